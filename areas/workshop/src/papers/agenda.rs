//! The agenda: what happens when.

use serde::Serialize;

use super::samples::{self, by};
use super::{Foot, Paper};

/// One sheet, or more when the day is full.
#[derive(Clone, Debug, Serialize)]
pub struct Agenda {
    /// `Dagordning`.
    pub title: String,
    /// Above it: `Workshop i Gävleborg`.
    pub heading: String,
    /// Day and place, a line each.
    pub facts: Vec<String>,
    /// What happens when.
    pub rows: Vec<Row>,
    /// At the foot of every page.
    pub foot: Foot,
    /// When there are no rows.
    pub none: String,
}

/// One line.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// `09:00–09:15`.
    pub time: String,
    /// What.
    pub title: String,
    /// Set in grey: break, lunch, coffee.
    pub is_pause: bool,
}

impl Paper for Agenda {
    const TEMPLATE: &'static str = include_str!("agenda.typ");

    fn title(&self) -> &str {
        &self.title
    }

    fn samples(language: &str) -> Vec<(&'static str, Self)> {
        let usual = [
            ("09:00–09:15", by(language, "Samling och kaffe", "Arrival and coffee"), true),
            ("09:15–09:30", by(language, "Välkomna", "Welcome"), false),
            (
                "09:30–10:40",
                by(language, "Scenarioövning vid borden", "Scenario exercise at the tables"),
                false,
            ),
            ("10:40–10:55", by(language, "Paus", "Break"), true),
        ];
        let long = by(
            language,
            "Erfarenhetsutbyte mellan kommunerna om valgenomförandet och om förtroendet för det",
            "The municipalities exchange experience of holding the election and of keeping trust in it",
        );
        let many = (8..20).map(|hour| (format!("{hour:02}:00–{hour:02}:55"), long.repeat(2), hour == 12));
        vec![
            ("empty", sample(language, Vec::new())),
            (
                "usual",
                sample(language, usual.map(|(time, title, pause)| (time.into(), title.into(), pause)).into()),
            ),
            ("longest names", sample(language, many.collect())),
        ]
    }
}

fn sample(language: &str, rows: Vec<(String, String, bool)>) -> Agenda {
    Agenda {
        title: by(language, "Dagordning", "Agenda").into(),
        heading: by(language, "Workshop i Gävleborgs län", "Workshop in Gävleborg County").into(),
        facts: vec![
            by(language, "torsdag 18 januari 2029, kl. 09:00–14:30", "Thursday 18 January 2029, 09:00–14:30")
                .into(),
            "Slottet, rikssalen, Slottstorget 1, Gävle".into(),
        ],
        rows: rows.into_iter().map(|(time, title, is_pause)| Row { time, title, is_pause }).collect(),
        foot: samples::foot(language),
        none: by(language, "Tiderna är inte bestämda än.", "The times are not settled yet.").into(),
    }
}
