//! What a municipality's coordinator needs to do: answer.

use organisation::{Actor, App, Duty, Need, NeedSource, Whose};
use store::StoreFault;
use texts::Words;

use crate::registration::views;

/// Invitations that wait for an answer.
pub struct InvitationNeeds;

#[async_trait::async_trait]
impl NeedSource for InvitationNeeds {
    async fn needs(&self, app: &App, actor: &Actor, words: &Words) -> Result<Vec<Need>, StoreFault> {
        if actor.duty() != Duty::MunicipalCoordinator {
            return Ok(Vec::new());
        }
        let own = views::own(app.store(), actor.organisation().id).await?;
        let today = app.today();
        let waiting = own
            .into_iter()
            .filter(|(invitation, workshop)| invitation.answered_at.is_none() && workshop.day >= today);
        Ok(waiting
            .map(|(invitation, workshop)| Need {
                text: words.say1("invitation-need-answer", "day", words.date(workshop.day)),
                href: format!("/anmalan/{}", invitation.id),
                due: Some(workshop.register_by),
            })
            .collect())
    }

    /// The county board has set it.
    fn whose(&self, _actor: &Actor, _need: &Need) -> Whose {
        Whose::Authority
    }
}
