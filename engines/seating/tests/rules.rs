//! What always holds, under random rules.

mod support;

use proptest::prelude::*;
use seating::{Budget, Plan, Problem, replan, solve};
use support::{keeps_rules, points, problem};

const SHORT: Budget = Budget { steps: 3_000 };

fn reports_itself_rightly(problem: &Problem, plan: &Plan, old: &[Option<usize>]) {
    assert!(keeps_rules(problem, &plan.table_of));
    assert_eq!(plan.objective, points(problem, &plan.table_of));
    let moved =
        old.iter().zip(&plan.table_of).filter(|(old, new)| old.is_some_and(|old| old != **new)).count();
    assert_eq!(plan.moved, moved);
    assert_eq!(plan.report.iter().map(|table| table.people).sum::<usize>(), problem.people.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everyone_is_seated_once_by_all_rules(problem in problem(1..40, 6, 6), seed: u64) {
        if let Ok(plan) = solve(&problem, seed, SHORT) {
            reports_itself_rightly(&problem, &plan, &[]);
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_plan_and_the_list_may_be_in_any_order(
        problem in problem(1..30, 5, 4),
        seed: u64,
    ) {
        let plan = solve(&problem, seed, SHORT);
        prop_assert_eq!(&plan, &solve(&problem, seed, SHORT));
        let last = problem.people.len() - 1;
        let turned = |pairs: &[(usize, usize)]| pairs.iter().map(|&(a, b)| (last - b, last - a)).collect();
        let mut backwards = problem.clone();
        backwards.people.reverse();
        backwards.wishes.apart = turned(&problem.wishes.apart);
        backwards.wishes.together = turned(&problem.wishes.together);
        for fixed in &mut backwards.wishes.fixed {
            fixed.0 = last - fixed.0;
        }
        if let Ok(plan) = plan {
            let mut again = solve(&backwards, seed, SHORT).unwrap().table_of;
            again.reverse();
            prop_assert_eq!(plan.table_of, again);
        }
    }

    #[test]
    fn planning_again_keeps_the_rules_and_counts_its_moves(
        problem in problem(1..40, 6, 4),
        old in proptest::collection::vec(proptest::option::of(0..7_usize), 40),
        seed: u64,
    ) {
        let old = &old[..problem.people.len()];
        if let Ok(plan) = replan(&problem, old, seed, SHORT) {
            reports_itself_rightly(&problem, &plan, old);
        }
    }

    #[test]
    fn a_plan_planned_again_without_need_stays_as_it_is(problem in problem(1..30, 5, 3), seed: u64) {
        if let Ok(plan) = solve(&problem, seed, Budget { steps: 20_000 }) {
            let old: Vec<Option<usize>> = plan.table_of.iter().copied().map(Some).collect();
            let again = replan(&problem, &old, seed ^ 1, SHORT).unwrap();
            prop_assert!(again.moved == 0 || again.objective > plan.objective);
        }
    }
}

#[test]
fn a_budget_of_nothing_still_keeps_the_rules() {
    let mut problem = support::workshop(40, support::tables(6, 6, 8));
    problem.wishes.fixed = vec![(0, 3)];
    problem.wishes.apart = vec![(0, 1), (1, 2)];
    let plan = solve(&problem, 1, Budget { steps: 0 }).unwrap();
    assert!(keeps_rules(&problem, &plan.table_of));
}

#[test]
fn nobody_at_no_table_is_a_plan() {
    let plan = solve(&Problem::default(), 1, Budget::default()).unwrap();
    assert_eq!((plan.table_of.len(), plan.report.len(), plan.objective), (0, 0, 0));
}
