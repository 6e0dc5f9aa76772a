//! Whether a county's invitation waits for the national lead's approval.

use organisation::MayLead;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait as _};
use serde_json::json;
use store::{DeedKey, Line, Opened, Store, StoreFault};

use crate::ProgrammeId;
use crate::draft_records::setting;

/// Whether the programme asks for approval.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn asks_for_approval(
    db: &impl ConnectionTrait,
    programme: ProgrammeId,
) -> Result<bool, StoreFault> {
    let found = setting::Entity::find_by_id(programme).one(db).await?;
    Ok(found.is_some_and(|setting| setting.approval))
}

/// Says whether the programme asks for approval from now on. What was sent is sent.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn say(
    store: &Store,
    permit: &MayLead,
    programme: ProgrammeId,
    approval: bool,
    key: DeedKey,
) -> Result<(), StoreFault> {
    let Opened::Desk(mut desk) = store.desk_once(permit.author(), key).await? else { return Ok(()) };
    let row = setting::ActiveModel {
        programme: Set(programme),
        approval: Set(approval),
        said_by: Set(permit.author().name.clone()),
        said_at: Set(desk.now()),
    };
    let changed = [setting::Column::Approval, setting::Column::SaidBy, setting::Column::SaidAt];
    setting::Entity::insert(row)
        .on_conflict(OnConflict::column(setting::Column::Programme).update_columns(changed).to_owned())
        .exec_without_returning(desk.db())
        .await?;
    desk.write(Line {
        deed: "programme.approval_said",
        subject: "programme",
        subject_id: programme.uuid(),
        owner: permit.author().organisation,
        details: json!({ "outcome": if approval { "asked" } else { "not_asked" } }),
    });
    desk.seal("").await
}
