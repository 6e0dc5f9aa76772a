//! What there was no time for, and why an agenda does not fit, in words.

use texts::Words;

use super::fit::{Fitted, Misfit};
use super::rules::Agenda;

/// The titles of what there was no time for.
#[must_use]
pub fn left_out(agenda: &Agenda, fitted: &Fitted) -> String {
    titles(agenda, &fitted.left_out)
}

fn titles(agenda: &Agenda, places: &[usize]) -> String {
    let titles = places.iter().filter_map(|place| agenda.items.get(*place)).map(|item| item.title.as_str());
    titles.collect::<Vec<_>>().join("; ")
}

/// Why it does not fit, and what to do.
#[must_use]
pub fn why_not(why: &Misfit, agenda: &Agenda, words: &Words) -> String {
    match why {
        Misfit::Nothing => words.say("agenda-misfit-nothing"),
        Misfit::LongerThanStretch(places) => words.say2(
            "agenda-misfit-stretch",
            "items",
            titles(agenda, places),
            "minutes",
            agenda.pauses.stretch,
        ),
        Misfit::NoLunch => words.say("agenda-misfit-lunch"),
        Misfit::Ends { earlier: None, later: Some(later) } => {
            words.say1("agenda-misfit-short", "time", words.time(*later))
        }
        Misfit::Ends { earlier: Some(earlier), later: None } => {
            words.say1("agenda-misfit-long", "time", words.time(*earlier))
        }
        Misfit::Ends { earlier: Some(earlier), later: Some(later) } => {
            words.say2("agenda-misfit-between", "earlier", words.time(*earlier), "later", words.time(*later))
        }
        Misfit::Ends { earlier: None, later: None } => words.say("agenda-misfit-midnight"),
    }
}
