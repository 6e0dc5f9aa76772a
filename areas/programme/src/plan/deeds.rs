//! Saving a plan, and taking a version of it as a county.

use organisation::{MayCoordinate, MayLead};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use store::{DeedKey, Desk, Line, Opened, Store, StoreFault};

use super::records::{followed, version};
use super::views::{self, Saved};
use super::{Plan, changes};
use crate::ProgrammeId;
use crate::views::Programme;

/// Why a plan was not saved.
#[derive(Debug, thiserror::Error)]
pub enum PlanSaveFault {
    /// Somebody saved another version meanwhile: who, when and what stands in it.
    #[error("version {} was saved meanwhile", .0.version)]
    NewerVersion(Box<Saved>),
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreFault),
}

/// Writes the first version of a programme's plan, as a part of making the programme.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn begin(desk: &Desk, programme: ProgrammeId, plan: &Plan, by: &str) -> Result<(), StoreFault> {
    desk.insert(row(desk, programme, 1, plan, by)?).await
}

/// Saves a plan as the version after `base`, unless there is one already. A plan that changes nothing makes no
/// version. Gives the version that now counts.
///
/// # Errors
/// [`PlanSaveFault::NewerVersion`] when somebody was faster; the caller still holds its own plan.
pub async fn save(
    store: &Store,
    permit: &MayLead,
    programme: &Programme,
    base: i32,
    plan: &Plan,
    key: DeedKey,
) -> Result<i32, PlanSaveFault> {
    let mut desk = match store.desk_once(permit.author(), key).await? {
        Opened::Desk(desk) => desk,
        Opened::Done(version) => return Ok(version.parse().unwrap_or(base)),
    };
    let newest = views::newest(desk.db(), programme).await?;
    if newest.version != base {
        desk.clear().await?;
        return Err(PlanSaveFault::NewerVersion(Box::new(newest)));
    }
    let count = changes(&newest.plan, plan).len();
    if count == 0 {
        desk.clear().await?;
        return Ok(base);
    }
    let version = base + 1;
    let inserted = desk.insert(row(&desk, programme.id, version, plan, &permit.author().name)?).await;
    if let Err(fault) = inserted {
        desk.clear().await?;
        // On PostgreSQL two deeds may both have read the same newest version; the index lets one of them through.
        if fault.is_unique_violation() {
            let theirs = views::newest_plan(store, programme).await?;
            return Err(PlanSaveFault::NewerVersion(Box::new(theirs)));
        }
        return Err(fault.into());
    }
    desk.write(Line {
        deed: "programme.plan_saved",
        subject: "programme",
        subject_id: programme.id.uuid(),
        owner: permit.author().organisation,
        details: json!({ "version": version, "count": count }),
    });
    desk.seal(&version.to_string()).await?;
    Ok(version)
}

/// Takes the version `number` for a county: what it follows from now on. One that is older than what it follows, or
/// that there is none of, changes nothing.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn follow(
    store: &Store,
    permit: &MayCoordinate,
    programme: &Programme,
    number: i32,
    key: DeedKey,
) -> Result<(), StoreFault> {
    let Opened::Desk(mut desk) = store.desk_once(permit.author(), key).await? else { return Ok(()) };
    let newest = views::newest(desk.db(), programme).await?;
    let before = views::followed(desk.db(), programme.id, permit.county()).await?;
    let stands = before.as_ref().map_or(-1, |before| before.version);
    if number > newest.version || number <= stands {
        return desk.clear().await;
    }
    let by = permit.author().name.clone();
    if let Some(before) = before {
        followed::Entity::update_many()
            .col_expr(followed::Column::Version, Expr::value(number))
            .col_expr(followed::Column::TakenBy, Expr::value(by))
            .col_expr(followed::Column::TakenAt, Expr::value(desk.now()))
            .filter(followed::Column::Id.eq(before.id))
            .exec(desk.db())
            .await?;
    } else {
        let row = followed::ActiveModel {
            id: Set(desk.id()),
            programme: Set(programme.id),
            county: Set(permit.county()),
            version: Set(number),
            taken_by: Set(by),
            taken_at: Set(desk.now()),
        };
        let inserted = desk.insert(row).await;
        if inserted.as_ref().is_err_and(StoreFault::is_unique_violation) {
            // A colleague took it at the same moment.
            return desk.clear().await;
        }
        inserted?;
    }
    desk.write(Line {
        deed: "programme.plan_taken",
        subject: "programme",
        subject_id: programme.id.uuid(),
        owner: Some(permit.county().uuid()),
        details: json!({ "version": number }),
    });
    desk.seal(&number.to_string()).await
}

fn row(
    desk: &Desk,
    programme: ProgrammeId,
    version: i32,
    plan: &Plan,
    by: &str,
) -> Result<version::ActiveModel, StoreFault> {
    let unwritable = |fault: serde_json::Error| StoreFault::Unreadable(fault.to_string());
    Ok(version::ActiveModel {
        id: Set(desk.id()),
        programme: Set(programme),
        version: Set(version),
        content: Set(serde_json::to_string(plan).map_err(unwritable)?),
        saved_by: Set(by.to_owned()),
        saved_at: Set(desk.now()),
    })
}
