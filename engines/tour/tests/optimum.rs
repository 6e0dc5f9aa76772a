//! Against every possible plan, where there are few enough to count.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

#[allow(clippy::expect_used, dead_code, reason = "the fuzz target's own checks, of which a part is used")]
#[path = "../fuzz/shared/tours.rs"]
mod shared;
mod support;

use proptest::prelude::*;
use shared::SHORT;
use support::{all_plans, can_hold, least_cost};
use tour::{Budget, Changes, Refused, Visit, judge, replan, solve};

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..Default::default() })]

    #[test]
    fn the_plan_is_the_best_there_is(bytes in proptest::collection::vec(any::<u8>(), 0..120)) {
        let problem = shared::problem(&bytes);
        let least = if solve(&problem, 1, SHORT, &()).is_err_and(|refused| !clash(&refused)) {
            return Ok(());
        } else {
            least_cost(&problem)
        };
        match (solve(&problem, 1, SHORT, &()), least) {
            (Ok(plan), Some(least)) => {
                prop_assert_eq!(plan.cost.total(), least);
                prop_assert!(plan.is_best(), "bound {} of {}", plan.bound, least);
            }
            (Err(_), None) => {}
            (plan, least) => prop_assert!(false, "{plan:?}, but the least cost is {least:?}"),
        }
    }

    #[test]
    fn the_proof_finds_the_best_plan_though_the_search_does_not(bytes in proptest::collection::vec(any::<u8>(), 0..120)) {
        let problem = shared::problem(&bytes);
        let Ok(plan) = solve(&problem, 1, Budget { steps: 1, ..SHORT }, &()) else { return Ok(()) };
        prop_assert_eq!(Some(plan.cost.total()), least_cost(&problem));
        prop_assert!(plan.is_best());
    }

    #[test]
    fn what_is_said_to_clash_does_and_nothing_can_be_left_out(bytes in proptest::collection::vec(any::<u8>(), 0..120)) {
        let problem = shared::problem(&bytes);
        let Err(refused) = solve(&problem, 1, SHORT, &()) else { return Ok(()) };
        for refusal in refused {
            let Refused::Clash { counties, rules, proven, smallest, .. } = refusal else { continue };
            prop_assert!(proven && smallest);
            prop_assert!(!can_hold(&problem, &counties, &rules), "{counties:?} {rules:?} can hold");
            for out in 0..counties.len() {
                let rest: Vec<usize> = counties.iter().copied().filter(|&county| county != counties[out]).collect();
                prop_assert!(can_hold(&problem, &rest, &rules), "without county {}", counties[out]);
            }
            for out in 0..rules.len() {
                let rest: Vec<_> = rules.iter().copied().filter(|&rule| rule != rules[out]).collect();
                prop_assert!(can_hold(&problem, &counties, &rest), "without {:?}", rules[out]);
            }
        }
    }

    #[test]
    fn replanning_changes_as_little_as_can_be(bytes in proptest::collection::vec(any::<u8>(), 20..120), ill in 0_usize..3) {
        let mut problem = shared::problem(&bytes);
        let Ok(plan) = solve(&problem, 1, SHORT, &()) else { return Ok(()) };
        let old: Vec<Option<Visit>> = plan.visits.iter().copied().map(Some).collect();
        let who = ill % problem.people.len();
        problem.people[who].away.extend(plan.visits.iter().map(|visit| visit.day).take(2));
        let mut least = None;
        let all: Vec<usize> = (0..problem.counties.len()).collect();
        all_plans(&problem, &all, |visits| {
            let judged = judge(&problem, visits).unwrap();
            if judged.broken.is_empty() {
                let visits: Vec<Visit> = visits.iter().copied().flatten().collect();
                let changes = Changes::between(&old, &visits);
                let rank = (4 * changes.days.len() + changes.teams.len(), judged.cost.total());
                least = Some(least.map_or(rank, |other: (usize, i64)| other.min(rank)));
            }
            true
        });
        match (replan(&problem, &old, 1, SHORT, &()), least) {
            (Ok(again), Some(least)) => {
                let changes = &again.changes;
                prop_assert_eq!((4 * changes.days.len() + changes.teams.len(), again.cost.total()), least);
            }
            (Err(_), None) => {}
            (plan, least) => prop_assert!(false, "{plan:?}, but the least change is {least:?}"),
        }
    }
}

fn clash(refused: &[Refused]) -> bool {
    refused.iter().any(|refusal| matches!(refusal, Refused::Clash { .. }))
}
