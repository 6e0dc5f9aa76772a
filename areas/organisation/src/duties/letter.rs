//! The letters about duties: to whoever holds one, to those who decide for the authority, to the tier above.

use chrono::NaiveDate;
use letters::Block;
use sea_orm::prelude::Uuid;
use store::{Desk, Parcel, StoreFault};
use texts::Words;

use crate::deciding::To;
use crate::post::{Address, Content};
use crate::records::{OrganisationId, PersonId};
use crate::register::Organisation;
use crate::{Actor, Duty};

/// What is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// To its holder: given, from when, until when.
    Given {
        /// First day, when it lies ahead.
        starts_on: Option<NaiveDate>,
        /// Last day, when there is one.
        ends_on: Option<NaiveDate>,
    },
    /// To its holder: another last day.
    Changed {
        /// Last day, when there is one.
        ends_on: Option<NaiveDate>,
    },
    /// To its holder: taken away.
    Taken,
    /// To its holder: over, since the workshop is documented.
    Documented,
    /// To those who decide for the authority: another authority gave it there.
    GivenHere,
    /// To them: another authority set another last day.
    ChangedHere {
        /// Last day, when there is one.
        ends_on: Option<NaiveDate>,
    },
    /// To them: another authority took it away there.
    TakenHere,
    /// To the tier above: nobody is left who decides there.
    NobodyLeft,
}

impl Told {
    const fn code(self) -> &'static str {
        match self {
            Self::Given { .. } => "given",
            Self::Changed { .. } => "changed",
            Self::Taken => "taken",
            Self::Documented => "documented",
            Self::GivenHere => "given-here",
            Self::ChangedHere { .. } => "changed-here",
            Self::TakenHere => "taken-here",
            Self::NobodyLeft => "nobody-left",
        }
    }

    /// Where the receiver goes on, and the words for it; nowhere for somebody who has lost their duty.
    const fn way_on(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Given { .. } | Self::Changed { .. } => Some(("sign-in-title", "/logga-in")),
            Self::Taken | Self::Documented => None,
            Self::GivenHere | Self::ChangedHere { .. } | Self::TakenHere | Self::NobodyLeft => {
                Some(("duties-letter-see", "/uppdrag"))
            }
        }
    }

    /// What stands in small letters.
    const fn last(self) -> Option<&'static str> {
        match self {
            Self::Given { .. } => Some("duties-letter-not-you"),
            Self::Changed { .. } | Self::Taken => Some("duties-letter-ask"),
            Self::GivenHere | Self::ChangedHere { .. } | Self::TakenHere => Some("duties-letter-wonder"),
            Self::Documented | Self::NobodyLeft => None,
        }
    }
}

/// The duty.
#[derive(Clone, Debug)]
pub(super) struct About {
    /// Whose.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// What.
    pub duty: Duty,
    /// Where; for a facilitator, whom they come from.
    pub at: Organisation,
    /// Whose workshop it is bound to.
    pub county: Option<Organisation>,
}

/// Who did it.
#[derive(Clone, Debug)]
pub(super) struct By {
    name: String,
    organisation: String,
    sender: OrganisationId,
}

impl By {
    pub(super) fn of(actor: &Actor) -> Self {
        Self {
            name: actor.name().to_owned(),
            organisation: actor.organisation().formal_name.clone(),
            sender: actor.organisation().id,
        }
    }
}

/// One letter.
pub(super) fn letter(
    desk: &Desk,
    words: &Words,
    by: Option<&By>,
    about: &About,
    told: Told,
    to: &To,
) -> Result<Parcel, StoreFault> {
    let owner = about.county.as_ref().unwrap_or(&about.at);
    Content::new(words.lang(), words.say("sign-in-letter-sender"), blocks(words, by, about, told)).to(
        Address {
            once_key: format!("duty:{}", desk.id::<Uuid>()),
            occasion: "duty",
            about: about.person.uuid(),
            // What the program says by itself stands in nobody's list of letters.
            sender: by.map(|by| by.sender.uuid()),
            receiver: Some(owner.id.uuid()),
            name: to.name.clone(),
            address: to.address.clone(),
            subject: subject(words, about, told),
        },
    )
}

fn subject(words: &Words, about: &About, told: Told) -> String {
    let duty = words.say(&format!("duty-{}", about.duty.code()));
    let key = format!("duties-letter-{}-subject", told.code());
    words.say2(&key, "duty", duty, "organisation", place(about))
}

/// Where the duty is held: the authority, or whose workshop it is.
fn place(about: &About) -> &str {
    &about.county.as_ref().unwrap_or(&about.at).formal_name
}

fn blocks(words: &Words, by: Option<&By>, about: &About, told: Told) -> Vec<Block> {
    let duty = words.say(&format!("duty-{}", about.duty.code()));
    let matter = words.say_with(
        &format!("duties-letter-{}", told.code()),
        [
            ("duty", duty.into()),
            ("name", about.name.as_str().into()),
            ("organisation", place(about).into()),
            ("giver", by.map_or("", |by| by.name.as_str()).into()),
            ("from", by.map_or("", |by| by.organisation.as_str()).into()),
        ],
    );
    let mut blocks = vec![Block::Paragraph(matter)];
    if let Told::Given { starts_on: Some(first), .. } = told {
        blocks.push(Block::Paragraph(words.say1("duties-letter-from", "day", words.date(first))));
    }
    if let Told::Given { ends_on, .. } | Told::Changed { ends_on } | Told::ChangedHere { ends_on } = told {
        blocks.push(Block::Paragraph(match ends_on {
            Some(last) => words.say1("duties-letter-until", "day", words.date(last)),
            None => words.say("duties-letter-no-end"),
        }));
    }
    if let Some((text, url)) = told.way_on() {
        blocks.push(Block::Button { text: words.say(text), url: url.to_owned() });
    }
    if let Some(key) = told.last() {
        let giver = by.map(|by| by.name.clone()).unwrap_or_default();
        blocks.push(Block::Small(words.say1(key, "giver", giver)));
    }
    blocks
}

#[cfg(test)]
mod tests {
    use letters::Body;
    use texts::Lang;

    use super::*;
    use crate::Tier;
    use crate::samples::words;

    fn organisation(name: &str, tier: Tier) -> Organisation {
        Organisation {
            id: OrganisationId::from(Uuid::from_u128(1)),
            tier,
            code: "21".to_owned(),
            name: name.to_owned(),
            formal_name: name.to_owned(),
            letter: String::new(),
            parent: None,
            seat: String::new(),
            lat: 60.0,
            lon: 17.0,
            population: 0,
            mail: String::new(),
        }
    }

    fn samples() -> Vec<(About, Told)> {
        let day = NaiveDate::from_ymd_opt(2029, 6, 30);
        let about = |name: &str, duty, county: Option<&str>| About {
            person: PersonId::from(Uuid::from_u128(2)),
            name: name.to_owned(),
            duty,
            at: organisation("Länsstyrelsen i Gävleborgs län", Tier::County),
            county: county.map(|name| organisation(name, Tier::County)),
        };
        let long = "Å".repeat(80);
        let leading = about(&long, Duty::Facilitator, Some("Länsstyrelsen i Västra Götalands län"));
        let plain = about("Per Ek", Duty::CountyCoordinator, None);
        let all = [
            Told::Given { starts_on: day, ends_on: None },
            Told::Given { starts_on: None, ends_on: day },
            Told::Changed { ends_on: day },
            Told::Changed { ends_on: None },
            Told::Taken,
            Told::Documented,
            Told::GivenHere,
            Told::ChangedHere { ends_on: day },
            Told::TakenHere,
            Told::NobodyLeft,
        ];
        all.into_iter().flat_map(|told| [(plain.clone(), told), (leading.clone(), told)]).collect()
    }

    #[test]
    fn every_letter_is_complete_in_both_languages() {
        let by = By {
            name: "Karin Åberg".to_owned(),
            organisation: "Valmyndigheten".to_owned(),
            sender: OrganisationId::from(Uuid::from_u128(3)),
        };
        for lang in Lang::ALL {
            let words = words(lang);
            for (about, told) in samples() {
                let by = (!matches!(told, Told::Documented | Told::NobodyLeft)).then_some(&by);
                let text = Body { blocks: blocks(&words, by, &about, told) }.to_text();
                let subject = subject(&words, &about, told);
                for said in [&text, &subject] {
                    assert!(!said.contains('⟦') && !said.contains("  "), "{said}");
                }
                assert_eq!(text.contains("Karin Åberg"), by.is_some(), "{told:?}: {text}");
                let links = text.matches("\n/").count();
                assert_eq!(links, usize::from(told.way_on().is_some()), "one link at most: {text}");
            }
        }
    }
}
