//! `valskydd roster` and `valskydd seating`: the engines without a server.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use clap::Subcommand;

use super::{complain, say};

/// Participant lists.
#[derive(Subcommand)]
pub enum Roster {
    /// Prints how a list is read, as JSON; exit 2 with one sentence when it cannot be read.
    Read {
        /// The list: csv, xlsx, ods or text.
        file: PathBuf,
    },
}

/// Table plans.
#[derive(Subcommand)]
pub enum Seating {
    /// Solves a grouping problem in MDGPLIB's format.
    Solve {
        /// The instance.
        file: PathBuf,
        /// How long to search, in seconds, reading included.
        #[arg(long, conflicts_with = "steps")]
        seconds: Option<f64>,
        /// How many steps to search; the same steps and seed give the same plan.
        #[arg(long)]
        steps: Option<u64>,
        /// The seed.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// How many threads may work.
        #[arg(long, default_value_t = 1)]
        threads: usize,
        /// Where to write the groups: one line `person group` each.
        #[arg(long)]
        out: Option<PathBuf>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Places the people of a list at tables, and writes the plan as csv, xlsx and pdf.
    Plan(super::plan::Place),
}

impl Roster {
    pub fn run(self) -> ExitCode {
        let Self::Read { file } = self;
        told(&roster::command::read_command(&file))
    }
}

impl Seating {
    pub fn run(self) -> ExitCode {
        match self {
            Self::Solve { file, seconds, steps, seed, threads, out, json } => {
                let begun = Instant::now();
                let options = seating::command::SolveOptions { seconds, steps, seed, threads, out, json };
                told(&seating::command::solve_command(&file, &options, &|| begun.elapsed()))
            }
            Self::Plan(place) => place.run(),
        }
    }
}

/// Success goes to the output, a refusal to the error output.
fn told((text, code): &(String, u8)) -> ExitCode {
    if *code == 0 {
        say(text.trim_end());
    } else {
        complain(text.trim_end());
    }
    ExitCode::from(*code)
}
