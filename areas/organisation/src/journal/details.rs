//! What changed in a deed, in words.

use serde_json::Value;
use texts::Words;

use super::values::said;

/// Longer values are cut: the page is for finding a line, not for reading its content.
const LONGEST_VALUE: usize = 160;

/// What the deeds of this version tell, as their details name it. What is not here is shown by its name, so that
/// nothing vanishes.
pub const NAMES: &[&str] = &[
    "act",
    "address",
    "agreed_by",
    "agreements",
    "asked_by",
    "bound",
    "browsers",
    "called_off",
    "chairs",
    "changed",
    "characters",
    "columns",
    "contact",
    "cost",
    "count",
    "counties",
    "county",
    "day",
    "days",
    "deed",
    "doubtful",
    "duties",
    "duty",
    "effort",
    "election",
    "ends",
    "ends_on",
    "facilitators",
    "format",
    "from",
    "from_above",
    "generation",
    "gone",
    "ground",
    "guests",
    "held",
    "items",
    "kept",
    "keys",
    "kind",
    "last_day",
    "late",
    "left",
    "letters",
    "lines",
    "links",
    "mails",
    "minutes",
    "months",
    "most",
    "moved",
    "municipalities",
    "name",
    "network",
    "new",
    "new_browser",
    "number",
    "organisations",
    "outcome",
    "part",
    "passkey",
    "people",
    "place",
    "policy",
    "provider",
    "questions",
    "reason",
    "recovery_codes",
    "refused",
    "reference",
    "register_by",
    "request",
    "reviews",
    "room",
    "retimed",
    "round",
    "rounds",
    "rows",
    "rule",
    "sealed_anew",
    "seats",
    "seats_least",
    "seats_most",
    "seed",
    "seen",
    "sequence",
    "sessions",
    "shown",
    "starts",
    "starts_on",
    "state",
    "subject",
    "swap",
    "table",
    "tables",
    "taken_away",
    "team",
    "thing",
    "tie",
    "to",
    "unopened",
    "values",
    "version",
    "waiting",
    "wants",
    "way",
    "which",
    "wished",
    "without_course",
    "workshop",
    "wrong_this_hour",
];

/// The values of a line, one after the other. What is no JSON object is shown as it is.
pub(super) fn details(json: &str, words: &Words) -> String {
    match serde_json::from_str(json) {
        Ok(Value::Object(fields)) => {
            let pairs = fields
                .iter()
                .map(|(name, value)| format!("{}: {}", called(name, words), plain(name, value, words)));
            pairs.collect::<Vec<_>>().join(", ")
        }
        Ok(Value::Null) => String::new(),
        _ => json.to_owned(),
    }
}

fn called(name: &str, words: &Words) -> String {
    if NAMES.contains(&name) { words.say(&format!("journal-detail-{name}")) } else { name.to_owned() }
}

fn plain(of: &str, value: &Value, words: &Words) -> String {
    let text = match value {
        Value::Bool(true) => words.say("journal-yes"),
        Value::Bool(false) => words.say("journal-no"),
        Value::Null => "–".to_owned(),
        Value::String(text) => said(of, text, words),
        // A setting before and after.
        Value::Array(pair) if pair.len() == 2 => {
            pair.iter().map(|one| plain(of, one, words)).collect::<Vec<_>>().join(" → ")
        }
        Value::Object(fields) => {
            let pairs = fields
                .iter()
                .map(|(name, value)| format!("{} {}", called(name, words), plain(name, value, words)));
            pairs.collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    };
    match text.char_indices().nth(LONGEST_VALUE) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use texts::Lang;

    use super::*;
    use crate::samples::words;

    #[test]
    fn details_are_read_as_words_and_values() {
        let words = words(Lang::Sv);
        assert_eq!(
            details(r#"{"people":4,"late":true,"what_comes_later":[1,2,3]}"#, &words),
            "sent: ja, personer: 4, what_comes_later: [1,2,3]"
        );
        assert_eq!(details(r#"{"changed":{"tables":[5,8]}}"#, &words), "ändrat: antal bord 5 → 8");
        assert_eq!(
            details(r#"{"changed":{"format":["physical","digital"]},"duty":"auditor"}"#, &words),
            "ändrat: form på plats → digital, uppdrag: revisor"
        );
        assert_eq!(details("{}", &words), "");
        assert_eq!(details("oläsligt", &words), "oläsligt");
        assert!(details(&format!(r#"{{"text":"{}"}}"#, "å".repeat(5000)), &words).chars().count() < 200);
    }

    #[test]
    fn every_name_has_a_word_in_both_languages() {
        for lang in Lang::ALL {
            for name in NAMES {
                assert!(!called(name, &words(lang)).contains('⟦'), "{name}");
            }
        }
    }
}
