//! Results, and the file that they are written to one by one.

use std::error::Error;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;

use crate::options::Options;

const HEADER: &str = "instance,seed,threads,share,objective,cpu_seconds";

/// One run.
#[derive(Debug, Clone)]
pub struct Run {
    /// The instance.
    pub instance: String,
    /// The seed.
    pub seed: u64,
    /// The number of threads.
    pub threads: usize,
    /// The part of the published limit.
    pub share: f64,
    /// What was reached.
    pub objective: f64,
    /// Seconds of processor time, for each thread.
    pub seconds: f64,
}

impl Run {
    fn read(line: &str) -> Result<Self, Box<dyn Error>> {
        let [instance, seed, threads, share, objective, seconds] = line.split(',').collect::<Vec<_>>()[..]
        else {
            return Err(format!("not a result: {line}").into());
        };
        Ok(Self {
            instance: instance.into(),
            seed: seed.parse()?,
            threads: threads.parse()?,
            share: share.parse()?,
            objective: objective.parse()?,
            seconds: seconds.parse()?,
        })
    }

    fn line(&self) -> String {
        let Self { instance, seed, threads, share, objective, seconds } = self;
        format!("{instance},{seed},{threads},{share},{objective:.3},{seconds:.3}")
    }

    /// The number of threads and the share of the limit, to be set beside another's.
    pub fn way(&self) -> (usize, String) {
        (self.threads, self.share.to_string())
    }
}

/// The runs of a file.
pub fn read(path: &Path) -> Result<Vec<Run>, Box<dyn Error>> {
    let text = std::fs::read_to_string(path)?;
    text.lines().filter(|line| *line != HEADER && !line.is_empty()).map(Run::read).collect()
}

/// All runs so far, and where the next is written.
pub struct Runs<'a> {
    done: Vec<Run>,
    file: Option<File>,
    options: &'a Options,
}

impl<'a> Runs<'a> {
    /// The runs that the file of the options holds, if there is one.
    pub fn open(options: &'a Options) -> Result<Self, Box<dyn Error>> {
        let Some(path) = &options.results else { return Ok(Self { done: Vec::new(), file: None, options }) };
        let done = if path.exists() { read(path)? } else { Vec::new() };
        let mut file = OpenOptions::new().create(true).append(true).open(path)?;
        if file.metadata()?.len() == 0 {
            writeln!(file, "{HEADER}")?;
        }
        Ok(Self { done, file: Some(file), options })
    }

    /// True if a run is there already.
    pub fn has(&self, instance: &str, seed: u64) -> bool {
        let same = |run: &Run| run.instance == instance && run.seed == seed && self.is_of_these(run);
        self.done.iter().any(same)
    }

    /// Adds a run, prints it and writes it down.
    pub fn add(&mut self, run: Run) -> Result<(), Box<dyn Error>> {
        let line = run.line();
        println!("{line}");
        if let Some(file) = &mut self.file {
            writeln!(file, "{line}")?;
        }
        self.done.push(run);
        Ok(())
    }

    /// The runs with the options' threads and share.
    pub fn of_these_options(self) -> Vec<Run> {
        self.done.iter().filter(|run| self.is_of_these(run)).cloned().collect()
    }

    fn is_of_these(&self, run: &Run) -> bool {
        run.way() == (self.options.threads, self.options.share.to_string())
    }
}
