//! What needs doing about invitations: a municipality answers; a county takes national changes in, reads what came back
//! and finds addresses that work.

use organisation::home::{HomeReader, HomeSource, Look, Need, Whose};
use organisation::{Actor, App, Duty};
use store::StoreFault;
use texts::{Lang, Words};

use super::version::approval::Approval;
use super::views::{recipients, standing};
use crate::agenda::views::untold;
use crate::registration::views;

/// Says it.
pub struct InvitationNeeds;

#[async_trait::async_trait]
impl HomeSource for InvitationNeeds {
    async fn look(&self, reader: &HomeReader<'_>) -> Result<Look, StoreFault> {
        let HomeReader { app, actor, words, .. } = *reader;
        let needs = match actor.duty() {
            Duty::MunicipalCoordinator => municipality(app, actor, words).await?,
            Duty::CountyCoordinator => county(app, actor, words).await?,
            Duty::NationalLead | Duty::Auditor | Duty::Facilitator => Vec::new(),
        };
        Ok(Look::of(needs))
    }

    /// The county board has set it.
    fn whose(&self) -> Whose {
        Whose::Authority
    }
}

async fn municipality(app: &App, actor: &Actor, words: &Words) -> Result<Vec<Need>, StoreFault> {
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

async fn county(app: &App, actor: &Actor, words: &Words) -> Result<Vec<Need>, StoreFault> {
    let county = actor.organisation().id;
    let Some(newest) = crate::day::views::newest_of(app.store(), county).await? else {
        return Ok(Vec::new());
    };
    let workshop = newest.workshop;
    if workshop.day < app.today() {
        return Ok(Vec::new());
    }
    let mut needs = Vec::new();
    let mut need = |text: String, page: &str| {
        let href = format!("/workshop/{}/{page}", workshop.id);
        needs.push(Need { text, href, due: Some(workshop.register_by) });
    };
    let standing = standing(app.store().reader(), &workshop).await?;
    let offers = standing.offers().len();
    if offers > 0 {
        need(words.say1("version-need-offers", "parts", offers), "inbjudan/andringar");
    }
    if standing.approval() == Approval::Returned {
        need(words.say("version-need-returned"), "inbjudan");
    }
    if newest.invited > 0 && untold(app.store().reader(), &workshop, &app.words(Lang::Sv)).await? {
        need(words.say("agenda-need-tell"), "dagordning");
    }
    let recipients = recipients(app.store(), county, workshop.id).await?;
    let broken = recipients.iter().filter(|recipient| !recipient.bounced.is_empty()).count();
    if broken > 0 {
        need(words.say1("bounces-need", "municipalities", broken), "utskick");
    }
    Ok(needs)
}
