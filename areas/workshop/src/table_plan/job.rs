//! A planning that goes on in the background: how far it has come, what came of it, and the wish to stop it.
//!
//! What matters to everybody (that one goes on, on which plan, that it shall stop) stands in the database; how far it
//! has come is known only to the program that works, in its [`Bench`].

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::TimeDelta;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::arrange::Reached;
use super::deeds::Placed;
use super::rules::Wanted;
use super::saying::Refusal;
use super::state::Seats;

/// How far a planning has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Stage {
    /// It goes on.
    #[sea_orm(string_value = "running")]
    Running,
    /// It goes on, and somebody asked it to end with the best so far.
    #[sea_orm(string_value = "stopping")]
    Stopping,
    /// It is over; its outcome is in the matter.
    #[sea_orm(string_value = "over")]
    Over,
}

/// How long is searched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effort {
    /// About a second for a county.
    #[default]
    Usual,
    /// About ten seconds.
    Longer,
    /// About a minute.
    Longest,
    /// Well below a second: people stand and wait. Not to be chosen.
    AtTheDoor,
}

impl Effort {
    /// Those to choose from, the usual one first.
    pub const ALL: [Self; 3] = [Self::Usual, Self::Longer, Self::Longest];

    /// The code in forms and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Longer => "longer",
            Self::Longest => "longest",
            Self::AtTheDoor => "at_the_door",
        }
    }

    /// The effort with this code; the usual one when there is none.
    #[must_use]
    pub fn of_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|one| one.code() == code).unwrap_or_default()
    }

    /// Steps of the engine: what decides the plan, whatever the machine.
    #[must_use]
    pub const fn steps(self) -> u64 {
        match self {
            Self::Usual => 10_000_000,
            Self::Longer => 150_000_000,
            Self::Longest => 900_000_000,
            Self::AtTheDoor => 2_000_000,
        }
    }

    /// After so long nobody waits any more: the program that worked is gone, or too slow to be of use.
    #[must_use]
    pub const fn patience(self) -> TimeDelta {
        match self {
            Self::Usual | Self::AtTheDoor => TimeDelta::seconds(60),
            Self::Longer => TimeDelta::seconds(180),
            Self::Longest => TimeDelta::seconds(600),
        }
    }
}

/// What is planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aim {
    /// One plan, which takes the place of the one there is.
    Plan,
    /// Several, from the one that moves fewest to the best, for a person to choose.
    Choices,
}

/// One of several plans to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// How many people it moves.
    pub moved: usize,
    /// How many of the same two meet again.
    pub repeats: usize,
    /// Pairs of one municipality at a table in mixed rounds.
    pub alike: usize,
    /// How good it is.
    pub reached: Reached,
    /// Who sits where.
    pub seats: Seats,
}

/// What came of a planning that is to be said on the page. A plan that was written says it itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Nothing yet, or nothing to say.
    #[default]
    None,
    /// The plan is written.
    Placed(Placed),
    /// The rules cannot all hold.
    Refused(Vec<Refusal>),
    /// Somebody changed the plan meanwhile; what was found is thrown away.
    Newer,
    /// A fault of ours, which is in the log.
    Failed,
    /// Plans to choose from.
    Choices(Vec<Choice>),
}

/// What was asked for and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matter {
    /// What is planned.
    pub aim: Aim,
    /// How people are to be placed.
    pub wanted: Wanted,
    /// How long is searched.
    pub effort: Effort,
    /// What came of it.
    #[serde(default)]
    pub outcome: Outcome,
}

/// How far a planning has come, written by the one who works and read by the page.
#[derive(Debug, Default)]
pub struct Gauge {
    /// Thousandths of the way.
    share: AtomicU32,
    stop: AtomicBool,
}

impl Gauge {
    /// Notes how far it is, and says whether to go on.
    pub fn note(&self, share: f32) -> bool {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1000")]
        self.share.store((share.clamp(0.0, 1.0) * 1000.0) as u32, Ordering::Relaxed);
        !self.stop.load(Ordering::Relaxed)
    }

    /// Percent of the way.
    #[must_use]
    pub fn percent(&self) -> u32 {
        self.share.load(Ordering::Relaxed) / 10
    }

    /// Asks the worker to end with what it has.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// What the planning of each thing is called, and how far it is.
type Plannings = HashMap<Uuid, (Uuid, Arc<Gauge>)>;

/// The plannings of one kind that this program works on: of workshops' tables, or of programmes' tours. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Bench(Arc<Mutex<Plannings>>);

impl Bench {
    /// Puts a planning on the bench.
    #[must_use]
    pub fn put(&self, thing: Uuid, planning: Uuid) -> Arc<Gauge> {
        let gauge = Arc::new(Gauge::default());
        self.all().insert(thing, (planning, Arc::clone(&gauge)));
        gauge
    }

    /// The gauge of a planning that is worked on here.
    #[must_use]
    pub fn find(&self, thing: Uuid, planning: Uuid) -> Option<Arc<Gauge>> {
        self.all().get(&thing).filter(|(id, _)| *id == planning).map(|(_, gauge)| Arc::clone(gauge))
    }

    /// Takes a planning off the bench.
    pub fn take_off(&self, thing: Uuid, planning: Uuid) {
        let mut all = self.all();
        if all.get(&thing).is_some_and(|(id, _)| *id == planning) {
            all.remove(&thing);
        }
    }

    fn all(&self) -> std::sync::MutexGuard<'_, Plannings> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_works_hears_the_wish_to_stop_and_the_page_sees_how_far_it_is() {
        let (bench, workshop, planning) = (Bench::default(), Uuid::nil(), Uuid::from_u128(1));
        let gauge = bench.put(workshop, planning);
        assert!(gauge.note(0.42));
        let seen = bench.find(workshop, planning).unwrap();
        assert_eq!(seen.percent(), 42);
        seen.stop();
        assert!(!gauge.note(0.43));
        assert!(bench.find(workshop, Uuid::from_u128(2)).is_none());
        bench.take_off(workshop, planning);
        assert!(bench.find(workshop, planning).is_none());
    }
}
