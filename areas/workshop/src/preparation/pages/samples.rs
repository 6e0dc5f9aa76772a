//! The pages of the preparation in every state, in both languages: empty, full, faulty.

use std::collections::HashMap;

use askama::Template as _;
use chrono::{Days, NaiveDate, TimeZone as _, Utc};
use letters::Body;
use sea_orm::prelude::Uuid;
use texts::{Lang, Words};
use web::Faults;

use super::checklist::{checklist_page, differs};
use super::guests::{guest_page, guests_page};
use super::order::order_page_of;
use super::sites::sites_page_of;
use super::task::{new_task_page, task_page};
use super::venue::{edit_page_of, stored, venue_page};
use super::visit::visit_page_of;
use crate::day::Workshop;
use crate::day::pages::samples::{assert_whole, shell, standing, words};
use crate::day::rules::{Format, State};
use crate::day::views::Standing;
use crate::invitation::samples::Sample;
use crate::preparation::checklist::Taken;
use crate::preparation::forms::{GuestForm, NeedForm, TaskForm, said};
use crate::preparation::guests::Coming;
use crate::preparation::order::ordered;
use crate::preparation::records::need;
use crate::preparation::reminding;
use crate::preparation::rules::{Move, TaskState, When};
use crate::preparation::venue::{Need, NeedState, Said};
use crate::preparation::views::{Facts, Guest, Task, heads, prepared};

fn day(format: Format) -> Standing {
    let mut day = standing(State::Invited, [10, 7, 31, 0]);
    day.workshop.format = format;
    day
}

fn on(workshop: &Workshop, days: u64) -> NaiveDate {
    workshop.day - Days::new(days)
}

fn task(number: u128, state: TaskState, what: &str) -> Task {
    Task {
        id: Uuid::from_u128(number).into(),
        workshop: Uuid::nil().into(),
        plan_id: if number.is_multiple_of(2) { String::new() } else { "county-venue".into() },
        stage: When::ALL[usize::try_from(number % 3).unwrap()],
        position: 1,
        what: what.to_owned(),
        days: Some(14),
        own_days: false,
        owner: "Karin Åberg".into(),
        owner_address: "karin@lst.example".into(),
        state,
        note: "Ring först.".into(),
        reason: if state == TaskState::NotOurs {
            "Vi har ingen <b>heldag</b>.".into()
        } else {
            String::new()
        },
        moved_by: "Per Ek".into(),
        moved_at: Some(Utc.with_ymd_and_hms(2029, 1, 20, 9, 0, 0).unwrap()),
        reminded: None,
        version: 3,
    }
}

fn tasks() -> Vec<Task> {
    let long = "Säkerhetsskyddsanalysens åtgärdsplaneringsförberedelser ".repeat(8);
    let states = [TaskState::Open, TaskState::Done, TaskState::NotOurs];
    (0..12u8)
        .map(|number| {
            let what = if number == 5 { long.as_str() } else { "Se till att det finns två blädderblock." };
            task(u128::from(number), states[usize::from(number) % 3], what)
        })
        .collect()
}

fn guest(coming: Coming, told: bool) -> Guest {
    Guest {
        id: Uuid::from_u128(9).into(),
        workshop: Uuid::nil().into(),
        name: "Anna <i>Ek</i>".into(),
        organisation: "Polismyndigheten".into(),
        address: "anna@polisen.example".into(),
        phone: "010-000 00 00".into(),
        brief: "Berätta om läget i länet.\n\nSvara på frågor.".into(),
        coming,
        answered_at: Some(Utc.with_ymd_and_hms(2029, 1, 20, 9, 0, 0).unwrap()),
        told_at: told.then(|| Utc.with_ymd_and_hms(2029, 1, 10, 9, 0, 0).unwrap()),
        version: 1,
    }
}

fn main_buttons(html: &str) -> usize {
    html.matches("class=\"govuk-button\"").count()
}

#[test]
fn the_checklist_is_whole_empty_and_full_for_who_may_change_it_and_who_may_not() {
    for lang in Lang::ALL {
        let words = words(lang);
        let workshop = day(Format::Physical).workshop;
        for all in [Vec::new(), tasks()] {
            for (may_change, broken) in [(true, 0), (true, 2), (false, 1)] {
                let today = on(&workshop, 5);
                let mut shown = checklist_page(shell(&words), &workshop, (&all, broken), today, may_change);
                if may_change {
                    shown.differs = differs(&words, Taken { new: 1, changed: 2, gone: 0 });
                }
                let html = shown.render().unwrap();
                assert_whole(&html, lang);
                assert_eq!(main_buttons(&html), usize::from(may_change));
                assert!(!html.contains("<b>heldag"));
            }
        }
    }
}

#[test]
fn the_late_come_first_and_are_counted() {
    let words = words(Lang::Sv);
    let workshop = day(Format::Physical).workshop;
    let shown = checklist_page(shell(&words), &workshop, (&tasks(), 1), on(&workshop, 5), true);
    let first = &shown.stages[0].rows[0];
    assert!(
        first.what.text.contains("ny adress") && first.kind == "late",
        "{} {}",
        first.what.text,
        first.kind
    );
    assert!(shown.lead.contains("8 av 12") && shown.lead.contains("försenad"), "{}", shown.lead);
}

#[test]
fn a_task_is_whole_in_every_state_and_its_faults_lead_to_its_fields() {
    for lang in Lang::ALL {
        let words = words(lang);
        let workshop = day(Format::Physical).workshop;
        for (number, task) in tasks().iter().enumerate() {
            let page = task_page(shell(&words), &workshop, task, TaskForm::of(task), ("0", on(&workshop, 5)));
            assert_eq!(
                page.moves.iter().any(|(code, _)| *code == Move::Decline.code()),
                task.state == TaskState::Open,
                "{number}"
            );
            let html = page.render().unwrap();
            assert_whole(&html, lang);
            assert_eq!(main_buttons(&html), 1);
        }
        let mut page =
            new_task_page(shell(&words), "/workshop/1/checklista".into(), TaskForm::default(), "0");
        let form = TaskForm {
            days: "tre".into(),
            owner_address: "x".into(),
            note: "å".repeat(2000),
            ..TaskForm::default()
        };
        page.faults = said(&form.check(None).unwrap_err(), &words);
        page.form = form;
        let html = page.render().unwrap();
        assert_whole(&html, lang);
        for field in ["what", "when", "days", "owner_address", "note"] {
            assert!(html.contains(&format!("id=\"{field}-fault\"")), "{field}");
        }
    }
}

fn facts() -> Facts {
    let mut facts = Facts { guests: 2, others: 4, tested: 3, has_meeting: true, ..Facts::default() };
    facts.said.insert(Need::Venue, Said { state: NeedState::Confirmed, there: None });
    facts.said.insert(Need::Lunch, Said { state: NeedState::Confirmed, there: Some(20) });
    facts.said.insert(Need::Projector, Said { state: NeedState::Asked, there: None });
    facts
}

fn notes() -> HashMap<Need, need::Model> {
    let row = need::Model {
        workshop: Uuid::nil().into(),
        need: Need::Lunch,
        state: NeedState::Confirmed,
        there: Some(20),
        note: "Buffé <b>i foajén</b>".into(),
        said_by: "Karin".into(),
        said_at: Utc.with_ymd_and_hms(2029, 1, 20, 9, 0, 0).unwrap(),
    };
    HashMap::from([(Need::Lunch, row)])
}

#[test]
fn the_venue_is_whole_in_every_format_and_its_form_too() {
    for lang in Lang::ALL {
        let words = words(lang);
        for format in Format::ALL {
            let day = day(format);
            for (facts, notes) in [(Facts::default(), HashMap::new()), (facts(), notes())] {
                for (days, may_change) in [(100, true), (9, true), (9, false)] {
                    let today = on(&day.workshop, days);
                    let page = venue_page(shell(&words), (&day, &facts, &notes), today, may_change);
                    let html = page.render().unwrap();
                    assert_whole(&html, lang);
                    assert_eq!(main_buttons(&html), usize::from(may_change));
                    assert!(!html.contains("<b>i foajén"));
                }
                let heads = heads(&day, &facts, on(&day.workshop, 9));
                let form = stored(&day, &notes);
                let mut page = edit_page_of(shell(&words), "/workshop/1/lokal".into(), form.clone(), &heads);
                assert_whole(&page.render().unwrap(), lang);
                let broken: Vec<_> = form
                    .into_iter()
                    .map(|form| NeedForm { state: "kanske".into(), there: "-1".into(), ..form })
                    .collect();
                page.faults = NeedForm::check(&broken, |_| true)
                    .err()
                    .map_or_else(Faults::none, |wrong| said(&wrong, &words));
                let html = page.render().unwrap();
                assert_whole(&html, lang);
                assert_eq!(html.contains("id=\"state-venue-fault\""), format != Format::Digital);
            }
        }
    }
}

#[test]
fn what_is_red_is_said_and_the_home_page_hears_of_it() {
    let words = words(Lang::Sv);
    let day = day(Format::Physical);
    let today = on(&day.workshop, 9);
    let page = venue_page(shell(&words), (&day, &facts(), &notes()), today, true);
    let lunch = page.rows.iter().find(|row| row.name == "Lunch").unwrap();
    assert!(lunch.kind == "late" && lunch.state == "för få" && lunch.more[0].contains("räcker inte"));
    let venue = page.rows.iter().find(|row| row.name.starts_with("Bokad")).unwrap();
    assert_eq!(venue.kind, "done");
    let prepared = prepared(&day, &facts(), today);
    assert!(prepared.red_needs.contains(&Need::Lunch) && !prepared.red_needs.contains(&Need::Venue));
    assert!(prepared.next.is_some() && prepared.late_tasks == 0);
}

#[test]
fn the_order_is_whole_before_and_after_it_was_sent() {
    for lang in Lang::ALL {
        let words = words(lang);
        let day = day(Format::Hybrid);
        let heads = heads(&day, &facts(), on(&day.workshop, 9));
        let now = ordered(&day.workshop, &heads, 3, "Vi dukar kl. 8.");
        let mut told = now.clone();
        told[0].text = "2029-03-01 09:00–12:00".into();
        for told in [Vec::new(), now.clone(), told] {
            let mut page = order_page_of(shell(&words), "/workshop/1/lokal".into(), (&now, &told));
            page.told = if told.is_empty() { String::new() } else { "i går".into() };
            page.diets = vec![("vegetarisk kost".into(), 3)];
            assert_eq!(page.changes.len(), usize::from(!told.is_empty() && told != now));
            let html = page.render().unwrap();
            assert_whole(&html, lang);
            assert_eq!(main_buttons(&html), 1);
        }
    }
}

#[test]
fn guests_are_whole_empty_and_full_and_so_is_what_they_see() {
    for lang in Lang::ALL {
        let words = words(lang);
        let workshop = day(Format::Physical).workshop;
        let path = || "/workshop/1/gaster".to_owned();
        let leader = ["Ove Ek".to_owned(), "Mötesledarna AB".to_owned(), "ove@firma.example".to_owned()];
        for (all, leaders) in [
            (Vec::new(), Vec::new()),
            (vec![guest(Coming::Yes, true), guest(Coming::Unsaid, false)], vec![leader]),
        ] {
            let html = guests_page(shell(&words), path(), &all, (leaders, "/workshop/1/ledare".into()))
                .render()
                .unwrap();
            assert_whole(&html, lang);
            assert_eq!(main_buttons(&html), 1);
        }
        let mut new = guest_page(shell(&words), path(), (None, GuestForm::default()), "0");
        new.faults = said(&GuestForm::default().check().unwrap_err(), &words);
        let html = new.render().unwrap();
        assert_whole(&html, lang);
        assert!(html.contains("id=\"name-fault\"") && html.contains("id=\"address-fault\""));
        for coming in [Coming::Unsaid, Coming::Yes, Coming::No] {
            let guest = guest(coming, true);
            let page = guest_page(shell(&words), path(), (Some(&guest), GuestForm::of(&guest)), "0");
            assert_whole(&page.render().unwrap(), lang);
            let seen = visit_page_of(shell(&words), (&guest, &workshop), "Länsstyrelsen Gävleborg");
            let html = seen.render().unwrap();
            assert_whole(&html, lang);
            assert_eq!(main_buttons(&html), 1);
            assert!(html.contains("<p>Svara på frågor.</p>") && !html.contains("<i>Ek"));
        }
    }
}

#[test]
fn sites_are_whole_whether_there_is_an_address_or_not() {
    for lang in Lang::ALL {
        let words = words(lang);
        let municipality = Sample::usual().municipality;
        for (is_physical, has_meeting, revealed) in
            [(true, false, ""), (false, true, ""), (false, true, "https://mote.example")]
        {
            let mut page = sites_page_of(
                shell(&words),
                "/workshop/1/digitalt".into(),
                (std::slice::from_ref(&municipality), &HashMap::new()),
            );
            (page.is_physical, page.has_meeting, page.revealed) = (is_physical, has_meeting, revealed.into());
            let html = page.render().unwrap();
            assert_whole(&html, lang);
            assert_eq!(main_buttons(&html), 1);
        }
    }
}

#[test]
fn a_reminder_says_what_is_due_and_when() {
    for lang in Lang::ALL {
        let words: Words = words(lang);
        let sample = Sample::usual();
        let today = on(&sample.workshop, 16);
        let (subject, blocks) = reminding::letter(&words, &sample.workshop, &sample.county, &tasks(), today);
        let html = Body { blocks }.to_fragment();
        assert!(!html.contains('⟦') && !subject.contains('⟦') && html.contains("blädderblock"), "{html}");
    }
}
