//! The order to the venue: how many come, what must be there, what people eat.

use serde::Serialize;

use super::samples::{self, by};
use super::{Foot, Paper};

/// One sheet, or two when people eat many things.
#[derive(Clone, Debug, Serialize)]
pub struct VenueOrder {
    /// `Beställning till lokalen`.
    pub title: String,
    /// Above it: `Workshop i Gävleborg`.
    pub heading: String,
    /// Day and place, a line each.
    pub facts: Vec<String>,
    /// What is ordered.
    pub rows: Vec<Row>,
    /// Over the diets.
    pub diets_title: String,
    /// Diets as counts.
    pub diets: Vec<Row>,
    /// Over what people need of the hall.
    pub access_title: String,
    /// What people need of the hall, as counts.
    pub access: Vec<Row>,
    /// The county's own words, a paragraph each.
    pub message: Vec<String>,
    /// Whom to ask.
    pub contact: String,
    /// At the foot of every page.
    pub foot: Foot,
}

/// One line.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// What.
    pub what: String,
    /// How many, or `ja`.
    pub amount: String,
}

impl Row {
    /// One line.
    #[must_use]
    pub fn of(what: impl Into<String>, amount: impl Into<String>) -> Self {
        Self { what: what.into(), amount: amount.into() }
    }
}

impl Paper for VenueOrder {
    const TEMPLATE: &'static str = include_str!("venue_order.typ");

    fn title(&self) -> &str {
        &self.title
    }

    fn samples(language: &str) -> Vec<(&'static str, Self)> {
        let bare = sample(language);
        let rows = [
            (by(language, "En stor lokal", "One large room"), by(language, "ja", "yes")),
            (by(language, "Sittplatser", "Seats"), "39"),
            (by(language, "Runda bord för sex till åtta", "Round tables for six to eight"), "5"),
            (by(language, "Mikrofoner", "Microphones"), "3"),
            (by(language, "Lunch", "Lunch"), "45"),
        ];
        let diets = [
            (by(language, "vegetarisk kost", "vegetarian"), "4"),
            (by(language, "glutenfri kost", "gluten-free"), "2"),
        ];
        let usual = VenueOrder {
            rows: rows.map(|(what, amount)| Row::of(what, amount)).into(),
            diets: diets.map(|(what, amount)| Row::of(what, amount)).into(),
            message: vec![
                by(language, "Vi dukar borden kvällen före.", "We set the tables the night before.").into(),
            ],
            ..bare.clone()
        };
        let long = by(
            language,
            "allergisk mot jordnötter, skaldjur och paprika; äter varken mjölk eller ägg",
            "allergic to peanuts, shellfish and peppers; eats neither milk nor eggs",
        );
        let many = VenueOrder {
            diets: (1..30).map(|count| Row::of(long, count.to_string())).collect(),
            access: (1..6).map(|count| Row::of(long.repeat(2), count.to_string())).collect(),
            message: vec![long.repeat(6); 3],
            ..usual.clone()
        };
        vec![("empty", bare), ("usual", usual), ("longest names", many)]
    }
}

fn sample(language: &str) -> VenueOrder {
    VenueOrder {
        title: by(language, "Beställning till lokalen", "Order to the venue").into(),
        heading: by(language, "Workshop i Gävleborgs län", "Workshop in Gävleborg County").into(),
        facts: vec![
            by(language, "torsdag 18 januari 2029, kl. 09:00–14:30", "Thursday 18 January 2029, 09:00–14:30")
                .into(),
            "Slottet, rikssalen, Slottstorget 1, Gävle".into(),
        ],
        rows: vec![Row::of(by(language, "Projektor", "Projector"), by(language, "ja", "yes"))],
        diets_title: by(language, "Kost", "Diets").into(),
        diets: Vec::new(),
        access_title: by(language, "Behov i lokalen", "Needs in the hall").into(),
        access: Vec::new(),
        message: Vec::new(),
        contact: by(language, "Fråga Karin Åberg, 010-000 00 00.", "Ask Karin Åberg, 010-000 00 00.").into(),
        foot: samples::foot(language),
    }
}
