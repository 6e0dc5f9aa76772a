//! The big screen in the hall: table numbers and names, nothing else, so large that they are read from a distance.

use askama::Template;
use axum::response::Response;
use texts::Words;
use web::{Shell, Trouble, page};

use crate::records::WorkshopId;
use crate::table_plan::views::Standing;

use super::place::{Own, address};

#[derive(Template)]
#[template(path = "table_plan/pages/screen.html")]
pub struct ScreenPage {
    pub shell: Shell,
    pub title: String,
    pub back: String,
    /// Where the other rounds are shown: address, words, this one.
    pub rounds: Vec<(String, String, bool)>,
    pub tables: Vec<(String, Vec<String>)>,
}

impl ScreenPage {
    /// `round`: from 0.
    pub fn new(mut shell: Shell, id: WorkshopId, standing: &Standing, round: usize) -> Self {
        // What everybody in the hall sees says nothing of who is signed in.
        shell.who = None;
        shell.navigation = Vec::new();
        shell.trail = Vec::new();
        let words = &shell.t;
        let count = standing.wanted.rounds.count();
        let round = round.min(count - 1);
        let named = |number: usize| words.say1("table_plan-round", "round", number.to_string());
        let rounds = (1..=count).filter(|_| count > 1).map(|number| {
            (format!("/workshop/{id}/bord/skarm?omgang={number}"), named(number), number == round + 1)
        });
        Self {
            title: if count > 1 { named(round + 1) } else { words.say("table_plan-find-yours") },
            back: address(id, round, ""),
            rounds: rounds.collect(),
            tables: tables(words, standing, round),
            shell,
        }
    }
}

fn tables(words: &Words, standing: &Standing, round: usize) -> Vec<(String, Vec<String>)> {
    let seats = standing.seats.round(round);
    let last = seats.values().map(|seat| seat.table).max().unwrap_or_default();
    (1..=last)
        .map(|table| {
            let here = standing
                .people
                .iter()
                .filter(|row| seats.get(&row.id).is_some_and(|seat| seat.table == table));
            let mut names: Vec<String> = here.map(|row| row.name.clone()).collect();
            words.sort_by_text(&mut names, |name| name);
            (words.say1("table_plan-table-number", "table", table.to_string()), names)
        })
        .collect()
}

/// The page.
pub async fn show(own: Own) -> Result<Response, Trouble> {
    let Some(standing) = own.planned().await? else { return Ok(own.to_the_plan()) };
    let mut shell = own.shell(own.words().say("table_plan-screen-title"));
    // The hall does not need to know who shows it.
    shell.seen = None;
    page(&ScreenPage::new(shell, own.id(), &standing, own.round))
}
