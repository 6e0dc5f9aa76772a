//! The pages of this part.

pub(super) mod certificate;
pub(super) mod list;
pub(super) mod one;

use organisation::{Actor, App};
use texts::Words;
use web::{Crumb, Shell, Visitor};

use super::rules::State;
use super::views::Proposal;
use crate::pages::under;

/// The list's address.
const PATH: &str = "/personuppgifter/gallring";

/// The list stands between the area's first page and the page.
fn under_list(app: &App, visitor: &Visitor, actor: &Actor, title: &str) -> Shell {
    let mut shell = under(app, visitor, actor, title);
    let list = Crumb { href: Some(PATH.to_owned()), text: visitor.words().say("disposal-title") };
    shell.trail.insert(2.min(shell.trail.len()), list);
    shell
}

/// About which workshop.
fn about(words: &Words, proposal: &Proposal) -> String {
    match proposal.day {
        Some(day) => words.say1("disposal-about-workshop", "day", words.date(day)),
        None => words.say("disposal-about-none"),
    }
}

/// How far it has come: the kind of tag, and in words.
fn tag(words: &Words, proposal: &Proposal) -> (&'static str, String) {
    let kind = match proposal.row.state {
        State::Proposed => "due",
        State::Approved | State::Done => "done",
        State::Held => "now",
        State::Void => "plain",
    };
    (kind, words.say(&format!("disposal-state-{}", proposal.row.state.code())))
}

/// How many, of what.
fn count(words: &Words, proposal: &Proposal) -> String {
    words.say1(&format!("disposal-count-{}", proposal.row.kind.code()), "count", proposal.row.count)
}

#[cfg(test)]
mod samples {
    use chrono::DateTime;
    use sea_orm::prelude::Uuid;

    use super::super::records::disposal;
    use super::super::rules::Kind;
    use super::*;

    /// A proposal in a state.
    pub(super) fn proposal(state: State, kind: Kind, number: u128) -> Proposal {
        let until = (state == State::Held).then(|| "2030-01-01".parse().unwrap());
        Proposal {
            day: (kind != Kind::Mail).then(|| "2029-01-18".parse().unwrap()),
            row: disposal::Model {
                id: Uuid::from_u128(number).into(),
                county: Uuid::from_u128(2).into(),
                workshop: None,
                kind,
                open_key: Some("x".into()),
                state,
                count: 38,
                due_on: "2029-07-19".parse().unwrap(),
                proposed_at: DateTime::UNIX_EPOCH,
                reminded: false,
                decided_at: None,
                decided_by: None,
                held_for: if state == State::Held { "dispute".into() } else { String::new() },
                note: "<b>Å</b>".repeat(20),
                held_until: until,
                certificate: None,
                version: 1,
            },
        }
    }
}
