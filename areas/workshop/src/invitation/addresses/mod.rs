//! # Addresses (*mottagaradresser*)
//! Where a municipality's letters go: the addresses it keeps itself, else its coordinators', else its official one; and
//! which of them do not work.
//!
//! Always: an address to which a letter did not get through is written to no more and stands as the county's task until
//! another stands in its place, or somebody says that it works.

pub mod deeds;
mod known;
pub mod records;
pub mod rules;
pub mod views;
