//! Bytes as a small programme, and what must hold of its plan. Shared by the fuzz target, the test that runs its corpus and
//! the properties.

use tour::{
    Budget, Calendar, County, Dates, Day, Format, Length, Limits, Person, Problem, Refused, Team, Travel,
    Visit, Weights, judge, replan, solve,
};

/// Enough to prove the best plan of a few counties.
pub const SHORT: Budget = Budget { steps: 3_000, proof: 20_000_000 };

/// Monday 5 March 2029.
const MONDAY: i32 = 21_613;

/// A byte at a time; nothing but 0 after the last.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn next(&mut self) -> usize {
        let Some((&first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(first)
    }

    fn small(&mut self, limit: usize) -> u32 {
        u32::try_from(self.next() % limit).unwrap_or(0)
    }

    fn day(&mut self) -> Day {
        Day(MONDAY + i32::try_from(self.next() % 14).unwrap_or(0))
    }

    fn days(&mut self, limit: usize) -> Vec<Day> {
        let mut days: Vec<Day> = (0..self.next() % limit).map(|_| self.day()).collect();
        let mut seen = Vec::new();
        days.retain(|day| {
            !seen.contains(day) && {
                seen.push(*day);
                true
            }
        });
        days
    }
}

/// The problem that the bytes say: up to four counties, three people and three teams in two weeks. One byte in many speaks
/// of somebody who does not exist.
pub fn problem(bytes: &[u8]) -> Problem {
    let mut bytes = Bytes(bytes);
    let (counties, people, teams) = (1 + bytes.next() % 4, 1 + bytes.next() % 3, 1 + bytes.next() % 3);
    let places = 1 + bytes.next() % 5;
    let far: Vec<u32> = (0..places).map(|_| bytes.small(8) * 70).collect();
    let table = |each: u32| -> Vec<Vec<u32>> {
        far.iter().map(|a| far.iter().map(|b| a.abs_diff(*b) * each).collect()).collect()
    };
    let travel = Travel { km: table(1), minutes: table(1) };
    let weights = Weights {
        dates: bytes.small(200),
        km: bytes.small(4),
        night: bytes.small(100),
        load: bytes.small(60),
        slack: bytes.small(20),
        slack_days: bytes.small(40),
    };
    let calendar = Calendar {
        first: Day(MONDAY),
        last: Day(MONDAY + 11),
        closed: bytes.days(4),
        freeze: (bytes.next() % 4 == 0).then_some((Day(MONDAY + 9), Day(MONDAY + 30))),
        early_voting: Day(MONDAY + 30),
    };
    let limits = Limits {
        overnight: 60 + bytes.small(5) * 60,
        half_day: 60,
        free_day: 300,
        morning: 120,
        evening: 240,
    };
    let person = |bytes: &mut Bytes<'_>, index: usize| {
        let (most_a_week, away) = (bytes.next() % 5, bytes.days(4));
        Person { name: format!("P{index}"), away, most_a_week }
    };
    let people: Vec<Person> = (0..people).map(|index| person(&mut bytes, index)).collect();
    let team = |bytes: &mut Bytes<'_>, index: usize| {
        let mut members: Vec<usize> = (0..=bytes.next() % 2).map(|_| bytes.next() % people.len()).collect();
        members.dedup();
        Team { name: format!("T{index}"), home: bytes.next() % places, members, away: bytes.days(3) }
    };
    let teams: Vec<Team> = (0..teams).map(|index| team(&mut bytes, index)).collect();
    let county = |bytes: &mut Bytes<'_>, index: usize| {
        let what = bytes.next();
        let dates = Dates { ranked: bytes.days(4), can: Some(bytes.days(5)), cannot: Vec::new() };
        County {
            name: format!("C{index}"),
            // One in 255 is nowhere.
            place: if what == 255 { places } else { what % places },
            dates,
            length: if what & 64 == 0 { Length::Whole } else { Length::Half },
            format: if what.is_multiple_of(7) { Format::Digital } else { Format::Physical },
            fixed_day: (bytes.next() % 8 == 1).then(|| bytes.day()),
            fixed_team: (bytes.next() % 8 == 1).then(|| bytes.next() % teams.len()),
        }
    };
    let counties = (0..counties).map(|index| county(&mut bytes, index)).collect();
    Problem { counties, people, teams, calendar, travel, limits, weights }
}

/// Plans the problem and checks what comes out; true if there was a plan.
///
/// # Panics
/// If something does not hold.
pub fn check(problem: &Problem) -> bool {
    match solve(problem, 1, SHORT, &()) {
        Ok(plan) => {
            let visits: Vec<Option<Visit>> = plan.visits.iter().copied().map(Some).collect();
            let judged = judge(problem, &visits).expect("what can be planned can be judged");
            assert_eq!((judged.broken, judged.cost), (Vec::new(), plan.cost));
            assert!(plan.bound <= plan.cost.total());
            let again = replan(problem, &visits, 2, SHORT, &()).expect("there is a plan");
            assert_eq!(again.visits, plan.visits, "nothing forces a change");
            true
        }
        Err(refused) => {
            assert!(!refused.is_empty(), "a refusal says why");
            for refusal in &refused {
                assert!(!refusal.to_string().is_empty() && !refusal.code().is_empty());
                let Refused::Clash { counties, proven: true, .. } = refusal else { continue };
                let few = counties.iter().map(|&county| problem.counties[county].clone()).collect();
                assert!(solve(&Problem { counties: few, ..problem.clone() }, 1, SHORT, &()).is_err());
            }
            false
        }
    }
}
