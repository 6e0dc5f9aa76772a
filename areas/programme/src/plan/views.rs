//! Looking plans up, and what counties follow.

use chrono::NaiveDate;
use organisation::OrganisationId;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, ExprTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _, Related, RelationDef, SelectTwo,
};
use store::{Store, StoreFault};

use super::records::{followed, version};
use super::{Plan, shipped};
use crate::ProgrammeId;
use crate::agenda::Agenda;
use crate::calendar::{ElectionKind, Window};
use crate::records::{draft, programme};
use crate::views::{Draft, Programme};

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
    with_plans().one(store.reader()).await?.map(with_window).transpose()
}

/// The same of this programme; none when there is no such one.
///
/// # Errors
/// As [`newest`].
pub async fn of(
    db: &impl ConnectionTrait,
    programme: ProgrammeId,
) -> Result<Option<(Programme, Window)>, StoreFault> {
    let found = with_plans().filter(programme::Column::Id.eq(programme)).one(db).await?;
    found.map(with_window).transpose()
}

fn with_window(
    (programme, plan): (Programme, Option<version::Model>),
) -> Result<(Programme, Window), StoreFault> {
    let saved = plan.map_or_else(|| Ok(before_versions(&programme)), read)?;
    let window = saved.plan.window();
    Ok((programme, window))
}

/// The same with the newest draft of its invitation: one query.
///
/// # Errors
/// As [`newest`]; also when the programme has no draft.
pub async fn with_draft(
    db: &impl ConnectionTrait,
    programme: ProgrammeId,
) -> Result<Option<(Programme, Window, Draft)>, StoreFault> {
    let newest_draft = draft::Entity::find()
        .select_only()
        .expr(draft::Column::Version.max())
        .filter(draft::Column::Programme.eq(programme));
    let newest_draft = draft::Column::Version.in_subquery(newest_draft.into_query());
    let found = programme::Entity::find_by_id(programme)
        .find_also_related(version::Entity)
        .find_also_related(draft::Entity)
        .filter(is_newest())
        .filter(draft::Column::Version.is_null().or(newest_draft))
        .all(db)
        .await?;
    let Some((found, plan, draft)) = found.into_iter().next() else { return Ok(None) };
    let draft = draft.ok_or_else(|| StoreFault::Unreadable(format!("{programme} has no draft")))?;
    let (found, window) = with_window((found, plan))?;
    Ok(Some((found, window, draft.try_into()?)))
}

/// The days on which workshops are held: out of a plan as it is stored, or as it ships where none is.
///
/// # Errors
/// As [`newest`].
pub(crate) fn window_of(
    election: ElectionKind,
    election_day: NaiveDate,
    content: Option<&str>,
) -> Result<Window, StoreFault> {
    let unreadable = |fault| StoreFault::Unreadable(format!("the plan of {election_day}: {fault}"));
    let plan = content.map_or_else(
        || Ok(shipped(election, election_day)),
        |content| serde_json::from_str::<Plan>(content).map_err(unreadable),
    )?;
    Ok(plan.window())
}

pub(crate) fn to_plan() -> RelationDef {
    <programme::Entity as Related<version::Entity>>::to()
}

/// The plan that is joined to a programme is its newest, or none is saved.
pub(crate) fn is_newest() -> Condition {
    let of_programme = Expr::col((version::Entity, version::Column::Programme))
        .equals((programme::Entity, programme::Column::Id));
    let newest =
        version::Entity::find().select_only().expr(version::Column::Version.max()).filter(of_programme);
    Condition::any()
        .add(version::Column::Version.is_null())
        .add(version::Column::Version.in_subquery(newest.into_query()))
}

/// Programmes with their plans, the newest first.
fn with_plans() -> SelectTwo<programme::Entity, version::Entity> {
    programme::Entity::find()
        .find_also_related(version::Entity)
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
