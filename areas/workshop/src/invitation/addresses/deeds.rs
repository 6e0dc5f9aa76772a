//! What is done with addresses: the municipality keeps its own, the county puts a new one in the place of one that does
//! not work, and somebody says that a letter came back.

use organisation::records::organisation as organisations;
use organisation::register::{Organisation, folded};
use organisation::{MayCoordinate, MayRegister, OrganisationId};
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};
use serde_json::json;
use store::journal::personal;
use store::{DeedKey, Desk, Line, Opened, Store, StoreFault};
use web::House;

use super::records::{AddressId, address, bounce};
use super::rules::{MOST, Receiver, same};
use super::views::{Recipient, Source};
use crate::invitation::deeds::{NotDone, key, take};
use crate::records::WorkshopId;

/// What came of keeping an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is written to from now on.
    Now,
    /// It was kept before.
    Before,
    /// There are [`MOST`] already.
    TooMany,
}

/// The municipality keeps an address. A letter that came back from it before is forgotten: it says that it works.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn keep(
    store: &Store,
    permit: &MayRegister,
    new: &Receiver,
    form: DeedKey,
) -> Result<Kept, StoreFault> {
    let content = format!("{}\n{}", new.name, new.address);
    let Opened::Desk(mut desk) = store.desk_once(permit.author(), key(form, &content)).await? else {
        return Ok(Kept::Now);
    };
    let municipality = permit.municipality();
    let own = address::Entity::find().filter(address::Column::Municipality.eq(municipality));
    if own.clone().filter(address::Column::AddressFolded.eq(folded(&new.address))).count(desk.db()).await? > 0
    {
        desk.clear().await?;
        return Ok(Kept::Before);
    }
    if own.count(desk.db()).await? >= MOST as u64 {
        desk.clear().await?;
        return Ok(Kept::TooMany);
    }
    match put(&mut desk, municipality, new, &permit.author().name).await {
        Err(fault) if fault.is_unique_violation() => {
            desk.clear().await?;
            return Ok(Kept::Before);
        }
        done => done?,
    }
    desk.seal("").await?;
    Ok(Kept::Now)
}

/// The municipality keeps an address no longer. Says whether it did before.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn remove(
    store: &Store,
    permit: &MayRegister,
    id: AddressId,
    form: DeedKey,
) -> Result<bool, StoreFault> {
    let opened = store.desk_once(permit.author(), key(form, &id.to_string())).await?;
    let Opened::Desk(mut desk) = opened else { return Ok(true) };
    let municipality = permit.municipality();
    let gone = address::Entity::delete_many()
        .filter(address::Column::Id.eq(id))
        .filter(address::Column::Municipality.eq(municipality))
        .exec(desk.db())
        .await?;
    if gone.rows_affected == 0 {
        desk.clear().await?;
        return Ok(false);
    }
    desk.write(line("invitation.address_removed", municipality, json!({})));
    desk.seal("").await?;
    Ok(true)
}

/// Puts an address that works in the place of those of a municipality that do not, or of none. Gives who is written to.
pub(in crate::invitation) async fn replace(
    desk: &mut Desk,
    recipient: &mut Recipient,
    new: &Receiver,
    by: &str,
) -> Result<(), StoreFault> {
    let municipality = &recipient.municipality;
    match recipient.source {
        Source::Register => official(desk, municipality, &new.address).await?,
        Source::Kept => {
            let broken = recipient.bounced.iter().map(|one| folded(&one.address));
            address::Entity::delete_many()
                .filter(address::Column::Municipality.eq(municipality.id))
                .filter(address::Column::AddressFolded.is_in(broken))
                .exec(desk.db())
                .await?;
            put(desk, municipality.id, new, by).await?;
        }
        // Accounts are their holders' own: from now on the municipality's letters go by a list of its own.
        Source::Coordinators => {
            for (name, address) in &recipient.people {
                let same = Receiver { name: name.clone(), address: address.clone() };
                put(desk, municipality.id, &same, by).await?;
            }
            put(desk, municipality.id, new, by).await?;
            recipient.source = Source::Kept;
        }
    }
    recipient.bounced.clear();
    recipient.people.push((new.name.clone(), new.address.clone()));
    Ok(())
}

/// The address in the register.
async fn official(desk: &mut Desk, municipality: &Organisation, address: &str) -> Result<(), StoreFault> {
    organisations::Entity::update_many()
        .col_expr(organisations::Column::Mail, Expr::value(address))
        .filter(organisations::Column::Id.eq(municipality.id))
        .exec(desk.db())
        .await?;
    works_again(desk, municipality.id, address).await?;
    desk.write(Line {
        deed: "organisation.changed",
        subject: "organisation",
        subject_id: municipality.id.uuid(),
        owner: municipality.parent.map(OrganisationId::uuid),
        details: json!({ "changed": "mail" }),
    });
    Ok(())
}

async fn put(
    desk: &mut Desk,
    municipality: OrganisationId,
    new: &Receiver,
    by: &str,
) -> Result<(), StoreFault> {
    desk.insert(address::ActiveModel {
        id: Set(desk.id()),
        municipality: Set(municipality),
        name: Set(new.name.clone()),
        address: Set(new.address.clone()),
        address_folded: Set(folded(&new.address)),
        kept_by: Set(by.to_owned()),
        kept_at: Set(desk.now()),
    })
    .await?;
    works_again(desk, municipality, &new.address).await?;
    desk.write(line("invitation.address_kept", municipality, json!({ "to": personal(&new.name) })));
    Ok(())
}

async fn works_again(desk: &Desk, municipality: OrganisationId, address: &str) -> Result<(), StoreFault> {
    let marked =
        bounce::Entity::find().filter(bounce::Column::Municipality.eq(municipality)).all(desk.db()).await?;
    let letters = marked.iter().filter(|one| same(&one.address, address)).map(|one| one.letter);
    bounce::Entity::delete_many().filter(bounce::Column::Letter.is_in(letters)).exec(desk.db()).await?;
    Ok(())
}

/// Says that a letter about the workshop came back, or that it did not after all. Says whether there is such a letter.
///
/// # Errors
/// [`NotDone`].
pub async fn mark(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    letter: Uuid,
    came_back: bool,
    form: DeedKey,
) -> Result<bool, NotDone> {
    let content = format!("{letter}\n{came_back}");
    let opened = house.store().desk_once(permit.author(), key(form, &content)).await?;
    let Opened::Desk(mut desk) = opened else { return Ok(true) };
    take(&desk, permit, id).await?;
    let letters = store::outbox::about(house.store(), id.uuid()).await?;
    let found = letters.into_iter().find(|one| one.id == letter);
    let Some((found, receiver)) = found.and_then(|one| one.receiver.map(|to| (one, to))) else {
        desk.clear().await?;
        return Ok(false);
    };
    let municipality = OrganisationId::from(receiver);
    // Two who see it come back say it once.
    bounce::Entity::delete_by_id(letter).exec(desk.db()).await?;
    if came_back {
        desk.insert(bounce::ActiveModel {
            letter: Set(letter),
            workshop: Set(id),
            municipality: Set(municipality),
            address: Set(found.address.clone()),
            marked_by: Set(permit.author().name.clone()),
            marked_at: Set(desk.now()),
            reason: Set(String::new()),
        })
        .await?;
    }
    let deed = if came_back { "invitation.bounced" } else { "invitation.bounce_withdrawn" };
    desk.write(Line {
        deed,
        subject: "letter",
        subject_id: letter,
        owner: Some(permit.county().uuid()),
        details: json!({ "to": personal(&found.name) }),
    });
    desk.seal("").await?;
    Ok(true)
}

fn line(deed: &'static str, municipality: OrganisationId, details: serde_json::Value) -> Line {
    Line {
        deed,
        subject: "organisation",
        subject_id: municipality.uuid(),
        owner: Some(municipality.uuid()),
        details,
    }
}
