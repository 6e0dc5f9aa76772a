//! `valskydd seating solve FILE`: groups an MDGPLIB instance, for scripts and for comparison with published results.

use std::fmt::Write as _;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Serialize;

use crate::mdgp::{Deadline, Effort, Limit, MdgpPlan, Vectors, read, solve_instance_with};

/// Steps when none are asked for: about a second at a few hundred people.
const USUAL_STEPS: u64 = 3_000_000;
/// No instance that the engine takes is larger, at some twenty bytes for each pair.
const LARGEST_FILE: u64 = 512 << 20;
/// Exit code when something could not be read or written.
const FAILED: u8 = 2;

/// What can be said on the command line.
#[derive(Debug, Clone, PartialEq)]
pub struct SolveOptions {
    /// How long the search may take, reading included; goes before `steps`.
    pub seconds: Option<f64>,
    /// The step budget; three million if neither is said.
    pub steps: Option<u64>,
    /// The seed: the same seed and steps give the same grouping.
    pub seed: u64,
    /// How many threads may work. With steps, the grouping does not depend on it.
    pub threads: usize,
    /// Where to write the groups, one line `person group` each, both from 0.
    pub out: Option<PathBuf>,
    /// Print JSON instead of the objective alone.
    pub json: bool,
}

impl Default for SolveOptions {
    fn default() -> Self {
        Self { seconds: None, steps: None, seed: 1, threads: 1, out: None, json: false }
    }
}

/// The time since the command began: the engine has no clock of its own.
pub type Clock<'a> = &'a (dyn Fn() -> Duration + Sync);

#[derive(Serialize)]
struct Answer<'a> {
    objective: f64,
    /// True if it is proven to be the best there is.
    optimal: bool,
    steps: u64,
    /// Only when a time was asked for: the same steps give the same answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    seconds: Option<f64>,
    seed: u64,
    threads: usize,
    groups: &'a [usize],
}

struct Until<'a> {
    clock: Clock<'a>,
    seconds: f64,
}

impl Deadline for Until<'_> {
    fn spent(&self) -> f64 {
        (self.clock)().as_secs_f64() / self.seconds
    }
}

/// What to print and the exit code: 0 and the objective (or JSON with the group of each person), 2 and one sentence
/// when the file cannot be read or the groups cannot be written.
#[must_use]
pub fn solve_command(path: &Path, options: &SolveOptions, clock: Clock<'_>) -> (String, u8) {
    match run(path, options, clock) {
        Ok(text) => (text, 0),
        Err(sentence) => (format!("{sentence}\n"), FAILED),
    }
}

fn run(path: &Path, options: &SolveOptions, clock: Clock<'_>) -> Result<String, String> {
    let seconds = options.seconds.unwrap_or(f64::MAX);
    if seconds.is_nan() || seconds <= 0.0 {
        return Err(format!("{seconds} seconds are no time to search in."));
    }
    let name = path.display();
    let bytes = contents(path).map_err(|error| format!("{name} cannot be read: {error}."))?;
    let instance = read(&bytes).map_err(|fault| format!("{name} is not an MDGPLIB instance, {fault}."))?;
    let deadline = Until { clock, seconds };
    let limit = match options.seconds {
        Some(_) => Limit::Time(&deadline),
        None => Limit::Steps(options.steps.unwrap_or(USUAL_STEPS)),
    };
    let effort = Effort { limit, threads: options.threads, vectors: Vectors::Widest };
    let plan = solve_instance_with(&instance, options.seed, &effort);
    if let Some(out) = &options.out {
        let written = fs::write(out, lines(&plan));
        written.map_err(|error| format!("{} cannot be written: {error}.", out.display()))?;
    }
    if options.json { json(&plan, options, clock) } else { Ok(format!("{:.3}\n", plan.objective)) }
}

fn json(plan: &MdgpPlan, options: &SolveOptions, clock: Clock<'_>) -> Result<String, String> {
    let answer = Answer {
        objective: plan.objective,
        optimal: plan.optimal,
        steps: plan.steps,
        seconds: options.seconds.map(|_| clock().as_secs_f64()),
        seed: options.seed,
        threads: options.threads,
        groups: &plan.group_of,
    };
    let text = serde_json::to_string(&answer);
    Ok(text.map_err(|error| format!("The answer cannot be written: {error}."))? + "\n")
}

fn contents(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(std::io::Error::other("it is larger than any instance"));
    }
    Ok(bytes)
}

fn lines(plan: &MdgpPlan) -> String {
    let mut text = String::new();
    for (person, group) in plan.group_of.iter().enumerate() {
        // Writing to a string does not fail.
        let _ = writeln!(text, "{person} {group}");
    }
    text
}
