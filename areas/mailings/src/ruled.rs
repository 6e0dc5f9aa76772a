//! The rules of a workshop as they stand: the county's, or as they ship.

use crate::records::rule;
use crate::rules::{Letter, Rule};

/// A rule as it stands for a workshop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruled {
    /// When it is sent, and whether.
    pub rule: Rule,
    /// The county's own subject line; empty as it ships.
    pub subject: String,
    /// The county's own words; empty as it ships.
    pub text: String,
    /// 0 as it ships.
    pub version: i32,
}

/// The rules of a workshop out of their rows, in the order of the letters.
#[must_use]
pub fn rules(rows: &[rule::Model]) -> Vec<Ruled> {
    Letter::ALL.map(|letter| ruled(letter, rows.iter().find(|row| row.letter == letter))).to_vec()
}

/// A rule out of its row, or as it ships.
#[must_use]
pub fn ruled(letter: Letter, row: Option<&rule::Model>) -> Ruled {
    let usual = letter.usual();
    let Some(row) = row else {
        return Ruled { rule: usual, subject: String::new(), text: String::new(), version: 0 };
    };
    let count = u16::try_from(row.count).unwrap_or(usual.count);
    Ruled {
        rule: Rule { is_on: row.is_on, count, unit: row.unit, ..usual },
        subject: row.subject.clone(),
        text: row.text.clone(),
        version: row.version,
    }
}
