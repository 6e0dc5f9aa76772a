//! # Outbox
//! Letters on their way. A letter is written here in the transaction of its deed and leaves from here, so it is sent
//! if and only if the deed was done.
//!
//! Always:
//! - a `once_key` is posted once;
//! - a worker marks a letter as being sent, and that mark is on the disk, before it hands it over. When the program
//!   dies in between, nobody can know whether the letter left: a carrier that may repeat itself (a folder) does; with
//!   a mail server the letter is [`State::Uncertain`] and a person decides. So nothing is sent twice, and nothing is
//!   lost unseen.

mod carry;
mod forget;
mod records;
mod rules;
mod views;

pub use carry::{Carried, Carrier, CarryFault, carry_due, recover, run_carrier};
pub use forget::{forget_older, forget_person};
pub use records::State;
pub use rules::{GIVE_UP_AFTER, next_try};
pub use views::{
    Kept, Posted, Tally, about, about_any, about_where_one_failed, hold, keyed, one, release, resend,
    sent_by, tally, to,
};

pub(crate) use records::migration;

use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait as _};

use crate::connect::ROWS_AT_ONCE;
use crate::{Doors, StoreFault};
use records::parcel;

/// A letter to be sent.
#[derive(Clone, Debug)]
pub struct Parcel {
    /// What makes this letter itself: `invitation:WORKSHOP:MUNICIPALITY:1`. A second one with the same key is dropped.
    pub once_key: String,
    /// What it is sent for: `invitation`, `reminder`, `receipt`.
    pub occasion: &'static str,
    /// The thing it is about, by which its page finds it.
    pub about: Uuid,
    /// The organisation that sends it.
    pub sender: Option<Uuid>,
    /// The organisation it is for, when there is one.
    pub receiver: Option<Uuid>,
    /// Name of the person or office it is for.
    pub name: String,
    /// Mail address.
    pub address: String,
    /// Subject line, for the page that shows what became of it.
    pub subject: String,
    /// The letter itself, as the carrier understands it. Holds no working link (decision 0006).
    pub content: String,
}

pub(crate) async fn insert<C: ConnectionTrait>(
    db: &C,
    doors: &Doors,
    now: DateTimeUtc,
    parcels: Vec<Parcel>,
) -> Result<(), StoreFault> {
    let mut rows = parcels.into_iter().map(|letter| parcel::ActiveModel {
        id: Set(doors.uuid()),
        once_key: Set(letter.once_key),
        occasion: Set(letter.occasion.to_owned()),
        about: Set(letter.about),
        sender: Set(letter.sender),
        receiver: Set(letter.receiver),
        name: Set(letter.name),
        address: Set(letter.address),
        subject: Set(letter.subject),
        content: Set(letter.content),
        state: Set(State::Waiting),
        attempts: Set(0),
        next_try_at: Set(now),
        held_until: Set(None),
        reason: Set(None),
        posted_at: Set(now),
        sent_at: Set(None),
    });
    loop {
        let some: Vec<_> = rows.by_ref().take(ROWS_AT_ONCE).collect();
        if some.is_empty() {
            return Ok(());
        }
        parcel::Entity::insert_many(some)
            .on_conflict(OnConflict::column(parcel::Column::OnceKey).do_nothing().to_owned())
            .try_insert()
            .exec_without_returning(db)
            .await?;
    }
}
