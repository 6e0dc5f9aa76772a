//! What is noted of people for the table plan: where they sit, what they do there, which rules name them, what they need.

use organisation::held::HeldReader;
use serde_json::json;
use store::{Line, StoreFault};
use texts::Words;

use crate::ParticipantId;
use crate::day::Workshop;
use crate::table_plan::book::{Book, Part};
use crate::table_plan::state::Seats;
use crate::table_plan::views::{self, Read};

/// All that is noted for one workshop's tables.
#[derive(Default)]
pub(super) struct Noted {
    seats: Seats,
    book: Book,
    /// There are needs, and they do not open.
    shut: bool,
}

/// Reads it for the workshop's county. What people need is sealed by the county: opening it leaves a line.
pub(super) async fn noted(reader: &HeldReader<'_>, workshop: &Workshop) -> Result<Noted, StoreFault> {
    let store = reader.app.store();
    let Some(Read { state, unopened }) = views::kept(store, workshop).await? else {
        return Ok(Noted::default());
    };
    let needy = state.book.needs().len();
    if needy > 0 {
        let mut desk = store.desk(&reader.actor.author()).await?;
        desk.write(Line {
            deed: "sealed.read",
            subject: "workshop",
            subject_id: workshop.id.uuid(),
            owner: Some(workshop.county.uuid()),
            details: json!({ "people": needy }),
        });
        desk.seal("").await?;
    }
    Ok(Noted { seats: state.seats, book: state.book, shut: unopened.is_some() })
}

impl Noted {
    /// What is noted of one person, in words.
    pub(super) fn of(&self, words: &Words, id: ParticipantId) -> Vec<(&'static str, String)> {
        let seats = (0..self.seats.rounds()).filter_map(|round| Some((round + 1, self.seats.at(round, id)?)));
        let seats = seats
            .map(|(round, seat)| words.say2("held-seat-at", "round", round, "table", i64::from(seat.table)));
        let mark = self.book.mark(id);
        let part = Some(mark.part).filter(|part| *part != Part::Participant);
        let part = part.map(|part| words.say(&format!("table_plan-part-{}", part.code())));
        let rules = self.book.rules.iter().filter(|rule| rule.people().contains(&id));
        // With whom is not told: it is about another.
        let rules = rules.map(|rule| words.say(&format!("table_plan-kind-of-rule-{}", rule.code())));
        let needs = mark.needs.iter().map(|need| words.say(&format!("table_plan-need-{}", need.code())));
        let needs = if self.shut { vec![words.say("held-needs-away")] } else { needs.collect() };
        vec![
            ("held-seat", seats.collect::<Vec<_>>().join(", ")),
            ("held-part", part.unwrap_or_default()),
            ("held-first-time", if mark.new { words.say("held-protected-yes") } else { String::new() }),
            ("held-table-rules", rules.collect::<Vec<_>>().join(", ")),
            ("held-table-needs", needs.join(", ")),
        ]
    }
}
