//! The letter with a link to sign in.

use letters::Block;
use store::{Parcel, StoreFault};
use texts::Words;

use crate::Actor;
use crate::link;
use crate::post::{Address, Content};
use crate::records::LinkId;

/// The letter to the one who asked, in the language of the page where it was asked for.
pub(super) fn with_link(words: &Words, to: &Actor, link: LinkId) -> Result<Parcel, StoreFault> {
    let content = Content::new(words.lang(), words.say("sign-in-letter-sender"), blocks(words, link));
    content.to(Address {
        once_key: format!("sign-in:{link}"),
        occasion: "sign-in",
        about: to.person_id().uuid(),
        // The house itself: such a letter stands in nobody's list.
        sender: None,
        receiver: Some(to.organisation().id.uuid()),
        name: to.name().to_owned(),
        address: to.address().to_owned(),
        subject: words.say("sign-in-letter-subject"),
    })
}

fn blocks(words: &Words, link: LinkId) -> Vec<Block> {
    vec![
        Block::Paragraph(words.say("sign-in-letter-matter")),
        Block::Button { text: words.say("sign-in-letter-button"), url: link::placeholder(link) },
        Block::Small(words.say("sign-in-letter-not-you")),
    ]
}

#[cfg(test)]
mod tests {
    use letters::Body;
    use texts::Lang;

    use super::*;
    use crate::samples::words;

    #[test]
    fn the_letter_is_complete_in_both_languages_and_holds_no_working_link() {
        for lang in Lang::ALL {
            let words = words(lang);
            let text = Body { blocks: blocks(&words, LinkId::from(uuid_of(7))) }.to_text();
            assert!(!text.contains('⟦'), "{text}");
            assert!(text.contains("link:00000000-0000-0000-0000-000000000007"), "{text}");
            for key in ["sign-in-letter-sender", "sign-in-letter-subject"] {
                assert!(!words.say(key).contains('⟦'));
            }
        }
    }

    fn uuid_of(number: u128) -> sea_orm::prelude::Uuid {
        sea_orm::prelude::Uuid::from_u128(number)
    }
}
