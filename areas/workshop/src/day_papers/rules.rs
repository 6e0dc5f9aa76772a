//! Which papers there are, and how a name is found by its surname. Pure.

/// Which paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Badges.
    Badges,
    /// The list at the door.
    Door,
    /// The sheet to sign.
    SignIn,
    /// Certificates of attendance.
    Certificates,
    /// A direction sign.
    Sign,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Badges, Self::Door, Self::SignIn, Self::Certificates, Self::Sign];

    /// Those with people's names, in the order in which they are needed.
    pub const OF_PEOPLE: [Self; 4] = [Self::Badges, Self::Door, Self::SignIn, Self::Certificates];

    /// The code in forms, text keys and the journal.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Badges => "badges",
            Self::Door => "door",
            Self::SignIn => "sign_in",
            Self::Certificates => "certificates",
            Self::Sign => "sign",
        }
    }

    /// The paper of people with this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::OF_PEOPLE.into_iter().find(|kind| kind.code() == code)
    }
}

/// Words that stand before a surname and go with it.
const PARTICLES: [&str; 16] =
    ["af", "al", "av", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "la", "van", "von", "zu"];

/// A name as a list by surname has it, with what it is sorted by. What stands before a surname (`von`, `af`) is shown
/// and not sorted by. Of two surnames without a hyphen the last one counts: names are stored in one piece.
#[must_use]
pub fn by_surname(name: &str) -> (String, String) {
    let words: Vec<&str> = name.split_whitespace().collect();
    let Some((last, before)) = words.split_last() else { return (String::new(), String::new()) };
    let small = |word: &&&str| PARTICLES.contains(&word.to_lowercase().as_str());
    let particles = before.iter().rev().take_while(small).count();
    // Somebody whose name begins with such a word still has a first name.
    let particles = particles.min(before.len().saturating_sub(1));
    let (first, particles) = before.split_at(before.len() - particles);
    if first.is_empty() {
        return ((*last).to_owned(), (*last).to_owned());
    }
    let first = first.join(" ");
    let surname = particles.iter().chain([last]).copied().collect::<Vec<_>>().join(" ");
    (format!("{surname}, {first}"), format!("{last} {first}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_is_found_by_its_surname() {
        for (name, shown, sorted) in [
            ("Per-Olov Öhman", "Öhman, Per-Olov", "Öhman Per-Olov"),
            ("Åsa von Essen", "von Essen, Åsa", "Essen Åsa"),
            ("Maria  de la Cruz", "de la Cruz, Maria", "Cruz Maria"),
            ("Anna Maria Ek Berg", "Berg, Anna Maria Ek", "Berg Anna Maria Ek"),
            ("Von Ek", "Ek, Von", "Ek Von"),
            ("Cher", "Cher", "Cher"),
            ("", "", ""),
        ] {
            assert_eq!(by_surname(name), (shown.to_owned(), sorted.to_owned()), "{name}");
        }
    }

    proptest! {
        #[test]
        fn no_word_of_a_name_is_lost(name in "[A-Za-zÅÄÖåäö -]{0,40}") {
            let sorted = |text: &str| {
                let mut words: Vec<_> = text.replace(',', " ").split_whitespace().map(str::to_owned).collect();
                words.sort();
                words
            };
            prop_assert_eq!(sorted(&by_surname(&name).0), sorted(&name));
        }
    }
}
