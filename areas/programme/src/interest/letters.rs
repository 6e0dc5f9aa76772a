//! The letters of interest. Sender, matter and what is asked stand in the first two lines.

use chrono::NaiveDate;
use letters::{Block, Party};
use organisation::OrganisationId;
use organisation::post::{Address, Content, Correspondence};
use organisation::register::Organisation;
use sea_orm::prelude::Uuid;
use store::{Parcel, StoreFault};
use texts::Words;

use super::answering::Answerer;
use super::rules::{Answer, Wants};
use super::said;
use super::views::{Asked, Question};
use crate::calendar::Window;
use crate::draft::paragraphs;
use crate::views::Programme;

/// What the letters to counties are made of.
pub(super) struct Matter<'a> {
    /// The letters' language, not the reader's on the screen.
    pub words: &'a Words,
    /// The programme.
    pub programme: &'a Programme,
    /// The authority that asks.
    pub sender: &'a Organisation,
    /// Whom to ask, and where answers to the letter go.
    pub contact: &'a Party,
    /// The last day.
    pub last_day: NaiveDate,
    /// The days on which workshops are held.
    pub window: Window,
}

impl Matter<'_> {
    fn facts(&self) -> Block {
        let (t, window) = (self.words, self.window);
        let election = t.say(&format!("programme-election-{}", self.programme.election.code()));
        let days =
            t.say2("interest-letter-window", "first", t.date(window.first), "last", t.date(window.last));
        Block::Facts(vec![
            (
                t.say("interest-letter-election"),
                format!("{election}, {}", t.date(self.programme.election_day)),
            ),
            (t.say("interest-letter-days"), days),
            (t.say("interest-letter-last-day"), t.date(self.last_day)),
        ])
    }

    fn rest(&self, county: &Organisation) -> [Block; 2] {
        let contact = format!("{}, {}", self.contact.name, self.contact.address);
        [
            Block::Paragraph(self.words.say1("interest-letter-contact", "contact", contact)),
            Block::Small(self.words.say1("interest-letter-keep", "county", &county.formal_name)),
        ]
    }

    fn button(&self, url: &str) -> Block {
        Block::Button { text: self.words.say("links-button-interest"), url: url.to_owned() }
    }

    /// Subject line and words of the first letter; the button leads to `url`.
    pub fn ask(&self, county: &Organisation, url: &str) -> (String, Vec<Block>) {
        let t = self.words;
        let subject = t.say1("interest-ask-subject", "day", t.date(self.last_day));
        let opening = t.say_with(
            "interest-ask-opening",
            [
                ("sender", self.sender.formal_name.as_str().into()),
                ("county", county.formal_name.as_str().into()),
                ("programme", self.programme.name.as_str().into()),
                ("day", t.date(self.last_day).into()),
            ],
        );
        let points = ["format", "days", "wishes", "questions"];
        let points = points.map(|point| t.say(&format!("interest-ask-point-{point}")));
        let mut blocks = vec![
            Block::Heading(subject.clone()),
            Block::Paragraph(opening),
            self.button(url),
            self.facts(),
            Block::Paragraph(t.say("interest-ask-points")),
            Block::List(points.into()),
            Block::Paragraph(t.say("interest-ask-change")),
        ];
        blocks.extend(self.rest(county));
        (subject, blocks)
    }

    /// Subject line and words of a reminder.
    pub fn reminder(&self, county: &Organisation, url: &str, today: NaiveDate) -> (String, Vec<Block>) {
        let t = self.words;
        let subject = t.say1("interest-reminder-subject", "day", t.date(self.last_day));
        let key = if today > self.last_day { "interest-reminder-late" } else { "interest-reminder-opening" };
        let opening = t.say_with(
            key,
            [
                ("sender", self.sender.formal_name.as_str().into()),
                ("county", county.formal_name.as_str().into()),
                ("day", t.date(self.last_day).into()),
                ("left", t.days_left(today, self.last_day).into()),
            ],
        );
        let mut blocks = vec![
            Block::Heading(subject.clone()),
            Block::Paragraph(opening),
            self.button(url),
            self.facts(),
            Block::Paragraph(t.say("interest-reminder-no")),
        ];
        blocks.extend(self.rest(county));
        (subject, blocks)
    }

    /// Subject line and words of the answer to a question.
    pub fn answer(&self, question: &Question, answer: &str, url: &str) -> (String, Vec<Block>) {
        let t = self.words;
        let subject = t.say("interest-answer-subject");
        let mut blocks = vec![
            Block::Heading(subject.clone()),
            Block::Paragraph(t.say1("interest-answer-opening", "sender", &self.sender.formal_name)),
            Block::Paragraph(t.say1("interest-answer-question", "question", &question.text)),
        ];
        blocks.extend(paragraphs(answer).map(|paragraph| Block::Paragraph(paragraph.to_owned())));
        blocks.push(self.button(url));
        (subject, blocks)
    }

    /// A letter to one receiver of a county.
    pub fn to(
        &self,
        county: &Organisation,
        (name, address): &(String, String),
        letter: (String, Vec<Block>),
        (occasion, once_key): (&'static str, String),
    ) -> Result<Parcel, StoreFault> {
        let letters = Correspondence {
            lang: self.words.lang(),
            occasion,
            about: self.programme.id.uuid(),
            sender: self.sender,
            reply_to: self.contact,
        };
        letters.letter(once_key, (county, name, address), letter, None)
    }
}

/// Subject line and words of the receipt for an answer.
pub(super) fn receipt_words(
    words: &Words,
    asked: &Asked,
    answer: &Answer,
    late: bool,
    url: &str,
) -> (String, Vec<Block>) {
    let key = match answer.wants {
        Wants::Yes => "interest-receipt-yes",
        Wants::No => "interest-receipt-no",
    };
    let mut blocks = vec![
        Block::Heading(words.say("interest-receipt-subject")),
        Block::Paragraph(words.say2(
            "interest-receipt-opening",
            "county",
            &asked.county.formal_name,
            "what",
            words.say(key),
        )),
    ];
    if late {
        blocks.push(Block::Paragraph(words.say("interest-receipt-late")));
    }
    blocks.push(Block::Facts(said::facts(words, answer)));
    blocks.push(Block::Paragraph(words.say1(
        "interest-receipt-change",
        "day",
        words.date(asked.call.last_day),
    )));
    blocks.push(Block::Button { text: words.say("links-button-interest"), url: url.to_owned() });
    blocks.push(Block::Small(words.say1("interest-letter-keep", "county", &asked.county.formal_name)));
    (words.say("interest-receipt-subject"), blocks)
}

/// The receipt, to whoever answered; the button leads to `url`.
pub(super) fn receipt(
    words: &Words,
    asked: &Asked,
    (answer, late): (&Answer, bool),
    by: &Answerer,
) -> Result<Parcel, StoreFault> {
    let (subject, blocks) = receipt_words(words, asked, answer, late, &by.url);
    let county = &asked.county;
    Content::new(words.lang(), asked.national.formal_name.clone(), blocks).to(Address {
        once_key: format!("interest-receipt:{}:{}", asked.interest.id, asked.interest.version + 1),
        occasion: "receipt",
        about: asked.interest.id.uuid(),
        // It stands among the county's own letters: its button opens what is the county's alone.
        sender: Some(county.id.uuid()),
        receiver: Some(county.id.uuid()),
        name: by.name.clone(),
        address: by.address.clone(),
        subject,
    })
}

/// Subject line and words of the letter to the lead when a county with a day says no.
pub(super) fn withdrawn_words(
    words: &Words,
    asked: &Asked,
    day: NaiveDate,
    by: &str,
) -> (String, Vec<Block>) {
    let county = &asked.county;
    let subject = words.say1("interest-withdrawn-subject", "county", &county.name);
    let opening = words.say_with(
        "interest-withdrawn-opening",
        [("county", county.formal_name.as_str().into()), ("day", words.date(day).into()), ("by", by.into())],
    );
    let blocks = vec![
        Block::Heading(subject.clone()),
        Block::Paragraph(opening),
        Block::Paragraph(words.say("interest-withdrawn-stands")),
        Block::Button {
            text: words.say("interest-withdrawn-button"),
            url: format!("/program/intresse/{}", asked.interest.id),
        },
    ];
    (subject, blocks)
}

/// The letter to one of those who lead the programme.
pub(super) fn withdrawn(
    words: &Words,
    asked: &Asked,
    (day, by): (NaiveDate, &str),
    (name, address): (&str, &str),
) -> Result<Parcel, StoreFault> {
    let (subject, blocks) = withdrawn_words(words, asked, day, by);
    let (id, version): (Uuid, i32) = (asked.interest.id.uuid(), asked.interest.version + 1);
    Content::new(words.lang(), asked.county.formal_name.clone(), blocks).to(Address {
        once_key: format!("interest-withdrawn:{id}:{version}:{address}"),
        occasion: "withdrawn",
        about: id,
        sender: Some(asked.county.id.uuid()),
        receiver: asked.county.parent.map(OrganisationId::uuid),
        name: name.to_owned(),
        address: address.to_owned(),
        subject,
    })
}
