//! Bytes as a problem of people, and what must hold of it. Shared by the fuzz target and the test that runs its corpus.

use seating::{Aims, Budget, Guest, Problem, Refused, Round, Rule, Table, replan, score, solve};

const SHORT: Budget = Budget { steps: 300 };

/// A byte at a time; nothing but 0 after the last.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn next(&mut self) -> usize {
        let Some((&first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(first)
    }

    fn weight(&mut self) -> u32 {
        u32::try_from(self.next() % 12).unwrap_or(0)
    }

    fn several(&mut self, limit: usize) -> Vec<usize> {
        (0..self.next() % 6).map(|_| self.next() % limit).collect()
    }
}

/// The problem that the bytes say. Most are whole; some speak of people, tables or rounds that do not exist.
pub fn problem(bytes: &[u8]) -> Problem {
    let mut bytes = Bytes(bytes);
    let (people, tables, rounds) = (1 + bytes.next() % 24, 1 + bytes.next() % 5, 1 + bytes.next() % 3);
    let even = people / tables;
    let aims = Aims {
        spread_roles: bytes.weight(),
        mix: bytes.weight(),
        new_beside_experienced: bytes.weight(),
        meet_new: bytes.weight(),
        wishes: vec![(bytes.next() % (people + 1), bytes.next() % (people + 1))],
        wish: bytes.weight(),
    };
    let mut problem = Problem { aims, rounds: vec![Round::Mixed; rounds], ..Problem::default() };
    problem.tables.extend((0..tables).map(|_| {
        let size = bytes.next();
        Table { least: even.saturating_sub(size % 4), most: even + size / 64 }
    }));
    if bytes.next() % 2 == 1 {
        problem.rounds[0] = Round::Together;
    }
    problem.people.extend((0..people).map(|person| {
        let what = bytes.next();
        let narrow = |number: usize| u32::try_from(number).unwrap_or(0);
        // One key in 256 is there twice.
        let key = if what == 255 { 0 } else { person as u64 };
        Guest { key, group: narrow(what % 5), role: narrow(what / 5 % 4), new: what >= 128 }
    }));
    while !bytes.0.is_empty() && problem.rules.len() < 12 {
        problem.rules.push(rule(&mut bytes, people, tables, rounds));
    }
    problem
}

fn rule(bytes: &mut Bytes<'_>, people: usize, tables: usize, rounds: usize) -> Rule {
    match bytes.next() % 7 {
        0 => {
            let round = bytes.next() % (rounds + 2);
            let (person, table) = (bytes.next() % (people + 1), bytes.next() % (tables + 1));
            Rule::Fixed { person, table, round: (round > 0).then(|| round - 1) }
        }
        1 => Rule::Only { person: bytes.next() % people, tables: bytes.several(tables) },
        2 => Rule::Together { people: bytes.several(people) },
        3 => Rule::Apart { people: bytes.several(people) },
        4 => Rule::Quota { least: bytes.next() % 3, most: bytes.next() % 5, people: bytes.several(people) },
        5 => Rule::GroupAtMost { most: bytes.next() % 5 },
        _ => Rule::GroupWhole { group: u32::try_from(bytes.next() % 6).unwrap_or(0) },
    }
}

/// Solves the problem and checks what comes out; true if there was a plan.
///
/// # Panics
/// If something does not hold.
pub fn check(problem: &Problem) -> bool {
    match solve(problem, 1, SHORT, &()) {
        Ok(plan) => {
            let scored = score(problem, &plan.tables()).expect("what can be solved can be scored");
            assert_eq!((scored.broken, scored.plan.objective), (Vec::new(), plan.objective));
            assert!(plan.objective <= plan.bound);
            let again = replan(problem, &plan.places(), 2, SHORT, &()).expect("there is a plan");
            assert!(again.moved == 0 || again.objective > plan.objective);
            true
        }
        Err(refused) => {
            for refusal in refused {
                let Refused::Clash { rules, proven: true, .. } = refusal else { continue };
                let rules = rules.iter().map(|&rule| problem.rules[rule].clone()).collect();
                assert!(solve(&Problem { rules, ..problem.clone() }, 1, SHORT, &()).is_err());
            }
            false
        }
    }
}
