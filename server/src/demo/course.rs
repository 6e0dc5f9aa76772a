//! Who of the demo's people has done the course: some by their own word, some by their municipality's, some by the list
//! that the county read in; of the rest it is missing. The county notes where it is.

use course::rules::{Policy, Source};
use organisation::register::Organisation;
use organisation::{App, MayCoordinate, MayRegister};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use store::Author;
use workshop::records::participant;
use workshop::registration::views;
use workshop::{ParticipantId, WorkshopId};

use super::people::COUNTY_COORDINATOR;
use super::{acting, key};

/// Say so themselves.
const OWN_WORD: [&str; 4] = [
    "sara.ekdahl@gavle.example",
    "yusuf.demir@gavle.example",
    "linnea.akerberg@bollnas.example",
    "emil.strand@hudiksvall.example",
];
/// Their municipality attests: its coordinator, and the people.
const ATTESTED: (&str, [&str; 2]) =
    ("gunilla.rask@soderhamn.example", ["gunilla.rask@soderhamn.example", "tomas.bylund@soderhamn.example"]);
/// Stand on the list from the course's own place.
const LISTED: [&str; 5] = [
    "maria.niemi@sandviken.example",
    "oskar.hellstrom@sandviken.example",
    "frida.alm@sandviken.example",
    "elsa.wastberg@ljusdal.example",
    "stig.hedman@ljusdal.example",
];

/// Says it of all of them.
pub(super) async fn told(app: &App, county: &Organisation, id: WorkshopId) -> anyhow::Result<()> {
    let refused = |_| anyhow::anyhow!("the demo's people lack their duties");
    let maria = acting(app, COUNTY_COORDINATOR.1).await?;
    let permit = MayCoordinate::of(&maria, county.id).map_err(refused)?;
    let mut desk = app.store().desk(&Author::command("valskydd demo")).await?;
    let own = people(app, &OWN_WORD).await?;
    course::own_words::said_done(&mut desk, (id, county.id), &own).await?;
    desk.seal("").await?;
    let listed = people(app, &LISTED).await?;
    course::deeds::attest(app, &permit, id, &listed, (Source::List, ""), key(app)).await?;
    course::deeds::set_policy(app, &permit, id, (Policy::Note, 0), key(app)).await?;
    let gunilla = acting(app, ATTESTED.0).await?;
    let own = views::own(app.store(), gunilla.organisation().id).await?;
    let Some((invitation, _)) = own.into_iter().next() else { return Ok(()) };
    let permit = MayRegister::of(&gunilla)
        .and_then(|permit| permit.for_invitation(invitation.id.uuid(), invitation.municipality))
        .map_err(refused)?;
    if let Some(invited) = views::invited(app.store(), invitation.municipality, invitation.id).await? {
        let attested = people(app, &ATTESTED.1).await?;
        course::deeds::attest_own(app, &permit, &invited, (&attested, true), key(app)).await?;
    }
    Ok(())
}

async fn people(app: &App, addresses: &[&str]) -> anyhow::Result<Vec<ParticipantId>> {
    let found = participant::Entity::find()
        .filter(participant::Column::Email.is_in(addresses.iter().copied()))
        .all(app.store().reader())
        .await?;
    anyhow::ensure!(found.len() == addresses.len(), "somebody of the demo's is not registered");
    Ok(found.into_iter().map(|one| one.id).collect())
}
