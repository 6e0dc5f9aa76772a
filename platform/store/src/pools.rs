//! The pools of connections, and how each connection is opened.

use std::path::Path;
use std::time::Duration;

use deadpool::Runtime;
use deadpool::managed::{Manager, Metrics, Pool, RecycleResult};
use sea_orm::sqlx::sqlite::SqliteConnectOptions;
use sea_orm::sqlx::{ConnectOptions as _, Connection as _, SqliteConnection};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbErr};

use crate::StoreFault;

/// How long a question waits for a connection to come free.
const WAIT: Duration = Duration::from_secs(30);

/// A pool past the store, at a URL as it is: for tests and measurements that look at the tables from outside.
///
/// # Errors
/// [`DbErr`] when the database cannot be reached.
pub async fn pool_at(url: &str, connections: u32) -> Result<DatabaseConnection, DbErr> {
    let mut options = lasting(url);
    options.max_connections(connections).sqlx_logging(false);
    Database::connect(options).await
}

/// What all pools have in common: no connection is closed for its age or its rest. The task that looks for old ones
/// counts past zero in sqlx 0.9.0 and then turns for ever on one core (<https://github.com/launchbadge/sqlx/issues/3645>).
fn lasting(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.idle_timeout(None).max_lifetime(None);
    options
}

/// How each connection to the file is opened.
pub(crate) fn file(path: &Path, writes: bool) -> SqliteConnectOptions {
    // The path goes past the URL: a folder may be called anything.
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(20))
        .pragma("journal_mode", "WAL")
        // A deed that was answered is on the disk, also when the power goes.
        .pragma("synchronous", "FULL")
        // What is deleted is written over, not only forgotten.
        .pragma("secure_delete", "ON")
        // Nothing is written but over a desk: the readers' connections refuse to.
        .pragma("query_only", if writes { "OFF" } else { "ON" })
        .pragma("cache_size", if writes { "-8000" } else { "-2000" })
        .statement_cache_capacity(128)
        .disable_statement_logging()
}

/// The one connection that writes.
pub(crate) fn sqlite(path: &Path) -> ConnectOptions {
    let file = file(path, true);
    let mut options = lasting("sqlite://valskydd.sqlite");
    options
        .max_connections(1)
        .min_connections(1)
        .acquire_timeout(WAIT)
        .sqlx_logging(false)
        .test_before_acquire(false)
        // When the disk is full, SQLite ends a transaction by itself and sqlx goes on counting it: the next deed would
        // be a savepoint in it, say that it is done, and be lost. Such a connection is closed and a new one opened.
        .map_sqlx_sqlite_pool_opts(|pool| {
            pool.before_acquire(|connection, _| {
                let is_clean = !connection.is_in_transaction();
                Box::pin(async move { Ok(is_clean) })
            })
        })
        .map_sqlx_sqlite_opts(move |_| file.clone());
    options
}

/// Connections that read the file. sqlx's own pool asks each connection whether it lives when it is given back, which
/// costs as much as a small question; a file does not go away.
#[derive(Debug)]
pub(crate) struct FileReaders(SqliteConnectOptions);

impl FileReaders {
    /// A pool of `connections` on the file at `path`.
    pub(crate) fn pool(path: &Path, connections: u32) -> Result<Pool<Self>, StoreFault> {
        Pool::builder(Self(file(path, false)))
            .max_size(usize::try_from(connections).unwrap_or(usize::MAX))
            .wait_timeout(Some(WAIT))
            .runtime(Runtime::Tokio1)
            .build()
            .map_err(|fault| StoreFault::Setting(fault.to_string()))
    }
}

impl Manager for FileReaders {
    type Type = SqliteConnection;
    type Error = sea_orm::sqlx::Error;

    async fn create(&self) -> Result<SqliteConnection, Self::Error> {
        self.0.connect().await
    }

    async fn recycle(&self, _: &mut SqliteConnection, _: &Metrics) -> RecycleResult<Self::Error> {
        Ok(())
    }
}

pub(crate) fn postgres(url: &str, connections: u32) -> ConnectOptions {
    let mut options = lasting(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(WAIT)
        .sqlx_logging(false)
        // A server that was started anew has cut every connection: one that has rested is tried before it is used.
        .test_before_acquire_if_idle_for(Duration::from_secs(1))
        .map_sqlx_postgres_opts(|server| server.statement_cache_capacity(256));
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_pool_looks_for_old_connections() {
        let server = postgres("postgres://nobody@localhost/none", 8);
        let file = sqlite(Path::new("none.sqlite"));
        for options in [server, file] {
            assert_eq!(options.get_idle_timeout(), Some(None));
            assert_eq!(options.get_max_lifetime(), Some(None));
        }
    }
}
