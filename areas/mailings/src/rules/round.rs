//! What leaves at a moment, to whom: each letter once, and of several reminders that are due the last one alone.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use sea_orm::entity::prelude::Uuid;

use super::{Decision, Known, Letter, Receiver, Rule, Times, decide};

/// Somebody a letter may be for, by the id of an invitation, a participant or, for the county, the workshop.
pub type Whom = Uuid;

/// What was sent, or is held back: each letter to each receiver once.
pub type Done = BTreeSet<(Letter, Whom)>;

/// The letters that leave at `now`: of several reminders of which all are due, the last one alone.
#[must_use]
pub fn round(
    rules: &[Rule],
    times: &Times,
    people: &[(Receiver, Whom, Known)],
    done: &Done,
    now: NaiveDateTime,
) -> Vec<(Letter, Whom)> {
    let mut leaving = Vec::new();
    for rule in rules {
        let letter = rule.letter;
        for (receiver, whom, known) in people {
            let has_got = |letter: Letter| done.contains(&(letter, *whom));
            if letter.receiver() != *receiver || has_got(letter) || letter.other_case().is_some_and(has_got) {
                continue;
            }
            if is_overtaken(*rule, rules, times, (*whom, done), now) {
                continue;
            }
            if decide(rule, times, known, now) == Decision::Leaves {
                leaving.push((letter, *whom));
            }
        }
    }
    leaving
}

/// Whether a later reminder of the same has come, or is due: then this one has had its time.
fn is_overtaken(
    rule: Rule,
    rules: &[Rule],
    times: &Times,
    (whom, done): (Whom, &Done),
    now: NaiveDateTime,
) -> bool {
    rule.letter.later().iter().any(|later| {
        let is_due = |other: &Rule| {
            other.letter == *later && other.is_on && other.leaves(times).is_some_and(|leaves| leaves <= now)
        };
        done.contains(&(*later, whom)) || rules.iter().any(is_due)
    })
}
