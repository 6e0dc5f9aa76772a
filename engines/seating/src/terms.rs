//! The rules of one round in the form that placing and searching ask for.

use std::collections::BTreeMap;

use crate::problem::{Guest, Problem, Round, Rule, Table};

/// How many of some people sit at each table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quota {
    /// The rule it comes from.
    pub rule: usize,
    /// The people, in order.
    pub people: Vec<usize>,
    /// The fewest at each table.
    pub least: usize,
    /// The most at each table.
    pub most: usize,
}

impl Quota {
    /// How far a count is outside.
    pub(crate) fn breach(&self, count: usize) -> usize {
        self.least.saturating_sub(count) + count.saturating_sub(self.most)
    }
}

/// The rules of one round. A *unit* is a person alone or people who sit together.
#[derive(Debug, Clone)]
pub(crate) struct Terms {
    /// The tables' sizes.
    pub tables: Vec<Table>,
    /// The unit of each person.
    pub unit_of: Vec<usize>,
    /// The people of each unit.
    pub units: Vec<Vec<usize>>,
    /// For each unit: which tables it may go to; nothing if all.
    pub allowed: Vec<Option<Vec<bool>>>,
    /// For each person: whom they sit apart from, in order.
    pub foes: Vec<Vec<usize>>,
    /// The quotas, in the order of the rules.
    pub quotas: Vec<Quota>,
    /// For each person: the quotas that count them, in order.
    pub quotas_of: Vec<Vec<u32>>,
    /// Two people are to sit both apart and together.
    pub contradiction: bool,
}

impl Terms {
    /// The terms of a round with those rules for which `kept` is true.
    pub(crate) fn of(problem: &Problem, round: usize, kept: impl Fn(usize) -> bool) -> Self {
        let people = &problem.people;
        let rules: Vec<(usize, &Rule)> =
            problem.rules.iter().enumerate().filter(|(rule, _)| kept(*rule)).collect();
        let (unit_of, units) = units(people, &rules);
        let allowed = allowed(problem, round, &rules, &unit_of, units.len());
        let foes = foes(people.len(), &rules);
        let apart_at_home =
            |(person, foes): (usize, &Vec<usize>)| foes.iter().any(|&foe| unit_of[foe] == unit_of[person]);
        let contradiction = foes.iter().enumerate().any(apart_at_home);
        let quotas = quotas(people, problem.rounds[round], &rules);
        let mut quotas_of = vec![Vec::new(); people.len()];
        for (quota, number) in quotas.iter().zip(0_u32..) {
            for &person in &quota.people {
                quotas_of[person].push(number);
            }
        }
        Self {
            tables: problem.tables.clone(),
            unit_of,
            units,
            allowed,
            foes,
            quotas,
            quotas_of,
            contradiction,
        }
    }

    /// True if the unit may go to the table.
    pub(crate) fn allows(&self, unit: usize, table: usize) -> bool {
        self.allowed[unit].as_ref().is_none_or(|tables| tables[table])
    }

    /// True if no rule bears on the unit.
    pub(crate) fn free(&self, unit: usize) -> bool {
        let bound = |&person: &usize| !self.foes[person].is_empty() || !self.quotas_of[person].is_empty();
        self.units[unit].len() == 1 && self.allowed[unit].is_none() && !self.units[unit].iter().any(bound)
    }

    /// The same without who sits apart and without quotas: what the search can leave to penalties.
    pub(crate) fn eased(&self) -> Self {
        let mut eased = self.clone();
        eased.foes.iter_mut().for_each(Vec::clear);
        eased.quotas.clear();
        eased.quotas_of.iter_mut().for_each(Vec::clear);
        eased.contradiction = false;
        eased
    }
}

fn units(people: &[Guest], rules: &[(usize, &Rule)]) -> (Vec<usize>, Vec<Vec<usize>>) {
    let mut leader: Vec<usize> = (0..people.len()).collect();
    let mut join = |together: &[usize]| {
        for pair in together.windows(2) {
            let (one, other) = (lead(&leader, pair[0]), lead(&leader, pair[1]));
            leader[one.max(other)] = one.min(other);
        }
    };
    for (_, rule) in rules {
        match rule {
            Rule::Together { people } => join(people),
            Rule::GroupWhole { group } => {
                let whole: Vec<usize> = (0..people.len()).filter(|&p| people[p].group == *group).collect();
                join(&whole);
            }
            _ => {}
        }
    }
    let mut unit_of = vec![0; people.len()];
    let mut units: Vec<Vec<usize>> = Vec::new();
    for person in 0..people.len() {
        let first = lead(&leader, person);
        if first == person {
            unit_of[person] = units.len();
            units.push(Vec::new());
        } else {
            unit_of[person] = unit_of[first];
        }
        units[unit_of[person]].push(person);
    }
    (unit_of, units)
}

fn lead(leader: &[usize], person: usize) -> usize {
    let mut person = person;
    while leader[person] != person {
        person = leader[person];
    }
    person
}

fn allowed(
    problem: &Problem,
    round: usize,
    rules: &[(usize, &Rule)],
    unit_of: &[usize],
    units: usize,
) -> Vec<Option<Vec<bool>>> {
    let mut allowed: Vec<Option<Vec<bool>>> = vec![None; units];
    let mut narrow = |person: usize, tables: &[usize]| {
        let cell = allowed[unit_of[person]].get_or_insert_with(|| vec![true; problem.tables.len()]);
        for (table, open) in cell.iter_mut().enumerate() {
            *open &= tables.contains(&table);
        }
    };
    for (_, rule) in rules {
        match rule {
            Rule::Fixed { person, table, round: when } if when.is_none_or(|when| when == round) => {
                narrow(*person, &[*table]);
            }
            Rule::Only { person, tables } => narrow(*person, tables),
            _ => {}
        }
    }
    allowed
}

fn foes(people: usize, rules: &[(usize, &Rule)]) -> Vec<Vec<usize>> {
    let mut foes = vec![Vec::new(); people];
    for (_, rule) in rules {
        let Rule::Apart { people } = rule else { continue };
        for &person in people {
            foes[person].extend(people.iter().copied().filter(|&other| other != person));
        }
    }
    for list in &mut foes {
        list.sort_unstable();
        list.dedup();
    }
    foes
}

fn quotas(people: &[Guest], kind: Round, rules: &[(usize, &Rule)]) -> Vec<Quota> {
    let mut groups: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (person, guest) in people.iter().enumerate() {
        groups.entry(guest.group).or_default().push(person);
    }
    let mut quotas = Vec::new();
    for &(number, rule) in rules {
        match rule {
            Rule::Quota { people, least, most } => {
                let mut people = people.clone();
                people.sort_unstable();
                quotas.push(Quota { rule: number, people, least: *least, most: *most });
            }
            Rule::GroupAtMost { most } if kind == Round::Mixed => {
                let large = groups.values().filter(|people| people.len() > *most);
                quotas.extend(large.map(|people| Quota {
                    rule: number,
                    people: people.clone(),
                    least: 0,
                    most: *most,
                }));
            }
            _ => {}
        }
    }
    quotas
}
