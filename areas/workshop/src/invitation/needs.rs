//! What needs doing about invitations: a municipality answers; a county takes national changes in, reads what came back
//! and finds addresses that work.

use organisation::home::{HomeReader, HomeSource, Look, Need, Told, Whose};
use organisation::{Actor, App, Duty};
use programme::views::Draft;
use store::{StoreFault, outbox};
use texts::{Lang, Words};

use super::addresses::views::Addresses;
use super::version::approval::Approval;
use super::version::views::{Row, Standing};
use crate::agenda::views::untold;
use crate::day::views::Standing as Day;
use crate::records::agenda;
use crate::registration::views;

/// Says it to a municipality. A county hears it with how its workshop stands.
pub struct InvitationNeeds;

#[async_trait::async_trait]
impl HomeSource for InvitationNeeds {
    async fn look(&self, reader: &HomeReader<'_>, _: &Told) -> Result<Look, StoreFault> {
        let HomeReader { app, actor, words, .. } = *reader;
        let needs = match actor.duty() {
            Duty::MunicipalCoordinator => municipality(app, actor, words).await?,
            Duty::CountyCoordinator | Duty::NationalLead | Duty::Auditor | Duty::Facilitator => Vec::new(),
        };
        Ok(Look::of(needs))
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
            // The county board has set it.
            whose: Whose::Authority,
        })
        .collect())
}

/// What is at hand of a county's invitation.
pub(crate) struct Of<'a> {
    /// Its workshop.
    pub standing: &'a Day,
    /// The county's words.
    pub version: Option<Row>,
    /// Its agenda.
    pub agenda: Option<&'a agenda::Model>,
    /// The newest national draft.
    pub draft: Draft,
}

/// What a county needs to do about the invitation to its workshop: three queries.
pub(crate) async fn of_county(reader: &HomeReader<'_>, of: Of<'_>) -> Result<Vec<Need>, StoreFault> {
    let HomeReader { app, words, .. } = *reader;
    let workshop = &of.standing.workshop;
    if workshop.day < app.today() {
        return Ok(Vec::new());
    }
    let mut needs = Vec::new();
    let mut need = |text: String, page: &str| {
        let href = format!("/workshop/{}/{page}", workshop.id);
        needs.push(Need { text, href, due: Some(workshop.register_by), whose: Whose::Authority });
    };
    let standing = Standing::of(of.draft, of.version)?;
    let offers = standing.offers().len();
    if offers > 0 {
        need(words.say1("version-need-offers", "parts", offers), "inbjudan/andringar");
    }
    if standing.approval() == Approval::Returned {
        need(words.say("version-need-returned"), "inbjudan");
    }
    let swedish = app.words(Lang::Sv);
    let is_untold = of.agenda.map(|agenda| untold(agenda, workshop, &swedish)).transpose()?;
    if of.standing.invited > 0 && is_untold == Some(true) {
        need(words.say("agenda-need-tell"), "dagordning");
    }
    let letters = outbox::about_where_one_failed(app.store(), workshop.id.uuid()).await?;
    let recipients = Addresses::of(app.store(), workshop.county).await?.recipients(&letters);
    let broken = recipients.iter().filter(|recipient| !recipient.bounced.is_empty()).count();
    if broken > 0 {
        need(words.say1("bounces-need", "municipalities", broken), "utskick");
    }
    Ok(needs)
}
