//! The running house, measured from outside, and registrations measured from inside: `cargo xtask bench`, or
//! `cargo bench -p valskydd`. Needs `wrk` and PostgreSQL. Prints rows for docs/benchmarks.md.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench that cannot go on ends")]

mod outside;
mod registrations;
mod walls;

fn main() {
    println!("| What | Figure |\n| --- | --- |");
    outside::measure();
    registrations::measure();
    walls::measure();
}
