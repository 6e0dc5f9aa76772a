//! Faults that can be seen without looking for a plan. All of them are found at once.

use std::collections::BTreeMap;

use crate::feasible::Units;
use crate::problem::{MOST_PEOPLE, Problem};
use crate::refused::Refused;

/// The rules as units, or every fault that can be seen.
pub(crate) fn check(problem: &Problem) -> Result<Units, Vec<Refused>> {
    let mut faults = numbers(problem);
    faults.extend(names(problem));
    if !faults.is_empty() {
        return Err(faults);
    }
    let units = Units::of(problem);
    let mut clashes = fixed_clashes(problem, &units);
    clashes.extend(apart_clashes(problem, &units));
    if clashes.is_empty() { Ok(units) } else { Err(clashes) }
}

/// People, keys and sizes.
fn numbers(problem: &Problem) -> Vec<Refused> {
    let people = problem.people.len();
    let mut faults = Vec::new();
    if people > MOST_PEOPLE {
        faults.push(Refused::TooManyPeople { people, most: MOST_PEOPLE });
    }
    let mut keys = BTreeMap::new();
    for (second, guest) in problem.people.iter().enumerate() {
        if let Some(first) = keys.insert(guest.key, second) {
            faults.push(Refused::DuplicateKey { key: guest.key, first, second });
        }
    }
    let (mut least, mut most) = (0_usize, 0_usize);
    for (index, table) in problem.tables.iter().enumerate() {
        if table.least > table.most {
            faults.push(Refused::TableUpsideDown { table: index, least: table.least, most: table.most });
        }
        least = least.saturating_add(table.least);
        most = most.saturating_add(table.most);
    }
    if people < least || people > most {
        faults.push(Refused::SizesDoNotFit { people, least, most });
    }
    faults
}

/// Every person and table that a rule speaks of.
fn names(problem: &Problem) -> Vec<Refused> {
    let people = problem.people.len();
    let wishes = &problem.wishes;
    let mut faults = Vec::new();
    let paired = wishes.apart.iter().chain(&wishes.together).flat_map(|&(a, b)| [a, b]);
    let mut unknown: Vec<usize> = paired
        .chain(wishes.fixed.iter().map(|&(person, _)| person))
        .filter(|&person| person >= people)
        .collect();
    unknown.sort_unstable();
    unknown.dedup();
    faults.extend(unknown.into_iter().map(|person| Refused::UnknownPerson { person }));
    let mut seats: BTreeMap<usize, usize> = BTreeMap::new();
    for &(person, table) in &wishes.fixed {
        if table >= problem.tables.len() {
            faults.push(Refused::FixedTableMissing { person, table });
        }
        match seats.insert(person, table) {
            Some(first) if first != table => {
                faults.push(Refused::FixedTwice { person, first, second: table });
            }
            _ => {}
        }
    }
    let selves = wishes.apart.iter().filter(|(a, b)| a == b);
    faults.extend(selves.map(|&(person, _)| Refused::ApartFromSelf { person }));
    faults
}

/// Fixed seats against who sits together and against the size of the tables.
fn fixed_clashes(problem: &Problem, units: &Units) -> Vec<Refused> {
    let mut faults = Vec::new();
    let most = problem.tables.iter().map(|table| table.most).max().unwrap_or(0);
    let mut load = vec![0; problem.tables.len()];
    let mut seats: Vec<Option<(usize, usize)>> = vec![None; units.len()];
    for &(person, table) in &problem.wishes.fixed {
        match seats[units.of_person(person)] {
            Some((other, seat)) if seat != table => {
                faults.push(Refused::TogetherButFixedApart { a: other, b: person });
            }
            Some(_) => {}
            None => {
                seats[units.of_person(person)] = Some((person, table));
                load[table] += units.people(units.of_person(person)).len();
            }
        }
    }
    for (table, &fixed) in load.iter().enumerate() {
        let most = problem.tables[table].most;
        if fixed > most {
            faults.push(Refused::TableOverfilledByFixed { table, fixed, most });
        }
    }
    let large = (0..units.len()).filter(|&unit| units.people(unit).len() > most);
    faults.extend(large.map(|unit| Refused::TogetherTooMany { people: units.people(unit).to_vec(), most }));
    faults
}

/// Pairs to keep apart against who sits together and against fixed seats.
fn apart_clashes(problem: &Problem, units: &Units) -> Vec<Refused> {
    let mut faults = Vec::new();
    for &(a, b) in &problem.wishes.apart {
        let (one, other) = (units.of_person(a), units.of_person(b));
        if one == other {
            faults.push(Refused::ApartAndTogether { a, b });
        } else if let Some(table) = units.fixed(one).filter(|_| units.fixed(one) == units.fixed(other)) {
            faults.push(Refused::ApartButFixedTogether { a, b, table });
        }
    }
    faults
}
