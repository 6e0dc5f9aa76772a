//! # Two persons (*två personer i förening*)
//! What is hard to undo is not done by one alone: one asks with a reason, another agrees or declines. Agreeing gives
//! the asker a proof, bound to the act and the thing, that the deed takes and that works once ([`Agreed`]).
//!
//! Always: the asker never answers; who answers decides for the same authority or the tier above; what nobody answers
//! lapses, and so does what is agreed and not used; both stand in the journal.

pub mod deeds;
mod letter;
pub(crate) mod records;
pub mod rules;
pub mod views;

pub use deeds::{Agreed, NotAgreed, redeem};
pub use rules::Act;
