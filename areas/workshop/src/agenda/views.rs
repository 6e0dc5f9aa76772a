//! What the pages, the letter and the paper of an agenda read.

use chrono::NaiveTime;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QuerySelect as _, QueryTrait as _,
};
use serde::{Deserialize, Serialize};
use store::{Reader, StoreFault};
use texts::Words;

use super::fit::{Fitted, Misfit, What, fit};
use super::rules::{Agenda, Kind};
use crate::day::Workshop;
use crate::records::{WorkshopId, agenda, invitation, participant};

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

/// The agenda of a workshop as it stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Items and pauses: the county's own, or the usual ones.
    pub agenda: Agenda,
    /// 0 when the county has saved none.
    pub version: i32,
    /// Fitted to the workshop's times.
    pub fitted: Result<Fitted, Misfit>,
    /// What the municipalities were told last; none when they were told nothing.
    pub told: Option<Vec<Line>>,
}

impl Standing {
    /// The lines; none when it does not fit.
    #[must_use]
    pub fn lines(&self, words: &Words) -> Vec<Line> {
        self.fitted.as_ref().map(|fitted| lines(&self.agenda, fitted, words)).unwrap_or_default()
    }
}

/// Who is concerned when the agenda changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Concerned {
    /// Municipalities that are invited.
    pub municipalities: u64,
    /// People who are registered.
    pub people: u64,
}

/// The fitted agenda in words.
#[must_use]
pub fn lines(agenda: &Agenda, fitted: &Fitted, words: &Words) -> Vec<Line> {
    let line = |slot: &super::fit::Slot| {
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

/// The agenda of a workshop. `words` are those of the workshop's language, in which the usual one is written.
///
/// # Errors
/// [`StoreFault`] when the database refuses or what it holds cannot be read.
pub async fn standing(
    db: &impl ConnectionTrait,
    workshop: &Workshop,
    words: &Words,
) -> Result<Standing, StoreFault> {
    let row = agenda::Entity::find_by_id(workshop.id).one(db).await?;
    of_row(row.as_ref(), workshop, words)
}

/// The same out of a row that is at hand.
///
/// # Errors
/// [`StoreFault`] when what it holds cannot be read.
pub fn of_row(
    row: Option<&agenda::Model>,
    workshop: &Workshop,
    words: &Words,
) -> Result<Standing, StoreFault> {
    let unreadable = |fault: serde_json::Error| StoreFault::Unreadable(format!("an agenda: {fault}"));
    let (agenda, version, told) = match row {
        None => (Agenda::usual(|code| words.say(&format!("agenda-usual-{code}"))), 0, None),
        Some(row) => {
            let told = match row.told.as_str() {
                "" => None,
                told => Some(serde_json::from_str(told).map_err(unreadable)?),
            };
            (serde_json::from_str(&row.content).map_err(unreadable)?, row.version, told)
        }
    };
    let fitted = fit(&agenda, workshop.starts, workshop.ends);
    Ok(Standing { agenda, version, fitted, told })
}

/// Whom a change concerns.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn concerned(db: &Reader, workshop: WorkshopId) -> Result<Concerned, StoreFault> {
    let of_workshop = || invitation::Entity::find().filter(invitation::Column::Workshop.eq(workshop));
    let ids = of_workshop().select_only().column(invitation::Column::Id).into_query();
    let people = participant::Entity::find()
        .filter(participant::Column::Invitation.in_subquery(ids))
        .count(db)
        .await?;
    Ok(Concerned { municipalities: of_workshop().count(db).await?, people })
}
