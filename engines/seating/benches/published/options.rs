//! What the command line asks for.

use std::error::Error;
use std::path::PathBuf;

/// How it is called.
pub const USAGE: &str = "published -- FOLDER TABLE [--share 1] [--threads 1] [--seed-from 1] [--seeds 5] [--only TEXT] \
    [--records FOLDER] [--results FILE]\npublished -- TABLE --report FILE [--report FILE ...]";

/// What is to be done.
pub enum Task {
    /// Run instances.
    Run(Options),
    /// Print what files of results hold.
    Report {
        /// The published table.
        table: PathBuf,
        /// Files of results.
        files: Vec<PathBuf>,
    },
}

/// What is to be run, and how.
pub struct Options {
    /// Where the instances are.
    pub folder: PathBuf,
    /// The published table.
    pub table: PathBuf,
    /// The part of the limit that is used.
    pub share: f64,
    /// The number of threads.
    pub threads: usize,
    /// The first seed.
    pub seed_from: u64,
    /// The number of seeds.
    pub seeds: usize,
    /// Only instances with this in their name.
    pub only: String,
    /// Where to keep new best groupings.
    pub records: Option<PathBuf>,
    /// Where to write results down.
    pub results: Option<PathBuf>,
}

/// Reads the words of the command line; nothing if they do not say what to do.
pub fn read(words: impl Iterator<Item = String>) -> Result<Option<Task>, Box<dyn Error>> {
    let mut words = words;
    let (mut plain, mut files) = (Vec::new(), Vec::new());
    let mut options = Options {
        folder: PathBuf::new(),
        table: PathBuf::new(),
        share: 1.0,
        threads: 1,
        seed_from: 1,
        seeds: 5,
        only: String::new(),
        records: None,
        results: None,
    };
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or("a value is missing");
        match word.as_str() {
            "--share" => options.share = value()?.parse()?,
            "--threads" => options.threads = value()?.parse()?,
            "--seed-from" => options.seed_from = value()?.parse()?,
            "--seeds" => options.seeds = value()?.parse()?,
            "--only" => options.only = value()?,
            "--records" => options.records = Some(value()?.into()),
            "--results" => options.results = Some(value()?.into()),
            "--report" => files.push(value()?.into()),
            _ => plain.push(PathBuf::from(word)),
        }
    }
    Ok(match (&plain[..], &files[..]) {
        ([table], [_, ..]) => Some(Task::Report { table: table.clone(), files }),
        ([folder, table], []) => {
            Some(Task::Run(Options { folder: folder.clone(), table: table.clone(), ..options }))
        }
        _ => None,
    })
}
