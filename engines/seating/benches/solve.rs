//! Figures, not judgements: steps per second, and what is reached by how many steps.
//! `cargo bench -p seating`
#![allow(clippy::print_stdout, reason = "a benchmark's output is what it prints")]

use std::time::Instant;

use seating::mdgp::{read, solve_instance};
use seating::{Budget, Guest, Problem, Table, solve, table_sizes};

const REAL: &[u8] = include_bytes!("../tests/instances/RanReal_n120_ss_01.txt");

fn main() {
    let Ok(instance) = read(REAL) else { return };
    println!("RanReal_n120_ss_01 (published: best of 20 runs 47363.207, mean 47343.681, in 3 s each)");
    println!(
        "{:>12} {:>12} {:>12} {:>12} {:>9} {:>12}",
        "steps", "seed 1", "seed 2", "seed 3", "s/run", "steps/s"
    );
    for steps in [2_000, 20_000, 200_000, 2_000_000, 8_000_000] {
        let begun = Instant::now();
        let reached = [1, 2, 3].map(|seed| solve_instance(&instance, seed, Budget { steps }).objective);
        let seconds = begun.elapsed().as_secs_f64() / 3.0;
        let speed = steps as f64 / seconds;
        let [one, two, three] = reached;
        println!("{steps:>12} {one:>12.3} {two:>12.3} {three:>12.3} {seconds:>9.3} {speed:>12.0}");
    }
    println!("people at tables of 6–8, seven from each municipality, five roles spread");
    println!("{:>12} {:>12} {:>12} {:>9} {:>12}", "people", "steps", "points", "s", "steps/s");
    for people in [40, 120, 300, 1_000] {
        for steps in [30_000, 300_000, 3_000_000] {
            let problem = workshop(people);
            let begun = Instant::now();
            let Ok(plan) = solve(&problem, 1, Budget { steps }, &()) else { return };
            let seconds = begun.elapsed().as_secs_f64();
            let speed = steps as f64 / seconds;
            println!("{people:>12} {steps:>12} {:>12} {seconds:>9.3} {speed:>12.0}", plan.objective);
        }
    }
}

fn workshop(people: u32) -> Problem {
    let guest =
        |person: u32| Guest { key: u64::from(person), group: person / 7, role: person % 5, new: false };
    let guests = (0..people).map(guest);
    let people: Vec<Guest> = guests.collect();
    let tables: Vec<Table> = table_sizes(people.len(), 6, 8, people.len()).unwrap_or_default();
    Problem { people, tables, ..Problem::default() }
}
