//! Looking plans up, and what counties follow.

use organisation::OrganisationId;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, JoinType, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, RelationDef, SelectTwo,
};
use store::{Store, StoreFault};

use super::records::{followed, version};
use super::{Plan, shipped};
use crate::ProgrammeId;
use crate::agenda::Agenda;
use crate::calendar::Window;
use crate::records::programme;
use crate::views::Programme;

pub use followed::Model as Followed;

/// A version of a programme's plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Its number; 0 for a programme from before plans had versions.
    pub version: i32,
    /// What it says.
    pub plan: Plan,
    /// By whom.
    pub by: String,
    /// When.
    pub at: chrono::DateTime<chrono::Utc>,
}

/// The newest version of a programme's plan. One that was made before there were plans has what ships.
///
/// # Errors
/// [`StoreFault`] when the database refuses, or holds what is no plan.
pub async fn newest(db: &impl ConnectionTrait, programme: &Programme) -> Result<Saved, StoreFault> {
    let found = version::Entity::find()
        .filter(version::Column::Programme.eq(programme.id))
        .order_by_desc(version::Column::Version)
        .one(db)
        .await?;
    found.map_or_else(|| Ok(before_versions(programme)), read)
}

/// The newest version, by the reader.
///
/// # Errors
/// As [`newest`].
pub async fn newest_plan(store: &Store, programme: &Programme) -> Result<Saved, StoreFault> {
    newest(store.reader(), programme).await
}

/// One version.
///
/// # Errors
/// As [`newest`].
pub async fn of_version(
    store: &Store,
    programme: &Programme,
    number: i32,
) -> Result<Option<Saved>, StoreFault> {
    if number == 0 {
        return Ok(Some(before_versions(programme)));
    }
    let found = version::Entity::find()
        .filter(version::Column::Programme.eq(programme.id))
        .filter(version::Column::Version.eq(number))
        .one(store.reader())
        .await?;
    found.map(read).transpose()
}

/// The agenda from which the workshops of a programme begin.
///
/// # Errors
/// As [`newest`]; also when there is no such programme.
pub async fn standard_agenda(
    db: &impl ConnectionTrait,
    programme: ProgrammeId,
) -> Result<Agenda, StoreFault> {
    let found = with_plans().filter(programme::Column::Id.eq(programme)).one(db).await?;
    let (programme, plan) =
        found.ok_or_else(|| StoreFault::Unreadable(format!("there is no programme {programme}")))?;
    let saved = plan.map_or_else(|| Ok(before_versions(&programme)), read)?;
    Ok(saved.plan.agenda)
}

/// The days on which a programme's workshops are held.
///
/// # Errors
/// As [`newest`].
pub async fn window(store: &Store, programme: &Programme) -> Result<Window, StoreFault> {
    Ok(newest_plan(store, programme).await?.plan.window())
}

/// The programme that was made last and the days on which its workshops are held, in one query; none before the first
/// programme.
///
/// # Errors
/// As [`newest`].
pub async fn current(store: &Store) -> Result<Option<(Programme, Window)>, StoreFault> {
    let found = with_plans().one(store.reader()).await?;
    let Some((programme, plan)) = found else { return Ok(None) };
    let saved = plan.map_or_else(|| Ok(before_versions(&programme)), read)?;
    let window = saved.plan.window();
    Ok(Some((programme, window)))
}

/// Programmes with their plans, the newest first.
fn with_plans() -> SelectTwo<programme::Entity, version::Entity> {
    let to_plan: RelationDef = programme::Entity::belongs_to(version::Entity)
        .from(programme::Column::Id)
        .to(version::Column::Programme)
        .into();
    programme::Entity::find()
        .join(JoinType::LeftJoin, to_plan)
        .select_also(version::Entity)
        .order_by_desc(programme::Column::MadeAt)
        .order_by_desc(programme::Column::Id)
        .order_by_desc(version::Column::Version)
}

/// What a county follows.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn followed(
    db: &impl ConnectionTrait,
    programme: ProgrammeId,
    county: OrganisationId,
) -> Result<Option<Followed>, StoreFault> {
    Ok(followed::Entity::find()
        .filter(followed::Column::Programme.eq(programme))
        .filter(followed::Column::County.eq(county))
        .one(db)
        .await?)
}

/// How many counties follow the newest version, and how many an older one.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn followers(store: &Store, programme: ProgrammeId, newest: i32) -> Result<(u64, u64), StoreFault> {
    let all = followed::Entity::find().filter(followed::Column::Programme.eq(programme));
    let total = all.clone().count(store.reader()).await?;
    let now = all.filter(followed::Column::Version.eq(newest)).count(store.reader()).await?;
    Ok((now, total - now))
}

fn before_versions(programme: &Programme) -> Saved {
    Saved {
        version: 0,
        plan: shipped(programme.election, programme.election_day),
        by: "Valskydd".to_owned(),
        at: programme.made_at,
    }
}

fn read(row: version::Model) -> Result<Saved, StoreFault> {
    let unreadable =
        |fault| StoreFault::Unreadable(format!("version {} of {}: {fault}", row.version, row.programme));
    let plan = serde_json::from_str(&row.content).map_err(unreadable)?;
    Ok(Saved { version: row.version, plan, by: row.saved_by, at: row.saved_at })
}
