//! Handing links out.

use std::collections::HashSet;

use organisation::link::{self, Purpose, Receiver};
use organisation::links::first_letter;
use organisation::records::{LinkId, personal_link};
use organisation::{MayCoordinate, register};
use sea_orm::prelude::Uuid;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use store::journal::personal;
use store::{DeedKey, Desk, Line, Opened, StoreFault};
use texts::Words;
use web::House;

use crate::day::Workshop;
use crate::preparation::guests::{self, Described, ends_at};
use crate::registration::views;

/// Whom a typed link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Handed {
    /// A guest: the police, for instance.
    Guest,
    /// Somebody at the door.
    DoorHost,
}

impl Handed {
    /// Both.
    pub(super) const ALL: [Self; 2] = [Self::Guest, Self::DoorHost];

    /// The kind of link.
    pub(super) const fn kind(self) -> &'static str {
        match self {
            Self::Guest => link::GUEST,
            Self::DoorHost => link::DOOR_HOST,
        }
    }
}

/// When and where, as a letter and a page say it.
#[must_use]
pub fn facts(words: &Words, workshop: &Workshop) -> Vec<(String, String)> {
    let mut facts = vec![("day-fact-when", words.date_span(workshop.day, workshop.starts, workshop.ends))];
    let place = [workshop.place.as_str(), workshop.address.as_str()];
    let place: Vec<_> = place.into_iter().filter(|part| !part.is_empty()).collect();
    if !place.is_empty() {
        facts.push(("day-fact-place", place.join(", ")));
    }
    facts.push(("day-fact-format", words.say(&format!("day-format-{}", workshop.format.code()))));
    if !workshop.contact.is_empty() {
        facts.push(("day-fact-contact", workshop.contact.clone()));
    }
    facts.into_iter().map(|(key, text)| (words.say(key), text)).collect()
}

/// Sends a guest or a door host their link.
pub(super) async fn hand_out(
    house: &House,
    words: &Words,
    permit: &MayCoordinate,
    workshop: &Workshop,
    (whom, name, address): (Handed, &str, &str),
    key: DeedKey,
) -> Result<(), StoreFault> {
    let Opened::Desk(mut desk) = house.store().desk_once(permit.author(), key).await? else { return Ok(()) };
    let (about, county) = (workshop.id.uuid(), workshop.county);
    let sender = register::organisation(house.store(), county).await?.formal_name;
    let link = match whom {
        // A guest stands among the day's guests, however the link was made.
        Handed::Guest => {
            let described =
                Described { name: name.to_owned(), address: address.to_owned(), ..Described::default() };
            let guest = guests::put(&desk, workshop.id, &described).await?;
            guests::tell(&mut desk, house, words, (workshop, sender), (guest, name, address)).await?
        }
        Handed::DoorHost => {
            let purpose = Purpose::DoorHost { about, county, ends_at: ends_at(workshop, desk.now()) };
            let to = Receiver { name: name.to_owned(), address: address.to_owned(), owner: Some(county) };
            send(&mut desk, house, words, workshop, (purpose, whom.kind()), &to, sender).await?
        }
    };
    desk.write(Line {
        deed: "link.handed_out",
        // The name in the line goes with the link.
        subject: "link",
        subject_id: link.uuid(),
        owner: Some(county.uuid()),
        details: json!({ "kind": whom.kind(), "name": personal(name) }),
    });
    desk.seal("").await
}

async fn send(
    desk: &mut Desk,
    house: &House,
    words: &Words,
    workshop: &Workshop,
    (purpose, kind): (Purpose, &str),
    to: &Receiver,
    sender: String,
) -> Result<LinkId, StoreFault> {
    let link = link::hand_out(desk, house.key(), purpose, to).await?;
    let about = (workshop.id.uuid(), facts(words, workshop));
    desk.post(first_letter(words, (link, kind), to, sender, about)?);
    Ok(link)
}

/// Sends every participant who has none yet their own link. Says how many.
pub(super) async fn to_participants(
    house: &House,
    words: &Words,
    permit: &MayCoordinate,
    workshop: &Workshop,
    key: DeedKey,
) -> Result<usize, StoreFault> {
    let store = house.store();
    let mut desk = match store.desk_once(permit.author(), key).await? {
        Opened::Desk(desk) => desk,
        Opened::Done(sent) => return Ok(sent.parse().unwrap_or_default()),
    };
    let people = views::participants(store, workshop.id).await?;
    let have: HashSet<Option<Uuid>> = personal_link::Entity::find()
        .filter(personal_link::Column::Kind.eq(link::PARTICIPANT))
        .filter(personal_link::Column::About.is_in(people.iter().map(|person| person.id.uuid())))
        .all(desk.db())
        .await?
        .into_iter()
        .map(|link| link.about)
        .collect();
    let sender = register::organisation(store, workshop.county).await?.formal_name;
    let ends_at = ends_at(workshop, desk.now());
    let mut sent = 0;
    for person in people.iter().filter(|person| !have.contains(&Some(person.id.uuid()))) {
        let purpose =
            Purpose::Participant { about: person.id.uuid(), municipality: person.municipality, ends_at };
        let receiver = Receiver {
            name: person.name.clone(),
            address: person.email.clone(),
            owner: Some(workshop.county),
        };
        let purpose = (purpose, link::PARTICIPANT);
        send(&mut desk, house, words, workshop, purpose, &receiver, sender.clone()).await?;
        sent += 1;
    }
    if sent == 0 {
        desk.clear().await?;
        return Ok(0);
    }
    desk.write(Line {
        deed: "link.handed_out",
        subject: "workshop",
        subject_id: workshop.id.uuid(),
        owner: Some(workshop.county.uuid()),
        details: json!({ "kind": link::PARTICIPANT, "links": sent }),
    });
    desk.seal(&sent.to_string()).await?;
    Ok(sent)
}
