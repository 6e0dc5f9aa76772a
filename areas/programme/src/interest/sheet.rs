//! The counties' answers as a sheet to take out.

use chrono::NaiveDate;
use sheets::{Cell, Column, Sheet};
use texts::Words;

use super::rules::Mark;
use super::said;
use super::views::County;

/// All counties, by code, in the reader's language.
pub(super) fn sheet(words: &Words, counties: &[County], last_day: NaiveDate) -> Sheet {
    let column = |key: &str, width| Column { title: words.say(key), width };
    Sheet {
        name: words.say("interest-sheet-name"),
        columns: vec![
            column("interest-code", 6.0),
            column("interest-county", 26.0),
            column("interest-state", 14.0),
            column("interest-answered", 18.0),
            column("interest-late", 8.0),
            column("interest-format", 14.0),
            column("interest-length", 12.0),
            column("interest-best", 34.0),
            column("interest-can", 50.0),
            column("interest-cannot", 50.0),
            column("interest-wishes", 50.0),
            column("interest-waiting-questions", 10.0),
        ],
        rows: counties.iter().map(|county| row(words, county, last_day)).collect(),
    }
}

fn row(words: &Words, county: &County, last_day: NaiveDate) -> Vec<Cell> {
    let interest = county.interest.as_ref();
    let answer = county.answer.as_ref();
    let text = |text: String| if text.is_empty() { Cell::Empty } else { Cell::Text(text) };
    // Days as dates are written everywhere, so that a column can be searched and cut apart.
    let days =
        |days: Vec<NaiveDate>| text(days.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "));
    let marked = |mark| answer.map(|answer| said::marked(answer, mark)).unwrap_or_default();
    let late = interest.is_some_and(|interest| interest.is_late(last_day));
    let state = match answer {
        Some(answer) => words.say(&format!("interest-wants-{}", answer.wants.code())),
        None => words.say("interest-silent"),
    };
    vec![
        Cell::Text(county.organisation.code.clone()),
        Cell::Text(county.organisation.name.clone()),
        Cell::Text(state),
        text(interest.and_then(|own| own.answered_at).map(|at| words.short_moment(at)).unwrap_or_default()),
        text(if late { words.say("interest-late") } else { String::new() }),
        text(
            answer.filter(|own| own.format.is_some()).map(|own| said::format(words, own)).unwrap_or_default(),
        ),
        text(
            answer.filter(|own| own.length.is_some()).map(|own| said::length(words, own)).unwrap_or_default(),
        ),
        days(answer.map(|answer| answer.best.clone()).unwrap_or_default()),
        days(marked(Mark::Can)),
        days(marked(Mark::Cannot)),
        text(answer.map(|answer| answer.wishes.clone()).unwrap_or_default()),
        if county.waiting == 0 { Cell::Empty } else { text(county.waiting.to_string()) },
    ]
}
