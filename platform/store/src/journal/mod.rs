//! # Journal (*händelselogg*)
//! Who did what, when. A line is written with its deed; a worker seals lines into a chain of hashes a little later,
//! in batches, so that deeds never wait for each other.
//!
//! Always: a sealed line cannot be changed, taken out or put in without [`verify()`] naming the first place that does
//! not fit. The head of the chain can be printed; whoever holds the print can tell if the whole chain was replaced.

mod read;
mod records;
mod seal;
mod verify;

pub use read::{Entry, Filter, read};
pub use seal::{head, run_sealer, seal_due};
pub use verify::{Head, Verdict, verify};

pub(crate) use records::migration;

use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait as _};

use crate::connect::ROWS_AT_ONCE;
use crate::{Author, Doors, StoreFault};
use records::line;

/// What a deed leaves behind.
#[derive(Clone, Debug)]
pub struct Line {
    /// What was done, as `area.deed`: `registration.submitted`.
    pub deed: &'static str,
    /// The kind of thing it was done to: `workshop`.
    pub subject: &'static str,
    /// The thing's id.
    pub subject_id: Uuid,
    /// The organisation whose matter it is; its auditor reads the line.
    pub owner: Option<Uuid>,
    /// What changed, small and without anything secret.
    pub details: serde_json::Value,
}

pub(crate) async fn insert<C: ConnectionTrait>(
    db: &C,
    doors: &Doors,
    author: &Author,
    now: DateTimeUtc,
    lines: &[Line],
) -> Result<(), StoreFault> {
    let row = |entry: &Line| line::ActiveModel {
        id: Set(doors.uuid()),
        at: Set(now),
        author_kind: Set(author.kind.code().to_owned()),
        author_id: Set(author.id),
        author_name: Set(author.name.clone()),
        author_organisation: Set(author.organisation),
        deed: Set(entry.deed.to_owned()),
        subject: Set(entry.subject.to_owned()),
        subject_id: Set(entry.subject_id),
        owner: Set(entry.owner),
        details: Set(entry.details.to_string()),
        sealed: Set(false),
    };
    for some in lines.chunks(ROWS_AT_ONCE) {
        line::Entity::insert_many(some.iter().map(row)).exec_without_returning(db).await?;
    }
    Ok(())
}
