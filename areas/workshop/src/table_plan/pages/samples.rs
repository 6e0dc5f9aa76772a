//! The page in every state, in both languages.

use askama::Template as _;
use chrono::{TimeZone as _, Utc};
use roster::Role;
use sea_orm::prelude::Uuid;
use texts::Lang;

use super::plan::{Keys, PlanPage};
use crate::day::Workshop;
use crate::day::pages::samples::{assert_whole, shell, standing as day, words};
use crate::day::rules::State;
use crate::registration::views::ParticipantRow;
use crate::table_plan::arrange::Seat;
use crate::table_plan::rules::Mixing;
use crate::table_plan::views::{Standing, TablePlan};

const LONG: &str = "Per-Olov Christoffer Oxenstierna von Eka och Lindö till Årsta-Wolfeschlegelsteinhausen";

fn workshop(tables: i32) -> Workshop {
    Workshop { tables, chairs: 8, ..day(State::Placed, [10, 10, 38, 38]).workshop }
}

fn id(number: usize) -> Uuid {
    Uuid::from_u128(number as u128 + 1)
}

fn person(number: usize, name: &str, municipality: &str) -> ParticipantRow {
    ParticipantRow {
        id: id(number).into(),
        invitation: id(number / 4).into(),
        municipality: id(number / 4).into(),
        municipality_name: format!("{municipality} {}", number / 4),
        municipality_code: format!("{}", 2100 + number / 4),
        name: format!("{name} {number}"),
        email: String::new(),
        role: Role::ALL[number % Role::ALL.len()],
        role_text: String::new(),
        phone: String::new(),
        diet: String::new(),
    }
}

/// So many people, of whom `seated` sit eight at a table, the first fixed, the first two kept apart.
fn standing(people: usize, seated: usize, name: &str, municipality: &str, mixing: Mixing) -> Standing {
    let plan = TablePlan {
        workshop: Uuid::nil().into(),
        mixing,
        spread_roles: true,
        least: 6,
        most: 8,
        seed: 7,
        moved: 3,
        version: 2,
        made_at: Utc.with_ymd_and_hms(2029, 1, 2, 8, 0, 0).unwrap(),
    };
    let seat = |number: usize| Seat { table: i32::try_from(number / 8).unwrap() + 1, fixed: number == 0 };
    Standing {
        plan: (seated > 0).then_some(plan),
        people: (0..people).map(|number| person(number, name, municipality)).collect(),
        seats: (0..seated).map(|number| (id(number).into(), seat(number))).collect(),
        apart: if seated > 1 { vec![(id(0).into(), id(1).into())] } else { Vec::new() },
    }
}

fn page(lang: Lang, tables: i32, standing: &Standing, is_county: bool) -> PlanPage {
    let keys = Keys { place: id(1), seats: id(2), shift: id(3), apart: id(4), lift: id(5) };
    PlanPage::new(shell(&words(lang)), &workshop(tables), standing, is_county, keys)
}

#[test]
fn the_page_is_whole_in_every_state() {
    for lang in Lang::ALL {
        for (tables, standing) in [
            (6, standing(0, 0, "", "", Mixing::Mixed)),
            (6, standing(1, 0, "Åsa Öhman", "Gävle", Mixing::Mixed)),
            (6, standing(1, 1, "Åsa Öhman", "Gävle", Mixing::Mixed)),
            (6, standing(38, 38, "Åsa Öhman", "Gävle", Mixing::Mixed)),
            (4, standing(40, 38, "Åsa Öhman", "Gävle", Mixing::Together)),
            (40, standing(300, 297, LONG, "Upplands-Bro och Malung-Sälens kommunalförbund", Mixing::Mixed)),
        ] {
            for is_county in [true, false] {
                assert_whole(&page(lang, tables, &standing, is_county).render().unwrap(), lang);
            }
        }
    }
}

#[test]
fn a_form_that_comes_back_and_a_plan_that_is_newer_say_so() {
    for lang in Lang::ALL {
        let standing = standing(38, 38, "Åsa Öhman", "Gävle", Mixing::Mixed);
        let mut late = page(lang, 6, &standing, true);
        late.too_late = Some("Du ville placera om.".to_owned());
        assert_whole(&late.render().unwrap(), lang);
        let mut back = page(lang, 6, &standing, true);
        for field in
            ["mixing", "least", "most", "placera", "lista", "person", "table", "isar", "one", "other"]
        {
            back.faults.add(field, format!("Fel i {field}."));
        }
        let html = back.render().unwrap();
        assert_whole(&html, lang);
        for fault in &back.faults {
            assert_eq!(
                html.matches(&fault.text).count(),
                2,
                "{}: in the summary and by its field",
                fault.text
            );
            assert!(html.contains(&format!("id=\"{}\"", fault.field)), "{}", fault.field);
        }
    }
}

#[test]
fn three_hundred_people_with_long_names_are_all_there_and_whole() {
    let standing = standing(300, 300, LONG, "Upplands-Bro", Mixing::Mixed);
    let html = page(Lang::Sv, 40, &standing, true).render().unwrap();
    for number in [0, 150, 299] {
        assert!(html.contains(&format!("<th scope=\"row\" role=\"rowheader\">{LONG} {number}</th>")));
    }
    assert_eq!(html.matches("vs-room__table\"").count(), 38);
    assert!(html.len() < 700_000, "{} bytes", html.len());
}

#[test]
fn every_sentence_of_refusal_is_there_in_both_languages() {
    for lang in Lang::ALL {
        let words = words(lang);
        for code in [
            "sizes_do_not_fit",
            "too_many_people",
            "fixed_table_missing",
            "table_overfilled_by_fixed",
            "apart_but_fixed_together",
            "apart_impossible",
        ] {
            let refusal = crate::table_plan::Refusal {
                code,
                names: vec!["Åsa Öhman".into(), "Per Ek".into()],
                table: 3,
                people: 9,
                most: 8,
            };
            let said = super::plan::sentence(&words, &refusal);
            assert!(!said.contains('⟦') && !said.contains('{'), "{said}");
        }
    }
}
