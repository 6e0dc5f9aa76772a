//! Which letter goes to whom, when, and under which condition. Pure: the moment and everything that is known come in.
//!
//! Always: a letter of a rule goes to somebody once, whatever is changed and however often somebody looks; none leaves
//! outside working hours but one that would come too late otherwise; none when what it is about is over; none about the
//! course to somebody who has done it.

mod condition;
mod letter;
mod round;
mod when;

pub use condition::{Decision, Known, decide};
pub use letter::{Anchor, Letter, Receiver, Side, Unit};
pub use round::{Done, Whom, round};
pub use when::{Rule, Times};

#[cfg(test)]
mod tests;
