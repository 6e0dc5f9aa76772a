//! The pages of seats in every state, in both languages: empty, full, faulty.

use std::collections::{BTreeMap, HashMap};

use askama::Template as _;
use organisation::register::Organisation;
use roster::Role;
use texts::{Lang, Words};

use super::county::{SeatsPage, Seen, page_of};
use super::own::{HoldPage, page_of as hold_page_of};
use crate::registration::pages::samples::{id, invited, shell, words, workshop};
use crate::seats::form::{RulesForm, held_checked};
use crate::seats::letters;
use crate::seats::rules::{Group, Hall, Person, Place, SeatRules, Span};
use crate::seats::views::Waiting;

fn hall(municipalities: usize) -> Hall {
    let group = |at: usize| {
        let person = |one: usize| Person {
            id: id(1_000 + (at * 100 + one) as u128),
            role: Role::ALL[one % 7],
            place: Place::ALL[if one > 3 { one % 5 } else { 0 }],
            was: Place::Seated,
            since: None,
            position: 1,
        };
        Group {
            invitation: id(at as u128 + 1),
            most: 5,
            held: [(Role::Communicator, at % 3)].into(),
            people: (0..(at * 7) % 40).map(person).collect(),
        }
    };
    Hall { room: Some(60), groups: (0..municipalities).map(group).collect(), ..Hall::default() }
}

fn county(words: &Words, municipalities: usize, waiting: usize) -> SeatsPage {
    let mut rules = SeatRules { wished: Some(4), room: Some(60), ..SeatRules::default() };
    rules.roles.insert(Role::Communicator, Span { least: 1, wished: 1, most: Some(1) });
    let waits = |at: usize| Waiting {
        id: id(5_000 + at as u128),
        invitation: id((at % municipalities.max(1)) as u128 + 1),
        name: "Åsa Långtnamn-Andersson ".repeat(1 + at % 3),
        role: Role::ALL[at % 7],
        place: Place::ALL[1 + at % 4],
        since: Some(workshop().made_at),
    };
    let names: HashMap<_, _> =
        (0..municipalities).map(|at| (id(at as u128 + 1), format!("Kommun {at}"))).collect();
    let seen = Seen {
        hall: hall(municipalities),
        waiting: (0..waiting).map(waits).collect(),
        names,
        rules,
        version: 3,
    };
    page_of(shell(words, &words.say("seats-title")), "/workshop/1/platser".into(), &workshop(), seen)
}

fn faulty(words: &Words) -> SeatsPage {
    let mut shown = county(words, 3, 2);
    let mut form = RulesForm::of(&SeatRules::default());
    (form.wished, form.room, form.late) = ("nio".into(), "0".into(), "x".into());
    form.roles[0].least = "-1".into();
    form.roles[1].wished = "0".into();
    form.roles[2].most = "0".into();
    shown.faults = form.check((3, 5), words).unwrap_err();
    assert_eq!(shown.faults.len(), 6);
    shown.form = form;
    shown.is_newer = true;
    shown.shell = shown.shell.with_faults(&shown.faults);
    shown
}

fn own(words: &Words, typed: &str) -> HoldPage {
    let held = BTreeMap::from([(Role::Communicator, 1)]);
    let named = BTreeMap::from([(Role::BoardMember, vec!["Elsa By".to_owned(), "Bo Ö".to_owned()])]);
    let mut shown =
        hold_page_of(shell(words, &words.say("seats-own-title")), "/anmalan/1".into(), 5, (&held, &named));
    if let Err(faults) = held_checked(&[(Role::Communicator, typed.to_owned())], words) {
        shown.shell = shown.shell.with_faults(&faults);
        shown.faults = faults;
        shown.is_newer = true;
    }
    shown
}

/// The letters, as text.
fn letters(words: &Words, municipality: &Organisation) -> Vec<String> {
    let names = ["Elsa By".to_owned(), "Deltagare 7 (skyddad)".to_owned()];
    let one = &Role::ALL[..1];
    [
        letters::seat(words, &workshop(), &names, "https://x/y"),
        letters::seat(words, &workshop(), &names[..1], "https://x/y"),
        letters::lacking(words, &workshop(), municipality, (&Role::ALL[..3], one), "https://x/y"),
        letters::lacking(words, &workshop(), municipality, (&[], one), "https://x/y"),
    ]
    .into_iter()
    .map(|(subject, blocks)| format!("{subject}\n{blocks:?}"))
    .collect()
}

#[test]
fn every_page_and_letter_is_whole_in_both_languages() {
    for lang in Lang::ALL {
        let words = words(lang);
        let mut pages = vec![
            county(&words, 0, 0).render(),
            county(&words, 10, 3).render(),
            county(&words, 49, 40).render(),
            faulty(&words).render(),
            own(&words, "1").render(),
            own(&words, "en").render(),
        ];
        pages.extend(letters(&words, &invited().municipality).into_iter().map(Ok));
        for (at, page) in pages.into_iter().enumerate() {
            let html = page.unwrap();
            let missing = html.split('⟦').nth(1).and_then(|rest| rest.split('⟧').next());
            assert_eq!(missing, None, "{lang}, page {at}");
            assert!(!html.contains("style=") && !html.contains("onclick"), "{lang}, page {at}");
        }
    }
}
