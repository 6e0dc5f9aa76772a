//! The pages of the preparation.

pub(super) mod checklist;
pub(super) mod guests;
pub(super) mod order;
#[cfg(test)]
mod samples;
pub(super) mod sites;
pub(super) mod task;
pub(super) mod venue;
pub(super) mod visit;

use organisation::{Actor, App};
use web::{Crumb, Shell, Visitor};

use crate::day;
use crate::records::WorkshopId;

/// The frame of a page under one of this part's, with the way back to it.
fn shell_under(
    (app, visitor, actor): (&App, &Visitor, &Actor),
    workshop: WorkshopId,
    (page, text): (&str, &str),
    title: &str,
) -> Shell {
    let mut shell = day::shell_under(app, visitor, actor, workshop, title);
    let above = Crumb { href: Some(format!("/workshop/{workshop}/{page}")), text: visitor.words().say(text) };
    shell.trail.insert(2.min(shell.trail.len()), above);
    shell
}
