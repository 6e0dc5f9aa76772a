//! The letter to whoever was given a duty.

use letters::Block;
use sea_orm::prelude::Uuid;
use store::{Parcel, StoreFault};
use texts::Words;

use super::deeds::Given;
use crate::Actor;
use crate::post::{Address, Content};
use crate::records::person;

/// To whoever got the duty: what, from whom, until when, and how to get in.
pub(super) fn given(
    words: &Words,
    actor: &Actor,
    given: &Given,
    to: &person::Model,
    held: Uuid,
) -> Result<Parcel, StoreFault> {
    let duty = words.say(&format!("duty-{}", given.duty.code()));
    let matter = words.say_with(
        "duties-letter-matter",
        [
            ("duty", duty.as_str().into()),
            ("organisation", given.at.formal_name.as_str().into()),
            ("giver", actor.name().into()),
            ("from", actor.organisation().formal_name.as_str().into()),
        ],
    );
    let mut blocks = vec![Block::Paragraph(matter)];
    if let Some(first) = given.starts_on {
        blocks.push(Block::Paragraph(words.say1("duties-letter-from", "day", words.date(first))));
    }
    blocks.push(Block::Paragraph(match given.ends_on {
        Some(last) => words.say1("duties-letter-until", "day", words.date(last)),
        None => words.say("duties-letter-no-end"),
    }));
    blocks.push(Block::Button { text: words.say("sign-in-title"), url: "/logga-in".to_owned() });
    blocks.push(Block::Small(words.say("duties-letter-not-you")));
    Content::new(words.lang(), words.say("sign-in-letter-sender"), blocks).to(Address {
        once_key: format!("duty:{held}"),
        occasion: "duty",
        about: to.id.uuid(),
        sender: Some(actor.organisation().id.uuid()),
        receiver: Some(given.at.id.uuid()),
        name: to.name.clone(),
        address: to.address.clone(),
        subject: words.say1("duties-letter-subject", "duty", duty),
    })
}
