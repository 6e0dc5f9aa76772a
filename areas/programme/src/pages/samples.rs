//! Every page, empty, usual and longest, in both languages.

use std::sync::Arc;

use askama::Template as _;
use chrono::{NaiveDate, TimeZone as _, Utc};
use texts::{Catalogue, Lang, Words};
use web::{Faults, NavEntry, Posted, Shell, Who};

use super::draft::{DraftPage, draft_page as bare, letter};
use super::draft_compare::newer;
use super::draft_form::faults;
use super::overview::{Seen, overview_page};
use super::plan_form::PlanForm;
use super::{task_form, tasks};
use crate::calendar::elections::ordinary;
use crate::calendar::{Election, ElectionKind};
use crate::draft::{DraftText, Part, default_draft};
use crate::plan::views::Saved;
use crate::plan::{Plan, Stage, Task, Tier, shipped};
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

/// The usual plan as version 1, and one with everything at its longest as version 2.
fn plans(kind: ElectionKind) -> [Saved; 2] {
    let usual = shipped(kind, day(2029, 6, 10));
    let mut long = usual.clone();
    long.roles.push("Roll med <b>tecken</b>".to_owned());
    long.agenda.items[2].title = "Ord & <b>tecken</b> ".repeat(9);
    long.seats_most = 20;
    long.course = "å".repeat(200);
    long.first = day(2029, 2, 1);
    long.tasks.remove(3);
    long.tasks[0].what = "Ord & <b>tecken</b> ".repeat(25);
    long.tasks.push(Task {
        id: "own-1".into(),
        tier: Tier::Municipality,
        stage: Stage::After,
        what: "En egen uppgift".into(),
        days: Some(1),
    });
    [saved(1, usual), saved(2, long)]
}

fn saved(version: i32, plan: Plan) -> Saved {
    let by = "Kjell-Åke Söderström-Björkqvist".to_owned();
    Saved { version, plan, by, at: Utc.with_ymd_and_hms(2028, 12, 24, 23, 30, 0).unwrap() }
}

fn followed(version: i32) -> crate::plan::views::Followed {
    let nil = sea_orm::prelude::Uuid::nil();
    crate::plan::views::Followed {
        id: nil.into(),
        programme: nil.into(),
        county: nil.into(),
        version,
        taken_by: "Karin".into(),
        taken_at: Utc.with_ymd_and_hms(2028, 12, 24, 23, 30, 0).unwrap(),
    }
}

fn overviews(words: &Words, kind: ElectionKind) -> Vec<String> {
    let (programme, draft, own) = (programme(kind), draft(&default_draft()), followed(1));
    let election = Election { decided_on: Some(day(2029, 4, 1)), ..Election::on(kind, day(2029, 6, 10)) };
    let mut pages = Vec::new();
    for saved in &plans(kind) {
        for today in [day(2027, 1, 1), day(2029, 4, 26), day(2029, 6, 10), day(2031, 1, 1)] {
            for (leads, followed) in [(true, None), (false, None), (false, Some(&own))] {
                let (programme, election, draft, followers) = (&programme, &election, &draft, (1, 20));
                let seen = Seen { programme, election, draft, saved, followed, followers, leads };
                pages.push(overview_page(shell(words), &seen, today).render().unwrap());
            }
        }
    }
    pages
}

fn forms(words: &Words) -> Vec<String> {
    let kind = ElectionKind::EuropeanParliament;
    let [usual, long] = plans(kind);
    let election = (kind, day(2029, 6, 10));
    let today = day(2029, 1, 10);
    let mut pages = Vec::new();
    let bad = PlanForm { last: "2029-02-29".into(), ..PlanForm::default() };
    for form in [PlanForm::of(&usual.plan), PlanForm::of(&long.plan), bad] {
        let faults = form.check(words, &usual.plan, election, today).err().unwrap_or_default();
        let newer = (!faults.is_empty()).then(|| super::plan::newer(&shell(words), Some(&usual.plan), &long));
        let (shell, deed) = (shell(words), "0".to_owned());
        let kinds = crate::agenda::form::kinds(words);
        let page = super::plan::PlanPage { shell, faults, deed, version: 2, form, kinds, newer };
        pages.push(page.render().unwrap());
    }
    for tier in Tier::ALL {
        for plan in [&usual.plan, &long.plan] {
            let mut rows = task_form::rows(plan, tier);
            rows[0].days = "i tid".into();
            rows.last_mut().unwrap().days = "3".into();
            let faults = task_form::check(words, plan, tier, &rows, String::new).err().unwrap_or_default();
            let page = tasks::edit_page_of(shell(words), "0".into(), faults, 2, tier, &rows);
            pages.push(page.render().unwrap());
        }
    }
    for (programme, leads) in
        [(None, false), (Some("Valet".to_owned()), true), (Some("Valet".to_owned()), false)]
    {
        let tiers = Tier::ALL.map(|tier| tasks::lists(words, &long.plan, tier)).into();
        pages.push(tasks::TasksPage { shell: shell(words), programme, tiers, leads }.render().unwrap());
    }
    for (before, county) in [(None, true), (Some(&usual), true), (Some(&long), true), (Some(&usual), false)] {
        let page = super::changed::changed_page(shell(words), "0".into(), &long, before, county);
        pages.push(page.render().unwrap());
    }
    pages
}

fn starts(words: &Words) -> Vec<String> {
    let elections = ordinary(2029, 2030);
    let last = programme(ElectionKind::General);
    let mut pages = Vec::new();
    for (last, leads) in [(None, true), (None, false), (Some(&last), true)] {
        let posted = Posted::default();
        let (faults, _) = super::start::check(words, &posted, &elections);
        let page =
            super::start::page_of(shell(words), "0".into(), faults, &posted, (last, &elections), leads);
        pages.push(page.render().unwrap());
    }
    let mut faults = Faults::none();
    super::election::check(words, day(2029, 1, 10), &Posted::default(), &mut faults);
    for code in ["past", "far", "no-sunday", "too-late", "before-decision", "old-decision", "known"] {
        faults.add("day", words.say(&format!("election-fault-day-{code}")));
    }
    let page = super::election::election_page(shell(words), "0".into(), faults, &Posted::default());
    pages.push(page.render().unwrap());
    pages
}

fn calendars(words: &Words) -> Vec<String> {
    let mut all = ordinary(2026, 2030);
    let decided_on = Some(day(2028, 12, 28));
    let extra = Election {
        decided_on,
        name: "Extra val".into(),
        ..Election::on(ElectionKind::Extra, day(2029, 3, 18))
    };
    all.insert(0, extra);
    let mut pages = Vec::new();
    for today in [day(2028, 12, 29), day(2029, 4, 20), day(2029, 6, 10), day(2029, 8, 1)] {
        for chosen in all.iter().map(Some).chain([None]) {
            let page = super::calendar::calendar_page(shell(words), today, &all, chosen, None, true);
            pages.push(page.render().unwrap());
        }
    }
    pages.push(
        super::calendar::calendar_page(shell(words), day(2029, 1, 1), &[], None, None, false)
            .render()
            .unwrap(),
    );
    pages
}

#[test]
fn every_page_is_whole_in_both_languages() {
    for lang in Lang::ALL {
        let words = words(lang);
        let mut pages: Vec<String> = drafts(&words).iter().map(|page| page.render().unwrap()).collect();
        for kind in ElectionKind::ALL {
            pages.extend(overviews(&words, kind));
        }
        pages.extend(forms(&words));
        pages.extend(starts(&words));
        pages.extend(calendars(&words));
        for html in pages {
            assert!(!html.contains('⟦'), "{lang}: {:?}", html.split('⟦').nth(1).map(|rest| &rest[..60]));
            assert_eq!(html.matches("<h1").count(), 1);
            assert!(!html.contains("style="));
            assert!(!html.contains("<b>"), "markup in a text became markup");
        }
    }
}

/// Every fault that the rules can find has its sentence.
#[test]
fn every_fault_of_a_plan_has_its_words() {
    let words = words(Lang::Sv);
    let rules = include_str!("../plan/rules.rs").split("#[cfg(test)]").next().unwrap();
    let mut found = 0;
    for line in rules.split("found.when(").skip(1) {
        let quoted: Vec<_> = line.split('"').skip(1).step_by(2).take(2).collect();
        let [field, code] = quoted[..] else { continue };
        let said = words.say(&format!("plan-fault-{field}-{code}"));
        assert!(!said.contains('⟦'), "{said}");
        found += 1;
    }
    assert!(found > 25, "{found} faults: is this test still looking?");
}

#[test]
fn the_line_ends_with_the_election_and_begins_today() {
    let words = words(Lang::Sv);
    let kind = ElectionKind::EuropeanParliament;
    let (programme, draft) = (programme(kind), draft(&default_draft()));
    let election = Election::on(kind, day(2029, 6, 10));
    let seen = Seen {
        programme: &programme,
        election: &election,
        draft: &draft,
        saved: &plans(kind)[0],
        followed: None,
        followers: (0, 0),
        leads: true,
    };
    let html = overview_page(shell(&words), &seen, day(2029, 1, 2)).render().unwrap();
    let line = html.split("</ol>").find(|part| part.contains("vs-timeline")).unwrap();
    assert!(line.contains("2029-06-10"));
    assert!(!line.contains("2028-12-01"));
    assert!(html.contains("om 159 dagar"));
    // Whose each day is, and its week.
    assert!(line.contains("v. 4 · Programmet") && line.contains("Lag, vallagen 1 kap. 3 §"), "{line}");
}
