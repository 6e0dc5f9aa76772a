//! What the wishes are worth to each other, and a problem as numbers for the search.
//!
//! Per pair at the same table, in points:
//!
//! | | municipalities mixed | kept together |
//! | --- | --- | --- |
//! | same municipality | −20 | +100 |
//! | same role, if roles are to be spread | −6 | −3 |
//! | any pair, which makes even tables best | −2 | −1 |

use crate::feasible::Units;
use crate::problem::{Mix, Problem, Wishes};
use crate::search::{Case, LARGEST_SUM};

/// A change of an old plan pays only if it mends at least this many pairs of the same municipality for each
/// person who moves. With one or two, everybody would be shuffled for a slightly better mix; rules weigh more
/// than any number of moves, so what they force is always done.
const PAIRS_PER_MOVE: i64 = 3;

/// Points are multiplied by this, so that temperatures between them can be told apart in whole numbers.
const FINEST: i64 = 100;

/// Points for pairs at the same table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Weights {
    group: i64,
    role: i64,
    any: i64,
}

impl Weights {
    /// The weights for these wishes.
    pub(crate) fn of(wishes: &Wishes) -> Self {
        let (group, role, any) = match wishes.mix {
            Mix::Mixed => (-20, -6, -2),
            Mix::Together => (100, -3, -1),
        };
        Self { group, role: if wishes.spread_roles { role } else { 0 }, any }
    }

    /// The points of a pair at the same table.
    fn pair(self, same_group: bool, same_role: bool) -> i64 {
        self.any + if same_group { self.group } else { 0 } + if same_role { self.role } else { 0 }
    }

    /// The points of pairs at the same table, counted.
    pub(crate) fn points(self, pairs: usize, same_group: usize, same_role: usize) -> i64 {
        // Pairs of at most MOST_PEOPLE people are far below the limits of i64.
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        self.any * number(pairs) + self.group * number(same_group) + self.role * number(same_role)
    }

    fn largest(self) -> i64 {
        self.group.abs() + self.role.abs() + self.any.abs()
    }

    /// What it is worth that a person keeps their table.
    fn stay(self) -> i64 {
        PAIRS_PER_MOVE * self.group.abs()
    }
}

/// The problem in numbers. `old` gives the table to stay at, for those who have one.
pub(crate) fn case(problem: &Problem, units: &Units, old: &[Option<usize>]) -> Case {
    let people = problem.people.len();
    let weights = Weights::of(&problem.wishes);
    let sizes: Vec<(usize, usize)> = problem.tables.iter().map(|table| (table.least, table.most)).collect();
    let roomiest = sizes.iter().map(|size| size.1.min(people)).max().unwrap_or(0);
    let wall = wall(problem);
    let sum = weights.largest() * i64::try_from(roomiest).unwrap_or(i64::MAX) + weights.stay();
    let unit = (wall / 8 / sum.max(1)).clamp(1, FINEST);
    let mut case = Case::free(sizes, pair_gains(problem, weights, unit, wall), people);
    case.scales = true;
    case.wall = if problem.wishes.apart.is_empty() { i64::MAX } else { wall / 2 };
    for (person, table) in old.iter().enumerate() {
        if let Some(table) = table.filter(|&table| table < problem.tables.len()) {
            case.seat[table * people + person] = narrow(weights.stay() * unit);
        }
    }
    units.bind(&mut case);
    case
}

/// What it costs to break a rule: as much as the sums allow.
fn wall(problem: &Problem) -> i64 {
    let mut degree = vec![0_i64; problem.people.len()];
    for &(a, b) in &problem.wishes.apart {
        degree[a] += 1;
        degree[b] += 1;
    }
    let largest = degree.into_iter().max().unwrap_or(0);
    (LARGEST_SUM / 2 / (largest + 1)).min(LARGEST_SUM / 16)
}

fn pair_gains(problem: &Problem, weights: Weights, unit: i64, wall: i64) -> Vec<i32> {
    let people = &problem.people;
    let mut gain = Vec::with_capacity(people.len() * people.len());
    for (i, one) in people.iter().enumerate() {
        gain.extend(people.iter().enumerate().map(|(j, other)| {
            let points = weights.pair(one.group == other.group, one.role == other.role);
            if i == j { 0 } else { narrow(points * unit) }
        }));
    }
    for &(a, b) in &problem.wishes.apart {
        gain[a * people.len() + b] = narrow(-wall);
        gain[b * people.len() + a] = narrow(-wall);
    }
    gain
}

fn narrow(points: i64) -> i32 {
    // All gains are within LARGEST_SUM.
    i32::try_from(points).unwrap_or(i32::MAX)
}
