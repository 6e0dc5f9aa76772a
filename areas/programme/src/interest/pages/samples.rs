//! Every page, empty, usual and longest, in both languages.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use askama::Template as _;
use chrono::{DateTime, NaiveDate, TimeZone as _, Utc};
use letters::Party;
use organisation::Tier;
use organisation::register::Organisation;
use sea_orm::prelude::Uuid;
use texts::{Catalogue, Lang, Words};
use web::{Faults, Shell};

use super::answer::{NonePage, answer_page, conflict_page};
use super::call::call_page;
use super::form::{Frame, Step, form_page, stored};
use super::lead::{Seen, lead_page};
use super::one::one_page;
use super::questions::{QuestionsPage, question_row};
use crate::calendar::{ElectionKind, Window};
use crate::interest::rules::{Answer, Format, Length, Mark, Typed, Wants};
use crate::interest::views::{Asked, Call, County, Interest, Question, Recipient};
use crate::plan::shipped;
use crate::views::Programme;

pub(in crate::interest) fn words(lang: Lang) -> Words {
    let sources = [&organisation::TEXTS[..], &[crate::TEXTS], &web::TEXTS].concat();
    Words::new(Arc::new(Catalogue::build(&sources).unwrap()), lang)
}

fn shell(words: &Words) -> Shell {
    Shell {
        t: words.clone(),
        title: words.say("interest-title"),
        who: None,
        navigation: Vec::new(),
        trail: Vec::new(),
        flash: None,
        seen: None,
        csrf: "token".into(),
        path: "/intresse".into(),
        version: "0.1.0",
        holds_link: true,
        refresh_seconds: None,
        script: false,
    }
}

pub(in crate::interest) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn moment() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2029, 1, 10, 8, 0, 0).unwrap()
}

pub(in crate::interest) fn programme() -> Programme {
    Programme {
        id: Uuid::nil().into(),
        name: "Valsäkerhet inför Europaparlamentsvalet 2029".into(),
        election: ElectionKind::EuropeanParliament,
        election_day: day(2029, 6, 10),
        made_at: moment(),
    }
}

pub(in crate::interest) fn organisation(name: &str) -> Organisation {
    Organisation {
        id: Uuid::nil().into(),
        tier: Tier::County,
        code: "14".into(),
        name: "Västra Götalands län".into(),
        formal_name: name.into(),
        letter: "O".into(),
        parent: Some(Uuid::nil().into()),
        seat: "Göteborg".into(),
        lat: 57.0,
        lon: 12.0,
        population: 1,
        mail: String::new(),
    }
}

pub(in crate::interest) fn question(text: &str) -> Question {
    Question {
        id: Uuid::nil().into(),
        programme: Uuid::nil().into(),
        interest: Uuid::nil().into(),
        text: text.into(),
        asked_at: moment(),
        asked_by: "Karin Åberg".into(),
        answer: String::new(),
        answered_at: None,
        answered_by: String::new(),
        shown: false,
        version: 0,
    }
}

fn interest(wants: Option<Wants>) -> Interest {
    Interest {
        id: Uuid::nil().into(),
        programme: Uuid::nil().into(),
        county: Uuid::nil().into(),
        reminders: 0,
        last_letter_at: moment() - chrono::TimeDelta::days(3),
        version: i32::from(wants.is_some()),
        answered_at: wants.map(|_| moment()),
        answered_by: "Karin Åberg".into(),
        wants,
        format: None,
        length: None,
        wishes: String::new(),
    }
}

pub(in crate::interest) fn asked() -> Asked {
    Asked {
        interest: interest(None),
        answer: None,
        questions: Vec::new(),
        county: organisation("Länsstyrelsen i Västra Götalands län"),
        national: organisation("Valmyndigheten"),
        programme: programme(),
        call: call(),
        window: window(),
    }
}

pub(in crate::interest) fn window() -> Window {
    Window { first: day(2029, 3, 1), last: day(2029, 4, 30) }
}

fn call() -> Call {
    Call {
        programme: Uuid::nil().into(),
        last_day: day(2029, 1, 22),
        asked_at: moment(),
        asked_by: "Eva".into(),
    }
}

fn answer(wants: Wants) -> Answer {
    Answer {
        wants,
        format: Some(Format::Hybrid),
        length: Some(Length::Half),
        days: BTreeMap::from([(day(2029, 3, 14), Mark::Can), (day(2029, 3, 15), Mark::Cannot)]),
        best: vec![day(2029, 3, 14)],
        wishes: "Gränsen mot Norge.".into(),
    }
}

pub(in crate::interest) fn long_answer(wants: Wants) -> Answer {
    let days = crate::interest::workdays::workdays(window()).map(|day| (day, Mark::Can));
    Answer { days: days.collect(), wishes: "Å".repeat(4000), ..answer(wants) }
}

pub(in crate::interest) fn answered(wants: Wants) -> Asked {
    let mut late = question("Hur många lokaler?");
    late.answer = "En.\n\nStor.".into();
    late.answered_at = Some(moment());
    Asked {
        interest: interest(Some(wants)),
        answer: Some(answer(wants)),
        questions: vec![question(&"Varför? ".repeat(200)), late],
        ..asked()
    }
}

fn assert_whole(html: &str, lang: Lang) {
    assert!(!html.contains('⟦'), "{lang:?}: {}", html.split('⟦').nth(1).unwrap_or_default());
    assert!(html.contains("<h1>"));
}

fn frame(words: &Words, late: bool) -> Frame {
    Frame {
        shell: shell(words),
        path: "/intresse/1".into(),
        deed: String::new(),
        version: 1,
        last_day: "i dag".into(),
        is_late: late,
        window: window(),
    }
}

#[test]
fn the_form_is_whole_at_every_step_in_both_languages() {
    for lang in Lang::ALL {
        let words = words(lang);
        let wrong = Typed {
            wants: "yes".into(),
            can: vec!["2029-03-14".into(), "2029-03-03".into()],
            cannot: vec!["2029-03-14".into()],
            best: ["2029-03-14".into(), "2029-03-14".into(), "x".into()],
            wishes: "å".repeat(4001),
            question: "å".repeat(2001),
            ..Typed::default()
        };
        for typed in [
            Typed::default(),
            stored(Some(&answer(Wants::No))),
            stored(Some(&long_answer(Wants::Yes))),
            wrong,
        ] {
            let faults = typed.check(window()).err().unwrap_or_default();
            for step in Step::ALL {
                for late in [false, true] {
                    let html = form_page(frame(&words, late), step, typed.clone(), &faults).render().unwrap();
                    assert_whole(&html, lang);
                    assert_eq!(
                        html.matches("name=\"wants\"").count() > 0,
                        step == Step::Wants || !typed.wants.is_empty()
                    );
                }
            }
        }
    }
}

#[test]
fn the_days_page_shows_workdays_to_tick_and_the_rest_as_out() {
    let html = form_page(frame(&words(Lang::Sv), false), Step::Days, Typed::default(), &[]).render().unwrap();
    assert_eq!(html.matches("name=\"can\"").count(), 41);
    assert_eq!(html.matches("name=\"cannot\"").count(), 41);
    for said in [
        "Långfredagen",
        "Annandag påsk",
        "Helg: lör 3 mars och sön 4 mars",
        "v. 9, 26 februari – 2 mars",
        "v. 10, 5–9 mars",
    ] {
        assert!(html.contains(said), "{said}");
    }
}

#[test]
fn a_countys_pages_are_whole_in_both_languages() {
    for lang in Lang::ALL {
        let words = words(lang);
        let shown = [Question { interest: Uuid::max().into(), answer: "Ja.".into(), ..question("Får vi?") }];
        for asked in [asked(), answered(Wants::Yes), answered(Wants::No)] {
            for today in [day(2029, 1, 10), day(2029, 1, 23), day(2029, 6, 1)] {
                let html =
                    answer_page(shell(&words), "/intresse/1".into(), &asked, &shown, today).render().unwrap();
                assert_whole(&html, lang);
            }
        }
        assert_whole(&NonePage { shell: shell(&words) }.render().unwrap(), lang);
        let (asked, mine) = (answered(Wants::Yes), long_answer(Wants::No));
        let typed = Typed { question: "Får vi?".into(), ..Typed::of(&mine) };
        let page = conflict_page(shell(&words), "/intresse/1".into(), &asked, (&mine, &typed), String::new());
        assert_whole(&page.render().unwrap(), lang);
    }
}

fn county(code: &str, wants: Option<Wants>) -> County {
    County {
        organisation: Organisation { code: code.into(), ..organisation("Länsstyrelsen") },
        interest: Some(interest(wants)),
        answer: wants.map(answer),
        waiting: usize::from(wants == Some(Wants::Yes)),
        bounced: wants.is_none(),
    }
}

#[test]
fn the_leads_pages_are_whole_in_both_languages() {
    let (call, set) = (call(), HashMap::from([(Uuid::nil().into(), day(2029, 3, 14))]));
    let counties = [county("14", Some(Wants::Yes)), county("21", Some(Wants::No)), county("25", None)];
    let early = Call { last_day: day(2029, 1, 9), ..call.clone() };
    for lang in Lang::ALL {
        let words = words(lang);
        for (call, counties, questions) in
            [(&call, &counties[..0], 0), (&call, &counties[..], 1), (&early, &counties[..], 7)]
        {
            let seen = Seen { call, window: window(), counties, set: &set, questions };
            let html = lead_page(shell(&words), &seen, moment(), String::new()).render().unwrap();
            assert_whole(&html, lang);
        }
        for asked in [asked(), answered(Wants::No)] {
            for set in [None, Some(day(2029, 3, 14))] {
                assert_whole(&one_page(shell(&words), &asked, set).render().unwrap(), lang);
            }
        }
        let own = organisation("Länsstyrelsen");
        let row = |asked: &Question| question_row(&words, asked, Some(&own), String::new());
        let mut both: Vec<_> = answered(Wants::Yes).questions.iter().map(row).collect();
        both[0].theirs = "Redan besvarat.".into();
        for rows in [Vec::new(), both] {
            let page = QuestionsPage { shell: shell(&words), faults: Faults::none(), rows };
            assert_whole(&page.render().unwrap(), lang);
        }
        let to = |people| Recipient { county: organisation("Länsstyrelsen"), people };
        let contact = Party { name: "Eva".into(), address: "eva@val.example".into() };
        for recipients in [vec![], vec![to(vec![]), to(vec![("Karin".into(), "k@lst.example".into())])]] {
            let (programme, today) = (programme(), day(2029, 1, 10));
            let plan = shipped(programme.election, programme.election_day);
            let (of, sides) = ((&programme, &plan), (&own, &contact));
            let page = call_page(shell(&words), &words, of, sides, &recipients, (today, String::new()));
            assert_whole(&page.render().unwrap(), lang);
        }
    }
}
