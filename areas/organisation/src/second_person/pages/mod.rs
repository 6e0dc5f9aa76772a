//! The pages.

pub(super) mod ask;
pub(super) mod list;
pub(super) mod one;

use texts::Words;
use web::{Crumb, Shell, Visitor};

use super::deeds::Request;
use super::rules::{Act, State};
use crate::{Actor, App};

/// The frame of a page under the list.
fn under_the_list(app: &App, visitor: &Visitor, actor: &Actor, title: &str) -> Shell {
    let words = visitor.words();
    let mut shell = actor.shell(app, visitor, words.say(title));
    let list = Crumb { href: Some("/i-forening".to_owned()), text: words.say("second_person-title") };
    shell.trail.insert(shell.trail.len().min(1), list);
    shell
}

/// What is asked, as the start of a sentence.
fn act(words: &Words, act: Act) -> String {
    words.say(&format!("second_person-title-{}", act.code()))
}

/// Where a request is, with the colour of its tag. `lapsed`: nobody answered or used it in time.
fn state(words: &Words, request: &Request, lapsed: bool) -> (&'static str, String) {
    if lapsed {
        return ("none", words.say("second_person-state-lapsed"));
    }
    let kind = match request.state {
        State::Asked => "due",
        State::Agreed => "now",
        State::Declined => "late",
        State::Withdrawn => "none",
        State::Used => "done",
    };
    (kind, words.say(&format!("second_person-state-{}", request.state.code())))
}
