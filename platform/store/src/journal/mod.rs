//! # Journal (*händelselogg*)
//! Who did what, when. A line is written with its deed; a worker seals lines into a chain of hashes a little later,
//! in batches, so that deeds never wait for each other.
//!
//! Always: a sealed line cannot be changed, taken out or put in without [`verify()`] naming the first place that does
//! not fit. The head of the chain can be printed; whoever holds the print can tell if the whole chain was replaced.
//! Personal values can be erased from a line; the line and the chain stay.

mod copy;
mod erase;
mod last;
mod read;
mod records;
mod seal;
mod veil;
mod verify;
mod walk;

pub use copy::{CopyFault, copy, proven};
pub use erase::{Forgotten, erase};
pub use last::last;
pub use read::{Entry, Filter, naming, read};
pub use seal::{head, run_sealer, seal_due};
pub use veil::personal;
pub use verify::{Head, Verdict, verify};

pub(crate) use records::{Erasable, migration};

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
    /// What changed, small and without anything secret. A name or an address is put in with [`personal`].
    pub details: serde_json::Value,
}

pub(crate) async fn insert<C: ConnectionTrait>(
    db: &C,
    doors: &Doors,
    author: &Author,
    now: DateTimeUtc,
    lines: &[(Option<Uuid>, Line)],
) -> Result<(), StoreFault> {
    let row = |(id, entry): &(Option<Uuid>, Line)| {
        let (details, personal) = veil::part(&entry.details);
        let (author_salt, author_mark) = veil::veil(doors, &author.name);
        let (personal_salt, personal_mark) = veil::veil(doors, &personal);
        line::ActiveModel {
            id: Set(id.unwrap_or_else(|| doors.uuid())),
            at: Set(now),
            author_kind: Set(author.kind.code().to_owned()),
            author_id: Set(author.id),
            author_name: Set(author.name.clone()),
            author_organisation: Set(author.organisation),
            deed: Set(entry.deed.to_owned()),
            subject: Set(entry.subject.to_owned()),
            subject_id: Set(entry.subject_id),
            owner: Set(entry.owner),
            details: Set(details),
            sealed: Set(false),
            form: Set(veil::MARKED),
            author_salt: Set(Some(author_salt)),
            author_mark: Set(Some(author_mark)),
            author_erased: Set(None),
            personal: Set(personal),
            personal_salt: Set(Some(personal_salt)),
            personal_mark: Set(Some(personal_mark)),
            personal_erased: Set(None),
        }
    };
    for some in lines.chunks(ROWS_AT_ONCE) {
        line::Entity::insert_many(some.iter().map(row)).exec_without_returning(db).await?;
    }
    Ok(())
}
