//! The letters about an authority's keys, to those who decide for it.

use letters::Block;
use sea_orm::prelude::{DateTimeUtc, Uuid};
use store::{Desk, Parcel, StoreFault};
use texts::Words;

use crate::deciding::To;
use crate::post::{Address, Content};
use crate::register::Organisation;

/// What is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told<'a> {
    /// Thrown away by the first, and the second agreed.
    ThrownAwayByTwo(&'a str, &'a str),
    /// Thrown away by whoever runs the house.
    ThrownAwayAtServer,
    /// A new one in place of the old, by whoever runs the house.
    Rotated,
}

impl Told<'_> {
    const fn code(self) -> &'static str {
        match self {
            Self::ThrownAwayByTwo(..) => "thrown-by-two",
            Self::ThrownAwayAtServer => "thrown-at-server",
            Self::Rotated => "rotated",
        }
    }
}

/// One letter.
pub(super) fn told(
    desk: &Desk,
    words: &Words,
    authority: &Organisation,
    what: Told<'_>,
    to: &To,
) -> Result<Parcel, StoreFault> {
    let body = blocks(words, desk.now(), &authority.formal_name, what);
    Content::new(words.lang(), words.say("sign-in-letter-sender"), body).to(Address {
        once_key: format!("keys:{}", desk.id::<Uuid>()),
        occasion: "keys",
        about: authority.id.uuid(),
        // The house itself: such a letter stands in nobody's list.
        sender: None,
        receiver: Some(authority.id.uuid()),
        name: to.name.clone(),
        address: to.address.clone(),
        subject: subject(words, &authority.formal_name, what),
    })
}

fn subject(words: &Words, authority: &str, what: Told<'_>) -> String {
    let key = match what {
        Told::ThrownAwayByTwo(..) | Told::ThrownAwayAtServer => "keys-letter-thrown-subject",
        Told::Rotated => "keys-letter-rotated-subject",
    };
    words.say1(key, "organisation", authority)
}

fn blocks(words: &Words, now: DateTimeUtc, authority: &str, what: Told<'_>) -> Vec<Block> {
    let (name, second) = match what {
        Told::ThrownAwayByTwo(name, second) => (name, second),
        Told::ThrownAwayAtServer | Told::Rotated => ("", ""),
    };
    let matter = words.say_with(
        &format!("keys-letter-{}", what.code()),
        [("organisation", authority.into()), ("name", name.into()), ("second", second.into())],
    );
    vec![
        Block::Paragraph(matter),
        Block::Facts(vec![(words.say("told-when"), words.moment(now))]),
        Block::Paragraph(words.say("keys-letter-sealed")),
        Block::Small(words.say("keys-letter-not-meant")),
    ]
}

#[cfg(test)]
mod tests {
    use letters::Body;
    use texts::Lang;

    use super::*;
    use crate::samples::words;

    #[test]
    fn every_letter_is_complete_in_both_languages() {
        let (now, long) = ("2029-01-10T08:00:00Z".parse().unwrap(), "Å".repeat(80));
        for lang in Lang::ALL {
            let words = words(lang);
            for what in [
                Told::ThrownAwayByTwo("Nils Ek", "Sara Öst"),
                Told::ThrownAwayByTwo(&long, &long),
                Told::ThrownAwayAtServer,
                Told::Rotated,
            ] {
                for authority in ["Ockelbo kommun", &long] {
                    let text = Body { blocks: blocks(&words, now, authority, what) }.to_text();
                    assert!(!text.contains('⟦') && text.contains(&authority[..8]), "{text}");
                    assert!(!subject(&words, authority, what).contains('⟦'));
                }
            }
        }
    }
}
