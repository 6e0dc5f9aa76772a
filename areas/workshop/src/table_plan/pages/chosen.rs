//! Plans to choose from after somebody has come or left: move nobody, a few, or as many as the best plan takes.

use axum::response::Response;
use sea_orm::prelude::Uuid;
use texts::Words;
use web::{Note, Trouble};

use crate::table_plan::deeds;
use crate::table_plan::job::Outcome;
use crate::table_plan::paper::capital;
use crate::table_plan::views::Standing;

use super::place::Asked;
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
pub async fn choose(asked: Asked) -> Result<Response, Trouble> {
    let chosen: u32 = asked.posted.number("choice")?;
    let by = asked.by_button(Uuid::from_u128(u128::from(chosen) + 1))?;
    match deeds::choose(&asked.app, by, chosen as usize).await {
        Ok(moved) => Ok(asked.done("", &placed_again(asked.words(), moved, 0))),
        Err(why) => asked.not_done(why, "placera", asked.words().say("table_plan-asked-place"), |_| ()).await,
    }
}

/// What came of placing again.
pub fn placed_again(words: &Words, moved: usize, added: usize) -> Note {
    Note::done("table_plan-placed-again")
        .with("moved", moved)
        .with("word", capital(&in_words(words, moved)))
        .with("added", added)
}
