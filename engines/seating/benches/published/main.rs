//! Runs a folder of MDGPLIB instances at the published time limits and sets the results beside the published ones.
//!
//! `cargo bench -p seating --bench published -- FOLDER TABLE [--share 1] [--threads 1] [--seed-from 1] [--seeds 5]
//! [--only TEXT] [--records FOLDER] [--results FILE]`. `TABLE` is a CSV with the columns instance, n, best20, mean20 and
//! `limit_s`; `--share` is the part of the limit that is used; `--records` writes groupings that beat the published best and
//! what is there.
//!
//! Limits are in seconds of processor time, so that other work on the machine does not falsify a result: with one thread
//! its own, with several that of the process shared by them.
//!
//! `--results` writes each result down as soon as it is there, and leaves out what is in the file already: a campaign that
//! was stopped goes on where it was. All instances are run with one seed before the next.
//! `-- TABLE --report FILE [--report FILE …]` runs nothing and prints the tables from such files.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark's output is what it prints")]

#[path = "../support/clock.rs"]
mod clock;
mod options;
mod record;
mod report;
mod results;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use seating::mdgp::{Effort, Instance, Limit, Vectors, read, solve_instance_with};

use clock::Clock;
use options::{Options, Task};
use results::{Run, Runs};

/// A line of the published table.
pub struct Published {
    /// The instance.
    pub name: String,
    /// The best of 20 runs.
    pub best: f64,
    /// Their mean.
    pub mean: f64,
    /// The limit in seconds.
    pub limit: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    match options::read(std::env::args().skip(1).filter(|word| word != "--bench"))? {
        None => eprintln!("{}", options::USAGE),
        Some(Task::Report { table: path, files }) => {
            let runs = files.iter().map(|file| results::read(file)).collect::<Result<Vec<_>, _>>()?;
            report::print(&table(&path)?, &runs.concat());
        }
        Some(Task::Run(options)) => {
            let published = table(&options.table)?;
            let runs = run_all(&published, &options)?;
            report::print(&published, &runs);
        }
    }
    Ok(())
}

fn table(path: &Path) -> Result<Vec<Published>, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap_or("").split(',').collect();
    let column = |name: &str| header.iter().position(|&word| word == name).ok_or(format!("no column {name}"));
    let (name, best, mean, limit) =
        (column("instance")?, column("best20")?, column("mean20")?, column("limit_s")?);
    let line = |line: &str| -> Result<Published, Box<dyn Error>> {
        let words: Vec<&str> = line.split(',').collect();
        let word = |place: usize| words.get(place).copied().unwrap_or("");
        let number = |place: usize| word(place).parse::<f64>();
        Ok(Published {
            name: word(name).into(),
            best: number(best)?,
            mean: number(mean)?,
            limit: number(limit)?,
        })
    };
    lines.map(line).collect()
}

/// A file of this name in the folder or below.
fn found(folder: &Path, name: &str) -> Option<PathBuf> {
    let entries: Vec<PathBuf> = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()).collect();
    let here = entries.iter().find(|path| path.ends_with(name)).cloned();
    here.or_else(|| entries.iter().filter(|path| path.is_dir()).find_map(|path| found(path, name)))
}

/// Runs what is not yet among the results, and gives all of these options.
fn run_all(table: &[Published], options: &Options) -> Result<Vec<Run>, Box<dyn Error>> {
    let mut runs = Runs::open(options)?;
    for seed in (options.seed_from..).take(options.seeds) {
        for published in table.iter().filter(|published| published.name.contains(&options.only)) {
            let path = found(&options.folder, &format!("{}.txt", published.name));
            if let Some(path) = path.filter(|_| !runs.has(&published.name, seed)) {
                runs.add(run(&path, published, seed, options)?)?;
            }
        }
    }
    Ok(runs.of_these_options())
}

fn run(path: &Path, published: &Published, seed: u64, options: &Options) -> Result<Run, Box<dyn Error>> {
    let clock = Clock::new(options.threads, published.limit * options.share);
    let instance: Instance = read(&fs::read(path)?)?;
    let effort = Effort { limit: Limit::Time(&clock), threads: options.threads, vectors: Vectors::Widest };
    let plan = solve_instance_with(&instance, seed, &effort);
    let seconds = clock.elapsed();
    if let Some(records) = &options.records {
        record::keep(records, published, &instance, &plan)?;
    }
    Ok(Run {
        instance: published.name.clone(),
        seed,
        threads: options.threads,
        share: options.share,
        objective: plan.objective,
        seconds,
    })
}
