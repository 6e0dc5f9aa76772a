//! Why people sit where they sit, and how good the plan is that stands: asked of the engine, told with names. Pure.

use seating::{Budget, Reason, Refused};

use super::arrange::{Brief, Reached, Task, reached};
use super::book::Rule;
use super::saying::Saying;
use crate::records::ParticipantId;

/// One reason, ready to be put into a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// A rule keeps the person here.
    Rule(Saying),
    /// A rule keeps the person from these tables (from 1).
    Not(Saying, Vec<usize>),
    /// Sitting at the best other table would cost the plan so many points, or gain it some when below 0.
    Mix {
        /// The table, from 1.
        table: usize,
        /// Points.
        loses: i64,
    },
    /// No other table keeps the rules.
    NoOther,
}

/// A wish, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The two.
    pub people: [ParticipantId; 2],
    /// What came of it.
    pub fate: Fate,
}

/// What came of a wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// They share a table in these rounds (from 1).
    Granted(Vec<usize>),
    /// What it would cost to grant it.
    Costs(Cost),
    /// These rules forbid it.
    Forbidden(Vec<Saying>),
    /// It cannot be told while the plan cannot be counted.
    Unknown,
}

/// What it would cost to grant a wish, in the round and the way that cost least.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Who would go to the other's table.
    pub goes: ParticipantId,
    /// The table, from 1.
    pub table: usize,
    /// The round, from 1.
    pub round: usize,
    /// How many would change table, over all rounds.
    pub moved: usize,
    /// Pairs of one municipality at a table in mixed rounds: so many more, or fewer.
    pub alike: i64,
    /// Pairs with the same role at a table: so many more, or fewer.
    pub roles: i64,
    /// Meetings of the same two again: so many more, or fewer.
    pub repeats: i64,
    /// Points that the mix would lose, or gain when below 0.
    pub loses: i64,
}

/// The steps that are taken to tell what a wish would cost: a tenth of a second for a county.
const STEPS_OF_WISH: u64 = 400_000;

/// Somebody's wishes and what came of them. Works for a moment: call it off the async threads.
#[must_use]
pub fn wishes(task: &Task, person: ParticipantId) -> Vec<Wish> {
    let pairs = task.book.rules.iter().filter_map(|rule| match rule {
        Rule::Wish { people } => Some([*people.first()?, *people.get(1)?]),
        _ => None,
    });
    let own: Vec<[ParticipantId; 2]> = pairs.filter(|pair| pair.contains(&person)).collect();
    if own.is_empty() {
        return Vec::new();
    }
    let stands = stands(task);
    own.into_iter().map(|people| Wish { people, fate: fate(task, stands.as_ref(), people) }).collect()
}

fn fate(task: &Task, stands: Option<&(Brief, seating::Plan)>, people: [ParticipantId; 2]) -> Fate {
    let place = |id: ParticipantId| task.people.iter().position(|one| one.id == id);
    let (Some((brief, plan)), Some(one), Some(other)) = (stands, place(people[0]), place(people[1])) else {
        return Fate::Unknown;
    };
    let rounds = plan.rounds.iter().enumerate();
    let met = rounds.filter(|(_, round)| round.table_of[one] == round.table_of[other]);
    let met: Vec<usize> = met.map(|(round, _)| round + 1).collect();
    if !met.is_empty() {
        return Fate::Granted(met);
    }
    let budget = Budget { steps: STEPS_OF_WISH };
    match seating::cost_of_wish(&brief.problem, plan, (one, other), 1, budget, &()) {
        Ok(grant) => Fate::Costs(Cost {
            goes: task.people[grant.person].id,
            table: grant.table + 1,
            round: grant.round + 1,
            moved: grant.moved,
            alike: grant.alike,
            roles: grant.roles,
            repeats: grant.repeats,
            // The wish itself is worth something; what is asked is what it does to the mix.
            loses: grant.objective_before - grant.objective_after + 8 * i64::from(brief.problem.aims.wish),
        }),
        Err(refused) => Fate::Forbidden(forbidding(brief, &refused)),
    }
}

/// The rules that forbid it: those of the book, without the two seats that were tried.
fn forbidding(brief: &Brief, refused: &[Refused]) -> Vec<Saying> {
    let named = |refused: &Refused| -> Vec<usize> {
        match refused {
            Refused::Clash { rules, .. } => rules.clone(),
            Refused::FixedTwice { person, .. } => {
                let fixed = |demand: &super::demands::Demand| match demand.ask {
                    seating::Rule::Fixed { person: who, .. } => who == *person,
                    _ => false,
                };
                (0..brief.demands.len()).filter(|&rule| fixed(&brief.demands[rule])).collect()
            }
            _ => Vec::new(),
        }
    };
    let mut rules: Vec<usize> = refused.iter().flat_map(named).collect();
    rules.sort_unstable();
    rules.dedup();
    rules.iter().filter_map(|&rule| brief.demands.get(rule)).map(|demand| demand.saying.clone()).collect()
}

/// The plan as it stands, as the engine counts it; nothing while somebody has no seat or a rule cannot be kept at all.
fn stands(task: &Task) -> Option<(Brief, seating::Plan)> {
    let brief = task.brief().ok()?;
    let scored = seating::score(&brief.problem, &task.whole()?).ok()?;
    Some((brief, scored.plan))
}

/// How good the plan is that stands.
#[must_use]
pub fn points(task: &Task) -> Option<Reached> {
    stands(task).map(|(_, plan)| reached(&plan))
}

/// Why somebody sits where they sit, by round; no reasons while the plan cannot be counted.
#[must_use]
pub fn reasons(task: &Task, person: ParticipantId) -> Vec<Vec<Why>> {
    let (Some((brief, plan)), Some(place)) =
        (stands(task), task.people.iter().position(|one| one.id == person))
    else {
        return vec![Vec::new(); task.wanted.rounds.count()];
    };
    let told = |reason| tell(&brief, reason);
    (0..plan.rounds.len())
        .map(|round| seating::why(&brief.problem, &plan, round, place).into_iter().filter_map(told).collect())
        .collect()
}

fn tell(brief: &Brief, reason: Reason) -> Option<Why> {
    let saying = |rule: usize| brief.demands.get(rule).map(|demand| demand.saying.clone());
    let numbers = |tables: Vec<usize>| tables.into_iter().map(|table| table + 1).collect();
    Some(match reason {
        Reason::Fixed { rule }
        | Reason::Only { rule }
        | Reason::Together { rule, .. }
        | Reason::Quota { rule } => Why::Rule(saying(rule)?),
        Reason::Apart { rule, tables } | Reason::GroupAtMost { rule, tables } => {
            Why::Not(saying(rule)?, numbers(tables))
        }
        Reason::Mix { table, loses, .. } => Why::Mix { table: table + 1, loses },
        Reason::NoOther => Why::NoOther,
    })
}
