//! The pages of joining in every state, in both languages: empty, full, faulty.

use std::sync::Arc;

use askama::Template as _;
use chrono::{NaiveDate, NaiveTime};
use course::rules::State;
use course::views::Told;
use organisation::TEXTS as ORGANISATION;
use sea_orm::prelude::Uuid;
use texts::{Catalogue, Lang, Words};
use web::Shell;
use workshop::day::Workshop;
use workshop::day::rules::{Format, State as DayState};
use workshop::registration::views::ParticipantRow;

use super::county::{CountyPage, page_of as county_page_of};
use super::own::{JoinPage, page_of};
use crate::form::TermsForm;
use crate::rules::{Answer, Noted, Terms};
use crate::views::{Joined, Row};

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
        path: "/min-dag/1/anslut".into(),
        version: "0",
        holds_link: false,
        refresh_seconds: None,
        script: false,
    }
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
        made_at: "2028-11-01T08:00:00Z".parse().unwrap(),
    }
}

fn own(words: &Words, answer: Answer, places: u64) -> JoinPage {
    let told = Told { place: "Valcentralen, under Utbildning".into(), ..Told::shipped() };
    page_of(shell(words), &workshop(), &"Åsa Långtnamn ".repeat(6), (answer, places), &told)
}

fn rows(many: usize) -> Vec<Row> {
    let at = workshop().made_at;
    let row = |number: usize| Row {
        person: ParticipantRow {
            id: id(number as u128),
            invitation: id(1),
            municipality: id(1),
            municipality_name: "Ockelbo".into(),
            municipality_code: "2101".into(),
            name: format!("Person {number}"),
            email: String::new(),
            role: roster::Role::Other,
            role_text: String::new(),
            phone: String::new(),
            protected: false,
        },
        joined: number.is_multiple_of(2).then(|| Joined {
            participant: id(number as u128),
            workshop: id(1),
            first_at: at,
            last_at: at,
            times: 2,
            noted: 0,
            without_course: number.is_multiple_of(4),
        }),
        places: (number % 4) as u64,
        course: State::default(),
    };
    (0..many).map(row).collect()
}

fn county(words: &Words, many: usize) -> CountyPage {
    county_page_of(shell(words), "/workshop/1/anslutning".into(), (Terms::default(), 1), &rows(many))
}

#[test]
fn every_page_is_whole_in_both_languages() {
    let sources = [&web::TEXTS[..], &ORGANISATION, &workshop::TEXTS, &[course::TEXTS, crate::TEXTS]].concat();
    let catalogue = Arc::new(Catalogue::build(&sources).unwrap());
    for lang in Lang::ALL {
        let words = Words::new(catalogue.clone(), lang);
        let at = workshop().made_at;
        let mut faulty = county(&words, 3);
        faulty.form = TermsForm { minutes: "snart".into(), places: "0".into(), policy: String::new() };
        faulty.faults = faulty.form.check(&words).unwrap_err();
        assert_eq!(faulty.faults.len(), 3);
        (faulty.is_newer, faulty.is_physical) = (true, true);
        let mut inside = own(&words, Answer::Opens(Noted::default()), 1);
        inside.address = "https://mote.example/1".into();
        let pages = [
            own(&words, Answer::Opens(Noted::default()), 1).render(),
            own(&words, Answer::Opens(Noted { places: 3, without_course: true }), 3).render(),
            own(&words, Answer::NoCourse, 1).render(),
            own(&words, Answer::ShortCourse, 1).render(),
            own(&words, Answer::TooEarly(at), 1).render(),
            own(&words, Answer::Over, 0).render(),
            own(&words, Answer::OnSite, 0).render(),
            own(&words, Answer::Waits, 0).render(),
            own(&words, Answer::ManyPlaces(5), 5).render(),
            inside.render(),
            county(&words, 0).render(),
            county(&words, 40).render(),
            faulty.render(),
        ];
        for (number, page) in pages.into_iter().enumerate() {
            let html = page.unwrap();
            let missing = html.split('⟦').nth(1).and_then(|rest| rest.split('⟧').next());
            assert_eq!(missing, None, "{lang}, page {number}");
            assert!(!html.contains("style=") && !html.contains("onclick"), "{lang}, page {number}");
        }
    }
}
