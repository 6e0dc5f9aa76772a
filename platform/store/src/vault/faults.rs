//! Why something sealed does not open, or nothing can be sealed.

use sea_orm::prelude::Uuid;

use super::envelope::NotAnEnvelope;

/// Why something sealed does not open. An area may turn it into a sentence; none of them says what was in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unopened {
    /// There is no master key where it should be.
    #[error("the master key is missing")]
    NoMaster,
    /// The master key is another than the one by which the data key was wrapped.
    #[error("it was sealed under another master key")]
    OtherMaster,
    /// The organisation's share is not in the keyring.
    #[error("the share of organisation {0} is not in the keyring")]
    NoShare(Uuid),
    /// The organisation's share in the keyring is another.
    #[error("the share of organisation {0} in the keyring is another")]
    OtherShare(Uuid),
    /// The key was thrown away, on purpose.
    #[error("its key was thrown away")]
    Shredded,
    /// It was changed, or lies somewhere else than where it was sealed for.
    #[error("it was changed, or belongs elsewhere")]
    DoesNotFit,
    /// It is no envelope.
    #[error("it is no sealed envelope: {0}")]
    NoEnvelope(#[from] NotAnEnvelope),
    /// It opened, but this program does not understand what was in it.
    #[error("what was sealed is not understood")]
    Unreadable,
}

impl Unopened {
    /// The end of the text key of its sentence. What a reader can do is the same for several of them.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Shredded => "shredded",
            Self::NoMaster | Self::OtherMaster | Self::NoShare(_) | Self::OtherShare(_) => "key",
            Self::DoesNotFit | Self::NoEnvelope(_) | Self::Unreadable => "damaged",
        }
    }
}

/// Why the vault cannot be used at all: the program does not start.
#[derive(Debug, thiserror::Error)]
pub enum Locked {
    /// The database was sealed under a master key that is not there.
    #[error(
        "the master key is missing ({0}), and the database was sealed under one: put it back from its own backup, or \
         point keys.master_file to it"
    )]
    Missing(String),
    /// The master key is another than the one the database was sealed under.
    #[error(
        "the master key ({0}) is another than the one the database was sealed under: put the right one back, or \
         restore the database that belongs to this key"
    )]
    Other(String),
}
