//! # Duties (*uppdrag*)
//! Who is trusted with what: given by whom, from which day and until which, and taken away.
//!
//! Always:
//! - nobody gives what they may not give: an authority gives its own duties, the tier above the first one where there
//!   is nobody, and no one gives themselves anything ([`rules`]);
//! - what is taken away is gone at once: on open sessions, and for deeds that are under way ([`DutyRights`]);
//! - nothing is forgotten: a duty that is over stays in the list of those that were.

pub(crate) mod acting;
pub(crate) mod migration;
mod rights;
pub mod rules;

pub use rights::DutyRights;
