//! What always holds when a list is held against another.

use proptest::prelude::*;
use sea_orm::prelude::Uuid;

use super::*;
use crate::records::participant;
use crate::registration::rules::Named;
use crate::seats::rules::Place;

fn id(at: usize) -> ParticipantId {
    Uuid::from_u128(at as u128 + 1).into()
}

fn list(people: &[Person]) -> OwnList {
    let stored = people.iter().enumerate().map(|(at, person)| participant::Model {
        id: id(at),
        invitation: Uuid::from_u128(9).into(),
        position: i32::try_from(at).unwrap() + 1,
        name: person.name.clone(),
        email: person.email.clone(),
        email_folded: person.email.clone(),
        role: String::new(),
        role_text: String::new(),
        phone: String::new(),
        protected: 0,
        sealed_person: None,
        needs_deleted: false,
        place: Place::Seated,
        waits_since: None,
    });
    OwnList { stored: stored.collect(), people: people.to_vec(), ..OwnList::default() }
}

fn person() -> impl Strategy<Value = Person> {
    ("(Karin Ek|Per By|Elsa Ö|Karin)", "(a|b|c|d)@x.se").prop_map(|(name, email)| Person {
        name,
        email,
        ..Person::default()
    })
}

fn line() -> impl Strategy<Value = Line> {
    let who = prop_oneof![
        Just(None),
        Just(Some(Who::Another)),
        (0_usize..5).prop_map(|at| Some(Who::Same(id(at))))
    ];
    let is = prop_oneof![4 => Just(None), 1 => (0_usize..5).prop_map(|at| Some(id(at)))];
    (person(), who, is, any::<bool>(), any::<bool>()).prop_map(|(person, who, is, out, left)| Line {
        number: Some(1),
        person,
        who,
        is,
        out,
        left: out && left,
        ..Line::default()
    })
}

fn known() -> impl Strategy<Value = Vec<Person>> {
    // Each address stands once in a list.
    proptest::collection::vec(person(), 0..5).prop_map(|mut people| {
        let mut seen = std::collections::HashSet::new();
        people.retain(|person| seen.insert(person.email.clone()));
        people
    })
}

proptest! {
    #[test]
    fn everybody_who_stands_is_on_a_row_or_asked_about(
        people in known(),
        lines in proptest::collection::vec(line(), 0..6),
    ) {
        let places = Places { own: Named::new("Ockelbo", "Ockelbo kommun"), others: Vec::new() };
        let list = list(&people);
        let held = Held::of(&lines, &list, &BTreeMap::new(), &places);
        prop_assert_eq!(held.standing.len(), lines.len());
        let mut times = vec![0; people.len()];
        for (at, line) in lines.iter().enumerate() {
            if let Some(known) = held.known(at) {
                prop_assert!(line.is_taken());
                times[known] += 1;
            }
        }
        for missing in &held.missing {
            times[missing.known] += 1;
        }
        let asked = |known: usize| held.open().any(|asked| asked.candidates.contains(&known));
        for (known, times) in times.into_iter().enumerate() {
            prop_assert!(times == 1 || times == 0 && asked(known), "{known}: {times}");
        }
    }

    #[test]
    fn nobody_goes_unless_it_was_said(people in known(), lines in proptest::collection::vec(line(), 0..6)) {
        let places = Places { own: Named::new("Ockelbo", "Ockelbo kommun"), others: Vec::new() };
        let list = list(&people);
        let held = Held::of(&lines, &list, &BTreeMap::new(), &places);
        for missing in held.missing.iter().filter(|missing| !missing.stays) {
            let replaced = held.asked.iter().any(|asked| {
                asked.answer == Some(Who::Another) && asked.candidates.contains(&missing.known)
            });
            prop_assert!(missing.is_said || replaced);
        }
    }

    #[test]
    fn the_list_that_stands_sent_again_is_the_same(people in known()) {
        let places = Places { own: Named::new("Ockelbo", "Ockelbo kommun"), others: Vec::new() };
        let lines: Vec<Line> = people
            .iter()
            .map(|person| Line { number: Some(1), person: person.clone(), ..Line::default() })
            .collect();
        let held = Held::of(&lines, &list(&people), &BTreeMap::new(), &places);
        let same = |(known, standing): (usize, &Standing)| *standing == Standing::Same { known };
        prop_assert!(held.standing.iter().enumerate().all(same), "{:?}", held);
        prop_assert!(held.missing.is_empty() && held.asked.is_empty());
    }

    #[test]
    fn two_of_a_list_are_never_one(people in known(), sent in proptest::collection::vec(person(), 0..6)) {
        let of = settled(&list(&people), &sent, &BTreeMap::new());
        let mut found: Vec<usize> = of.into_iter().flatten().collect();
        let before = found.len();
        found.sort_unstable();
        found.dedup();
        prop_assert_eq!(found.len(), before);
    }
}
