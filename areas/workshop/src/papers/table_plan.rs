//! The table plan for the wall, and the index where everybody finds their table.

use serde::Serialize;

use super::samples::{self, SamplePerson, by};
use super::{Foot, Paper};

/// Two tables to a page, so that it can be read from some metres away; the index by name comes last.
#[derive(Clone, Debug, Serialize)]
pub struct TablePlan {
    /// Title on top of every page.
    pub title: String,
    /// Day and place, beside the title.
    pub when_where: String,
    /// A4 lying (`true`) or standing.
    pub landscape: bool,
    /// The rounds of the day; with one round its heading is not shown.
    pub rounds: Vec<Round>,
    /// Everybody, sorted as the language sorts. Empty: no index.
    pub index: Vec<IndexRow>,
    /// The foot of the page.
    pub foot: Foot,
    /// All other words on the paper.
    pub words: Words,
}

/// One round of placing.
#[derive(Clone, Debug, Serialize)]
pub struct Round {
    /// `Omgång 1`; also the column's heading in the index.
    pub heading: String,
    /// The tables, in the order in which they stand.
    pub tables: Vec<Table>,
}

/// One table.
#[derive(Clone, Debug, Serialize)]
pub struct Table {
    /// Number or letter.
    pub label: String,
    /// Who sits here, in the order in which they are read.
    pub people: Vec<Person>,
}

/// A person at a table.
#[derive(Clone, Debug, Serialize)]
pub struct Person {
    /// Full name.
    pub name: String,
    /// Municipality, or a guest's organisation. May be empty.
    pub municipality: String,
    /// Role. May be empty.
    pub role: String,
}

/// A line of the index.
#[derive(Clone, Debug, Serialize)]
pub struct IndexRow {
    /// Full name.
    pub name: String,
    /// Municipality, or a guest's organisation.
    pub municipality: String,
    /// The table's label in each round; as many as there are rounds, `–` where the person has none.
    pub tables: Vec<String>,
}

/// The words of the table plan.
#[derive(Clone, Debug, Serialize)]
pub struct Words {
    /// `Bord`, before a table's label and over the index's column when there is one round.
    pub table: String,
    /// `Hitta ditt bord`, heading of the index.
    pub index: String,
    /// `Namn`.
    pub name: String,
    /// `Kommun`.
    pub municipality: String,
    /// `Ingen är placerad här.`
    pub empty_table: String,
    /// `Ingen är placerad än.`
    pub no_tables: String,
}

impl Paper for TablePlan {
    const TEMPLATE: &'static str = include_str!("table_plan.typ");

    fn title(&self) -> &str {
        &self.title
    }

    fn samples(language: &str) -> Vec<(&'static str, Self)> {
        vec![
            ("empty", sample(language, true, 0, &[])),
            ("usual", sample(language, true, 1, &samples::people(29))),
            ("usual standing", sample(language, false, 1, &samples::people(23))),
            ("two rounds", sample(language, true, 2, &samples::people(15))),
            ("longest names", sample(language, true, 1, &samples::long_people(16))),
            ("longest names standing", sample(language, false, 1, &samples::long_people(16))),
        ]
    }
}

fn sample(language: &str, landscape: bool, rounds: usize, people: &[SamplePerson]) -> TablePlan {
    // The last table stays empty, so that one is seen.
    let tables = people.len().div_ceil(8) + 1;
    let seat = |n: usize, round: usize| (n / 8 + round) % (tables - 1);
    let round = |round: usize| Round {
        heading: format!("{} {}", by(language, "Omgång", "Round"), round + 1),
        tables: (0..tables)
            .map(|table| Table {
                label: (table + 1).to_string(),
                people: (0..people.len())
                    .filter(|n| seat(*n, round) == table)
                    .map(|n| person(language, &people[n]))
                    .collect(),
            })
            .collect(),
    };
    let mut index: Vec<IndexRow> = (0..people.len())
        .map(|n| IndexRow {
            name: people[n].name.clone(),
            municipality: people[n].municipality.into(),
            tables: (0..rounds).map(|round| (seat(n, round) + 1).to_string()).collect(),
        })
        .collect();
    index.sort_by(|a, b| a.name.cmp(&b.name));
    TablePlan {
        title: by(language, "Bordsplacering", "Table plan").into(),
        when_where: by(
            language,
            "Torsdag 18 januari 2029, Gasklockorna i Gävle",
            "Thursday 18 January 2029, Gasklockorna in Gävle",
        )
        .into(),
        landscape,
        rounds: (0..rounds).map(round).collect(),
        index,
        foot: samples::foot(language),
        words: words(language),
    }
}

fn person(language: &str, person: &SamplePerson) -> Person {
    Person {
        name: person.name.clone(),
        municipality: person.municipality.into(),
        role: person.role(language).into(),
    }
}

fn words(language: &str) -> Words {
    Words {
        table: by(language, "Bord", "Table").into(),
        index: by(language, "Hitta ditt bord", "Find your table").into(),
        name: by(language, "Namn", "Name").into(),
        municipality: by(language, "Kommun", "Municipality").into(),
        empty_table: by(language, "Ingen är placerad här.", "Nobody is placed here.").into(),
        no_tables: by(language, "Ingen är placerad än.", "Nobody has been placed yet.").into(),
    }
}
