//! Who is told what became of a duty: whoever holds it; those who decide for the authority, when it was done from
//! another; and the tier above, when nobody is left who decides there.

use chrono::NaiveDate;
use sea_orm::EntityTrait as _;
use store::{Desk, Sight, StoreFault};
use texts::Words;

use super::deeds::{DutyHeld, Given};
use super::letter::{About, By, Told, letter};
use crate::Actor;
use crate::deciding::{To, deciding, people};
use crate::records::{OrganisationId, PersonId, organisation, person};
use crate::register::Organisation;

/// A duty was given: its holder is told, and those who decide where another authority gave it.
pub(super) async fn given(
    desk: &mut Desk,
    words: &Words,
    actor: &Actor,
    given: &Given,
    (to, held): (&person::Model, &DutyHeld),
) -> Result<(), StoreFault> {
    let by = By::of(actor);
    let about = about(desk, held, to).await?;
    let told = Told::Given { starts_on: given.starts_on, ends_on: given.ends_on };
    desk.post(letter(desk, words, Some(&by), &about, told, &To::of(to))?);
    from_elsewhere(desk, words, actor, &about, Told::GivenHere).await
}

/// Its last day is another, or it has none.
pub(super) async fn changed(
    desk: &mut Desk,
    words: &Words,
    actor: &Actor,
    held: &DutyHeld,
    ends_on: Option<NaiveDate>,
) -> Result<(), StoreFault> {
    let Some(person) = holder(desk, held.person).await? else { return Ok(()) };
    let (by, about) = (By::of(actor), about(desk, held, &person).await?);
    desk.post(letter(desk, words, Some(&by), &about, Told::Changed { ends_on }, &To::of(&person))?);
    from_elsewhere(desk, words, actor, &about, Told::ChangedHere { ends_on }).await
}

/// It was taken away.
pub(super) async fn taken(
    desk: &mut Desk,
    words: &Words,
    actor: &Actor,
    held: &DutyHeld,
) -> Result<(), StoreFault> {
    let Some(person) = holder(desk, held.person).await? else { return Ok(()) };
    let (by, about) = (By::of(actor), about(desk, held, &person).await?);
    desk.post(letter(desk, words, Some(&by), &about, Told::Taken, &To::of(&person))?);
    from_elsewhere(desk, words, actor, &about, Told::TakenHere).await?;
    let last = held.duty.coordinates() && people(desk, held.organisation).await?.is_empty();
    match about.at.parent {
        Some(above) if last => nobody_left(desk, words, actor, &about, above).await,
        _ => Ok(()),
    }
}

/// It is over, since its workshop is documented.
pub(super) async fn documented(desk: &mut Desk, words: &Words, held: &DutyHeld) -> Result<(), StoreFault> {
    let Some(person) = holder(desk, held.person).await? else { return Ok(()) };
    let about = about(desk, held, &person).await?;
    desk.post(letter(desk, words, None, &about, Told::Documented, &To::of(&person))?);
    Ok(())
}

/// Those who decide for the authority whose matter the duty is, when another authority did it. Where nobody decides,
/// its official address.
async fn from_elsewhere(
    desk: &mut Desk,
    words: &Words,
    actor: &Actor,
    about: &About,
    told: Told,
) -> Result<(), StoreFault> {
    let owner = about.county.as_ref().unwrap_or(&about.at);
    if owner.id == actor.organisation().id {
        return Ok(());
    }
    let by = By::of(actor);
    for to in deciding(desk, owner, &[about.person, actor.person_id()]).await? {
        desk.post(letter(desk, words, Some(&by), about, told, &to)?);
    }
    Ok(())
}

/// The tier above appoints the next one, so it must know. Whoever just did it there knows.
async fn nobody_left(
    desk: &mut Desk,
    words: &Words,
    actor: &Actor,
    about: &About,
    above: OrganisationId,
) -> Result<(), StoreFault> {
    if above == actor.organisation().id {
        return Ok(());
    }
    let above = seen_by_house(desk, above).await?;
    for to in deciding(desk, &above, &[about.person, actor.person_id()]).await? {
        desk.post(letter(desk, words, None, about, Told::NobodyLeft, &to)?);
    }
    Ok(())
}

async fn about(desk: &Desk, held: &DutyHeld, person: &person::Model) -> Result<About, StoreFault> {
    let county = match held.county {
        Some(county) => Some(seen_by_house(desk, county).await?),
        None => None,
    };
    Ok(About {
        person: person.id,
        name: person.name.clone(),
        duty: held.duty,
        at: seen_by_house(desk, held.organisation).await?,
        county,
    })
}

async fn holder(desk: &Desk, id: PersonId) -> Result<Option<person::Model>, StoreFault> {
    let found = person::Entity::find_by_id(id).one(desk.db());
    desk.see_as(Sight::House, async { Ok::<_, StoreFault>(found.await?) }).await
}

async fn seen_by_house(desk: &Desk, id: OrganisationId) -> Result<Organisation, StoreFault> {
    let found = organisation::Entity::find_by_id(id).one(desk.db());
    let found = desk.see_as(Sight::House, async { Ok::<_, StoreFault>(found.await?) }).await?;
    found.ok_or_else(|| StoreFault::Unreadable(format!("no organisation has the id {id}")))
}
