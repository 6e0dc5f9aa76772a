//! The running house, measured from outside, and registrations measured from inside: `cargo xtask bench`, or
//! `cargo bench -p valskydd`, with `-- walls` for one part alone. Needs `wrk` and PostgreSQL. Prints rows for
//! docs/benchmarks.md.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench that cannot go on ends")]

mod crowd;
mod door;
mod lists;
mod nation;
mod outbox;
mod outside;
mod registrations;
mod walls;

fn main() {
    println!("| What | Figure |\n| --- | --- |");
    let asked_for: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let parts: [(&str, fn()); 8] = [
        ("crowd", crowd::measure),
        ("door", door::measure),
        ("lists", lists::measure),
        ("nation", nation::measure),
        ("outbox", outbox::measure),
        ("outside", outside::measure),
        ("registrations", registrations::measure),
        ("walls", walls::measure),
    ];
    for (name, measure) in parts {
        if asked_for.is_empty() || asked_for.iter().any(|word| word == name) {
            measure();
        }
    }
}
