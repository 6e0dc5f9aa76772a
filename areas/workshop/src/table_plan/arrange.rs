//! From people and rules to what the engine understands, and back. Pure.

use std::collections::BTreeSet;

use organisation::OrganisationId;
use roster::Role;
use seating::{Aims, Budget, Guest, Plan, Problem, Progress, Refused, Round};
use serde::{Deserialize, Serialize};

use super::book::{Book, Part, Trait};
use super::demands::{Demand, demands, groups, wishes};
use super::job::{Choice, Gauge};
use super::rules::{Mixing, RoomSize, Wanted};
use super::saying::Refusal;
use super::state::{Seat, Seats};
use crate::records::ParticipantId;

/// Somebody to place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: ParticipantId,
    /// What they are called.
    pub name: String,
    /// From which municipality.
    pub municipality: OrganisationId,
    /// What it is called.
    pub municipality_name: String,
    /// Target role.
    pub role: Role,
    /// What they do besides.
    pub part: Part,
    /// It is their first time.
    pub new: bool,
    /// What they need of their table.
    pub needs: BTreeSet<Trait>,
    /// Where they sit now, in each round that is asked for.
    pub seats: Vec<Option<Seat>>,
}

/// What is asked.
#[derive(Clone, Debug)]
pub struct Task {
    /// Everyone who comes, each once.
    pub people: Vec<Person>,
    /// The rules, and what tables offer.
    pub book: Book,
    /// How they are to be placed.
    pub wanted: Wanted,
    /// Where.
    pub room: RoomSize,
    /// The wish is another than last time: then the mix is made anew, and only fixed seats stay.
    pub anew: bool,
}

/// What the engine reached. Points have no unit; they are never above 0, and more is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    /// The plan's points.
    #[serde(default)]
    pub objective: i64,
    /// No plan can have more.
    #[serde(default)]
    pub bound: i64,
    /// How often two meet again in mixed rounds.
    #[serde(default)]
    pub repeats: usize,
    /// Wishes that are granted.
    #[serde(default)]
    pub granted: usize,
}

/// A seat for everyone in every round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arranged {
    /// Who sits where.
    pub seats: Seats,
    /// How many tables are used.
    pub table_count: usize,
    /// How many changed table in some round.
    pub moved: usize,
    /// How many had no seat before.
    pub added: usize,
    /// How good it is.
    pub reached: Reached,
}

/// Why there is no plan.
#[derive(Debug, PartialEq, Eq)]
pub enum NoPlan {
    /// What is asked for cannot be had, ready to be said.
    Refused(Vec<Refusal>),
    /// The engine did not understand: our fault.
    Engine(String),
}

/// What the engine is asked, with how each demand is said.
pub struct Brief {
    /// For the engine.
    pub problem: Problem,
    /// The demands, in the order of the problem's rules.
    pub demands: Vec<Demand>,
}

/// Places everyone. The same task, seed and steps give the same seats, unless it is stopped. Works for seconds: call
/// it off the async threads.
///
/// # Errors
/// [`NoPlan`].
pub fn arrange(task: &Task, seed: u64, steps: u64, gauge: &Gauge) -> Result<Arranged, NoPlan> {
    let brief = task.brief()?;
    let (budget, old) = (Budget { steps }, task.old());
    let watch = |progress: Progress| gauge.note(progress.share);
    let plan = if task.anew {
        seating::solve(&brief.problem, seed, budget, &watch)
    } else {
        seating::replan(&brief.problem, &old, seed, budget, &watch)
    };
    Ok(task.arranged(&plan.map_err(|refused| no_plan(&refused, task, &brief.demands))?))
}

/// Plans to choose from, from the one that moves fewest to the best.
///
/// # Errors
/// [`NoPlan`].
pub fn choices(task: &Task, seed: u64, steps: u64, gauge: &Gauge) -> Result<Vec<Choice>, NoPlan> {
    let brief = task.brief()?;
    let watch = |progress: Progress| gauge.note(progress.share);
    let budget = Budget { steps };
    let found = seating::curve(&brief.problem, &task.old(), seed, budget, &watch);
    let found = found.map_err(|refused| no_plan(&refused, task, &brief.demands))?;
    Ok(found.into_iter().map(|choice| task.choice(&choice.plan)).collect())
}

impl Task {
    /// What the engine is asked.
    ///
    /// # Errors
    /// [`NoPlan::Refused`] when sizes, needs or parts do not fit the room.
    pub fn brief(&self) -> Result<Brief, NoPlan> {
        let tables = self.tables()?;
        let demands = demands(self, tables.len())?;
        let kind = |kind| match kind {
            Mixing::Mixed => Round::Mixed,
            Mixing::Together => Round::Together,
        };
        let problem = Problem {
            people: self.guests(),
            rounds: self.wanted.rounds.kinds().map(kind).collect(),
            rules: demands.iter().map(|demand| demand.ask.clone()).collect(),
            aims: self.aims(),
            tables,
        };
        Ok(Brief { problem, demands })
    }

    fn aims(&self) -> Aims {
        let Wanted { weights, spread_roles, new_beside, .. } = self.wanted;
        Aims {
            spread_roles: if spread_roles { weights.roles } else { 0 },
            mix: weights.mix,
            new_beside_experienced: if new_beside { weights.new } else { 0 },
            meet_new: weights.meet,
            wishes: wishes(self),
            wish: weights.wish,
        }
    }

    /// The tables' sizes: those in use stay in use.
    fn tables(&self) -> Result<Vec<seating::Table>, NoPlan> {
        let (people, wanted, room) = (self.people.len(), self.wanted, self.room.tables);
        let seats = self.people.iter().flat_map(|person| &person.seats).flatten();
        let used = seats.map(|seat| index(*seat).saturating_add(1)).max();
        let tables = match used {
            Some(used) => seating::table_sizes_keeping(people, wanted.least, wanted.most, room, used),
            None => seating::table_sizes(people, wanted.least, wanted.most, room),
        };
        tables.map_err(|refused| no_plan(&[refused], self, &[]))
    }

    /// Where everyone sits now, by round.
    fn old(&self) -> Vec<Vec<Option<usize>>> {
        let seat = |round: usize| {
            let seat = move |person: &Person| person.seats.get(round).copied().flatten().map(index);
            self.people.iter().map(seat).collect()
        };
        (0..self.wanted.rounds.count()).map(seat).collect()
    }

    /// The seats as they are now, if everyone has one in every round.
    #[must_use]
    pub fn whole(&self) -> Option<Vec<Vec<usize>>> {
        self.old().into_iter().map(|round| round.into_iter().collect()).collect()
    }

    fn seats(&self, plan: &Plan) -> Seats {
        let mut seats = Seats::empty(plan.rounds.len());
        for (round, seating) in plan.rounds.iter().enumerate() {
            for (person, &table) in self.people.iter().zip(&seating.table_of) {
                // Fewer tables than people, and they are at most a few thousand.
                let table = i32::try_from(table + 1).unwrap_or(i32::MAX);
                seats.put(round, person.id, Seat { table, fixed: false });
            }
        }
        seats
    }

    fn moved(&self, seats: &Seats) -> usize {
        let moves = |person: &&Person| {
            let old = person.seats.iter().enumerate();
            old.filter_map(|(round, seat)| Some((seat.as_ref()?, seats.at(round, person.id)?)))
                .any(|(old, new)| old.table != new.table)
        };
        self.people.iter().filter(moves).count()
    }

    fn arranged(&self, plan: &Plan) -> Arranged {
        let seats = self.seats(plan);
        Arranged {
            table_count: plan.rounds.first().map(|round| round.report.len()).unwrap_or_default(),
            moved: self.moved(&seats),
            added: self.people.iter().filter(|person| person.seats.iter().all(Option::is_none)).count(),
            reached: reached(plan),
            seats,
        }
    }

    fn choice(&self, plan: &Plan) -> Choice {
        let mixed = plan.rounds.iter().filter(|round| round.kind == Round::Mixed);
        let seats = self.seats(plan);
        Choice {
            moved: self.moved(&seats),
            repeats: plan.repeats,
            alike: mixed.flat_map(|round| &round.report).map(|table| table.pairs_same_group).sum(),
            reached: reached(plan),
            seats,
        }
    }

    fn guests(&self) -> Vec<Guest> {
        let groups = groups(&self.people);
        let guest = |(place, person): (usize, &Person)| Guest {
            key: key(person.id),
            group: groups.get(&person.municipality).copied().unwrap_or_default(),
            role: role(person.role, place),
            new: person.new,
        };
        self.people.iter().enumerate().map(guest).collect()
    }
}

/// How good a plan is.
#[must_use]
pub fn reached(plan: &Plan) -> Reached {
    Reached { objective: plan.objective, bound: plan.bound, repeats: plan.repeats, granted: plan.granted }
}

/// The table's place in the engine's list.
pub(super) fn index(seat: Seat) -> usize {
    // Tables are numbered from 1, and a number that no table has is refused by the engine.
    usize::try_from(seat.table - 1).unwrap_or(usize::MAX)
}

/// The random half of the id: the same person has the same key in every plan.
fn key(id: ParticipantId) -> u64 {
    id.uuid().as_u64_pair().1
}

/// A role's number. A role that is none of the target roles is shared with nobody, so there is nothing to spread.
fn role(role: Role, place: usize) -> u32 {
    let roles = Role::ALL.len();
    let number = match role {
        Role::Other => roles + place,
        known => Role::ALL.iter().position(|one| *one == known).unwrap_or(roles + place),
    };
    // There are at most `seating::MOST_PEOPLE` people; more are refused by the engine whatever their numbers.
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The engine's refusals with names in place of numbers.
fn no_plan(refused: &[Refused], task: &Task, demands: &[Demand]) -> NoPlan {
    let said: Option<Vec<Refusal>> = refused.iter().map(|one| refusal(one, task, demands)).collect();
    said.map_or_else(|| NoPlan::Engine(format!("{refused:?}")), NoPlan::Refused)
}

/// Nothing when it is a refusal that only a fault of ours can bring about.
fn refusal(refused: &Refused, task: &Task, demands: &[Demand]) -> Option<Refusal> {
    let code = refused.code().to_owned();
    let called = |person: usize| task.people.get(person).map(|person| person.name.clone());
    let said = |rules: &[usize]| -> Vec<_> {
        rules.iter().filter_map(|&rule| demands.get(rule)).map(|demand| demand.saying.clone()).collect()
    };
    match refused {
        Refused::SizesDoNotFit { people, most, .. } | Refused::TooManyPeople { people, most } => {
            Some(Refusal { code, people: *people, most: *most, ..Refusal::default() })
        }
        Refused::TableMissing { person, table, .. } => {
            let names = called(*person).into_iter().collect();
            Some(Refusal { code, names, table: table.saturating_add(1), ..Refusal::default() })
        }
        Refused::Clash { rules, sizes, proven, smallest } => {
            // Of a rule that cannot be kept by itself there is no smaller set to speak of.
            let code = match (proven, sizes, *smallest && rules.len() > 1) {
                (true, true, true) => "clash_of_sizes_smallest",
                (true, true, false) => "clash_of_sizes",
                (true, false, true) => "clash_smallest",
                (true, false, false) => "clash",
                (false, ..) => "clash_unproven",
            };
            let most = task.wanted.most;
            Some(Refusal { code: code.to_owned(), rules: said(rules), most, ..Refusal::default() })
        }
        _ => None,
    }
}

#[cfg(test)]
pub(super) fn refusal_of(refused: &Refused, task: &Task) -> Option<Refusal> {
    refusal(refused, task, &task.brief().map(|brief| brief.demands).unwrap_or_default())
}
