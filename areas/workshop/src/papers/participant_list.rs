//! The list of participants, municipality by municipality. It lies open at the door: no diet, no phone, no address.

use serde::Serialize;

use super::samples::{self, SamplePerson, by};
use super::{Foot, Paper};

/// Who comes, and where they sit.
#[derive(Clone, Debug, Serialize)]
pub struct ParticipantList {
    /// Title.
    pub title: String,
    /// Day, place and how many, below the title.
    pub when_where: String,
    /// Municipalities and guests' organisations, sorted as the language sorts.
    pub groups: Vec<Group>,
    /// The foot of the page.
    pub foot: Foot,
    /// All other words on the paper.
    pub words: Words,
}

/// A municipality, or a guest's organisation.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// Its name.
    pub heading: String,
    /// `4 deltagare`.
    pub count: String,
    /// Its people, sorted. Empty: the list says that nobody is registered.
    pub people: Vec<Participant>,
}

/// A person.
#[derive(Clone, Debug, Serialize)]
pub struct Participant {
    /// Full name.
    pub name: String,
    /// Role. May be empty.
    pub role: String,
    /// Label of the table; of several rounds' tables as `1 · 4 · 2`. May be empty.
    pub table: String,
}

/// The words of the participant list.
#[derive(Clone, Debug, Serialize)]
pub struct Words {
    /// `Namn`.
    pub name: String,
    /// `Roll`.
    pub role: String,
    /// `Bord`.
    pub table: String,
    /// `Ingen är anmäld än.`, for the whole list.
    pub nobody: String,
    /// `Ingen är anmäld än.`, for one municipality.
    pub nobody_from_here: String,
}

impl Paper for ParticipantList {
    const TEMPLATE: &'static str = include_str!("participant_list.typ");

    fn title(&self) -> &str {
        &self.title
    }

    fn samples(language: &str) -> Vec<(&'static str, Self)> {
        let mut usual = sample(language, &samples::people(40));
        usual.groups.push(group(language, "Älvkarleby", &[]));
        vec![
            ("empty", sample(language, &[])),
            ("usual", usual),
            ("longest names", sample(language, &samples::long_people(6))),
        ]
    }
}

fn sample(language: &str, people: &[SamplePerson]) -> ParticipantList {
    let same_place = |a: &SamplePerson, b: &SamplePerson| a.municipality == b.municipality;
    ParticipantList {
        title: by(language, "Deltagare", "Participants").into(),
        when_where: by(
            language,
            "Workshop i valsäkerhet, torsdag 18 januari 2029, Gasklockorna i Gävle",
            "Workshop on election security, Thursday 18 January 2029, Gasklockorna in Gävle",
        )
        .into(),
        groups: people
            .chunk_by(same_place)
            .map(|group_of| group(language, group_of[0].municipality, group_of))
            .collect(),
        foot: samples::foot(language),
        words: words(language),
    }
}

fn group(language: &str, heading: &str, people: &[SamplePerson]) -> Group {
    let participant = |(n, person): (usize, &SamplePerson)| Participant {
        name: person.name.clone(),
        role: person.role(language).into(),
        table: if n == 2 { "1 · 4 · 2".into() } else { (n + 1).to_string() },
    };
    Group {
        heading: heading.into(),
        count: format!("{} {}", people.len(), by(language, "deltagare", "participants")),
        people: people.iter().enumerate().map(participant).collect(),
    }
}

fn words(language: &str) -> Words {
    let nobody = by(language, "Ingen är anmäld än.", "Nobody is registered yet.");
    Words {
        name: by(language, "Namn", "Name").into(),
        role: by(language, "Roll", "Role").into(),
        table: by(language, "Bord", "Table").into(),
        nobody: nobody.into(),
        nobody_from_here: nobody.into(),
    }
}
