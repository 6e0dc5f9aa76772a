//! The pages of the workshop itself.

pub(super) mod overview;
#[cfg(test)]
pub(crate) mod samples;
pub(super) mod settings;

pub(crate) use overview::steps;

use organisation::{Actor, App};
use web::{Crumb, Shell, Visitor};

use crate::records::WorkshopId;

/// The frame of a page under a workshop, with the way back to it.
#[must_use]
pub fn shell_under(app: &App, visitor: &Visitor, actor: &Actor, workshop: WorkshopId, title: &str) -> Shell {
    let words = visitor.words();
    let mut shell = actor.shell(app, visitor, words.say(title));
    let own = Crumb { href: Some(format!("/workshop/{workshop}")), text: words.say("day-title") };
    shell.trail.insert(1.min(shell.trail.len()), own);
    shell
}
