//! Giving, prolonging and taking duties away. Each load → decide → save + journal line + letter.

use chrono::NaiveDate;
use sea_orm::prelude::Uuid;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QuerySelect as _, sea_query::Expr,
};
use serde_json::json;
use store::journal::personal;
use store::{DeedKey, Desk, Line, Opened, Store, StoreFault};
use texts::{Words, local};

use super::rules::{self, Gift, Held, Holder, Life, Over, Place, Refusal, Span};
use super::telling;
use crate::Actor;
use crate::actor::Led;
use crate::duty::{Duty, Tier};
use crate::records::{OrganisationId, PersonId, duty_held, organisation, person};
use crate::register::{self, Organisation};

pub use duty_held::Model as DutyHeld;

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum NotDone {
    /// There is no such duty for this person to look after.
    #[error("there is no such duty")]
    NotFound,
    /// The rules refuse.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreFault),
}

impl From<sea_orm::DbErr> for NotDone {
    fn from(fault: sea_orm::DbErr) -> Self {
        Self::Store(fault.into())
    }
}

/// What is to be given, checked.
#[derive(Clone, Debug)]
pub struct Given {
    /// Name of the receiver, for when they are new.
    pub name: String,
    /// Their mail address.
    pub address: String,
    /// What.
    pub duty: Duty,
    /// Where; for a facilitator, whom they come from.
    pub at: Organisation,
    /// The workshop, for a facilitator.
    pub led: Option<Led>,
    /// The first day, when it lies ahead.
    pub starts_on: Option<NaiveDate>,
    /// The last day, when there is one.
    pub ends_on: Option<NaiveDate>,
}

impl DutyHeld {
    /// Its days.
    #[must_use]
    pub fn span(&self) -> Span {
        Span { starts_on: self.starts_on, ends_on: self.ends_on, over: self.over }
    }

    /// What decides who looks after it.
    #[must_use]
    pub fn held(&self) -> Held {
        Held { person: self.person, duty: self.duty, at: self.organisation, county: self.county }
    }

    /// The authority whose matter it is.
    #[must_use]
    pub fn owner(&self) -> OrganisationId {
        self.county.unwrap_or(self.organisation)
    }
}

/// An organisation's place among the others.
#[must_use]
pub fn place(of: &Organisation) -> Place {
    Place { id: of.id, tier: of.tier, parent: of.parent }
}

/// The actor as the rules know them.
#[must_use]
pub fn holder(actor: &Actor) -> Holder {
    Holder { person: actor.person_id(), duty: actor.duty(), at: place(actor.organisation()) }
}

/// Gives a duty, and writes to the one who gets it.
///
/// # Errors
/// [`NotDone`].
pub async fn give(
    store: &Store,
    words: &Words,
    actor: &Actor,
    given: &Given,
    key: DeedKey,
) -> Result<(), NotDone> {
    let Opened::Desk(mut desk) = store.desk_once(&actor.author(), key).await? else { return Ok(()) };
    give_on(&mut desk, words, actor, given).await?;
    Ok(desk.seal("").await?)
}

/// The same on a desk that does more.
///
/// # Errors
/// [`NotDone`].
pub async fn give_on(desk: &mut Desk, words: &Words, actor: &Actor, given: &Given) -> Result<(), NotDone> {
    let today = local(desk.now()).date();
    let at = place(&given.at);
    // Two who give the first one at once wait for each other here.
    lock(desk, at.id).await?;
    let known = person::Entity::find()
        .filter(person::Column::Address.eq(register::folded(&given.address)))
        .one(desk.db())
        .await?;
    let own = match &known {
        Some(known) => all_of(desk, known.id).await?,
        None => Vec::new(),
    };
    let holds_at = places_of(&own, today);
    let gift = Gift {
        to: known.as_ref().map(|person| person.id),
        duty: given.duty,
        at,
        county: given.led.map(|led| led.county),
        holds_at: &holds_at,
        holders: holders(desk, at.id, given.duty, None).await?,
    };
    rules::may_give(&holder(actor), &gift)?;
    let span = Span { starts_on: given.starts_on, ends_on: given.ends_on, over: None };
    // A last day is checked as if it were set on a duty without one.
    Span { ends_on: None, ..span }.until(given.ends_on, today)?;
    let workshop = given.led.map(|led| led.workshop);
    if let Some(before) = the_same(&own, given) {
        if Life::of(before.span(), today).can_be_changed() {
            return Err(Refusal::Held.into());
        }
        // It had run out by itself: put aside, so that the new one can stand.
        set(desk, before.id, duty_held::Column::OverAt, Expr::value(Some(desk.now()))).await?;
    }
    let receiver = register::person_with(desk, &given.name, &given.address).await?;
    let held = DutyHeld {
        id: desk.id(),
        person: receiver.id,
        organisation: at.id,
        duty: given.duty,
        given_at: desk.now(),
        ends_on: given.ends_on,
        workshop,
        county: given.led.map(|led| led.county),
        starts_on: given.starts_on,
        given_by: actor.name().to_owned(),
        over_at: None,
        over: None,
        kept_at: None,
    };
    desk.insert(duty_held::ActiveModel::from(held.clone()).reset_all()).await?;
    telling::given(desk, words, actor, given, (&receiver, &held)).await?;
    desk.write(Line {
        deed: "organisation.duty_given",
        subject: "person",
        subject_id: receiver.id.uuid(),
        owner: Some(given.led.map_or(at.id, |led| led.county).uuid()),
        details: json!({
            "duty": given.duty.code(), "name": personal(&receiver.name), "starts_on": given.starts_on,
            "ends_on": given.ends_on, "workshop": workshop,
        }),
    });
    Ok(())
}

/// Where somebody holds duties now.
fn places_of(own: &[DutyHeld], today: NaiveDate) -> Vec<OrganisationId> {
    let open = own.iter().filter(|held| Life::of(held.span(), today).can_be_changed());
    open.map(|held| held.organisation).collect()
}

/// The same duty, as long as it was not put aside.
fn the_same<'a>(own: &'a [DutyHeld], given: &Given) -> Option<&'a DutyHeld> {
    let workshop = given.led.map(|led| led.workshop);
    own.iter().find(|held| {
        held.duty == given.duty
            && held.workshop == workshop
            && (workshop.is_some() || held.organisation == given.at.id)
            && held.over_at.is_none()
    })
}

/// Sets another last day, or none.
///
/// # Errors
/// [`NotDone`].
pub async fn prolong(
    store: &Store,
    words: &Words,
    actor: &Actor,
    (id, last): (Uuid, Option<NaiveDate>),
    key: DeedKey,
) -> Result<(), NotDone> {
    let Opened::Desk(mut desk) = store.desk_once(&actor.author(), key).await? else { return Ok(()) };
    let today = local(desk.now()).date();
    let held = looked_after(&desk, actor, id).await?;
    rules::may_prolong(&holder(actor), &held.held())?;
    let span = held.span().until(last, today)?;
    set(&desk, id, duty_held::Column::EndsOn, Expr::value(span.ends_on)).await?;
    telling::changed(&mut desk, words, actor, &held, span.ends_on).await?;
    desk.write(Line {
        deed: "organisation.duty_prolonged",
        subject: "person",
        subject_id: held.person.uuid(),
        owner: Some(held.owner().uuid()),
        details: json!({ "duty": held.duty.code(), "ends_on": [held.ends_on, span.ends_on] }),
    });
    Ok(desk.seal("").await?)
}

/// Takes a duty away, at once. `knowing`: also when nobody is left who decides there.
///
/// # Errors
/// [`NotDone`].
pub async fn take_away(
    store: &Store,
    words: &Words,
    actor: &Actor,
    (id, knowing): (Uuid, bool),
    key: DeedKey,
) -> Result<(), NotDone> {
    let Opened::Desk(mut desk) = store.desk_once(&actor.author(), key).await? else { return Ok(()) };
    take_on(&mut desk, words, actor, (id, knowing)).await?;
    Ok(desk.seal("").await?)
}

/// The same on a desk that does more.
///
/// # Errors
/// [`NotDone`].
pub async fn take_on(
    desk: &mut Desk,
    words: &Words,
    actor: &Actor,
    (id, knowing): (Uuid, bool),
) -> Result<(), NotDone> {
    let today = local(desk.now()).date();
    let held = looked_after(desk, actor, id).await?;
    lock(desk, held.organisation).await?;
    let left = holders(desk, held.organisation, held.duty, Some(held.id)).await?;
    rules::may_take(&holder(actor), &held.held(), left, knowing)?;
    held.span().over(Over::TakenAway, today)?;
    end(desk, &held, Over::TakenAway, "organisation.duty_taken_away").await?;
    Ok(telling::taken(desk, words, actor, &held).await?)
}

/// Ends the duties of all who lead a workshop, since it is documented. On the desk of that deed.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn end_with_workshop(desk: &mut Desk, words: &Words, workshop: Uuid) -> Result<usize, StoreFault> {
    let leading = duty_held::Entity::find()
        .filter(duty_held::Column::Workshop.eq(workshop))
        .filter(duty_held::Column::OverAt.is_null())
        .all(desk.db())
        .await?;
    for held in &leading {
        end(desk, held, Over::Documented, "organisation.duty_ended").await?;
        telling::documented(desk, words, held).await?;
    }
    Ok(leading.len())
}

/// Puts a duty aside. The line is its caller's.
pub(super) async fn close(desk: &Desk, held: &DutyHeld, why: Over) -> Result<(), StoreFault> {
    set(desk, held.id, duty_held::Column::OverAt, Expr::value(Some(desk.now()))).await?;
    set(desk, held.id, duty_held::Column::Over, Expr::value(Some(why))).await
}

async fn end(desk: &mut Desk, held: &DutyHeld, why: Over, deed: &'static str) -> Result<(), StoreFault> {
    close(desk, held, why).await?;
    desk.write(Line {
        deed,
        subject: "person",
        subject_id: held.person.uuid(),
        owner: Some(held.owner().uuid()),
        details: json!({ "duty": held.duty.code(), "workshop": held.workshop }),
    });
    Ok(())
}

/// A firm that the actor's authority has contracted, added when it is new.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn firm(desk: &mut Desk, actor: &Actor, name: &str) -> Result<Organisation, StoreFault> {
    let parent = actor.organisation();
    let known = organisation::Entity::find()
        .filter(organisation::Column::Tier.eq(Tier::Contractor))
        .filter(organisation::Column::Parent.eq(parent.id))
        .filter(organisation::Column::Name.eq(name))
        .one(desk.db())
        .await?;
    if let Some(known) = known {
        return Ok(known);
    }
    let id: OrganisationId = desk.id();
    let firm = Organisation {
        id,
        tier: Tier::Contractor,
        code: id.to_string(),
        name: name.to_owned(),
        formal_name: name.to_owned(),
        letter: String::new(),
        parent: Some(parent.id),
        seat: String::new(),
        lat: parent.lat,
        lon: parent.lon,
        population: 0,
        mail: String::new(),
    };
    desk.insert(organisation::ActiveModel::from(firm.clone()).reset_all()).await?;
    desk.write(Line {
        deed: "organisation.firm_added",
        subject: "organisation",
        subject_id: id.uuid(),
        owner: Some(parent.id.uuid()),
        details: json!({ "name": name }),
    });
    Ok(firm)
}

pub(super) async fn set(
    desk: &Desk,
    id: Uuid,
    column: duty_held::Column,
    value: sea_orm::sea_query::SimpleExpr,
) -> Result<(), StoreFault> {
    duty_held::Entity::update_many()
        .col_expr(column, value)
        .filter(duty_held::Column::Id.eq(id))
        .exec(desk.db())
        .await?;
    Ok(())
}

/// Holds an organisation's duties together until the deed is sealed.
async fn lock(desk: &Desk, at: OrganisationId) -> Result<(), StoreFault> {
    organisation::Entity::find_by_id(at).lock_exclusive().one(desk.db()).await?;
    Ok(())
}

/// A duty that the actor looks after; every other does not exist.
pub(super) async fn looked_after(desk: &Desk, actor: &Actor, id: Uuid) -> Result<DutyHeld, NotDone> {
    // The duty first, its organisation after: whoever's deeds are under way holds the one and waits for the other.
    let found = duty_held::Entity::find_by_id(id).lock_exclusive().one(desk.db()).await?;
    let held = found.ok_or(NotDone::NotFound)?;
    if rules::looks_after(&holder(actor), &held.held()) { Ok(held) } else { Err(NotDone::NotFound) }
}

async fn all_of(desk: &Desk, person: PersonId) -> Result<Vec<DutyHeld>, StoreFault> {
    Ok(duty_held::Entity::find().filter(duty_held::Column::Person.eq(person)).all(desk.db()).await?)
}

/// How many hold a duty somewhere now, but for one.
async fn holders(
    desk: &Desk,
    at: OrganisationId,
    duty: Duty,
    but: Option<Uuid>,
) -> Result<usize, StoreFault> {
    let mut query = duty_held::Entity::find()
        .filter(duty_held::Column::Organisation.eq(at))
        .filter(duty_held::Column::Duty.eq(duty))
        .filter(register::live_at(desk.now()));
    if let Some(but) = but {
        query = query.filter(duty_held::Column::Id.ne(but));
    }
    Ok(usize::try_from(query.count(desk.db()).await?).unwrap_or(usize::MAX))
}
