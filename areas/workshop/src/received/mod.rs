//! # Received (*inkommet*)
//! Mail that comes to a county's mailbox: kept byte for byte with its date and number, tied to a municipality's invitation,
//! and shown. A list in it is a draft that the municipality looks through and sends in itself.
//!
//! Words: a *received* mail has a *number*, counted by county. It is *tied* to an invitation by the letter it answers, by the
//! *code* that stands in our letters, by its sender's address, or by hand.
//!
//! Always:
//! - nobody is registered by a mail: a person looks the list through and presses *Anmäl*;
//! - nothing is sent to whoever a mail says it is from: the way to confirm goes to the municipality's own addresses, and
//!   never because of a mail that no person wrote;
//! - the bytes of a mail lie sealed; whoever opens them leaves a line in the journal;
//! - a mailbox is only read, and the same mail is taken in once, however often it is read.

pub mod deeds;
pub mod errand;
pub(crate) mod held;
mod letter;
pub(crate) mod migrations;
mod needs;
pub(crate) mod pages;
pub mod reading;
pub mod records;
pub mod retention;
pub mod rules;
pub mod views;

pub use needs::ReceivedNeeds;

use organisation::{Duty, Gate, Routes};

/// Names, addresses and what they wrote: the county alone.
const COUNTY: Gate = Gate::Duties(&[Duty::CountyCoordinator]);

/// The routes of this part.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/inkommet", COUNTY, pages::list::show)
        .get("/inkommet/{mail}", COUNTY, pages::one::show)
        .post("/inkommet/{mail}/visa", COUNTY, pages::one::reveal)
        .ask("/inkommet/{mail}/mejl.eml", COUNTY, pages::one::eml)
        .post("/inkommet/{mail}/kommun", COUNTY, pages::one::tie)
        .post("/inkommet/{mail}/undan", COUNTY, pages::one::put_aside)
}
