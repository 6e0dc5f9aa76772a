//! Every page, empty, usual and longest, in both languages.

use std::sync::Arc;

use askama::Template as _;
use chrono::{NaiveDate, TimeZone as _, Utc};
use texts::{Catalogue, Lang, Words};
use web::{Faults, NavEntry, Shell, Who};

use super::draft::{DraftPage, draft_page as bare, letter};
use super::draft_compare::newer;
use super::draft_form::faults;
use super::overview::{FirstPage, kinds, overview_page};
use crate::calendar::ElectionKind;
use crate::draft::{DraftText, Part, default_draft};
use crate::views::{Draft, Programme};

fn words(lang: Lang) -> Words {
    let sources = [&organisation::TEXTS[..], &[crate::TEXTS], &web::TEXTS].concat();
    Words::new(Arc::new(Catalogue::build(&sources).unwrap()), lang)
}

fn shell(words: &Words) -> Shell {
    Shell {
        t: words.clone(),
        title: words.say("programme-title"),
        who: Some(Who {
            organisation: "Valmyndigheten".into(),
            duty: words.say("duty-national_lead"),
            person: "Karin Åberg".into(),
            duties: Vec::new(),
        }),
        navigation: vec![NavEntry {
            href: "/program".into(),
            text: words.say("programme-place"),
            current: true,
        }],
        trail: Vec::new(),
        flash: None,
        seen: None,
        csrf: "token".into(),
        path: "/program".into(),
        version: "0.1.0",
        holds_link: false,
        refresh_seconds: None,
        script: false,
    }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn programme(kind: ElectionKind) -> Programme {
    Programme {
        id: sea_orm::prelude::Uuid::nil().into(),
        name: "Valsäkerhet inför Europaparlamentsvalet 2029".into(),
        election: kind,
        election_day: day(2029, 6, 10),
        made_at: Utc.with_ymd_and_hms(2028, 9, 1, 8, 0, 0).unwrap(),
    }
}

fn draft(text: &DraftText) -> Draft {
    Draft {
        version: 12,
        text: text.clone(),
        saved_by: "Kjell-Åke Söderström-Björkqvist".into(),
        saved_at: Utc.with_ymd_and_hms(2028, 12, 24, 23, 30, 0).unwrap(),
    }
}

fn draft_page(words: &Words, text: DraftText) -> DraftPage {
    let faults = faults(words, &text);
    DraftPage { faults, deed: "0".into(), ..bare(shell(words), 12, text) }
}

fn drafts(words: &Words) -> Vec<DraftPage> {
    let part = |key: &str, text: String| Part { key: key.into(), name: key.repeat(201), text, locked: true };
    let long = DraftText {
        subject: "å".repeat(201),
        audience: "ö".repeat(201),
        parts: vec![
            part("a", format!("{}\n\n{{dga}} slut", "Ord & <b>tecken</b> ".repeat(4000))),
            part("b", String::new()),
            Part::default(),
        ],
    };
    let mut mine = default_draft();
    mine.parts[0].text.push_str("\n\nP.S.");
    mine.parts.swap(2, 3);
    mine.parts[4].locked = false;
    mine.parts.pop();
    let many = DraftText { parts: vec![mine.parts[0].clone(); 41], ..mine.clone() };
    vec![
        draft_page(words, DraftText::default()),
        draft_page(words, default_draft()),
        DraftPage { approval: true, ..draft_page(words, many) },
        DraftPage { preview: Some(letter(words, &long)), ..draft_page(words, long.clone()) },
        DraftPage { newer: Some(newer(words, &draft(&default_draft()), &mine)), ..draft_page(words, mine) },
    ]
}

fn first(words: &Words, leads: bool) -> FirstPage {
    let mut faults = Faults::none();
    for key in ["programme-name-empty", "programme-name-long"] {
        faults.add("name", words.say(key));
    }
    faults.add("kind", words.say("programme-kind-none"));
    faults.add("day", words.say("programme-day-none"));
    faults.add("day", words.say("programme-day-past"));
    FirstPage {
        shell: shell(words),
        faults,
        deed: "0".into(),
        kinds: kinds(words),
        name: "Valsäkerhet".into(),
        kind: "general".into(),
        day: "i sommar".into(),
        leads,
    }
}

#[test]
fn every_page_is_whole_in_both_languages() {
    for lang in Lang::ALL {
        let words = words(lang);
        let mut pages: Vec<String> =
            vec![first(&words, true).render().unwrap(), first(&words, false).render().unwrap()];
        pages.extend(drafts(&words).iter().map(|page| page.render().unwrap()));
        for kind in ElectionKind::ALL {
            for today in [day(2027, 1, 1), day(2029, 4, 26), day(2029, 6, 10), day(2031, 1, 1)] {
                let draft = draft(&default_draft());
                for leads in [true, false] {
                    let page = overview_page(shell(&words), &programme(kind), &draft, today, leads);
                    pages.push(page.render().unwrap());
                }
            }
        }
        for html in pages {
            assert!(!html.contains('⟦'), "{lang}: {:?}", html.split('⟦').nth(1).map(|rest| &rest[..60]));
            assert_eq!(html.matches("<h1").count(), 1);
            assert!(!html.contains("style="));
            assert!(!html.contains("<b>"), "markup in a text became markup");
        }
    }
}

#[test]
fn the_line_ends_with_the_election_and_begins_today() {
    let words = words(Lang::Sv);
    let draft = draft(&default_draft());
    let page = overview_page(
        shell(&words),
        &programme(ElectionKind::EuropeanParliament),
        &draft,
        day(2029, 1, 2),
        true,
    );
    let html = page.render().unwrap();
    let line = html.split("</ol>").find(|part| part.contains("vs-timeline")).unwrap();
    assert!(line.contains("2029-06-10"));
    assert!(!line.contains("2028-12-01"));
    assert!(html.contains("om 159 dagar"));
}
