//! The pages of the invitation in every state, in both languages.

use askama::Template as _;
use chrono::{DateTime, TimeDelta, Utc};
use letters::Body;
use sea_orm::prelude::Uuid;
use store::outbox::{Posted, State};
use texts::{Lang, Words};
use web::Faults;

use super::send::{LetterRow, SendPage};
use super::text::{Preview, RecipientRow, TextPage};
use crate::day::pages::samples::{assert_whole, shell, words};
use crate::day::rules::Format;
use crate::invitation::rules::{LONGEST_TEXT, paragraphs};
use crate::invitation::samples::Sample;

fn row(code: &str, name: &str, people: &[(&str, &str)], entered: &str) -> RecipientRow {
    let people = people.iter().map(|(name, address)| ((*name).to_owned(), (*address).to_owned())).collect();
    RecipientRow { code: code.into(), name: name.into(), people, entered: entered.into() }
}

fn text_page(words: &Words, sample: Sample) -> TextPage {
    TextPage {
        shell: shell(words),
        draft_paragraphs: paragraphs(&sample.draft.body).collect(),
        draft: sample.draft,
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
    page.preview = Some(Preview { municipality, subject, html });
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
        for page in pages {
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
    sample.workshop.own_text = "<script>alert(1)</script>".into();
    assert!(!preview(&words, sample).render().unwrap().contains("<script>alert"));
}

fn letter(number: u128, state: State, occasion: &str, reason: Option<&str>) -> Posted {
    let posted_at: DateTime<Utc> = "2029-01-10T08:00:00Z".parse().unwrap();
    Posted {
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

fn send_page(words: &Words, letters: Vec<Posted>) -> SendPage {
    let rows: Vec<_> =
        letters.into_iter().map(|letter| LetterRow::new(letter, "Ockelbo".into(), words)).collect();
    let stuck = rows.iter().filter(|row| row.again).count();
    let workshop = Sample::usual().workshop;
    SendPage {
        shell: shell(words),
        text_href: format!("/workshop/{}/inbjudan", workshop.id),
        workshop,
        gone: rows.len(),
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
