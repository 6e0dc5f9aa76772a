//! Badges (*namnbrickor*), ten to an A4 sheet, 85 × 54 mm as a bank card (ISO/IEC 7810 ID-1), with cut marks. Names,
//! places and roles alone: a badge is seen by everybody in the house.

use serde::Serialize;

use super::samples::{self, SamplePerson, by};
use super::{Foot, Paper};

/// One badge for every person.
#[derive(Clone, Debug, Serialize)]
pub struct Badges {
    /// Title in the margin of the first sheet.
    pub title: String,
    /// The badges, in the order in which they are handed out.
    pub each: Vec<Badge>,
    /// The foot of the sheet, outside the badges.
    pub foot: Foot,
    /// All other words on the paper.
    pub words: Words,
}

/// One badge.
#[derive(Clone, Debug, Serialize)]
pub struct Badge {
    /// Full name.
    pub name: String,
    /// Municipality, or a guest's organisation.
    pub municipality: String,
    /// Role. May be empty.
    pub role: String,
    /// Label of the table. Empty: no table is printed.
    pub table: String,
    /// `Gäst`, `Workshopledare`: a band across the badge. Empty: a participant.
    pub mark: String,
    /// The code that is scanned at the door, as a picture (SVG). Empty: none.
    pub square: String,
    /// The same code in groups of four, for the keyboard.
    pub code: String,
}

/// The words of the badges.
#[derive(Clone, Debug, Serialize)]
pub struct Words {
    /// `Bord`, before the table's label.
    pub table: String,
    /// `Ingen är anmäld än.`
    pub nobody: String,
    /// `Kod för incheckning`, for those who hear the paper.
    pub square: String,
}

/// A code that is nobody's.
const SQUARE: &str = include_str!("badge_sample.svg");

impl Paper for Badges {
    const TEMPLATE: &'static str = include_str!("badges.typ");

    fn title(&self) -> &str {
        &self.title
    }

    fn samples(language: &str) -> Vec<(&'static str, Self)> {
        vec![
            ("empty", sample(language, &[])),
            ("usual", sample(language, &samples::people(13))),
            ("longest names", sample(language, &samples::long_people(10))),
        ]
    }
}

fn sample(language: &str, people: &[SamplePerson]) -> Badges {
    let badge = |(n, person): (usize, &SamplePerson)| Badge {
        name: person.name.clone(),
        municipality: if n % 7 == 5 { "Polismyndigheten" } else { person.municipality }.into(),
        role: if n % 7 > 4 { String::new() } else { person.role(language).into() },
        table: if n % 7 > 4 { String::new() } else { (n / 4 + 1).to_string() },
        mark: match n % 7 {
            5 => by(language, "Gäst", "Guest").into(),
            6 => by(language, "Workshopledare", "Facilitator").into(),
            _ => String::new(),
        },
        square: if n % 7 > 4 { String::new() } else { SQUARE.into() },
        code: if n % 7 > 4 { String::new() } else { "VS 7KD2 2M4Q 0XYZ 9ABC".into() },
    };
    Badges {
        title: by(language, "Namnbrickor", "Badges").into(),
        each: people.iter().enumerate().map(badge).collect(),
        foot: samples::foot(language),
        words: Words {
            table: by(language, "Bord", "Table").into(),
            nobody: by(language, "Ingen är anmäld än.", "Nobody is registered yet.").into(),
            square: by(language, "Kod för incheckning", "Code for the check-in").into(),
        },
    }
}
