//! Short forms of names: a name under a chair, letters for a municipality, a county in a file's name. Pure.

use std::collections::HashSet;

fn first_letter(word: &str) -> Option<char> {
    word.chars().find(|letter| letter.is_alphanumeric())
}

/// A name of so many letters at most: whole where it fits, else the first name with the last one's first letter.
#[must_use]
pub fn within(name: &str, most: usize) -> String {
    let length = |text: &str| text.chars().count();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if length(&name) <= most {
        return name;
    }
    let mut words = name.split(' ');
    let first = words.next().unwrap_or_default();
    let last = words.next_back().and_then(first_letter);
    let short = last.map_or_else(|| first.to_owned(), |letter| format!("{first} {letter}"));
    if length(&short) <= most {
        return short;
    }
    short.chars().take(most.saturating_sub(1)).chain(['…']).collect()
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
/// Says nothing of whether two names are one; `roster::is_same_name` does.
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
    fn a_name_under_a_chair_is_as_whole_as_it_can_be() {
        for (name, short) in [
            ("Åsa Ek", "Åsa Ek"),
            ("Karin Zetterlund", "Karin Z"),
            ("Per-Olov Christoffer Öhman", "Per-Olov Ö"),
            ("Wolfeschlegelsteinhausen", "Wolfeschleg…"),
            ("", ""),
        ] {
            assert_eq!(within(name, 12), short);
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
        fn a_name_under_a_chair_is_never_longer_than_it_may(name in "\\PC{0,30}") {
            prop_assert!(within(&name, 12).chars().count() <= 12);
        }

        #[test]
        fn a_file_name_is_plain_whatever_the_county_is_called(name in "\\PC{0,30}") {
            prop_assert!(plain(&name).chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-'));
        }
    }
}
