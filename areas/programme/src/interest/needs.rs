//! What a county needs to do: answer.

use organisation::{Actor, App, Duty, Need, NeedSource, Whose};
use store::StoreFault;
use texts::Words;

use super::rules::Stage;
use super::views;
use crate::plan::views as plans;
use crate::views::{self as programmes, Programme};

/// A county that has not answered. The questions that wait for the lead are counted with all else of the counties.
pub struct InterestNeeds;

#[async_trait::async_trait]
impl NeedSource for InterestNeeds {
    async fn needs(&self, app: &App, actor: &Actor, words: &Words) -> Result<Vec<Need>, StoreFault> {
        match actor.duty() {
            Duty::CountyCoordinator => match programmes::current(app.store()).await? {
                Some(programme) => of_county(app, actor, &programme, words).await,
                None => Ok(Vec::new()),
            },
            Duty::NationalLead | Duty::MunicipalCoordinator | Duty::Auditor | Duty::Facilitator => {
                Ok(Vec::new())
            }
        }
    }

    /// A county answers by the day that the national authority has set.
    fn whose(&self, actor: &Actor, _: &Need) -> Whose {
        if actor.duty() == Duty::CountyCoordinator { Whose::Authority } else { Whose::Own }
    }
}

async fn of_county(
    app: &App,
    actor: &Actor,
    programme: &Programme,
    words: &Words,
) -> Result<Vec<Need>, StoreFault> {
    let own = views::own(app.store(), programme.id, actor.organisation().id).await?;
    let Some(own) = own.filter(|own| own.version == 0) else { return Ok(Vec::new()) };
    let Some(call) = views::call(app.store().reader(), programme.id).await? else { return Ok(Vec::new()) };
    let window = plans::window(app.store(), programme).await?;
    if Stage::on(app.today(), call.last_day, window) == Stage::Closed {
        return Ok(Vec::new());
    }
    let (text, href) = (words.say("interest-need-answer"), format!("/intresse/{}", own.id));
    Ok(vec![Need { text, href, due: Some(call.last_day) }])
}
