//! What needs a county: proposals that wait for an answer, and what is soon held no longer.

use chrono::TimeDelta;
use organisation::Duty;
use organisation::home::{HomeReader, HomeSource, Look, Need, Part, Told, Whose};
use store::StoreFault;

use super::views;

/// Days before it is held no longer that the county is told.
const TOLD_DAYS: i64 = 30;

/// Says it.
pub struct DisposalNeeds;

#[async_trait::async_trait]
impl HomeSource for DisposalNeeds {
    fn asks(&self, reader: &HomeReader<'_>) -> Vec<Part> {
        match reader.actor.duty() {
            Duty::CountyCoordinator => views::waiting(reader.actor.organisation().id).into(),
            Duty::NationalLead | Duty::MunicipalCoordinator | Duty::Auditor | Duty::Facilitator => Vec::new(),
        }
    }

    async fn look(&self, reader: &HomeReader<'_>, told: &Told) -> Result<Look, StoreFault> {
        let HomeReader { app, words, .. } = *reader;
        let mut needs = Vec::new();
        let mut need = |text: String, due| {
            let href = "/personuppgifter/gallring".to_owned();
            needs.push(Need { text, href, due, whose: Whose::Own });
        };
        let proposed = told.one(views::PROPOSED);
        if let Some(many) = proposed.and_then(|row| row.number).filter(|many| *many > 0) {
            need(words.say1("disposal-need-answer", "count", many), proposed.and_then(|row| row.day));
        }
        let soon = app.today() + TimeDelta::days(TOLD_DAYS);
        let until = told.one(views::HELD).and_then(|row| row.day);
        if let Some(until) = until.filter(|until| *until <= soon) {
            need(words.say("disposal-need-held"), Some(until));
        }
        Ok(Look::of(needs))
    }
}
