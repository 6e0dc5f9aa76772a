//! How fast the journal is sealed and proven on SQLite: `cargo bench -p store --bench journal -- 100000`.
//!
//! Prints one row: `| lines | written/s | sealed/s | proven/s | proven, processor seconds | file, MB |`.
#![allow(clippy::unwrap_used, clippy::print_stdout)] // a bench ends where it cannot go on, and its row is its result

use std::time::Instant;

use store::journal::{Verdict, seal_due, verify};
use store::sea_orm::prelude::Uuid;
use store::{Author, Doors, Line, Settings, Store};

/// Lines in one deed: as many as a sent invitation round leaves.
const LINES_IN_A_DEED: usize = 100;

#[tokio::main]
async fn main() {
    let lines = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&Settings::embedded(folder.path()), Doors::of_the_system()).await.unwrap();
    store.migrate(&[]).await.unwrap();
    let begun = Instant::now();
    write(&store, lines).await;
    let written = per_second(lines, begun);
    let begun = Instant::now();
    assert_eq!(seal_due(&store).await.unwrap(), lines as u64);
    let sealed = per_second(lines, begun);
    let (begun, before) = (Instant::now(), processor_seconds());
    assert!(matches!(verify(&store, None).await.unwrap(), Verdict::Whole { unsealed: 0, .. }));
    let (proven, spent) = (per_second(lines, begun), processor_seconds() - before);
    store.close().await;
    let megabytes = folder.path().join("valskydd.sqlite").metadata().unwrap().len() / 1_000_000;
    println!("| {lines} | {written:.0} | {sealed:.0} | {proven:.0} | {spent:.2} | {megabytes} |");
}

async fn write(store: &Store, lines: usize) {
    let author = Author::command("bench");
    for first in (0..lines).step_by(LINES_IN_A_DEED) {
        let mut desk = store.desk(&author).await.unwrap();
        for number in first..lines.min(first + LINES_IN_A_DEED) {
            desk.write(Line {
                deed: "registration.submitted",
                subject: "workshop",
                subject_id: Uuid::from_u128(number as u128 / 500),
                owner: Some(Uuid::from_u128(number as u128 % 290)),
                details: serde_json::json!({"people": number % 8, "reserves": number % 3}),
            });
        }
        desk.seal("").await.unwrap();
    }
}

fn per_second(lines: usize, begun: Instant) -> f64 {
    lines as f64 / begun.elapsed().as_secs_f64()
}

fn processor_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
    // utime and stime, in ticks of a hundredth of a second (proc(5)).
    (fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap()) / 100.0
}
