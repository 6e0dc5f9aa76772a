//! Faults that can be seen without looking for a plan. All of them are found at once.

use std::collections::{BTreeMap, BTreeSet};

use crate::problem::{MOST_PEOPLE, MOST_ROUNDS, MOST_WEIGHT, Problem, Rule};
use crate::refused::Refused;

/// Nothing, or every fault that can be seen.
pub(crate) fn check(problem: &Problem) -> Result<(), Vec<Refused>> {
    let mut faults = numbers(problem);
    faults.extend(sizes(problem));
    faults.extend(aims(problem));
    for (rule, asked) in problem.rules.iter().enumerate() {
        faults.extend(one_rule(problem, rule, asked));
    }
    faults.extend(fixed_twice(problem));
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// Nothing, or the fault that the old plan is of other people or rounds.
pub(crate) fn check_old(problem: &Problem, old: &[Vec<Option<usize>>]) -> Result<(), Vec<Refused>> {
    let other = |old, people| Err(vec![Refused::OldPlanOfOtherLength { old, people }]);
    if old.len() != problem.rounds.len() {
        return other(old.len(), problem.rounds.len());
    }
    match old.iter().find(|round| round.len() != problem.people.len()) {
        Some(round) => other(round.len(), problem.people.len()),
        None => Ok(()),
    }
}

/// People, keys, rounds.
fn numbers(problem: &Problem) -> Vec<Refused> {
    let mut faults = Vec::new();
    let (people, rounds) = (problem.people.len(), problem.rounds.len());
    if people > MOST_PEOPLE {
        faults.push(Refused::TooManyPeople { people, most: MOST_PEOPLE });
    }
    if !(1..=MOST_ROUNDS).contains(&rounds) {
        faults.push(Refused::RoundsOutOfRange { rounds, most: MOST_ROUNDS });
    }
    let mut keys = BTreeMap::new();
    for (second, guest) in problem.people.iter().enumerate() {
        if let Some(first) = keys.insert(guest.key, second) {
            faults.push(Refused::DuplicateKey { key: guest.key, first, second });
        }
    }
    faults
}

fn sizes(problem: &Problem) -> Vec<Refused> {
    let (people, tables) = (problem.people.len(), problem.tables.len());
    let mut faults = Vec::new();
    if tables > MOST_PEOPLE {
        faults.push(Refused::TooManyTables { tables, most: MOST_PEOPLE });
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

fn aims(problem: &Problem) -> Vec<Refused> {
    let aims = &problem.aims;
    let weights = [aims.spread_roles, aims.mix, aims.new_beside_experienced, aims.meet_new, aims.wish];
    let large = weights.into_iter().filter(|&weight| weight > MOST_WEIGHT);
    let people = problem.people.len();
    let wrong = |&(_, &(a, b)): &(usize, &(usize, usize))| a == b || a >= people || b >= people;
    let nobody = aims.wishes.iter().enumerate().filter(wrong);
    large
        .map(|weight| Refused::WeightOutOfRange { weight, most: MOST_WEIGHT })
        .chain(nobody.map(|(wish, _)| Refused::WishOfNobody { wish }))
        .collect()
}

/// What a rule speaks of, and whether it contradicts itself.
fn one_rule(problem: &Problem, rule: usize, asked: &Rule) -> Vec<Refused> {
    let mut faults = Vec::new();
    let unknown = |person: &usize| *person >= problem.people.len();
    let missing = |table: &usize| *table >= problem.tables.len();
    match asked {
        Rule::Fixed { person, table, round } => {
            faults.extend(
                Some(person).filter(|p| unknown(p)).map(|&person| Refused::UnknownPerson { rule, person }),
            );
            let person = *person;
            faults.extend(Some(*table).filter(missing).map(|table| Refused::TableMissing {
                rule,
                person,
                table,
            }));
            let round = round.filter(|&round| round >= problem.rounds.len());
            faults.extend(round.map(|round| Refused::RoundMissing { rule, round }));
        }
        Rule::Only { person, tables } => {
            let person = *person;
            faults.extend(Some(person).filter(unknown).map(|person| Refused::UnknownPerson { rule, person }));
            let gone = tables.iter().copied().filter(missing);
            faults.extend(gone.map(|table| Refused::TableMissing { rule, person, table }));
            if tables.is_empty() {
                faults.push(Refused::OnlyNowhere { rule, person });
            }
        }
        Rule::Together { people } | Rule::Apart { people } | Rule::Quota { people, .. } => {
            let strangers = people.iter().copied().filter(unknown);
            faults.extend(strangers.map(|person| Refused::UnknownPerson { rule, person }));
            let mut seen = BTreeSet::new();
            let twice = people.iter().copied().filter(|&person| !seen.insert(person));
            let apart = matches!(asked, Rule::Apart { .. });
            faults.extend(twice.map(|person| {
                if apart {
                    Refused::ApartFromSelf { rule, person }
                } else {
                    Refused::NamedTwice { rule, person }
                }
            }));
            if let Rule::Quota { least, most, .. } = *asked
                && least > most
            {
                faults.push(Refused::QuotaUpsideDown { rule, least, most });
            }
        }
        Rule::GroupWhole { group } => {
            if !problem.people.iter().any(|guest| guest.group == *group) {
                faults.push(Refused::GroupMissing { rule, group: *group });
            }
        }
        Rule::GroupAtMost { .. } => {}
    }
    faults
}

/// People with two fixed seats in one round.
fn fixed_twice(problem: &Problem) -> Vec<Refused> {
    let mut seats: BTreeMap<usize, Vec<(Option<usize>, usize)>> = BTreeMap::new();
    let mut faults = Vec::new();
    for rule in &problem.rules {
        let Rule::Fixed { person, table, round } = *rule else { continue };
        let known = seats.entry(person).or_default();
        let meets = |other: Option<usize>| round.is_none() || other.is_none() || round == other;
        if let Some(&(_, first)) = known.iter().find(|(other, seat)| meets(*other) && *seat != table) {
            faults.push(Refused::FixedTwice { person, first, second: table });
        }
        known.push((round, table));
    }
    faults
}
