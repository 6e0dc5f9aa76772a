//! What several tests need: small problems, and rules checked without the engine.
#![allow(dead_code, reason = "each test file uses its own part")]

use proptest::collection::vec;
use proptest::prelude::*;
use seating::{Aims, Guest, Plan, Problem, Round, Rule, Table};

/// People numbered from 0, the municipality of each as given, all in the same role.
pub fn people(groups: &[u32]) -> Vec<Guest> {
    (0..).zip(groups).map(|(key, &group)| Guest { key, group, role: 0, new: false }).collect()
}

/// Tables of the same size.
pub fn tables(count: usize, least: usize, most: usize) -> Vec<Table> {
    vec![Table { least, most }; count]
}

/// A county's workshop: seven from each municipality, five roles, one mixed round.
pub fn workshop(count: u32, tables: Vec<Table>) -> Problem {
    let guest =
        |p: u32| Guest { key: u64::from(p) * 7919 + 5, group: p / 7, role: p % 5, new: p % 3 == 0 };
    Problem { people: (0..count).map(guest).collect(), tables, ..Problem::default() }
}

/// True if one round seats everyone, within the sizes.
pub fn fits(problem: &Problem, table_of: &[usize]) -> bool {
    let mut load = vec![0; problem.tables.len()];
    for &table in table_of {
        load[table] += 1;
    }
    table_of.len() == problem.people.len()
        && load.iter().zip(&problem.tables).all(|(&size, table)| (table.least..=table.most).contains(&size))
}

/// True if one round keeps a rule.
pub fn keeps(problem: &Problem, round: usize, seats: &[usize], rule: &Rule) -> bool {
    let same = |people: &[usize]| people.windows(2).all(|pair| seats[pair[0]] == seats[pair[1]]);
    let every = |check: &dyn Fn(usize) -> bool| (0..problem.tables.len()).all(check);
    match rule {
        Rule::Fixed { person, table, round: when } => {
            when.is_some_and(|when| when != round) || seats[*person] == *table
        }
        Rule::Only { person, tables } => tables.contains(&seats[*person]),
        Rule::Together { people } => same(people),
        Rule::Apart { people } => {
            (0..people.len()).all(|i| (0..i).all(|j| seats[people[i]] != seats[people[j]]))
        }
        Rule::Quota { people, least, most } => every(&|table| {
            let count = people.iter().filter(|&&person| seats[person] == table).count();
            (*least..=*most).contains(&count)
        }),
        Rule::GroupAtMost { most } => {
            problem.rounds[round] == Round::Together
                || problem.people.iter().all(|guest| {
                    every(&|table| {
                        let here =
                            |(other, seat): &(&Guest, &usize)| other.group == guest.group && **seat == table;
                        problem.people.iter().zip(seats).filter(here).count() <= *most
                    })
                })
        }
        Rule::GroupWhole { group } => {
            let whole: Vec<usize> =
                (0..seats.len()).filter(|&person| problem.people[person].group == *group).collect();
            same(&whole)
        }
    }
}

/// True if one round keeps sizes and all rules.
pub fn round_keeps_rules(problem: &Problem, round: usize, seats: &[usize]) -> bool {
    fits(problem, seats) && problem.rules.iter().all(|rule| keeps(problem, round, seats, rule))
}

/// True if every round of a plan keeps sizes and all rules.
pub fn keeps_rules(problem: &Problem, plan: &Plan) -> bool {
    plan.rounds.len() == problem.rounds.len()
        && plan.rounds.iter().enumerate().all(|(round, seating)| {
            round_keeps_rules(problem, round, &seating.table_of)
        })
}

fn pairs(count: usize) -> i64 {
    i64::try_from(count * count.saturating_sub(1) / 2).unwrap_or(0)
}

/// The people whom rules keep together, as a number for each person.
fn bonds(problem: &Problem) -> Vec<usize> {
    let mut bond: Vec<usize> = (0..problem.people.len()).collect();
    for rule in &problem.rules {
        let people: Vec<usize> = match rule {
            Rule::Together { people } => people.clone(),
            Rule::GroupWhole { group } => {
                (0..bond.len()).filter(|&p| problem.people[p].group == *group).collect()
            }
            _ => continue,
        };
        for pair in people.windows(2) {
            let (one, other) = (bond[pair[0]], bond[pair[1]]);
            bond.iter_mut().filter(|bond| **bond == other).for_each(|bond| *bond = one);
        }
    }
    bond
}

/// The points of a plan as README.md states them.
pub fn points(problem: &Problem, plan: &[Vec<usize>]) -> i64 {
    let aims = &problem.aims;
    let weight = |weight: u32| i64::from(weight);
    let largest = problem.tables.iter().map(|table| table.most).max().unwrap_or(0).min(problem.people.len());
    let piece = weight(aims.mix) * i64::try_from(largest * largest).unwrap_or(0);
    let mut cost = 0;
    for (kind, seats) in problem.rounds.iter().zip(plan) {
        let mixed = *kind == Round::Mixed;
        for table in 0..problem.tables.len() {
            let here: Vec<&Guest> =
                problem.people.iter().zip(seats).filter(|(_, seat)| **seat == table).map(|(one, _)| one).collect();
            cost += if mixed { 2 } else { 1 } * pairs(here.len());
            let mut groups: Vec<u32> = here.iter().map(|guest| guest.group).collect();
            groups.sort_unstable();
            groups.dedup();
            for group in groups {
                let count = here.iter().filter(|guest| guest.group == group).count();
                let all = problem.people.iter().filter(|guest| guest.group == group).count();
                if mixed {
                    cost += 4 * weight(aims.mix) * pairs(count);
                } else if all > 1 {
                    cost += piece + weight(aims.mix) * pairs(count);
                    cost += if count == 1 { 2 * piece } else { 0 };
                }
            }
            let mut roles: Vec<u32> = here.iter().map(|guest| guest.role).collect();
            roles.sort_unstable();
            roles.dedup();
            for role in roles {
                let count = here.iter().filter(|guest| guest.role == role).count();
                cost += if mixed { 2 } else { 1 } * weight(aims.spread_roles) * pairs(count);
            }
            let new = here.iter().filter(|guest| guest.new).count();
            let alone = new.saturating_sub(2 * (here.len() - new));
            cost += 8 * weight(aims.new_beside_experienced) * i64::try_from(alone).unwrap_or(0);
        }
    }
    let bond = bonds(problem);
    let share = |round: usize, a: usize, b: usize| plan[round][a] == plan[round][b];
    for a in 0..problem.people.len() {
        for b in 0..a {
            let mixed = (0..plan.len()).filter(|&round| problem.rounds[round] == Round::Mixed);
            let met = mixed.filter(|&round| share(round, a, b)).count();
            if bond[a] != bond[b] {
                cost += 8 * weight(aims.meet_new) * i64::try_from(met.saturating_sub(1)).unwrap_or(0);
            }
            let wished = aims.wishes.contains(&(a, b)) || aims.wishes.contains(&(b, a));
            if wished && !(0..plan.len()).any(|round| share(round, a, b)) {
                cost += 8 * weight(aims.wish);
            }
        }
    }
    -cost
}

/// Every way to seat the people of one round that keeps the rules.
pub fn all_seatings(problem: &Problem, round: usize) -> impl Iterator<Item = Vec<usize>> + '_ {
    let (count, tables) = (problem.people.len(), problem.tables.len());
    let ways = (0..count).fold(1_usize, |ways, _| ways * tables);
    let seating = move |way: usize| {
        let mut rest = way;
        let mut table_of = vec![0; count];
        for table in &mut table_of {
            *table = rest % tables;
            rest /= tables;
        }
        table_of
    };
    (0..ways).map(seating).filter(move |table_of| round_keeps_rules(problem, round, table_of))
}

/// Some of the people, none twice.
fn some(people: usize, least: usize, most: usize) -> impl Strategy<Value = Vec<usize>> {
    let count = least.min(people)..=most.clamp(least.min(people), people);
    (Just((0..people).collect::<Vec<_>>()).prop_shuffle(), count).prop_map(|(mut all, count)| {
        all.truncate(count);
        all
    })
}

fn rule(people: usize, tables: usize, rounds: usize) -> impl Strategy<Value = Rule> {
    let fixed = (0..people, 0..tables, proptest::option::of(0..rounds))
        .prop_map(|(person, table, round)| Rule::Fixed { person, table, round });
    let only = (0..people, vec(0..tables, 1..=2)).prop_map(|(person, tables)| Rule::Only { person, tables });
    let quota = (some(people, 1, people), 0..=1_usize, 1..=3_usize)
        .prop_map(|(people, least, most)| Rule::Quota { people, least, most });
    prop_oneof![
        1 => fixed,
        1 => only,
        2 => some(people, 2, 3).prop_map(|people| Rule::Together { people }),
        3 => some(people, 2, 4).prop_map(|people| Rule::Apart { people }),
        2 => quota,
        1 => (1..=3_usize).prop_map(|most| Rule::GroupAtMost { most }),
    ]
}

/// A problem of so many people at so many tables, in sizes that add up, with random rules that may contradict
/// each other.
pub fn problem(
    people: std::ops::Range<usize>,
    most_tables: usize,
    most_rounds: usize,
    rules: usize,
) -> impl Strategy<Value = Problem> {
    (people, 1..=most_tables, 1..=most_rounds).prop_flat_map(move |(people, tables, rounds)| {
        let even = people / tables;
        let limits = vec((0..=even, 0..=3_usize), tables);
        let guests = vec((0..4_u32, 0..3_u32, 0..1000_u64, any::<bool>()), people);
        let kinds = vec(prop_oneof![3 => Just(Round::Mixed), 1 => Just(Round::Together)], rounds);
        let wishes = vec(some(people, 2, 2), 0..=2);
        let weights = (0..=6_u32, 0..=10_u32, 0..=6_u32, 0..=10_u32, 0..=10_u32);
        let rules = vec(rule(people, tables, rounds), 0..=rules);
        (limits, guests, kinds, rules, wishes, weights, any::<bool>()).prop_map(
            move |(limits, guests, rounds, mut rules, wishes, weights, whole)| {
                let guest = |(place, (group, role, key, new)): (u64, (u32, u32, u64, bool))| Guest {
                    key: key * 1000 + place,
                    group,
                    role,
                    new,
                };
                let people: Vec<Guest> = (0..).zip(guests).map(guest).collect();
                let table =
                    |(less, more): (usize, usize)| Table { least: even - less.min(even), most: even + 1 + more };
                if whole && rules.len() > 2 {
                    rules[0] = Rule::GroupWhole { group: people[0].group };
                }
                let mut fixed: Vec<(usize, usize)> = Vec::new();
                // Two seats for one person are refused before anything is tried.
                rules.retain(|rule| {
                    let Rule::Fixed { person, table, .. } = rule else { return true };
                    let fits = fixed.iter().all(|(other, seat)| other != person || seat == table);
                    fixed.push((*person, *table));
                    fits
                });
                rules.retain(|rule| !matches!(rule, Rule::Apart { people } if people.len() < 2));
                let pair = |pair: Vec<usize>| (pair.len() == 2).then(|| (pair[0], pair[1]));
                let (spread_roles, mix, new_beside_experienced, meet_new, wish) = weights;
                Problem {
                    people,
                    tables: limits.into_iter().map(table).collect(),
                    rounds,
                    rules,
                    aims: Aims {
                        spread_roles,
                        mix,
                        new_beside_experienced,
                        meet_new,
                        wishes: wishes.into_iter().filter_map(pair).collect(),
                        wish,
                    },
                }
            },
        )
    })
}
