//! An answer in words, for pages, letters and the sheet.

use chrono::{Datelike as _, NaiveDate};
use texts::Words;

use super::rules::{Answer, Mark};

/// "14 mars": a day of a year that everybody knows.
pub(super) fn short_day(words: &Words, day: NaiveDate) -> String {
    words.say2(
        "interest-day-short",
        "day",
        day.day().to_string(),
        "month",
        words.say(&format!("month-{}", day.month())),
    )
}

/// "12–16 mars", "26 mars–1 april".
pub(super) fn span(words: &Words, first: NaiveDate, last: NaiveDate) -> String {
    if (first.year(), first.month()) == (last.year(), last.month()) {
        return format!("{}–{}", first.day(), short_day(words, last));
    }
    words.say2("interest-span", "first", short_day(words, first), "last", short_day(words, last))
}

/// "ons 14 mars".
pub(super) fn day_of_week(words: &Words, day: NaiveDate) -> String {
    let weekday = words.say(&format!("interest-weekday-{}", day.weekday().number_from_monday()));
    format!("{weekday} {}", short_day(words, day))
}

/// Days as a list; that there are none in words.
pub(super) fn days(words: &Words, days: &[NaiveDate]) -> String {
    if days.is_empty() {
        return words.say("interest-no-days");
    }
    days.iter().map(|day| day_of_week(words, *day)).collect::<Vec<_>>().join(", ")
}

/// The days with this mark.
pub(super) fn marked(answer: &Answer, mark: Mark) -> Vec<NaiveDate> {
    answer.days.iter().filter(|(_, own)| **own == mark).map(|(day, _)| *day).collect()
}

/// "Fysiskt, heldag"; a dash for what is not said.
pub(super) fn format(words: &Words, answer: &Answer) -> String {
    answer.format.map_or_else(
        || words.say("interest-nothing"),
        |format| words.say(&format!("interest-format-{}", format.code())),
    )
}

/// "Heldag"; a dash when it is not said.
pub(super) fn length(words: &Words, answer: &Answer) -> String {
    answer.length.map_or_else(
        || words.say("interest-nothing"),
        |length| words.say(&format!("interest-length-{}", length.code())),
    )
}

/// "heldag", for a narrow column.
pub(super) fn short_length(words: &Words, answer: &Answer) -> String {
    answer.length.map_or_else(
        || words.say("interest-nothing"),
        |length| words.say(&format!("interest-length-short-{}", length.code())),
    )
}

/// What is known of an answer as pairs, without what was left open.
pub(super) fn facts(words: &Words, answer: &Answer) -> Vec<(String, String)> {
    let mut facts =
        vec![(words.say("interest-wants"), words.say(&format!("interest-wants-{}", answer.wants.code())))];
    if answer.format.is_some() {
        facts.push((words.say("interest-format"), format(words, answer)));
    }
    if answer.length.is_some() {
        facts.push((words.say("interest-length"), length(words, answer)));
    }
    for (key, listed) in [
        ("interest-best", answer.best.clone()),
        ("interest-can", marked(answer, Mark::Can)),
        ("interest-cannot", marked(answer, Mark::Cannot)),
    ] {
        if !listed.is_empty() {
            facts.push((words.say(key), days(words, &listed)));
        }
    }
    if !answer.wishes.is_empty() {
        facts.push((words.say("interest-wishes"), answer.wishes.clone()));
    }
    facts
}
