//! Table tents: one A4 sheet for each table, folded across the middle.

use serde::Serialize;

use super::samples::{self, by};
use super::{Foot, Paper};

/// One tent for every table.
#[derive(Clone, Debug, Serialize)]
pub struct TableTents {
    /// Title of the document; on paper only when there is no table.
    pub title: String,
    /// The tables, in the order in which they stand.
    pub tables: Vec<Tent>,
    /// Its line stands small below the label; there are no page numbers.
    pub foot: Foot,
    /// All other words on the paper.
    pub words: Words,
}

/// One tent.
#[derive(Clone, Debug, Serialize)]
pub struct Tent {
    /// Number or letter; a longer name is printed smaller.
    pub label: String,
}

/// The words of the table tents.
#[derive(Clone, Debug, Serialize)]
pub struct Words {
    /// `Bord`, above the label.
    pub table: String,
    /// `Det finns inga bord än.`
    pub no_tables: String,
}

impl Paper for TableTents {
    const TEMPLATE: &'static str = include_str!("table_tents.typ");

    fn title(&self) -> &str {
        &self.title
    }

    fn samples(language: &str) -> Vec<(&'static str, Self)> {
        vec![
            ("empty", sample(language, &[])),
            ("usual", sample(language, &["1", "12"])),
            ("longest names", sample(language, &["Dellen", "Säkerhetspolisen"])),
        ]
    }
}

fn sample(language: &str, labels: &[&str]) -> TableTents {
    TableTents {
        title: by(language, "Bordsskyltar", "Table tents").into(),
        tables: labels.iter().map(|label| Tent { label: (*label).into() }).collect(),
        foot: samples::foot(language),
        words: Words {
            table: by(language, "Bord", "Table").into(),
            no_tables: by(language, "Det finns inga bord än.", "There are no tables yet.").into(),
        },
    }
}
