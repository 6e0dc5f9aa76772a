//! The page in every state, in both languages.

use askama::Template as _;
use chrono::{TimeZone as _, Utc};
use roster::Role;
use sea_orm::prelude::Uuid;
use texts::Lang;

use super::going_on::{GoingOn, GoingOnPage};
use super::person::{PersonPage, Told};
use super::plan::{Keys, PlanPage};
use super::rounds::RoundsPage;
use super::screen::ScreenPage;
use crate::day::Workshop;
use crate::day::pages::samples::{assert_whole, shell, standing as day, words};
use crate::day::rules::State;
use crate::registration::views::ParticipantRow;
use crate::table_plan::book::{Book, Mark, Part, Rule, Trait};
use crate::table_plan::job::Effort;
use crate::table_plan::meetings::{Change, Shift};
use crate::table_plan::rules::{Mixing, RoomSize, Rounds, Wanted};
use crate::table_plan::saying::{Refusal, Saying};
use crate::table_plan::state::{Seat, Seats};
use crate::table_plan::views::{Last, Standing, TablePlan};

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
        protected: false,
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
        more: "{}".into(),
        book: "{}".into(),
        reached: "{}".into(),
    };
    let later = [Mixing::Together, Mixing::Mixed];
    let wanted = Wanted {
        rounds: if seated > 38 { Rounds::of(mixing, later) } else { Rounds::one(mixing) },
        at_most: Some(2),
        ..Wanted::SIX_TO_EIGHT
    };
    let mut seats = Seats::empty(wanted.rounds.count());
    for round in 0..wanted.rounds.count() {
        for number in 0..seated {
            let table = i32::try_from((number / 8 + round * (number % 8)) % seated.div_ceil(8)).unwrap() + 1;
            seats.put(round, id(number).into(), Seat { table, fixed: number == 0 });
        }
    }
    Standing {
        plan: (seated > 0).then_some(plan),
        wanted,
        book: if seated > 1 { book() } else { Book::default() },
        people: (0..people).map(|number| person(number, name, municipality)).collect(),
        seats,
        last: if seated > 1 { last() } else { Last::default() },
        planning: None,
        unopened: None,
    }
}

/// A rule of each kind, and marks.
fn book() -> Book {
    let mut book = Book {
        rules: vec![
            Rule::apart([id(0).into(), id(1).into()]),
            Rule::together([id(2).into(), id(9).into()]),
            Rule::wish([id(3).into(), id(4).into()]),
            Rule::Whole { municipality: id(0).into() },
            Rule::Each { part: Part::Documenter },
            Rule::Spread { part: Part::Guest },
            Rule::Spread { part: Part::Facilitator },
        ],
        ..Book::default()
    };
    let needs = [Trait::StepFree].into();
    book.marks.insert(id(0).into(), Mark { part: Part::Documenter, new: true, needs });
    book.marks.insert(id(1).into(), Mark { part: Part::Guest, new: false, needs: [].into() });
    book.marks.insert(id(2).into(), Mark { part: Part::Participant, new: true, needs: [].into() });
    book.tables.insert(2, Trait::ALL.into());
    book
}

fn last() -> Last {
    let shift = |alike, roles| Shift { round: 0, table: 3, alike, roles };
    let change =
        Change { moved: 2, seated: 1, repeats: -1, shifts: vec![shift(1, 0), shift(-2, 1), shift(0, -13)] };
    Last { deed: "table_plan.seat_fixed".into(), change, can_undo: true, can_redo: true }
}

fn page(lang: Lang, tables: i32, standing: &Standing, is_county: bool) -> PlanPage {
    let keys = Keys {
        place: id(1),
        seats: id(2),
        shift: id(3),
        rule: id(4),
        lift: id(5),
        offer: id(6),
        turn: id(7),
        choose: id(8),
    };
    let mut page = PlanPage::new(shell(&words(lang)), &workshop(tables), standing, is_county, keys, 1);
    // Once people have come, it is asked whom to place.
    if standing.people.len() > 1 {
        page.among(standing, Some(&(0..standing.people.len() / 2).map(|number| id(number).into()).collect()));
    }
    page
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
        late.interrupted = true;
        late.outcome = vec!["De här reglerna går inte att förena.".to_owned()];
        assert_whole(&late.render().unwrap(), lang);
        let mut back = page(lang, 6, &standing, true);
        for field in [
            "mixing", "least", "most", "at_most", "placera", "lista", "person", "table", "regler", "one",
            "other",
        ] {
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
    assert_eq!(html.matches("vs-hall__top\"").count(), 38);
    assert!(html.len() < 950_000, "{} bytes", html.len());
}

#[test]
fn every_sentence_of_refusal_is_there_in_both_languages() {
    for lang in Lang::ALL {
        let words = words(lang);
        let saying = |code: &str| Saying {
            code: code.into(),
            names: vec!["Åsa Öhman".into()],
            table: 3,
            part: Some(Part::Documenter),
            needs: Trait::ALL.into(),
            ..Saying::default()
        };
        let all = ["apart", "together", "wish", "whole", "each", "spread", "fixed", "need", "at_most"];
        for code in [
            "sizes_do_not_fit",
            "too_many_people",
            "table_missing",
            "apart_but_fixed_together",
            "table_full",
            "swap_is_fixed",
            "need_unmet",
            "part_too_few",
            "clash",
            "clash_of_sizes",
            "clash_smallest",
            "clash_of_sizes_smallest",
            "clash_unproven",
        ] {
            let refusal = Refusal {
                code: code.into(),
                names: vec!["Åsa Öhman".into(), "Per Ek".into()],
                table: 3,
                people: 9,
                most: 8,
                rules: all.map(saying).into(),
            };
            let said = super::sentences::refusal(&words, &refusal);
            assert!(!said.contains('⟦') && !said.contains('{'), "{said}");
        }
    }
}

#[test]
fn a_person_the_rounds_and_the_big_screen_are_whole() {
    for lang in Lang::ALL {
        for (people, seated, name) in [(9, 8, ""), (38, 38, "Åsa Öhman"), (80, 80, LONG)] {
            let standing = standing(people, seated, name, "Upplands-Bro", Mixing::Mixed);
            let (words, path) = (words(lang), "/workshop/1".to_owned());
            for row in [&standing.people[0], &standing.people[people - 1]] {
                let room = RoomSize { tables: 41, chairs: 8 };
                let told = Told::of(&standing.task(standing.wanted, room), row.id);
                let page = PersonPage::new(shell(&words), path.clone(), &standing, row, &told, id(1));
                assert_whole(&page.render().unwrap(), lang);
            }
            assert_whole(&RoundsPage::new(shell(&words), path, &standing).render().unwrap(), lang);
            for round in [0, 9] {
                let page = ScreenPage::new(shell(&words), Uuid::nil().into(), &standing, round);
                let html = page.render().unwrap();
                assert_whole(&html, lang);
                assert!(!html.contains("Upplands") && !html.contains("Karin Åberg"), "names only");
            }
        }
    }
}

#[test]
fn every_reason_has_its_sentence_in_both_languages() {
    use crate::table_plan::reasons::Why;
    let saying = Saying { code: "apart".into(), names: vec!["Åsa Öhman".into()], ..Saying::default() };
    for lang in Lang::ALL {
        let words = words(lang);
        for why in [
            Why::Rule(saying.clone()),
            Why::Not(saying.clone(), vec![2, 5]),
            Why::Mix { table: 3, loses: 12 },
            Why::Mix { table: 3, loses: 0 },
            Why::Mix { table: 3, loses: -1 },
            Why::NoOther,
        ] {
            let said = super::person::said(&words, &why);
            assert!(!said.contains('⟦') && said.ends_with('.'), "{said}");
        }
    }
}

#[test]
fn what_came_of_a_wish_has_its_sentences_in_both_languages() {
    use crate::table_plan::reasons::{Cost, Fate};
    let cost = |alike, roles, repeats, loses| {
        Fate::Costs(Cost { goes: id(1).into(), table: 3, round: 2, moved: 2, alike, roles, repeats, loses })
    };
    let saying = Saying { code: "apart".into(), names: vec!["Åsa Öhman".into()], ..Saying::default() };
    for lang in Lang::ALL {
        let words = words(lang);
        for rounds in [1, 3] {
            for fate in [
                Fate::Granted(vec![1, 3]),
                cost(1, -2, 3, 9),
                cost(-1, 13, -1, 9),
                cost(0, 0, 0, 9),
                cost(0, 0, 0, -1),
                Fate::Forbidden(vec![saying.clone()]),
                Fate::Forbidden(Vec::new()),
                Fate::Unknown,
            ] {
                let named = |_| "Åsa Öhman".to_owned();
                let said = super::wishes::said(&words, "Åsa Öhman och Per Ek", &fate, named, rounds);
                assert!(said.iter().all(|one| !one.contains('⟦') && one.ends_with('.')), "{said:?}");
            }
        }
    }
}

#[test]
fn every_deed_has_its_sentence_in_both_languages() {
    for lang in Lang::ALL {
        let words = words(lang);
        for deed in [
            "made",
            "made_again",
            "seat_taken_over",
            "late_seated",
            "seat_fixed",
            "seat_freed",
            "rule_set",
            "rule_lifted",
            "person_marked",
            "tables_described",
            "choice_taken",
            "undone",
            "redone",
        ] {
            let said = super::sentences::last(&words, &format!("table_plan.{deed}"), &Change::default());
            assert!(!said.contains('⟦'), "{said}");
        }
    }
}

#[test]
fn a_planning_that_goes_on_says_how_far_it_is() {
    for lang in Lang::ALL {
        for (percent, stopping, effort) in [
            (Some(0), false, Effort::Usual),
            (Some(57), false, Effort::Longer),
            (Some(99), true, Effort::Longest),
            (None, false, Effort::Usual),
        ] {
            for is_county in [true, false] {
                let going_on = GoingOn { percent, stopping, effort };
                let page =
                    GoingOnPage::new(shell(&words(lang)), Uuid::nil().into(), is_county, &going_on, id(1));
                assert_whole(&page.render().unwrap(), lang);
            }
        }
    }
}
