//! The connection: SQLite or PostgreSQL by the URL alone.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DeleteMany, EntityTrait,
    SqliteTransactionMode, TransactionOptions, TransactionTrait as _,
};
use tokio::sync::Notify;

use crate::{Doors, StoreFault};

/// Which database stands behind the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// One file, one program.
    Sqlite,
    /// A server, several programs.
    Postgres,
}

/// How to reach the database.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `sqlite://path/to/file` or `postgres://user@host/name`.
    pub url: String,
    /// Connections for reading (and, on PostgreSQL, for writing too).
    pub connections: u32,
}

impl Settings {
    /// The embedded database in `folder`, which must exist.
    #[must_use]
    pub fn embedded(folder: &std::path::Path) -> Self {
        Self::at(format!("sqlite://{}", folder.join("valskydd.sqlite").display()))
    }

    /// The database at `url`, with the usual number of connections.
    #[must_use]
    pub fn at(url: impl Into<String>) -> Self {
        Self { url: url.into(), connections: 8 }
    }
}

/// The open database with its doors. Cheap to clone.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
    backend: Backend,
    doors: Doors,
    queries: Arc<AtomicU64>,
    letters_waiting: Notify,
    lines_waiting: Notify,
}

impl Store {
    /// Opens the database; makes the file when SQLite has none yet.
    ///
    /// # Errors
    /// [`StoreFault`] when the URL is of another kind or the database cannot be reached.
    pub async fn open(settings: &Settings, doors: Doors) -> Result<Self, StoreFault> {
        let backend = backend_of(&settings.url)?;
        let queries = Arc::new(AtomicU64::new(0));
        let (mut reader, mut writer) = match backend {
            Backend::Sqlite => {
                make_folder(&settings.url)?;
                // SQLite takes one writer at a time: a pool of one lets deeds wait their turn here, in order,
                // instead of meeting "database is locked".
                let writer = Database::connect(sqlite(&settings.url, 1, true)).await?;
                let reader = Database::connect(sqlite(&settings.url, settings.connections, false)).await?;
                (reader, writer)
            }
            Backend::Postgres => {
                let pool = Database::connect(postgres(&settings.url, settings.connections)).await?;
                (pool.clone(), pool)
            }
        };
        for connection in [&mut reader, &mut writer] {
            let queries = Arc::clone(&queries);
            connection.set_metric_callback(move |_| {
                queries.fetch_add(1, Ordering::Relaxed);
            });
        }
        let (letters_waiting, lines_waiting) = (Notify::new(), Notify::new());
        Ok(Self(Arc::new(Inner { reader, writer, backend, doors, queries, letters_waiting, lines_waiting })))
    }

    /// For reading. Writing goes through [`Store::desk`](crate::Desk).
    #[must_use]
    pub fn reader(&self) -> &DatabaseConnection {
        &self.0.reader
    }

    /// For migrations, which make their own transactions.
    pub(crate) fn writer(&self) -> &DatabaseConnection {
        &self.0.writer
    }

    /// Which database it is.
    #[must_use]
    pub fn backend(&self) -> Backend {
        self.0.backend
    }

    /// Time, chance and ids.
    #[must_use]
    pub fn doors(&self) -> &Doors {
        &self.0.doors
    }

    /// How many statements have been run since the start; what the test of bounded queries looks at.
    #[must_use]
    pub fn queries_run(&self) -> u64 {
        self.0.queries.load(Ordering::Relaxed)
    }

    /// A transaction that takes the write lock at once, so that it never has to give up half-way.
    pub(crate) async fn begin(&self) -> Result<DatabaseTransaction, StoreFault> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        Ok(self.0.writer.begin_with_options(options).await?)
    }

    /// Takes away what is past its time. For errands; what a person deletes is a deed and goes over a desk.
    ///
    /// # Errors
    /// [`StoreFault`] when the database refuses.
    pub async fn tidy<E: EntityTrait>(&self, past: DeleteMany<E>) -> Result<u64, StoreFault> {
        let transaction = self.begin().await?;
        let gone = past.exec(&transaction).await?.rows_affected;
        transaction.commit().await?;
        Ok(gone)
    }

    pub(crate) fn letters_waiting(&self) -> &Notify {
        &self.0.letters_waiting
    }

    pub(crate) fn lines_waiting(&self) -> &Notify {
        &self.0.lines_waiting
    }

    /// Closes the connections, so that the last writes lie in the file.
    pub async fn close(self) {
        for connection in [&self.0.reader, &self.0.writer] {
            if let Err(fault) = connection.close_by_ref().await {
                tracing::warn!(%fault, "a database connection did not close cleanly");
            }
        }
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Store({:?})", self.0.backend)
    }
}

fn backend_of(url: &str) -> Result<Backend, StoreFault> {
    match url.split_once(':').map(|(scheme, _)| scheme) {
        Some("sqlite") => Ok(Backend::Sqlite),
        Some("postgres" | "postgresql") => Ok(Backend::Postgres),
        _ => Err(StoreFault::Setting("the database URL must begin with sqlite:// or postgres://".to_owned())),
    }
}

fn make_folder(url: &str) -> Result<(), StoreFault> {
    let path = PathBuf::from(url.trim_start_matches("sqlite:").trim_start_matches("//"));
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => std::fs::create_dir_all(folder)
            .map_err(|source| StoreFault::File { what: format!("the folder {}", folder.display()), source }),
        _ => Ok(()),
    }
}

fn sqlite(url: &str, connections: u32, writes: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(30))
        .sqlx_logging(false)
        .test_before_acquire(false)
        .map_sqlx_sqlite_opts(move |file| {
            file.create_if_missing(true)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(20))
                .pragma("journal_mode", "WAL")
                // A deed that was answered is on the disk, also when the power goes.
                .pragma("synchronous", "FULL")
                .pragma("cache_size", if writes { "-8000" } else { "-2000" })
                .statement_cache_capacity(128)
        });
    options
}

fn postgres(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(30))
        .sqlx_logging(false)
        .test_before_acquire(false)
        .map_sqlx_postgres_opts(|server| server.statement_cache_capacity(256));
    options
}

/// The backend as SeaORM names it.
impl From<Backend> for DbBackend {
    fn from(backend: Backend) -> Self {
        match backend {
            Backend::Sqlite => Self::Sqlite,
            Backend::Postgres => Self::Postgres,
        }
    }
}
