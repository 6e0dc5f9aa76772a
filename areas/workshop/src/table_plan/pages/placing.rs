//! Placing everyone, the first time and again: begins a planning, and waits a moment for it.

use std::collections::HashSet;
use std::time::Duration;

use axum::Extension;
use axum::response::Response;
use texts::Words;
use web::{Note, Trouble, go};

use crate::records::ParticipantId;
use crate::table_plan::deeds::{self, Begun, NotDone, Placed, Planner};
use crate::table_plan::job::{Aim, Bench, Effort, Matter, Outcome};
use crate::table_plan::paper::capital;
use crate::table_plan::rules::RoomSize;
use crate::table_plan::views;

use super::chosen::placed_again;
use super::place::Asked;
use super::shown::in_words;
use super::typed::{EVERYBODY, wanted};

/// A planning that is done in this time is answered at once; for a longer one the page shows how far it is. What is
/// known to take long is waited for only until it could have been refused.
const fn wait(effort: Effort) -> Duration {
    match effort {
        Effort::Usual | Effort::AtTheDoor => Duration::from_secs(4),
        Effort::Longer | Effort::Longest => Duration::from_millis(500),
    }
}

/// Places everyone, or those who have come.
pub async fn place(Extension(bench): Extension<Bench>, asked: Asked) -> Result<Response, Trouble> {
    let (words, posted) = (asked.words(), &asked.posted);
    let room = RoomSize::of(&asked.workshop);
    let wanted = match wanted(posted, room) {
        Ok(wanted) => wanted,
        Err(faults) => {
            let said = faults.into_iter().map(|fault| fault.said(words, room));
            return asked.faulty(said, |typed| typed.keep_wish(posted)).await;
        }
    };
    let effort = Effort::of_code(posted.text("effort"));
    let matter = Matter { aim: Aim::Plan, wanted, effort, outcome: Outcome::None };
    let among = asked.among(posted.text("whom") == EVERYBODY).await?;
    let is_of_here = among.is_some();
    match plan(planner(&asked, bench, (matter, among))?, posted.deed_key()?).await {
        Ok(Some(placed)) if is_of_here => Ok(asked.done("", &of_here(words, placed))),
        Ok(Some(placed)) => Ok(asked.done("", &note(words, placed))),
        Ok(None) => Ok(go(&asked.address(""))),
        Err(why) => {
            let wanted = words.say("table_plan-asked-place");
            asked.not_done(why, "placera", wanted, |typed| typed.keep_wish(posted)).await
        }
    }
}

/// Looks for plans to choose from: from the one that moves fewest to the best.
pub async fn look(Extension(bench): Extension<Bench>, asked: Asked) -> Result<Response, Trouble> {
    let wanted = views::standing(asked.app.store(), &asked.workshop).await?.wanted;
    let matter = Matter { aim: Aim::Choices, wanted, effort: Effort::Usual, outcome: Outcome::None };
    let among = asked.among(asked.posted.text("whom_look") == EVERYBODY).await?;
    match plan(planner(&asked, bench, (matter, among))?, asked.posted.deed_key()?).await {
        Ok(_) => Ok(go(&asked.address("#val"))),
        Err(why) => asked.not_done(why, "placera", asked.words().say("table_plan-asked-place"), |_| ()).await,
    }
}

fn planner(
    asked: &Asked,
    bench: Bench,
    (matter, among): (Matter, Option<HashSet<ParticipantId>>),
) -> Result<Planner, Trouble> {
    Ok(Planner {
        house: asked.app.house().clone(),
        bench,
        permit: asked.permit.clone(),
        workshop: asked.workshop.clone(),
        version: asked.posted.number("version")?,
        matter,
        among,
    })
}

/// Begins, and works in the background. Says what came of it, or nothing when it takes longer than a moment.
async fn plan(planner: Planner, key: store::DeedKey) -> Result<Option<Placed>, NotDone> {
    let Begun::Now(planning) = deeds::begin(&planner, key).await? else { return Ok(None) };
    let wait = wait(planner.matter.effort);
    let work = store::spawn(planner.work(planning));
    match tokio::time::timeout(wait, work).await {
        Ok(done) => done.map_err(|fault| NotDone::Engine(fault.to_string()))?.map(Some),
        // It goes on without us.
        Err(_) => Ok(None),
    }
}

/// The same of those who have come: the others have no table now.
fn of_here(words: &Words, placed: Placed) -> Note {
    Note::done("table_plan-placed-here")
        .with("people", placed.people)
        .with("moved", placed.moved)
        .with("word", capital(&in_words(words, placed.moved)))
}

fn note(words: &Words, placed: Placed) -> Note {
    if placed.first {
        return Note::done("table_plan-placed").with("people", placed.people).with("tables", placed.tables);
    }
    placed_again(words, placed.moved, placed.added)
}
