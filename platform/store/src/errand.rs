//! Errands: work that is done at set intervals, by one program at a time.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use chrono::TimeDelta;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use sea_orm_migration::prelude::{SchemaManager, Table};
use sea_orm_migration::schema::{string, timestamp_with_time_zone};
use tokio::sync::watch;

use crate::{Sight, Store, StoreFault, see_as};

type Work = Box<dyn Fn(Store) -> Pin<Box<dyn Future<Output = Result<(), StoreFault>> + Send>> + Send + Sync>;

/// A piece of background work.
pub struct Errand {
    /// Its name, stable over versions.
    pub name: &'static str,
    /// How often.
    pub every: TimeDelta,
    /// What is done.
    pub work: Work,
}

impl Errand {
    /// An errand from an async function.
    pub fn new<F, W>(name: &'static str, every: TimeDelta, work: W) -> Self
    where
        W: Fn(Store) -> F + Send + Sync + 'static,
        F: Future<Output = Result<(), StoreFault>> + Send + 'static,
    {
        Self { name, every, work: Box::new(move |store| Box::pin(work(store))) }
    }
}

mod records {
    use sea_orm::entity::prelude::*;

    /// When an errand is due.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "errand")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: String,
        pub next_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) async fn migration(schema: &SchemaManager<'_>) -> Result<(), sea_orm::DbErr> {
    let table = Table::create()
        .table("errand")
        .col(string("name").primary_key())
        .col(timestamp_with_time_zone("next_at"))
        .to_owned();
    schema.create_table(table).await
}

/// Takes an errand if it is due, so that no other program does it too.
async fn take(store: &Store, errand: &Errand) -> Result<bool, StoreFault> {
    let now = store.doors().now();
    let transaction = store.begin().await?;
    let row = records::ActiveModel { name: Set(errand.name.to_owned()), next_at: Set(now) };
    records::Entity::insert(row)
        .on_conflict(OnConflict::column(records::Column::Name).do_nothing().to_owned())
        .try_insert()
        .exec_without_returning(&transaction)
        .await?;
    let taken = records::Entity::update_many()
        .col_expr(records::Column::NextAt, Expr::value(now + errand.every))
        .filter(records::Column::Name.eq(errand.name))
        .filter(records::Column::NextAt.lte(now))
        .exec(&transaction)
        .await?;
    transaction.commit().await?;
    Ok(taken.rows_affected == 1)
}

/// Does an errand if it is due.
async fn do_if_due(store: &Store, errand: &Errand) -> Result<(), StoreFault> {
    if take(store, errand).await? {
        (errand.work)(store.clone()).await?;
    }
    Ok(())
}

/// Does errands as they fall due until `stop` turns true. They see what the house sees.
pub async fn run_errands(store: Store, errands: Vec<Errand>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        for errand in &errands {
            if let Err(fault) = see_as(Sight::House, do_if_due(&store, errand)).await {
                tracing::error!(errand = errand.name, %fault, "an errand failed; it is due again after its interval");
            }
        }
        tokio::select! {
            () = tokio::time::sleep(Duration::from_secs(30)) => {}
            _ = stop.changed() => {}
        }
    }
}
