//! Getting letters out: to a mail server, or to a folder where there is none.

mod folder;
mod smtp;

pub use folder::FolderPost;
pub use smtp::{ConfigFault, Security, SmtpConfig, SmtpPost};

use std::path::PathBuf;
use std::sync::Arc;

use crate::{DkimKey, Letter, LetterFault, dkim};

/// A way to deliver letters, and the keys with which they are signed. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Post {
    way: Way,
    keys: Arc<[DkimKey]>,
}

/// By which way letters leave.
#[derive(Debug, Clone)]
enum Way {
    /// By SMTP.
    Smtp(SmtpPost),
    /// Into a folder, one file for each letter.
    Folder(FolderPost),
}

/// A letter that has left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivered {
    /// The server's words on taking it, or the name of the file.
    pub receipt: String,
}

/// A letter that has not left. Reasons are for the log and the send page; they hold no password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PostFault {
    /// The way is closed, the letter is in order: try again later.
    #[error("not delivered yet: {reason}")]
    Later {
        /// What the server or the system said.
        reason: String,
    },
    /// This letter will never get there: somebody has to correct the address or the letter.
    #[error("cannot be delivered: {reason}")]
    Never {
        /// What the server said, or what is wrong with the letter.
        reason: String,
    },
    /// The server was given the whole letter and did not say whether it took it: sent again, it may arrive twice.
    #[error("perhaps delivered: {reason}")]
    InDoubt {
        /// What happened.
        reason: String,
    },
}

impl From<LetterFault> for PostFault {
    fn from(fault: LetterFault) -> Self {
        Self::Never { reason: fault.to_string() }
    }
}

impl Post {
    /// Delivery by SMTP. Nothing is connected yet.
    ///
    /// # Errors
    /// [`ConfigFault`] when encryption cannot be set up for this host name.
    pub fn smtp(config: &SmtpConfig) -> Result<Self, ConfigFault> {
        SmtpPost::new(config, None).map(Way::Smtp).map(Self::by)
    }

    /// As [`Post::smtp`], trusting also the certificates in `pem`, as an authority's own server needs it.
    ///
    /// # Errors
    /// [`ConfigFault`] when `pem` holds no certificate.
    pub fn smtp_trusting(config: &SmtpConfig, pem: &str) -> Result<Self, ConfigFault> {
        SmtpPost::new(config, Some(pem)).map(Way::Smtp).map(Self::by)
    }

    /// Delivery into a folder, which is made when the first letter comes.
    pub fn folder(path: impl Into<PathBuf>) -> Self {
        Self::by(Way::Folder(FolderPost::new(path.into())))
    }

    fn by(way: Way) -> Self {
        Self { way, keys: Arc::new([]) }
    }

    /// The same, signing each letter with each of these keys.
    #[must_use]
    pub fn signing(self, keys: Vec<DkimKey>) -> Self {
        Self { keys: keys.into(), ..self }
    }

    /// Delivers one letter, or says whether to try again.
    ///
    /// # Errors
    /// [`PostFault`].
    pub async fn deliver(&self, letter: &Letter) -> Result<Delivered, PostFault> {
        let mut packed = letter.packed()?;
        packed.bytes = dkim::signed(&self.keys, packed.bytes);
        match &self.way {
            Way::Smtp(post) => post.deliver(packed).await,
            Way::Folder(post) => post.deliver(letter.message_id.clone(), packed.bytes).await,
        }
    }

    /// Ends what was begun with the mail server: no letter comes for now.
    pub async fn hang_up(&self) {
        if let Way::Smtp(post) = &self.way {
            post.hang_up().await;
        }
    }

    /// Says hello to the mail server, with encryption and login, and goodbye again. A folder needs no greeting.
    ///
    /// # Errors
    /// What the server or the way to it said; no password is in it.
    pub async fn probe(&self) -> Result<(), String> {
        match &self.way {
            Way::Smtp(post) => post.probe().await,
            Way::Folder(_) => Ok(()),
        }
    }

    /// Whether delivering a letter a second time has no effect. In a folder it has none: the same file is written again.
    /// By SMTP it has: the receiver may see the letter twice, with the same message id.
    #[must_use]
    pub fn repeatable(&self) -> bool {
        matches!(self.way, Way::Folder(_))
    }
}
