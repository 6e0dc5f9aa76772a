//! How fast records are sealed and opened, and keys taken out of their wrapping, on SQLite:
//! `cargo bench -p store --bench vault -- 10000`.
//!
//! Prints one row: `| records | sealed/s | opened/s | keys of 50 organisations, ms |`, each the best of ten: whatever else
//! runs on the machine makes it slower, never faster.
#![allow(clippy::unwrap_used, clippy::print_stdout)] // a bench ends where it cannot go on, and its row is its result

use std::hint::black_box;
use std::time::Instant;

use store::sea_orm::prelude::Uuid;
use store::vault::{Column, Keyring, Sealed, prepare};
use store::{Author, Doors, Settings, Store};

const COLUMN: Column = Column { table: "bench", column: "sealed_matter" };
/// As many municipalities as the largest county has, about.
const ORGANISATIONS: u128 = 50;
/// What somebody eats and needs, as JSON: about as long as it gets.
const MATTER: &str = "glutenfri, nötallergi; hörslinga, plats nära dörren, ledsagare följer med hela dagen";

#[tokio::main]
async fn main() {
    let records: u128 = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(10_000);
    let folder = tempfile::tempdir().unwrap();
    let settings =
        Settings::embedded(folder.path()).with_keys(Keyring::in_folder(&folder.path().join("keys")));
    let store = Store::open(&settings, Doors::of_the_system()).await.unwrap();
    store.migrate(&[]).await.unwrap();
    prepare(&store).await.unwrap();
    let mut desk = store.desk(&Author::command("bench")).await.unwrap();
    let mut sealers = Vec::new();
    for organisation in 0..ORGANISATIONS {
        sealers.push(desk.sealer(Uuid::from_u128(organisation)).await.unwrap());
    }
    desk.seal("").await.unwrap();
    let of = |record: u128| usize::try_from(record % ORGANISATIONS).unwrap();
    let seal = || -> Vec<Sealed<String>> {
        let each = |record| sealers[of(record)].seal(COLUMN.of(Uuid::from_u128(record)), &MATTER.to_owned());
        (0..records).map(|record| each(record).unwrap()).collect()
    };
    let sealed = seal();
    let (mut sealed_in, mut opened_in, mut page) = (f64::MAX, f64::MAX, f64::MAX);
    for _ in 0..10 {
        let begun = Instant::now();
        drop(black_box(seal()));
        sealed_in = sealed_in.min(begun.elapsed().as_secs_f64());
        let begun = Instant::now();
        let ring = store.ring(store.reader(), (0..ORGANISATIONS).map(Uuid::from_u128)).await.unwrap();
        page = page.min(begun.elapsed().as_secs_f64() * 1000.0);
        let begun = Instant::now();
        for (record, sealed) in (0_u128..).zip(&sealed) {
            let place = COLUMN.of(Uuid::from_u128(record));
            let opened = ring.open(Uuid::from_u128(record % ORGANISATIONS), place, sealed).unwrap();
            assert_eq!(opened, MATTER);
        }
        opened_in = opened_in.min(begun.elapsed().as_secs_f64());
    }
    let count = records as f64;
    println!("| {records} | {:.0} | {:.0} | {page:.1} |", count / sealed_in, count / opened_in);
}
