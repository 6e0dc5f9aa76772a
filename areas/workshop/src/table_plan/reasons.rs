//! Why people sit where they sit, and how good the plan is that stands: asked of the engine, told with names. Pure.

use seating::Reason;

use super::arrange::{Brief, Reached, Task, reached};
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
