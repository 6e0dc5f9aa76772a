//! The letters. They are written in the workshop's language, which is Swedish, whoever looks at them.

use chrono::NaiveDate;
use letters::Block;
use organisation::post::Appointment;
use organisation::register::{Organisation, folded};
use programme::draft::paragraphs;
use programme::draft::placeholder::{Values, filled};
use store::StoreFault;
use texts::Words;
use workshop::day::Workshop;
use workshop::invitation::place;
use workshop::links::facts;

use crate::ruled::Ruled;
use crate::rules::{Letter, Receiver};
use crate::standing::{Standing, Target, Untaught};

/// Where the buttons of letters lead when nobody is to follow them: in a preview, and in a letter that is tried.
pub(crate) const NOWHERE: &str = "";

/// What a letter is made of.
pub(crate) struct Matter<'a> {
    /// The workshop's words.
    pub words: &'a Words,
    /// What is known.
    pub standing: &'a Standing,
    /// The day on which it is written.
    pub today: NaiveDate,
}

/// The subject line of a rule: the county's, or as it ships.
pub(crate) fn subject(words: &Words, ruled: &Ruled) -> String {
    let shipped = || words.say(&format!("mailings-{}-subject", ruled.rule.letter.code()));
    if ruled.subject.is_empty() { shipped() } else { ruled.subject.clone() }
}

/// The paragraphs of a rule: the county's, or as they ship.
pub(crate) fn text(words: &Words, ruled: &Ruled) -> String {
    let shipped = || words.say(&format!("mailings-{}-text", ruled.rule.letter.code())).replace("\\n", "\n");
    if ruled.text.is_empty() { shipped() } else { ruled.text.clone() }
}

impl Matter<'_> {
    /// Subject line and words of a rule's letter to somebody. The button leads to `url`; one that leads [`NOWHERE`] is
    /// said and cannot be followed.
    pub fn letter(&self, ruled: &Ruled, target: &Target, name: &str, url: &str) -> (String, Vec<Block>) {
        let (t, workshop) = (self.words, &self.standing.workshop);
        let letter = ruled.rule.letter;
        let mut subject = self.filled(&subject(t, ruled), &target.organisation);
        if target.hands_over.is_some() {
            subject = t.say1("mailings-hand-over-subject", "subject", subject);
        }
        let mut blocks = vec![Block::Heading(subject.clone())];
        if target.receiver == Receiver::Person {
            blocks.push(Block::Paragraph(t.say1("mailings-hello", "name", name)));
        }
        if let Some(label) = &target.hands_over {
            let of = &target.organisation.formal_name;
            blocks.push(Block::Paragraph(t.say2(
                "mailings-hand-over-text",
                "person",
                label,
                "municipality",
                of,
            )));
        }
        let written = text(t, ruled);
        blocks
            .extend(paragraphs(&written).map(|one| Block::Paragraph(self.filled(one, &target.organisation))));
        match letter {
            Letter::County => blocks.push(Block::List(self.standing.silent.clone())),
            Letter::Contact => blocks.extend(self.asked(target)),
            Letter::CourseMunicipality => blocks.extend(self.untaught_of(target)),
            Letter::CourseCounty => blocks.push(Block::List(self.untaught())),
            _ => {}
        }
        let mut all = facts(t, workshop);
        if letter.is_about_course() && !self.standing.course_place.is_empty() {
            all.push((t.say("course-place"), self.standing.course_place.clone()));
        }
        if target.receiver != Receiver::Person && !letter.is_about_course() {
            let left = t.days_left(self.today, workshop.register_by);
            all.push((t.say("mailings-fact-last-day"), format!("{} ({left})", t.date(workshop.register_by))));
        }
        blocks.push(Block::Facts(all));
        let button = t.say(&format!("mailings-{}-button", letter.code()));
        blocks.push(if url == NOWHERE {
            Block::Paragraph(t.say1("mailings-button-nowhere", "text", button))
        } else {
            Block::Button { text: button, url: url.to_owned() }
        });
        if target.receiver == Receiver::County {
            return (subject, blocks);
        }
        // Whom to ask stands among the facts when the county has said it.
        if workshop.contact.is_empty() {
            blocks.push(Block::Paragraph(t.say1("invitation-ask", "contact", self.contact())));
        }
        if target.receiver == Receiver::Person {
            let why =
                if target.hands_over.is_some() { "mailings-why-hand-over" } else { "mailings-why-person" };
            blocks.push(Block::Small(t.say1(why, "municipality", &target.organisation.formal_name)));
        } else {
            blocks.extend(
                self.standing.code(target).map(|code| Block::Small(t.say1("received-code", "code", code))),
            );
            let of = &target.organisation.formal_name;
            blocks.push(Block::Small(t.say1("invitation-link-is-yours", "municipality", of)));
        }
        (subject, blocks)
    }

    /// Who was asked and has not answered.
    fn asked(&self, target: &Target) -> Option<Block> {
        let asked = self.standing.target(Letter::FirstReminder, target.whom)?;
        let people: Vec<_> =
            asked.people.iter().map(|(name, address)| format!("{name}, {address}")).collect();
        (!people.is_empty()).then_some(Block::List(people))
    }

    /// Who of a municipality has not done the course.
    fn untaught_of(&self, target: &Target) -> Option<Block> {
        let own = self.standing.untaught.iter().find(|one| Some(one.invitation) == target.invitation)?;
        Some(Block::List(own.people.clone()))
    }

    /// How many have not done the course, municipality by municipality.
    fn untaught(&self) -> Vec<String> {
        let said = |one: &Untaught| {
            let (name, people) = (one.municipality.as_str(), one.people.len());
            self.words.say2("mailings-untaught", "municipality", name, "people", people)
        };
        self.standing.untaught.iter().map(said).collect()
    }

    fn contact(&self) -> &str {
        let workshop = &self.standing.workshop;
        if workshop.contact.is_empty() { &self.standing.county.formal_name } else { &workshop.contact }
    }

    fn filled(&self, text: &str, municipality: &Organisation) -> String {
        let (workshop, county) = (&self.standing.workshop, &self.standing.county);
        let values = Values {
            municipality: &municipality.formal_name,
            county: &county.name,
            authority: &county.formal_name,
            day: workshop.day,
            hours: (workshop.starts, workshop.ends),
            place: &workshop.place,
            address: &workshop.address,
            last_day: workshop.register_by,
            least: workshop.seats_least,
            most: workshop.seats_most,
            contact: self.contact(),
        };
        filled(text, &values, self.words)
    }

    /// Whether a letter puts the meeting into somebody's calendar: practical information does, to whoever does not have it
    /// there by the invitation.
    pub fn puts_in_calendar(&self, letter: Letter, address: &str) -> bool {
        letter == Letter::Practical && !self.standing.invited.contains(&folded(address))
    }

    /// Subject line and words of the letter that a meeting is otherwise than it was, or is not for somebody any more.
    pub fn change(&self, name: &str, is_out: bool) -> (String, Vec<Block>) {
        let (t, workshop) = (self.words, &self.standing.workshop);
        let code = if is_out { "out" } else { "moved" };
        let day = t.date(workshop.day);
        let subject = t.say1(&format!("mailings-{code}-subject"), "day", &day);
        let county = &self.standing.county.formal_name;
        let mut blocks = vec![
            Block::Heading(subject.clone()),
            Block::Paragraph(t.say1("mailings-hello", "name", name)),
            Block::Paragraph(t.say1(&format!("mailings-{code}-text"), "county", county)),
        ];
        if !is_out {
            blocks.push(Block::Facts(facts(t, workshop)));
        }
        blocks.push(Block::Paragraph(t.say(&format!("mailings-{code}-calendar"))));
        if is_out || workshop.contact.is_empty() {
            blocks.push(Block::Paragraph(t.say1("invitation-ask", "contact", self.contact())));
        }
        (subject, blocks)
    }
}

/// The meeting as it stands in a person's calendar. Where to join is not in it.
pub(crate) fn appointment(
    words: &Words,
    (workshop, county): (&Workshop, &Organisation),
    person: sea_orm::prelude::Uuid,
    (sequence, now): (i32, chrono::DateTime<chrono::Utc>),
) -> Appointment {
    Appointment {
        uid: format!("participant-{person}@valskydd"),
        sequence: u32::try_from(sequence).unwrap_or_default(),
        stamp: now,
        start: workshop.day.and_time(workshop.starts),
        end: workshop.day.and_time(workshop.ends),
        summary: words.say1("invitation-meeting", "county", &county.name),
        description: words.say("mailings-meeting-text"),
        location: place(words, workshop),
        cancelled: false,
    }
}

/// What the outbox keeps, read.
pub(crate) fn read(content: &str) -> Result<organisation::post::Content, StoreFault> {
    serde_json::from_str(content).map_err(|fault| StoreFault::Unreadable(format!("a letter: {fault}")))
}
