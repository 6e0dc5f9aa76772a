//! What a county needs to do: answer.

use organisation::Duty;
use organisation::home::{HomeReader, HomeSource, Look, Need, Part, Told, Whose};
use store::StoreFault;

use super::records::InterestId;
use super::rules::Stage;
use super::views;
use crate::plan::views as plans;

/// A county that has not answered. The questions that wait for the lead are counted with all else of the counties.
pub struct InterestNeeds;

#[async_trait::async_trait]
impl HomeSource for InterestNeeds {
    fn asks(&self, reader: &HomeReader<'_>) -> Vec<Part> {
        match reader.actor.duty() {
            Duty::CountyCoordinator => {
                views::unanswered(reader.actor.organisation().id, reader.app.today()).into()
            }
            Duty::NationalLead | Duty::MunicipalCoordinator | Duty::Auditor | Duty::Facilitator => Vec::new(),
        }
    }

    async fn look(&self, reader: &HomeReader<'_>, told: &Told) -> Result<Look, StoreFault> {
        let asked = told.one(views::UNANSWERED).and_then(|row| Some((InterestId::from(row.id?), row.day?)));
        let Some((id, last_day)) = asked else { return Ok(Look::default()) };
        // After the last day answers are taken as long as the days lie ahead.
        if let Some((kind, day, content)) = told.one(views::LATE).and_then(views::late_plan) {
            let window = plans::window_of(kind, day, content)?;
            if Stage::on(reader.app.today(), last_day, window) == Stage::Closed {
                return Ok(Look::default());
            }
        }
        // The last day is the one that the national authority has set.
        Ok(Look::of(vec![Need {
            text: reader.words.say("interest-need-answer"),
            href: format!("/intresse/{id}"),
            due: Some(last_day),
            whose: Whose::Authority,
        }]))
    }
}
