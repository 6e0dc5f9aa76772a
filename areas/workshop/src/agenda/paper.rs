//! The agenda on paper.

use organisation::register::Organisation;
use programme::agenda::lines::Line;
use texts::Words;

use crate::day::Workshop;
use crate::invitation::letters::place;
use crate::papers::Foot;
use crate::papers::agenda::{Agenda, Row};

/// Nothing is done: people rest, eat or gather.
pub(crate) fn is_pause(line: &Line) -> bool {
    ["rest", "lunch", "gathering"].contains(&line.kind.as_str())
}

/// The sheet for the wall and for everybody's folder.
pub(super) fn agenda(words: &Words, workshop: &Workshop, county: &Organisation, lines: &[Line]) -> Agenda {
    let row = |line: &Line| Row {
        time: words.span(line.starts, line.ends),
        title: line.title.clone(),
        is_pause: is_pause(line),
    };
    let where_and_when =
        [words.date_span(workshop.day, workshop.starts, workshop.ends), place(words, workshop)];
    Agenda {
        title: words.say("agenda-title"),
        heading: words.say1("day-heading", "county", &county.name),
        facts: where_and_when.into_iter().filter(|line| !line.is_empty()).collect(),
        rows: lines.iter().map(row).collect(),
        foot: Foot {
            line: words.say2("invitation-foot", "county", &county.name, "day", words.date(workshop.day)),
            page: words.say2("invitation-page", "page", "{page}", "pages", "{pages}"),
        },
        none: words.say("agenda-paper-none"),
    }
}
