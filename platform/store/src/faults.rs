//! What can go wrong below the areas. All of it is *ours*: the person gets an incident number, the log the chain.

/// A fault of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreFault {
    /// The database refused or could not be reached.
    #[error("the database did not do it: {0}")]
    Database(#[from] sea_orm::DbErr),
    /// A desk was sealed without a journal line: a deed nobody could account for.
    #[error("the deed wrote no journal line")]
    NoJournalLine,
    /// What gave the author the right to the deed was taken away meanwhile. Nothing was done.
    #[error("the right to the deed is gone")]
    RightGone,
    /// Something stored cannot be read back.
    #[error("stored content cannot be read: {0}")]
    Unreadable(String),
    /// A file of the house (key, database folder) cannot be used.
    #[error("{what}: {source}")]
    File {
        /// Which file, and what was being done with it.
        what: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// A key is missing or another: what is sealed cannot be opened, or nothing can be sealed.
    #[error("sealed content: {0}")]
    Sealed(#[from] crate::vault::Unopened),
    /// The master key is missing or another: the program does not start.
    #[error("{0}")]
    Locked(#[from] crate::vault::Locked),
    /// A setting of the store makes no sense.
    #[error("{0}")]
    Setting(String),
}

impl StoreFault {
    /// True when a unique rule of the database was broken, which an area may turn into a sentence.
    #[must_use]
    pub fn is_unique_violation(&self) -> bool {
        matches!(self, Self::Database(fault)
            if matches!(fault.sql_err(), Some(sea_orm::SqlErr::UniqueConstraintViolation(_))))
    }
}
