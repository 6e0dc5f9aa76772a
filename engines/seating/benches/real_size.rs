//! Workshops of real size: 300 people of 49 municipalities, and a crowd of 5 000. `cargo bench -p seating --bench
//! real_size [-- 300|away|5000|long]`; peak memory is read from the system after each part, so that a part by itself
//! shows its own.
#![allow(clippy::print_stdout, reason = "a benchmark's output is what it prints")]

use std::cell::Cell;
use std::time::{Duration, Instant};

use seating::{Budget, Guest, Plan, Problem, Progress, Round, Rule, Table, curve, replan, solve};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let asked = |part: &str| words.is_empty() && part != "long" || words.iter().any(|word| word == part);
    if asked("300") {
        three_hundred();
    }
    if asked("away") {
        away();
    }
    if asked("5000") {
        crowd(false, &[1_000_000, 5_000_000, 20_000_000]);
        crowd(true, &[1_000_000, 5_000_000, 20_000_000]);
    }
    if asked("long") {
        crowd(true, &[1_500_000_000]);
    }
}

/// People of so many municipalities, large and small, six roles, each third new, three mixed rounds.
fn hall(people: u32, municipalities: u32, tables: usize) -> Problem {
    // Numbers without a pattern, the same every time; a municipality's size falls with its number.
    let draw = |person: u32, salt: u32| {
        let word = (person + salt * 65_537).wrapping_mul(2_654_435_761);
        (word ^ word >> 15).wrapping_mul(2_246_822_519) >> 8
    };
    let guest = |person: u32| Guest {
        key: u64::from(person) * 7_919,
        group: (draw(person, 1) % municipalities).min(draw(person, 2) % municipalities),
        role: (draw(person, 3) % 6).min(draw(person, 4) % 6),
        new: draw(person, 5).is_multiple_of(3),
    };
    Problem {
        people: (0..people).map(guest).collect(),
        tables: vec![Table { least: 6, most: 8 }; tables],
        rounds: vec![Round::Mixed; 3],
        ..Problem::default()
    }
}

/// Twenty rules of all kinds, as organisers write them.
fn twenty(people: usize, tables: usize) -> Vec<Rule> {
    let every = |step: usize, from: usize| (from..people).step_by(step).collect::<Vec<_>>();
    let mut rules = vec![
        Rule::Quota { people: every(5, 0), least: 1, most: 2 },
        Rule::Quota { people: every(people / 20, 3), least: 0, most: 1 },
        Rule::GroupAtMost { most: 1 },
        Rule::Together { people: vec![10, 61] },
        Rule::Together { people: vec![20, 131] },
        Rule::Only { person: 7, tables: vec![0, 1, 2] },
        Rule::Only { person: 8, tables: vec![0, 1, 2] },
        Rule::Only { person: 9, tables: vec![tables - 1, tables - 2] },
    ];
    rules.extend((0..4).map(|k| Rule::Fixed { person: 30 + k, table: 4 * k, round: None }));
    rules.extend((0..8).map(|k| Rule::Apart { people: vec![100 + 3 * k, 200 + 5 * k, 150 + k] }));
    rules
}

fn told(what: &str, plan: &Plan, seconds: f64) {
    let same: usize =
        plan.rounds.iter().flat_map(|round| &round.report).map(|table| table.pairs_same_group).sum();
    let (objective, bound, repeats) = (plan.objective, plan.bound, plan.repeats);
    println!(
        "{what:<34} {objective:>9} {bound:>9} {repeats:>8} {same:>6} {:>6} {seconds:>8.3} {:>7}",
        plan.moved,
        peak()
    );
}

fn head() {
    println!(
        "{:<34} {:>9} {:>9} {:>8} {:>6} {:>6} {:>8} {:>7}",
        "", "objective", "bound", "repeats", "pairs", "moved", "seconds", "peak kB"
    );
}

fn three_hundred() {
    head();
    let mut problem = hall(300, 49, 41);
    problem.rules = twenty(300, 41);
    for steps in [30_000, 100_000, 1_000_000, 10_000_000] {
        let begun = Instant::now();
        let Ok(plan) = solve(&problem, 1, Budget { steps }, &()) else { return println!("refused") };
        told(&format!("300 people, 20 rules, {steps} steps"), &plan, begun.elapsed().as_secs_f64());
    }
    let home = Problem { rounds: vec![Round::Together], ..hall(300, 49, 41) };
    for steps in [100_000, 1_000_000, 10_000_000] {
        let begun = Instant::now();
        let Ok(plan) = solve(&home, 1, Budget { steps }, &()) else { return println!("refused") };
        told(&format!("300 people at home, {steps} steps"), &plan, begun.elapsed().as_secs_f64());
        let alone: usize = plan.rounds[0].report.iter().map(|table| table.alone_from_group).sum();
        let parts: usize = plan.rounds[0].report.iter().map(|table| table.municipalities).sum();
        println!("    {parts} parts of municipalities, {alone} people alone from theirs");
    }
    let begun = Instant::now();
    let first = Cell::new(None);
    let watch = |progress: Progress| {
        if progress.broken == 0 && first.get().is_none() {
            first.set(Some(begun.elapsed()));
        }
        begun.elapsed() < Duration::from_secs(3)
    };
    let Ok(plan) = solve(&problem, 2, Budget { steps: 1_000_000_000 }, &watch) else { return };
    told("300 people, stopped after 3 s", &plan, begun.elapsed().as_secs_f64());
    println!("first plan that keeps all rules after {:?}", first.get().unwrap_or_default());
}

fn away() {
    head();
    let problem = hall(300, 49, 41);
    let Ok(plan) = solve(&problem, 1, Budget::default(), &()) else { return };
    let here: Vec<usize> = (0..300).filter(|person| person % 25 != 4).collect();
    let mut left = problem.clone();
    left.people = here.iter().map(|&person| problem.people[person]).collect();
    let places = plan.places();
    let old: Vec<Vec<Option<usize>>> =
        places.iter().map(|round| here.iter().map(|&person| round[person]).collect()).collect();
    let begun = Instant::now();
    let Ok(again) = replan(&left, &old, 1, Budget::default(), &()) else { return };
    told("12 of 300 stay away", &again, begun.elapsed().as_secs_f64());
    let begun = Instant::now();
    let Ok(choices) = curve(&left, &old, 1, Budget::default(), &()) else { return };
    for choice in choices {
        told("    a choice of the curve", &choice.plan, begun.elapsed().as_secs_f64());
    }
}

fn crowd(rules: bool, budgets: &[u64]) {
    head();
    let mut problem = hall(5_000, 290, 700);
    if rules {
        problem.rules = twenty(5_000, 700);
    }
    let rules = problem.rules.len();
    for &steps in budgets {
        let begun = Instant::now();
        let watch = |_: Progress| begun.elapsed() < Duration::from_mins(10);
        let Ok(plan) = solve(&problem, 1, Budget { steps }, &watch) else { return };
        told(&format!("5 000 people, {rules} rules, {steps} steps"), &plan, begun.elapsed().as_secs_f64());
    }
}

/// The largest memory this process has had, in kB, where the system tells (Linux).
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "?".to_owned(), |line| line.trim().trim_end_matches(" kB").to_owned())
}
