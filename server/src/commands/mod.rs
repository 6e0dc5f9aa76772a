//! The command line.

mod config;
mod demo;
mod doctor;
mod engines;
mod init;
mod journal;
mod keys;
mod plan;
mod serve;
mod sessions;
mod sign_in_link;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use store::{Sight, see_as};

use crate::config::Config;
use crate::log;

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
    /// Where people are signed in.
    #[command(subcommand)]
    Sessions(sessions::Sessions),
    /// Looks at everything the house stands on and says what to do.
    Doctor(doctor::Doctor),
    /// The configuration.
    #[command(subcommand)]
    Config(config::Settings),
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
    log::begin();
    let config = typed.config.as_deref();
    let done = match typed.command {
        Command::Roster(roster) => return roster.run(),
        Command::Seating(seating) => return seating.run(),
        Command::Demo(demo) => waiting(demo.run(config)).map(|()| ExitCode::SUCCESS),
        Command::Config(settings) => return settings.run(config),
        Command::Serve => Config::read(config)
            .map_err(Into::into)
            .and_then(|config| waiting(serve::run(&config)))
            .map(|()| ExitCode::SUCCESS),
        Command::Init(init) => with(config, async |config| init.run(&config).await),
        Command::SignInLink(link) => with(config, async |config| link.run(&config).await),
        Command::Sessions(sessions) => with(config, async |config| sessions.run(&config).await),
        Command::Keys(keys) => with(config, async |config| keys.run(&config).await),
        Command::Journal(journal) => with(config, async |config| journal.run(&config).await),
        Command::Doctor(doctor) => waiting(see_as(Sight::House, doctor.run(config))),
    };
    match done {
        Ok(code) => code,
        Err(fault) => {
            complain(&format!("{fault:#}"));
            ExitCode::from(2)
        }
    }
}

/// Does the work with the configuration in the file and the environment. Whoever types a command on the server stands for
/// the house.
fn with<T: Ended>(
    file: Option<&Path>,
    work: impl AsyncFnOnce(Config) -> anyhow::Result<T>,
) -> anyhow::Result<ExitCode> {
    let config = Config::read(file)?;
    waiting(see_as(Sight::House, work(config))).map(Ended::code)
}

/// How a command ended.
trait Ended {
    fn code(self) -> ExitCode;
}

impl Ended for () {
    fn code(self) -> ExitCode {
        ExitCode::SUCCESS
    }
}

impl Ended for ExitCode {
    fn code(self) -> ExitCode {
        self
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
