//! What was agreed on and what was told of it: a county's day in its own calendar and in that of its team. Pure.
//!
//! An entry is never taken away: it is called off, so that the calendars that have it hear of it. Its sequence goes up
//! with each change.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use organisation::OrganisationId;
use sea_orm::prelude::Uuid;
use serde::{Deserialize, Serialize};
use store::StoreFault;

use super::records::event;
use super::rules::{Tour, Visit};
use super::views::read;

/// Somebody who leads a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Leader {
    /// Name.
    pub name: String,
    /// Mail address.
    pub address: String,
}

/// What was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The day; nothing when it was called off.
    pub day: Option<NaiveDate>,
    /// Who leads it.
    pub people: Vec<Leader>,
}

/// One entry of one calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Whose workshop.
    pub county: OrganisationId,
    /// In whose calendar: the county's id, or a team's.
    pub audience: Uuid,
    /// The team's letter.
    pub team: String,
    /// The day.
    pub day: NaiveDate,
    /// Who leads it.
    pub people: Vec<Leader>,
    /// One more with each change.
    pub sequence: i32,
    /// It is called off.
    pub cancelled: bool,
    /// When it was changed last.
    pub stamp: DateTime<Utc>,
    /// What was told last; nothing before the first letter.
    pub told: Option<Told>,
    /// When.
    pub told_at: Option<DateTime<Utc>>,
}

/// Rows as entries.
pub(super) fn events(rows: Vec<event::Model>) -> Result<Vec<Event>, StoreFault> {
    let one = |row: event::Model| {
        Ok(Event {
            county: row.county,
            audience: row.audience,
            team: row.team,
            day: row.day,
            people: read(&row.people)?,
            sequence: row.sequence,
            cancelled: row.cancelled,
            stamp: row.stamp,
            told: if row.told.is_empty() { None } else { Some(read(&row.told)?) },
            told_at: row.told_at,
        })
    };
    rows.into_iter().map(one).collect()
}

impl Event {
    /// In the county's own calendar, else in a team's.
    #[must_use]
    pub fn is_county(&self) -> bool {
        self.audience == self.county.uuid()
    }

    /// What there is to tell now.
    #[must_use]
    pub fn to_tell(&self) -> Told {
        Told {
            day: (!self.cancelled).then_some(self.day),
            people: if self.cancelled { Vec::new() } else { self.people.clone() },
        }
    }

    /// Whether somebody knows something else than what is agreed on, or nothing.
    #[must_use]
    pub fn differs(&self) -> bool {
        match &self.told {
            Some(told) => *told != self.to_tell(),
            None => !self.cancelled,
        }
    }
}

/// Who leads a team's days.
#[must_use]
pub fn leaders(tour: &Tour, visit: Visit) -> Vec<Leader> {
    let Some(team) = tour.team(visit.team) else { return Vec::new() };
    let leader =
        |person: &super::rules::Person| Leader { name: person.name.clone(), address: person.address.clone() };
    tour.members(team).map(leader).collect()
}

/// The entries that a draft changes or adds, as they are to be: those whose day, team or people are others, new ones, and
/// those that are called off. `visits` are the draft's of counties that still want a workshop.
#[must_use]
pub fn changes(
    events: &[Event],
    tour: &Tour,
    visits: &BTreeMap<OrganisationId, Visit>,
    now: DateTime<Utc>,
) -> Vec<Event> {
    let mut wanted: BTreeMap<(OrganisationId, Uuid), Event> = BTreeMap::new();
    for (&county, &visit) in visits {
        let Some(team) = tour.team(visit.team) else { continue };
        for audience in [county.uuid(), visit.team] {
            let event = Event {
                county,
                audience,
                team: team.letter.clone(),
                day: visit.day,
                people: leaders(tour, visit),
                sequence: 0,
                cancelled: false,
                stamp: now,
                told: None,
                told_at: None,
            };
            wanted.insert((county, audience), event);
        }
    }
    let mut changed = Vec::new();
    for old in events {
        match wanted.remove(&(old.county, old.audience)) {
            Some(new) => {
                let same = (old.day, &old.team, &old.people, old.cancelled)
                    == (new.day, &new.team, &new.people, new.cancelled);
                if !same {
                    let (told, told_at) = (old.told.clone(), old.told_at);
                    changed.push(Event { sequence: old.sequence + 1, told, told_at, ..new });
                }
            }
            None if old.cancelled => {}
            None => {
                changed.push(Event {
                    cancelled: true,
                    sequence: old.sequence + 1,
                    stamp: now,
                    ..old.clone()
                });
            }
        }
    }
    changed.extend(wanted.into_values());
    changed
}

/// What a letter says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// A day that the receiver does not know.
    New,
    /// Another day than the receiver knows.
    Moved(NaiveDate),
    /// The same day with others who lead it.
    Others,
    /// The day is called off for the receiver; the one they know.
    CalledOff(NaiveDate),
}

impl News {
    /// The code in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Moved(_) => "moved",
            Self::Others => "others",
            Self::CalledOff(_) => "off",
        }
    }
}

/// What the county is to be told of its own entry.
#[must_use]
pub fn county_news(event: &Event) -> Option<News> {
    if !event.differs() {
        return None;
    }
    let known = event.told.as_ref().and_then(|told| told.day);
    match (known, event.cancelled) {
        (None, true) => None,
        (None, false) => Some(News::New),
        (Some(day), true) => Some(News::CalledOff(day)),
        (Some(day), false) if day != event.day => Some(News::Moved(day)),
        (Some(_), false) => Some(News::Others),
    }
}

/// What each of those who lead, or were told that they do, are to be told of a team's entry.
#[must_use]
pub fn team_news(event: &Event) -> Vec<(Leader, News)> {
    let (now, told) = (event.to_tell(), event.told.as_ref());
    let knows = |person: &Leader| {
        told.is_some_and(|told| told.people.iter().any(|own| own.address == person.address))
    };
    let told_day = told.and_then(|told| told.day);
    let mut news = Vec::new();
    for person in &now.people {
        match told_day {
            Some(day) if knows(person) && day != event.day => news.push((person.clone(), News::Moved(day))),
            Some(_) if knows(person) => {}
            _ => news.push((person.clone(), News::New)),
        }
    }
    if let (Some(day), Some(told)) = (told_day, told) {
        let gone = told.people.iter().filter(|own| now.people.iter().all(|now| now.address != own.address));
        news.extend(gone.map(|person| (person.clone(), News::CalledOff(day))));
    }
    news
}

#[cfg(test)]
#[path = "agreed_tests.rs"]
mod tests;
