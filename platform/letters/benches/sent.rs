//! How many letters are made, signed and handed to a mail server in a second: `cargo bench -p letters --bench sent -- COUNT`.
//! Without a count 2 000; the goal, 500 a second with memory that does not grow, is asked of 100 000.
//!
//! Each letter is its own: another receiver, other words, a meeting for the calendar. It is signed with RSA of 2048 bits
//! and Ed25519, and goes to a server in this process that reads it whole and throws it away. As many letters are under way at
//! once as there are processors, each over a connection that is kept. The way through the outbox, where one letter is under
//! way at a time, is measured by `cargo bench -p valskydd -- outbox`. Prints rows:
//! `| what | letters | seconds | a second | MB after a tenth | MB at the end | goal |`.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "the rows are the bench's result")]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use chrono::{NaiveDate, TimeZone as _, Utc};
use letters::calendar::{self, Meeting};
use letters::{Block, Body, CalendarPart, DkimKey, Letter, Method, Party, Post, Security, SmtpConfig};
use trials::Drain;

const RSA: &str = include_str!("../tests/keys/rsa.pem");
const ED25519: &str = include_str!("../tests/keys/ed25519.pem");

/// Letters a second.
const GOAL: f64 = 500.0;

fn main() {
    // `cargo bench` adds words of its own, which begin with a hyphen.
    let count = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(2_000);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    println!("| What | Letters | Seconds | A second | MB after a tenth | MB at the end | Goal |");
    println!("| --- | ---: | ---: | ---: | ---: | ---: | --- |");
    runtime.block_on(async {
        let both = || vec![key("valskydd-rsa", RSA), key("valskydd-ed", ED25519)];
        row("made and handed over", count, Vec::new()).await;
        row("signed with RSA 2048 and Ed25519, too", count, both()).await;
    });
}

fn key(selector: &str, pem: &str) -> DkimKey {
    DkimKey::from_pem("lansstyrelsen.example", selector, pem).unwrap()
}

async fn row(what: &str, count: usize, keys: Vec<DkimKey>) {
    let drain = Drain::open().unwrap();
    let config = SmtpConfig {
        host: "127.0.0.1".into(),
        port: drain.port(),
        security: Security::None,
        user: None,
        password: None,
    };
    let way = Post::smtp(&config).unwrap().signing(keys);
    let next = Arc::new(AtomicUsize::new(0));
    let early = Arc::new(AtomicUsize::new(0));
    let begun = Instant::now();
    let workers = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let carriers: Vec<_> = (0..workers)
        .map(|_| {
            let (way, next, early) = (way.clone(), Arc::clone(&next), Arc::clone(&early));
            tokio::spawn(async move {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count {
                        break;
                    }
                    way.deliver(&letter(number)).await.unwrap();
                    if number == count / 10 {
                        early.store(resident(), Ordering::Relaxed);
                    }
                }
            })
        })
        .collect();
    for carrier in carriers {
        carrier.await.unwrap();
    }
    let seconds = begun.elapsed().as_secs_f64();
    assert_eq!(drain.taken(), count, "every letter arrived");
    let rate = f64::from(u32::try_from(count).unwrap()) / seconds;
    let within = if rate >= GOAL { "yes" } else { "no" };
    let (early, late) = (early.load(Ordering::Relaxed), resident());
    println!("| {what} | {count} | {seconds:.1} | {rate:.0} | {early} | {late} | {within} |");
}

fn letter(number: usize) -> Letter {
    let from =
        Party { name: "Länsstyrelsen Gävleborg".into(), address: "val@lansstyrelsen.example".into() };
    let to =
        Party { name: format!("Åsa Öst {number}"), address: format!("asa.ost.{number}@kommun.example") };
    let day = NaiveDate::from_ymd_opt(2029, 3, 13).unwrap();
    let date = Utc.with_ymd_and_hms(2029, 3, 8, 7, 0, 0).unwrap();
    let ics = calendar::request(&Meeting {
        uid: format!("participant-{number}@valskydd"),
        sequence: 1,
        stamp: date,
        start: day.and_hms_opt(9, 0, 0).unwrap(),
        end: day.and_hms_opt(14, 30, 0).unwrap(),
        zone: chrono_tz::Europe::Stockholm,
        summary: "Workshop i valsäkerhet, Gävleborgs län".into(),
        description: "Din egen sida med tid och plats står i brevet.".into(),
        location: "Slottet, rikssalen, Slottstorget 1, Gävle".into(),
        organizer: from.clone(),
        attendee: Some(to.clone()),
        url: None,
    });
    let facts =
        [("Dag och tid", "tisdag 13 mars 2029 kl. 09.00–14.30"), ("Plats", "Slottet, rikssalen, Gävle")];
    let blocks = vec![
        Block::Heading("Välkommen till workshopen i valsäkerhet tisdag 13 mars 2029".into()),
        Block::Paragraph(format!("Hej {},", to.name)),
        Block::Paragraph("Du är anmäld till workshopen. Här är det du behöver veta. ".repeat(6)),
        Block::Facts(facts.map(|(what, value)| (what.to_owned(), value.to_owned())).to_vec()),
        Block::Button {
            text: "Öppna din sida".into(),
            url: format!("https://valskydd.example/l/{number:043}"),
        },
        Block::Small("Länken är bara din. Brevet kommer från Valskydd.".into()),
    ];
    Letter {
        message_id: format!("{number:032x}@lansstyrelsen.example"),
        from,
        reply_to: None,
        to,
        subject: "Välkommen till workshopen i valsäkerhet tisdag 13 mars 2029".into(),
        body: Body { blocks },
        calendar: Some(CalendarPart { method: Method::Request, ics }),
        attachments: Vec::new(),
        date,
        language: "sv".into(),
        auto_submitted: true,
        bounces_to: Some(format!("val+{number:032x}@lansstyrelsen.example")),
    }
}

/// What the process holds in memory, in MB; 0 where the system does not say it.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or_default();
    let kilobytes: usize =
        line.split_whitespace().nth(1).and_then(|word| word.parse().ok()).unwrap_or_default();
    kilobytes / 1024
}
