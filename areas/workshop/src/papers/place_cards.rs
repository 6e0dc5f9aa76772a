//! Place cards, eight to an A4 sheet, 90 × 65 mm, with cut marks.

use serde::Serialize;

use super::samples::{self, SamplePerson, by};
use super::{Foot, Paper};

/// One card for every person.
#[derive(Clone, Debug, Serialize)]
pub struct PlaceCards {
    /// Title in the margin of the first sheet.
    pub title: String,
    /// The cards, in the order in which they are to be laid out.
    pub cards: Vec<Card>,
    /// The foot of the sheet, outside the cards.
    pub foot: Foot,
    /// All other words on the paper.
    pub words: Words,
}

/// One card.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    /// Full name.
    pub name: String,
    /// Municipality, or a guest's organisation.
    pub municipality: String,
    /// Role. May be empty.
    pub role: String,
    /// Label of the table; of several rounds' tables as `1 · 4 · 2`. Empty: no table is printed.
    pub table: String,
}

/// The words of the place cards.
#[derive(Clone, Debug, Serialize)]
pub struct Words {
    /// `Bord`, before the table's label.
    pub table: String,
    /// `Det finns inga deltagare att skriva kort för än.`
    pub no_cards: String,
}

impl Paper for PlaceCards {
    const TEMPLATE: &'static str = include_str!("place_cards.typ");

    fn title(&self) -> &str {
        &self.title
    }

    fn samples(language: &str) -> Vec<(&'static str, Self)> {
        vec![
            ("empty", sample(language, &[])),
            ("usual", sample(language, &samples::people(11))),
            ("longest names", sample(language, &samples::long_people(8))),
        ]
    }
}

fn sample(language: &str, people: &[SamplePerson]) -> PlaceCards {
    let card = |(n, person): (usize, &SamplePerson)| Card {
        name: person.name.clone(),
        municipality: person.municipality.into(),
        role: if n % 7 == 6 { String::new() } else { person.role(language).into() },
        table: match n % 7 {
            5 => "1 · 4 · 2".into(),
            6 => String::new(),
            _ => (n / 4 + 1).to_string(),
        },
    };
    PlaceCards {
        title: by(language, "Placeringskort", "Place cards").into(),
        cards: people.iter().enumerate().map(card).collect(),
        foot: samples::foot(language),
        words: Words {
            table: by(language, "Bord", "Table").into(),
            no_cards: by(
                language,
                "Det finns inga deltagare att skriva kort för än.",
                "There are no participants to print cards for yet.",
            )
            .into(),
        },
    }
}
