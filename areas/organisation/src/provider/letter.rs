//! The letter to a person whose account at a provider was linked to them.

use letters::Block;
use sea_orm::prelude::Uuid;
use store::{Desk, Parcel, StoreFault};
use texts::Words;

use crate::Actor;
use crate::post::{Address, Content};

/// Tells the person, at the address that they have here.
pub(super) fn linked(desk: &Desk, words: &Words, to: &Actor, provider: &str) -> Result<Parcel, StoreFault> {
    let content = Content::new(words.lang(), words.say("sign-in-letter-sender"), blocks(words, provider));
    content.to(Address {
        once_key: format!("provider-linked:{}", desk.id::<Uuid>()),
        occasion: "account",
        about: to.person_id().uuid(),
        // The house itself: such a letter stands in nobody's list.
        sender: None,
        receiver: Some(to.organisation().id.uuid()),
        name: to.name().to_owned(),
        address: to.address().to_owned(),
        subject: words.say1("provider-letter-subject", "provider", provider),
    })
}

fn blocks(words: &Words, provider: &str) -> Vec<Block> {
    vec![
        Block::Paragraph(words.say1("provider-letter-matter", "provider", provider)),
        Block::Paragraph(words.say("provider-letter-not-you")),
        Block::Small(words.say("provider-letter-why")),
    ]
}

#[cfg(test)]
mod tests {
    use letters::Body;
    use texts::Lang;

    use super::*;
    use crate::samples::words;

    #[test]
    fn the_letter_is_complete_in_both_languages() {
        for lang in Lang::ALL {
            let words = words(lang);
            let text = Body { blocks: blocks(&words, "Gävle kommun") }.to_text();
            assert!(!text.contains('⟦') && text.contains("Gävle kommun"), "{text}");
            assert!(!words.say1("provider-letter-subject", "provider", "Gävle kommun").contains('⟦'));
        }
    }
}
