//! What is handed over, as a sheet.

use sheets::{Cell, Column as Head, Sheet};
use texts::Words;
use workshop::registration::views::ParticipantRow;

use super::rules::{Column, Row, rows};

/// The rows of a list with these columns.
pub(super) fn handed_over(words: &Words, people: &[ParticipantRow], columns: &[Column]) -> Vec<Row> {
    let mut all = rows(people, columns, |person| words.say(&format!("role-{}", person.role.code())));
    words.sort_by_text(&mut all, |row| row.texts.first().map_or("", String::as_str));
    all
}

/// The sheet, in the reader's language.
pub(super) fn sheet(words: &Words, columns: &[Column], rows: &[Row]) -> Sheet {
    let head = |key: &str| Head { title: words.say(key), width: 30.0 };
    let mut heads: Vec<_> =
        columns.iter().map(|column| head(&format!("disclosure-column-{}", column.code()))).collect();
    if rows.iter().any(|row| row.people.is_some()) {
        heads.push(head("disclosure-people"));
    }
    let cells = |row: &Row| {
        let people = row.people.map(|people| Cell::Number(people as f64));
        row.texts.iter().cloned().map(Cell::Text).chain(people).collect()
    };
    Sheet { name: words.say("disclosure-title"), columns: heads, rows: rows.iter().map(cells).collect() }
}
