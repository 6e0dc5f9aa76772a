//! Those who were let in when the door was tried out before the day. Nobody becomes a participant then, no seat and no table
//! changes hands: they stand in their note alone, the door shows them as it would on the day, and they go when the day
//! comes.

use std::collections::HashMap;

use organisation::OrganisationId;
use organisation::records::organisation as authority;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, JoinType, QueryFilter as _, QuerySelect as _,
    RelationDef,
};
use serde_json::json;
use store::{Desk, Store, StoreFault};
use texts::local;
use workshop::day::Workshop;
use workshop::records::workshop as workshops;
use workshop::registration::views::{ParticipantRow, role_of};
use workshop::registration::walk_in::Tried;
use workshop::{InvitationId, ParticipantId};

use crate::deeds::{By, Decision};
use crate::records::{NoteId, note};
use crate::rules::Here;
use crate::views::{Note, Person, times};

/// Whether somebody was let in when the door was tried out: nobody has become a participant.
pub(crate) fn is_let_in(note: &Note) -> bool {
    let came = [Decision::LetIn, Decision::Over].map(Decision::code);
    note.participant.is_none() && note.decided.as_deref().is_some_and(|decided| came.contains(&decided))
}

/// By what the door calls them as long as it is tried out.
pub(crate) fn id(note: &Note) -> ParticipantId {
    note.id.uuid().into()
}

/// Those who were let in, as long as the door is tried out.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub(crate) async fn all<C: ConnectionTrait>(
    db: &C,
    workshop: &Workshop,
    now: DateTimeUtc,
) -> Result<Vec<Note>, StoreFault> {
    if !times(workshop).is_trial(now) {
        return Ok(Vec::new());
    }
    let mut notes = note::Entity::find().filter(note::Column::Workshop.eq(workshop.id)).all(db).await?;
    notes.retain(is_let_in);
    Ok(notes)
}

/// They as those who take a seat, while the door counts.
pub(crate) fn seats(notes: &[Note]) -> Vec<Tried> {
    let seat =
        |note: &Note| Tried { id: id(note), municipality: note.municipality, role: role_of(&note.role) };
    notes.iter().map(seat).collect()
}

/// Puts them among the people of a door, each from one of these municipalities. Where somebody comes in another's place,
/// they sit where that one would have sat.
pub(crate) fn join(
    people: &mut Vec<Person>,
    (notes, rounds): (Vec<Note>, usize),
    from: &HashMap<OrganisationId, authority::Model>,
) {
    for note in notes {
        let municipality = from.get(&note.municipality);
        let nowhere = || vec![None; rounds];
        let absent = people.iter_mut().find(|person| Some(person.row.id) == note.instead_of);
        let (mut tables, mut stands_in_for, mut both_here) = (nowhere(), None, false);
        if let Some(absent) = absent {
            tables = std::mem::replace(&mut absent.tables, nowhere());
            stands_in_for = Some(absent.row.name.clone());
            both_here = absent.here.is_some();
            absent.replaced_by = Some(note.name.clone());
        }
        people.push(Person {
            tables,
            here: Some(Here {
                since: note.at,
                keys: vec![note.id.uuid()],
                devices: 1,
                seen: note.seen,
                late: false,
                without_course: true,
            }),
            replaced_by: None,
            stands_in_for,
            both_here,
            over: note.decided.as_deref() == Some(Decision::Over.code()),
            course: course::rules::State::default(),
            row: ParticipantRow {
                id: id(&note),
                invitation: InvitationId::from(Uuid::nil()),
                municipality: note.municipality,
                municipality_name: municipality.map(|one| one.name.clone()).unwrap_or_default(),
                municipality_code: municipality.map(|one| one.code.clone()).unwrap_or_default(),
                name: note.name,
                email: String::new(),
                role: role_of(&note.role),
                role_text: String::new(),
                phone: String::new(),
                protected: false,
            },
        });
    }
}

/// Takes one of them out again. False when there is no such one.
pub(crate) async fn take_back(desk: &mut Desk, by: By<'_>, who: ParticipantId) -> Result<bool, StoreFault> {
    let found = all(desk.db(), by.workshop, desk.now()).await?;
    if !found.iter().any(|note| id(note) == who) {
        return Ok(false);
    }
    let row = note::ActiveModel {
        name: Set(String::new()),
        decided: Set(Some(Decision::Not.code().to_owned())),
        ..Default::default()
    };
    let taken = note::Entity::update_many().set(row).filter(note::Column::Id.eq(NoteId::from(who.uuid())));
    taken.exec(desk.db()).await?;
    desk.write(by.line("door.taken_back", ("workshop", by.workshop.id.uuid()), json!({})));
    Ok(true)
}

/// Deletes what was noted of people when doors were tried out whose day has come. Says how many.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub(crate) async fn forget(store: &Store) -> Result<usize, StoreFault> {
    let today = local(store.doors().now()).date();
    let to_workshop: RelationDef = note::Entity::belongs_to(workshops::Entity)
        .from(note::Column::Workshop)
        .to(workshops::Column::Id)
        .into();
    let notes = note::Entity::find()
        .join(JoinType::InnerJoin, to_workshop)
        .select_also(workshops::Entity)
        .filter(workshops::Column::Day.lte(today))
        .all(store.reader())
        .await?;
    let tried = notes.iter().filter(|(note, workshop)| {
        workshop.as_ref().is_some_and(|workshop| times(workshop).is_trial(note.at))
    });
    let gone: Vec<NoteId> = tried.map(|(note, _)| note.id).collect();
    if !gone.is_empty() {
        store.tidy(note::Entity::delete_many().filter(note::Column::Id.is_in(gone.clone()))).await?;
    }
    Ok(gone.len())
}
