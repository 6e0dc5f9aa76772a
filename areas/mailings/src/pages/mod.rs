//! The pages of letters by rule.

pub(crate) mod all;
pub(crate) mod coming;
pub(crate) mod one;
pub(crate) mod posted;
pub(crate) mod rules;

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use chrono::NaiveDateTime;
use texts::Words;
use web::{Crumb, Shell};
use workshop::day::{Own, shell_under};
use workshop::day_papers::Attending;

use crate::rules::{Anchor, Letter, Rule, Side, Unit};

/// Those who know who came.
pub(crate) struct Knowing(Attending);

impl<S: Sync> FromRequestParts<S> for Knowing {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(parts.extensions.get().cloned().unwrap_or_default()))
    }
}

/// The frame of a page under the workshop's letters.
fn shell(own: &Own, title: &str) -> Shell {
    let shell = shell_under(&own.app, &own.visitor, &own.actor, own.workshop.id, title);
    under(shell, own.path("utskick"), own.visitor.words().say("invitation-letters-title"))
}

/// The same with one more page above it.
fn under(mut shell: Shell, href: String, text: String) -> Shell {
    // The page itself stands last.
    let at = shell.trail.len().saturating_sub(1);
    shell.trail.insert(at, Crumb { href: Some(href), text });
    shell
}

/// A letter's name.
pub(crate) fn name(words: &Words, letter: Letter) -> String {
    words.say(&format!("mailings-{}-name", letter.code()))
}

/// "7 dagar före sista dagen för anmälan".
fn when(words: &Words, rule: Rule) -> String {
    let (anchor, side) = rule.letter.anchor();
    let many = match rule.unit {
        Unit::Days => words.say1("mailings-days", "count", rule.count),
        Unit::Hours => words.say1("mailings-hours", "count", rule.count),
    };
    format!("{many} {}", beside(words, anchor, side))
}

/// "före sista dagen för anmälan".
fn beside(words: &Words, anchor: Anchor, side: Side) -> String {
    let anchor = match anchor {
        Anchor::LastDay => "last_day",
        Anchor::Start => "start",
        Anchor::End => "end",
        Anchor::Change => "change",
    };
    let side = match side {
        Side::Before => "before",
        Side::After => "after",
    };
    words.say(&format!("mailings-{side}-{anchor}"))
}

/// A moment on the clock in Sweden, in a narrow column.
fn short(words: &Words, moment: NaiveDateTime) -> String {
    format!("{} {}", moment.date(), words.time(moment.time()))
}

/// A moment in words.
fn at(words: &Words, moment: NaiveDateTime) -> String {
    words.say2("date-at", "date", words.date(moment.date()), "time", words.time(moment.time()))
}

/// A letter as text and as it looks, beside each other's words.
struct Shown {
    subject: String,
    text: String,
    html: String,
}
