//! A plan and what it costs, in parts that a page can name.

use serde::{Deserialize, Serialize};

use crate::day::Day;

/// A county's date and team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Visit {
    /// The day.
    pub day: Day,
    /// The team, as an index.
    pub team: usize,
}

/// What a plan costs, in parts. Lower is better; kilometres times their weight, as a rule.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Steps down the counties' lists of days.
    pub dates: i64,
    /// Kilometres.
    pub travel: i64,
    /// Nights away from home.
    pub nights: i64,
    /// Pairs of workshops of the same person.
    pub load: i64,
    /// Days too close to early voting.
    pub slack: i64,
}

impl Cost {
    /// The sum of all parts.
    #[must_use]
    pub fn total(&self) -> i64 {
        self.dates + self.travel + self.nights + self.load + self.slack
    }

    /// The parts with the words that a page has a text for.
    #[must_use]
    pub fn parts(&self) -> [(&'static str, i64); 5] {
        [
            ("dates", self.dates),
            ("travel", self.travel),
            ("nights", self.nights),
            ("load", self.load),
            ("slack", self.slack),
        ]
    }

    /// How much more this is than another, part by part.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        Self {
            dates: self.dates - other.dates,
            travel: self.travel - other.travel,
            nights: self.nights - other.nights,
            load: self.load - other.load,
            slack: self.slack - other.slack,
        }
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.dates += other.dates;
        self.travel += other.travel;
        self.nights += other.nights;
        self.load += other.load;
        self.slack += other.slack;
    }
}

/// A date and a team for every county, with every rule kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// For each county.
    pub visits: Vec<Visit>,
    /// What it costs.
    pub cost: Cost,
    /// No plan of this problem costs less. After [`crate::replan`]: no plan with so few changes does, if the plan is
    /// [best](Self::is_best).
    pub bound: i64,
    /// What was changed, after [`crate::replan`].
    pub changes: Changes,
}

impl Plan {
    /// The visits as [`judge`](crate::judge()), [`board`](crate::board()) and [`replan`](crate::replan) take them.
    #[must_use]
    pub fn as_given(&self) -> Vec<Option<Visit>> {
        self.visits.iter().copied().map(Some).collect()
    }

    /// True if it is proven that no plan is better. After [`crate::replan`], fewer changes are better than a lower cost.
    #[must_use]
    pub fn is_best(&self) -> bool {
        self.bound >= self.cost.total()
    }
}

/// How far a plan is from an old one. Four new teams are as bad as a new day, of which everybody must be told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// Counties with a new day, with or without a new team.
    pub days: Vec<usize>,
    /// Counties with the old day and a new team.
    pub teams: Vec<usize>,
    /// Counties that had no date before.
    pub new: Vec<usize>,
}

/// What a new day weighs beside a new team.
pub(crate) const NEW_DAY: i64 = 4;

impl Changes {
    /// The changes from an old plan to a new one.
    #[must_use]
    pub fn between(old: &[Option<Visit>], new: &[Visit]) -> Self {
        let mut changes = Self::default();
        for (county, (old, new)) in old.iter().zip(new).enumerate() {
            match old {
                None => changes.new.push(county),
                Some(old) if old.day != new.day => changes.days.push(county),
                Some(old) if old.team != new.team => changes.teams.push(county),
                Some(_) => {}
            }
        }
        changes
    }
}
