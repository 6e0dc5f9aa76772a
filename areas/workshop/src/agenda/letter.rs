//! The letter with the exact times.

use letters::Block;
use organisation::post::Appointment;
use organisation::register::Organisation;
use programme::agenda::lines::Line;
use texts::Words;

use crate::day::Workshop;
use crate::invitation::letters::{meeting, place, times};

/// What the letter is made of.
pub(super) struct Matter<'a> {
    /// The workshop's words: its language, not the reader's on the screen.
    pub words: &'a Words,
    /// The day.
    pub workshop: &'a Workshop,
    /// Whose day.
    pub county: &'a Organisation,
    /// What happens when.
    pub lines: &'a [Line],
    /// What the municipalities were told before.
    pub told: Option<&'a [Line]>,
}

impl Matter<'_> {
    /// Subject line and words.
    pub fn letter(&self, municipality: &Organisation) -> (String, Vec<Block>) {
        let t = self.words;
        let day = t.date(self.workshop.day);
        let (subject, opening) = if self.told.is_some() {
            ("agenda-letter-subject-again", "agenda-letter-opening-again")
        } else {
            ("agenda-letter-subject", "agenda-letter-opening")
        };
        let subject = t.say1(subject, "day", &day);
        let opening = t.say_with(
            opening,
            [
                ("county", self.county.formal_name.as_str().into()),
                ("municipality", municipality.formal_name.as_str().into()),
            ],
        );
        let mut facts = vec![
            (t.say("invitation-fact-day"), day),
            (t.say("invitation-fact-place"), place(t, self.workshop)),
        ];
        facts.retain(|(_, text)| !text.is_empty());
        let contact =
            if self.workshop.contact.is_empty() { &self.county.formal_name } else { &self.workshop.contact };
        let mut blocks =
            vec![Block::Heading(subject.clone()), Block::Paragraph(opening), Block::Facts(facts)];
        blocks.extend(times(t, self.lines));
        blocks.push(Block::Paragraph(t.say("agenda-letter-pass-on")));
        blocks.push(Block::Paragraph(t.say1("invitation-ask", "contact", contact)));
        (subject, blocks)
    }

    /// The meeting for the receiver's calendar, with the agenda in its text.
    pub fn appointment(
        &self,
        municipality: &Organisation,
        now: chrono::DateTime<chrono::Utc>,
    ) -> Appointment {
        meeting(self.words, self.workshop, self.county, municipality, (self.lines, now))
    }
}
