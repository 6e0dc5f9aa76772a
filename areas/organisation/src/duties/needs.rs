//! The yearly review, among what needs doing.

use chrono::TimeDelta;
use sea_orm::prelude::DateTimeUtc;
use store::StoreFault;
use texts::local;

use super::{review, views};
use crate::home::{HomeReader, HomeSource, Look, Need};

/// Says when the duties of an authority are to be gone through.
pub struct DutyNeeds;

#[async_trait::async_trait]
impl HomeSource for DutyNeeds {
    async fn look(&self, reader: &HomeReader<'_>) -> Result<Look, StoreFault> {
        let HomeReader { app, actor, words, .. } = *reader;
        if !actor.duty().coordinates() {
            return Ok(Look::default());
        }
        let (last, first) = views::reviewed_and_given(app.store(), actor).await?;
        let day = |at: Option<DateTimeUtc>| at.map(|at| local(at).date());
        let (last, first) = (day(last), day(first));
        let due = review::due(last, first).filter(|due| *due <= app.today() + TimeDelta::days(review::AHEAD));
        let need = due.map(|due| Need {
            text: words.say("duties-need-review"),
            href: "/uppdrag/genomgang".to_owned(),
            due: Some(due),
        });
        Ok(Look::of(need.into_iter().collect()))
    }
}
