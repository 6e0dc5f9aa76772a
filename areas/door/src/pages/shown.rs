//! What stands at a door, in words.

use chrono::{DateTime, Utc};
use course::rules::{Entry, State};
use texts::{Words, local};
use workshop::table_plan::paper::role_in_words;

use crate::views::{Count, Person};

/// A moment of the day: "08.42".
pub(super) fn clock(words: &Words, at: DateTime<Utc>) -> String {
    words.time(local(at).time())
}

/// "12 av 28 är här".
pub(super) fn counted(words: &Words, count: Count) -> String {
    let said = words.say2("door-count", "here", count.here, "expected", count.expected);
    if count.without_course == 0 {
        return said;
    }
    format!("{said}, {}", words.say1("door-count-without-course", "people", count.without_course))
}

/// Where somebody sits: "Bord 3", or a table for each round.
pub(super) fn tables(words: &Words, tables: &[Option<i32>]) -> String {
    let label = |table: &Option<i32>| table.map_or_else(|| "–".to_owned(), |table| table.to_string());
    match tables {
        [] => String::new(),
        tables if tables.iter().all(Option::is_none) => words.say("door-no-table"),
        [one] => words.say1("door-table", "table", label(one)),
        tables => {
            let all: Vec<String> = tables.iter().map(label).collect();
            words.say1("door-tables", "tables", all.join(", "))
        }
    }
}

/// One person in the list.
#[allow(clippy::struct_excessive_bools, reason = "what a row shows or does not, each by itself")]
pub(super) struct Row {
    /// Their id, as forms send it.
    pub id: String,
    /// Name, or the label of a protected person.
    pub name: String,
    /// Municipality, role and table.
    pub facts: String,
    /// The kind of tag, and what it says.
    pub tag: (&'static str, String),
    /// More of their arrival; empty when there is nothing to say.
    pub more: String,
    /// They are here.
    pub here: bool,
    /// Somebody else comes in their place.
    pub replaced: bool,
    /// Nobody asks who they are.
    pub protected: bool,
    /// The key of the row's form.
    pub deed: String,
    /// How they stand with the course, where it is missing: in words; else empty.
    pub course: String,
    /// The course comes first: the door asks about it on a page of its own.
    pub is_stopped: bool,
}

/// That somebody's course is missing, or that they did the short version alone.
fn course_said(words: &Words, person: &Person, entry: Entry) -> String {
    match (person.course, entry) {
        (State::Short, _) => words.say("door-course-short-done"),
        (_, Entry::Free) => String::new(),
        _ => words.say("door-course-missing"),
    }
}

/// A person as the list shows them.
pub(super) fn row(words: &Words, person: &Person, entry: Entry, deed: String) -> Row {
    let facts = [
        person.row.municipality_name.clone(),
        role_in_words(words, &person.row),
        tables(words, &person.tables),
    ];
    let facts: Vec<String> = facts.into_iter().filter(|part| !part.is_empty()).collect();
    let tag = match (&person.here, &person.replaced_by) {
        (Some(here), _) => ("done", words.say1("door-here-since", "time", clock(words, here.since))),
        (None, Some(_)) => ("none", words.say("door-replaced")),
        (None, None) => ("plain", words.say("door-expected")),
    };
    let mut more = Vec::new();
    if let Some(here) = &person.here {
        if here.keys.len() > 1 {
            more.push(words.say2("door-several", "times", here.keys.len(), "devices", here.devices));
        }
        if here.late {
            more.push(words.say("door-late"));
        }
        if here.without_course && !person.course.is_enough() {
            more.push(words.say("door-course-came-without"));
        }
        more.push(words.say(if here.seen { "door-identity-seen" } else { "door-identity-not-seen" }));
    }
    if let Some(name) = &person.replaced_by {
        more.push(words.say1("door-replaced-by", "name", name));
    }
    if let Some(name) = &person.stands_in_for {
        more.push(words.say1("door-stands-in-for", "name", name));
        if person.both_here {
            more.push(words.say1("door-both-here", "name", name));
        }
    }
    if person.over {
        more.push(words.say("door-let-in-over"));
    }
    Row {
        id: person.row.id.to_string(),
        name: person.row.name.clone(),
        facts: facts.join(" · "),
        tag,
        more: more.join(" "),
        here: person.here.is_some(),
        replaced: person.here.is_none() && person.replaced_by.is_some(),
        protected: person.row.protected,
        course: course_said(words, person, entry),
        is_stopped: person.here.is_none() && matches!(entry, Entry::Short | Entry::Stopped),
        deed,
    }
}
