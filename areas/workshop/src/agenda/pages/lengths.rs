//! The same agenda in three hours, five hours and a whole day, beside each other.

use chrono::{NaiveTime, TimeDelta};
use texts::Words;

use super::show::left_out;
use crate::agenda::fit::{What, fit};
use crate::agenda::rules::Agenda;
use crate::day::Workshop;

/// The lengths a day may be given by one button, in minutes: three hours, the five that the authority proposes, and a
/// whole day.
pub(crate) const LENGTHS: [(&str, i64); 3] = [("three", 180), ("five", 300), ("whole", 420)];

/// One length.
pub(super) struct Length {
    /// Its name, and the code in the form.
    pub code: &'static str,
    pub name: String,
    /// From when to when.
    pub span: String,
    /// What there is time for.
    pub text: String,
    pub fits: bool,
    /// The day has this length already.
    pub is_now: bool,
}

/// When a day of this length ends; none past midnight.
pub(super) fn end(starts: NaiveTime, code: &str) -> Option<NaiveTime> {
    let (_, minutes) = LENGTHS.into_iter().find(|(length, _)| *length == code)?;
    let (ends, days) = starts.overflowing_add_signed(TimeDelta::minutes(minutes));
    (days == 0).then_some(ends)
}

pub(super) fn lengths(agenda: &Agenda, workshop: &Workshop, words: &Words) -> Vec<Length> {
    let all = LENGTHS.into_iter().filter_map(|(code, _)| Some((code, end(workshop.starts, code)?)));
    all.map(|(code, ends)| {
        let fitted = fit(agenda, workshop.starts, ends);
        let text = match &fitted {
            Err(_) => words.say("agenda-length-no"),
            Ok(fitted) if fitted.left_out.is_empty() => {
                let rests = fitted.slots.iter().filter(|slot| slot.what == What::Rest).count();
                words.say1("agenda-length-all", "rests", rests)
            }
            Ok(fitted) => words.say1("agenda-length-without", "items", left_out(agenda, fitted)),
        };
        Length {
            code,
            name: words.say(&format!("agenda-length-{code}")),
            span: words.span(workshop.starts, ends),
            text,
            fits: fitted.is_ok(),
            is_now: ends == workshop.ends,
        }
    })
    .collect()
}
