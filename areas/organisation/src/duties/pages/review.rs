//! The yearly list: who still needs this.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sea_orm::prelude::Uuid;
use web::{Choice, Faults, Note, Posted, Shell, Trouble, Visitor, faulty, go_with, page};

use super::{Shown, under_the_list, why};
use crate::duties::review::{self, Verdict};
use crate::duties::views;
use crate::{Actor, Again, App};

#[derive(Template)]
#[template(path = "duties/pages/review.html")]
pub(super) struct ReviewPage {
    pub shell: Shell,
    pub faults: Faults,
    pub rows: Vec<Asked>,
    /// When it was done last, as a sentence.
    pub last: String,
    pub choices: [Choice; 2],
    pub deed: String,
    pub again: Again,
}

/// One duty that is asked about.
pub(super) struct Asked {
    pub row: Shown,
    /// The name of its radio buttons.
    pub field: String,
    pub legend: String,
    pub chosen: String,
    pub hint: String,
    pub is_own: bool,
    pub id: Uuid,
}

pub(in crate::duties) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    let again = Again::before(&visitor)?;
    page(&ReviewPage { again, ..review_page(&app, &visitor, &actor).await? })
}

pub(in crate::duties) async fn settle(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    posted: Posted,
) -> Result<Response, Trouble> {
    let mut shown = review_page(&app, &visitor, &actor).await?;
    let mut verdicts = Vec::new();
    for asked in &mut shown.rows {
        posted.text(&asked.field).clone_into(&mut asked.chosen);
        match asked.chosen.as_str() {
            _ if asked.is_own => verdicts.push((asked.id, Verdict::Keep)),
            "keep" => verdicts.push((asked.id, Verdict::Keep)),
            "take" => verdicts.push((asked.id, Verdict::Take)),
            _ => {
                let said = visitor.words().say1("duties-review-fault", "name", &asked.row.name);
                shown.faults.add(asked.field.clone(), said);
            }
        }
    }
    shown.again = Again::after(&visitor, &mut shown.faults)?;
    if !shown.faults.is_empty() {
        shown.shell = shown.shell.with_faults(&shown.faults);
        return faulty(&shown);
    }
    match review::settle(app.store(), visitor.words(), &actor, &verdicts, posted.deed_key()?).await {
        Ok(()) => Ok(go_with(&app, "/uppdrag", &Note::done("duties-reviewed"))),
        Err(not_done) => {
            let why = why(not_done)?;
            shown.faults.add("review", super::refused(visitor.words(), why));
            faulty(&shown)
        }
    }
}

async fn review_page(app: &App, visitor: &Visitor, actor: &Actor) -> Result<ReviewPage, Trouble> {
    let (words, today) = (visitor.words(), app.today());
    let mut rows = review::asked(views::looked_after(app.store(), actor).await?, today);
    words.sort_by_text(&mut rows, |row| &row.name);
    let last = review::last(app.store(), actor.organisation().id).await?;
    let last = match last {
        Some((at, name)) => {
            let day = words.date(texts::local(at).date());
            words.say2("duties-review-last", "day", day, "name", name)
        }
        None => words.say("duties-review-never"),
    };
    let asked = rows.iter().map(|row| {
        let shown = Shown::of(row, actor, today, words);
        Asked {
            field: format!("duty-{}", row.held.id),
            legend: format!("{}, {}", shown.name, shown.duty),
            hint: words.say2("duties-review-hint", "given", &shown.given, "last", &shown.last_in),
            chosen: String::new(),
            is_own: row.held.person == actor.person_id(),
            id: row.held.id,
            row: shown,
        }
    });
    Ok(ReviewPage {
        rows: asked.collect(),
        shell: under_the_list(app, visitor, actor, "duties-review-title"),
        faults: Faults::none(),
        last,
        choices: [
            Choice::new("keep", words.say("duties-review-keep")),
            Choice::new("take", words.say("duties-review-take")),
        ],
        deed: app.store().doors().uuid().to_string(),
        again: Again::default(),
    })
}
