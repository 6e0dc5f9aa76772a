//! The pages of the invitation in every state, in both languages.

use ::letters::Body;
use askama::Template as _;
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::prelude::Uuid;
use store::outbox::{Posted, State};
use texts::{Lang, Words};
use web::{Choice, Faults};

use super::bounces::BounceRow;
use super::send::{LetterRow, SendPage};
use super::text::{Knows, Preview, RecipientRow, TextPage};
use crate::day::pages::samples::{assert_whole, shell, words};
use crate::day::rules::Format;
use crate::invitation::rules::LONGEST_TEXT;
use crate::invitation::samples::Sample;
use crate::invitation::version::approval::Approval;
use crate::invitation::version::rules::Version;
use crate::invitation::version::views::{Row, Standing};

fn row(code: &str, name: &str, people: &[(&str, &str)], entered: &str) -> RecipientRow {
    let people: Vec<_> =
        people.iter().map(|(name, address)| ((*name).to_owned(), (*address).to_owned())).collect();
    let bounced = if people.is_empty() { vec!["val@gammal.example".to_owned()] } else { Vec::new() };
    RecipientRow {
        code: code.into(),
        name: name.into(),
        people,
        bounced,
        entered: entered.into(),
        knows: Knows::This,
    }
}

/// The shipped draft, adapted by the county.
pub(super) fn standing(approval: Approval) -> Standing {
    let text = programme::default_draft();
    let mut version = Version::of(&text);
    let own = [(text.parts[0].key.clone(), "Länets <b>egna</b> ord. Kom till {plats}!".to_owned())];
    version.write(&text, &own.into());
    let at: DateTime<Utc> = "2029-01-10T08:00:00Z".parse().unwrap();
    let row = Row {
        workshop: Uuid::nil().into(),
        parts: String::new(),
        version: 3,
        approval,
        asked_by: "Karin Åberg".into(),
        asked_at: Some(at),
        answered_by: "Eva Lind".into(),
        answered_at: Some(at),
        answer: "Ta bort det om lunch.".into(),
        saved_by: "Karin Åberg".into(),
        saved_at: at,
    };
    let national = programme::views::Draft { version: 4, text, saved_by: "Eva Lind".into(), saved_at: at };
    Standing { national, row: Some(row), version: Some(version) }
}

/// The page where the programme asks for approval.
fn asking(words: &Words, approval: Approval) -> TextPage {
    let (answer, answered_by) = ("Ta bort det om lunch.".to_owned(), "Eva Lind".to_owned());
    TextPage { asks: true, approval, answer, answered_by, offers: 2, ..text_page(words, Sample::usual()) }
}

fn text_page(words: &Words, sample: Sample) -> TextPage {
    TextPage {
        shell: shell(words),
        parts: programme::default_draft().parts,
        standing: standing(Approval::Writing),
        offers: 0,
        asks: false,
        approval: Approval::Writing,
        answer: String::new(),
        answered_by: String::new(),
        times: sample.times,
        municipalities: vec![Choice::new("2101", "Ockelbo"), Choice::new("2104", "Hofors")],
        chosen: String::new(),
        typed: sample.workshop.own_text.clone(),
        base: sample.workshop.version,
        workshop: sample.workshop,
        faults: Faults::none(),
        newer: None,
        preview: None,
        recipients: vec![
            row("2101", "Ockelbo", &[("Ockelbo kommun", "val@ockelbo.example")], ""),
            row("2104", "Hofors", &[("Åsa Ek", "asa@hofors.example"), ("Bo By", "bo@hofors.example")], ""),
        ],
        sent: false,
        deed: "0".into(),
        send_deed: "1".into(),
        ask_deed: "2".into(),
    }
}

fn empty(words: &Words) -> TextPage {
    let mut page = text_page(words, Sample::usual());
    page.typed = String::new();
    page
}

fn faulty(words: &Words) -> TextPage {
    let mut page = text_page(words, Sample::longest(Format::Hybrid));
    page.recipients.push(row("2161", "Ljusdal", &[], "val på ljusdal"));
    page.typed = "å".repeat(LONGEST_TEXT + 1);
    let long = words.say2("invitation-text-too-long", "length", LONGEST_TEXT + 1, "most", LONGEST_TEXT);
    page.faults.add("own_text", long);
    page.faults.add("address-2161", words.say1("invitation-address-fault", "municipality", "Ljusdal"));
    page.shell = page.shell.with_faults(&page.faults);
    page
}

fn conflict(words: &Words) -> TextPage {
    let mut page = text_page(words, Sample::usual());
    page.newer = Some("En annans text.\n\n<b>Två</b> stycken.".into());
    page
}

fn preview(words: &Words, sample: Sample) -> TextPage {
    let swedish = words.in_lang(Lang::Sv);
    let (subject, blocks) =
        sample.matter(&swedish).invitation(&sample.municipality, "https://valskydd.example/l/…");
    let (municipality, html) = (sample.municipality.formal_name.clone(), Body { blocks }.to_fragment());
    let mut page = text_page(words, sample);
    page.preview = Some(Preview { code: "2101".into(), municipality, subject, html });
    page
}

#[test]
fn the_text_page_is_whole_in_every_state() {
    for lang in Lang::ALL {
        let words = words(lang);
        let usual = || text_page(&words, Sample::usual());
        let one = TextPage { recipients: vec![row("0980", "Gotland", &[], "")], ..usual() };
        let pages = [
            empty(&words),
            usual(),
            TextPage { sent: true, ..usual() },
            one,
            faulty(&words),
            conflict(&words),
            preview(&words, Sample::usual()),
            preview(&words, Sample::longest(Format::Digital)),
        ];
        let asking = Approval::ALL.map(|approval| asking(&words, approval));
        for page in pages.into_iter().chain(asking) {
            let html = page.render().unwrap();
            assert_whole(&html, lang);
            assert_eq!(html.matches("class=\"govuk-button\"").count(), 1, "one main button");
        }
    }
}

#[test]
fn every_fault_leads_to_its_field() {
    let words = words(Lang::Sv);
    let html = faulty(&words).render().unwrap();
    for field in ["own_text", "address-2161"] {
        for part in [format!("id=\"{field}\""), format!("id=\"{field}-fault\""), format!("href=\"#{field}\"")]
        {
            assert!(html.contains(&part), "{part}");
        }
    }
}

#[test]
fn what_somebody_wrote_never_becomes_markup() {
    let words = words(Lang::Sv);
    assert!(!conflict(&words).render().unwrap().contains("<b>Två"));
    let mut sample = Sample::usual();
    sample.wording.own_text = "<script>alert(1)</script>".into();
    assert!(!preview(&words, sample).render().unwrap().contains("<script>alert"));
}

fn letter(number: u128, state: State, occasion: &str, reason: Option<&str>) -> Posted {
    let posted_at: DateTime<Utc> = "2029-01-10T08:00:00Z".parse().unwrap();
    Posted {
        about: Uuid::nil(),
        id: Uuid::from_u128(number),
        occasion: occasion.into(),
        receiver: None,
        name: "Ockelbo kommun".into(),
        address: "val@ockelbo.example".into(),
        subject: "Inbjudan".into(),
        state,
        attempts: i32::from(reason.is_some()),
        next_try_at: posted_at,
        reason: reason.map(str::to_owned),
        posted_at,
        sent_at: (state == State::Sent).then(|| posted_at + TimeDelta::minutes(1)),
    }
}

#[test]
fn the_send_page_shows_addresses_that_do_not_work() {
    for lang in Lang::ALL {
        let words = words(lang);
        let mut page = send_page(&words, vec![letter(1, State::Sent, "follow-up", None)]);
        for (number, marked) in [(1, true), (2, false)] {
            page.bounces.push(BounceRow {
                municipality: "Ockelbo".into(),
                code: "2101".into(),
                address: "val@ockelbo.example".into(),
                reason: if marked { String::new() } else { "550 <b>User</b> unknown".into() },
                letter: Uuid::from_u128(number),
                marked,
                field: format!("ny-2101-{number}"),
                entered: "val på ockelbo".into(),
            });
        }
        page.faults.add("ny-2101-2", words.say1("invitation-address-fault", "municipality", "Ockelbo"));
        page.shell = page.shell.with_faults(&page.faults);
        let html = page.render().unwrap();
        assert_whole(&html, lang);
        assert!(html.contains("id=\"ny-2101-2-fault\"") && !html.contains("<b>User"));
        assert_eq!(html.matches("/studs\"").count(), 2, "mark the sent one, take the mark back");
    }
}

fn send_page(words: &Words, letters: Vec<Posted>) -> SendPage {
    let rows: Vec<_> =
        letters.into_iter().map(|letter| LetterRow::new(letter, "Ockelbo".into(), false, words)).collect();
    let stuck = rows.iter().filter(|row| row.again).count();
    let workshop = Sample::usual().workshop;
    SendPage {
        shell: shell(words),
        text_href: format!("/workshop/{}/inbjudan", workshop.id),
        workshop,
        gone: rows.len(),
        bounces: Vec::new(),
        faults: Faults::none(),
        letters: rows.len(),
        filters: Vec::new(),
        rows,
        stuck,
        deed: "0".into(),
    }
}

#[test]
fn the_send_page_is_whole_when_there_are_none_when_all_is_well_and_when_letters_are_stuck() {
    for lang in Lang::ALL {
        let words = words(lang);
        let none = send_page(&words, Vec::new()).render().unwrap();
        assert_whole(&none, lang);
        assert!(none.contains("/inbjudan\""), "the way to the first letter");

        let well = [State::Sent, State::Waiting, State::Sending];
        let well = well.map(|state| letter(1, state, "invitation", None)).into();
        let well = send_page(&words, well).render().unwrap();
        assert_whole(&well, lang);
        assert!(!well.contains("/igen\""));

        let reason = "550 5.1.1 <val@ockelbo.example>: Recipient address rejected: User unknown. ".repeat(3);
        let mut stuck = Vec::new();
        for (number, occasion) in (1..).zip(["invitation", "reminder", "receipt"]) {
            for state in State::ALL {
                stuck.push(letter(number, state, occasion, Some(&reason)));
            }
        }
        let html = send_page(&words, stuck).render().unwrap();
        assert_whole(&html, lang);
        assert_eq!(html.matches("/igen\"").count(), 6, "failed and uncertain");
        assert!(!html.contains("<val@"), "what the server said is text");
    }
}
