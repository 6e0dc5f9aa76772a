//! What one cell means: names, diets, telephone numbers, formulas.

use crate::role::Role;
use crate::words::folded;

/// Whether the cell only says that there is nothing to say.
pub(crate) fn is_dash(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, '-' | '–' | '—' | '.' | '_' | '/' | '*'))
}

/// Whether the text says that no special diet is needed.
#[must_use]
pub fn is_no_diet(text: &str) -> bool {
    const NONE: &[&str] = &[
        "nej",
        "nej tack",
        "ingen",
        "inga",
        "inget",
        "ingenting",
        "no",
        "none",
        "nothing",
        "n/a",
        "na",
        "nil",
        "0",
        "ej",
        "saknas",
        "inga allergier",
        "ingen allergi",
        "ingen specialkost",
        "inga onskemal",
        "ater allt",
        "allatare",
        "normalkost",
        "vanlig kost",
        "no allergies",
        "ej aktuellt",
    ];
    is_dash(text) || NONE.contains(&folded(text).trim_end_matches(['.', '!']))
}

/// Whether a cell in the column for protected details says yes. What is neither yes nor no is taken for yes: a name
/// that was shown cannot be taken back.
pub(crate) fn is_yes(text: &str) -> bool {
    const NO: &[&str] = &["n", "false", "falskt", "ej skyddad", "inte skyddad", "not protected"];
    let said = folded(text);
    !said.is_empty() && !is_no_diet(text) && !NO.contains(&said.trim_end_matches(['.', '!']))
}

/// Whether a cell says, in words of its own, that somebody's details are protected.
pub(crate) fn speaks_of_protection(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "skyddad identitet",
        "skyddade personuppgifter",
        "skyddade uppgifter",
        "sekretessmarker",
        "kvarskrivning",
        "skyddad folkbokforing",
        "protected identity",
        "protected details",
    ];
    // Long notes are no place to look for it twice over; the first thousand signs are enough.
    let start: String = text.chars().take(1_000).collect();
    let said = folded(&start);
    WORDS.iter().any(|word| said.contains(word))
}

/// "Efternamn, Förnamn" as "Förnamn Efternamn", or nothing when the comma means something else.
pub(crate) fn turned_name(name: &str) -> Option<String> {
    let (last, first) = name.split_once(',')?;
    let (last, first) = (last.trim(), first.trim());
    let is_name = |text: &str| {
        let words = text.split(' ').count();
        (1..=3).contains(&words) && text.chars().all(|c| c.is_alphabetic() || " -'’.\"".contains(c))
    };
    let speaks_of_work = |text: &str| {
        Role::read(text).is_some()
            || ["kommun", "stad", "region"].iter().any(|word| folded(text).ends_with(word))
    };
    let fits = is_name(last)
        && is_name(first)
        && first.starts_with(|c: char| c.is_uppercase() || c == '"')
        && !speaks_of_work(first);
    fits.then(|| format!("{first} {last}"))
}

/// Whether a spreadsheet would take the text for a formula. Telephone numbers may begin with "+".
pub(crate) fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '@'])
        || (text.starts_with(['+', '-']) && text[1..].starts_with(|c: char| c.is_alphanumeric() || c == '('))
}

/// A number whose zero (or plus) a spreadsheet dropped, with it put back.
pub(crate) fn zero_restored(phone: &str) -> Option<String> {
    if !phone.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    match (phone.len(), phone.as_bytes()) {
        (9, [b'7', ..]) => Some(format!("0{phone}")),
        (11, [b'4', b'6', b'7', ..]) => Some(format!("+{phone}")),
        _ => None,
    }
}

/// Whether the text could be a telephone number, an extension ("ankn 12") included.
pub(crate) fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    (5..=30).contains(&digits) && letters * 2 <= digits && !(letters == 1 && text.contains("E+"))
}

/// What a spreadsheet shows for a number: no decimals when it has none.
pub(crate) fn number_text(value: f64) -> String {
    format!("{value}")
}

/// "C5": a cell as spreadsheets name it. Column 0-based, row 1-based.
#[must_use]
pub fn cell_name(column: usize, row: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}

#[cfg(test)]
mod tests {
    use super::{
        cell_name, is_formula, is_no_diet, is_phone, is_yes, speaks_of_protection, turned_name, zero_restored,
    };

    #[test]
    fn words_for_no_diet_are_no_diet() {
        for text in ["-", "–", "nej", "Ingen", "inga", "Nej tack!", "none"] {
            assert!(is_no_diet(text), "{text}");
        }
        assert!(!is_no_diet("ingen mjölk"));
    }

    #[test]
    fn what_is_not_no_is_protected() {
        for text in ["ja", "x", "X", "1", "Skyddad", "kanske"] {
            assert!(is_yes(text), "{text}");
        }
        for text in ["", "nej", "Nej.", "-", "0", "FALSE", "n", "no", "Ej skyddad"] {
            assert!(!is_yes(text), "{text}");
        }
    }

    #[test]
    fn a_word_for_protection_is_heard_anywhere() {
        assert!(speaks_of_protection("OBS! Skyddad identitet"));
        assert!(speaks_of_protection("har skyddade\u{a0}personuppgifter".replace('\u{a0}', " ").as_str()));
        assert!(!speaks_of_protection("skyddsombud"));
        assert!(!speaks_of_protection("Säkerhetsskyddschef"));
    }

    #[test]
    fn last_name_first_is_turned_only_when_both_are_names() {
        assert_eq!(turned_name("Sjöberg, Anna").as_deref(), Some("Anna Sjöberg"));
        assert_eq!(turned_name("af Klint, Per-Olov").as_deref(), Some("Per-Olov af Klint"));
        assert_eq!(turned_name("Karin Åström, valsamordnare"), None);
        assert_eq!(turned_name("Karin Åström, Gävle kommun"), None);
        assert_eq!(turned_name("Karin, Anna, Mia"), None);
        assert_eq!(turned_name("Karin Åström"), None);
    }

    #[test]
    fn formulas_are_told_from_dashes_and_names() {
        assert!(is_formula("=HYPERLINK(\"http://x.example\")"));
        assert!(is_formula("@SUM(A1)"));
        assert!(is_formula("-1+2"));
        assert!(!is_formula("- ej ägg"));
        assert!(!is_formula("Karin"));
    }

    #[test]
    fn a_lost_zero_is_put_back() {
        assert_eq!(zero_restored("701112203").as_deref(), Some("0701112203"));
        assert_eq!(zero_restored("46701112203").as_deref(), Some("+46701112203"));
        assert_eq!(zero_restored("0701112203"), None);
        assert_eq!(zero_restored("070-111 22 03"), None);
    }

    #[test]
    fn phones_are_recognised_in_any_spelling() {
        for text in ["070-111 22 01", "+46 70 111 22 02", "026-17 00 04", "08-123 45 ankn 12"] {
            assert!(is_phone(text), "{text}");
        }
        assert!(!is_phone("7.01E+08") && !is_phone("se ovan") && !is_phone("12"));
    }

    #[test]
    fn cells_are_named_as_in_a_spreadsheet() {
        assert_eq!(cell_name(2, 5), "C5");
        assert_eq!(cell_name(26, 1), "AA1");
        assert_eq!(cell_name(16_383, 1), "XFD1");
    }
}
