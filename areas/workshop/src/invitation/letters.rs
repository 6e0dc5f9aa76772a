//! The invitation and the reminder, as letters. Sender, matter and what is asked stand in the first two lines.

use chrono::NaiveDate;
use letters::Block;
use organisation::post::Appointment;
use organisation::register::Organisation;
use programme::agenda::lines::Line;
use programme::draft::placeholder::{Values, filled};
use texts::Words;

use super::rules::paragraphs;
use crate::day::Workshop;
use crate::day::rules::Format;

/// What an invitation says, with its placeholders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Subject line.
    pub subject: String,
    /// Who is to come; may be empty.
    pub audience: String,
    /// The county's own text, saved or as typed for a preview.
    pub own_text: String,
    /// The parts of the national draft as the county has them.
    pub parts: Vec<String>,
}

/// What a letter about a workshop is made of.
pub(crate) struct Matter<'a> {
    /// The workshop's words: its language, not the reader's on the screen.
    pub words: &'a Words,
    /// The day.
    pub workshop: &'a Workshop,
    /// Whose day.
    pub county: &'a Organisation,
    /// What it says.
    pub wording: &'a Wording,
    /// What happens when; empty before the county has set its agenda.
    pub times: &'a [Line],
}

impl Matter<'_> {
    /// A text with the values of a municipality's letter in it.
    pub fn filled(&self, text: &str, municipality: &Organisation) -> String {
        let workshop = self.workshop;
        let values = Values {
            municipality: &municipality.formal_name,
            county: &self.county.name,
            authority: &self.county.formal_name,
            day: workshop.day,
            hours: (workshop.starts, workshop.ends),
            place: &workshop.place,
            address: &workshop.address,
            last_day: workshop.register_by,
            least: workshop.seats_least,
            most: workshop.seats_most,
            contact: if workshop.contact.is_empty() { &self.county.formal_name } else { &workshop.contact },
        };
        filled(text, &values, self.words)
    }

    /// The paragraphs of the letter: the county's own, then the parts.
    pub fn paragraphs(&self, municipality: &Organisation) -> Vec<String> {
        let texts = std::iter::once(&self.wording.own_text).chain(&self.wording.parts);
        texts.flat_map(|text| paragraphs(text)).map(|text| self.filled(&text, municipality)).collect()
    }

    /// Date, time, place, target group, last day.
    pub fn facts(&self, municipality: &Organisation) -> Vec<(String, String)> {
        let (t, workshop) = (self.words, self.workshop);
        let mut facts = vec![
            (t.say("invitation-fact-day"), t.date(workshop.day)),
            (t.say("invitation-fact-time"), t.span(workshop.starts, workshop.ends)),
            (t.say("invitation-fact-place"), self.place()),
            (t.say("invitation-fact-audience"), self.filled(&self.wording.audience, municipality)),
            (t.say("invitation-fact-seats"), self.seats()),
            (t.say("invitation-fact-last-day"), t.date(workshop.register_by)),
        ];
        facts.retain(|(_, text)| !text.is_empty());
        facts
    }

    fn seats(&self) -> String {
        let (least, most) = (self.workshop.seats_least, self.workshop.seats_most);
        self.words.say2("invitation-seats", "least", least, "most", most)
    }

    fn place(&self) -> String {
        place(self.words, self.workshop)
    }

    /// Subject line and words of the invitation; the button leads to `url`.
    pub fn invitation(&self, municipality: &Organisation, url: &str) -> (String, Vec<Block>) {
        let t = self.words;
        let opening = t.say_with(
            "invitation-opening",
            [
                ("county", self.county.formal_name.as_str().into()),
                ("municipality", municipality.formal_name.as_str().into()),
                ("day", t.date(self.workshop.register_by).into()),
            ],
        );
        let subject = self.filled(&self.wording.subject, municipality);
        let mut blocks = vec![
            Block::Heading(subject.clone()),
            Block::Paragraph(opening),
            Block::Facts(self.facts(municipality)),
            Block::Button { text: t.say("invitation-button"), url: url.to_owned() },
        ];
        blocks.extend(times(t, self.times));
        blocks.extend(self.paragraphs(municipality).into_iter().map(Block::Paragraph));
        blocks.push(self.ask());
        blocks.push(Block::Small(t.say1(
            "invitation-link-is-yours",
            "municipality",
            &municipality.formal_name,
        )));
        (subject, blocks)
    }

    /// Subject line and words of the reminder.
    pub fn reminder(&self, municipality: &Organisation, url: &str, today: NaiveDate) -> (String, Vec<Block>) {
        let t = self.words;
        // After the last day lists are still taken; "the last day is 3 days ago" would be no sentence.
        let last = self.workshop.register_by;
        let left = if today > last { t.date(last) } else { t.days_left(today, last) };
        let subject = t.say1("invitation-reminder-subject", "day", t.date(self.workshop.register_by));
        let opening = t.say_with(
            "invitation-reminder-opening",
            [
                ("municipality", municipality.formal_name.as_str().into()),
                ("county", self.county.formal_name.as_str().into()),
                ("left", left.into()),
            ],
        );
        let blocks = vec![
            Block::Heading(subject.clone()),
            Block::Paragraph(opening),
            Block::Facts(self.facts(municipality)),
            Block::Button { text: t.say("invitation-button"), url: url.to_owned() },
            Block::Paragraph(t.say("invitation-reminder-cannot")),
            self.ask(),
            Block::Small(t.say1("invitation-link-is-yours", "municipality", &municipality.formal_name)),
        ];
        (subject, blocks)
    }

    /// Subject line and words of a letter that follows up, with what the county wrote.
    pub fn follow_up(
        &self,
        municipality: &Organisation,
        url: &str,
        (subject, text): (&str, &str),
    ) -> (String, Vec<Block>) {
        let subject = self.filled(subject, municipality);
        let mut blocks = vec![Block::Heading(subject.clone())];
        let written = paragraphs(text).map(|text| self.filled(&text, municipality));
        blocks.extend(written.map(Block::Paragraph));
        blocks.push(Block::Facts(self.facts(municipality)));
        blocks.extend(times(self.words, self.times));
        blocks.push(Block::Button { text: self.words.say("follow_up-button"), url: url.to_owned() });
        blocks.push(self.ask());
        let yours = self.words.say1("invitation-link-is-yours", "municipality", &municipality.formal_name);
        blocks.push(Block::Small(yours));
        (subject, blocks)
    }

    fn ask(&self) -> Block {
        let contact =
            if self.workshop.contact.is_empty() { &self.county.formal_name } else { &self.workshop.contact };
        Block::Paragraph(self.words.say1("invitation-ask", "contact", contact))
    }

    /// The meeting for the receiver's calendar. Where to join a digital meeting is not in it.
    pub fn appointment(
        &self,
        municipality: &Organisation,
        now: chrono::DateTime<chrono::Utc>,
    ) -> Appointment {
        meeting(self.words, self.workshop, self.county, municipality, (self.times, now))
    }
}

/// What happens when, in a letter; nothing while there are no times.
pub(crate) fn times(words: &Words, lines: &[Line]) -> Vec<Block> {
    if lines.is_empty() {
        return Vec::new();
    }
    let line = |line: &Line| (words.span(line.starts, line.ends), line.title.clone());
    let agenda = lines.iter().map(line).collect();
    vec![Block::Paragraph(words.say("agenda-letter-agenda")), Block::Facts(agenda)]
}

/// Where people meet, in a line.
#[must_use]
pub fn place(words: &Words, workshop: &Workshop) -> String {
    let lines = [&workshop.place, &workshop.address];
    let place = lines.into_iter().filter(|line| !line.is_empty()).cloned().collect::<Vec<_>>().join(", ");
    match workshop.format {
        Format::Physical => place,
        Format::Digital => words.say1("invitation-place-digital", "place", place),
        Format::Hybrid => words.say1("invitation-place-hybrid", "place", place),
    }
}

/// The meeting as it stands in a municipality's calendar, with what happens when. Its sequence goes up when day, time or
/// place is another, not with the agenda: of two with one sequence the later stamp counts (RFC 5546, 2.1.5).
pub(crate) fn meeting(
    words: &Words,
    workshop: &Workshop,
    county: &Organisation,
    municipality: &Organisation,
    (lines, now): (&[Line], chrono::DateTime<chrono::Utc>),
) -> Appointment {
    let mut description = words.say1("invitation-meeting-text", "day", words.date(workshop.register_by));
    for line in lines {
        description = format!("{description}\n{} {}", words.span(line.starts, line.ends), line.title);
    }
    Appointment {
        uid: format!("workshop-{}-{}@valskydd", workshop.id, municipality.code),
        sequence: u32::try_from(workshop.sequence).unwrap_or_default(),
        stamp: now,
        start: workshop.day.and_time(workshop.starts),
        end: workshop.day.and_time(workshop.ends),
        summary: words.say1("invitation-meeting", "county", &county.name),
        description,
        location: place(words, workshop),
        cancelled: false,
    }
}
