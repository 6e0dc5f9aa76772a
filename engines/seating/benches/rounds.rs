//! The social golfer problem: so many groups of so many, so many rounds, nobody meets twice. Then rounds of real
//! workshops. `cargo bench -p seating --bench rounds [-- NAME SECONDS STEPS]`
#![allow(clippy::print_stdout, reason = "a benchmark's output is what it prints")]

use std::time::{Duration, Instant};

use seating::{Aims, Budget, Guest, Problem, Progress, Round, Table, solve};

/// Groups, size, rounds.
const GOLF: [(usize, usize, usize); 13] = [
    (5, 3, 6),
    (6, 3, 7),
    (7, 3, 9),
    (8, 3, 10),
    (7, 4, 7),
    (8, 4, 9),
    (8, 5, 6),
    (9, 3, 11),
    (10, 4, 10),
    (5, 3, 7),
    (6, 3, 8),
    (6, 5, 6),
    (8, 4, 10),
];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let only = words.first().map_or("", String::as_str);
    let seconds: f64 = words.get(1).and_then(|word| word.parse().ok()).unwrap_or(60.0);
    // Each seed gets so many steps; then the next one begins anew.
    let steps: u64 = words.get(2).and_then(|word| word.parse().ok()).unwrap_or(20_000_000);
    println!("{:>10} {:>8} {:>9} {:>9}", "problem", "repeats", "seconds", "seed");
    for (groups, size, rounds) in GOLF {
        let name = format!("{groups}-{size}-{rounds}");
        if only.is_empty() || only == name {
            golf(&name, (groups, size, rounds), seconds, steps);
        }
    }
    if only.is_empty() || only == "real" {
        for rounds in [3, 4] {
            for steps in [100_000, 1_000_000, 10_000_000] {
                real(rounds, steps);
            }
        }
    }
}

fn strangers(people: u32) -> Vec<Guest> {
    (0..people).map(|one| Guest { key: u64::from(one), group: one, role: one, new: false }).collect()
}

fn golf(name: &str, (groups, size, rounds): (usize, usize, usize), seconds: f64, steps: u64) {
    let aims = Aims { spread_roles: 0, mix: 0, new_beside_experienced: 0, ..Aims::default() };
    let problem = Problem {
        people: strangers(u32::try_from(groups * size).unwrap_or(0)),
        tables: vec![Table { least: size, most: size }; groups],
        rounds: vec![Round::Mixed; rounds],
        rules: Vec::new(),
        aims,
    };
    let begun = Instant::now();
    let limit = Duration::from_secs_f64(seconds);
    let watch = |_: Progress| begun.elapsed() < limit;
    let mut best = usize::MAX;
    let mut seed = 0;
    while best > 0 && begun.elapsed() < limit {
        seed += 1;
        let Ok(plan) = solve(&problem, seed, Budget { steps }, &watch) else { return };
        best = best.min(plan.repeats);
    }
    println!("{name:>10} {best:>8} {:>9.2} {seed:>9}", begun.elapsed().as_secs_f64());
}

fn real(rounds: usize, steps: u64) {
    let problem = Problem {
        people: strangers(300),
        tables: vec![Table { least: 6, most: 8 }; 41],
        rounds: vec![Round::Mixed; rounds],
        ..Problem::default()
    };
    let begun = Instant::now();
    let Ok(plan) = solve(&problem, 1, Budget { steps }, &()) else { return };
    let seconds = begun.elapsed().as_secs_f64();
    println!(
        "300 people, 41 tables of 6–8, {rounds} rounds, {steps} steps: {} repeats, {seconds:.2} s",
        plan.repeats
    );
}
