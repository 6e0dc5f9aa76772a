//! The commands of this project. `cargo xtask --help` lists them.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command speaks to the person who ran it")]

mod assets;
mod bench;
mod check;
mod e2e;
mod house;
mod metadata;
mod needs;
mod run;
mod tally;
mod test;
mod tree;

use clap::{Parser, Subcommand};

/// The commands of this project.
#[derive(Parser)]
#[command(name = "cargo xtask", version, about)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install what the tests need, then run all of them
    Test {
        /// Install nothing: stop and say what is missing
        #[arg(long)]
        no_install: bool,
    },
    /// Format, lints, rustdoc, licences, file sizes, leaks, links, floors
    Check {
        /// Install cargo-deny first when it is missing
        #[arg(long)]
        install: bool,
        /// Leave out the licences, bans and sources
        #[arg(long, conflicts_with = "install")]
        without_deny: bool,
    },
    /// Run the benches and print the rows for docs/benchmarks.md
    Bench,
    /// Build the program and run the browser tests alone
    E2e {
        /// Only these test files, for example 01-start.test.mjs
        files: Vec<String>,
        /// Take the pictures of docs/pictures anew
        #[arg(long)]
        pictures: bool,
    },
    /// Build the style sheet and scripts that are kept in the tree
    Assets,
    /// Write docs/house.md's table and graph from cargo metadata
    House {
        /// Write nothing: fail when the file is not up to date
        #[arg(long)]
        check: bool,
    },
}

fn main() -> std::process::ExitCode {
    let done = match Line::parse().command {
        Command::Test { no_install } => test::run(needs::Install::allowed(!no_install)),
        Command::Check { install, without_deny } => check::run(check::Deny::chosen(install, without_deny)),
        Command::Bench => bench::run(),
        Command::E2e { files, pictures } => e2e::run(&files, e2e::Pictures::chosen(pictures)),
        Command::Assets => assets::run(),
        Command::House { check } => house::run(house::Mode::chosen(check)),
    };
    match done {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("xtask: {fault:#}");
            std::process::ExitCode::FAILURE
        }
    }
}
