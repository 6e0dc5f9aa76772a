//! Handing a list over, reading it, taking it back.

use organisation::{Actor, MayCoordinate};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use store::{DeedKey, Line, Opened, Store, StoreFault};
use workshop::WorkshopId;

use super::form::Wanted;
use super::records::{DisclosureId, disclosure};
use super::rules::Column;
use super::views::Disclosed;

fn codes(columns: &[Column]) -> String {
    columns.iter().map(|column| column.code()).collect::<Vec<_>>().join(",")
}

/// Hands a list over.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub(super) async fn make(
    store: &Store,
    permit: &MayCoordinate,
    workshop: WorkshopId,
    (wanted, rows): (&Wanted, usize),
    form: DeedKey,
) -> Result<(), StoreFault> {
    let Opened::Desk(mut desk) = store.desk_once(permit.author(), form).await? else { return Ok(()) };
    let id: DisclosureId = desk.id();
    desk.insert(disclosure::ActiveModel {
        id: Set(id),
        county: Set(permit.county()),
        workshop: Set(workshop),
        columns: Set(codes(&wanted.columns)),
        purpose: Set(wanted.purpose.clone()),
        ground: Set(wanted.ground.clone()),
        receiver: Set(wanted.receiver.clone()),
        made_at: Set(desk.now()),
        ends_on: Set(wanted.ends_on),
        withdrawn_at: Set(None),
    })
    .await?;
    desk.write(Line {
        deed: "disclosure.made",
        subject: "disclosure",
        subject_id: id.uuid(),
        owner: Some(permit.county().uuid()),
        details: json!({ "columns": codes(&wanted.columns), "rows": rows, "ends_on": wanted.ends_on }),
    });
    desk.seal("").await
}

/// Takes it back. Says whether it was there to be taken back.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub(super) async fn withdraw(
    store: &Store,
    permit: &MayCoordinate,
    id: DisclosureId,
    form: DeedKey,
) -> Result<bool, StoreFault> {
    let Opened::Desk(mut desk) = store.desk_once(permit.author(), form).await? else { return Ok(true) };
    let taken = disclosure::Entity::update_many()
        .col_expr(disclosure::Column::WithdrawnAt, Expr::value(Some(desk.now())))
        .filter(disclosure::Column::Id.eq(id))
        .filter(disclosure::Column::County.eq(permit.county()))
        .filter(disclosure::Column::WithdrawnAt.is_null())
        .exec(desk.db())
        .await?;
    if taken.rows_affected == 0 {
        desk.clear().await?;
        return Ok(false);
    }
    desk.write(Line {
        deed: "disclosure.withdrawn",
        subject: "disclosure",
        subject_id: id.uuid(),
        owner: Some(permit.county().uuid()),
        details: json!({}),
    });
    desk.seal("").await?;
    Ok(true)
}

/// Writes down that somebody took it out, in the county's journal and in that of whoever did.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub(super) async fn read(
    store: &Store,
    actor: &Actor,
    of: &Disclosed,
    (kind, rows): (&'static str, usize),
) -> Result<(), StoreFault> {
    let mut desk = store.desk(&actor.author()).await?;
    desk.write(Line {
        deed: "disclosure.taken_out",
        subject: "disclosure",
        subject_id: of.row.id.uuid(),
        owner: Some(of.row.county.uuid()),
        details: json!({ "columns": of.row.columns, "rows": rows, "kind": kind }),
    });
    desk.seal("").await
}
