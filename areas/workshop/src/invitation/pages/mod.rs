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

use ::letters::Party;
use organisation::{Actor, App};
use store::StoreFault;

use super::posting::Answers;
use crate::received::views::mailbox_of;

/// Where answers to a letter go: to the county's mailbox when it has one that is read, else to whoever sends the letter.
pub(crate) async fn answers(app: &App, actor: &Actor) -> Result<Answers, StoreFault> {
    let own = actor.organisation();
    Ok(match mailbox_of(app.store(), own.id).await? {
        Some(mailbox) => {
            Answers { to: Party { name: own.formal_name.clone(), address: mailbox.address }, by_mail: true }
        }
        None => Party { name: actor.name().to_owned(), address: actor.address().to_owned() }.into(),
    })
}
