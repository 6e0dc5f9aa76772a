//! The same agenda in three hours, five hours and a whole day, beside each other.

use chrono::{NaiveTime, TimeDelta};
use texts::Words;

use super::fit::{Fitted, Misfit, What, fit};
use super::rules::Agenda;
use super::said::left_out;

/// The lengths a day may be given by one button, in minutes: three hours, the five that the authority proposes, and a
/// whole day.
pub const LENGTHS: [(&str, i64); 3] = [("three", 180), ("five", 300), ("whole", 420)];

/// The lengths that a standard agenda is tried in: first the five hours that the authority proposes (information to the
/// counties of 2024, 1.1).
const STANDARD: [&str; 3] = ["five", "whole", "three"];

/// One length.
pub struct Length {
    /// The code in the form.
    pub code: &'static str,
    /// Its name.
    pub name: String,
    /// From when to when.
    pub span: String,
    /// What there is time for.
    pub text: String,
    /// There is a way to lay it.
    pub fits: bool,
    /// The day has this length already.
    pub is_now: bool,
}

/// When a day of this length ends; none past midnight.
#[must_use]
pub fn end(starts: NaiveTime, code: &str) -> Option<NaiveTime> {
    let (_, minutes) = LENGTHS.into_iter().find(|(length, _)| *length == code)?;
    let (ends, days) = starts.overflowing_add_signed(TimeDelta::minutes(minutes));
    (days == 0).then_some(ends)
}

/// An agenda in each of the lengths, on a day that begins then and ends now at `is`.
#[must_use]
pub fn lengths(agenda: &Agenda, starts: NaiveTime, is: NaiveTime, words: &Words) -> Vec<Length> {
    let all = LENGTHS.into_iter().filter_map(|(code, _)| Some((code, end(starts, code)?)));
    all.map(|(code, ends)| {
        let fitted = fit(agenda, starts, ends);
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
            span: words.span(starts, ends),
            text,
            fits: fitted.is_ok(),
            is_now: ends == is,
        }
    })
    .collect()
}

/// When a standard day begins.
#[must_use]
pub fn standard_start() -> NaiveTime {
    NaiveTime::MIN + TimeDelta::hours(9)
}

/// The agenda on a standard day: in five hours if it can be, otherwise in one of the other lengths.
///
/// # Errors
/// [`Misfit`]: why it does not fit the first of them, when it fits none.
pub fn on_standard_day(agenda: &Agenda) -> Result<Fitted, Misfit> {
    let starts = standard_start();
    let tried = STANDARD.map(|code| fit(agenda, starts, end(starts, code).unwrap_or(starts)));
    let [five, ..] = &tried;
    tried.iter().find(|fitted| fitted.is_ok()).unwrap_or(five).clone()
}
