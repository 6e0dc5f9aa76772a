//! When a door is open, what becomes of a scan, and how scans of many phones become one picture. Pure.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use sea_orm::prelude::Uuid;
use texts::{STOCKHOLM, local};
use workshop::ParticipantId;

pub mod newcomers;

/// How long after the day's end the door stands open, and the list lies in phones.
pub const LINGERS: TimeDelta = TimeDelta::hours(6);
/// How long after that a phone may still hand in what it noted in time.
pub const HANDED_IN_WITHIN: TimeDelta = TimeDelta::days(7);
/// The most that a phone hands in at once.
pub const MOST_AT_ONCE: usize = 500;

/// Where a door is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Before the day: it can be tried, and nothing of it counts on the day.
    Trial,
    /// On the day.
    Day,
    /// The day is over.
    Over,
}

/// A door's times: those of its workshop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// The day.
    pub day: NaiveDate,
    /// When it ends, on the clock in Sweden.
    pub ends: NaiveTime,
}

impl Times {
    /// When the door is shut for good and the list goes out of phones.
    #[must_use]
    pub fn over_at(self) -> DateTime<Utc> {
        // An hour that the clock skips is over as soon as the next one begins.
        let ends = self.day.and_time(self.ends);
        let at = ends.and_local_timezone(STOCKHOLM);
        at.earliest().map_or_else(|| ends.and_utc(), |at| at.to_utc()) + LINGERS
    }

    /// Where the door is now.
    #[must_use]
    pub fn phase(self, now: DateTime<Utc>) -> Phase {
        if self.is_trial(now) {
            Phase::Trial
        } else if now < self.over_at() {
            Phase::Day
        } else {
            Phase::Over
        }
    }

    /// Whether what happens then is tried out.
    #[must_use]
    pub fn is_trial(self, at: DateTime<Utc>) -> bool {
        local(at).date() < self.day
    }

    /// When a phone that gets the list now forgets it: with the door, or at midnight when it is tried out.
    #[must_use]
    pub fn wiped_at(self, now: DateTime<Utc>) -> DateTime<Utc> {
        if !self.is_trial(now) {
            return self.over_at();
        }
        let midnight = (local(now).date() + Days::new(1)).and_time(NaiveTime::MIN);
        midnight.and_local_timezone(STOCKHOLM).earliest().map_or(now, |at| at.to_utc())
    }
}

/// When something happened: by the phone's clock, corrected by how far it was off when the server was asked last. Nothing
/// has happened after it was told of.
#[must_use]
pub fn corrected(said_ms: i64, off_ms: i64, received: DateTime<Utc>) -> DateTime<Utc> {
    let at = DateTime::from_timestamp_millis(said_ms.saturating_add(off_ms));
    at.map_or(received, |at| at.min(received))
}

/// Why a scan does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The county had shut the door.
    Closed,
    /// The day was over.
    Over,
}

/// What becomes of a scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It counts.
    InTime,
    /// It counts, and came when the door was shut: whoever planned by those who were here did not know.
    Late,
    /// It does not count.
    Refused(Refusal),
}

/// What becomes of a scan of `at` that is received now.
#[must_use]
pub fn taken(
    at: DateTime<Utc>,
    received: DateTime<Utc>,
    closed_at: Option<DateTime<Utc>>,
    times: Times,
) -> Taken {
    let over_at = times.over_at();
    if at >= over_at || received >= over_at + HANDED_IN_WITHIN {
        return Taken::Refused(Refusal::Over);
    }
    match closed_at {
        Some(closed_at) if at >= closed_at => Taken::Refused(Refusal::Closed),
        Some(_) => Taken::Late,
        None if received >= over_at => Taken::Late,
        None => Taken::InTime,
    }
}

/// Something that a phone noted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scan {
    /// Made by the phone: the same scan sent twice is one.
    pub key: Uuid,
    /// Whose.
    pub participant: ParticipantId,
    /// When, by the server's clock.
    pub at: DateTime<Utc>,
    /// The arrival that it takes back; none when it is an arrival.
    pub undoes: Option<Uuid>,
    /// Who they are was looked at.
    pub seen: bool,
    /// It came when the door was shut.
    pub late: bool,
    /// A mark of the browser in which it was noted.
    pub device: String,
    /// They came in though their course was missing.
    pub without_course: bool,
}

/// Somebody who is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Here {
    /// Since when: the first arrival that stands.
    pub since: DateTime<Utc>,
    /// The arrivals that stand, in the order of their keys.
    pub keys: Vec<Uuid>,
    /// On how many devices they were noted.
    pub devices: usize,
    /// Who they are was looked at, at one of them.
    pub seen: bool,
    /// All of them came when the door was shut.
    pub late: bool,
    /// At each of them their course was missing.
    pub without_course: bool,
}

/// Who is here. It does not matter in which order scans came, or how often: of one key there is one scan, and an arrival
/// that was taken back stays so, also when it comes after what took it back. Of one that is here several times the first
/// arrival counts. Taking back concerns the arrivals that were known where it was done, and no other.
#[must_use]
pub fn merge(scans: impl IntoIterator<Item = Scan>) -> BTreeMap<ParticipantId, Here> {
    let mut by_key: BTreeMap<Uuid, Scan> = BTreeMap::new();
    for scan in scans {
        // Two scans with one key are never made by us. Should they come, the same one is taken whichever came first.
        let known = by_key.entry(scan.key).or_insert_with(|| scan.clone());
        if scan < *known {
            *known = scan;
        }
    }
    let undone: BTreeSet<Uuid> = by_key.values().filter_map(|scan| scan.undoes).collect();
    let stands = |scan: &&Scan| scan.undoes.is_none() && !undone.contains(&scan.key);
    let mut arrivals: BTreeMap<ParticipantId, Vec<&Scan>> = BTreeMap::new();
    for scan in by_key.values().filter(stands) {
        arrivals.entry(scan.participant).or_default().push(scan);
    }
    arrivals.into_iter().filter_map(|(participant, scans)| Some((participant, here(&scans)?))).collect()
}

fn here(scans: &[&Scan]) -> Option<Here> {
    Some(Here {
        since: scans.iter().map(|scan| scan.at).min()?,
        keys: scans.iter().map(|scan| scan.key).collect(),
        devices: scans.iter().map(|scan| scan.device.as_str()).collect::<BTreeSet<_>>().len(),
        seen: scans.iter().any(|scan| scan.seen),
        late: scans.iter().all(|scan| scan.late),
        without_course: scans.iter().all(|scan| scan.without_course),
    })
}

/// Whether somebody is meant by what was typed: each word begins a word of the name or the municipality.
#[must_use]
pub fn is_meant(typed: &str, name: &str, municipality: &str) -> bool {
    let (name, municipality) = (name.to_lowercase(), municipality.to_lowercase());
    let parts = |text: &str| -> Vec<String> {
        text.split(|sign: char| !sign.is_alphanumeric()).map(str::to_lowercase).collect()
    };
    let known: Vec<String> = parts(&name).into_iter().chain(parts(&municipality)).collect();
    parts(typed)
        .iter()
        .filter(|word| !word.is_empty())
        .all(|word| known.iter().any(|own| own.starts_with(word)))
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
