//! The sheet that participants sign (*närvarolista*), municipality by municipality.

use serde::Serialize;

use super::samples::{self, SamplePerson, by};
use super::{Foot, Paper};

/// Who signs.
#[derive(Clone, Debug, Serialize)]
pub struct SignInSheet {
    /// Title.
    pub title: String,
    /// Day and place, below the title.
    pub when_where: String,
    /// What to do, above the first municipality.
    pub lead: String,
    /// Municipalities, sorted as the language sorts.
    pub groups: Vec<Group>,
    /// The foot of the page.
    pub foot: Foot,
    /// All other words on the paper.
    pub words: Words,
}

/// A municipality.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// Its name.
    pub heading: String,
    /// Its people, sorted.
    pub people: Vec<Signer>,
}

/// A person.
#[derive(Clone, Debug, Serialize)]
pub struct Signer {
    /// Full name, or a label.
    pub name: String,
    /// There is a line to sign. Somebody whose details are protected ticks a box: a signature says who they are.
    pub signs: bool,
}

/// The words of the sheet.
#[derive(Clone, Debug, Serialize)]
pub struct Words {
    /// `Namn`.
    pub name: String,
    /// `Namnteckning`.
    pub signature: String,
    /// `Kryssa i rutan`, beside the box of those who do not sign.
    pub tick: String,
    /// `Ingen är anmäld än.`
    pub nobody: String,
}

impl Paper for SignInSheet {
    const TEMPLATE: &'static str = include_str!("sign_in_sheet.typ");

    fn title(&self) -> &str {
        &self.title
    }

    fn samples(language: &str) -> Vec<(&'static str, Self)> {
        vec![
            ("empty", sample(language, &[])),
            ("usual", sample(language, &samples::people(31))),
            ("longest names", sample(language, &samples::long_people(15))),
        ]
    }
}

fn sample(language: &str, people: &[SamplePerson]) -> SignInSheet {
    let same_place = |a: &SamplePerson, b: &SamplePerson| a.municipality == b.municipality;
    let signer = |(n, person): (usize, &SamplePerson)| match n {
        3 => Signer {
            name: by(language, "Deltagare 4 (skyddad)", "Participant 4 (protected)").into(),
            signs: false,
        },
        _ => Signer { name: person.name.clone(), signs: true },
    };
    let group = |people: &[SamplePerson]| Group {
        heading: people[0].municipality.into(),
        people: people.iter().enumerate().map(signer).collect(),
    };
    SignInSheet {
        title: by(language, "Närvarolista", "Sign-in sheet").into(),
        when_where: by(
            language,
            "Torsdag 18 januari 2029, Gasklockorna i Gävle",
            "Thursday 18 January 2029, Gasklockorna in Gävle",
        )
        .into(),
        lead: by(language, "Skriv under vid ditt namn när du kommer.", "Sign by your name when you arrive.")
            .into(),
        groups: people.chunk_by(same_place).map(group).collect(),
        foot: samples::foot(language),
        words: Words {
            name: by(language, "Namn", "Name").into(),
            signature: by(language, "Namnteckning", "Signature").into(),
            tick: by(language, "Kryssa i rutan", "Tick the box").into(),
            nobody: by(language, "Ingen är anmäld än.", "Nobody is registered yet.").into(),
        },
    }
}
