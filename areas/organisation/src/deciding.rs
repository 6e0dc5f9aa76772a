//! To whom a letter about an authority's own matter goes: those who decide for it, else its official address.

use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use store::{Desk, Sight, StoreFault};

use crate::duty::Duty;
use crate::records::{OrganisationId, PersonId, duty_held, person};
use crate::register::{Organisation, live_at};

/// Whom a letter is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct To {
    /// Name of the person or office.
    pub name: String,
    /// Mail address.
    pub address: String,
}

impl To {
    pub(crate) fn of(person: &person::Model) -> Self {
        Self { name: person.name.clone(), address: person.address.clone() }
    }
}

/// Those who decide for an authority now, but for some; who was given the duty first stands first. Where nobody
/// decides, its official address, when there is one. The house looks: a letter goes also to those whom its writer does
/// not see.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn deciding(
    desk: &Desk,
    authority: &Organisation,
    but: &[PersonId],
) -> Result<Vec<To>, StoreFault> {
    let people = people(desk, authority.id).await?;
    let mut all: Vec<To> = people.iter().filter(|one| !but.contains(&one.id)).map(To::of).collect();
    all.dedup();
    if people.is_empty() && !authority.mail.is_empty() {
        all.push(To { name: authority.formal_name.clone(), address: authority.mail.clone() });
    }
    Ok(all)
}

/// The people among them.
pub(crate) async fn people(desk: &Desk, authority: OrganisationId) -> Result<Vec<person::Model>, StoreFault> {
    let coordinating = Duty::ALL.into_iter().filter(|duty| duty.coordinates());
    let held = duty_held::Entity::find()
        .find_also_related(person::Entity)
        .filter(duty_held::Column::Organisation.eq(authority))
        .filter(duty_held::Column::Duty.is_in(coordinating))
        .filter(live_at(desk.now()))
        .order_by_asc(duty_held::Column::GivenAt)
        .all(desk.db());
    let held = desk.see_as(Sight::House, async { Ok::<_, StoreFault>(held.await?) }).await?;
    Ok(held.into_iter().filter_map(|(_, person)| person).collect())
}
