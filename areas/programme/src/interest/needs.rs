//! What a county needs to do: answer.

use organisation::Duty;
use organisation::home::{HomeReader, HomeSource, Look, Need, Whose};
use store::StoreFault;

use super::rules::Stage;
use super::views;
use crate::plan::views as plans;
use crate::views::{self as programmes, Programme};

/// A county that has not answered. The questions that wait for the lead are counted with all else of the counties.
pub struct InterestNeeds;

#[async_trait::async_trait]
impl HomeSource for InterestNeeds {
    async fn look(&self, reader: &HomeReader<'_>) -> Result<Look, StoreFault> {
        match reader.actor.duty() {
            Duty::CountyCoordinator => match programmes::current(reader.app.store()).await? {
                Some(programme) => of_county(reader, &programme).await,
                None => Ok(Look::default()),
            },
            Duty::NationalLead | Duty::MunicipalCoordinator | Duty::Auditor | Duty::Facilitator => {
                Ok(Look::default())
            }
        }
    }

    /// A county answers by the day that the national authority has set.
    fn whose(&self) -> Whose {
        Whose::Authority
    }
}

async fn of_county(reader: &HomeReader<'_>, programme: &Programme) -> Result<Look, StoreFault> {
    let HomeReader { app, actor, words, .. } = *reader;
    let own = views::own(app.store(), programme.id, actor.organisation().id).await?;
    let Some(own) = own.filter(|own| own.version == 0) else { return Ok(Look::default()) };
    let Some(call) = views::call(app.store().reader(), programme.id).await? else {
        return Ok(Look::default());
    };
    let window = plans::window(app.store(), programme).await?;
    if Stage::on(app.today(), call.last_day, window) == Stage::Closed {
        return Ok(Look::default());
    }
    let (text, href) = (words.say("interest-need-answer"), format!("/intresse/{}", own.id));
    Ok(Look::of(vec![Need { text, href, due: Some(call.last_day) }]))
}
