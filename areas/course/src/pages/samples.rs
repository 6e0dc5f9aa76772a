//! The pages of the course in every state, in both languages: empty, full, faulty.

use std::sync::Arc;

use askama::Template as _;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use organisation::TEXTS as ORGANISATION;
use roster::Person;
use sea_orm::prelude::Uuid;
use texts::{Catalogue, Lang, Words};
use web::Shell;
use workshop::ParticipantId;
use workshop::day::Workshop;
use workshop::day::rules::{Format, State as DayState};
use workshop::records::participant;
use workshop::registration::views::ParticipantRow;
use workshop::seats::rules::Place;

use super::list::{hold_against, people_of};
use super::own::Taker;
use super::{county, list, municipality, national, own, person, short};
use crate::form::{ToldForm, reason};
use crate::rules::{Policy, Source};
use crate::views::{Fact, Told};

fn id<T: From<Uuid>>(number: u128) -> T {
    T::from(Uuid::from_u128(number))
}

fn shell(words: &Words) -> Shell {
    Shell {
        t: words.clone(),
        title: "x".to_owned(),
        who: None,
        navigation: Vec::new(),
        trail: Vec::new(),
        flash: None,
        seen: None,
        csrf: "token".into(),
        path: "/workshop/1/kurs".into(),
        version: "0",
        holds_link: false,
        refresh_seconds: None,
        script: false,
    }
}

fn at() -> DateTime<Utc> {
    "2029-03-13T10:00:00Z".parse().unwrap()
}

fn workshop() -> Workshop {
    let clock = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let day = |day| NaiveDate::from_ymd_opt(2029, 3, day).unwrap();
    Workshop {
        id: id(1),
        programme: id(2),
        county: id(3),
        state: DayState::Placed,
        day: day(14),
        starts: clock(9),
        ends: clock(15),
        place: String::new(),
        address: String::new(),
        format: Format::Digital,
        register_by: day(6),
        seats_least: 3,
        seats_most: 5,
        tables: 8,
        chairs: 8,
        own_text: String::new(),
        contact: "Eva Lind, 010-225 10 00".into(),
        version: 1,
        sequence: 0,
        made_at: at(),
    }
}

fn fact(who: ParticipantId, source: Source) -> Fact {
    let reason =
        if source == Source::Exempt { "Leder utbildningen själv. ".repeat(4) } else { String::new() };
    Fact { participant: who, source, at: at(), said_by: "Karin Å".into(), reason }
}

fn taker(policy: Policy, sources: &[Source], place: &str) -> Taker {
    let who: ParticipantId = id(7);
    Taker {
        person: participant::Model {
            id: who,
            invitation: id(1),
            position: 1,
            name: "Åsa Långtnamn ".repeat(6),
            email: String::new(),
            email_folded: String::new(),
            role: String::new(),
            role_text: String::new(),
            phone: String::new(),
            protected: 0,
            sealed_person: None,
            needs_deleted: false,
            place: Place::Seated,
            waits_since: None,
        },
        workshop: workshop(),
        county: "Gävleborg".into(),
        course: "Introduktionsutbildning i valsäkerhet".into(),
        facts: sources.iter().map(|source| fact(who, *source)).collect(),
        policy,
        told: Told { place: place.to_owned(), ..Told::shipped() },
        now: at(),
    }
}

fn people(many: usize) -> Vec<ParticipantRow> {
    let row = |number: usize| ParticipantRow {
        id: id(number as u128),
        invitation: id((number / 5) as u128),
        municipality: id((number / 5) as u128),
        municipality_name: format!("Kommun{}", number / 5),
        municipality_code: "2101".into(),
        name: format!("Person{number} Ek"),
        email: format!("person{number}@kommun.example"),
        role: roster::Role::Other,
        role_text: String::new(),
        phone: String::new(),
        protected: number % 9 == 8,
    };
    (0..many).map(row).collect()
}

fn facts(many: usize) -> Vec<Fact> {
    (0..many)
        .flat_map(|number| {
            Source::ALL.into_iter().take(number % 7).map(move |source| fact(id(number as u128), source))
        })
        .collect()
}

fn of_county(words: &Words, many: usize, shows_all: bool) -> county::CountyPage {
    let path = "/workshop/1/kurs".to_owned();
    county::page_of(shell(words), path, &people(many), &facts(many), (Policy::Note, 1, shows_all))
}

fn read(words: &Words, text: &str) -> list::ListPage {
    let mut page = list::page_of(shell(words), "/workshop/1/kurs".into(), text);
    let rows = people_of(words, text.as_bytes()).unwrap();
    let people = people(12);
    hold_against(&mut page, &rows, &people, &[people[1].id]);
    page
}

const LIST: &str = "Namn;Kommun;E-post\nPerson1 Ek;;person1@kommun.example\nPerson2 Ek;Kommun0;\n\
                    Person3 Ek;;annan@privat.example\nIngen Alls;Mora;ingen@mora.example\n";

#[test]
fn a_list_loses_no_row() {
    let sources = [&web::TEXTS[..], &ORGANISATION, &workshop::TEXTS, &[crate::TEXTS]].concat();
    let words = Words::new(Arc::new(Catalogue::build(&sources).unwrap()), Lang::Sv);
    let page = read(&words, LIST);
    assert_eq!((page.found.len(), page.open.len(), page.lost.len()), (2, 1, 1));
    assert!(page.found[0].taken && !page.found[1].taken);
    // What is left is read again as it was.
    let rest = format!("{}\n{}\n{}", words.say("course-list-head"), page.open[0].again, page.lost[0].1);
    let again: Vec<Person> = people_of(&words, rest.as_bytes()).unwrap();
    let names: Vec<&str> = again.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["Person3 Ek", "Ingen Alls"]);
    assert_eq!((again[1].municipality.as_str(), again[1].email.as_str()), ("Mora", "ingen@mora.example"));
    assert!(people_of(&words, b"").is_err());
}

#[test]
fn every_page_is_whole_in_both_languages() {
    let sources =
        [&web::TEXTS[..], &ORGANISATION, &workshop::TEXTS, &[programme::TEXTS, crate::TEXTS]].concat();
    let catalogue = Arc::new(Catalogue::build(&sources).unwrap());
    for lang in Lang::ALL {
        let words = Words::new(catalogue.clone(), lang);
        let own_page = |policy, sources: &[Source], place: &str| {
            own::page_of(shell(&words), &taker(policy, sources, place)).render()
        };
        let mut unread = short::page_of(shell(&words), &taker(Policy::Short, &[], ""));
        unread.faults.add("read", words.say("course-short-fault"));
        let known = [(id(1), "Elsa By"), (id(6), "Bo Ek")];
        let paths = || ("/anmalan/1".to_owned(), "onsdag".to_owned());
        let told = Told { place: "https://utbildning.example".into(), ..Told::shipped() };
        let of_municipality = municipality::page_of(shell(&words), paths(), &known, (&facts(9), &told));
        let nobody = municipality::page_of(shell(&words), paths(), &[], (&[], &Told::shipped()));
        let mut faulty = of_county(&words, 7, true);
        faulty.faults.add("who", words.say("course-fault-nobody"));
        faulty.is_newer = true;
        let mut exempt =
            person::page_of(shell(&words), "/workshop/1/kurs".into(), ("Elsa By", "Ockelbo"), &facts(7));
        exempt.faults = reason(" ", &words).unwrap_err();
        let bare = person::page_of(shell(&words), "/workshop/1/kurs".into(), ("Elsa By", "Ockelbo"), &[]);
        let mut partly = list::page_of(shell(&words), "/workshop/1/kurs".into(), LIST);
        partly.taken = words.say2("course-list-taken-some", "people", 2, "left", 2);
        let form =
            ToldForm { place: "www.utbildning".into(), short_sv: "x".repeat(13_000), ..ToldForm::default() };
        let mut wrong = national::page_of(shell(&words), form.clone(), 1);
        wrong.faults = form.check(&words).unwrap_err();
        assert_eq!(wrong.faults.len(), 2);
        wrong.is_newer = true;
        let mut seen = national::page_of(shell(&words), ToldForm::of(&Told::shipped()), 0);
        seen.preview = national::preview(&words, &Told::shipped());
        let pages = [
            own_page(Policy::Note, &[], ""),
            own_page(Policy::Short, &[], "https://utbildning.example/kurs"),
            own_page(Policy::Block, &[], "Valcentralen, under Utbildning"),
            own_page(Policy::Block, &[Source::OwnWord, Source::List], ""),
            own_page(Policy::Block, &[Source::Exempt, Source::Short], ""),
            unread.render(),
            of_municipality.render(),
            nobody.render(),
            of_county(&words, 0, false).render(),
            of_county(&words, 1, false).render(),
            of_county(&words, 60, true).render(),
            faulty.render(),
            exempt.render(),
            bare.render(),
            read(&words, LIST).render(),
            partly.render(),
            wrong.render(),
            seen.render(),
        ];
        for (number, page) in pages.into_iter().enumerate() {
            let html = page.unwrap();
            let missing = html.split('⟦').nth(1).and_then(|rest| rest.split('⟧').next());
            assert_eq!(missing, None, "{lang}, page {number}");
            assert!(!html.contains("style=") && !html.contains("onclick"), "{lang}, page {number}");
        }
    }
}
