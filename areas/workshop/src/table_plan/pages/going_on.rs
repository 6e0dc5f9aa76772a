//! A planning that goes on: how far it is, and a button to end it with the best plan so far. With script the page asks
//! again every second; without, the reader does, with a link: a page that turns by itself cannot be read in peace.

use askama::Template;
use axum::response::Response;
use sea_orm::prelude::Uuid;
use web::{Shell, Trouble, go};

use crate::records::WorkshopId;
use crate::table_plan::deeds;
use crate::table_plan::job::Effort;

use super::place::Asked;

/// How far a planning is.
pub struct GoingOn {
    /// Percent of the way; nothing when another program works on it.
    pub percent: Option<u32>,
    pub stopping: bool,
    pub effort: Effort,
}

#[derive(Template)]
#[template(path = "table_plan/pages/going_on.html")]
pub struct GoingOnPage {
    pub shell: Shell,
    pub path: String,
    pub is_county: bool,
    pub percent: Option<u32>,
    pub stopping: bool,
    pub text: String,
    pub key: Uuid,
}

impl GoingOnPage {
    pub fn new(mut shell: Shell, id: WorkshopId, is_county: bool, going_on: &GoingOn, key: Uuid) -> Self {
        shell.script = true;
        let &GoingOn { percent, stopping, effort } = going_on;
        let text = shell.t.say(&format!("table_plan-planning-{}", effort.code()));
        Self { shell, path: format!("/workshop/{id}"), is_county, percent, stopping, text, key }
    }
}

/// Ends the planning with the best plan so far.
pub async fn stop(asked: Asked) -> Result<Response, Trouble> {
    match deeds::stop(&asked.app, &asked.permit, asked.id(), asked.posted.deed_key()?).await {
        Ok(()) => Ok(go(&asked.address(""))),
        Err(why) => asked.not_done(why, "placera", String::new(), |_| ()).await,
    }
}
