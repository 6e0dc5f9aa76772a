//! Letters that are not kept any longer.

use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::{ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _, QuerySelect as _};

use super::records::{State, parcel};
use crate::connect::ROWS_AT_ONCE;
use crate::{Desk, StoreFault};

/// Deletes letters that were posted before `moment` and are on their way no more, some at a time; gives which. None when
/// there are no more.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn forget_older(desk: &Desk, moment: DateTimeUtc) -> Result<Vec<Uuid>, StoreFault> {
    let on_their_way = [State::Waiting, State::Sending];
    let old = Condition::all()
        .add(parcel::Column::PostedAt.lt(moment))
        .add(parcel::Column::State.is_not_in(on_their_way));
    delete(desk, old).await
}

/// Deletes the letters to a person, and those about them, some at a time; gives which. One that a worker has in hand is
/// left until it has left.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn forget_person(desk: &Desk, person: Uuid, address: &str) -> Result<Vec<Uuid>, StoreFault> {
    let theirs =
        Condition::any().add(parcel::Column::About.eq(person)).add(parcel::Column::Address.eq(address));
    delete(desk, Condition::all().add(theirs).add(parcel::Column::State.ne(State::Sending))).await
}

async fn delete(desk: &Desk, which: Condition) -> Result<Vec<Uuid>, StoreFault> {
    let ids: Vec<Uuid> = parcel::Entity::find()
        .select_only()
        .column(parcel::Column::Id)
        .filter(which)
        .limit(ROWS_AT_ONCE as u64)
        .into_tuple()
        .all(desk.db())
        .await?;
    if !ids.is_empty() {
        let gone = parcel::Entity::delete_many().filter(parcel::Column::Id.is_in(ids.iter().copied()));
        gone.exec(desk.db()).await?;
    }
    Ok(ids)
}
