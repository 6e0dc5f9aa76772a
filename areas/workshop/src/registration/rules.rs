//! What is said of a list: seats, target roles, what changed, whose it is, what the kitchen hears. Pure.

use std::collections::{BTreeMap, BTreeSet};

use roster::Role;

use crate::seats::rules::MOST_WAITING;

/// The roles that every municipality should send (invitation of 2022, *Målgrupp*; PRODUCT.md, *participant*).
pub const TARGET: [Role; 5] = [
    Role::ElectionCoordinator,
    Role::BoardMember,
    Role::SecurityCoordinator,
    Role::PreparednessCoordinator,
    Role::Communicator,
];

/// The roles of the coverage table: the target roles, then those that are welcome.
pub const SHOWN: [Role; 6] = [
    Role::ElectionCoordinator,
    Role::BoardMember,
    Role::SecurityCoordinator,
    Role::PreparednessCoordinator,
    Role::Communicator,
    Role::ItSecurity,
];

/// The roles a person covers. One title may hold two: a *säkerhets- och beredskapssamordnare* covers both.
#[must_use]
pub fn covered(role: Option<Role>, role_text: &str) -> BTreeSet<Role> {
    let mut covered: BTreeSet<Role> = role.into_iter().filter(|role| *role != Role::Other).collect();
    if matches!(role, Some(Role::SecurityCoordinator | Role::PreparednessCoordinator)) {
        let text = role_text.to_lowercase();
        let named = |words: &[&str]| {
            text.split(|sign: char| !sign.is_alphanumeric())
                .any(|part| words.iter().any(|word| part.starts_with(word)))
        };
        if named(&["säkerhet", "security"]) {
            covered.insert(Role::SecurityCoordinator);
        }
        if named(&["beredskap", "kris", "preparedness", "crisis"]) {
            covered.insert(Role::PreparednessCoordinator);
        }
    }
    covered
}

/// How a list fits the seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seats {
    /// Nobody is on the list.
    Nobody,
    /// Fewer than the municipality is asked for. Can be sent.
    Few,
    /// As many as there are seats for.
    Fits,
    /// So many more than there are seats: they wait. Can be sent.
    SomeWait(i32),
    /// More than can wait. Cannot be sent.
    TooMany,
}

/// Holds the number of people against the seats.
#[must_use]
pub fn seats(people: usize, least: i32, most: i32) -> Seats {
    let people = i64::try_from(people).unwrap_or(i64::MAX);
    match people {
        0 => Seats::Nobody,
        _ if people > i64::from(most) + i64::from(MOST_WAITING) => Seats::TooMany,
        _ if people > i64::from(most) => {
            Seats::SomeWait(i32::try_from(people - i64::from(most)).unwrap_or(MOST_WAITING))
        }
        _ if people < i64::from(least) => Seats::Few,
        _ => Seats::Fits,
    }
}

/// Names of a municipality by which a row can mean it: short and formal, in small letters.
#[derive(Clone, Debug)]
pub struct Named {
    short: String,
    formal: String,
}

impl Named {
    /// By its names: "Falun", "Falu kommun".
    #[must_use]
    pub fn new(short: &str, formal: &str) -> Self {
        Self { short: short.to_lowercase(), formal: formal.to_lowercase() }
    }

    /// Whether a text in small letters names it.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        let begins_a_word = |name: &str| {
            !name.is_empty()
                && text.match_indices(name).any(|(at, _)| {
                    let before = text[..at].chars().next_back();
                    let after = text[at + name.len()..].chars().next();
                    let ends = after.is_none_or(|sign| !sign.is_alphanumeric() || sign == 's');
                    before.is_none_or(|sign| !sign.is_alphanumeric()) && ends
                })
        };
        begins_a_word(&self.formal) || begins_a_word(&self.short)
    }
}

/// Whether the words in a list's column for the municipality name another one than `own`. An office or a board
/// ("Kommunledningskontoret") names none.
#[must_use]
pub fn is_of_another(text: &str, own: &Named, others: &[Named]) -> bool {
    let text = text.to_lowercase();
    if text.is_empty() || own.is_in(&text) {
        return false;
    }
    let says_municipality = text.split_whitespace().skip(1).any(|word| word.trim_matches(',') == "kommun");
    says_municipality || others.iter().any(|other| other.is_in(&text))
}

/// Beginnings of diets that people write in many ways, and the text key of the one way they are counted by.
const DIETS: [(&str, &str); 8] = [
    ("gluten", "gluten"),
    ("laktos", "lactose"),
    ("lactos", "lactose"),
    ("vegetari", "vegetarian"),
    ("vegan", "vegan"),
    ("halal", "halal"),
    ("kosher", "kosher"),
    ("pescetari", "pescetarian"),
];

/// One line for the kitchen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Diet {
    /// A usual one, by the end of its text key.
    Usual(&'static str),
    /// As it was written, in small letters.
    Written(String),
}

/// Diets as counts, without whose they are. What several people wrote in other words is one line.
pub fn diets<'a>(texts: impl IntoIterator<Item = &'a str>) -> BTreeMap<Diet, usize> {
    let mut counts = BTreeMap::new();
    for text in texts.into_iter().map(str::trim).filter(|text| !text.is_empty()) {
        *counts.entry(diet(text)).or_default() += 1;
    }
    counts
}

/// Access needs as counts, as they were written: two that mean the same are told apart sooner than two that do not are
/// taken for one.
pub fn access<'a>(texts: impl IntoIterator<Item = &'a str>) -> BTreeMap<Diet, usize> {
    let mut counts = BTreeMap::new();
    for text in texts.into_iter().map(str::trim).filter(|text| !text.is_empty()) {
        *counts.entry(Diet::Written(text.to_lowercase())).or_default() += 1;
    }
    counts
}

fn diet(text: &str) -> Diet {
    let small = text.to_lowercase();
    let one_word = small.split([',', ';', ' ', '/', '+']).count() == 1
        || small.ends_with(" kost")
        || small.ends_with(" mat")
        || small.ends_with("intolerant");
    let usual = DIETS.iter().find(|(start, _)| one_word && small.starts_with(start));
    usual.map_or(Diet::Written(small.clone()), |(_, key)| Diet::Usual(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_with_two_roles_covers_both() {
        let both = BTreeSet::from([Role::SecurityCoordinator, Role::PreparednessCoordinator]);
        assert_eq!(covered(Some(Role::SecurityCoordinator), "Säkerhets- och beredskapssamordnare"), both);
        assert_eq!(covered(Some(Role::PreparednessCoordinator), "Kris- och säkerhetssamordnare"), both);
        assert_eq!(
            covered(Some(Role::PreparednessCoordinator), "Beredskapssamordnare"),
            BTreeSet::from([Role::PreparednessCoordinator])
        );
        assert_eq!(covered(Some(Role::Other), "Registrator"), BTreeSet::new());
        assert_eq!(covered(None, ""), BTreeSet::new());
    }

    #[test]
    fn four_hundred_people_do_not_fit_five_seats() {
        assert_eq!(seats(400, 3, 5), Seats::TooMany);
        assert_eq!(seats(16, 3, 5), Seats::TooMany);
        assert_eq!(seats(15, 3, 5), Seats::SomeWait(10));
        assert_eq!(seats(6, 3, 5), Seats::SomeWait(1));
        assert_eq!(seats(5, 3, 5), Seats::Fits);
        assert_eq!(seats(2, 3, 5), Seats::Few);
        assert_eq!(seats(0, 3, 5), Seats::Nobody);
        assert_eq!(seats(usize::MAX, 3, 5), Seats::TooMany);
    }

    #[test]
    fn rows_of_another_municipality_are_noticed() {
        let own = Named::new("Falun", "Falu kommun");
        let others = [Named::new("Borlänge", "Borlänge kommun"), Named::new("Mora", "Mora kommun")];
        for text in
            ["Falu kommun", "FALUN", "Valnämnden i Falun", "Falu kommuns valkansli", "", "Kommunkansliet"]
        {
            assert!(!is_of_another(text, &own, &others), "{text}");
        }
        for text in ["Borlänge", "Valnämnden, Borlänge kommun", "Hofors kommun", "Mora"] {
            assert!(is_of_another(text, &own, &others), "{text}");
        }
    }

    #[test]
    fn habo_is_not_habo_with_a_ring() {
        let own = Named::new("Håbo", "Håbo kommun");
        assert!(is_of_another("Habo", &own, &[Named::new("Habo", "Habo kommun")]));
    }

    #[test]
    fn the_kitchen_gets_counts() {
        let counts =
            diets(["glutenfri", "Glutenfritt", "", "Vegetarian", "vegetarisk kost", "Nötallergi; ej ägg"]);
        let lines: Vec<_> = counts.into_iter().collect();
        assert_eq!(
            lines,
            [
                (Diet::Usual("gluten"), 2),
                (Diet::Usual("vegetarian"), 2),
                (Diet::Written("nötallergi; ej ägg".into()), 1),
            ]
        );
    }

    #[test]
    fn two_diets_of_one_person_are_not_made_one() {
        assert_eq!(
            diets(["gluten- och laktosfritt"]).into_keys().collect::<Vec<_>>(),
            [Diet::Written("gluten- och laktosfritt".into())]
        );
    }
}
