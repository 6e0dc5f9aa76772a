//! Who led the tour goes with what the counties said (docs/retention.md): the draft with its people, home towns and days
//! away, and the names in what was agreed on and told. Which county had which day stays.

use chrono::TimeDelta;
use organisation::past::Kept;
use programme::ProgrammeId;
use programme::interest::retention::past;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _, QuerySelect as _, QueryTrait as _,
};
use serde_json::json;
use store::{Author, Errand, Line, Store, StoreFault};

use super::agreed::{self, Told};
use super::records::{event, planning, tour};
use super::views::json as written;

/// An entry that names nobody.
const NOBODY: &str = "[]";

/// Looks once a day.
#[must_use]
pub fn errand(kept: Kept) -> Errand {
    Errand::new("delete tours", TimeDelta::days(1), move |store| {
        let kept = kept.clone();
        async move { delete_past(&store, &kept).await.map(|_| ()) }
    })
}

/// Deletes who led the tours of programmes that are past their time: one deed for each. Says of how many programmes.
///
/// # Errors
/// [`StoreFault`] when the database refuses; what was deleted before that stays deleted.
pub async fn delete_past(store: &Store, kept: &Kept) -> Result<usize, StoreFault> {
    let due = due(store, kept).await?;
    for programme in &due {
        delete_of(store, *programme, kept).await?;
    }
    Ok(due.len())
}

/// Entries that name somebody.
fn named() -> Condition {
    Condition::any().add(event::Column::People.ne(NOBODY)).add(event::Column::Told.contains("\"address\""))
}

/// Programmes of whose tour somebody is named.
async fn due(store: &Store, kept: &Kept) -> Result<Vec<ProgrammeId>, StoreFault> {
    let drafts = tour::Entity::find().select_only().column(tour::Column::Programme).into_query();
    let entries =
        event::Entity::find().select_only().column(event::Column::Programme).filter(named()).into_query();
    past(store, kept, [drafts, entries]).await
}

async fn delete_of(store: &Store, id: ProgrammeId, kept: &Kept) -> Result<(), StoreFault> {
    let mut desk = store.desk(&Author::program()).await?;
    let entries =
        event::Entity::find().filter(event::Column::Programme.eq(id)).filter(named()).all(desk.db()).await?;
    let entries = agreed::events(entries)?;
    for entry in &entries {
        // What was told is still known as told: otherwise every entry would be proposed for a letter anew.
        let told = match &entry.told {
            Some(told) => written(&Told { day: told.day, people: Vec::new() })?,
            None => String::new(),
        };
        event::Entity::update_many()
            .col_expr(event::Column::People, Expr::value(NOBODY))
            .col_expr(event::Column::Told, Expr::value(told))
            .filter(event::Column::Programme.eq(id))
            .filter(event::Column::County.eq(entry.county))
            .filter(event::Column::Audience.eq(entry.audience))
            .exec(desk.db())
            .await?;
    }
    planning::Entity::delete_many().filter(planning::Column::Programme.eq(id)).exec(desk.db()).await?;
    tour::Entity::delete_many().filter(tour::Column::Programme.eq(id)).exec(desk.db()).await?;
    desk.write(Line {
        deed: "tour.deleted",
        subject: "programme",
        subject_id: id.uuid(),
        owner: None,
        details: kept.told(json!({ "days": entries.iter().filter(|entry| entry.is_county()).count() })),
    });
    desk.seal("").await
}
