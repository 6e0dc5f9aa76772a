//! Elections that somebody has put in: extra elections, reruns, referendums, and ordinary ones that were moved.

use chrono::{Datelike as _, NaiveDate};
use organisation::MayLead;
use sea_orm::ActiveValue::Set;
use sea_orm::{ConnectionTrait, EntityTrait as _, QueryOrder as _};
use serde_json::json;
use store::{DeedKey, Line, Opened, Store, StoreFault};

use crate::calendar::Election;
use crate::calendar::elections::{ordinary, together};
use crate::plan::records::put_in;

/// How many years ahead ordinary elections are shown, the current one not counted.
const YEARS_AHEAD: i32 = 5;

/// Why an election was not put in.
#[derive(Debug, thiserror::Error)]
pub enum PutInFault {
    /// One of its kind on that day is there already.
    #[error("there is such an election on that day")]
    Known,
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreFault),
}

/// Every election that is still going on or comes in the next years, ordinary or put in, by day. One stays in sight
/// until its lessons are collected.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn all(store: &Store, today: NaiveDate) -> Result<Vec<Election>, StoreFault> {
    let put_in = known(store.reader()).await?;
    let year = today.year();
    let first = today - chrono::Days::new(60);
    let elections = together(ordinary(year - 1, year + YEARS_AHEAD), put_in);
    Ok(elections.into_iter().filter(|election| election.day >= first).collect())
}

/// One election by its key, also one that is over.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn of(
    store: &Store,
    kind: crate::calendar::ElectionKind,
    day: NaiveDate,
) -> Result<Election, StoreFault> {
    let put_in = known(store.reader()).await?;
    let found = put_in.into_iter().find(|election| election.kind == kind && election.day == day);
    Ok(found.unwrap_or_else(|| Election::on(kind, day)))
}

async fn known(db: &impl ConnectionTrait) -> Result<Vec<Election>, StoreFault> {
    let rows = put_in::Entity::find().order_by_asc(put_in::Column::Day).all(db).await?;
    let election = |row: put_in::Model| Election {
        kind: row.kind,
        day: row.day,
        decided_on: row.decided_on,
        name: row.name,
    };
    Ok(rows.into_iter().map(election).collect())
}

/// Puts an election in.
///
/// # Errors
/// [`PutInFault::Known`] when there is one of its kind on its day.
pub async fn put_in(
    store: &Store,
    permit: &MayLead,
    election: &Election,
    key: DeedKey,
) -> Result<(), PutInFault> {
    let Opened::Desk(mut desk) = store.desk_once(permit.author(), key).await? else { return Ok(()) };
    let id: crate::plan::records::ElectionId = desk.id();
    let row = put_in::ActiveModel {
        id: Set(id),
        kind: Set(election.kind),
        day: Set(election.day),
        decided_on: Set(election.decided_on),
        name: Set(election.name.clone()),
        put_in_by: Set(permit.author().name.clone()),
        put_in_at: Set(desk.now()),
    };
    if let Err(fault) = desk.insert(row).await {
        desk.clear().await?;
        return Err(if fault.is_unique_violation() { PutInFault::Known } else { fault.into() });
    }
    desk.write(Line {
        deed: "programme.election_put_in",
        subject: "election",
        subject_id: id.uuid(),
        owner: permit.author().organisation,
        details: json!({ "election": election.kind.code(), "day": election.day, "name": election.name }),
    });
    desk.seal(&election.key()).await?;
    Ok(())
}
