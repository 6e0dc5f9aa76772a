//! A mail's bytes: sealed, opened with a line in the journal, and what is read from them.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use organisation::{MayCoordinate, MayRegister};
use roster::{Caps, take};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::vault::{Column, Unopened};
use store::{Author, Line, Sight, StoreFault, see_as};
use web::{House, LARGEST_FILE};

use super::records::{ReceivedId, received};
use super::views::{self, Received};
use crate::records::invitation;

/// Where it lies.
pub const CONTENT: Column = Column { table: "received", column: "sealed_content" };

/// A mail, byte for byte. Prints nothing.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content(String);

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Content")
    }
}

impl Content {
    /// Of the bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(STANDARD.encode(bytes))
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        STANDARD.decode(&self.0).unwrap_or_default()
    }
}

/// What a mail may hold, and how much of it is read.
#[must_use]
pub fn caps() -> Caps {
    Caps { max_bytes: LARGEST_FILE as u64, ..Caps::default() }
}

/// How many people stand on the best list in a mail. Takes a processor for a while. A mail at which the reading stumbles
/// is one without a list: a person looks at it, and those behind it are read.
#[must_use]
pub fn people_in(bytes: &[u8]) -> usize {
    let read = std::panic::catch_unwind(|| {
        let taken = take(bytes, &caps(), &[]).ok()?;
        taken.best().map(|list| list.reading.rows.len())
    });
    read.ok().flatten().unwrap_or_default()
}

/// Why a mail's bytes do not come.
#[derive(Debug, thiserror::Error)]
pub enum NotOpened {
    /// It was too large to be fetched.
    #[error("the mail was too large to be fetched")]
    TooLarge,
    /// It does not open.
    #[error("the mail does not open: {0}")]
    Sealed(Unopened),
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreFault),
}

/// Opens a mail for the county that received it.
///
/// # Errors
/// [`NotOpened`].
pub async fn open(house: &House, permit: &MayCoordinate, mail: &Received) -> Result<Vec<u8>, NotOpened> {
    opened(house, permit.author(), mail).await
}

/// Opens a mail for the municipality whose invitation it is tied to. None when there is no such mail, or the county has put
/// it aside.
///
/// # Errors
/// [`NotOpened`].
pub async fn open_own(
    house: &House,
    permit: &MayRegister,
    invitation: &invitation::Model,
    id: ReceivedId,
) -> Result<Option<Vec<u8>>, NotOpened> {
    let drafts = views::drafts(house.store(), invitation.id).await?;
    let Some(mail) = drafts.into_iter().find(|mail| mail.id == id) else { return Ok(None) };
    opened(house, permit.author(), &mail).await.map(Some)
}

async fn opened(house: &House, author: &Author, mail: &received::Model) -> Result<Vec<u8>, NotOpened> {
    let sealed = mail.sealed_content.as_ref().ok_or(NotOpened::TooLarge)?;
    let (store, county) = (house.store(), mail.county.uuid());
    // The key is the county's, also when the municipality opens what it sent.
    let content = see_as(Sight::House, async {
        let ring = store.ring(store.reader(), [county]).await?;
        Ok::<_, StoreFault>(ring.open(county, CONTENT.of(mail.id.uuid()), sealed))
    });
    let content = content.await?.map_err(NotOpened::Sealed)?;
    let mut desk = store.desk(author).await?;
    desk.write(Line {
        deed: "mail.opened",
        subject: "received",
        subject_id: mail.id.uuid(),
        owner: Some(county),
        details: json!({ "number": mail.number }),
    });
    desk.seal("").await?;
    Ok(content.bytes())
}
