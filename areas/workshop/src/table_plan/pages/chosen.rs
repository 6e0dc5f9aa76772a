//! Plans to choose from after somebody has come or left: move nobody, a few, or as many as the best plan takes.

use axum::extract::{Path, State};
use axum::response::Response;
use organisation::{Actor, App};
use sea_orm::prelude::Uuid;
use store::DeedKey;
use texts::Words;
use web::{Note, Posted, Trouble, Visitor, go_with};

use crate::day;
use crate::records::WorkshopId;
use crate::table_plan::deeds;
use crate::table_plan::job::Outcome;
use crate::table_plan::paper::capital;
use crate::table_plan::views::Standing;

use super::plan::{Place, address, by, own_key};
use super::shown::in_words;

/// One choice.
pub struct ChoiceShown {
    pub place: usize,
    pub title: String,
    pub text: String,
}

/// What the last planning offers.
pub fn choices(words: &Words, standing: &Standing) -> Vec<ChoiceShown> {
    let Outcome::Choices(choices) = standing.outcome() else { return Vec::new() };
    let shown = |(place, choice): (usize, &crate::table_plan::job::Choice)| ChoiceShown {
        place,
        title: capital(&words.say2(
            "table_plan-choice-title",
            "count",
            choice.moved,
            "word",
            in_words(words, choice.moved),
        )),
        text: words.say2("table_plan-choice-text", "alike", choice.alike, "repeats", choice.repeats),
    };
    choices.iter().enumerate().map(shown).collect()
}

/// Takes one of them.
pub async fn choose(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<WorkshopId>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (workshop, permit) = day::own(app.store(), &actor, id).await?;
    let place = Place { app: &app, visitor: &visitor, actor: &actor, workshop: &workshop, round: 0 };
    let by = by(&permit, id, &posted)?;
    let chosen: u32 = posted.number("choice")?;
    let key: DeedKey = own_key(by.key, Uuid::from_u128(u128::from(chosen) + 1));
    match deeds::choose(&app, deeds::By { key, ..by }, chosen as usize).await {
        Ok(moved) => {
            let word = capital(&in_words(visitor.words(), moved));
            let note = Note::done("table_plan-placed-again")
                .with("moved", moved)
                .with("word", word)
                .with("added", 0);
            Ok(go_with(&app, &address(id, 0, ""), &note))
        }
        Err(why) => {
            place.not_done(why, "placera", visitor.words().say("table_plan-asked-place"), |_| ()).await
        }
    }
}
