//! The letters in both languages, usual and with the longest names; and what the samples of the pages stand on.

use ::letters::{Body, Letter, Party};
use chrono::{Days, NaiveDate};
use organisation::Tier;
use organisation::register::Organisation;
use programme::agenda::fit::fit;
use programme::agenda::lines::{Line, lines};
use programme::plan::standard_agenda;
use sea_orm::prelude::Uuid;
use texts::{Lang, Words};

use super::letters::{Matter, Wording};
use super::paper;
use super::rules::LONGEST_TEXT;
use crate::day::Workshop;
use crate::day::pages::samples::{standing, words};
use crate::day::rules::{Format, State};

/// What a letter is made of, usual or with the longest that there is.
pub(crate) struct Sample {
    pub workshop: Workshop,
    pub county: Organisation,
    pub municipality: Organisation,
    pub wording: Wording,
    /// What happens when.
    pub times: Vec<Line>,
}

impl Sample {
    pub fn usual() -> Self {
        let mut workshop = standing(State::Invited, [10, 0, 0, 0]).workshop;
        workshop.place = "Slottet, rikssalen".into();
        workshop.address = "Slottstorget 1, Gävle".into();
        workshop.contact = "Karin Åberg, 010-000 00 00".into();
        workshop.own_text = "Vi ses på slottet.\n\nTa med legitimation, {kommun}.".into();
        let text = programme::default_draft();
        let wording = Wording {
            subject: text.subject,
            audience: text.audience,
            own_text: "Vi ses på slottet.\n\nTa med legitimation, {kommun}.".into(),
            parts: text.parts.into_iter().map(|part| part.text).collect(),
        };
        let county = authority(Tier::County, "Gävleborgs län", "Länsstyrelsen Gävleborg");
        let agenda = standard_agenda();
        let times = fit(&agenda, workshop.starts, workshop.ends)
            .map(|fitted| lines(&agenda, &fitted, &words(Lang::Sv)))
            .unwrap_or_default();
        Self {
            times,
            workshop,
            county,
            municipality: authority(Tier::Municipality, "Ockelbo", "Ockelbo kommun"),
            wording,
        }
    }

    pub fn longest(format: Format) -> Self {
        let mut sample = Self::usual();
        sample.county =
            authority(Tier::County, "Västra Götalands län", "Länsstyrelsen i Västra Götalands län");
        sample.municipality = authority(
            Tier::Municipality,
            "Upplands Väsby-Österåker",
            "Upplands Väsby-Österåkers nya kommunförbund",
        );
        sample.workshop.format = format;
        sample.workshop.place = "Länsstyrelsens samlingssal Östersjön ".repeat(5);
        sample.workshop.address = "Å".repeat(200);
        sample.workshop.contact =
            "Kjell-Åke Söderström-Björkqvist, enheten för samhällsskydd\n010-000 00 00".repeat(3);
        sample.workshop.own_text = "Ett längre stycke om dagen.\n\n".repeat(LONGEST_TEXT / 29);
        sample.wording.own_text.clone_from(&sample.workshop.own_text);
        sample.wording.subject = "Inbjudan till workshop i valsäkerhet ".repeat(5);
        sample.wording.audience = "samordnare, ".repeat(16);
        sample
    }

    pub fn matter<'a>(&'a self, words: &'a Words) -> Matter<'a> {
        let (workshop, county, wording) = (&self.workshop, &self.county, &self.wording);
        Matter { words, workshop, county, wording, times: &self.times }
    }

    /// Bare: no place, no contact, no text of its own.
    fn bare() -> Self {
        let mut sample = Self::usual();
        for text in [&mut sample.workshop.place, &mut sample.workshop.address, &mut sample.workshop.contact] {
            text.clear();
        }
        sample.workshop.own_text.clear();
        sample.wording.own_text.clear();
        sample.wording.audience.clear();
        sample.times.clear();
        sample
    }

    fn all() -> Vec<Self> {
        let mut all = vec![Self::usual(), Self::bare()];
        all.extend(Format::ALL.map(Self::longest));
        all
    }
}

pub(super) fn authority(tier: Tier, name: &str, formal: &str) -> Organisation {
    Organisation {
        id: Uuid::nil().into(),
        tier,
        code: "2101".into(),
        name: name.into(),
        formal_name: formal.into(),
        letter: String::new(),
        parent: None,
        seat: "Gävle".into(),
        lat: 60.0,
        lon: 17.0,
        population: 5_000,
        mail: String::new(),
    }
}

const URL: &str = "https://valskydd.example/l/abc";

/// The letter can be sent, and says everything in text and in HTML.
fn assert_can_leave(sample: &Sample, subject: &str, body: &Body, lang: Lang) {
    let (text, html) = (body.to_text(), body.to_html(lang.code(), subject));
    for said in [subject, text.as_str(), html.as_str()] {
        assert!(!said.contains('⟦'), "{lang}: {said}");
        assert!(!said.contains("  "), "{lang}: {said}");
    }
    assert_eq!(html.matches("<h1").count(), 1);
    assert!(text.contains(URL) && html.contains(&format!("href=\"{URL}\"")));
    let facts = sample.matter(&words(lang)).facts(&sample.municipality);
    assert!(facts.iter().all(|(what, value)| !what.is_empty() && !value.trim().is_empty()), "{facts:?}");
    let party = |name: &str| Party { name: name.into(), address: "val@kommun.example".into() };
    let letter = Letter {
        message_id: "1@kommun.example".into(),
        from: party(&sample.county.formal_name),
        reply_to: None,
        to: party(&sample.municipality.formal_name),
        subject: subject.into(),
        body: body.clone(),
        calendar: None,
        attachments: Vec::new(),
        date: sample.workshop.made_at,
        language: lang.code().into(),
        auto_submitted: true,
        bounces_to: None,
    };
    assert!(letter.to_eml().is_ok());
}

/// What stands in the first two blocks: heading and opening.
fn opening(body: &Body) -> String {
    Body { blocks: body.blocks.iter().take(2).cloned().collect() }.to_text()
}

#[test]
fn the_invitation_says_sender_matter_and_last_day_first_in_both_languages() {
    for lang in Lang::ALL {
        let words = words(lang);
        for sample in Sample::all() {
            let (subject, blocks) = sample.matter(&words).invitation(&sample.municipality, URL);
            let body = Body { blocks };
            assert_can_leave(&sample, subject.trim(), &body, lang);
            let opening = opening(&body);
            let last_day = words.date(sample.workshop.register_by);
            for said in [&sample.county.formal_name, &sample.municipality.formal_name, &last_day] {
                assert!(opening.contains(said.as_str()), "{lang}: {said} in {opening}");
            }
        }
    }
}

#[test]
fn the_reminder_says_who_waits_and_how_long_in_both_languages() {
    for lang in Lang::ALL {
        let words = words(lang);
        for sample in Sample::all() {
            let last = sample.workshop.register_by;
            for today in
                [last - Days::new(8), last - Days::new(1), last, last + Days::new(1), last + Days::new(5)]
            {
                let (subject, blocks) = sample.matter(&words).reminder(&sample.municipality, URL, today);
                let body = Body { blocks };
                assert_can_leave(&sample, &subject, &body, lang);
                let opening = opening(&body);
                assert!(opening.contains(&sample.county.formal_name), "{opening}");
                assert!(subject.contains(&words.date(last)), "{subject}");
            }
        }
    }
}

#[test]
fn the_reminder_counts_the_days_while_there_are_any() {
    let (words, sample) = (words(Lang::Sv), Sample::usual());
    let told = |today: NaiveDate| {
        let (_, blocks) = sample.matter(&words).reminder(&sample.municipality, URL, today);
        opening(&Body { blocks })
    };
    let last = sample.workshop.register_by;
    assert!(
        told(last - Days::new(8)).contains("Sista dagen är om 8 dagar."),
        "{}",
        told(last - Days::new(8))
    );
    assert!(told(last).contains("Sista dagen är i dag."), "{}", told(last));
    let late = told(last + Days::new(3));
    assert!(late.contains(&format!("Sista dagen är {}.", words.date(last))), "{late}");
}

#[test]
fn the_meeting_and_the_paper_say_the_same_in_both_languages() {
    for lang in Lang::ALL {
        let words = words(lang);
        for sample in Sample::all() {
            let matter = sample.matter(&words);
            let meeting = matter.appointment(&sample.municipality, sample.workshop.made_at);
            assert_eq!(meeting.start, sample.workshop.day.and_time(sample.workshop.starts));
            let address = "https://valskydd.example".to_owned();
            let paper = paper::invitation(&matter, &sample.municipality, sample.workshop.day, address);
            let paper = serde_json::to_string(&paper).unwrap();
            for said in [&meeting.summary, &meeting.description, &meeting.location, &paper] {
                assert!(!said.contains('⟦'), "{lang}: {said}");
            }
            let (_, blocks) = matter.invitation(&sample.municipality, URL);
            let letter = Body { blocks }.to_text();
            for line in &sample.times {
                let time = words.span(line.starts, line.ends);
                for said in [&meeting.description, &paper, &letter] {
                    assert!(said.contains(&line.title) && said.contains(&time), "{lang}: {time} in {said}");
                }
            }
            assert!(paper.contains(&sample.municipality.formal_name) && !paper.contains("/l/"));
        }
    }
}
