//! The yearly review, among what needs doing.

use chrono::TimeDelta;
use sea_orm::prelude::DateTimeUtc;
use store::StoreFault;
use texts::{Words, local};

use super::{review, views};
use crate::{Actor, App, Need, NeedSource};

/// Says when the duties of an authority are to be gone through.
pub struct DutyNeeds;

#[async_trait::async_trait]
impl NeedSource for DutyNeeds {
    async fn needs(&self, app: &App, actor: &Actor, words: &Words) -> Result<Vec<Need>, StoreFault> {
        if !actor.duty().coordinates() {
            return Ok(Vec::new());
        }
        let (last, first) = views::reviewed_and_given(app.store(), actor).await?;
        let day = |at: Option<DateTimeUtc>| at.map(|at| local(at).date());
        let (last, first) = (day(last), day(first));
        let due = review::due(last, first).filter(|due| *due <= app.today() + TimeDelta::days(review::AHEAD));
        Ok(due
            .map(|due| Need {
                text: words.say("duties-need-review"),
                href: "/uppdrag/genomgang".to_owned(),
                due: Some(due),
            })
            .into_iter()
            .collect())
    }
}
