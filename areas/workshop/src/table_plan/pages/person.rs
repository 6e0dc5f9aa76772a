//! One person: where they sit in each round and why, whom they meet, what they do and need.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use sea_orm::prelude::Uuid;
use serde::Deserialize;
use texts::Words;
use web::{Choice, Faults, Note, Shell, Trouble, go_with, page};

use crate::records::ParticipantId;
use crate::registration::views::ParticipantRow;
use crate::table_plan::arrange::Task;
use crate::table_plan::book::{Mark, Part, Trait};
use crate::table_plan::deeds;
use crate::table_plan::meetings::repeats;
use crate::table_plan::paper::role_in_words;
use crate::table_plan::reasons::{self, Why, Wish, reasons};
use crate::table_plan::rules::{Mixing, RoomSize};
use crate::table_plan::views::{self, Standing};

use super::place::{Asked, Own};
use super::sentences;
use super::wishes::{self, WishShown};

#[derive(Template)]
#[template(path = "table_plan/pages/person.html")]
pub struct PersonPage {
    pub shell: Shell,
    pub path: String,
    pub id: String,
    pub name: String,
    /// "Gävle · Valsamordnare"
    pub about: String,
    pub rounds: Vec<RoundOf>,
    /// "Åsa Ek möts i omgång 1 och 3": whom they meet again.
    pub again: Vec<String>,
    /// Their wishes, and what came of them.
    pub wishes: Vec<WishShown>,
    pub parts: Vec<Choice>,
    pub needs: Vec<Choice>,
    pub mark: Mark,
    pub chosen: Vec<&'static str>,
    pub faults: Faults,
    pub version: i32,
    pub key: Uuid,
}

/// One round of somebody's day.
pub struct RoundOf {
    pub number: usize,
    pub title: String,
    /// 0 without a seat.
    pub table: i32,
    pub why: Vec<String>,
    /// Whom they share the table with.
    pub with: String,
}

impl PersonPage {
    pub fn new(
        shell: Shell,
        path: String,
        standing: &Standing,
        row: &ParticipantRow,
        told: &Told,
        key: Uuid,
    ) -> Self {
        let words = &shell.t;
        let mark = standing.book.mark(row.id);
        let about = [row.municipality_name.clone(), role_in_words(words, row)];
        let part =
            |part: Part| Choice::new(part.code(), words.say(&format!("table_plan-part-{}", part.code())));
        let need =
            |one: Trait| Choice::new(one.code(), words.say(&format!("table_plan-need-{}", one.code())));
        Self {
            path,
            id: row.id.to_string(),
            name: if row.name.is_empty() { words.say("table_plan-unnamed") } else { row.name.clone() },
            about: about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
            rounds: rounds(words, standing, row.id, &told.why),
            wishes: wishes::shown(words, standing, &told.wishes),
            again: again(words, standing, row.id),
            parts: Part::ALL.map(part).into(),
            needs: Trait::ALL.map(need).into(),
            chosen: mark.needs.iter().map(|one| one.code()).collect(),
            mark,
            faults: Faults::none(),
            version: standing.version(),
            key,
            shell,
        }
    }
}

/// What the engine tells about somebody: takes a moment.
pub struct Told {
    why: Vec<Vec<Why>>,
    wishes: Vec<Wish>,
}

impl Told {
    pub fn of(task: &Task, person: ParticipantId) -> Self {
        Self { why: reasons(task, person), wishes: reasons::wishes(task, person) }
    }
}

fn rounds(words: &Words, standing: &Standing, person: ParticipantId, why: &[Vec<Why>]) -> Vec<RoundOf> {
    let kinds = standing.wanted.rounds.kinds().enumerate();
    kinds
        .zip(why)
        .map(|((round, kind), why)| {
            let table = standing.seats.at(round, person).map(|seat| seat.table).unwrap_or_default();
            RoundOf {
                number: round + 1,
                title: title(words, standing, round, kind),
                table,
                why: why.iter().map(|one| said(words, one)).collect(),
                with: with(words, standing, round, person, table),
            }
        })
        .collect()
}

fn title(words: &Words, standing: &Standing, round: usize, kind: Mixing) -> String {
    if standing.wanted.rounds.count() < 2 {
        return words.say("table_plan-seat");
    }
    let kind = words.say(&format!("table_plan-kind-{}", kind.code()));
    words.say2("table_plan-round-of", "round", (round + 1).to_string(), "kind", kind)
}

fn with(words: &Words, standing: &Standing, round: usize, person: ParticipantId, table: i32) -> String {
    let here = |row: &&ParticipantRow| {
        row.id != person && standing.seats.at(round, row.id).is_some_and(|seat| seat.table == table)
    };
    let mut names: Vec<String> = standing
        .people
        .iter()
        .filter(here)
        .map(|row| {
            let (name, from) = (&row.name, &row.municipality_name);
            words.say2("table_plan-person-of", "name", name, "municipality", from)
        })
        .collect();
    words.sort_by_text(&mut names, |name| name);
    names.join("; ")
}

fn again(words: &Words, standing: &Standing, person: ParticipantId) -> Vec<String> {
    let name =
        |id: ParticipantId| standing.people.iter().find(|row| row.id == id).map(|row| row.name.clone());
    let met = repeats(&standing.seats, standing.wanted.rounds);
    let own = met.into_iter().filter_map(|((one, other), rounds)| {
        let other = if one == person { other } else { (other == person).then_some(one)? };
        let rounds: Vec<String> = rounds.iter().map(|round| (round + 1).to_string()).collect();
        Some(words.say2("table_plan-meets-again", "name", name(other)?, "rounds", words.list(&rounds)))
    });
    let mut said: Vec<String> = own.collect();
    words.sort_by_text(&mut said, |line| line);
    said
}

/// A reason in words.
pub fn said(words: &Words, why: &Why) -> String {
    match why {
        Why::Rule(saying) => sentences::rule(words, saying),
        Why::Not(saying, tables) => {
            let tables: Vec<String> = tables.iter().map(usize::to_string).collect();
            let rule = sentences::rule(words, saying);
            words.say2("table_plan-why-not", "rule", rule, "tables", words.list(&tables))
        }
        Why::Mix { table, loses } => {
            let key = match loses {
                1.. => "table_plan-why-mix",
                0 => "table_plan-why-mix-equal",
                _ => "table_plan-why-mix-better",
            };
            words.say2(key, "table", table.to_string(), "points", loses.abs())
        }
        Why::NoOther => words.say("table_plan-why-no-other"),
    }
}

/// Whom the page is about.
#[derive(Debug, Default, Deserialize)]
pub struct Whom {
    #[serde(default)]
    person: String,
}

/// The page.
pub async fn show(own: Own, Query(whom): Query<Whom>) -> Result<Response, Trouble> {
    let planned = own.planned().await?;
    let Some(standing) = planned.filter(|_| !whom.person.is_empty()) else { return Ok(own.to_the_plan()) };
    let person: ParticipantId = whom.person.parse().map_err(|_| Trouble::NotFound)?;
    let row = standing.people.iter().find(|row| row.id == person).ok_or(Trouble::NotFound)?;
    let (path, task) =
        (format!("/workshop/{}", own.id()), standing.task(standing.wanted, RoomSize::of(&own.workshop)));
    let told = tokio::task::spawn_blocking(move || Told::of(&task, person)).await;
    let told = told.map_err(|fault| Trouble::from_error(&fault))?;
    let key = own.app.store().doors().uuid();
    page(&PersonPage::new(own.shell_under(row.name.clone()), path, &standing, row, &told, key))
}

/// Notes what they do and need.
pub async fn mark(asked: Asked) -> Result<Response, Trouble> {
    let (id, posted) = (asked.id(), &asked.posted);
    let person: ParticipantId = posted.number("participant")?;
    let mark = Mark {
        part: Part::of_code(posted.text("part")).ok_or(Trouble::Malformed)?,
        new: posted.has("new"),
        needs: posted.all("needs").filter_map(Trait::of_code).collect::<BTreeSet<_>>(),
    };
    let name = views::names(asked.app.store(), id, &[person]).await?.join("");
    match deeds::mark(&asked.app, asked.by()?, person, mark).await {
        Ok(()) => {
            let to = format!("/workshop/{id}/bord/person?person={person}");
            Ok(go_with(&asked.app, &to, &Note::done("table_plan-marked").with("name", name)))
        }
        Err(why) => {
            let wanted = asked.words().say1("table_plan-asked-mark", "name", name);
            asked.not_done(why, "lista", wanted, |_| ()).await
        }
    }
}
