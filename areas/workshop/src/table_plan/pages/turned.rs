//! Undoing the last deed, and doing it again.

use axum::response::Response;
use web::{Note, Trouble};

use crate::table_plan::deeds::{self, NotDone};

use super::place::Asked;

/// Undoes the last deed.
pub async fn undo(asked: Asked) -> Result<Response, Trouble> {
    let done = deeds::undo(&asked.app, asked.by()?).await;
    answer(&asked, done, "table_plan-undone", "table_plan-asked-undo").await
}

/// Does again what was undone last.
pub async fn redo(asked: Asked) -> Result<Response, Trouble> {
    let done = deeds::redo(&asked.app, asked.by()?).await;
    answer(&asked, done, "table_plan-redone", "table_plan-asked-redo").await
}

async fn answer(
    asked: &Asked,
    done: Result<(), NotDone>,
    note: &str,
    wanted: &str,
) -> Result<Response, Trouble> {
    match done {
        Ok(()) => Ok(asked.done("", &Note::done(note))),
        Err(why) => asked.not_done(why, "andra", asked.words().say(wanted), |_| ()).await,
    }
}
