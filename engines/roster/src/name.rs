//! Names of people, as they are told from each other.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A name as it is compared; empty when it has no word. Two hands write one name with other capitals, spaces, hyphens and
/// points, and two ears hear none of them. Accents are kept: Åsa and Asa are two people.
#[must_use]
pub fn fold_name(name: &str) -> String {
    let whole: String = name.nfc().collect();
    let words = whole.split(|sign: char| !sign.is_alphanumeric() && !is_combining_mark(sign));
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    // J with a caron has no sign of its own, j with one has.
    words.join(" ").nfc().collect()
}

/// Whether two names are one. Two that have no word are none.
#[must_use]
pub fn is_same_name(one: &str, other: &str) -> bool {
    let one = fold_name(one);
    !one.is_empty() && one == fold_name(other)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization as _;

    use super::{fold_name, is_same_name};

    #[test]
    fn capitals_spaces_hyphens_and_points_say_nothing() {
        for (one, other) in [
            ("Eva Lind", "  eva\u{a0}LIND "),
            ("Per-Olov Ek", "Per Olov Ek"),
            ("Per–Olov Ek", "per-olov ek"),
            ("Anna M. Ek", "Anna M Ek"),
            ("Sean O'Brien", "Sean O’Brien"),
            ("Åsa Öhman", "A\u{30a}sa O\u{308}hman"),
            ("İpek Yılmaz", "İPEK Yılmaz"),
        ] {
            assert!(is_same_name(one, other), "{one}, {other}");
        }
    }

    #[test]
    fn letters_with_and_without_accents_are_others_and_no_name_is_nobodys() {
        for (one, other) in [
            ("Åsa Ek", "Asa Ek"),
            ("Eva Lind", "Lind Eva"),
            ("Anna Ek", "Anna Maria Ek"),
            ("Per Olov", "Perolov"),
            ("", ""),
            ("–", "?"),
        ] {
            assert!(!is_same_name(one, other), "{one}, {other}");
        }
        assert_eq!(fold_name(" – "), "");
    }

    proptest! {
        #[test]
        fn a_name_that_is_folded_stays_as_it_is_and_is_still_the_same(name in "\\PC{0,30}") {
            let folded = fold_name(&name);
            prop_assert_eq!(fold_name(&folded), folded.clone());
            prop_assert_eq!(fold_name(&name.nfd().collect::<String>()), folded.clone());
            prop_assert_eq!(is_same_name(&name, &folded), !folded.is_empty());
        }
    }
}
