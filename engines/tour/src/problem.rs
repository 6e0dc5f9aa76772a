//! What is asked of the engine: counties, teams, people, days, distances, what matters and how long it may work.

use serde::{Deserialize, Serialize};

use crate::day::Day;

/// The largest number of counties in one problem.
pub const MOST_COUNTIES: usize = 400;
/// The largest number of teams in one problem.
pub const MOST_TEAMS: usize = 64;
/// The largest number of people in one problem.
pub const MOST_PEOPLE: usize = 128;
/// The longest window, in days.
pub const MOST_DAYS: i64 = 400;
/// The largest weight.
pub const MOST_WEIGHT: u32 = 1_000;
/// The largest distance, in kilometres: half of the way round the earth.
pub const MOST_KM: u32 = 20_100;

/// Everything that decides a plan, apart from seed and budget.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The counties. Their place in this list is the *county index* of plans and refusals.
    pub counties: Vec<County>,
    /// The facilitators. Their place in this list is the *person index*.
    pub people: Vec<Person>,
    /// The teams. Their place in this list is the *team index*.
    pub teams: Vec<Team>,
    /// The days.
    pub calendar: Calendar,
    /// The way between places.
    pub travel: Travel,
    /// How much travel fits.
    pub limits: Limits,
    /// What matters how much.
    pub weights: Weights,
}

/// A county that wants a workshop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct County {
    /// As people call it; refusals use it.
    pub name: String,
    /// The place of the workshop, as an index of [`Travel`].
    pub place: usize,
    /// What the county answered about days.
    pub dates: Dates,
    /// Half or whole day.
    pub length: Length,
    /// Physical, digital or hybrid.
    pub format: Format,
    /// The day is decided.
    pub fixed_day: Option<Day>,
    /// The team is decided.
    pub fixed_team: Option<usize>,
}

/// What a county answered about days.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dates {
    /// Days it would like, best first.
    pub ranked: Vec<Day>,
    /// Other days that it can. Nothing: every day of the window but those it cannot.
    pub can: Option<Vec<Day>>,
    /// Days that it cannot.
    pub cannot: Vec<Day>,
}

impl Dates {
    /// How many steps down the county's list a day is, 0 being the best; nothing for a day that it cannot. A day that is
    /// not on the list comes after all that are.
    #[must_use]
    pub fn steps(&self, day: Day) -> Option<usize> {
        if self.cannot.contains(&day) {
            return None;
        }
        if let Some(rank) = self.ranked.iter().position(|&ranked| ranked == day) {
            return Some(rank);
        }
        match &self.can {
            Some(can) if !can.contains(&day) => None,
            _ => Some(self.ranked.len()),
        }
    }
}

/// How much of a day a workshop takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Length {
    /// Half a day: more time to travel.
    Half,
    /// A whole day.
    #[default]
    Whole,
}

/// How people meet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// In the county.
    #[default]
    Physical,
    /// On screens: the team leads it from its home.
    Digital,
    /// In the county, and on screens.
    Hybrid,
}

/// A facilitator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// As people call them; refusals use it.
    pub name: String,
    /// Days on which they cannot work.
    pub away: Vec<Day>,
    /// The most workshops in a week (Monday to Sunday).
    pub most_a_week: usize,
}

/// People who lead workshops together. Somebody may be in several teams.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// As people call it; refusals use it.
    pub name: String,
    /// Where it sets out from and returns to, as an index of [`Travel`].
    pub home: usize,
    /// Its people, at least one.
    pub members: Vec<usize>,
    /// Days on which it cannot go, beside those of its people.
    pub away: Vec<Day>,
}

/// The days on which workshops may be held. Saturdays and Sundays are never among them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// The first day of the window.
    pub first: Day,
    /// The last day of the window.
    pub last: Day,
    /// Public holidays and other days without workshops.
    pub closed: Vec<Day>,
    /// From this day to that one nothing may be held.
    pub freeze: Option<(Day, Day)>,
    /// The day on which early voting begins.
    pub early_voting: Day,
}

/// The way from each place (row) to each place (column).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Travel {
    /// Kilometres.
    pub km: Vec<Vec<u32>>,
    /// Minutes.
    pub minutes: Vec<Vec<u32>>,
}

/// How much travel fits, in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Between two whole days that follow each other.
    pub overnight: u32,
    /// This much more for each of the two that is half a day.
    pub half_day: u32,
    /// This much more for each day between them.
    pub free_day: u32,
    /// From home on the morning of the workshop; more means a night before it.
    pub morning: u32,
    /// Home on the evening after it; more means a night more.
    pub evening: u32,
}

impl Default for Limits {
    /// Four hours overnight, ten on a free day, two in the morning, five in the evening.
    fn default() -> Self {
        Self { overnight: 240, half_day: 180, free_day: 600, morning: 120, evening: 300 }
    }
}

/// What matters how much, each up to [`MOST_WEIGHT`]. A cost of 1 is a kilometre as a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weights {
    /// For each step down a county's list of days.
    pub dates: u32,
    /// For each kilometre.
    pub km: u32,
    /// For each night away from home.
    pub night: u32,
    /// For each pair of workshops of the same person, so that the load is even.
    pub load: u32,
    /// For each day that a workshop comes too close to early voting.
    pub slack: u32,
    /// How many days before early voting begins a workshop comes too close.
    pub slack_days: u32,
}

impl Default for Weights {
    /// A step down a county's list is worth 150 km, a night 60 km.
    fn default() -> Self {
        Self { dates: 150, km: 1, night: 60, load: 25, slack: 15, slack_days: 42 }
    }
}

/// How much work may be done. The plan depends on these numbers, never on time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Budget {
    /// Changes that the search tries.
    pub steps: u64,
    /// Routes that the proof looks at.
    pub proof: u64,
}

impl Default for Budget {
    /// Enough to plan 21 counties and prove that no plan is better.
    fn default() -> Self {
        Self { steps: 400_000, proof: 400_000_000 }
    }
}
