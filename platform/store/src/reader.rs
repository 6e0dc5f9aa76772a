//! Reading: on SQLite straight over a connection from the pool, on PostgreSQL each statement in a transaction of its own
//! that has the sight of whoever asks. The setting ends with the transaction, so no connection brings another's sight along.
//!
//! A transaction that has only read is not committed but dropped: its end then goes to the server together with the pool's
//! question whether the connection lives, and is no message to wait for.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use deadpool::managed::{Object, Pool, PoolError};
use sea_orm::sqlx::query::Query;
use sea_orm::sqlx::{
    AssertSqlSafe, Connection as _, Database, Executor as _, PgPool, Postgres, Sqlite, Transaction,
    query_with,
};
use sea_orm::{
    ConnAcquireErr, ConnectionTrait, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr, Statement,
};
use sea_query_sqlx::SqlxValues;

use crate::Sight;
use crate::connect::count;
use crate::pools::FileReaders;
use crate::sight::current;

/// Where a reader's connections come from.
pub(crate) enum Source {
    /// The file of the embedded database.
    File(Pool<FileReaders>),
    /// A server.
    Server(PgPool),
}

/// What the store is read through.
pub struct Reader {
    source: Source,
    outside: Sight,
    queries: Arc<AtomicU64>,
}

impl Reader {
    /// A reader of `source`; outside every scope it sees `outside`. `queries` counts what it asks.
    pub(crate) fn new(source: Source, outside: Sight, queries: Arc<AtomicU64>) -> Self {
        Self { source, outside, queries }
    }

    /// What whoever asks now may see.
    pub(crate) fn sight(&self) -> Sight {
        current().unwrap_or(self.outside)
    }

    /// Closes the connections that rest; no new ones are given.
    pub(crate) async fn close(&self) {
        match &self.source {
            Source::File(pool) => {
                for connection in pool.retain(|_, _| false).removed {
                    if let Err(fault) = connection.close().await {
                        tracing::warn!(%fault, "a database connection did not close cleanly");
                    }
                }
                pool.close();
            }
            Source::Server(pool) => pool.close().await,
        }
    }

    /// A transaction with the sight of whoever asks: one message to the server.
    async fn begin(&self, server: &PgPool) -> Result<Transaction<'static, Postgres>, DbErr> {
        let begin = format!("BEGIN; {}", self.sight().set());
        server.begin_with(AssertSqlSafe(begin)).await.map_err(|fault| match fault {
            sea_orm::sqlx::Error::PoolTimedOut => DbErr::ConnectionAcquire(ConnAcquireErr::Timeout),
            sea_orm::sqlx::Error::PoolClosed => DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed),
            other => query_fault(other),
        })
    }
}

/// A connection to the file.
async fn taken(pool: &Pool<FileReaders>) -> Result<Object<FileReaders>, DbErr> {
    pool.get().await.map_err(|fault| match fault {
        PoolError::Timeout(_) => DbErr::ConnectionAcquire(ConnAcquireErr::Timeout),
        PoolError::Backend(fault) => query_fault(fault),
        _ => DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed),
    })
}

fn runtime(fault: sea_orm::sqlx::Error) -> RuntimeErr {
    RuntimeErr::SqlxError(Arc::new(fault))
}

fn query_fault(fault: sea_orm::sqlx::Error) -> DbErr {
    DbErr::Query(runtime(fault))
}

fn execute_fault(fault: sea_orm::sqlx::Error) -> DbErr {
    DbErr::Exec(runtime(fault))
}

/// The statement with its values, as sqlx takes it.
fn bound<D: Database>(statement: Statement) -> Query<'static, D, SqlxValues>
where
    SqlxValues: sea_orm::sqlx::IntoArguments<D>,
{
    let values = statement.values.unwrap_or(sea_orm::Values(Vec::new()));
    query_with(AssertSqlSafe(statement.sql), SqlxValues(values))
}

#[async_trait::async_trait]
impl ConnectionTrait for Reader {
    fn get_database_backend(&self) -> DbBackend {
        match self.source {
            Source::File(_) => DbBackend::Sqlite,
            Source::Server(_) => DbBackend::Postgres,
        }
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        count(&self.queries, &statement.sql);
        match &self.source {
            Source::File(pool) => {
                let done = bound::<Sqlite>(statement).execute(&mut *taken(pool).await?).await;
                Ok(done.map_err(execute_fault)?.into())
            }
            Source::Server(server) => {
                let mut transaction = self.begin(server).await?;
                let done =
                    bound::<Postgres>(statement).execute(&mut *transaction).await.map_err(execute_fault)?;
                transaction.commit().await.map_err(execute_fault)?;
                Ok(done.into())
            }
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        count(&self.queries, sql);
        let sql = AssertSqlSafe(sql.to_owned());
        match &self.source {
            Source::File(pool) => Ok(taken(pool).await?.execute(sql).await.map_err(execute_fault)?.into()),
            Source::Server(server) => {
                let mut transaction = self.begin(server).await?;
                let done = transaction.execute(sql).await.map_err(execute_fault)?;
                transaction.commit().await.map_err(execute_fault)?;
                Ok(done.into())
            }
        }
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        count(&self.queries, &statement.sql);
        match &self.source {
            Source::File(pool) => {
                let row = bound::<Sqlite>(statement).fetch_optional(&mut *taken(pool).await?).await;
                Ok(row.map_err(query_fault)?.map(QueryResult::from))
            }
            Source::Server(server) => {
                let mut transaction = self.begin(server).await?;
                let row = bound::<Postgres>(statement).fetch_optional(&mut *transaction).await;
                Ok(row.map_err(query_fault)?.map(QueryResult::from))
            }
        }
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        count(&self.queries, &statement.sql);
        match &self.source {
            Source::File(pool) => {
                let rows = bound::<Sqlite>(statement).fetch_all(&mut *taken(pool).await?).await;
                Ok(rows.map_err(query_fault)?.into_iter().map(QueryResult::from).collect())
            }
            Source::Server(server) => {
                let mut transaction = self.begin(server).await?;
                let rows = bound::<Postgres>(statement).fetch_all(&mut *transaction).await;
                Ok(rows.map_err(query_fault)?.into_iter().map(QueryResult::from).collect())
            }
        }
    }
}
