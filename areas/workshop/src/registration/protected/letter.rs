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

#[cfg(test)]
mod tests {
    use letters::Body;
    use organisation::Tier;
    use texts::Lang;

    use super::*;
    use crate::day::pages::samples::{standing, words};
    use crate::day::rules::State;

    fn authority(tier: Tier, name: &str) -> Organisation {
        Organisation {
            id: Uuid::nil().into(),
            tier,
            code: String::new(),
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

    #[test]
    fn every_letter_is_complete_in_both_languages() {
        let now = "2029-01-10T08:00:00Z".parse().unwrap();
        let mut workshop = standing(State::Invited, [10, 0, 0, 0]).workshop;
        for (place, name) in [("", "Ockelbo kommun"), ("Slottet, rikssalen", "Länsstyrelsens nya förbund")]
        {
            workshop.place = place.to_owned();
            let (county, own) = (authority(Tier::County, name), authority(Tier::Municipality, name));
            let opened =
                Opened { name: "Karin Åberg", second: "Eva Lind", county: &county, workshop: &workshop };
            for lang in Lang::ALL {
                let words = words(lang);
                for municipality in [None, Some(&own)] {
                    let text = Body { blocks: blocks(&words, now, opened, municipality) }.to_text();
                    assert!(!text.contains('⟦'), "{text}");
                    assert!(["Karin Åberg", "Eva Lind"].iter().all(|who| text.contains(who)), "{text}");
                    assert_eq!(text.contains("rikssalen"), !place.is_empty(), "{text}");
                }
                assert!(!words.say("registration-opened-letter-subject").contains('⟦'));
            }
        }
    }
}
