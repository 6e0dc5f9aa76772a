//! The command line.

mod demo;
mod engines;
mod init;
mod journal;
mod keys;
mod plan;
mod serve;
mod sign_in_link;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use crate::config::Config;

/// Valskydd: prepares an election administration's people to protect an election.
#[derive(Parser)]
#[command(name = "valskydd", version)]
struct Line {
    /// The configuration file (TOML).
    #[arg(long, global = true, env = "VALSKYDD_CONFIG")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Starts with a believable county to try, on the embedded database.
    Demo(demo::Demo),
    /// Serves for real.
    Serve,
    /// Makes the first national lead of an empty installation.
    Init(init::Init),
    /// Prints a link with which a person can sign in, once, within 30 minutes.
    SignInLink(sign_in_link::SignInLink),
    /// The journal: proof and head.
    #[command(subcommand)]
    Journal(journal::Journal),
    /// The keys of sealed content.
    #[command(subcommand)]
    Keys(keys::Keys),
    /// Reads a participant list, without a server.
    #[command(subcommand)]
    Roster(engines::Roster),
    /// Places people, without a server.
    #[command(subcommand)]
    Seating(engines::Seating),
}

/// Runs the command that was typed.
#[must_use]
pub fn run() -> ExitCode {
    let typed = Line::parse();
    let filter = EnvFilter::try_from_env("VALSKYDD_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let config = typed.config.as_deref();
    let done = match typed.command {
        Command::Roster(roster) => return roster.run(),
        Command::Seating(seating) => return seating.run(),
        Command::Demo(demo) => waiting(demo.run()),
        Command::Serve => Config::read(config).and_then(|config| waiting(serve::run(&config))),
        Command::Init(init) => Config::read(config).and_then(|config| waiting(init.run(&config))),
        Command::SignInLink(link) => Config::read(config).and_then(|config| waiting(link.run(&config))),
        Command::Keys(keys) => match Config::read(config).and_then(|config| waiting(keys.run(&config))) {
            Ok(code) => return code,
            Err(fault) => Err(fault),
        },
        Command::Journal(journal) => {
            match Config::read(config).and_then(|config| waiting(journal.run(&config))) {
                Ok(code) => return code,
                Err(fault) => Err(fault),
            }
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            complain(&format!("{fault:#}"));
            ExitCode::from(2)
        }
    }
}

fn waiting<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}

/// A line for the person at the terminal. A closed pipe is no fault of ours.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

fn complain(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
