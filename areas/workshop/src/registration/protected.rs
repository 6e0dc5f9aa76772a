//! Who those with protected details are, shown to the county once, for one workshop, after a second person agreed.
//!
//! Always: what opens the details uses the agreement up and writes both people in the journal, in one transaction; when
//! nothing could be opened, the agreement stands as before. Those who decide for the county and for the municipalities
//! are told in the same transaction.

mod letter;

use std::collections::{BTreeSet, HashMap};

use organisation::deciding::deciding;
use organisation::second_person::deeds::Request;
use organisation::second_person::{Act, NotAgreed, redeem, views as requests};
use organisation::{Actor, MayCoordinate, OrganisationId, register};
use sea_orm::prelude::Uuid;
use serde_json::json;
use store::journal::personal;
use store::vault::Unopened;
use store::{Desk, Line, Store, StoreFault};
use texts::Words;

use super::sealed::{PERSON, Who};
use super::views::{self, ParticipantRow};
use crate::day::Workshop;

/// What was opened.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// As everybody knows them, and who they are.
    pub people: Vec<(ParticipantRow, Who)>,
    /// Of how many it could not be opened, and why the last of them could not.
    pub unopened: Option<(usize, Unopened)>,
}

/// Those of a workshop whose details are protected, by their labels.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn labelled(store: &Store, workshop: &Workshop) -> Result<Vec<ParticipantRow>, StoreFault> {
    let mut people = views::participants(store, workshop.id).await?;
    people.retain(|person| person.protected);
    Ok(people)
}

/// What the county has asked for this workshop and what waits for its answer or its use.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn asked(store: &Store, actor: &Actor, workshop: &Workshop) -> Result<Option<Request>, StoreFault> {
    let open = requests::open(store, actor).await?;
    let is_it = |request: &Request| {
        (request.act, request.thing) == (Act::OpenProtected, workshop.id.uuid())
            && request.authority == actor.organisation().id
    };
    Ok(open.into_iter().map(|(request, _)| request).find(is_it))
}

/// Opens them, when another has agreed that the actor does it, and uses that agreement up.
///
/// # Errors
/// [`NotAgreed`] when nobody has agreed, or the store refuses.
pub async fn open(
    store: &Store,
    words: &Words,
    actor: &Actor,
    permit: &MayCoordinate,
    workshop: &Workshop,
) -> Result<Opening, NotAgreed> {
    let mut desk = store.desk(permit.author()).await?;
    let agreed = redeem(&mut desk, actor, Act::OpenProtected, workshop.id.uuid()).await?;
    let opening = opened(store, workshop).await?;
    if opening.people.is_empty() {
        desk.clear().await?;
        return Ok(opening);
    }
    let municipalities: BTreeSet<OrganisationId> =
        opening.people.iter().map(|(row, _)| row.municipality).collect();
    desk.write(Line {
        deed: "sealed.protected_opened",
        subject: "workshop",
        subject_id: workshop.id.uuid(),
        owner: Some(permit.county().uuid()),
        details: json!({
            "day": workshop.day, "place": workshop.place, "people": opening.people.len(),
            "municipalities": municipalities.len(),
            "unopened": opening.unopened.as_ref().map_or(0, |(people, _)| *people),
            "agreed_by": personal(agreed.by()), "request": agreed.request(),
        }),
    });
    tell(&mut desk, words, actor, (workshop, agreed.by()), &municipalities).await?;
    desk.seal("").await?;
    Ok(opening)
}

/// Tells those who decide for the county, but for the one who opened them, and for each municipality whose they are.
async fn tell(
    desk: &mut Desk,
    words: &Words,
    actor: &Actor,
    (workshop, second): (&Workshop, &str),
    municipalities: &BTreeSet<OrganisationId>,
) -> Result<(), StoreFault> {
    let county = actor.organisation();
    let opened = letter::Opened { name: actor.name(), second, county, workshop };
    for to in deciding(desk, county, &[actor.person_id()]).await? {
        desk.post(letter::told(desk, words, opened, None, &to)?);
    }
    for own in register::named_on(desk, municipalities.iter().copied()).await? {
        for to in deciding(desk, &own, &[]).await? {
            desk.post(letter::told(desk, words, opened, Some(&own), &to)?);
        }
    }
    Ok(())
}

async fn opened(store: &Store, workshop: &Workshop) -> Result<Opening, StoreFault> {
    let people = labelled(store, workshop).await?;
    let mut opening = Opening::default();
    if people.is_empty() {
        return Ok(opening);
    }
    let owners: BTreeSet<Uuid> = people.iter().map(|row| row.municipality.uuid()).collect();
    let envelopes = views::envelopes(store, workshop.id).await?;
    let envelopes: HashMap<_, _> = envelopes.into_iter().map(|row| (row.id, row.sealed_person)).collect();
    let ring = store.ring(store.reader(), owners).await?;
    for row in people {
        let Some(sealed) = envelopes.get(&row.id).and_then(Option::as_ref) else { continue };
        match ring.open(row.municipality.uuid(), PERSON.of(row.id.uuid()), sealed) {
            Ok(private) => opening.people.extend(private.who.map(|who| (row, who))),
            Err(why) => {
                let before = opening.unopened.map_or(0, |(people, _)| people);
                opening.unopened = Some((before + 1, why));
            }
        }
    }
    Ok(opening)
}
