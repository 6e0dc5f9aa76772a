//! The papers of a workshop. Each is a template (`.typ`), a struct of plain text that it reads, and samples.
//!
//! No template holds a word that a reader sees: all of them come in `words`, from the texts of the language that
//! the paper is printed in.

pub mod agenda;
pub mod badges;
pub mod certificates;
pub mod door_list;
pub mod invitation;
pub mod participant_list;
pub mod place_cards;
pub mod samples;
pub mod sign_in_sheet;
pub mod signs;
pub mod slips;
pub mod table_plan;
pub mod table_tents;
pub mod venue_order;

use serde::Serialize;

/// A paper that the press can print.
pub trait Paper: Serialize + Sized {
    /// The Typst source; it reads this struct as JSON.
    const TEMPLATE: &'static str;

    /// The document's title, which also stands on the paper.
    fn title(&self) -> &str;

    /// Named examples in a language (`sv`, else English): empty, usual, longest names.
    fn samples(language: &str) -> Vec<(&'static str, Self)>;
}

/// The line at the foot of every page.
#[derive(Clone, Debug, Serialize)]
pub struct Foot {
    /// Workshop and date: `Workshop i valsäkerhet, Gävleborg · 18 januari 2029`.
    pub line: String,
    /// The page number, with `{page}` and `{pages}` where the figures go: `Sida {page} av {pages}`.
    pub page: String,
}
