//! Every page of a workshop in every state, in both languages; and what other samples of this area stand on.

use std::sync::Arc;

use askama::Template as _;
use chrono::{Days, NaiveDate, TimeZone as _, Utc};
use sea_orm::prelude::Uuid;
use texts::{Catalogue, Lang, Words};
use web::{Faults, Shell, Who};

use super::overview::{NonePage, Reader, overview_page};
use super::settings::{SettingsPage, differences, settings_page};
use crate::day::form::{FormFault, SettingsForm, said};
use crate::day::rules::{Format, Settings, State};
use crate::day::views::Standing;
use crate::day::{Workshop, needs};

pub(crate) fn words(lang: Lang) -> Words {
    let sources = [&crate::TEXTS[..], &[programme::TEXTS], &organisation::TEXTS, &web::TEXTS].concat();
    Words::new(Arc::new(Catalogue::build(&sources).unwrap()), lang)
}

pub(crate) fn shell(words: &Words) -> Shell {
    Shell {
        t: words.clone(),
        title: words.say("day-title"),
        who: Some(Who {
            organisation: "Länsstyrelsen i Gävleborgs län".into(),
            duty: words.say("duty-county_coordinator"),
            person: "Karin Åberg".into(),
            duties: Vec::new(),
        }),
        navigation: Vec::new(),
        trail: Vec::new(),
        flash: None,
        seen: None,
        csrf: "token".into(),
        path: "/workshop".into(),
        version: "0.1.0",
        holds_link: false,
        refresh_seconds: None,
        script: false,
    }
}

pub(crate) fn assert_whole(html: &str, lang: Lang) {
    let missing: Option<String> = html.split('⟦').nth(1).map(|rest| rest.chars().take(60).collect());
    assert_eq!(missing, None, "{lang}");
    assert_eq!(html.matches("<h1").count(), 1);
    assert!(!html.contains("style="), "the CSP refuses inline style");
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2029, 1, 10).unwrap()
}

pub(crate) fn standing(state: State, counts: [i64; 4]) -> Standing {
    let settings = Settings::usual(today() + Days::new(62), 10);
    let [invited, answered, people, seated] = counts;
    let workshop = Workshop {
        id: Uuid::nil().into(),
        programme: Uuid::nil().into(),
        county: Uuid::nil().into(),
        state,
        day: settings.day,
        starts: settings.starts,
        ends: settings.ends,
        place: settings.place,
        address: settings.address,
        format: settings.format,
        register_by: settings.register_by,
        seats_least: settings.seats_least,
        seats_most: settings.seats_most,
        tables: settings.tables,
        chairs: settings.chairs,
        own_text: String::new(),
        contact: settings.contact,
        version: 1,
        sequence: 0,
        made_at: Utc.with_ymd_and_hms(2029, 1, 2, 8, 0, 0).unwrap(),
    };
    let outdated = (invited - answered) / 2;
    Standing { workshop, municipalities: 10, invited, answered, outdated, people, seated }
}

/// Empty, under way, late, done; and one with long names in a room that is too small.
fn standings() -> Vec<Standing> {
    let mut all = vec![
        standing(State::Preparing, [0, 0, 0, 0]),
        standing(State::Invited, [10, 7, 31, 0]),
        standing(State::Invited, [1, 0, 0, 0]),
        standing(State::Placed, [10, 10, 44, 43]),
        standing(State::Placed, [49, 49, 240, 240]),
        standing(State::Documented, [10, 10, 44, 44]),
    ];
    for format in Format::ALL {
        let mut long = standing(State::Invited, [33, 31, 1, 0]);
        long.workshop.format = format;
        long.workshop.place = "Länsstyrelsens samlingssal Östersjön ".repeat(5);
        long.workshop.address = "Å".repeat(200);
        long.workshop.contact = "Kjell-Åke Söderström-Björkqvist\n010-000 00 00".into();
        long.workshop.tables = 1;
        long.workshop.chairs = 2;
        all.push(long);
    }
    all
}

#[test]
fn the_overview_is_whole_in_every_state_on_every_day_for_every_reader() {
    for lang in Lang::ALL {
        let words = words(lang);
        for standing in standings() {
            for ahead in [0, 20, 53, 54, 62, 63] {
                for duty in organisation::Duty::ALL {
                    let coordinates = duty == organisation::Duty::CountyCoordinator;
                    let reader = Reader { today: today() + Days::new(ahead), duty };
                    let page = overview_page(shell(&words), "Västra Götalands län", &standing, reader);
                    let html = page.render().unwrap();
                    assert_whole(&html, lang);
                    assert_eq!(html.contains("/installningar"), coordinates);
                    assert_eq!(
                        html.contains("/deltagare"),
                        coordinates,
                        "a link that leads to a closed gate"
                    );
                }
            }
        }
        assert_whole(&NonePage { shell: shell(&words) }.render().unwrap(), lang);
    }
}

#[test]
fn the_settings_are_whole_with_every_fault_and_beside_a_newer_version() {
    let faults = |words: &Words| {
        let all = "day day-past starts ends ends-early format place place-long address-long register-by register-by-late \
            seats-least seats-most seats-most-less tables chairs contact contact-long";
        let keys: Vec<String> = all.split(' ').map(|key| format!("day-fault-{key}")).collect();
        let mut faults = Faults::none();
        for key in keys {
            faults.add("contact", words.say(&key));
        }
        faults
    };
    for lang in Lang::ALL {
        let words = words(lang);
        let settings = standing(State::Invited, [10, 7, 31, 0]).workshop.settings();
        let page = |form, faults| settings_page(shell(&words), "0", Uuid::nil().into(), 3, form, faults);
        let other = Settings {
            day: settings.day + Days::new(1),
            starts: settings.ends,
            ends: settings.starts,
            place: "Slottet".into(),
            address: "Slottstorget 1".into(),
            format: Format::Hybrid,
            register_by: settings.day,
            seats_least: 1,
            seats_most: 2,
            tables: 3,
            chairs: 4,
            contact: "Karin".into(),
        };
        let newer = differences(&words, &settings, &other);
        assert_eq!(newer.len(), 12);
        let blank = page(SettingsForm::of(&other), Faults::none());
        let missing = SettingsForm::default().check(today(), None).unwrap_err();
        let pages = [
            page(SettingsForm::default(), said(&missing, &words)),
            page(SettingsForm::of(&settings), faults(&words)),
            SettingsPage { newer, is_newer: true, ..blank },
            SettingsPage { is_newer: true, ..page(SettingsForm::of(&settings), Faults::none()) },
        ];
        for page in pages {
            assert_whole(&page.render().unwrap(), lang);
        }
    }
}

#[test]
fn every_fault_points_to_a_field_that_is_there() {
    let words = words(Lang::Sv);
    let missing: Vec<FormFault> = SettingsForm::default().check(today(), None).unwrap_err();
    let faults = said(&missing, &words);
    let page = settings_page(shell(&words), "0", Uuid::nil().into(), 1, SettingsForm::default(), faults);
    let html = page.render().unwrap();
    for fault in missing {
        assert!(html.contains(&format!("id=\"{}\"", fault.field)), "{}", fault.field);
        assert!(html.contains(&format!("id=\"{}-fault\"", fault.field)), "{}", fault.field);
    }
}

#[test]
fn the_county_is_told_the_next_thing_first() {
    let words = words(Lang::Sv);
    let told = |standing: &Standing, ahead| {
        let needs = needs::of_county(standing, today() + Days::new(ahead), &words);
        needs.into_iter().map(|need| need.text).collect::<Vec<_>>()
    };
    let mut first = standing(State::Preparing, [0, 0, 0, 0]);
    assert_eq!(
        told(&first, 0),
        ["Fyll i plats och kontakt för workshopen", "Skicka inbjudan till 10 kommuner"]
    );
    first.workshop.place = "Slottet".into();
    first.workshop.contact = "Karin".into();
    assert_eq!(told(&first, 0), ["Skicka inbjudan till 10 kommuner"]);
    let mut asked = Standing { invited: 10, answered: 7, people: 31, ..first };
    asked.workshop.state = State::Invited;
    assert_eq!(told(&asked, 0), ["Tre kommuner har inte svarat"]);
    assert_eq!(told(&asked, 55), ["Tre kommuner har inte svarat", "Placera 31 deltagare vid bord"]);
    let mut all = Standing { answered: 10, ..asked };
    assert_eq!(told(&all, 0), ["Placera 31 deltagare vid bord"]);
    all.workshop.state = State::Placed;
    all.seated = 30;
    assert_eq!(told(&all, 0), ["En deltagare saknar plats vid ett bord"]);
    all.seated = 31;
    assert_eq!(told(&all, 0), Vec::<String>::new());
    all.seated = 0;
    assert_eq!(told(&all, 63), Vec::<String>::new(), "the day is over");
}
