//! Texts that a spreadsheet would calculate.

use std::borrow::Cow;

/// Puts an apostrophe before a text that a spreadsheet would take for a formula when it opens a csv file: one that
/// begins with `=`, `+`, `-`, `@`, their full-width forms, tab, carriage return or line feed. Source: OWASP, *CSV
/// Injection*.
///
/// Phone numbers in the form `+46…` get it too. That is on purpose: Excel calculates `+46 70` and drops the plus of
/// `+46701112202`; with the apostrophe the number is kept as it was written.
///
/// A text that already has apostrophes before such a sign gets one more, so that [`restore`] always gives back
/// exactly what was neutralised.
#[must_use]
pub fn neutralise(text: &str) -> Cow<'_, str> {
    if would_calculate(text.trim_start_matches('\'')) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Takes away the apostrophe that [`neutralise`] put there. Any other text, also one that begins with an apostrophe
/// of its own (`'t Hooft`), is given back as it is.
#[must_use]
pub fn restore(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if would_calculate(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}

fn would_calculate(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_formula_is_made_harmless_and_a_name_is_left_alone() {
        assert_eq!(neutralise("=HYPERLINK(\"http://x.example\")"), "'=HYPERLINK(\"http://x.example\")");
        assert_eq!(neutralise("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(neutralise("\tx"), "'\tx");
        assert_eq!(neutralise("-"), "'-");
        assert!(matches!(neutralise("Per-Olov Öhman"), Cow::Borrowed(_)));
        assert!(matches!(neutralise("070-111 22 01"), Cow::Borrowed(_)));
        assert!(matches!(neutralise(""), Cow::Borrowed(_)));
    }

    #[test]
    fn a_phone_number_with_a_plus_comes_back_as_it_was() {
        assert_eq!(neutralise("+46 70 111 22 02"), "'+46 70 111 22 02");
        assert_eq!(restore("'+46 70 111 22 02"), "+46 70 111 22 02");
    }

    #[test]
    fn an_apostrophe_of_ones_own_is_not_taken() {
        assert_eq!(restore("'t Hooft"), "'t Hooft");
        assert_eq!(restore(&neutralise("'=x")), "'=x");
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in "['=+@\t\ra-c-]{0,6}|.*") {
            let neutral = neutralise(&text);
            prop_assert!(!would_calculate(&neutral));
            prop_assert_eq!(restore(&neutral), text.as_str());
        }
    }
}
