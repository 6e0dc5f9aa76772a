//! The pages in every state, in both languages.

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template as _;
use chrono::{DateTime, Utc};
use course::rules::{Entry, Policy, Source, State};
use course::views::Told;
use roster::Role;
use sea_orm::prelude::Uuid;
use texts::{Catalogue, Lang, Words};
use web::{Choice, Faults, Shell};
use workshop::registration::views::ParticipantRow;
use workshop::registration::walk_in::Waiting;

use super::coming::{Typed, coming_page_of, roles};
use super::deciding::to_decide;
use super::door::{County, DoorPage, door_page_of};
use super::mobile::mobile_page;
use super::taught;
use crate::deeds::NoSeat;
use crate::rules::{Here, Phase};
use crate::views::{Note, Person, Standing};

fn words(lang: Lang) -> Words {
    let sources = [
        &[crate::TEXTS][..],
        &workshop::TEXTS,
        &[programme::TEXTS, course::TEXTS],
        &organisation::TEXTS,
        &web::TEXTS,
    ];
    Words::new(Arc::new(Catalogue::build(&sources.concat()).unwrap()), lang)
}

fn shell(words: &Words) -> Shell {
    Shell {
        t: words.clone(),
        title: words.say("door-title"),
        who: None,
        navigation: Vec::new(),
        trail: Vec::new(),
        flash: None,
        seen: None,
        csrf: "token".into(),
        path: "/workshop/0/dorren".into(),
        version: "0.1.0",
        holds_link: true,
        refresh_seconds: None,
        script: false,
    }
}

fn moment() -> DateTime<Utc> {
    "2029-03-14T07:42:00Z".parse().unwrap()
}

fn person(number: usize, name: &str, here: usize) -> Person {
    let protected = name.contains("skyddad");
    Person {
        row: ParticipantRow {
            id: Uuid::from_u128(number as u128).into(),
            invitation: Uuid::nil().into(),
            municipality: Uuid::from_u128(number as u128 % 3).into(),
            municipality_name: ["Ockelbo", "Gävle", "Nordanstig"][number % 3].into(),
            municipality_code: "2101".into(),
            name: name.into(),
            email: String::new(),
            role: Role::ALL[number % 7],
            role_text: String::new(),
            phone: String::new(),
            protected,
        },
        tables: match number % 3 {
            0 => vec![Some(3), Some(1)],
            1 => vec![Some(2), None],
            _ => vec![None, None],
        },
        here: (here > 0).then(|| Here {
            since: moment(),
            keys: (0..here).map(|key| Uuid::from_u128(key as u128)).collect(),
            devices: here.min(2),
            seen: number.is_multiple_of(2),
            late: here == 1 && number.is_multiple_of(5),
            without_course: number.is_multiple_of(2),
        }),
        replaced_by: (number == 4).then(|| "Gunnar Öberg".into()),
        stands_in_for: (number == 5).then(|| "Anna Ek".into()),
        both_here: number == 5,
        over: number == 7,
        course: match number % 4 {
            0 => State::Done(Source::OwnWord),
            1 => State::Missing,
            2 => State::Short,
            _ => State::Exempt,
        },
    }
}

/// The door when everybody is noted whom one can decide about: for each reason one, the first of them twice.
fn noted(standing: &Standing) -> Standing {
    let note = |(number, (why, name)): (u128, (NoSeat, &str))| Note {
        id: Uuid::from_u128(number).into(),
        workshop: Uuid::nil().into(),
        name: name.to_owned(),
        municipality: Uuid::nil().into(),
        role: "communicator".into(),
        why: why.code().into(),
        at: moment(),
        instead_of: standing.people.first().map(|person| person.row.id),
        seen: true,
        device: String::new(),
        decided: None,
        participant: (number == 0).then(|| Uuid::from_u128(90).into()),
    };
    let names = ["Eva Lind", "eva lind", "<b>Ada</b>", "Åsa von Essen", "Per-Olov Öhman", "Siv Ek"];
    let notes = (0..).zip(NoSeat::ALL.into_iter().zip(names)).map(note).collect();
    let waiting = Waiting {
        id: Uuid::from_u128(90).into(),
        name: "ÅSA VON ESSEN".into(),
        municipality: Uuid::nil().into(),
        role: Role::Other,
        role_text: String::new(),
    };
    Standing { notes, waiting: vec![waiting], ..standing.clone() }
}

fn standing(phase: Phase, closed: bool, people: usize) -> Standing {
    let names = ["Åsa von Essen", "Per-Olov Öhman", "Deltagare 7 (skyddad)", "<b>Ada</b>"];
    let people = (0..people).map(|at| person(at, names[at % 4], [0, 1, 0, 3][at % 4])).collect();
    Standing {
        phase,
        closed_at: closed.then(moment),
        people,
        notes: Vec::new(),
        waiting: Vec::new(),
        named: HashMap::new(),
        rounds: 2,
        policy: Policy::Short,
    }
}

fn doors(lang: Lang) -> Vec<DoorPage> {
    let words = words(lang);
    let path = || "/workshop/0/dorren".to_owned();
    let mut all = Vec::new();
    for phase in [Phase::Trial, Phase::Day, Phase::Over] {
        for closed in [false, true] {
            for people in [0, 8, 150] {
                for typed in ["", "öh", "finns inte"] {
                    let standing = standing(phase, closed, people);
                    let mut shown = door_page_of(shell(&words), &standing, (path(), typed));
                    if typed.is_empty() {
                        shown.notes = to_decide(&words, &noted(&standing), Uuid::nil);
                        shown.county = Some(County {
                            workshop: "/workshop/0".into(),
                            without_table: people,
                            has_plan: people > 8,
                            is_trial: phase == Phase::Trial,
                            shut: closed,
                            deeds: [String::new(), String::new()],
                        });
                    }
                    all.push(shown);
                }
            }
        }
    }
    all
}

fn assert_whole(html: &str, lang: Lang) {
    let missing: Option<String> = html.split('⟦').nth(1).map(|rest| rest.chars().take(60).collect());
    assert_eq!(missing, None, "{lang}");
    assert_eq!(html.matches("<h1").count(), 1);
    assert!(!html.contains("style="), "the CSP refuses inline style");
    assert!(!html.contains("<b>Ada"));
}

#[test]
fn the_door_is_whole_in_every_state() {
    for lang in Lang::ALL {
        for mut shown in doors(lang) {
            let html = shown.render().unwrap();
            assert_whole(&html, lang);
            assert_eq!(html.contains("name=\"kod\""), shown.open && !shown.nobody);
            assert_eq!(
                html.contains("/dorren/har\""),
                shown.open && shown.rows.iter().any(|row| !row.here && !row.replaced)
            );
            assert_eq!(html.contains("/stang\""), shown.open && shown.county.is_some());
            let plans = shown.county.as_ref().is_some_and(|county| county.has_plan && !county.is_trial);
            assert_eq!(html.contains("/planera\""), plans);
            let mut faults = Faults::none();
            faults.add("kod", shown.shell.t.say("door-fault-code"));
            shown.faults = faults;
            assert_whole(&shown.render().unwrap(), lang);
        }
    }
}

#[test]
fn nobody_asks_who_somebody_with_protected_details_is() {
    let words = words(Lang::Sv);
    let mut standing = standing(Phase::Day, false, 3);
    standing.people.retain(|person| person.row.protected);
    let html = door_page_of(shell(&words), &standing, (String::new(), "")).render().unwrap();
    assert!(html.contains("Deltagare 7 (skyddad)") && html.contains("Numret räcker"));
    assert!(!html.contains("name=\"sedd\" type=\"checkbox\" value=\"ja\"><label"), "{html}");
}

#[test]
fn whoever_comes_without_being_expected_is_asked_little() {
    for lang in Lang::ALL {
        let words = words(lang);
        for person in ["", "0"] {
            let paths = ("/dorren".to_owned(), "/dorren/oanmald".to_owned());
            let mut shown = coming_page_of(shell(&words), "…".into(), paths, Typed::default());
            shown.person = person.into();
            for field in ["name", "municipality", "role"] {
                shown.faults.add(field, words.say(&format!("door-fault-{field}")));
            }
            let html = shown.render().unwrap();
            assert_whole(&html, lang);
            assert_eq!(html.contains("name=\"municipality\""), person.is_empty());
        }
    }
}

#[test]
fn whoever_has_not_done_the_course_is_met_with_what_the_county_wants_and_the_short_version() {
    for lang in Lang::ALL {
        let words = words(lang);
        for entry in [Entry::Short, Entry::Stopped] {
            let of = (Uuid::from_u128(1).into(), "Åsa von Essen", "Ockelbo");
            let short = Told::shipped();
            let mut shown = taught::page_of(shell(&words), "/dorren".into(), of, (entry, short.short(lang)));
            let html = shown.render().unwrap();
            assert_whole(&html, lang);
            assert!(!html.contains("/kurs/person/"), "the county alone exempts");
            shown.exempt = "/workshop/0/kurs/person/1".into();
            shown.protected = true;
            assert_whole(&shown.render().unwrap(), lang);
        }
    }
}

#[test]
fn the_page_that_lies_in_the_phone_holds_no_name() {
    for lang in Lang::ALL {
        let from = vec![Choice::new("0", "Gävle")];
        let shown =
            mobile_page(shell(&words(lang)), "/workshop/0/dorren".into(), (from, roles(&words(lang))));
        let html = shown.render().unwrap();
        assert_whole(&html, lang);
        for part in shown.needed.split(' ') {
            let name = part.splitn(4, '/').nth(3).unwrap();
            assert!(web::assets::exists(name), "{name}");
        }
    }
}
