//! Which elections there are and will be, and what a day must be to be an election's.

use chrono::{Datelike as _, Months, NaiveDate, Weekday};

use super::data::{DATA, Ordinary};
use super::phases::{Span, freeze};
use super::{ElectionKind, kind_of};

/// One election.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Election {
    /// Its kind.
    pub kind: ElectionKind,
    /// Its day.
    pub day: NaiveDate,
    /// When it was decided to hold it; nothing for an ordinary one.
    pub decided_on: Option<NaiveDate>,
    /// What it is called where the kind does not say enough: "Omval i Falun". Empty for an ordinary one.
    pub name: String,
}

/// Why an election cannot be held on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayFault {
    /// The day is over.
    Past,
    /// Further ahead than anybody plans.
    Far,
    /// Elections are held on Sundays (vallagen 1 kap. 2 §).
    NoSunday,
    /// It is later than the law allows after the decision.
    TooLate,
    /// The decision would come after the election.
    BeforeDecision,
    /// The decision is from another time.
    OldDecision,
}

impl DayFault {
    /// The end of its text key.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Past => "past",
            Self::Far => "far",
            Self::NoSunday => "no-sunday",
            Self::TooLate => "too-late",
            Self::BeforeDecision => "before-decision",
            Self::OldDecision => "old-decision",
        }
    }
}

/// Further off than this is a slip of the pen, in years.
const FAR: i32 = 20;

impl Election {
    /// An election about which nothing is known but its day.
    #[must_use]
    pub const fn on(kind: ElectionKind, day: NaiveDate) -> Self {
        Self { kind, day, decided_on: None, name: String::new() }
    }

    /// Everything that is wrong with its day, seen from today.
    #[must_use]
    pub fn faults(&self, today: NaiveDate) -> Vec<DayFault> {
        let kind = kind_of(self.kind);
        let latest = self.decided_on.zip(kind.months_from_decision);
        let latest = latest.and_then(|(day, months)| day.checked_add_months(Months::new(months)));
        let faults = [
            (self.day <= today, DayFault::Past),
            (self.day.year().saturating_sub(today.year()) > FAR, DayFault::Far),
            (kind.on_sunday && self.day.weekday() != Weekday::Sun, DayFault::NoSunday),
            (latest.is_some_and(|latest| self.day > latest), DayFault::TooLate),
            (self.decided_on.is_some_and(|decided| decided >= self.day), DayFault::BeforeDecision),
            (self.decided_on.is_some_and(|decided| is_old(decided, self.day)), DayFault::OldDecision),
        ];
        faults.into_iter().filter(|(holds, _)| *holds).map(|(_, fault)| fault).collect()
    }

    /// The law that says when elections of its kind are held, and the day it was last checked.
    #[must_use]
    pub fn law(&self) -> (&'static str, NaiveDate) {
        let kind = kind_of(self.kind);
        (&kind.reference, kind.checked)
    }

    /// The key by which forms and addresses name it: its kind and day are never another's.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}.{}", self.kind.code(), self.day)
    }
}

/// Nobody decides on an election more than five years ahead.
fn is_old(decided: NaiveDate, day: NaiveDate) -> bool {
    day.year().saturating_sub(decided.year()) > 5
}

/// Kinds that somebody has to decide on before there is one.
#[must_use]
pub fn is_decided(kind: ElectionKind) -> bool {
    kind_of(kind).ordinary.is_none()
}

/// In how many months after its decision an election of this kind must be held; nothing when no law says.
#[must_use]
pub fn months_from_decision(kind: ElectionKind) -> Option<u32> {
    kind_of(kind).months_from_decision
}

/// The ordinary elections of the years from `first` to `last`, by day.
#[must_use]
pub fn ordinary(first: i32, last: i32) -> Vec<Election> {
    let mut elections: Vec<Election> = DATA
        .kind
        .iter()
        .filter_map(|kind| Some((kind.code, kind.ordinary.as_ref()?)))
        .flat_map(|(kind, rule)| {
            (first..=last)
                .filter(|year| is_year(rule, *year))
                .filter_map(move |year| day_of(kind, rule, year))
                .map(move |day| Election::on(kind, day))
        })
        .collect();
    elections.sort_by_key(|election| election.day);
    elections
}

fn is_year(rule: &Ordinary, year: i32) -> bool {
    year >= rule.counted_from && (year - rule.counted_from) % rule.every == 0
}

fn day_of(kind: ElectionKind, rule: &Ordinary, year: i32) -> Option<NaiveDate> {
    let moved = DATA.moved.iter().find(|moved| moved.kind == kind && moved.day.year() == year);
    match moved {
        Some(moved) => Some(moved.day),
        None => NaiveDate::from_weekday_of_month_opt(year, rule.month, Weekday::Sun, rule.sunday),
    }
}

/// The ordinary elections and those that somebody has put in, by day. What was put in stands in place of the ordinary
/// one of its kind and year: the Council has moved it.
#[must_use]
pub fn together(ordinary: Vec<Election>, put_in: Vec<Election>) -> Vec<Election> {
    let replaced = |one: &Election| {
        put_in.iter().any(|other| other.kind == one.kind && other.day.year() == one.day.year())
    };
    let mut all: Vec<Election> = ordinary.into_iter().filter(|one| !replaced(one)).collect();
    all.extend(put_in);
    all.sort_by_key(|one| (one.day, one.kind));
    all
}

/// Two elections whose frozen days run into each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// The earlier.
    pub one: Election,
    /// The later.
    pub other: Election,
    /// The days that belong to both.
    pub days: Span,
}

/// Every two elections that are going on at the same time, given by day.
#[must_use]
pub fn overlaps(elections: &[Election]) -> Vec<Overlap> {
    let mut found = Vec::new();
    for (place, one) in elections.iter().enumerate() {
        for other in &elections[place + 1..] {
            let days = freeze(one).zip(freeze(other)).and_then(|(left, right)| left.and(right));
            if let Some(days) = days {
                found.push(Overlap { one: one.clone(), other: other.clone(), days });
            }
        }
    }
    found
}
