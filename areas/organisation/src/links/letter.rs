//! The letters that carry links: a new one in place of another, and a guest's or door host's first.

use letters::Block;
use store::{Parcel, StoreFault};
use texts::Words;

use crate::link::{self, Link, Receiver};
use crate::post::{Address, Content};
use crate::records::{LinkId, OrganisationId};

/// A new link, to where the old one went.
pub(super) fn anew(words: &Words, old: &Link, new: LinkId, sender: String) -> Result<Parcel, StoreFault> {
    let blocks = vec![
        Block::Paragraph(words.say(&format!("links-letter-anew-{}", old.kind))),
        Block::Button { text: words.say(&format!("links-button-{}", old.kind)), url: link::placeholder(new) },
        Block::Small(words.say("links-letter-keep")),
    ];
    Content::new(words.lang(), sender, blocks).to(Address {
        once_key: format!("link:{new}"),
        occasion: "link",
        about: old.about.unwrap_or(old.id.uuid()),
        sender: old.owner.map(OrganisationId::uuid),
        receiver: old.organisation.map(OrganisationId::uuid),
        name: old.name.clone(),
        address: old.address.clone(),
        subject: words.say(match old.kind.as_str() {
            link::INTEREST => "links-letter-anew-subject-interest",
            _ => "links-letter-anew-subject",
        }),
    })
}

/// The first letter with a link, with what the receiver needs to know of the day.
///
/// # Errors
/// [`StoreFault`] when the letter cannot be kept.
pub fn first(
    words: &Words,
    (link, kind): (LinkId, &str),
    to: &Receiver,
    sender: String,
    (about, facts): (sea_orm::prelude::Uuid, Vec<(String, String)>),
) -> Result<Parcel, StoreFault> {
    let blocks = vec![
        Block::Paragraph(words.say(&format!("links-letter-first-{kind}"))),
        Block::Facts(facts),
        Block::Button { text: words.say(&format!("links-button-{kind}")), url: link::placeholder(link) },
        Block::Small(words.say("links-letter-keep")),
    ];
    Content::new(words.lang(), sender, blocks).to(Address {
        once_key: format!("link:{link}"),
        occasion: "link",
        about,
        sender: to.owner.map(OrganisationId::uuid),
        receiver: to.owner.map(OrganisationId::uuid),
        name: to.name.clone(),
        address: to.address.clone(),
        subject: words.say(&format!("links-letter-first-{kind}-subject")),
    })
}
