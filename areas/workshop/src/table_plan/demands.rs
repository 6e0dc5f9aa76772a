//! What the engine must keep: each rule, fixed seat and need as one demand that remembers how it is said, so that a
//! refusal can name it. Pure.

use std::collections::{BTreeMap, HashMap};

use organisation::OrganisationId;
use seating::Rule as Ask;

use super::arrange::{NoPlan, Person, Task, index};
use super::book::{Part, Rule};
use super::rules::Mixing;
use super::saying::{Refusal, Saying};
use crate::records::ParticipantId;

/// A demand and how it is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    /// What the engine is asked; people and tables by their place in its lists.
    pub ask: Ask,
    /// What it is called.
    pub saying: Saying,
}

/// Everything that must hold at so many tables.
///
/// # Errors
/// [`NoPlan::Refused`] when a need or a part asks for what the room or the list does not have.
pub fn demands(task: &Task, tables: usize) -> Result<Vec<Demand>, NoPlan> {
    let maker = Maker { task, tables, groups: groups(&task.people), place: places(&task.people) };
    let (mut found, mut refused) = (Vec::new(), Vec::new());
    for (place, person) in task.people.iter().enumerate() {
        found.extend(maker.fixed(place, person));
        match maker.need(place, person) {
            Ok(need) => found.extend(need),
            Err(refusal) => refused.push(refusal),
        }
    }
    for rule in &task.book.rules {
        match maker.of_rule(rule) {
            Ok(demand) => found.extend(demand),
            Err(refusal) => refused.push(refusal),
        }
    }
    let mixes = task.wanted.rounds.kinds().any(|kind| kind == Mixing::Mixed);
    if let Some(most) = task.wanted.at_most.filter(|_| mixes) {
        let saying = Saying { code: "at_most".to_owned(), number: most, ..Saying::default() };
        found.push(Demand { ask: Ask::GroupAtMost { most }, saying });
    }
    if refused.is_empty() { Ok(found) } else { Err(NoPlan::Refused(refused)) }
}

/// A number for each municipality, the same whatever the order of the list.
#[must_use]
pub fn groups(people: &[Person]) -> BTreeMap<OrganisationId, u32> {
    let mut groups: BTreeMap<OrganisationId, u32> = people.iter().map(|one| (one.municipality, 0)).collect();
    for (number, group) in groups.values_mut().enumerate() {
        // There are at most as many as people.
        *group = u32::try_from(number).unwrap_or(u32::MAX);
    }
    groups
}

fn places(people: &[Person]) -> HashMap<ParticipantId, usize> {
    people.iter().enumerate().map(|(place, person)| (person.id, place)).collect()
}

/// Pairs who would like to share a table, by their places.
#[must_use]
pub fn wishes(task: &Task) -> Vec<(usize, usize)> {
    let place = places(&task.people);
    let pairs = task.book.rules.iter().filter_map(|rule| match rule {
        Rule::Wish { people } => Some((*place.get(people.first()?)?, *place.get(people.get(1)?)?)),
        _ => None,
    });
    pairs.collect()
}

struct Maker<'a> {
    task: &'a Task,
    tables: usize,
    groups: BTreeMap<OrganisationId, u32>,
    place: HashMap<ParticipantId, usize>,
}

impl Maker<'_> {
    fn fixed(&self, place: usize, person: &Person) -> Vec<Demand> {
        let rounds = self.task.wanted.rounds.count();
        let seats = person.seats.iter().enumerate();
        let fixed = seats.filter_map(|(round, seat)| Some((round, seat.filter(|seat| seat.fixed)?)));
        let demand = |(round, seat)| Demand {
            ask: Ask::Fixed { person: place, table: index(seat), round: Some(round) },
            saying: Saying {
                code: "fixed".to_owned(),
                names: vec![person.name.clone()],
                table: index(seat).saturating_add(1),
                // With one round there is nothing to tell apart.
                round: if rounds > 1 { round + 1 } else { 0 },
                ..Saying::default()
            },
        };
        fixed.map(demand).collect()
    }

    fn need(&self, place: usize, person: &Person) -> Result<Option<Demand>, Refusal> {
        if person.needs.is_empty() {
            return Ok(None);
        }
        let saying = Saying {
            code: "need".to_owned(),
            names: vec![person.name.clone()],
            needs: person.needs.iter().copied().collect(),
            ..Saying::default()
        };
        let fitting = self.task.book.fitting(&person.needs, self.tables);
        if fitting.is_empty() {
            let names = saying.names.clone();
            let code = "need_unmet".to_owned();
            return Err(Refusal { code, names, rules: vec![saying], ..Refusal::default() });
        }
        let tables = fitting.into_iter().map(|number| number - 1).collect();
        Ok(Some(Demand { ask: Ask::Only { person: place, tables }, saying }))
    }

    fn of_rule(&self, rule: &Rule) -> Result<Option<Demand>, Refusal> {
        let places = |people: &[ParticipantId]| -> Vec<usize> {
            people.iter().filter_map(|person| self.place.get(person).copied()).collect()
        };
        let saying = self.saying(rule);
        let ask = match rule {
            Rule::Apart { people } => Ask::Apart { people: places(people) },
            Rule::Together { people } => Ask::Together { people: places(people) },
            // A wish is an aim, no demand.
            Rule::Wish { .. } => return Ok(None),
            Rule::Whole { municipality } => match self.groups.get(municipality) {
                Some(&group) => Ask::GroupWhole { group },
                None => return Ok(None),
            },
            Rule::Each { part } => self.each(*part, &saying)?,
            Rule::Spread { part } => {
                let people = self.with_part(*part);
                let tables = self.tables.max(1);
                Ask::Quota { least: people.len() / tables, most: people.len().div_ceil(tables), people }
            }
        };
        let says_something = match &ask {
            Ask::Apart { people } | Ask::Together { people } => people.len() > 1,
            Ask::Quota { people, .. } => !people.is_empty(),
            Ask::Fixed { .. } | Ask::Only { .. } | Ask::GroupAtMost { .. } | Ask::GroupWhole { .. } => true,
        };
        Ok(says_something.then_some(Demand { ask, saying }))
    }

    /// At least one at each table: as many as tables are needed.
    fn each(&self, part: Part, saying: &Saying) -> Result<Ask, Refusal> {
        let people = self.with_part(part);
        if people.len() < self.tables {
            let code = "part_too_few".to_owned();
            let (rules, most) = (vec![saying.clone()], self.tables);
            return Err(Refusal { code, people: people.len(), most, rules, ..Refusal::default() });
        }
        Ok(Ask::Quota { least: 1, most: people.len(), people })
    }

    fn with_part(&self, part: Part) -> Vec<usize> {
        let people = self.task.people.iter().enumerate();
        people.filter(|(_, person)| person.part == part).map(|(place, _)| place).collect()
    }

    /// A rule as it is said.
    fn saying(&self, rule: &Rule) -> Saying {
        let people = &self.task.people;
        let names = match rule {
            Rule::Whole { municipality } => {
                let own = people.iter().find(|person| person.municipality == *municipality);
                own.map(|person| person.municipality_name.clone()).into_iter().collect()
            }
            other => {
                let place = |id| self.place.get(id).copied();
                other.people().iter().filter_map(place).map(|place| people[place].name.clone()).collect()
            }
        };
        Saying { code: rule.code().to_owned(), names, part: rule.part(), ..Saying::default() }
    }
}
