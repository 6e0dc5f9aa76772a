//! Letting in whom a provider vouches for, and noting whom it did not get in.

use chrono::TimeDelta;
use oidc::{Entered, Identity};
use sea_orm::prelude::Uuid;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use secrecy::ExposeSecret as _;
use serde_json::json;
use store::journal::personal;
use store::{Author, DeedKey, Desk, Line, Opened, StoreFault};
use texts::Words;
use web::House;
use web::session::{Arrival, Begun, Session};

use super::letter;
use super::providers::Own;
use super::records::{identity, parting};
use super::refused::Refused;
use super::views::{self, Found};
use super::{bound, farewell};
use crate::sign_in::let_in;
use crate::{Actor, OrganisationId};

/// As long as a session of a person may last.
const PARTING_LASTS: TimeDelta = TimeDelta::hours(10);

/// How somebody stands at the door.
pub(super) struct AtTheDoor<'a> {
    pub own: &'a Own,
    pub words: &'a Words,
    pub arrival: Arrival,
    /// Done once for each attempt, also when two answers come at once.
    pub attempt: Uuid,
    pub before: Option<&'a Session>,
}

/// Lets the person in, or says why not. The first time, their account at the provider is linked to them, and a
/// letter tells them so.
pub(super) async fn enter(
    house: &House,
    door: &AtTheDoor<'_>,
    entered: Entered,
) -> Result<Result<Begun, Refused>, StoreFault> {
    let store = house.store();
    let issuer = door.own.provider.issuer();
    let (found, actor) = match decide(house, door.own, &entered.identity).await? {
        Ok(decided) => decided,
        Err(refused) => return Ok(Err(refused)),
    };
    let Opened::Desk(mut desk) = store.desk_once(&actor.author(), DeedKey(door.attempt)).await? else {
        return Ok(Err(Refused::Stale));
    };
    if let Found::ByAddress(person) = found {
        desk.insert(identity::ActiveModel {
            id: Set(desk.id()),
            issuer: Set(issuer.to_owned()),
            subject: Set(entered.identity.subject.clone()),
            person: Set(person),
            linked_at: Set(desk.now()),
        })
        .await?;
        desk.write(line("sign_in.provider_linked", &actor, door.own));
        let letter = letter::linked(&desk, door.words, &actor, door.own.title())?;
        desk.post(letter);
    }
    let begun = let_in(&mut desk, house, door.words, &actor, &door.arrival, door.before).await?;
    keep_for_parting(&desk, house, &begun, door.own, entered.id_token.expose_secret()).await?;
    desk.seal("").await?;
    Ok(Ok(begun))
}

async fn decide(
    house: &House,
    own: &Own,
    identity: &Identity,
) -> Result<Result<(Found, Actor), Refused>, StoreFault> {
    let store = house.store();
    let places = match bound::spoken_of(&own.places, identity.organisation_number.as_deref()) {
        Ok(places) => places,
        Err(refused) => return Ok(Err(refused)),
    };
    let found = match views::person_of(store, own.provider.issuer(), identity).await? {
        Ok(found) => found,
        Err(refused) => return Ok(Err(refused)),
    };
    let (Found::Linked(person) | Found::ByAddress(person)) = found;
    let held = views::duties_of(store, person).await?;
    let allowed = views::organisations_at(store, &places).await?;
    if let Err(refused) = bound::may_enter(&held, &allowed) {
        return Ok(Err(refused));
    }
    Ok(Actor::of(store, person).await?.map(|actor| (found, actor)).ok_or(Refused::NoDuty))
}

/// Keeps the token that the provider wants to see when the person leaves; those of sessions that have ended go.
async fn keep_for_parting(
    desk: &Desk,
    house: &House,
    begun: &Begun,
    own: &Own,
    id_token: &str,
) -> Result<(), StoreFault> {
    parting::Entity::delete_many().filter(parting::Column::EndsAt.lt(desk.now())).exec(desk.db()).await?;
    let doors = house.store().doors();
    let id_token = house.key().seal(doors, farewell::PURPOSE, begun.session(), id_token.as_bytes())?;
    desk.insert(parting::ActiveModel {
        session: Set(begun.session()),
        provider: Set(own.name().to_owned()),
        id_token: Set(id_token),
        ends_at: Set(desk.now() + PARTING_LASTS),
    })
    .await
}

/// Notes for the auditors that somebody was turned away.
pub(super) async fn note_refusal(house: &House, own: &Own, refused: Refused) -> Result<(), StoreFault> {
    let store = house.store();
    let places: Vec<_> = own.places.iter().collect();
    let Some(owner) = views::organisations_at(store, &places).await?.into_iter().next() else {
        return Ok(());
    };
    let mut desk = store.desk(&Author::program()).await?;
    desk.write(Line {
        deed: "sign_in.provider_refused",
        subject: "organisation",
        subject_id: owner.uuid(),
        owner: Some(owner.uuid()),
        details: json!({ "provider": own.title(), "reason": refused.code() }),
    });
    desk.seal("").await
}

fn line(deed: &'static str, person: &Actor, own: &Own) -> Line {
    let owner: OrganisationId = person.organisation().id;
    Line {
        deed,
        subject: "person",
        subject_id: person.person_id().uuid(),
        owner: Some(owner.uuid()),
        details: json!({ "name": personal(person.name()), "provider": own.title() }),
    }
}
