//! What the pages of duties read.

use chrono::NaiveDate;
use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::{ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use store::{Store, StoreFault};

use super::deeds::DutyHeld;
use super::review::records as reviews;
use super::rules::Life;
use crate::Actor;
use crate::duty::{Duty, Tier};
use crate::home::Part;
use crate::records::{OrganisationId, duty_held};
use crate::register::{self, Organisation};

/// A duty with whose it is.
#[derive(Clone, Debug)]
pub struct Row {
    /// The duty.
    pub held: DutyHeld,
    /// Name of its holder.
    pub name: String,
    /// Their mail address.
    pub address: String,
    /// Where; for a facilitator, whom they come from.
    pub organisation: Organisation,
    /// Whose workshop it is bound to.
    pub county: Option<Organisation>,
    /// When they last came in.
    pub last_in: Option<DateTimeUtc>,
}

impl Row {
    /// Where in its life it is.
    #[must_use]
    pub fn life(&self, today: NaiveDate) -> Life {
        Life::of(self.held.span(), today)
    }

    /// Since when it stands unquestioned: since it was given, or last kept.
    #[must_use]
    pub fn since(&self) -> DateTimeUtc {
        self.held.kept_at.unwrap_or(self.held.given_at).max(self.held.given_at)
    }
}

/// What an authority looks after: its own, and those who lead its workshops; the national authority all who lead.
fn of_authority(actor: &Actor) -> Condition {
    let own = actor.organisation().id;
    let its_workshops = if actor.duty() == Duty::NationalLead {
        duty_held::Column::Workshop.is_not_null()
    } else {
        duty_held::Column::County.eq(own)
    };
    let here = Condition::all()
        .add(duty_held::Column::Organisation.eq(own))
        .add(duty_held::Column::Workshop.is_null());
    Condition::any().add(here).add(its_workshops)
}

/// All duties that the actor looks after, also those that are over. Four queries, however many there are.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn looked_after(store: &Store, actor: &Actor) -> Result<Vec<Row>, StoreFault> {
    let held = duty_held::Entity::find()
        .filter(of_authority(actor))
        .order_by_asc(duty_held::Column::GivenAt)
        .all(store.reader())
        .await?;
    rows(store, held).await
}

/// The part that says when the authority last went through its duties.
pub(super) const REVIEWED: &str = "reviewed";
/// The part that says when the first was given that it looks after.
pub(super) const GIVEN: &str = "given";

/// When the authority last went through its duties, and when the first that it looks after was given.
pub(super) fn reviewed_and_given(actor: &Actor) -> [Part; 2] {
    let reviewed = reviews::Entity::find().filter(reviews::Column::Authority.eq(actor.organisation().id));
    let given = duty_held::Entity::find().filter(of_authority(actor));
    [
        Part::of(REVIEWED, reviewed).at(reviews::Column::At.max()),
        Part::of(GIVEN, given).at(duty_held::Column::GivenAt.min()),
    ]
}

/// One of them.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn one(store: &Store, actor: &Actor, id: Uuid) -> Result<Option<Row>, StoreFault> {
    let held = duty_held::Entity::find_by_id(id).filter(of_authority(actor)).all(store.reader()).await?;
    Ok(rows(store, held).await?.into_iter().next())
}

/// Those who lead one workshop.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn leading(store: &Store, workshop: Uuid) -> Result<Vec<Row>, StoreFault> {
    let held = duty_held::Entity::find()
        .filter(duty_held::Column::Workshop.eq(workshop))
        .order_by_asc(duty_held::Column::GivenAt)
        .all(store.reader())
        .await?;
    rows(store, held).await
}

/// With whose they are.
pub(super) async fn rows(store: &Store, held: Vec<DutyHeld>) -> Result<Vec<Row>, StoreFault> {
    let people = register::by_id(store, held.iter().map(|held| held.person)).await?;
    let places: Vec<OrganisationId> =
        held.iter().flat_map(|held| [Some(held.organisation), held.county]).flatten().collect();
    let organisations = register::named(store, places).await?;
    let subjects: Vec<Uuid> = people.keys().map(|person| person.uuid()).collect();
    let last_in = store::journal::last(store, "sign_in.signed_in", &subjects).await?;
    Ok(held
        .into_iter()
        .filter_map(|held| {
            let person = people.get(&held.person)?;
            Some(Row {
                name: person.name.clone(),
                address: person.address.clone(),
                organisation: organisations.get(&held.organisation)?.clone(),
                county: held.county.and_then(|county| organisations.get(&county).cloned()),
                last_in: last_in.get(&held.person.uuid()).copied(),
                held,
            })
        })
        .collect())
}

/// The authorities right below that have nobody who decides there: the tier above gives them their first.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn without_anybody(store: &Store, actor: &Actor) -> Result<Vec<Organisation>, StoreFault> {
    let tier = match actor.tier() {
        Tier::National => Tier::County,
        Tier::County => Tier::Municipality,
        Tier::Municipality | Tier::Contractor => return Ok(Vec::new()),
    };
    let Some(duty) = Duty::that_coordinates(tier) else { return Ok(Vec::new()) };
    let mut below = register::below(store, actor.organisation().id).await?;
    let ids: Vec<_> = below.iter().map(|organisation| organisation.id).collect();
    let holders = register::holders(store, &ids, duty).await?;
    below.retain(|organisation| !holders.contains_key(&organisation.id));
    Ok(below)
}

/// The firms whose people an authority may give a workshop: those that it or the national authority has contracted.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn firms(store: &Store, actor: &Actor) -> Result<Vec<Organisation>, StoreFault> {
    let own = actor.organisation();
    let contracting: Vec<OrganisationId> = [Some(own.id), own.parent].into_iter().flatten().collect();
    let mut firms = register::of_tier(store, Tier::Contractor).await?;
    if actor.duty() != Duty::NationalLead {
        firms.retain(|firm| firm.parent.is_some_and(|parent| contracting.contains(&parent)));
    }
    Ok(firms)
}
