//! The letter to a person whose account at a provider was linked to them.

use letters::Block;
use store::{Desk, Parcel, StoreFault};
use texts::Words;

use crate::Actor;
use crate::account::letter::to_owner;

/// Tells the person, at the address that they have here.
pub(super) fn linked(desk: &Desk, words: &Words, to: &Actor, provider: &str) -> Result<Parcel, StoreFault> {
    let subject = words.say1("provider-letter-subject", "provider", provider);
    to_owner(desk, words, to, ("account", subject), blocks(words, provider))
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
