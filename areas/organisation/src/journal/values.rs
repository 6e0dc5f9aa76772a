//! What the codes in details are called. A code that is not here is shown as it is, so that nothing vanishes.

use texts::Words;

use super::words::deed;

/// Codes that the deeds of this version tell, by the detail in which they stand. Each area's tests hold its own codes
/// against this list.
pub const VALUES: &[(&str, &[&str])] = &[
    ("duty", &["national_lead", "county_coordinator", "municipal_coordinator", "auditor", "facilitator"]),
    ("act", &["throw_away_key", "take_out_everyone", "open_protected"]),
    ("way", &["link", "passkey", "code", "provider", "command", "name", "camera"]),
    ("format", &["physical", "digital", "hybrid"]),
    (
        "kind",
        &[
            "registration",
            "participant",
            "guest",
            "door_host",
            "xlsx",
            "csv",
            "jsonl",
            "wall",
            "cards",
            "tents",
            "slips",
            "list",
            "badges",
            "door",
            "sign_in",
            "certificates",
            "sign",
            "anew",
            "mended",
            "feed",
            "participants",
            "guests",
            "mail",
            "page",
            "pdf",
            "json",
        ],
    ),
    ("ground", &["request", "dispute", "supervision", "investigation", "archive"]),
    ("election", &["european_parliament", "general", "sami_parliament", "extra", "rerun", "referendum"]),
    ("effort", &["usual", "longer", "longest", "at_the_door"]),
    (
        "outcome",
        &[
            "refused",
            "newer",
            "choices",
            "failed",
            "open",
            "done",
            "not_ours",
            "comes",
            "declines",
            "municipality",
            "room",
            "not_invited",
            "same",
            "taken",
            "closed",
            "approved",
            "unanswered",
            "held_until",
            "several",
        ],
    ),
    ("part", &["participant", "documenter", "guest", "facilitator", "both", "day", "team", "nothing"]),
    (
        "rule",
        &[
            "apart",
            "together",
            "wish",
            "whole",
            "each",
            "spread",
            "first_reminder",
            "last_reminder",
            "contact",
            "county",
            "practical",
            "joining",
            "course_first",
            "course_second",
            "course_municipality",
            "course_third",
            "course_county",
            "course_last",
            "thanks",
        ],
    ),
    ("policy", &["note", "short", "block"]),
    ("state", &["on", "off"]),
    (
        "reason",
        &[
            "down",
            "untrusted",
            "clocks",
            "stale",
            "declined",
            "not-signed-in",
            "refuses-us",
            "no-address",
            "unverified",
            "foreign-domain",
            "other-organisation",
            "no-duty",
            "duty-elsewhere",
            "taken",
        ],
    ),
];

/// Whether a code has its word in this detail.
#[must_use]
pub fn has_word(detail: &str, code: &str) -> bool {
    VALUES.iter().any(|(of, codes)| *of == detail && codes.contains(&code))
}

/// A text of a detail: the word of a code, the name of a deed, or itself.
pub(super) fn said(detail: &str, text: &str, words: &Words) -> String {
    match detail {
        "deed" => deed(text, words),
        _ if !has_word(detail, text) => text.to_owned(),
        "duty" => words.say(&format!("duty-{text}")),
        // The door has ways of its own.
        "way" if !matches!(text, "name" | "camera") => words.say(&format!("session-way-{text}")),
        _ => words.say(&format!("journal-value-{detail}-{text}")),
    }
}

#[cfg(test)]
mod tests {
    use texts::Lang;
    use web::session::Way;

    use super::*;
    use crate::Duty;
    use crate::samples::words;
    use crate::second_person::Act;

    #[test]
    fn every_code_has_a_word_in_both_languages() {
        for lang in Lang::ALL {
            let words = words(lang);
            for (detail, codes) in VALUES {
                for code in *codes {
                    let said = said(detail, code, &words);
                    assert!(!said.contains('⟦') && !said.is_empty(), "{detail}: {code}");
                    assert!(!said.contains('_'), "{detail}: {code} is {said}");
                }
            }
        }
    }

    #[test]
    fn every_code_of_this_area_has_its_word() {
        assert!(Duty::ALL.iter().all(|duty| has_word("duty", duty.code())));
        assert!(Act::ALL.iter().all(|act| has_word("act", act.code())));
        let ways = [Way::Link, Way::Passkey, Way::Code, Way::Provider, Way::Command];
        assert!(ways.iter().all(|way| has_word("way", way.code())));
    }

    #[test]
    fn what_is_no_code_stands_as_it_is() {
        let words = words(Lang::Sv);
        assert_eq!(said("reason", "Kontot är övertaget", &words), "Kontot är övertaget");
        assert_eq!(said("duty", "of_a_later_version", &words), "of_a_later_version");
        assert_eq!(said("duty", "auditor", &words), "revisor");
        assert_eq!(said("deed", "table_plan.seat_fixed", &words), "Plats låstes");
    }
}
