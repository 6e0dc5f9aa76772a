//! Looking programmes and drafts up.

use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, JoinType, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    QueryTrait as _, RelationDef,
};
use store::{Store, StoreFault};

use crate::draft::DraftText;
use crate::draft_records::setting;
use crate::records::{ProgrammeId, draft, programme};

pub use programme::Model as Programme;

/// One saved version of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// 1, 2, 3 …
    pub version: i32,
    /// What stands in it.
    pub text: DraftText,
    /// By whom.
    pub saved_by: String,
    /// When.
    pub saved_at: DateTimeUtc,
}

impl TryFrom<draft::Model> for Draft {
    type Error = StoreFault;

    fn try_from(row: draft::Model) -> Result<Self, StoreFault> {
        let parts =
            serde_json::from_str(&row.parts).map_err(|fault| StoreFault::Unreadable(fault.to_string()))?;
        Ok(Self {
            version: row.version,
            text: DraftText { subject: row.subject, audience: row.audience, parts },
            saved_by: row.saved_by,
            saved_at: row.saved_at,
        })
    }
}

/// The programme that was made last; none before the first.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn current(store: &Store) -> Result<Option<Programme>, StoreFault> {
    Ok(programme::Entity::find()
        .order_by_desc(programme::Column::MadeAt)
        .order_by_desc(programme::Column::Id)
        .one(store.reader())
        .await?)
}

/// The id of that one, within another question. Without LIMIT, whose bound number would make SQLite plan the whole
/// question anew each time.
pub(crate) fn newest_id() -> SelectStatement {
    let newest = programme::Entity::find().select_only().expr(programme::Column::MadeAt.max());
    programme::Entity::find()
        .select_only()
        .column(programme::Column::Id)
        .filter(programme::Column::MadeAt.in_subquery(newest.into_query()))
        .into_query()
}

/// One programme.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn of(store: &Store, id: ProgrammeId) -> Result<Option<Programme>, StoreFault> {
    Ok(programme::Entity::find_by_id(id).one(store.reader()).await?)
}

/// The newest version of a programme's draft. Every programme has one from the start.
///
/// # Errors
/// [`StoreFault`] when the database refuses, or there is no such programme.
pub async fn newest_draft(store: &Store, programme: ProgrammeId) -> Result<Draft, StoreFault> {
    newest(store.reader(), programme).await
}

/// The same, and whether the programme asks for approval of what counties make of it.
///
/// # Errors
/// As [`newest_draft`].
pub async fn newest_and_approval(
    db: &impl sea_orm::ConnectionTrait,
    programme: ProgrammeId,
) -> Result<(Draft, bool), StoreFault> {
    let to_setting: RelationDef = draft::Entity::belongs_to(setting::Entity)
        .from(draft::Column::Programme)
        .to(setting::Column::Programme)
        .into();
    let found = draft::Entity::find()
        .join(JoinType::LeftJoin, to_setting)
        .select_also(setting::Entity)
        .filter(draft::Column::Programme.eq(programme))
        .order_by_desc(draft::Column::Version)
        .one(db)
        .await?;
    let (draft, setting) =
        found.ok_or_else(|| StoreFault::Unreadable(format!("the programme {programme} has no draft")))?;
    Ok((draft.try_into()?, setting.is_some_and(|setting| setting.approval)))
}

/// The newest version inside a deed.
///
/// # Errors
/// As [`newest_draft`].
pub async fn newest(db: &impl sea_orm::ConnectionTrait, programme: ProgrammeId) -> Result<Draft, StoreFault> {
    let found = draft::Entity::find()
        .filter(draft::Column::Programme.eq(programme))
        .order_by_desc(draft::Column::Version)
        .one(db)
        .await?;
    found.ok_or_else(|| StoreFault::Unreadable(format!("the programme {programme} has no draft")))?.try_into()
}
