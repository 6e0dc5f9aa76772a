//! What several tests need: small problems, and rules checked without the engine.
#![allow(dead_code, reason = "each test file uses its own part")]

use proptest::collection::vec;
use proptest::prelude::*;
use seating::{Guest, Mix, Problem, Table, Wishes};

/// People numbered from 0, the municipality of each as given, all in the same role.
pub fn people(groups: &[u32]) -> Vec<Guest> {
    (0..).zip(groups).map(|(key, &group)| Guest { key, group, role: 0 }).collect()
}

/// Tables of the same size.
pub fn tables(count: usize, least: usize, most: usize) -> Vec<Table> {
    vec![Table { least, most }; count]
}

/// A county's workshop: seven from each municipality, five roles.
pub fn workshop(count: u32, tables: Vec<Table>) -> Problem {
    let people =
        (0..count).map(|p| Guest { key: u64::from(p) * 7919 + 5, group: p / 7, role: p % 5 }).collect();
    Problem { people, tables, wishes: Wishes { spread_roles: true, ..Wishes::default() } }
}

/// True if everyone is seated, within the sizes and by the rules.
pub fn keeps_rules(problem: &Problem, table_of: &[usize]) -> bool {
    let mut load = vec![0; problem.tables.len()];
    for &table in table_of {
        load[table] += 1;
    }
    let wishes = &problem.wishes;
    table_of.len() == problem.people.len()
        && load.iter().zip(&problem.tables).all(|(&size, table)| (table.least..=table.most).contains(&size))
        && wishes.fixed.iter().all(|&(person, table)| table_of[person] == table)
        && wishes.apart.iter().all(|&(a, b)| table_of[a] != table_of[b])
        && wishes.together.iter().all(|&(a, b)| table_of[a] == table_of[b])
}

/// The points of a plan as README.md states them.
pub fn points(problem: &Problem, table_of: &[usize]) -> i64 {
    let (group, role, any) = match problem.wishes.mix {
        Mix::Mixed => (-20, -6, -2),
        Mix::Together => (100, -3, -1),
    };
    let mut sum = 0;
    for (i, one) in problem.people.iter().enumerate() {
        for (j, other) in problem.people.iter().enumerate().take(i) {
            if table_of[i] == table_of[j] {
                sum += any;
                sum += if one.group == other.group { group } else { 0 };
                sum += if problem.wishes.spread_roles && one.role == other.role { role } else { 0 };
            }
        }
    }
    sum
}

/// Every way to seat the people that keeps the rules.
pub fn all_plans(problem: &Problem) -> impl Iterator<Item = Vec<usize>> + '_ {
    let (count, tables) = (problem.people.len(), problem.tables.len());
    let ways = (0..count).fold(1_usize, |ways, _| ways * tables);
    let plan = move |way: usize| {
        let mut rest = way;
        let mut table_of = vec![0; count];
        for table in &mut table_of {
            *table = rest % tables;
            rest /= tables;
        }
        table_of
    };
    (0..ways).map(plan).filter(|table_of| keeps_rules(problem, table_of))
}

fn pairs(people: usize, most: usize) -> impl Strategy<Value = Vec<(usize, usize)>> {
    let most = if people > 1 { most } else { 0 };
    let pair = (0..people, 1..people.max(2)).prop_map(move |(a, further)| (a, (a + further) % people));
    vec(pair, 0..=most)
}

/// A problem of so many people at so many tables, in sizes that add up, with random rules that may contradict
/// each other.
pub fn problem(
    people: std::ops::Range<usize>,
    most_tables: usize,
    rules: usize,
) -> impl Strategy<Value = Problem> {
    (people, 1..=most_tables).prop_flat_map(move |(people, tables)| {
        let even = people / tables;
        let limits = vec((0..=even, 0..=3_usize), tables);
        let guests = vec((0..4_u32, 0..3_u32, 0..1000_u64), people);
        let few = rules.min(2);
        let fixed = vec((0..people, 0..tables), 0..=few);
        let wishes = (any::<bool>(), any::<bool>(), fixed, pairs(people, rules), pairs(people, few));
        (limits, guests, wishes).prop_map(move |(limits, guests, wishes)| {
            let (mixed, spread_roles, fixed, apart, together) = wishes;
            let people = (0..).zip(guests).map(|(place, (group, role, key))| Guest {
                key: key * 1000 + place,
                group,
                role,
            });
            let table =
                |(less, more): (usize, usize)| Table { least: even - less.min(even), most: even + 1 + more };
            Problem {
                people: people.collect(),
                tables: limits.into_iter().map(table).collect(),
                wishes: Wishes {
                    mix: if mixed { Mix::Mixed } else { Mix::Together },
                    spread_roles,
                    fixed,
                    apart,
                    together,
                },
            }
        })
    })
}
