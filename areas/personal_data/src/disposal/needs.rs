//! What needs a county: proposals that wait for an answer, and what is soon held no longer.

use chrono::TimeDelta;
use organisation::Duty;
use organisation::home::{HomeReader, HomeSource, Look, Need};
use store::StoreFault;

use super::views;

/// Days before it is held no longer that the county is told.
const TOLD_DAYS: i64 = 30;

/// Says it.
pub struct DisposalNeeds;

#[async_trait::async_trait]
impl HomeSource for DisposalNeeds {
    async fn look(&self, reader: &HomeReader<'_>) -> Result<Look, StoreFault> {
        let HomeReader { app, actor, words, .. } = *reader;
        let mut needs = Vec::new();
        if actor.duty() != Duty::CountyCoordinator {
            return Ok(Look::of(needs));
        }
        let waiting = views::waiting(app.store(), actor.organisation().id).await?;
        let href = || "/personuppgifter/gallring".to_owned();
        if waiting.proposed > 0 {
            let text = words.say1("disposal-need-answer", "count", waiting.proposed);
            needs.push(Need { text, href: href(), due: waiting.due_on });
        }
        let soon = app.today() + TimeDelta::days(TOLD_DAYS);
        if let Some(until) = waiting.held_until.filter(|until| *until <= soon) {
            needs.push(Need { text: words.say("disposal-need-held"), href: href(), due: Some(until) });
        }
        Ok(Look::of(needs))
    }
}
