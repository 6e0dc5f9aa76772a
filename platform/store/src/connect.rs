//! The connection: SQLite or PostgreSQL by the URL alone.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use sea_orm::prelude::Uuid;
use sea_orm::{
    ConnectionTrait as _, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DeleteMany,
    EntityTrait, SqliteTransactionMode, TransactionOptions, TransactionTrait as _, UpdateMany,
};
use tokio::sync::Notify;

use crate::pools::{FileReaders, postgres, sqlite};
use crate::reader::Source;
use crate::turns::{Turn, Turns};
use crate::vault::Keyring;
use crate::{Doors, Reader, Rights, Sight, StoreFault};

/// Rows in one insert: SQLite takes 32 766 values in a statement (<https://www.sqlite.org/limits.html>), PostgreSQL
/// 65 535, and no table has more than 50 columns.
pub(crate) const ROWS_AT_ONCE: usize = 500;

/// Which database stands behind the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// One file, one program.
    Sqlite,
    /// A server, several programs.
    Postgres,
}

/// How to reach the database. Printing it never shows the URL, which may hold a password.
#[derive(Clone)]
pub struct Settings {
    /// `sqlite://path/to/file` (the path as it is, nothing encoded) or `postgres://user@host/name`.
    pub url: String,
    /// Connections for reading (and, on PostgreSQL, for writing too).
    pub connections: u32,
    /// The same PostgreSQL database as somebody who owns its tables and migrates them. None: whoever serves owns them
    /// too, and passes through the second wall (decision 0011).
    pub owner_url: Option<String>,
    /// What code sees that runs outside every [`see_as`](crate::see_as): nothing in a program that serves.
    pub outside: Sight,
    /// Where the keys of sealed content lie; without them nothing can be sealed or opened.
    pub keys: Option<Keyring>,
}

impl Settings {
    /// The embedded database in `folder`, which must exist.
    #[must_use]
    pub fn embedded(folder: &Path) -> Self {
        Self::at(format!("sqlite://{}", folder.join("valskydd.sqlite").display()))
    }

    /// The database at `url`, with the usual number of connections.
    #[must_use]
    pub fn at(url: impl Into<String>) -> Self {
        Self { url: url.into(), connections: 8, owner_url: None, outside: Sight::Nobody, keys: None }
    }

    /// The same with somebody else to own and migrate the tables.
    #[must_use]
    pub fn owned_at(self, owner_url: impl Into<String>) -> Self {
        Self { owner_url: Some(owner_url.into()), ..self }
    }

    /// The same for code that stands for the whole house also outside every scope: tests and tools, never serving.
    #[must_use]
    pub fn for_the_house(self) -> Self {
        Self { outside: Sight::House, ..self }
    }

    /// The same database, with the keys of its sealed content.
    #[must_use]
    pub fn with_keys(self, keys: Keyring) -> Self {
        Self { keys: Some(keys), ..self }
    }
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings").field("connections", &self.connections).finish_non_exhaustive()
    }
}

/// The open database with its doors. Cheap to clone.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    reader: Reader,
    writer: DatabaseConnection,
    backend: Backend,
    owner_url: Option<String>,
    doors: Doors,
    keys: Option<Keyring>,
    queries: Arc<AtomicU64>,
    letters_waiting: Notify,
    lines_waiting: Notify,
    rights: OnceLock<Arc<dyn Rights>>,
    turns: Turns,
}

impl Store {
    /// Opens the database; makes the file when SQLite has none yet.
    ///
    /// # Errors
    /// [`StoreFault`] when the URL is of another kind or the database cannot be reached.
    pub async fn open(settings: &Settings, doors: Doors) -> Result<Self, StoreFault> {
        let queries = Arc::new(AtomicU64::new(0));
        let (backend, source, mut writer) = match target_of(&settings.url)? {
            Target::File(file) => {
                make_folder_of(&file)?;
                // SQLite takes one writer at a time: a pool of one lets deeds wait their turn here, in order,
                // instead of meeting "database is locked".
                let writer = Database::connect(sqlite(&file)).await?;
                let readers = FileReaders::pool(&file, settings.connections)?;
                (Backend::Sqlite, Source::File(readers), writer)
            }
            Target::Server(url) => {
                let pool = Database::connect(postgres(&url, settings.connections)).await?;
                (Backend::Postgres, Source::Server(pool.get_postgres_connection_pool().clone()), pool)
            }
        };
        let counted = Arc::clone(&queries);
        writer.set_metric_callback(move |asked| count(&counted, &asked.statement.sql));
        let (letters_waiting, lines_waiting) = (Notify::new(), Notify::new());
        Ok(Self(Arc::new(Inner {
            reader: Reader::new(source, settings.outside, Arc::clone(&queries)),
            writer,
            backend,
            owner_url: settings.owner_url.clone(),
            doors,
            keys: settings.keys.clone(),
            queries,
            letters_waiting,
            lines_waiting,
            rights: OnceLock::new(),
            turns: Turns::default(),
        })))
    }

    /// Whom to ask whether an author's right still stands; the first one stays.
    pub fn ask_of_rights(&self, rights: Arc<dyn Rights>) {
        // A second one is the same area's again: tests furnish one store twice.
        let _ = self.0.rights.set(rights);
    }

    pub(crate) fn rights(&self) -> Option<&dyn Rights> {
        self.0.rights.get().map(AsRef::as_ref)
    }

    /// Waits for the turn at something that many deeds may want at once, before a desk is opened: whoever has it is the
    /// only one of this node.
    pub async fn turn(&self, of: Uuid) -> Turn {
        self.0.turns.wait(of).await
    }

    /// For reading. Writing goes through [`Store::desk`](crate::Desk).
    #[must_use]
    pub fn reader(&self) -> &Reader {
        &self.0.reader
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

    /// Where the keys of sealed content lie.
    pub(crate) fn keys(&self) -> Option<&Keyring> {
        self.0.keys.as_ref()
    }

    /// How many statements have been run since the start; what the test of bounded queries looks at.
    #[must_use]
    pub fn queries_run(&self) -> u64 {
        self.0.queries.load(Ordering::Relaxed)
    }

    /// Where migrations are run, when not as whoever serves.
    pub(crate) fn owner_url(&self) -> Option<&str> {
        self.0.owner_url.as_deref()
    }

    /// A transaction that takes the write lock at once, so that it never has to give up half-way. It has the sight of
    /// whoever begins it, to its end.
    pub(crate) async fn begin(&self) -> Result<DatabaseTransaction, StoreFault> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let transaction = self.0.writer.begin_with_options(options).await?;
        self.look(&transaction, self.0.reader.sight()).await?;
        Ok(transaction)
    }

    /// Gives a transaction another sight.
    pub(crate) async fn look(
        &self,
        transaction: &DatabaseTransaction,
        sight: Sight,
    ) -> Result<(), StoreFault> {
        if self.0.backend == Backend::Postgres {
            transaction.execute_unprepared(&sight.set()).await?;
        }
        Ok(())
    }

    /// What whoever asks now may see.
    pub(crate) fn sight(&self) -> Sight {
        self.0.reader.sight()
    }

    /// Takes away what is past its time. For errands; what a person deletes is a deed and goes over a desk.
    ///
    /// # Errors
    /// [`StoreFault`] when the database refuses.
    pub async fn tidy<E: EntityTrait>(&self, past: DeleteMany<E>) -> Result<u64, StoreFault> {
        let aside = self.aside().await?;
        let gone = past.exec(aside.db()).await?.rows_affected;
        aside.keep().await?;
        Ok(gone)
    }

    /// Notes in passing what is no deed of anyone's: when a session was last seen.
    ///
    /// # Errors
    /// [`StoreFault`] when the database refuses.
    pub async fn note<E: EntityTrait>(&self, seen: UpdateMany<E>) -> Result<u64, StoreFault> {
        let aside = self.aside().await?;
        let noted = seen.exec(aside.db()).await?.rows_affected;
        aside.keep().await?;
        Ok(noted)
    }

    /// A transaction for what the house counts for itself, beside all deeds and without a journal line: tallies.
    ///
    /// # Errors
    /// [`StoreFault`] when the transaction cannot begin.
    pub async fn aside(&self) -> Result<Aside, StoreFault> {
        Ok(Aside(self.begin().await?))
    }

    pub(crate) fn letters_waiting(&self) -> &Notify {
        &self.0.letters_waiting
    }

    pub(crate) fn lines_waiting(&self) -> &Notify {
        &self.0.lines_waiting
    }

    /// Writes the whole file anew, so that nothing is left of what once stood in it: where SQLite divides a page,
    /// `secure_delete` leaves copies behind. Needs room for the file once more. A server vacuums by itself, and only the
    /// tables' owner may ask it to.
    ///
    /// # Errors
    /// [`StoreFault`] when the database refuses.
    pub async fn write_anew(&self) -> Result<(), StoreFault> {
        if self.backend() == Backend::Sqlite {
            self.0.writer.execute_unprepared("VACUUM").await?;
            self.0.writer.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await?;
        }
        Ok(())
    }

    /// Closes the connections, so that the last writes lie in the file.
    pub async fn close(self) {
        self.0.reader.close().await;
        if let Err(fault) = self.0.writer.close_by_ref().await {
            tracing::warn!(%fault, "the database connection did not close cleanly");
        }
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Store({:?})", self.0.backend)
    }
}

/// A transaction beside all deeds. Dropped without [`Aside::keep`], nothing happened.
pub struct Aside(DatabaseTransaction);

impl Aside {
    /// The transaction.
    #[must_use]
    pub fn db(&self) -> &DatabaseTransaction {
        &self.0
    }

    /// Keeps what was written.
    ///
    /// # Errors
    /// [`StoreFault`] when the database refuses.
    pub async fn keep(self) -> Result<(), StoreFault> {
        Ok(self.0.commit().await?)
    }
}

/// Counts a statement that is run, and tells whoever listens of its words alone: what stands in place of the question
/// marks is people's.
pub(crate) fn count(queries: &AtomicU64, sql: &str) {
    tracing::trace!(target: "store::queries", sql);
    queries.fetch_add(1, Ordering::Relaxed);
}

/// Where a URL leads.
enum Target {
    File(PathBuf),
    Server(String),
}

fn target_of(url: &str) -> Result<Target, StoreFault> {
    let refused = |why: &str| Err(StoreFault::Setting(format!("the database URL {why}")));
    match url.split_once(':') {
        Some(("sqlite", rest)) => {
            let path = rest.strip_prefix("//").unwrap_or(rest);
            // Other tools want to be told that the file may be made; ours makes it always.
            let path = path.strip_suffix("?mode=rwc").unwrap_or(path);
            match path {
                "" | ":memory:" => refused("must name a file after sqlite://"),
                path => Ok(Target::File(path.into())),
            }
        }
        Some(("postgres" | "postgresql", _)) => {
            match url.parse::<sea_orm::sqlx::postgres::PgConnectOptions>() {
                Ok(_) => Ok(Target::Server(url.to_owned())),
                // Never with the URL itself: it may hold a password.
                Err(fault) => refused(&format!("cannot be read: {fault}")),
            }
        }
        _ => refused("must begin with sqlite:// or postgres://"),
    }
}

fn make_folder_of(file: &Path) -> Result<(), StoreFault> {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => std::fs::create_dir_all(folder)
            .map_err(|source| StoreFault::File { what: format!("the folder {}", folder.display()), source }),
        _ => Ok(()),
    }
}

/// The backend as `SeaORM` names it.
impl From<Backend> for DbBackend {
    fn from(backend: Backend) -> Self {
        match backend {
            Backend::Sqlite => Self::Sqlite,
            Backend::Postgres => Self::Postgres,
        }
    }
}
