//! Reading: on SQLite straight from the pool, on PostgreSQL each statement in a transaction of its own that has the
//! sight of whoever asks. The setting ends with the transaction, so no connection brings another's sight along.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sea_orm::sqlx::{AssertSqlSafe, Executor as _, PgPool, Postgres, Transaction, query_with};
use sea_orm::{
    ConnAcquireErr, ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult,
    RuntimeErr, Statement,
};
use sea_query_sqlx::SqlxValues;

use crate::Sight;
use crate::sight::current;

/// What the store is read through.
pub struct Reader {
    pool: DatabaseConnection,
    server: Option<PgPool>,
    outside: Sight,
    queries: Arc<AtomicU64>,
}

impl Reader {
    /// A reader on `pool`; outside every scope it sees `outside`. `queries` counts what it asks on a server (the
    /// embedded pool counts itself).
    pub(crate) fn new(pool: DatabaseConnection, outside: Sight, queries: Arc<AtomicU64>) -> Self {
        let server = matches!(pool.get_database_backend(), DbBackend::Postgres)
            .then(|| pool.get_postgres_connection_pool().clone());
        Self { pool, server, outside, queries }
    }

    /// What whoever asks now may see.
    pub(crate) fn sight(&self) -> Sight {
        current().unwrap_or(self.outside)
    }

    pub(crate) async fn close(&self) -> Result<(), DbErr> {
        self.pool.close_by_ref().await
    }

    /// A transaction with the sight of whoever asks: one message to the server.
    async fn begin(&self, server: &PgPool) -> Result<Transaction<'static, Postgres>, DbErr> {
        self.queries.fetch_add(1, Ordering::Relaxed);
        let begin = format!("BEGIN; {}", self.sight().set());
        server.begin_with(AssertSqlSafe(begin)).await.map_err(|fault| match fault {
            sea_orm::sqlx::Error::PoolTimedOut => DbErr::ConnectionAcquire(ConnAcquireErr::Timeout),
            sea_orm::sqlx::Error::PoolClosed => DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed),
            other => query_fault(other),
        })
    }
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
fn bound(statement: &Statement) -> sea_orm::sqlx::query::Query<'_, Postgres, SqlxValues> {
    let values = statement.values.clone().unwrap_or(sea_orm::Values(Vec::new()));
    query_with(AssertSqlSafe(statement.sql.as_str()), SqlxValues(values))
}

#[async_trait::async_trait]
impl ConnectionTrait for Reader {
    fn get_database_backend(&self) -> DbBackend {
        self.pool.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        let Some(server) = &self.server else { return self.pool.execute_raw(statement).await };
        let mut transaction = self.begin(server).await?;
        let done = bound(&statement).execute(&mut *transaction).await.map_err(execute_fault)?;
        transaction.commit().await.map_err(execute_fault)?;
        Ok(done.into())
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        let Some(server) = &self.server else { return self.pool.execute_unprepared(sql).await };
        let mut transaction = self.begin(server).await?;
        let done = transaction.execute(AssertSqlSafe(sql.to_owned())).await.map_err(execute_fault)?;
        transaction.commit().await.map_err(execute_fault)?;
        Ok(done.into())
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let Some(server) = &self.server else { return self.pool.query_one_raw(statement).await };
        let mut transaction = self.begin(server).await?;
        let row = bound(&statement).fetch_optional(&mut *transaction).await.map_err(query_fault)?;
        transaction.commit().await.map_err(query_fault)?;
        Ok(row.map(QueryResult::from))
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let Some(server) = &self.server else { return self.pool.query_all_raw(statement).await };
        let mut transaction = self.begin(server).await?;
        let rows = bound(&statement).fetch_all(&mut *transaction).await.map_err(query_fault)?;
        transaction.commit().await.map_err(query_fault)?;
        Ok(rows.into_iter().map(QueryResult::from).collect())
    }
}
