//! A new address in the place of one that does not work, and the invitation to it.

use organisation::{MayCoordinate, register};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use store::{DeedKey, Opened};
use texts::Lang;
use web::House;

use super::addresses::deeds::replace;
use super::addresses::rules::Receiver;
use super::deeds::{NotDone, key, take};
use super::letters::Matter;
use super::posting::{Answers, post_invitation};
use super::views;
use crate::agenda::views::exact_times;
use crate::records::{WorkshopId, invitation};

/// Puts `new` in the place of the addresses of a municipality at which letters did not arrive. When the municipality is
/// invited, the invitation goes to it. Says whether there was anything to repair.
///
/// # Errors
/// [`NotDone`].
pub async fn repair(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    (code, new): (&str, &Receiver),
    answers: impl Into<Answers>,
    form: DeedKey,
) -> Result<bool, NotDone> {
    let county = register::organisation(house.store(), permit.county()).await?;
    let content = format!("{code}\n{}", new.address);
    let opened = house.store().desk_once(permit.author(), key(form, &content)).await?;
    let Opened::Desk(mut desk) = opened else { return Ok(true) };
    let workshop = take(&desk, permit, id).await?;
    let recipients = views::recipients(house.store(), county.id, id).await?;
    let broken = recipients.into_iter().find(|one| one.municipality.code == code && !one.bounced.is_empty());
    let Some(mut recipient) = broken else {
        desk.clear().await?;
        return Ok(false);
    };
    let name = recipient.municipality.formal_name.clone();
    let new = Receiver { name, address: new.address.clone() };
    replace(&mut desk, &mut recipient, &new, &permit.author().name).await?;
    let row = invitation::Entity::find()
        .filter(invitation::Column::Workshop.eq(id))
        .filter(invitation::Column::Municipality.eq(recipient.municipality.id))
        .one(desk.db())
        .await?;
    if let Some(row) = row {
        // Whoever has the letter keeps it: the others' keys were posted before.
        recipient.people.retain(|(_, address)| *address == new.address);
        let wording = views::standing(desk.db(), &workshop).await?.wording(&workshop.own_text);
        let words = house.words(Lang::Sv);
        let times = exact_times(desk.db(), &workshop, &words).await?;
        let matter =
            Matter { words: &words, workshop: &workshop, county: &county, wording: &wording, times: &times };
        post_invitation(&mut desk, house, &matter, row.id, &recipient, &answers.into()).await?;
    }
    desk.seal("").await?;
    Ok(true)
}
