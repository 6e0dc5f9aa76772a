//! Against every possible plan, where there are few enough to count.

mod support;

use proptest::prelude::*;
use seating::mdgp::{read, solve_instance};
use seating::{Budget, Mix, Problem, Refused, replan, solve};
use support::{all_plans, points, problem};

const ENOUGH: Budget = Budget { steps: 20_000 };

/// The points that a person's move must mend, as README.md states it.
fn price_of_a_move(problem: &Problem) -> i64 {
    3 * match problem.wishes.mix {
        Mix::Mixed => 20,
        Mix::Together => 100,
    }
}

/// The rules among some people, and every fixed seat.
fn among(problem: &Problem, people: &[usize]) -> Problem {
    let mut part = problem.clone();
    let named = |pair: &(usize, usize)| people.contains(&pair.0) && people.contains(&pair.1);
    part.wishes.apart.retain(named);
    part.wishes.together.retain(named);
    part
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_best_plan_is_found_or_there_is_none(problem in problem(1..10, 3, 6), seed: u64) {
        let best = all_plans(&problem).map(|plan| points(&problem, &plan)).max();
        match solve(&problem, seed, ENOUGH) {
            Ok(plan) => prop_assert_eq!(Some(plan.objective), best),
            Err(refused) => {
                prop_assert_eq!(best, None, "{:?}", &refused);
                for refusal in refused {
                    if let Refused::ApartImpossible { people, proven } | Refused::TogetherImpossible { people, proven } = refusal {
                        prop_assert!(proven);
                        prop_assert!(all_plans(&among(&problem, &people)).next().is_none());
                    }
                }
            }
        }
    }

    #[test]
    fn planning_again_weighs_moves_against_the_mix_as_said(
        problem in problem(1..9, 3, 3),
        old in proptest::collection::vec(proptest::option::of(0..3_usize), 9),
        seed: u64,
    ) {
        let old = &old[..problem.people.len()];
        let worth = |table_of: &[usize]| {
            let moved = old.iter().zip(table_of).filter(|(old, new)| old.is_some_and(|old| old != **new)).count();
            points(&problem, table_of) - price_of_a_move(&problem) * i64::try_from(moved).unwrap()
        };
        let best = all_plans(&problem).map(|plan| worth(&plan)).max();
        let found = replan(&problem, old, seed, ENOUGH).ok().map(|plan| worth(&plan.table_of));
        prop_assert_eq!(found, best);
    }

    #[test]
    fn the_best_grouping_of_an_instance_is_found(
        gains in proptest::collection::vec(0..1000_u32, 36),
        people in 2..10_usize,
        seed: u64,
    ) {
        let groups = 1 + people / 4;
        let (least, most) = (people / groups - 1, people / groups + 2);
        let header = format!("{people} {groups} ds {}\n", format!("{least} {most} ").repeat(groups));
        let pairs = (1..people).flat_map(|j| (0..j).map(move |i| (i, j)));
        let lines: Vec<String> = pairs.zip(gains).map(|((i, j), gain)| format!("{i} {j} {gain}.5\n")).collect();
        let text = header + &lines.concat();
        let instance = read(text.as_bytes()).unwrap();
        let shape = Problem {
            people: support::people(&vec![0; people]),
            tables: support::tables(groups, least, most),
            ..Problem::default()
        };
        let best = all_plans(&shape).map(|plan| instance.objective(&plan)).fold(0.0, f64::max);
        let found = solve_instance(&instance, seed, ENOUGH);
        prop_assert!((found.objective - best).abs() < 1e-6, "{} of {best}", found.objective);
    }
}
