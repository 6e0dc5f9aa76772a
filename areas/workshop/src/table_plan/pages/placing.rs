//! Placing everyone, the first time and again: begins a planning, and waits a moment for it.

use std::time::Duration;

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use organisation::{Actor, App};
use texts::Words;
use web::{Note, Posted, Trouble, Visitor, go, go_with};

use crate::day;
use crate::records::WorkshopId;
use crate::table_plan::deeds::{self, Begun, NotDone, Placed, Planner};
use crate::table_plan::job::{Aim, Bench, Effort, Matter, Outcome};
use crate::table_plan::paper::capital;
use crate::table_plan::rules::RoomSize;
use crate::table_plan::views;

use super::plan::{Place, address, round_of};
use super::shown::in_words;
use super::typed::wanted;

/// A planning that is done in this time is answered at once; for a longer one the page shows how far it is. What is
/// known to take long is waited for only until it could have been refused.
const fn wait(effort: Effort) -> Duration {
    match effort {
        Effort::Usual => Duration::from_secs(4),
        Effort::Longer | Effort::Longest => Duration::from_millis(500),
    }
}

/// Places everyone.
pub async fn place(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Extension(bench): Extension<Bench>,
    Path(id): Path<WorkshopId>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (workshop, permit) = day::own(app.store(), &actor, id).await?;
    let round = round_of(&posted);
    let place = Place { app: &app, visitor: &visitor, actor: &actor, workshop: &workshop, round };
    let words = visitor.words();
    let room = RoomSize::of(&workshop);
    let wanted = match wanted(&posted, room) {
        Ok(wanted) => wanted,
        Err(faults) => {
            let said = faults.into_iter().map(|fault| fault.said(words, room));
            return place.faulty(said, |typed| typed.keep_wish(&posted)).await;
        }
    };
    let effort = Effort::of_code(posted.text("effort"));
    let planner = Planner {
        house: app.house().clone(),
        bench,
        permit,
        workshop: workshop.clone(),
        version: posted.number("version")?,
        matter: Matter { aim: Aim::Plan, wanted, effort, outcome: Outcome::None },
    };
    match plan(planner, posted.deed_key()?).await {
        Ok(Some(placed)) => Ok(go_with(&app, &address(id, 0, ""), &note(words, placed))),
        Ok(None) => Ok(go(&address(id, 0, ""))),
        Err(why) => {
            let asked = words.say("table_plan-asked-place");
            place.not_done(why, "placera", asked, |typed| typed.keep_wish(&posted)).await
        }
    }
}

/// Looks for plans to choose from: from the one that moves fewest to the best.
pub async fn look(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Extension(bench): Extension<Bench>,
    Path(id): Path<WorkshopId>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (workshop, permit) = day::own(app.store(), &actor, id).await?;
    let place = Place { app: &app, visitor: &visitor, actor: &actor, workshop: &workshop, round: 0 };
    let wanted = views::standing(app.store(), &workshop).await?.wanted;
    let planner = Planner {
        house: app.house().clone(),
        bench,
        permit,
        workshop: workshop.clone(),
        version: posted.number("version")?,
        matter: Matter { aim: Aim::Choices, wanted, effort: Effort::Usual, outcome: Outcome::None },
    };
    match plan(planner, posted.deed_key()?).await {
        Ok(_) => Ok(go(&address(id, 0, "#val"))),
        Err(why) => {
            place.not_done(why, "placera", visitor.words().say("table_plan-asked-place"), |_| ()).await
        }
    }
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

fn note(words: &Words, placed: Placed) -> Note {
    if placed.first {
        return Note::done("table_plan-placed").with("people", placed.people).with("tables", placed.tables);
    }
    Note::done("table_plan-placed-again")
        .with("moved", placed.moved)
        .with("word", capital(&in_words(words, placed.moved)))
        .with("added", placed.added)
}
