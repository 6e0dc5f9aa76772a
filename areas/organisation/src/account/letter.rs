//! Letters to a person about how they sign in: whoever did it, its owner is told.

use letters::Block;
use sea_orm::prelude::Uuid;
use store::{Desk, Parcel, StoreFault};
use texts::Words;

use super::PATH;
use crate::Actor;
use crate::post::{Address, Content};

/// What a person is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told<'a> {
    /// A passkey of this name was added.
    PasskeyAdded(&'a str),
    /// A passkey of this name was taken away.
    PasskeyRemoved(&'a str),
    /// The counter of this passkey went backwards.
    PasskeyCopied(&'a str),
    /// A code app was added.
    CodeAppAdded,
    /// The code app was taken away.
    CodeAppRemoved,
    /// A recovery code was used; so many are left.
    RecoveryCodeUsed(u64),
    /// New recovery codes were made.
    CodesMade,
    /// The account at this provider is linked to the person no more.
    ProviderUnlinked(&'a str),
    /// Somebody signed in with a link though the person has something better.
    Recovered,
}

impl Told<'_> {
    const fn code(self) -> &'static str {
        match self {
            Self::PasskeyAdded(_) => "passkey-added",
            Self::PasskeyRemoved(_) => "passkey-removed",
            Self::PasskeyCopied(_) => "passkey-copied",
            Self::CodeAppAdded => "code-app-added",
            Self::CodeAppRemoved => "code-app-removed",
            Self::RecoveryCodeUsed(_) => "recovery-code-used",
            Self::CodesMade => "codes-made",
            Self::ProviderUnlinked(_) => "provider-unlinked",
            Self::Recovered => "recovered",
        }
    }

    /// What happened, in words.
    fn matter(self, words: &Words) -> String {
        let key = format!("told-{}-matter", self.code());
        match self {
            Self::PasskeyAdded(name) | Self::PasskeyRemoved(name) | Self::PasskeyCopied(name) => {
                words.say1(&key, "name", name)
            }
            Self::ProviderUnlinked(provider) => words.say1(&key, "provider", provider),
            Self::RecoveryCodeUsed(left) => words.say1(&key, "left", i64::try_from(left).unwrap_or_default()),
            Self::CodeAppAdded | Self::CodeAppRemoved | Self::CodesMade | Self::Recovered => words.say(&key),
        }
    }
}

/// The letter that says what happened, when, and what to do if it was somebody else.
pub(crate) fn told(desk: &Desk, words: &Words, to: &Actor, told: Told<'_>) -> Result<Parcel, StoreFault> {
    let subject = words.say(&format!("told-{}-subject", told.code()));
    to_owner(desk, words, to, ("account", subject), blocks(words, desk.now(), told))
}

/// A letter to a person about how they sign in, at the address that they have here.
pub(crate) fn to_owner(
    desk: &Desk,
    words: &Words,
    to: &Actor,
    (occasion, subject): (&'static str, String),
    blocks: Vec<Block>,
) -> Result<Parcel, StoreFault> {
    Content::new(words.lang(), words.say("sign-in-letter-sender"), blocks).to(Address {
        once_key: format!("{occasion}:{}", desk.id::<Uuid>()),
        occasion,
        about: to.person_id().uuid(),
        // The house itself: such a letter stands in nobody's list.
        sender: None,
        receiver: Some(to.organisation().id.uuid()),
        name: to.name().to_owned(),
        address: to.address().to_owned(),
        subject,
    })
}

fn blocks(words: &Words, now: chrono::DateTime<chrono::Utc>, told: Told<'_>) -> Vec<Block> {
    vec![
        Block::Paragraph(told.matter(words)),
        Block::Facts(vec![(words.say("told-when"), words.moment(now))]),
        Block::Paragraph(words.say("told-not-you")),
        Block::Button { text: words.say("told-button"), url: PATH.to_owned() },
        Block::Small(words.say("told-why")),
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
        let long = "Å".repeat(60);
        for lang in Lang::ALL {
            let words = words(lang);
            for told in [
                Told::PasskeyAdded("Jobbdatorn"),
                Told::PasskeyRemoved(&long),
                Told::PasskeyCopied("Min mobil"),
                Told::CodeAppAdded,
                Told::CodeAppRemoved,
                Told::RecoveryCodeUsed(1),
                Told::RecoveryCodeUsed(9),
                Told::CodesMade,
                Told::ProviderUnlinked("Gävle kommun"),
                Told::Recovered,
            ] {
                let now = "2029-01-10T08:00:00Z".parse().unwrap();
                let text = Body { blocks: blocks(&words, now, told) }.to_text();
                assert!(!text.contains('⟦'), "{text}");
                assert!(!words.say(&format!("told-{}-subject", told.code())).contains('⟦'));
            }
        }
    }
}
