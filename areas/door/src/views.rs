//! What stands at a door: who is expected, who is here, where they sit, and who waits for a person to decide.

use std::collections::{BTreeMap, HashMap, HashSet};

use course::records::terms;
use course::rules::{Entry, Policy, State, entry};
use organisation::OrganisationId;
use organisation::records::organisation as authority;
use roster::is_same_name;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, JoinType, QueryFilter as _, QuerySelect as _,
    RelationDef,
};
use store::{Store, StoreFault};
use workshop::day::Workshop;
use workshop::records::{seat, workshop as workshops};
use workshop::registration::views::ParticipantRow;
use workshop::registration::walk_in::{Waiting, waiting};
use workshop::{ParticipantId, WorkshopId};

use crate::deeds::{Decision, NoSeat};
use crate::records::{door, note, scan, stand_in};
use crate::rules::newcomers::{Newcomer, doubts};
use crate::rules::{Here, Phase, Scan, Times, merge};
use crate::{tables, tried};

pub use note::Model as Note;

/// Somebody who is expected.
#[derive(Clone, Debug)]
pub struct Person {
    /// Who. Of somebody whose details are protected, the label.
    pub row: ParticipantRow,
    /// Their table in each round; none without a seat.
    pub tables: Vec<Option<i32>>,
    /// Since when they are here.
    pub here: Option<Here>,
    /// Who comes in their place.
    pub replaced_by: Option<String>,
    /// In whose place they come.
    pub stands_in_for: Option<String>,
    /// Whoever they come in the place of is here as well.
    pub both_here: bool,
    /// They were let in over the limit of seats.
    pub over: bool,
    /// How they stand with the course.
    pub course: State,
}

/// Who somebody that was noted may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alike {
    /// Somebody who is registered, and since when they are here.
    Registered {
        /// Who.
        id: ParticipantId,
        /// What they are called.
        name: String,
        /// Since when.
        since: Option<DateTimeUtc>,
    },
    /// Somebody who waits for a seat.
    Waiting {
        /// Who.
        id: ParticipantId,
        /// What they are called.
        name: String,
    },
    /// Somebody else who is noted, since then.
    Noted(DateTimeUtc),
}

/// How many are here, of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Here.
    pub here: usize,
    /// Expected: all but those in whose place somebody else comes.
    pub expected: usize,
    /// Of those who are here, how many have not done the course.
    pub without_course: usize,
}

/// A door as it stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Where it is in its life.
    pub phase: Phase,
    /// Since when it is shut.
    pub closed_at: Option<DateTimeUtc>,
    /// Everybody who is registered, as the workshop lists them.
    pub people: Vec<Person>,
    /// Those whom a person is to decide about, the first one first.
    pub notes: Vec<Note>,
    /// Those who wait for a seat, where there is a doubt about who somebody is.
    pub waiting: Vec<Waiting>,
    /// The municipalities of those who were noted.
    pub named: HashMap<OrganisationId, authority::Model>,
    /// How many rounds the table plan has; 0 before there is one.
    pub rounds: usize,
    /// What the county does with somebody whose course is missing.
    pub policy: Policy,
}

impl Standing {
    /// What follows at the door for somebody, from how they stand with the course.
    #[must_use]
    pub fn entry(&self, person: &Person) -> Entry {
        entry(person.course, self.policy)
    }

    /// How many are here.
    #[must_use]
    pub fn count(&self) -> Count {
        count(&self.people.iter().collect::<Vec<_>>())
    }

    /// The same for each municipality, by name.
    #[must_use]
    pub fn by_municipality(&self) -> BTreeMap<String, Count> {
        let mut people: BTreeMap<String, Vec<&Person>> = BTreeMap::new();
        for person in &self.people {
            people.entry(person.row.municipality_name.clone()).or_default().push(person);
        }
        people.into_iter().map(|(name, people)| (name, count(&people))).collect()
    }

    /// Who is here.
    #[must_use]
    pub fn here(&self) -> HashSet<ParticipantId> {
        self.people.iter().filter(|person| person.here.is_some()).map(|person| person.row.id).collect()
    }

    /// Who somebody that was noted may be: everybody with the same name from the same municipality.
    #[must_use]
    pub fn alike(&self, note: &Note) -> Vec<Alike> {
        let is_theirs = |row: &ParticipantRow| {
            !row.protected
                && row.municipality == note.municipality
                && Some(row.id) != note.instead_of
                && is_same_name(&row.name, &note.name)
        };
        let registered =
            self.people.iter().filter(|person| is_theirs(&person.row)).map(|person| Alike::Registered {
                id: person.row.id,
                name: person.row.name.clone(),
                since: person.here.as_ref().map(|here| here.since),
            });
        let is_asked = note.why == NoSeat::Same.code();
        let waiting = self.waiting.iter().filter(|one| {
            is_asked && one.municipality == note.municipality && is_same_name(&one.name, &note.name)
        });
        let waiting = waiting.map(|one| Alike::Waiting { id: one.id, name: one.name.clone() });
        let noted: Vec<Newcomer> = self.notes.iter().map(newcomer).collect();
        let doubts = doubts(&noted).remove(&note.id.uuid()).unwrap_or_default();
        let noted = self.notes.iter().filter(|other| doubts.contains(&other.id.uuid()));
        registered.chain(waiting).chain(noted.map(|other| Alike::Noted(other.at))).collect()
    }

    /// Here, and without a table though there is a plan.
    #[must_use]
    pub fn without_table(&self) -> usize {
        let lacks = |person: &&Person| person.here.is_some() && person.tables.iter().any(Option::is_none);
        if self.rounds == 0 { 0 } else { self.people.iter().filter(lacks).count() }
    }
}

fn newcomer(note: &Note) -> Newcomer {
    Newcomer {
        at: note.at,
        key: note.id.uuid(),
        name: note.name.clone(),
        municipality: note.municipality,
        instead_of: note.instead_of,
    }
}

fn count(people: &[&Person]) -> Count {
    let expected = people.iter().filter(|person| person.replaced_by.is_none() || person.here.is_some());
    let here = || people.iter().filter(|person| person.here.is_some());
    Count {
        here: here().count(),
        expected: expected.count(),
        without_course: here().filter(|person| !person.course.is_enough()).count(),
    }
}

/// A workshop's times.
#[must_use]
pub fn times(workshop: &Workshop) -> Times {
    Times { day: workshop.day, ends: workshop.ends }
}

/// A door as it stands: six queries, however many come, and one more where somebody is in doubt.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn standing(store: &Store, workshop: &Workshop) -> Result<Standing, StoreFault> {
    let (now, id, db) = (store.doors().now(), workshop.id, store.reader());
    let rows = course::views::people(db, id).await?;
    let found = workshops::Entity::find_by_id(id)
        .find_also_related(door::Entity)
        .find_also_related(terms::Entity)
        .one(db)
        .await?;
    let (door, terms) = found.map_or((None, None), |(_, door, terms)| (door, terms));
    let closed_at = shut_since(door, workshop, now);
    let policy = terms.map(|terms| terms.policy).unwrap_or_default();
    let mut here = merge(scans(db, workshop, now, None).await?);
    let seats = seat::Entity::find().filter(seat::Column::Workshop.eq(id)).all(db).await?;
    let (rounds, mut tables) = tables::by_person(&seats);
    let stand_ins = stand_ins(db, id).await?;
    let (notes, named) = named_notes(db, workshop, now).await?;
    let over: HashSet<ParticipantId> = notes
        .iter()
        .filter(|note| note.decided.as_deref() == Some(Decision::Over.code()))
        .filter_map(|note| note.participant)
        .collect();
    let tried: Vec<Note> = notes.iter().filter(|note| tried::is_let_in(note)).cloned().collect();
    let notes: Vec<Note> = notes.into_iter().filter(|note| note.decided.is_none()).collect();
    let is_doubt = notes.iter().any(|note| note.why == NoSeat::Same.code());
    let waiting = if is_doubt { waiting(db, id).await? } else { Vec::new() };
    let arrived: HashSet<ParticipantId> = here.keys().copied().collect();
    let name_of = |wanted: ParticipantId| {
        rows.iter().find(|(row, _)| row.id == wanted).map(|(row, _)| row.name.clone())
    };
    let mut people: Vec<Person> = rows
        .iter()
        .map(|(row, course)| Person {
            tables: tables.remove(&row.id).unwrap_or_else(|| vec![None; rounds]),
            here: here.remove(&row.id),
            replaced_by: stand_ins
                .iter()
                .find(|one| one.instead_of == row.id)
                .and_then(|one| name_of(one.participant)),
            stands_in_for: stand_ins
                .iter()
                .find(|one| one.participant == row.id)
                .and_then(|one| name_of(one.instead_of)),
            both_here: stand_ins
                .iter()
                .any(|one| one.participant == row.id && arrived.contains(&one.instead_of)),
            over: over.contains(&row.id),
            course: *course,
            row: row.clone(),
        })
        .collect();
    tried::join(&mut people, (tried, rounds), &named);
    let phase = times(workshop).phase(now);
    Ok(Standing { phase, closed_at, people, notes, waiting, named, rounds, policy })
}

/// Who comes in whose place.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub(crate) async fn stand_ins<C: ConnectionTrait>(
    db: &C,
    id: WorkshopId,
) -> Result<Vec<stand_in::Model>, StoreFault> {
    Ok(stand_in::Entity::find().filter(stand_in::Column::Workshop.eq(id)).all(db).await?)
}

/// Those whom a person is to decide about now, the first one first.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub(crate) async fn undecided<C: ConnectionTrait>(
    db: &C,
    workshop: &Workshop,
    now: DateTimeUtc,
) -> Result<Vec<Note>, StoreFault> {
    let notes = notes(db, workshop, now).await?;
    Ok(notes.into_iter().filter(|note| note.decided.is_none()).collect())
}

/// Everybody who was noted, the first one first: on the day, or before it when the door was tried out.
async fn notes<C: ConnectionTrait>(
    db: &C,
    workshop: &Workshop,
    now: DateTimeUtc,
) -> Result<Vec<Note>, StoreFault> {
    let notes = note::Entity::find().filter(note::Column::Workshop.eq(workshop.id)).all(db).await?;
    Ok(those_now(notes, workshop, now))
}

/// The same with the names of their municipalities.
async fn named_notes<C: ConnectionTrait>(
    db: &C,
    workshop: &Workshop,
    now: DateTimeUtc,
) -> Result<(Vec<Note>, HashMap<OrganisationId, authority::Model>), StoreFault> {
    let to_municipality: RelationDef = note::Entity::belongs_to(authority::Entity)
        .from(note::Column::Municipality)
        .to(authority::Column::Id)
        .into();
    let found = note::Entity::find()
        .join(JoinType::LeftJoin, to_municipality)
        .select_also(authority::Entity)
        .filter(note::Column::Workshop.eq(workshop.id))
        .all(db)
        .await?;
    let (notes, from): (Vec<Note>, Vec<_>) = found.into_iter().unzip();
    let named = from.into_iter().flatten().map(|one| (one.id, one)).collect();
    Ok((those_now(notes, workshop, now), named))
}

fn those_now(mut notes: Vec<Note>, workshop: &Workshop, now: DateTimeUtc) -> Vec<Note> {
    let times = times(workshop);
    notes.retain(|note| times.is_trial(note.at) == times.is_trial(now));
    notes.sort_by_key(|note| (note.at, note.id));
    notes
}

/// Since when a door is shut.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub(crate) async fn closed_at<C: ConnectionTrait>(
    db: &C,
    workshop: &Workshop,
    now: DateTimeUtc,
) -> Result<Option<DateTimeUtc>, StoreFault> {
    Ok(shut_since(door::Entity::find_by_id(workshop.id).one(db).await?, workshop, now))
}

/// The same out of its row. That it was shut when it was tried out does not count on the day.
fn shut_since(door: Option<door::Model>, workshop: &Workshop, now: DateTimeUtc) -> Option<DateTimeUtc> {
    let times = times(workshop);
    door.and_then(|row| row.closed_at).filter(|at| times.is_trial(*at) == times.is_trial(now))
}

/// The scans that count now, of everybody or of one: those of the day, or before it those that were tried out.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub(crate) async fn scans<C: ConnectionTrait>(
    db: &C,
    workshop: &Workshop,
    now: DateTimeUtc,
    of: Option<ParticipantId>,
) -> Result<Vec<Scan>, StoreFault> {
    let mut found = scan::Entity::find().filter(scan::Column::Workshop.eq(workshop.id));
    if let Some(one) = of {
        found = found.filter(scan::Column::Participant.eq(one));
    }
    let times = times(workshop);
    let rows = found.all(db).await?;
    let counts = |row: &scan::Model| times.is_trial(row.at) == times.is_trial(now);
    Ok(rows.into_iter().filter(counts).map(Scan::from).collect())
}

impl From<scan::Model> for Scan {
    fn from(row: scan::Model) -> Self {
        Self {
            key: row.id,
            participant: row.participant,
            at: row.at,
            undoes: row.undoes,
            seen: row.seen,
            late: row.late,
            device: row.device,
            without_course: row.without_course,
        }
    }
}
