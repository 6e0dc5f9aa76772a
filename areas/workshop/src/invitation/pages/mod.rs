//! The pages of the invitation.

pub mod addresses;
pub mod approvals;
pub mod bounces;
pub mod corrections;
pub mod follow_up;
pub mod own_parts;
pub mod pdf;
#[cfg(test)]
mod samples;
pub mod send;
pub mod text;
#[cfg(test)]
mod version_samples;

use organisation::Actor;

/// Where answers to a letter go: to whoever sends it.
fn reply_to(actor: &Actor) -> ::letters::Party {
    ::letters::Party { name: actor.name().to_owned(), address: actor.address().to_owned() }
}
