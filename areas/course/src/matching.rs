//! Rows of a list of those who have done the course, held against those who are registered. Pure.
//!
//! Always: a row is matched by its address, or by name and municipality together; a name alone is offered, and a person
//! decides; no row is lost.

use roster::{Person, fold_email, is_same_name};
use workshop::ParticipantId;
use workshop::registration::rules::{Named, is_of_another};

/// Somebody who is registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Who.
    pub id: ParticipantId,
    /// Their name; of somebody whose details are protected a label, which matches nothing.
    pub name: String,
    /// Their address; empty when it is protected.
    pub email: String,
    /// The short and the formal name of their municipality.
    pub municipality: (String, String),
    /// Their details are protected.
    pub protected: bool,
}

/// Whom a row means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// Somebody, for certain.
    Sure(ParticipantId),
    /// One of these, perhaps: a person decides.
    Perhaps(Vec<ParticipantId>),
    /// Nobody who is registered.
    Nobody,
}

/// Whom each row means.
#[must_use]
pub fn hold(known: &[Known], rows: &[Person]) -> Vec<Match> {
    rows.iter().map(|row| of_row(known, row)).collect()
}

fn of_row(known: &[Known], row: &Person) -> Match {
    let open = || known.iter().filter(|one| !one.protected);
    let address = fold_email(&row.email);
    let is_named = |one: &&Known| is_same_name(&one.name, &row.name);
    if address.contains('@') {
        let at: Vec<&Known> = open().filter(|one| fold_email(&one.email) == address).collect();
        match at[..] {
            [] => {}
            [only] => return Match::Sure(only.id),
            // A mailbox that several share says by the name whose row it is.
            _ => {
                let named: Vec<&&Known> = at.iter().filter(|one| is_named(one)).collect();
                return match named[..] {
                    [only] => Match::Sure(only.id),
                    _ => Match::Perhaps(at.iter().map(|one| one.id).collect()),
                };
            }
        }
    }
    let named: Vec<&Known> = open().filter(is_named).filter(|one| !is_elsewhere(known, one, row)).collect();
    match named[..] {
        [] => Match::Nobody,
        [only] if is_said(only, row) => Match::Sure(only.id),
        _ => Match::Perhaps(named.iter().map(|one| one.id).collect()),
    }
}

/// The row names their municipality.
fn is_said(one: &Known, row: &Person) -> bool {
    named(one).is_in(&row.municipality.to_lowercase())
}

/// The row names another municipality.
fn is_elsewhere(known: &[Known], one: &Known, row: &Person) -> bool {
    let others: Vec<Named> =
        known.iter().filter(|other| other.municipality != one.municipality).map(named).collect();
    is_of_another(&row.municipality, &named(one), &others)
}

fn named(one: &Known) -> Named {
    Named::new(&one.municipality.0, &one.municipality.1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sea_orm::prelude::Uuid;

    use super::*;

    fn known(number: u128, name: &str, email: &str, municipality: &str) -> Known {
        Known {
            id: Uuid::from_u128(number).into(),
            name: name.into(),
            email: email.into(),
            municipality: (municipality.into(), format!("{municipality} kommun")),
            protected: false,
        }
    }

    fn row(name: &str, email: &str, municipality: &str) -> Person {
        Person {
            name: name.into(),
            email: email.into(),
            municipality: municipality.into(),
            ..Person::default()
        }
    }

    fn all() -> Vec<Known> {
        vec![
            known(1, "Elsa By", "elsa@ockelbo.example", "Ockelbo"),
            known(2, "Anna Ek", "anna@ockelbo.example", "Ockelbo"),
            known(3, "Anna Ek", "anna@hofors.example", "Hofors"),
            Known { protected: true, ..known(4, "Ockelbo 1", "", "Ockelbo") },
        ]
    }

    fn id(number: u128) -> ParticipantId {
        Uuid::from_u128(number).into()
    }

    #[test]
    fn an_address_or_name_and_municipality_is_certain_and_a_name_alone_is_asked_about() {
        let rows = [
            row("E. By", "ELSA@ockelbo.example", ""),
            row("anna-ek", "", "Hofors kommun"),
            row("Anna Ek", "ek@privat.example", ""),
            row("Elsa By", "", ""),
            row("Elsa By", "", "Mora kommun"),
            row("Ockelbo 1", "", "Ockelbo"),
            row("Bo Ö", "bo@ockelbo.example", "Ockelbo"),
        ];
        let held = hold(&all(), &rows);
        assert_eq!(
            held,
            [
                Match::Sure(id(1)),
                Match::Sure(id(3)),
                Match::Perhaps(vec![id(2), id(3)]),
                Match::Perhaps(vec![id(1)]),
                Match::Nobody,
                Match::Nobody,
                Match::Nobody,
            ]
        );
    }

    #[test]
    fn a_mailbox_that_several_share_is_told_apart_by_name() {
        let shared = [
            known(1, "Elsa By", "val@ockelbo.example", "Ockelbo"),
            known(2, "Bo Ek", "val@ockelbo.example", "Ockelbo"),
        ];
        let held = hold(
            &shared,
            &[row("Bo Ek", "val@ockelbo.example", ""), row("Valet", "val@ockelbo.example", "")],
        );
        assert_eq!(held, [Match::Sure(id(2)), Match::Perhaps(vec![id(1), id(2)])]);
    }

    proptest! {
        #[test]
        fn every_row_has_its_answer_and_nobody_protected_is_ever_meant(
            rows in prop::collection::vec(("[ab]{0,2}", "[ab@.]{0,4}", "[oO]{0,1}"), 0..12),
            people in prop::collection::vec(("[ab]{1,2}", "[ab@.]{0,4}", "[oO]{1}", any::<bool>()), 0..8),
        ) {
            let known: Vec<Known> = people
                .iter()
                .enumerate()
                .map(|(at, (name, email, place, protected))| Known { protected: *protected, ..known(at as u128, name, email, place) })
                .collect();
            let rows: Vec<Person> = rows.iter().map(|(name, email, place)| row(name, email, place)).collect();
            let held = hold(&known, &rows);
            prop_assert_eq!(held.len(), rows.len());
            for one in held {
                let meant = match one { Match::Sure(id) => vec![id], Match::Perhaps(ids) => ids, Match::Nobody => vec![] };
                prop_assert!(meant.iter().all(|id| known.iter().any(|one| one.id == *id && !one.protected)));
            }
        }
    }
}
