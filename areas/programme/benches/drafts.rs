//! How long it takes to say what differs between two drafts of twenty pages, and to merge a correction into one:
//! `cargo bench -p programme --bench drafts`.
//!
//! Prints rows: `| what | words | best, ms | slowest, ms | within the goal of 20 ms |`. The slowest tells of neighbours on the
//! machine; the goal is for the best.
#![allow(clippy::print_stdout)] // the rows are the bench's result

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant;

use programme::draft::{differences, merge};

/// Runs of each; the best is the machine's answer, the slowest that of its neighbours.
const RUNS: usize = 40;

/// What a person does not notice, in milliseconds.
const GOAL: f64 = 20.0;

/// Words on a page of a letter.
const PAGE: usize = 450;

fn main() {
    let national = pages(20, 1, |_| None);
    let every_tenth = pages(20, 1, |place| (place % 10 == 0).then_some("ändrat"));
    let elsewhere = pages(20, 1, |place| (place % 400 == 7).then_some("rättat"));
    let other = pages(20, 77, |_| None);
    let words = national.split_whitespace().count();
    row("differences, every tenth word changed", words, || differences(&national, &every_tenth).len());
    row("differences, two texts that have nothing in common", words, || differences(&national, &other).len());
    row("merge, changes of both sides", words, || merge(&national, &every_tenth, &elsewhere));
}

fn row<T>(what: &str, words: usize, work: impl Fn() -> T) {
    let times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let begun = Instant::now();
            black_box(work());
            begun.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    let best = times.iter().copied().fold(f64::INFINITY, f64::min);
    let slowest = times.iter().copied().fold(0.0, f64::max);
    let within = if best <= GOAL { "yes" } else { "no" };
    println!("| {what} | {words} | {best:.1} | {slowest:.1} | {within} |");
}

/// So many pages of invented sentences, with some words changed.
fn pages(count: usize, seed: u64, change: impl Fn(usize) -> Option<&'static str>) -> String {
    const WORDS: [&str; 24] = [
        "kommunen",
        "valnämnden",
        "dagen",
        "under",
        "på",
        "och",
        "förbereder",
        "länsstyrelsen",
        "för",
        "ett",
        "skydda",
        "valet",
        "med",
        "i",
        "gruppen",
        "händelse",
        "som",
        "upptäcka",
        "hantera",
        "hotbild",
        "ni",
        "övar",
        "workshop",
        "till",
    ];
    let mut state = seed;
    let mut text = String::new();
    for place in 0..count * PAGE {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let pick = usize::try_from(state >> 40).unwrap_or_default() % WORDS.len();
        text.push_str(change(place).unwrap_or(WORDS[pick]));
        // Names and numbers, which real texts have and which a diff holds on to.
        if place % 7 == 3 {
            let _ = write!(text, " {}", state >> 44);
        }
        text.push_str(match place % 90 {
            89 => ".\n\n",
            14 | 29 | 44 | 59 | 74 => ". ",
            _ => " ",
        });
    }
    text
}
