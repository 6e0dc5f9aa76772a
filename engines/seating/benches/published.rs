//! Runs a folder of MDGPLIB instances at the published time limits and sets the results beside the published ones.
//!
//! `cargo bench -p seating --bench published -- FOLDER TABLE [--share 1] [--threads 1] [--seeds 5] [--only TEXT]
//! [--records FOLDER]`. `TABLE` is a CSV with the columns instance, n, best20, mean20 and `limit_s`; `--share` is the
//! part of the limit that is used; `--records` writes groupings that beat the published best and what is there.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark's output is what it prints")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use seating::mdgp::{Effort, Instance, Limit, MdgpPlan, Vectors, Watch, read, solve_instance_with};

/// Sums of three decimals that differ by less are the same.
const SAME: f64 = 0.0005;

struct Clock {
    begun: Instant,
    seconds: f64,
}

impl Watch for Clock {
    fn spent(&self) -> f64 {
        self.begun.elapsed().as_secs_f64() / self.seconds
    }
}

struct Options {
    folder: PathBuf,
    table: PathBuf,
    share: f64,
    threads: usize,
    seeds: u64,
    only: String,
    records: Option<PathBuf>,
}

/// A line of the published table.
struct Published {
    name: String,
    best: f64,
    mean: f64,
    limit: f64,
}

/// The results on one instance.
struct Outcome {
    mean: f64,
    best: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let Some(options) = options()? else {
        eprintln!(
            "published -- FOLDER TABLE [--share 1] [--threads 1] [--seeds 5] [--only TEXT] [--records FOLDER]"
        );
        return Ok(());
    };
    let mut classes: BTreeMap<String, Vec<(Published, Outcome)>> = BTreeMap::new();
    println!("{:<22} {:>12} {:>12} {:>12} {:>12}", "instance", "mean", "best", "mean of 20", "best of 20");
    for published in table(&options.table)? {
        if !published.name.contains(&options.only) {
            continue;
        }
        let Some(path) = found(&options.folder, &format!("{}.txt", published.name)) else { continue };
        let outcome = run(&path, &published, &options)?;
        let Published { name, best, mean, .. } = &published;
        println!("{name:<22} {:>12.3} {:>12.3} {mean:>12.3} {best:>12.3}", outcome.mean, outcome.best);
        let class = name.rsplit_once('_').map_or(name.as_str(), |(class, _)| class).to_string();
        classes.entry(class).or_default().push((published, outcome));
    }
    report(&classes);
    Ok(())
}

fn options() -> Result<Option<Options>, Box<dyn Error>> {
    let mut plain = Vec::new();
    let mut options = Options {
        folder: PathBuf::new(),
        table: PathBuf::new(),
        share: 1.0,
        threads: 1,
        seeds: 5,
        only: String::new(),
        records: None,
    };
    let mut words = std::env::args().skip(1).filter(|word| word != "--bench");
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or("a value is missing");
        match word.as_str() {
            "--share" => options.share = value()?.parse()?,
            "--threads" => options.threads = value()?.parse()?,
            "--seeds" => options.seeds = value()?.parse()?,
            "--only" => options.only = value()?,
            "--records" => options.records = Some(value()?.into()),
            _ => plain.push(PathBuf::from(word)),
        }
    }
    let [folder, table] = &plain[..] else { return Ok(None) };
    Ok(Some(Options { folder: folder.clone(), table: table.clone(), ..options }))
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

fn run(path: &Path, published: &Published, options: &Options) -> Result<Outcome, Box<dyn Error>> {
    let (mut sum, mut best) = (0.0, f64::NEG_INFINITY);
    for seed in 1..=options.seeds {
        let clock = Clock { begun: Instant::now(), seconds: published.limit * options.share };
        let instance = read(&fs::read(path)?)?;
        let limit = Limit::Time(&clock);
        let effort = Effort { limit, threads: options.threads, vectors: Vectors::Widest };
        let plan = solve_instance_with(&instance, seed, &effort);
        sum += plan.objective;
        best = plan.objective.max(best);
        if let Some(records) = &options.records {
            record(records, published, &instance, &plan)?;
        }
    }
    Ok(Outcome { mean: sum / options.seeds as f64, best })
}

/// Writes the grouping if it beats the published best and the one that is there.
fn record(
    folder: &Path,
    published: &Published,
    instance: &Instance,
    plan: &MdgpPlan,
) -> Result<(), Box<dyn Error>> {
    let path = folder.join(format!("{}.txt", published.name));
    let known = fs::read_to_string(&path)
        .map_or(published.best, |text| instance.objective(&group_of(&text, instance)));
    if plan.objective < known.max(published.best) + SAME {
        return Ok(());
    }
    let mut groups = vec![Vec::new(); instance.sizes().len()];
    for (person, &group) in plan.group_of.iter().enumerate() {
        groups[group].push(person.to_string());
    }
    let lines: Vec<String> = groups.iter().map(|people| people.join(" ") + "\n").collect();
    Ok(fs::write(path, lines.concat())?)
}

/// The grouping that a record holds; people that it leaves out are in a group of nobody else.
fn group_of(text: &str, instance: &Instance) -> Vec<usize> {
    let mut group_of: Vec<usize> = (0..instance.people()).map(|person| usize::MAX - person).collect();
    for (group, line) in text.lines().enumerate() {
        for person in line.split_whitespace().filter_map(|word| word.parse::<usize>().ok()) {
            if let Some(seat) = group_of.get_mut(person) {
                *seat = group;
            }
        }
    }
    group_of
}

fn report(classes: &BTreeMap<String, Vec<(Published, Outcome)>>) {
    println!(
        "\n{:<16} {:>16} {:>16} {:>10} {:>8}",
        "class", "to mean of 20", "to best of 20", "new best", "below"
    );
    for (class, results) in classes {
        let sum = |part: fn(&(Published, Outcome)) -> f64| results.iter().map(part).sum::<f64>();
        let ours = sum(|(_, outcome)| outcome.mean);
        let percent = |theirs: f64| 100.0 * (ours / theirs - 1.0);
        let (mean, best) =
            (percent(sum(|(published, _)| published.mean)), percent(sum(|(published, _)| published.best)));
        let new = results.iter().filter(|(published, outcome)| outcome.best > published.best + SAME).count();
        let below =
            results.iter().filter(|(published, outcome)| outcome.mean < published.mean - SAME).count();
        println!("{class:<16} {mean:>+15.4}% {best:>+15.4}% {new:>7} of {} {below:>5}", results.len());
    }
}
