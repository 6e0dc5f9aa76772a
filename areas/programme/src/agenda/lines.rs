//! A fitted agenda as it is shown, printed and told.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};
use texts::Words;

use super::fit::{Fitted, Slot, What};
use super::rules::{Agenda, Kind};

/// A line of the agenda, as it is shown, printed and told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// From.
    pub starts: NaiveTime,
    /// To.
    pub ends: NaiveTime,
    /// What.
    pub title: String,
    /// The code of the kind: those of [`Kind`], `rest` or `lunch`.
    pub kind: String,
}

impl Line {
    /// Whether it says the same. Breaks and lunch are called what the reader's language calls them.
    #[must_use]
    pub fn says_as(&self, other: &Self) -> bool {
        let is_pause = ["rest", "lunch"].contains(&self.kind.as_str());
        (self.starts, self.ends, &self.kind) == (other.starts, other.ends, &other.kind)
            && (is_pause || self.title == other.title)
    }
}

/// Whether two agendas say the same.
#[must_use]
pub fn say_the_same(one: &[Line], other: &[Line]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.says_as(other))
}

/// The fitted agenda in words.
#[must_use]
pub fn lines(agenda: &Agenda, fitted: &Fitted, words: &Words) -> Vec<Line> {
    let line = |slot: &Slot| {
        let (title, kind) = match slot.what {
            What::Item(place) => {
                let item = agenda.items.get(place);
                (
                    item.map(|item| item.title.clone()).unwrap_or_default(),
                    item.map_or(Kind::Talk, |item| item.kind).code(),
                )
            }
            What::Rest => (words.say("agenda-rest"), "rest"),
            What::Lunch => (words.say("agenda-lunch"), "lunch"),
        };
        Line { starts: slot.starts, ends: slot.ends(), title, kind: kind.to_owned() }
    };
    fitted.slots.iter().map(line).collect()
}
