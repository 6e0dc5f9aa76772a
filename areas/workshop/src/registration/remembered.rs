//! How the columns of a municipality's lists are read, where somebody has decided that: the next list with the same
//! header is read so. No person is in it.

use organisation::OrganisationId;
use roster::{Columns, Field};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use store::{Desk, Store, StoreFault};

/// Headers that are remembered of one municipality; of more, the latest.
const MOST: u64 = 50;
/// Columns of one list that are remembered. Nobody's list has more.
const MOST_COLUMNS: usize = 200;

/// Columns that are remembered.
pub mod record {
    use organisation::OrganisationId;
    use sea_orm::entity::prelude::*;

    /// How the columns below one header are read.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "list_columns")]
    pub struct Model {
        /// Whose lists.
        #[sea_orm(primary_key, auto_increment = false)]
        pub municipality: OrganisationId,
        /// The header's fingerprint.
        #[sea_orm(primary_key, auto_increment = false)]
        pub fingerprint: String,
        /// What each column holds, as JSON; null for one that is not read.
        pub fields: String,
        /// Since when.
        pub kept_at: DateTimeUtc,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What is remembered of a municipality's lists, the latest first: one query.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn of(store: &Store, municipality: OrganisationId) -> Result<Vec<Columns>, StoreFault> {
    let rows = record::Entity::find()
        .filter(record::Column::Municipality.eq(municipality))
        .order_by_desc(record::Column::KeptAt)
        .limit(MOST)
        .all(store.reader())
        .await?;
    let columns = |row: record::Model| {
        // A field that no version of ours wrote is not known: then the list is read as any other.
        let fields: Vec<Option<Field>> = serde_json::from_str(&row.fields).ok()?;
        Some(Columns { fingerprint: row.fingerprint, fields })
    };
    Ok(rows.into_iter().filter_map(columns).collect())
}

/// Remembers how a list was read, together with the deed that took it in.
pub(super) async fn keep(
    desk: &Desk,
    municipality: OrganisationId,
    columns: &Columns,
) -> Result<(), StoreFault> {
    if columns.fields.len() > MOST_COLUMNS {
        return Ok(());
    }
    let row = record::ActiveModel {
        municipality: Set(municipality),
        fingerprint: Set(columns.fingerprint.clone()),
        fields: Set(serde_json::to_string(&columns.fields).unwrap_or_default()),
        kept_at: Set(desk.now()),
    };
    record::Entity::insert(row)
        .on_conflict(
            OnConflict::columns([record::Column::Municipality, record::Column::Fingerprint])
                .update_columns([record::Column::Fields, record::Column::KeptAt])
                .to_owned(),
        )
        .exec_without_returning(desk.db())
        .await?;
    let newest = record::Entity::find()
        .filter(record::Column::Municipality.eq(municipality))
        .order_by_desc(record::Column::KeptAt)
        .limit(MOST)
        .select_only()
        .column(record::Column::Fingerprint)
        .into_tuple::<String>()
        .all(desk.db())
        .await?;
    if newest.len() as u64 == MOST {
        record::Entity::delete_many()
            .filter(record::Column::Municipality.eq(municipality))
            .filter(record::Column::Fingerprint.is_not_in(newest))
            .exec(desk.db())
            .await?;
    }
    Ok(())
}
