//! Rules and refusals as they are said: people, municipalities and tables by name and number, free of any language.

use serde::{Deserialize, Serialize};

use super::book::{Part, Trait};

/// One rule, ready to be put into a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saying {
    /// Which sentence, in text keys.
    pub code: String,
    /// Whom it concerns, or which municipality.
    #[serde(default)]
    pub names: Vec<String>,
    /// The table, from 1; 0 for none.
    #[serde(default)]
    pub table: usize,
    /// The round, from 1; 0 when it holds in all.
    #[serde(default)]
    pub round: usize,
    /// A number that it sets.
    #[serde(default)]
    pub number: usize,
    /// The part it speaks of.
    #[serde(default)]
    pub part: Option<Part>,
    /// The needs it speaks of.
    #[serde(default)]
    pub needs: Vec<Trait>,
}

/// Why nobody was placed or moved, ready to be said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Which sentence, in text keys.
    pub code: String,
    /// Whom it concerns, by name.
    #[serde(default)]
    pub names: Vec<String>,
    /// The table it concerns, from 1; 0 when none.
    #[serde(default)]
    pub table: usize,
    /// How many people.
    #[serde(default)]
    pub people: usize,
    /// How many there is room for.
    #[serde(default)]
    pub most: usize,
    /// Rules that cannot all hold.
    #[serde(default)]
    pub rules: Vec<Saying>,
}
