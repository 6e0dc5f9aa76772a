//! A list that is sent again.

use proptest::prelude::*;
use roster::resent::{Doubt, Sent, hold};
use roster::{Field, Person};

fn person(name: &str, email: &str, municipality: &str) -> Person {
    Person { name: name.into(), email: email.into(), municipality: municipality.into(), ..Person::default() }
}

#[test]
fn new_changed_same_and_missing_are_told() {
    let known = [
        person("Karin Ek", "k@x.se", "Gävle"),
        person("Anna Ek", "a@x.se", "Gävle"),
        person("Bo Ek", "b@x.se", "Gävle"),
    ];
    let mut changed = known[1].clone();
    changed.phone = "070-111 22 33".into();
    let sent = [changed, person("Karin Ek", "K@X.SE", "Gävle"), person("Mia Ek", "m@x.se", "Gävle")];
    let held = hold(&known, &sent);
    assert_eq!(
        held.sent,
        [Sent::Changed { known: 1, fields: vec![Field::Phone] }, Sent::Same { known: 0 }, Sent::New]
    );
    assert_eq!((held.missing.clone(), held.counts()), (vec![2], [1, 1, 1, 1]));
    assert!(held.proposals.is_empty());
}

#[test]
fn the_same_name_in_the_same_municipality_is_a_proposal_and_no_merge() {
    let known = [person("Anna Ek", "a@gavle.example", "Gävle kommun"), person("Bo Ek", "b@x.se", "Mora")];
    let sent = [
        person("anna ek", "anna.ek@gavle.example", "GÄVLE"),
        person("Bo Ek", "", ""),
        person("Bo Ek", "bo@habo.se", "Habo"),
    ];
    let held = hold(&known, &sent);
    assert_eq!(held.sent, [Sent::New, Sent::New, Sent::New]);
    assert_eq!(held.missing, [0, 1]);
    let told: Vec<_> = held.proposals.iter().map(|one| (one.sent, one.known, one.doubt)).collect();
    assert_eq!(told, [(0, 0, Doubt::NameAndMunicipality), (1, 1, Doubt::Name)]);
}

#[test]
fn another_name_on_the_address_is_a_doubt_and_a_fuller_one_is_not() {
    let held = hold(
        &[person("Anna Ek", "val@x.se", ""), person("Bo Ek", "b@x.se", "")],
        &[person("Karin Öhman", "val@x.se", ""), person("Bo Olof Ek", "b@x.se", "")],
    );
    assert_eq!(held.counts(), [0, 2, 0, 0]);
    assert_eq!(held.proposals.len(), 1);
    assert_eq!(held.proposals[0].doubt, Doubt::OtherName);
}

#[test]
fn a_mailbox_that_several_share_pairs_by_name_and_else_asks() {
    let known = [person("Anna Ek", "val@x.se", ""), person("Bo Ek", "val@x.se", "")];
    let held = hold(&known, &[known[1].clone(), known[0].clone()]);
    assert!(held.is_same() && held.proposals.is_empty());
    let held = hold(&known, &[person("Mia Ek", "val@x.se", "")]);
    assert_eq!(held.counts(), [1, 0, 0, 2]);
    assert!(held.proposals.iter().all(|one| one.doubt == Doubt::SharedAddress));
}

fn list() -> impl Strategy<Value = Vec<Person>> {
    let one = ("(Anna|Bo|Mia|)( Ek| Öhman)?", "(a|b|c|A)?@?(x\\.se)?", "(Gävle|Mora|)", "(vegan|)").prop_map(
        |(name, email, municipality, diet)| Person { name, email, municipality, diet, ..Person::default() },
    );
    prop::collection::vec(one, 0..9)
}

/// What is said of each person, whatever the order.
fn said(known: &[Person], sent: &[Person]) -> (Vec<String>, Vec<String>, Vec<String>) {
    let held = hold(known, sent);
    let mut of_sent: Vec<String> = (held.sent.iter().zip(sent))
        .map(|(standing, person)| match standing {
            Sent::New => format!("new {person:?}"),
            Sent::Changed { known: at, fields } => format!("{fields:?} {person:?} {:?}", known[*at]),
            Sent::Same { known: at } => format!("same {person:?} {:?}", known[*at]),
        })
        .collect();
    let mut missing: Vec<String> = held.missing.iter().map(|at| format!("{:?}", known[*at])).collect();
    let mut proposals: Vec<String> = held
        .proposals
        .iter()
        .map(|one| format!("{:?} {:?} {:?}", one.doubt, sent[one.sent], known[one.known]))
        .collect();
    of_sent.sort();
    missing.sort();
    proposals.sort();
    (of_sent, missing, proposals)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_list_held_against_itself_is_the_same(list in list()) {
        let held = hold(&list, &list);
        prop_assert!(held.is_same(), "{held:?}");
    }

    #[test]
    fn the_order_makes_no_difference(known in list(), sent in list(), by in 0..9_usize) {
        let (mut other_known, mut other_sent) = (known.clone(), sent.clone());
        other_known.rotate_left(by.min(known.len()));
        other_sent.reverse();
        prop_assert_eq!(said(&known, &sent), said(&other_known, &other_sent));
    }

    #[test]
    fn everyone_stands_once(known in list(), sent in list()) {
        let held = hold(&known, &sent);
        let mut standing: Vec<usize> = held.missing.clone();
        standing.extend(held.sent.iter().filter_map(|one| match one {
            Sent::New => None,
            Sent::Changed { known, .. } | Sent::Same { known } => Some(*known),
        }));
        standing.sort_unstable();
        prop_assert_eq!(standing, (0..known.len()).collect::<Vec<_>>());
        prop_assert_eq!(held.sent.len(), sent.len());
    }
}
