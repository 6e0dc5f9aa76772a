//! What is held about a person who asks: when they came, in whose place, and that they wait to be let in. For the county
//! alone, as everything at its door; who of the participants it is, the workshops have found.

use std::collections::HashMap;

use organisation::Duty;
use organisation::held::{HeldReader, HeldSource, Piece};
use sea_orm::{ColumnTrait as _, EntityTrait as _, ExprTrait as _, QueryFilter as _, QueryOrder as _};
use store::StoreFault;
use texts::Words;
use workshop::ParticipantId;
use workshop::held::{Theirs, piece};
use workshop::records::workshop as days;

use crate::records::{note, scan, stand_in};

/// What this area holds.
pub struct DoorHeld;

#[async_trait::async_trait]
impl HeldSource for DoorHeld {
    async fn held(&self, reader: &HeldReader<'_>) -> Result<Vec<Piece>, StoreFault> {
        if reader.actor.duty() != Duty::CountyCoordinator {
            return Ok(Vec::new());
        }
        let theirs = Theirs::of(reader, &[Duty::CountyCoordinator]).await?;
        let mut pieces = Vec::new();
        if !theirs.is_empty() {
            pieces.extend(arrivals(reader, &theirs).await?);
            pieces.extend(stand_ins(reader, &theirs).await?);
        }
        pieces.extend(notes(reader, &theirs).await?);
        Ok(pieces)
    }
}

fn yes(words: &Words, is: bool, key: &'static str) -> String {
    if is { words.say(key) } else { String::new() }
}

/// Arrivals, also those that were taken back or tried out before the day.
async fn arrivals(reader: &HeldReader<'_>, theirs: &Theirs) -> Result<Vec<Piece>, StoreFault> {
    let (store, words) = (reader.app.store(), reader.words);
    let scans = scan::Entity::find()
        .filter(scan::Column::Participant.is_in(theirs.ids()))
        .order_by_asc(scan::Column::At)
        .order_by_asc(scan::Column::Id)
        .all(store.reader())
        .await?;
    let mut pieces = Vec::new();
    for scan in scans {
        let whom = scan.participant.uuid();
        let Some((fits, workshop)) = theirs.get(whom) else { continue };
        let title = if scan.undoes.is_some() { "door-held-taken-back" } else { "door-held-arrival" };
        let facts = [
            ("door-held-workshop", words.date(workshop.day)),
            ("door-held-at", words.moment(scan.at)),
            ("door-held-noted", words.moment(scan.received_at)),
            ("door-held-way", words.say(&format!("door-held-way-{}", scan.way))),
            ("door-held-identity", yes(words, scan.seen, "door-identity-seen")),
            ("door-held-late", yes(words, scan.late, "door-late")),
            ("door-held-course", yes(words, scan.without_course, "door-held-without-course")),
        ];
        pieces.push(piece(words, (format!("door:{}", scan.id), title), fits, facts));
    }
    Ok(pieces)
}

/// Who the other one is, is not told: it is about them.
async fn stand_ins(reader: &HeldReader<'_>, theirs: &Theirs) -> Result<Vec<Piece>, StoreFault> {
    let (words, ids) = (reader.words, || theirs.ids().map(ParticipantId::from));
    let either = stand_in::Column::Participant.is_in(ids()).or(stand_in::Column::InsteadOf.is_in(ids()));
    let found = stand_in::Entity::find()
        .filter(either)
        .order_by_asc(stand_in::Column::At)
        .all(reader.app.store().reader())
        .await?;
    let piece_of = |one: &stand_in::Model, whom: ParticipantId, title| {
        let (fits, _) = theirs.get(whom.uuid())?;
        let id = format!("stand-in:{whom}:{}", one.participant);
        Some(piece(words, (id, title), fits, [("door-held-at", words.moment(one.at))]))
    };
    let both = found.iter().flat_map(|one| {
        [
            piece_of(one, one.participant, "door-held-stood-in"),
            piece_of(one, one.instead_of, "door-held-replaced"),
        ]
    });
    Ok(both.flatten().collect())
}

/// Those who wait for a decision stand there by name; of those who were let in it is known who they are.
async fn notes(reader: &HeldReader<'_>, theirs: &Theirs) -> Result<Vec<Piece>, StoreFault> {
    let (db, words) = (reader.app.store().reader(), reader.words);
    let own = days::Entity::find().filter(days::Column::County.eq(reader.actor.organisation().id));
    let own: HashMap<_, _> = own.all(db).await?.into_iter().map(|day| (day.id, day.day)).collect();
    let found = note::Entity::find()
        .filter(note::Column::Workshop.is_in(own.keys().copied()))
        .order_by_asc(note::Column::At)
        .all(db)
        .await?;
    let mut pieces = Vec::new();
    for one in found {
        let known = one.participant.and_then(|whom| theirs.get(whom.uuid())).map(|(fits, _)| fits);
        let Some(fits) = known.or_else(|| reader.whom.fits(&one.name, "")) else { continue };
        let why = if one.why.is_empty() { None } else { Some(format!("door-no-seat-{}", one.why)) };
        let facts = [
            ("door-held-workshop", own.get(&one.workshop).map(|day| words.date(*day)).unwrap_or_default()),
            ("door-held-name", one.name.clone()),
            ("door-held-at", words.moment(one.at)),
            ("door-held-role", words.say(&format!("role-{}", one.role))),
            ("door-held-why", why.map(|key| words.say(&key)).unwrap_or_default()),
            ("door-held-identity", yes(words, one.seen, "door-identity-seen")),
        ];
        pieces.push(piece(words, (format!("door-note:{}", one.id), "door-held-note"), fits, facts));
    }
    Ok(pieces)
}
