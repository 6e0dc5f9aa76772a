//! Planning: begins one and waits a moment for it; and how far one is that goes on.

use std::sync::Arc;
use std::time::Duration;

use askama::Template;
use axum::response::Response;
use web::{Note, Shell, Trouble, go};

use super::{Asked, Place};
use crate::table_plan::job::Stage;
use crate::tour::deeds::{self, Begun, NotDone, Planner};
use crate::tour::job::{Effort, How, Matter, Outcome};
use crate::tour::views::Planning;

/// A planning that is done in this time is answered at once; for a longer one the page shows how far it is.
const WAIT: Duration = Duration::from_secs(4);

#[derive(Template)]
#[template(path = "tour/pages/going_on.html")]
pub(super) struct GoingOnPage {
    pub shell: Shell,
    /// Percent of the way at most: a proof may end earlier. Nothing when another program works on it.
    pub percent: Option<u32>,
    pub stopping: bool,
    pub text: String,
    pub version: i32,
    pub key: String,
}

/// How far a planning is.
pub(super) fn going_on(place: &Place, planning: &Planning, version: i32) -> GoingOnPage {
    let gauge = place.bench.find(planning.programme.uuid(), planning.id);
    let matter: Matter = serde_json::from_str(&planning.matter).unwrap_or_default();
    let mut shell = place.shell("tour-title");
    shell.script = true;
    GoingOnPage {
        percent: gauge.map(|gauge| gauge.percent()),
        stopping: planning.stage == Stage::Stopping,
        text: shell.t.say(&format!("tour-planning-{}", matter.effort.code())),
        version,
        key: place.key(),
        shell,
    }
}

/// Begins, and works in the background.
pub(in crate::tour) async fn plan(asked: Asked) -> Result<Response, Trouble> {
    let Some(standing) = asked.place.standing.clone() else { return Ok(go("/program")) };
    let by = asked.by(&standing)?;
    let (version, key) = (by.version, by.key);
    if version != standing.version {
        return asked.not_done("/turne", NotDone::Newer);
    }
    let matter = Matter {
        how: How::of_code(asked.posted.text("how")),
        effort: Effort::of_code(asked.posted.text("effort")),
        outcome: Outcome::None,
    };
    let planner = Planner {
        house: asked.place.app.house().clone(),
        bench: asked.place.bench.clone(),
        permit: asked.place.permit.clone(),
        standing: Arc::new(standing),
        matter,
    };
    let planning = match deeds::begin(&planner, key).await {
        Ok(Begun::Now(planning)) => planning,
        Ok(Begun::Before(_)) => return Ok(go("/turne")),
        Err(why) => return asked.not_done("/turne", why),
    };
    let work = store::spawn(planner.work(planning));
    match tokio::time::timeout(WAIT, work).await {
        Ok(done) => match done.map_err(|fault| Trouble::ours(fault.to_string()))? {
            Ok(Outcome::Planned(done)) => {
                let key = if done.days + done.teams > 0 { "tour-planned-again" } else { "tour-planned" };
                let note = Note::done(key)
                    .with("counties", done.counties)
                    .with("days", done.days)
                    .with("teams", done.teams)
                    .with("new", done.new);
                Ok(asked.done("/turne", &note))
            }
            // Why not stands on the page.
            Ok(_) => Ok(go("/turne")),
            Err(why) => asked.not_done("/turne", why),
        },
        // It goes on without us.
        Err(_) => Ok(go("/turne")),
    }
}

/// Ends the planning with the best plan so far.
pub(in crate::tour) async fn stop(asked: Asked) -> Result<Response, Trouble> {
    let Some(standing) = &asked.place.standing else { return Ok(go("/program")) };
    match deeds::stop(&asked.place.app, asked.by(standing)?).await {
        Ok(()) => Ok(go("/turne")),
        Err(why) => asked.not_done("/turne", why),
    }
}
