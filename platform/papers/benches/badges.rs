//! How long it takes to print 1 450 badges, five from each of 290 municipalities, in one PDF:
//! `cargo bench -p papers --bench badges`.
//!
//! Prints rows: `| what | badges | best, s | slowest, s | MB | within the goal of 2 s |`. The slowest tells of neighbours on
//! the machine; the goal is for the best.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "the rows are the bench's result")]

/// The papers themselves, without the rest of their area.
#[path = "../../../areas/workshop/src/papers/mod.rs"]
#[allow(dead_code, reason = "the bench prints one of them")]
mod workshop;

use std::time::Instant;

use papers::{Press, Sheet};
use workshop::Paper;
use workshop::badges::{Badge, Badges};
use workshop::samples::{long_people, people};

/// Runs of each.
const RUNS: usize = 5;

/// What a person waits without being told why, in seconds.
const GOAL: f64 = 2.0;

const BADGES: usize = 1450;

fn main() {
    let (press, usual) = (Press::new(), people(BADGES));
    row("names as they are", &press, usual.iter().map(|person| badge(&person.name, person.municipality)));
    // Every tenth name has to be made smaller or broken.
    let long = long_people(BADGES);
    let mixed = usual.iter().zip(&long).enumerate();
    let mixed = mixed.map(|(n, (usual, long))| if n % 10 == 0 { long } else { usual });
    row("every tenth name long", &press, mixed.map(|person| badge(&person.name, person.municipality)));
}

fn badge(name: &str, municipality: &str) -> Badge {
    Badge {
        name: name.to_owned(),
        municipality: municipality.to_owned(),
        role: "Säkerhetssamordnare".to_owned(),
        table: "12".to_owned(),
        mark: String::new(),
        square: include_str!("../../../areas/workshop/src/papers/badge_sample.svg").trim().to_owned(),
        code: "ABCD EFGH JKLM".to_owned(),
    }
}

fn row(what: &str, press: &Press, badges: impl Iterator<Item = Badge>) {
    let (_, blank) = Badges::samples("sv").swap_remove(0);
    // No two names and no two codes alike: what has been set once is not set again.
    let badges = badges.enumerate().map(|(n, one)| Badge {
        name: format!("{} {n}", one.name),
        square: format!("{}<!-- {n} -->", one.square),
        ..one
    });
    let paper = Badges { each: badges.collect(), ..blank };
    let mut times = Vec::new();
    let mut bytes = 0_u32;
    for _ in 0..RUNS {
        let begun = Instant::now();
        let data = serde_json::to_value(&paper).unwrap();
        let sheet = Sheet {
            template: Badges::TEMPLATE,
            data: &data,
            title: paper.title(),
            language: "sv",
            made_at: "2029-01-08T08:00:00Z".parse().unwrap(),
        };
        bytes = u32::try_from(press.print(&sheet).unwrap().len()).unwrap();
        times.push(begun.elapsed().as_secs_f64());
    }
    let best = times.iter().copied().fold(f64::INFINITY, f64::min);
    let slowest = times.iter().copied().fold(0.0, f64::max);
    let within = if best <= GOAL { "yes" } else { "no" };
    let megabytes = f64::from(bytes) / 1e6;
    println!("| badges, {what} | {BADGES} | {best:.2} | {slowest:.2} | {megabytes:.1} | {within} |");
}
