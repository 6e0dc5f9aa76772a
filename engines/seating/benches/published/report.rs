//! Results beside the published ones, instance by instance and class by class.

use std::collections::{BTreeMap, BTreeSet};

use crate::Published;
use crate::results::Run;

/// Sums of three decimals that differ by less are the same.
pub const SAME: f64 = 0.0005;

/// An instance and its runs.
struct Outcome<'a> {
    published: &'a Published,
    runs: Vec<&'a Run>,
}

impl Outcome<'_> {
    fn mean(&self) -> f64 {
        self.runs.iter().map(|run| run.objective).sum::<f64>() / self.runs.len() as f64
    }

    fn best(&self) -> f64 {
        self.runs.iter().fold(f64::NEG_INFINITY, |best, run| best.max(run.objective))
    }
}

/// Prints the tables, for each number of threads and share of the limit its own.
pub fn print(table: &[Published], runs: &[Run]) {
    let ways: BTreeSet<_> = runs.iter().map(Run::way).collect();
    for way in ways {
        println!("threads {}, share of the limit {}\n", way.0, way.1);
        let mut classes: BTreeMap<&str, Vec<Outcome<'_>>> = BTreeMap::new();
        for published in table {
            let its = |run: &&Run| run.instance == published.name && run.way() == way;
            let runs: Vec<&Run> = runs.iter().filter(its).collect();
            if !runs.is_empty() {
                let class =
                    published.name.rsplit_once('_').map_or(published.name.as_str(), |(class, _)| class);
                classes.entry(class).or_default().push(Outcome { published, runs });
            }
        }
        instances(classes.values().flatten());
        by_class(&classes);
    }
}

fn instances<'a>(outcomes: impl Iterator<Item = &'a Outcome<'a>>) {
    println!(
        "{:<22} {:>5} {:>12} {:>12} {:>12} {:>12} {:>12}",
        "instance", "runs", "worst", "mean", "best", "mean of 20", "best of 20"
    );
    for outcome in outcomes {
        let Published { name, best, mean, .. } = outcome.published;
        let worst = outcome.runs.iter().fold(f64::INFINITY, |worst, run| worst.min(run.objective));
        println!(
            "{name:<22} {:>5} {worst:>12.3} {:>12.3} {:>12.3} {mean:>12.3} {best:>12.3}",
            outcome.runs.len(),
            outcome.mean(),
            outcome.best()
        );
    }
}

fn by_class(classes: &BTreeMap<&str, Vec<Outcome<'_>>>) {
    println!(
        "\n{:<16} {:>10} {:>6} {:>16} {:>16} {:>9} {:>6} {:>10}",
        "class", "instances", "runs", "to mean of 20", "to best of 20", "new best", "below", "s a run"
    );
    for (class, outcomes) in classes {
        let ours: f64 = outcomes.iter().map(Outcome::mean).sum();
        let percent = |theirs: fn(&Published) -> f64| {
            100.0 * (ours / outcomes.iter().map(|outcome| theirs(outcome.published)).sum::<f64>() - 1.0)
        };
        let count = |holds: fn(&&Outcome<'_>) -> bool| outcomes.iter().filter(holds).count();
        let new = count(|outcome| outcome.best() > outcome.published.best + SAME);
        let below = count(|outcome| outcome.mean() < outcome.published.mean - SAME);
        let runs: Vec<&Run> = outcomes.iter().flat_map(|outcome| outcome.runs.iter().copied()).collect();
        let seconds = runs.iter().map(|run| run.seconds).sum::<f64>() / runs.len() as f64;
        println!(
            "{class:<16} {:>10} {:>6} {:>+15.4}% {:>+15.4}% {new:>9} {below:>6} {seconds:>10.2}",
            outcomes.len(),
            runs.len(),
            percent(|published| published.mean),
            percent(|published| published.best),
        );
    }
    println!();
}
