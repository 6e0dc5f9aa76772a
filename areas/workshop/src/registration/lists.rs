//! The list of participants as a sheet to take out. What people eat is not in it.

use sheets::{Cell, Column, Sheet};
use texts::Words;

use super::views::ParticipantRow;

/// Everyone, by municipality, in the reader's language.
pub(super) fn sheet(words: &Words, people: &[ParticipantRow]) -> Sheet {
    let column = |key: &str, width| Column { title: words.say(key), width };
    Sheet {
        name: words.say("registration-participants-title"),
        columns: vec![
            column("registration-municipality", 20.0),
            column("registration-name", 28.0),
            column("registration-role", 26.0),
            column("registration-role-written", 30.0),
            column("registration-email", 36.0),
            column("registration-phone", 18.0),
        ],
        rows: people.iter().map(|person| row(words, person)).collect(),
    }
}

fn row(words: &Words, person: &ParticipantRow) -> Vec<Cell> {
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
    vec![
        text(&person.municipality_name),
        text(&person.name),
        text(&words.say(&format!("role-{}", person.role.code()))),
        text(&person.role_text),
        text(&person.email),
        text(&person.phone),
    ]
}
