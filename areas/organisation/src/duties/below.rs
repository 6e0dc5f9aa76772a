//! Duties of the tier right below: seen by the tier above, and taken away from there when the authority itself can no
//! longer be trusted to do it. Nothing else: an authority gives and looks after its own.

use sea_orm::prelude::Uuid;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _};
use serde_json::json;
use store::journal::personal;
use store::{DeedKey, Line, Opened, Store, StoreFault};
use texts::{Words, local};
use web::session::{Kind, end_all};

use super::deeds::{NotDone, close, holder};
use super::rules::{self, Over};
use super::telling;
use super::views::{Row, rows};
use crate::Actor;
use crate::records::{OrganisationId, duty_held, organisation};
use crate::register;

/// The duties that are held at the authorities right below and can be taken away.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn held(store: &Store, actor: &Actor) -> Result<Vec<Row>, StoreFault> {
    let today = local(store.doors().now()).date();
    let mut all = found(store, actor, None).await?;
    all.retain(|row| row.life(today).can_be_changed());
    Ok(all)
}

/// One of them, also when it is over.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn one(store: &Store, actor: &Actor, id: Uuid) -> Result<Option<Row>, StoreFault> {
    Ok(found(store, actor, Some(id)).await?.into_iter().next())
}

async fn found(store: &Store, actor: &Actor, only: Option<Uuid>) -> Result<Vec<Row>, StoreFault> {
    let below = register::below(store, actor.organisation().id).await?;
    let below: Vec<OrganisationId> = below.into_iter().map(|one| one.id).collect();
    let mut query = duty_held::Entity::find()
        .filter(duty_held::Column::Organisation.is_in(below))
        .filter(duty_held::Column::Workshop.is_null())
        .order_by_asc(duty_held::Column::GivenAt);
    if let Some(id) = only {
        query = query.filter(duty_held::Column::Id.eq(id));
    }
    rows(store, query.all(store.reader()).await?).await
}

/// Takes a duty away at an authority right below, at once, and ends every session of its holder. The reason stands in
/// the journal, which that authority reads too, and not in the letters. Says how many sessions there were.
///
/// # Errors
/// [`NotDone`].
pub async fn take(
    store: &Store,
    words: &Words,
    actor: &Actor,
    (id, reason): (Uuid, &str),
    key: DeedKey,
) -> Result<u64, NotDone> {
    let Opened::Desk(mut desk) = store.desk_once(&actor.author(), key).await? else { return Ok(0) };
    // The duty first, its organisation after, as everybody does.
    let held = duty_held::Entity::find_by_id(id).lock_exclusive().one(desk.db()).await?;
    let held = held.ok_or(NotDone::NotFound)?;
    let at = organisation::Entity::find_by_id(held.organisation).lock_exclusive().one(desk.db()).await?;
    let above = at.and_then(|at| at.parent);
    rules::may_take_below(&holder(actor), &held.held(), above).map_err(|_| NotDone::NotFound)?;
    held.span().over(Over::TakenAway, local(desk.now()).date())?;
    close(&desk, &held, Over::TakenAway).await?;
    let sessions = end_all(&desk, Kind::Person, held.person.uuid()).await?;
    desk.write(Line {
        deed: "organisation.duty_taken_away",
        subject: "person",
        subject_id: held.person.uuid(),
        owner: Some(held.organisation.uuid()),
        details: json!({
            "duty": held.duty.code(), "from_above": true, "reason": personal(reason), "sessions": sessions,
        }),
    });
    telling::taken(&mut desk, words, actor, &held).await?;
    desk.seal("").await?;
    Ok(sessions)
}
