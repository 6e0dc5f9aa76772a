//! `valskydd seating solve FILE`: groups an MDGPLIB instance, for scripts and for comparison with published results.

use std::fmt::Write as _;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::mdgp::{MdgpPlan, read, solve_instance};
use crate::problem::Budget;

/// Steps when none are asked for: about a second at a few hundred people.
const USUAL_STEPS: u64 = 3_000_000;
/// No instance that the engine takes is larger, at some twenty bytes for each pair.
const LARGEST_FILE: u64 = 512 << 20;
/// Exit code when something could not be read or written.
const FAILED: u8 = 2;

/// What can be said on the command line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SolveOptions {
    /// The step budget; three million if not said.
    pub steps: Option<u64>,
    /// The seed: the same seed and steps give the same grouping.
    pub seed: u64,
    /// Where to write the groups, one line `person group` each, both from 0.
    pub out: Option<PathBuf>,
    /// Print JSON instead of the objective alone.
    pub json: bool,
}

#[derive(Serialize)]
struct Answer<'a> {
    objective: f64,
    steps: u64,
    seed: u64,
    groups: &'a [usize],
}

/// What to print and the exit code: 0 and the objective (or JSON with the group of each person), 2 and one sentence
/// when the file cannot be read or the groups cannot be written.
#[must_use]
pub fn solve_command(path: &Path, options: &SolveOptions) -> (String, u8) {
    match run(path, options) {
        Ok(text) => (text, 0),
        Err(sentence) => (format!("{sentence}\n"), FAILED),
    }
}

fn run(path: &Path, options: &SolveOptions) -> Result<String, String> {
    let name = path.display();
    let bytes = contents(path).map_err(|error| format!("{name} cannot be read: {error}."))?;
    let instance = read(&bytes).map_err(|fault| format!("{name} is not an MDGPLIB instance, {fault}."))?;
    let steps = options.steps.unwrap_or(USUAL_STEPS);
    let plan = solve_instance(&instance, options.seed, Budget { steps });
    if let Some(out) = &options.out {
        let written = fs::write(out, lines(&plan));
        written.map_err(|error| format!("{} cannot be written: {error}.", out.display()))?;
    }
    if !options.json {
        return Ok(format!("{:.3}\n", plan.objective));
    }
    let answer = Answer { objective: plan.objective, steps, seed: options.seed, groups: &plan.group_of };
    let json =
        serde_json::to_string(&answer).map_err(|error| format!("The answer cannot be written: {error}."))?;
    Ok(json + "\n")
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
