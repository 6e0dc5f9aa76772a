//! Short forms of names: initials on a chair, letters for a municipality, a county in a file's name. Pure.

use std::collections::HashSet;

/// One or two letters for a person: first and last name, without the small words between. Names whose words all begin
/// small are taken as they are; a name without any letter or digit gives a dot.
#[must_use]
pub fn initials(name: &str) -> String {
    let words: Vec<char> = name.split_whitespace().filter_map(first_letter).collect();
    let large: Vec<char> = words.iter().copied().filter(|letter| !letter.is_lowercase()).collect();
    let counted = if large.len() > 1 { large } else { words };
    match counted.as_slice() {
        [] => "·".to_owned(),
        [only] => only.to_uppercase().collect(),
        [first, .., last] => first.to_uppercase().chain(last.to_uppercase()).collect(),
    }
}

fn first_letter(word: &str) -> Option<char> {
    word.chars().find(|letter| letter.is_alphanumeric())
}

/// Letters for each name, all different: two letters where they are enough ("Gä", "Sö"), else the first letter with
/// another of the name ("Tj", "Tr", "To"), at last with a number. In the order of the names.
#[must_use]
pub fn short_forms(names: &[String]) -> Vec<String> {
    let mut taken = HashSet::new();
    names
        .iter()
        .map(|name| {
            let free = candidates(name).find(|short| !taken.contains(short));
            // The candidates have no end, so one is free.
            let short = free.unwrap_or_default();
            taken.insert(short.clone());
            short
        })
        .collect()
}

fn candidates(name: &str) -> impl Iterator<Item = String> + '_ {
    let mut letters = name.chars().filter(|letter| letter.is_alphanumeric());
    let first: String = letters.next().map_or_else(|| "·".to_owned(), |first| first.to_uppercase().collect());
    let with_letter = letters.map({
        let first = first.clone();
        move |next| format!("{first}{}", next.to_lowercase())
    });
    with_letter.chain((1_u64..).map(move |number| format!("{first}{number}")))
}

/// A name in small letters from a to z, for the name of a file: "Västra Götaland" gives "vastra-gotaland".
#[must_use]
pub fn plain(name: &str) -> String {
    let mut plain = String::new();
    for letter in name.to_lowercase().chars() {
        match letter {
            'å' | 'ä' | 'á' | 'à' => plain.push('a'),
            'ö' | 'ø' | 'ó' => plain.push('o'),
            'é' | 'è' => plain.push('e'),
            'ü' => plain.push('u'),
            letter if letter.is_ascii_alphanumeric() => plain.push(letter),
            _ if !plain.is_empty() && !plain.ends_with('-') => plain.push('-'),
            _ => {}
        }
    }
    plain.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn initials_are_those_of_first_and_last_name() {
        for (name, short) in [
            ("Karin Åberg", "KÅ"),
            ("Åsa von Essen", "ÅE"),
            ("Anna-Karin Ek Berg", "AB"),
            ("karin åberg", "KÅ"),
            ("Madonna", "M"),
            ("王小明", "王"),
            ("\"Lasse\" (Lars) Öberg", "LÖ"),
            ("🦊 Räv", "R"),
            ("🦊", "·"),
            ("", "·"),
            ("=1+1", "1"),
        ] {
            assert_eq!(initials(name), short, "{name}");
        }
    }

    #[test]
    fn municipalities_of_a_county_get_letters_that_can_be_guessed() {
        let gävleborg =
            ["Ockelbo", "Hofors", "Ovanåker", "Nordanstig", "Ljusdal", "Gävle", "Sandviken", "Söderhamn"];
        let short = short_forms(&gävleborg.map(str::to_owned));
        assert_eq!(short, ["Oc", "Ho", "Ov", "No", "Lj", "Gä", "Sa", "Sö"]);
        let clashing = ["Tibro", "Tidaholm", "Tjörn", "Tidaholm"];
        assert_eq!(short_forms(&clashing.map(str::to_owned)), ["Ti", "Td", "Tj", "Ta"]);
    }

    #[test]
    fn a_file_name_has_no_letters_that_a_disk_may_garble() {
        assert_eq!(plain("Västra Götaland"), "vastra-gotaland");
        assert_eq!(plain(" Ä/Ö: 2 "), "a-o-2");
        assert_eq!(plain("日本"), "");
    }

    proptest! {
        #[test]
        fn letters_of_municipalities_are_all_different(names in prop::collection::vec("\\PC{0,12}", 0..60)) {
            let short = short_forms(&names);
            let different: HashSet<_> = short.iter().collect();
            prop_assert_eq!(different.len(), names.len());
            prop_assert!(short.iter().all(|short| !short.is_empty()));
        }

        #[test]
        fn initials_of_anything_are_short_and_never_nothing(name in "\\PC{0,30}") {
            let initials = initials(&name);
            prop_assert!(!initials.is_empty());
            prop_assert!(initials.chars().count() <= 6);
        }

        #[test]
        fn a_file_name_is_plain_whatever_the_county_is_called(name in "\\PC{0,30}") {
            prop_assert!(plain(&name).chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-'));
        }
    }
}
