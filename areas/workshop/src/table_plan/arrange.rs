//! From people and wishes to what the engine understands, and back. Pure.

use std::collections::{BTreeMap, HashMap};

use roster::Role;
use seating::{
    Budget, Guest, Mix, Plan, Problem, Refused, Wishes, replan, solve, table_sizes, table_sizes_keeping,
};

use super::rules::{Mixing, RoomSize, Wanted};
use crate::records::ParticipantId;

/// A seat that somebody has. Tables are numbered from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The table.
    pub table: i32,
    /// The organiser fixed the person there.
    pub fixed: bool,
}

/// Somebody to place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: ParticipantId,
    /// The municipality's code.
    pub municipality: String,
    /// Target role.
    pub role: Role,
    /// Where they sit now.
    pub seat: Option<Seat>,
}

/// What is asked.
#[derive(Clone, Debug)]
pub struct Task {
    /// Everyone who comes, each once.
    pub people: Vec<Person>,
    /// Pairs that must not share a table. Pairs with somebody who does not come are passed over.
    pub apart: Vec<(ParticipantId, ParticipantId)>,
    /// How they are to be placed.
    pub wanted: Wanted,
    /// Where.
    pub room: RoomSize,
    /// The wish is another than last time: then the mix is made anew, and only fixed seats stay.
    pub anew: bool,
}

/// A seat for everyone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arranged {
    /// Who sits at which table.
    pub tables: HashMap<ParticipantId, i32>,
    /// How many tables are used.
    pub table_count: usize,
    /// How many changed table.
    pub moved: usize,
    /// How many had no seat before.
    pub added: usize,
}

/// Places everyone. The same task, seed and engine give the same seats. Works for up to half a second with 300
/// people: call it off the async threads.
///
/// # Errors
/// What the engine refuses; people are named by their place in the task's list.
pub fn arrange(task: &Task, seed: u64) -> Result<Arranged, Vec<Refused>> {
    let old: Vec<Option<usize>> = task.people.iter().map(|person| person.seat.map(index)).collect();
    let problem = problem(task, &old)?;
    let plan = if task.anew {
        solve(&problem, seed, Budget::default())?
    } else {
        replan(&problem, &old, seed, Budget::default())?
    };
    Ok(arranged(task, &problem, &plan, &old))
}

/// The table's place in the engine's list.
fn index(seat: Seat) -> usize {
    // Tables are numbered from 1, and a number that no table has is refused by the engine.
    usize::try_from(seat.table - 1).unwrap_or(usize::MAX)
}

fn problem(task: &Task, old: &[Option<usize>]) -> Result<Problem, Vec<Refused>> {
    let (people, wanted, room) = (task.people.len(), task.wanted, task.room.tables);
    let used = old.iter().flatten().map(|table| table.saturating_add(1)).max();
    let tables = match used {
        Some(used) => table_sizes_keeping(people, wanted.least, wanted.most, room, used),
        None => table_sizes(people, wanted.least, wanted.most, room),
    };
    let place: HashMap<ParticipantId, usize> =
        task.people.iter().enumerate().map(|(place, person)| (person.id, place)).collect();
    let fixed = task.people.iter().enumerate();
    Ok(Problem {
        people: guests(&task.people),
        tables: tables.map_err(|refused| vec![refused])?,
        wishes: Wishes {
            mix: match wanted.mixing {
                Mixing::Mixed => Mix::Mixed,
                Mixing::Together => Mix::Together,
            },
            spread_roles: wanted.spread_roles,
            fixed: fixed
                .filter_map(|(place, person)| Some((place, index(person.seat.filter(|seat| seat.fixed)?))))
                .collect(),
            apart: task
                .apart
                .iter()
                .filter_map(|(one, other)| Some((*place.get(one)?, *place.get(other)?)))
                .collect(),
            together: Vec::new(),
        },
    })
}

fn guests(people: &[Person]) -> Vec<Guest> {
    let mut groups: BTreeMap<&str, u32> = BTreeMap::new();
    for person in people {
        let next = number(groups.len());
        groups.entry(&person.municipality).or_insert(next);
    }
    people
        .iter()
        .enumerate()
        .map(|(place, person)| Guest {
            key: key(person.id),
            group: groups[person.municipality.as_str()],
            role: role(person.role, place),
        })
        .collect()
}

/// The random half of the id: the same person has the same key in every plan.
fn key(id: ParticipantId) -> u64 {
    id.uuid().as_u64_pair().1
}

/// A role's number. A role that is none of the target roles is shared with nobody, so there is nothing to spread.
fn role(role: Role, place: usize) -> u32 {
    let roles = Role::ALL.len();
    number(match role {
        Role::Other => roles + place,
        known => Role::ALL.iter().position(|one| *one == known).unwrap_or(roles + place),
    })
}

fn number(number: usize) -> u32 {
    // There are at most `seating::MOST_PEOPLE` people; more are refused by the engine whatever their numbers.
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn arranged(task: &Task, problem: &Problem, plan: &Plan, old: &[Option<usize>]) -> Arranged {
    let seated = task.people.iter().zip(&plan.table_of);
    Arranged {
        tables: seated
            // Fewer tables than people, and they are at most a few thousand.
            .map(|(person, &table)| (person.id, i32::try_from(table + 1).unwrap_or(i32::MAX)))
            .collect(),
        table_count: problem.tables.len(),
        moved: old
            .iter()
            .zip(&plan.table_of)
            .filter(|(old, new)| old.is_some_and(|old| old != **new))
            .count(),
        added: old.iter().filter(|old| old.is_none()).count(),
    }
}

/// Why nobody was placed, ready to be said: people and tables as the organiser knows them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusal {
    /// The engine's word for it, in text keys.
    pub code: &'static str,
    /// Whom it concerns, by name.
    pub names: Vec<String>,
    /// The table it concerns, from 1; 0 when none.
    pub table: usize,
    /// How many people.
    pub people: usize,
    /// How many there is room for.
    pub most: usize,
}

impl Refusal {
    /// The engine's refusal with names in place of numbers; nothing when it is one that only a fault of ours can
    /// bring about. `names` are those of the task's people, in its order.
    #[must_use]
    pub fn of(refused: &Refused, names: &[String]) -> Option<Self> {
        let code = refused.code();
        let called = |people: &[usize]| -> Vec<String> {
            people.iter().filter_map(|&person| names.get(person).cloned()).collect()
        };
        match refused {
            Refused::SizesDoNotFit { people, most, .. } | Refused::TooManyPeople { people, most } => {
                Some(Self { code, people: *people, most: *most, ..Self::default() })
            }
            Refused::FixedTableMissing { person, table } => {
                Some(Self { code, names: called(&[*person]), table: table + 1, ..Self::default() })
            }
            Refused::TableOverfilledByFixed { table, fixed, most } => {
                Some(Self { code, table: table + 1, people: *fixed, most: *most, ..Self::default() })
            }
            Refused::ApartButFixedTogether { a, b, table } => {
                Some(Self { code, names: called(&[*a, *b]), table: table + 1, ..Self::default() })
            }
            Refused::ApartImpossible { people, .. } => {
                Some(Self { code, names: called(people), people: people.len(), ..Self::default() })
            }
            // Sizes are checked before, ids are unique, a pair is of two, and nobody is asked to sit together.
            Refused::TableUpsideDown { .. }
            | Refused::DuplicateKey { .. }
            | Refused::UnknownPerson { .. }
            | Refused::FixedTwice { .. }
            | Refused::ApartFromSelf { .. }
            | Refused::ApartAndTogether { .. }
            | Refused::TogetherButFixedApart { .. }
            | Refused::TogetherTooMany { .. }
            | Refused::TogetherImpossible { .. }
            | Refused::OldPlanOfOtherLength { .. } => None,
        }
    }
}
