//! What waits for its time: each letter to each receiver, with when it leaves.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;
use texts::{Words, local};
use web::{Shell, Trouble, page};
use workshop::day::Own;

use super::{name, shell, short};
use crate::rules::Letter;
use crate::standing::{Standing, standing_of};

/// More rows than this are shown letter by letter.
const MOST: usize = 200;

#[derive(Template)]
#[template(path = "pages/coming.html")]
pub(super) struct ComingPage {
    pub shell: Shell,
    pub path: String,
    pub filters: Vec<Filter>,
    pub rows: Vec<Row>,
    /// There are more: one letter has to be chosen.
    pub is_cut: bool,
}

/// A link that shows some of the rows.
pub(super) struct Filter {
    pub href: String,
    pub text: String,
    pub count: usize,
    pub is_chosen: bool,
}

/// One letter to one receiver.
#[derive(Clone)]
pub(super) struct Row {
    pub letter: Letter,
    pub to: String,
    pub of: String,
    pub what: String,
    pub href: String,
    pub when: String,
    pub held: bool,
    /// For sorting.
    pub leaves: chrono::NaiveDateTime,
}

#[derive(Deserialize)]
pub(crate) struct Which {
    #[serde(default)]
    brev: String,
}

pub(crate) async fn show(own: Own, Query(which): Query<Which>) -> Result<Response, Trouble> {
    let standing =
        standing_of(own.app.store(), own.workshop.clone(), own.actor.organisation().clone()).await?;
    let now = local(own.app.store().doors().now());
    let rows = rows(own.visitor.words(), &standing, now, &own.path("utskick"));
    page(&coming_page(shell(&own, "mailings-coming-title"), own.path("utskick"), rows, &which.brev))
}

/// Every letter that waits or is held back, the next first.
pub(super) fn rows(words: &Words, standing: &Standing, now: chrono::NaiveDateTime, path: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    for ruled in &standing.rules {
        let letter = ruled.rule.letter;
        for target in standing.targets.iter().filter(|target| target.receiver == letter.receiver()) {
            let done = standing.done.get(&(letter, target.whom));
            if done.is_some_and(|done| !done.held) {
                continue;
            }
            let Some(leaves) = standing.leaves(letter, target, now) else { continue };
            let people: Vec<&str> = target.people.iter().map(|(name, _)| name.as_str()).collect();
            rows.push(Row {
                letter,
                to: people.join(", "),
                of: target.organisation.name.clone(),
                what: name(words, letter),
                href: format!("{path}/kommande/{}/{}", letter.code(), target.whom),
                when: short(words, leaves),
                held: done.is_some(),
                leaves,
            });
        }
    }
    words.sort_by_text(&mut rows, |row| &row.to);
    rows.sort_by_key(|row| (row.leaves, row.letter));
    rows
}

pub(super) fn coming_page(shell: Shell, path: String, all: Vec<Row>, chosen: &str) -> ComingPage {
    let words = shell.t.clone();
    let here = format!("{path}/kommande");
    let mut filters = vec![Filter {
        href: here.clone(),
        text: words.say("mailings-filter-all"),
        count: all.len(),
        is_chosen: chosen.is_empty(),
    }];
    for letter in Letter::ALL {
        let count = all.iter().filter(|row| row.letter == letter).count();
        if count > 0 {
            let href = format!("{here}?brev={}", letter.code());
            filters.push(Filter {
                href,
                text: name(&words, letter),
                count,
                is_chosen: chosen == letter.code(),
            });
        }
    }
    let held = all.iter().filter(|row| row.held).count();
    if held > 0 {
        let text = words.say("mailings-filter-held");
        filters.push(Filter {
            href: format!("{here}?brev=held"),
            text,
            count: held,
            is_chosen: chosen == "held",
        });
    }
    let mut rows = all;
    rows.retain(|row| match chosen {
        "" => true,
        "held" => row.held,
        letter => row.letter.code() == letter,
    });
    let is_cut = chosen.is_empty() && rows.len() > MOST;
    if is_cut {
        rows.truncate(MOST);
    }
    ComingPage { shell, path, filters, rows, is_cut }
}
