//! The list at the door (*dörrlista*): everybody by surname, with a box to tick. It lies open: no diet, no phone, no
//! address, and of those whose details are protected the label alone.

use serde::Serialize;

use super::samples::{self, SamplePerson, by};
use super::{Foot, Paper};

/// Who is to be let in.
#[derive(Clone, Debug, Serialize)]
pub struct DoorList {
    /// Title.
    pub title: String,
    /// Day, place and how many, below the title.
    pub when_where: String,
    /// Everybody, sorted as the language sorts by surname.
    pub people: Vec<Expected>,
    /// The foot of the page.
    pub foot: Foot,
    /// All other words on the paper.
    pub words: Words,
}

/// A person.
#[derive(Clone, Debug, Serialize)]
pub struct Expected {
    /// `Öhman, Per-Olov`, or a label.
    pub name: String,
    /// Municipality, or a guest's organisation.
    pub municipality: String,
    /// Label of the table, or `Gäst`. May be empty.
    pub table: String,
}

/// The words of the list.
#[derive(Clone, Debug, Serialize)]
pub struct Words {
    /// `Här`, over the boxes.
    pub here: String,
    /// `Namn`.
    pub name: String,
    /// `Kommun`.
    pub municipality: String,
    /// `Bord`.
    pub table: String,
    /// `Ingen är anmäld än.`
    pub nobody: String,
}

impl Paper for DoorList {
    const TEMPLATE: &'static str = include_str!("door_list.typ");

    fn title(&self) -> &str {
        &self.title
    }

    fn samples(language: &str) -> Vec<(&'static str, Self)> {
        vec![
            ("empty", sample(language, &[])),
            ("usual", sample(language, &samples::people(40))),
            ("longest names", sample(language, &samples::long_people(6))),
        ]
    }
}

fn sample(language: &str, people: &[SamplePerson]) -> DoorList {
    let expected = |(n, person): (usize, &SamplePerson)| Expected {
        name: person
            .name
            .rsplit_once(' ')
            .map_or(person.name.clone(), |(first, last)| format!("{last}, {first}")),
        municipality: person.municipality.into(),
        table: match n % 9 {
            7 => by(language, "Workshopledare", "Facilitator").into(),
            8 => String::new(),
            _ => (n / 8 + 1).to_string(),
        },
    };
    let mut people: Vec<Expected> = people.iter().enumerate().map(expected).collect();
    people.sort_by(|a, b| a.name.cmp(&b.name));
    DoorList {
        title: by(language, "Dörrlista", "Door list").into(),
        when_where: by(
            language,
            "Torsdag 18 januari 2029, Gasklockorna i Gävle. 40 väntas.",
            "Thursday 18 January 2029, Gasklockorna in Gävle. 40 are expected.",
        )
        .into(),
        people,
        foot: samples::foot(language),
        words: Words {
            here: by(language, "Här", "Here").into(),
            name: by(language, "Namn", "Name").into(),
            municipality: by(language, "Kommun", "Municipality").into(),
            table: by(language, "Bord", "Table").into(),
            nobody: by(language, "Ingen är anmäld än.", "Nobody is registered yet.").into(),
        },
    }
}
