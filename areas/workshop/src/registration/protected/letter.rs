//! The letters that say that protected details were opened: to those who decide for the county and for each of the
//! municipalities. They say who and when, never about whom nor how many: letters are read by others.

use letters::Block;
use organisation::deciding::To;
use organisation::post::{Address, Content};
use organisation::register::Organisation;
use sea_orm::prelude::{DateTimeUtc, Uuid};
use store::{Desk, Parcel, StoreFault};
use texts::Words;

use crate::day::Workshop;

/// What all of them tell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opened<'a> {
    /// Who opened them.
    pub name: &'a str,
    /// Who agreed.
    pub second: &'a str,
    /// Whose workshop it is.
    pub county: &'a Organisation,
    /// The workshop.
    pub workshop: &'a Workshop,
}

/// To somebody at the county itself, or at this municipality.
pub(super) fn told(
    desk: &Desk,
    words: &Words,
    opened: Opened<'_>,
    municipality: Option<&Organisation>,
    to: &To,
) -> Result<Parcel, StoreFault> {
    let body = blocks(words, desk.now(), opened, municipality);
    Content::new(words.lang(), words.say("sign-in-letter-sender"), body).to(Address {
        once_key: format!("protected:{}", desk.id::<Uuid>()),
        occasion: "protected",
        about: opened.workshop.id.uuid(),
        // The house itself: such a letter stands in nobody's list.
        sender: None,
        receiver: Some(municipality.unwrap_or(opened.county).id.uuid()),
        name: to.name.clone(),
        address: to.address.clone(),
        subject: words.say("registration-opened-letter-subject"),
    })
}

fn blocks(
    words: &Words,
    now: DateTimeUtc,
    opened: Opened<'_>,
    municipality: Option<&Organisation>,
) -> Vec<Block> {
    let Opened { name, second, county, workshop } = opened;
    let matter = match municipality {
        None => words.say2("registration-opened-letter-county", "name", name, "second", second),
        Some(own) => words.say_with(
            "registration-opened-letter-municipality",
            [
                ("name", name.into()),
                ("second", second.into()),
                ("county", county.formal_name.as_str().into()),
                ("municipality", own.formal_name.as_str().into()),
            ],
        ),
    };
    let facts = [
        ("registration-opened-letter-when", words.moment(now)),
        (
            "registration-opened-letter-workshop",
            words.date_span(workshop.day, workshop.starts, workshop.ends),
        ),
        ("day-fact-place", workshop.place.clone()),
    ];
    let facts = facts.into_iter().filter(|(_, said)| !said.is_empty());
    let wonder = words.say1("registration-opened-letter-wonder", "county", county.formal_name.as_str());
    vec![
        Block::Paragraph(matter),
        Block::Facts(facts.map(|(key, said)| (words.say(key), said)).collect()),
        Block::Paragraph(words.say("registration-opened-letter-once")),
        Block::Small(wonder),
    ]
}
