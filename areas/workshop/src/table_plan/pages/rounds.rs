//! The rounds side by side: who sits where in each, and who meets whom again.

use askama::Template;
use axum::response::Response;
use texts::Words;
use web::{Shell, Trouble, page};

use crate::records::ParticipantId;
use crate::table_plan::meetings::{repeated, repeats};
use crate::table_plan::views::Standing;

use super::place::Own;

/// So many who meet again are listed; the number says the rest.
const MOST_LISTED: usize = 60;

#[derive(Template)]
#[template(path = "table_plan/pages/rounds.html")]
pub struct RoundsPage {
    pub shell: Shell,
    pub path: String,
    pub summary: String,
    /// The rounds' names.
    pub heads: Vec<String>,
    pub tables: Vec<TableOver>,
    pub people: Vec<PersonOver>,
    pub again: Vec<String>,
    pub more: usize,
}

/// One table over the rounds: who sits there in each.
pub struct TableOver {
    pub title: String,
    pub rounds: Vec<(String, String)>,
}

/// One person over the rounds: the table in each.
pub struct PersonOver {
    pub id: String,
    pub name: String,
    pub rounds: Vec<(String, String)>,
}

impl RoundsPage {
    pub fn new(shell: Shell, path: String, standing: &Standing) -> Self {
        let words = &shell.t;
        let count = standing.wanted.rounds.count();
        let heads: Vec<String> =
            (1..=count).map(|round| words.say1("table_plan-round", "round", round.to_string())).collect();
        let mut people: Vec<(ParticipantId, String)> =
            standing.people.iter().map(|row| (row.id, row.name.clone())).collect();
        words.sort_by_text(&mut people, |(_, name)| name);
        let mut again = again(words, standing);
        let more = again.len().saturating_sub(MOST_LISTED);
        again.truncate(MOST_LISTED);
        let table = |round: usize, id: ParticipantId| {
            standing.seats.at(round, id).map_or_else(|| "–".to_owned(), |seat| seat.table.to_string())
        };
        let over = |(id, name): &(ParticipantId, String)| PersonOver {
            id: id.to_string(),
            name: if name.is_empty() { words.say("table_plan-unnamed") } else { name.clone() },
            rounds: heads.iter().enumerate().map(|(round, head)| (head.clone(), table(round, *id))).collect(),
        };
        Self {
            path,
            summary: words.say1(
                "table_plan-summary-repeats",
                "count",
                repeated(&standing.seats, standing.wanted.rounds),
            ),
            tables: tables(words, standing, &heads, &people),
            people: people.iter().map(over).collect(),
            heads,
            again,
            more,
            shell,
        }
    }
}

fn tables(
    words: &Words,
    standing: &Standing,
    heads: &[String],
    people: &[(ParticipantId, String)],
) -> Vec<TableOver> {
    let here = |round: usize, table: i32| -> String {
        let seated = people
            .iter()
            .filter(|(id, _)| standing.seats.at(round, *id).is_some_and(|seat| seat.table == table));
        seated.map(|(_, name)| name.clone()).collect::<Vec<_>>().join(", ")
    };
    (1..=standing.seats.tables())
        .map(|table| TableOver {
            title: words.say1("table_plan-table-number", "table", table.to_string()),
            rounds: heads
                .iter()
                .enumerate()
                .map(|(round, head)| (head.clone(), here(round, table)))
                .collect(),
        })
        .collect()
}

fn again(words: &Words, standing: &Standing) -> Vec<String> {
    let name =
        |id: ParticipantId| standing.people.iter().find(|row| row.id == id).map(|row| row.name.clone());
    let met = repeats(&standing.seats, standing.wanted.rounds);
    let said = met.into_iter().filter_map(|((one, other), rounds)| {
        let rounds: Vec<String> = rounds.iter().map(|round| (round + 1).to_string()).collect();
        let mut names = vec![name(one)?, name(other)?];
        words.sort_by_text(&mut names, |name| name);
        Some(words.say2("table_plan-meets-again", "name", words.list(&names), "rounds", words.list(&rounds)))
    });
    let mut said: Vec<String> = said.collect();
    words.sort_by_text(&mut said, |line| line);
    said
}

/// The page.
pub async fn show(own: Own) -> Result<Response, Trouble> {
    let Some(standing) = own.planned().await? else { return Ok(own.to_the_plan()) };
    let shell = own.shell_under(own.words().say("table_plan-rounds-title"));
    page(&RoundsPage::new(shell, format!("/workshop/{}", own.id()), &standing))
}
