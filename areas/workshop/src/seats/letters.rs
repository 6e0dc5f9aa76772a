//! The letters about seats: somebody who waited has one, and what a municipality lacks.

use std::collections::BTreeMap;

use ::letters::{Block, Party};
use organisation::link;
use organisation::post::{Address, Content};
use organisation::register::{self, Organisation};
use roster::Role;
use sea_orm::prelude::Uuid;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use store::{Desk, Parcel, StoreFault};
use texts::{Lang, Words};
use web::House;

use crate::day::Workshop;
use crate::invitation::posting::registration_link;
use crate::records::{InvitationId, ParticipantId, invitation, participant};
use crate::registration::letter::{address_in, place_and_time};

/// Letters that tell of seats.
#[derive(Default)]
pub(super) struct Moved {
    /// Who has a seat now.
    pub people: usize,
    /// One for each municipality that can be written to.
    pub letters: Vec<Parcel>,
}

/// The letters to the municipalities of those who have a seat now, to whoever sent their lists.
pub(super) async fn moved_up(
    desk: &Desk,
    house: &House,
    workshop: &Workshop,
    given: &[(InvitationId, ParticipantId)],
) -> Result<Moved, StoreFault> {
    if given.is_empty() {
        return Ok(Moved::default());
    }
    let people = participant::Entity::find()
        .filter(participant::Column::Id.is_in(given.iter().map(|(_, person)| *person)))
        .all(desk.db())
        .await?;
    let mut names: BTreeMap<InvitationId, Vec<String>> = BTreeMap::new();
    for person in &people {
        names.entry(person.invitation).or_default().push(person.name.clone());
    }
    let rows = invitation::Entity::find()
        .filter(invitation::Column::Id.is_in(names.keys().copied()))
        .all(desk.db())
        .await?;
    let whose = rows.iter().map(|row| row.municipality).chain([workshop.county]);
    let places = register::named(house.store(), whose).await?;
    let Some(county) = places.get(&workshop.county) else { return Ok(Moved::default()) };
    let words = house.words(Lang::Sv);
    let mut moved = Moved { people: people.len(), ..Moved::default() };
    for row in rows.iter().filter(|row| !row.answered_from.is_empty()) {
        let Some(municipality) = places.get(&row.municipality) else { continue };
        let receiver = (municipality.formal_name.as_str(), row.answered_from.as_str());
        let link = registration_link(desk, house, workshop, (row.id, municipality.id), receiver).await?;
        let own = names.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        let (subject, blocks) = seat(&words, workshop, own, &link::placeholder(link));
        let mut content = Content::new(words.lang(), county.formal_name.as_str(), blocks);
        content.reply_to =
            address_in(&workshop.contact).map(|address| Party { name: county.formal_name.clone(), address });
        moved.letters.push(content.to(Address {
            // The deed gives a seat once; so the letter of it is once, too.
            once_key: format!("seat:{}:{}", row.id, desk.id::<Uuid>()),
            occasion: "seat",
            about: workshop.id.uuid(),
            sender: Some(county.id.uuid()),
            receiver: Some(municipality.id.uuid()),
            name: municipality.formal_name.clone(),
            address: row.answered_from.clone(),
            subject,
        })?);
    }
    Ok(moved)
}

/// Subject and words of the letter that tells of a seat.
pub(super) fn seat(words: &Words, workshop: &Workshop, names: &[String], url: &str) -> (String, Vec<Block>) {
    let subject = words.say2("seats-letter-subject", "people", names.len(), "day", words.date(workshop.day));
    let blocks = vec![
        Block::Heading(subject.clone()),
        Block::Paragraph(words.say1("seats-letter-matter", "people", names.len())),
        Block::List(names.to_vec()),
        place_and_time(words, workshop),
        Block::Paragraph(words.say("seats-letter-cannot")),
        Block::Button { text: words.say("registration-letter-button"), url: url.to_owned() },
    ];
    (subject, blocks)
}

/// Subject and words of the letter that names what a municipality lacks.
pub(super) fn lacking(
    words: &Words,
    workshop: &Workshop,
    municipality: &Organisation,
    (missing, vacant): (&[Role], &[Role]),
    url: &str,
) -> (String, Vec<Block>) {
    let role = |role: &Role| words.say(&format!("role-{}", role.code()));
    let subject = words.say1("seats-lacking-subject", "municipality", &municipality.formal_name);
    let mut blocks = vec![
        Block::Heading(subject.clone()),
        Block::Paragraph(words.say2(
            "seats-lacking-matter",
            "municipality",
            &municipality.formal_name,
            "day",
            words.date(workshop.day),
        )),
    ];
    if !missing.is_empty() {
        blocks.push(Block::Paragraph(words.say1("seats-lacking-missing", "roles", missing.len())));
        blocks.push(Block::List(missing.iter().map(role).collect()));
    }
    if !vacant.is_empty() {
        blocks.push(Block::Paragraph(words.say1("seats-lacking-vacant", "roles", vacant.len())));
        blocks.push(Block::List(vacant.iter().map(role).collect()));
    }
    blocks.push(Block::Paragraph(words.say1("seats-lacking-ask", "day", words.date(workshop.register_by))));
    blocks.push(Block::Button { text: words.say("seats-lacking-button"), url: url.to_owned() });
    (subject, blocks)
}
