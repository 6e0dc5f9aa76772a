//! Adding, showing and taking away passkeys.

use sea_orm::prelude::Uuid;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, PaginatorTrait as _,
    QueryFilter as _, QuerySelect as _,
};
use serde_json::json;
use store::journal::personal;
use store::{Author, Desk, StoreFault};
use texts::Words;
use web::House;
use web::session::{Arrival, Begun, Session};
use webauthn_rs::prelude::{
    AuthenticationResult, DiscoverableAuthentication, DiscoverableKey, Passkey, PasskeyRegistration,
    PublicKeyCredential, RegisterPublicKeyCredential, WebauthnError,
};

use super::records::passkey;
use super::relying_party;
use super::rules::{self, MOST, Others};
use crate::account::letter::{Told, told};
use crate::account::line;
use crate::sign_in::let_in;
use crate::{Actor, PersonId};

/// What came of a passkey that a browser made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Added {
    /// It is the person's now.
    Yes,
    /// What the browser sent does not hold against what it was asked.
    Refused,
    /// There is such a passkey already.
    Known,
    /// The person has as many as one can have.
    TooMany,
}

/// Adds the passkey that the browser made as its answer to `asked`.
pub(crate) async fn add(
    house: &House,
    words: &Words,
    actor: &Actor,
    name: &str,
    answer: &RegisterPublicKeyCredential,
    asked: &PasskeyRegistration,
) -> Result<Added, StoreFault> {
    let made = relying_party(house.front()).map(|site| site.finish_passkey_registration(answer, asked));
    let made = match made {
        Some(Ok(made)) => made,
        Some(Err(fault)) => {
            tracing::info!(%fault, "a passkey that a browser made was refused");
            return Ok(Added::Refused);
        }
        None => return Ok(Added::Refused),
    };
    let credential_id = made.cred_id().clone();
    let mut desk = house.store().desk(&actor.author()).await?;
    let others = passkey::Entity::find().filter(passkey::Column::Person.eq(actor.person_id()));
    if others.count(desk.db()).await? >= MOST as u64 {
        desk.clear().await?;
        return Ok(Added::TooMany);
    }
    let same = passkey::Entity::find().filter(passkey::Column::CredentialId.eq(credential_id.as_slice()));
    if same.count(desk.db()).await? > 0 {
        desk.clear().await?;
        return Ok(Added::Known);
    }
    let id: Uuid = desk.id();
    desk.insert(passkey::ActiveModel {
        id: Set(id),
        person: Set(actor.person_id()),
        name: Set(name.to_owned()),
        credential_id: Set(credential_id),
        credential: Set(written(&made)?),
        added_at: Set(desk.now()),
        used_at: Set(None),
        suspect_at: Set(None),
    })
    .await?;
    desk.write(line("sign_in.passkey_added", actor, json!({ "passkey": personal(name) })));
    let letter = told(&desk, words, actor, Told::PasskeyAdded(name))?;
    desk.post(letter);
    desk.seal("").await?;
    Ok(Added::Yes)
}

/// What came of a passkey that was shown.
pub(crate) enum Shown {
    /// It is this person's.
    Of(Box<Proof>),
    /// It is nobody's, or does not hold against what was asked.
    Refused,
    /// It has been used more often than this one knows: there may be a copy of it.
    Copied,
}

/// Somebody has shown a passkey of theirs. The desk on which that is noted is still open.
pub(crate) struct Proof {
    pub(crate) desk: Desk,
    pub(crate) person: Actor,
    pub(crate) passkey: String,
}

/// Holds an answer against what was asked, and notes that the passkey was used.
pub(crate) async fn show(
    house: &House,
    words: &Words,
    answer: &PublicKeyCredential,
    asked: DiscoverableAuthentication,
) -> Result<Shown, StoreFault> {
    let store = house.store();
    let Some(site) = relying_party(house.front()) else { return Ok(Shown::Refused) };
    let Ok((person, credential_id)) = site.identify_discoverable_authentication(answer) else {
        return Ok(Shown::Refused);
    };
    let Some(person) = Actor::of(store, PersonId::from(person)).await? else { return Ok(Shown::Refused) };
    let desk = store.desk(&person.author()).await?;
    let row = passkey::Entity::find()
        .filter(passkey::Column::CredentialId.eq(credential_id))
        .filter(passkey::Column::Person.eq(person.person_id()))
        // Of two answers at once the second reads the counter that the first has written.
        .lock_exclusive()
        .one(desk.db())
        .await?;
    let Some(row) = row else {
        desk.clear().await?;
        return Ok(Shown::Refused);
    };
    let mut kept: Passkey = read(&row.credential)?;
    match site.finish_discoverable_authentication_v2(answer, asked, DiscoverableKey::from(&kept)) {
        Ok(result) => {
            let name = row.name.clone();
            note_use(&desk, row, &mut kept, &result).await?;
            Ok(Shown::Of(Box::new(Proof { desk, person, passkey: name })))
        }
        Err(WebauthnError::CredentialPossibleCompromise) => {
            suspect(desk, words, &person, row).await?;
            Ok(Shown::Copied)
        }
        Err(fault) => {
            tracing::info!(%fault, "a passkey was refused");
            refuse(desk, house, &person, &row.name).await?;
            Ok(Shown::Refused)
        }
    }
}

async fn note_use(
    desk: &Desk,
    row: passkey::Model,
    kept: &mut Passkey,
    result: &AuthenticationResult,
) -> Result<(), StoreFault> {
    kept.update_credential(result);
    let mut row = row.into_active_model();
    row.credential = Set(written(kept)?);
    row.used_at = Set(Some(desk.now()));
    passkey::Entity::update(row).exec(desk.db()).await?;
    Ok(())
}

/// A counter that went backwards is no sign-in. The passkey stays: its owner's device, whose counter goes on, is to
/// work; its owner is told and decides.
async fn suspect(
    mut desk: Desk,
    words: &Words,
    person: &Actor,
    row: passkey::Model,
) -> Result<(), StoreFault> {
    let name = row.name.clone();
    let mut row = row.into_active_model();
    row.suspect_at = Set(Some(desk.now()));
    passkey::Entity::update(row).exec(desk.db()).await?;
    desk.write(line("sign_in.passkey_copied", person, json!({ "passkey": personal(&name) })));
    let letter = told(&desk, words, person, Told::PasskeyCopied(&name))?;
    desk.post(letter);
    desk.seal("").await
}

/// The device is a known one and its answer is wrong: that is worth a line, in the program's name, since nobody has
/// shown who they are.
async fn refuse(desk: Desk, house: &House, person: &Actor, name: &str) -> Result<(), StoreFault> {
    desk.clear().await?;
    let mut desk = house.store().desk(&Author::program()).await?;
    desk.write(line("sign_in.passkey_refused", person, json!({ "passkey": personal(name) })));
    desk.seal("").await
}

/// Lets in whoever has shown a passkey.
pub(crate) async fn enter(
    house: &House,
    words: &Words,
    proof: Proof,
    arrival: &Arrival,
    before: Option<&Session>,
) -> Result<Begun, StoreFault> {
    let Proof { mut desk, person, passkey } = proof;
    let begun = let_in(&mut desk, house, words, &person, arrival, before).await?;
    desk.write(line("sign_in.passkey_used", &person, json!({ "passkey": personal(passkey) })));
    desk.seal("").await?;
    Ok(begun)
}

/// What came of taking a passkey away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Removed {
    /// It is gone.
    Yes,
    /// The person has no such passkey.
    NotFound,
    /// It is the only way in.
    Last,
}

/// Takes a passkey of the person away. `other_ways`: what else they have, their passkeys not counted.
pub(crate) async fn remove(
    house: &House,
    words: &Words,
    actor: &Actor,
    id: Uuid,
    other_ways: Others,
) -> Result<Removed, StoreFault> {
    let mut desk = house.store().desk(&actor.author()).await?;
    // All of them, locked: of two that are taken away at once in two windows, one is the last.
    let own = passkey::Entity::find()
        .filter(passkey::Column::Person.eq(actor.person_id()))
        .lock_exclusive()
        .all(desk.db())
        .await?;
    let Some(row) = own.iter().find(|row| row.id == id) else {
        desk.clear().await?;
        return Ok(Removed::NotFound);
    };
    if !rules::may_remove(Others { passkeys: own.len() - 1, ..other_ways }) {
        desk.clear().await?;
        return Ok(Removed::Last);
    }
    passkey::Entity::delete_by_id(id).exec(desk.db()).await?;
    desk.write(line("sign_in.passkey_removed", actor, json!({ "passkey": personal(&row.name) })));
    let letter = told(&desk, words, actor, Told::PasskeyRemoved(&row.name))?;
    desk.post(letter);
    desk.seal("").await?;
    Ok(Removed::Yes)
}

/// What a person's passkeys are called on their devices, so that a device does not make a second one.
pub(crate) async fn known_to_devices(house: &House, person: PersonId) -> Result<Vec<Vec<u8>>, StoreFault> {
    let own = passkey::Entity::find().filter(passkey::Column::Person.eq(person));
    let own = own.all(house.store().reader()).await?;
    Ok(own.into_iter().map(|row| row.credential_id).collect())
}

fn written(passkey: &Passkey) -> Result<String, StoreFault> {
    serde_json::to_string(passkey).map_err(|fault| StoreFault::Unreadable(fault.to_string()))
}

fn read(text: &str) -> Result<Passkey, StoreFault> {
    serde_json::from_str(text).map_err(|fault| StoreFault::Unreadable(format!("a passkey: {fault}")))
}
