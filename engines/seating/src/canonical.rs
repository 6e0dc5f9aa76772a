//! A problem in the order of its people's keys, so that the order of the lists does not matter.

use crate::problem::{Problem, Rule};

/// A problem with people, rules and wishes in an order of their own, and the way back.
#[derive(Debug, Clone)]
pub(crate) struct Canonical {
    /// The problem in order.
    pub problem: Problem,
    /// The caller's index of each person.
    pub person: Vec<usize>,
    /// The caller's index of each rule.
    pub rule: Vec<usize>,
}

impl Canonical {
    /// The problem in order; it must have passed the checks.
    pub(crate) fn of(problem: &Problem) -> Self {
        let mut person: Vec<usize> = (0..problem.people.len()).collect();
        person.sort_unstable_by_key(|&index| problem.people[index].key);
        let mut rank = vec![0; person.len()];
        for (new, &index) in person.iter().enumerate() {
            rank[index] = new;
        }
        let mut rules: Vec<(Rule, usize)> =
            problem.rules.iter().enumerate().map(|(index, rule)| (ranked(rule, &rank), index)).collect();
        rules.sort();
        let mut sorted = problem.clone();
        sorted.people = person.iter().map(|&index| problem.people[index]).collect();
        let (rules, rule) = rules.into_iter().unzip();
        sorted.rules = rules;
        let pair = |&(a, b): &(usize, usize)| (rank[a].min(rank[b]), rank[a].max(rank[b]));
        sorted.aims.wishes = problem.aims.wishes.iter().map(pair).collect();
        sorted.aims.wishes.sort_unstable();
        sorted.aims.wishes.dedup();
        Self { problem: sorted, person, rule }
    }

    /// A list by person in the caller's order, put in this one.
    pub(crate) fn ordered<T: Copy>(&self, list: &[T]) -> Vec<T> {
        self.person.iter().map(|&index| list[index]).collect()
    }

    /// A list by person in this order, put in the caller's.
    pub(crate) fn back<T: Copy + Default>(&self, list: &[T]) -> Vec<T> {
        let mut back = vec![T::default(); list.len()];
        for (&index, &value) in self.person.iter().zip(list) {
            back[index] = value;
        }
        back
    }
}

/// The rule with people by rank, each list in order.
fn ranked(rule: &Rule, rank: &[usize]) -> Rule {
    let sorted = |people: &[usize]| {
        let mut people: Vec<usize> = people.iter().map(|&person| rank[person]).collect();
        people.sort_unstable();
        people
    };
    let mut rule = rule.clone();
    match &mut rule {
        Rule::Fixed { person, .. } => *person = rank[*person],
        Rule::Only { person, tables } => {
            *person = rank[*person];
            tables.sort_unstable();
            tables.dedup();
        }
        Rule::Together { people } | Rule::Apart { people } | Rule::Quota { people, .. } => {
            *people = sorted(people);
        }
        Rule::GroupAtMost { .. } | Rule::GroupWhole { .. } => {}
    }
    rule
}
