//! Slips: one for every person, with their table in each round. Ten to an A4 sheet, 90 × 53 mm, with cut marks.

use serde::Serialize;

use super::samples::{self, SamplePerson, by};
use super::{Foot, Paper};

/// One slip for every person.
#[derive(Clone, Debug, Serialize)]
pub struct Slips {
    /// Title in the margin of the first sheet.
    pub title: String,
    /// A slip for everybody, by name.
    pub people: Vec<Slip>,
    /// The foot of the sheet, outside the slips.
    pub foot: Foot,
    /// All other words on the paper.
    pub words: Words,
}

/// One slip.
#[derive(Clone, Debug, Serialize)]
pub struct Slip {
    /// Full name.
    pub name: String,
    /// Municipality, or a guest's organisation.
    pub municipality: String,
    /// The rounds of the day.
    pub rounds: Vec<Stop>,
}

/// One round on a slip.
#[derive(Clone, Debug, Serialize)]
pub struct Stop {
    /// `Omgång 1`; with one round `Bord`.
    pub round: String,
    /// The table's label; `–` without a seat.
    pub table: String,
}

/// The words of the slips.
#[derive(Clone, Debug, Serialize)]
pub struct Words {
    /// `Det finns inga deltagare att skriva lappar för än.`
    pub no_slips: String,
}

impl Paper for Slips {
    const TEMPLATE: &'static str = include_str!("slips.typ");

    fn title(&self) -> &str {
        &self.title
    }

    fn samples(language: &str) -> Vec<(&'static str, Self)> {
        vec![
            ("empty", sample(language, 1, &[])),
            ("usual", sample(language, 3, &samples::people(12))),
            ("one round", sample(language, 1, &samples::people(3))),
            ("longest names", sample(language, 6, &samples::long_people(10))),
        ]
    }
}

fn sample(language: &str, rounds: usize, people: &[SamplePerson]) -> Slips {
    let stop = |place: usize, round: usize| Stop {
        round: if rounds > 1 {
            format!("{} {}", by(language, "Omgång", "Round"), round + 1)
        } else {
            by(language, "Bord", "Table").into()
        },
        table: (place * (round + 1) % 7 + 1).to_string(),
    };
    let slip = |(place, person): (usize, &SamplePerson)| Slip {
        name: person.name.clone(),
        municipality: person.municipality.into(),
        rounds: (0..rounds).map(|round| stop(place, round)).collect(),
    };
    Slips {
        title: by(language, "Lappar med allas bord", "Slips with everyone's tables").into(),
        people: people.iter().enumerate().map(slip).collect(),
        foot: samples::foot(language),
        words: Words {
            no_slips: by(
                language,
                "Det finns inga deltagare att skriva lappar för än.",
                "There are no participants to print slips for yet.",
            )
            .into(),
        },
    }
}
