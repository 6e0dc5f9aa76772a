//! `valskydd seating plan`: a real list placed at tables, without a server.

mod list;
mod rules;
mod written;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Args;
use seating::{Budget, Plan, Problem, Progress, Refused, Round, solve, table_sizes};
use texts::Lang;

use super::{complain, say};
use list::List;
use rules::Wanted;

/// Steps of the first search when there is a time and no number of steps.
const FIRST_STEPS: u64 = 200_000;
/// The share of the time for which steps are reckoned: later ones may be slower.
const TO_BE_SURE: f64 = 0.9;
/// Seconds when neither steps nor seconds are asked for.
const USUAL_SECONDS: f64 = 3.0;
/// Exit code when something could not be read, placed or written.
const FAILED: u8 = 2;

/// Places the people of a list and writes the plan as csv, xlsx and pdf.
#[derive(Args)]
pub struct Place {
    /// The list: csv, xlsx, ods or text.
    people: PathBuf,
    /// Fewest and most at a table.
    #[arg(long, default_value = "6-8", value_parser = sizes)]
    tables: (usize, usize),
    /// How many tables the room has; as many as are needed if not said.
    #[arg(long)]
    room: Option<usize>,
    /// How many rounds.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=64))]
    rounds: u16,
    /// Rules and aims (TOML).
    #[arg(long)]
    rules: Option<PathBuf>,
    /// The seed.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many steps to search; the same steps and seed give the same plan.
    #[arg(long, conflicts_with = "seconds")]
    steps: Option<u64>,
    /// How long to search; three seconds if neither is said.
    #[arg(long, value_parser = seconds)]
    seconds: Option<f64>,
    /// Where to write, without ending: `.csv`, `.xlsx` and `.pdf` are added. `bord` beside the list if not said.
    #[arg(long)]
    out: Option<PathBuf>,
    /// The language of what is written: `sv` or `en`.
    #[arg(long, default_value = "sv")]
    language: Lang,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

fn sizes(typed: &str) -> Result<(usize, usize), String> {
    let wrong = || "write fewest and most at a table, as 6-8".to_owned();
    let (least, most) = typed.split_once('-').unwrap_or((typed, typed));
    let number = |text: &str| text.trim().parse::<usize>().map_err(|_| wrong());
    let (least, most) = (number(least)?, number(most)?);
    if 1 <= least && least <= most { Ok((least, most)) } else { Err(wrong()) }
}

fn seconds(typed: &str) -> Result<f64, String> {
    let wrong = || "write a number of seconds above 0 and up to 86400".to_owned();
    let number: f64 = typed.parse().map_err(|_| wrong())?;
    if number > 0.0 && number <= 86_400.0 { Ok(number) } else { Err(wrong()) }
}

impl Place {
    pub fn run(self) -> ExitCode {
        match self.placed() {
            Ok(told) => {
                say(told.trim_end());
                ExitCode::SUCCESS
            }
            Err(sentences) => {
                complain(sentences.trim_end());
                ExitCode::from(FAILED)
            }
        }
    }

    fn placed(&self) -> Result<String, String> {
        let list = List::read(&self.people)?;
        let wanted = match &self.rules {
            Some(file) => Wanted::read(file, &list, usize::from(self.rounds))?,
            None => Wanted::default(),
        };
        let problem = self.problem(&list, &wanted)?;
        let plan = self
            .search(&problem)
            .map_err(|refused| refusals(&refused, &list, &wanted, self.rules.as_deref()))?;
        let stem = self.out.clone().unwrap_or_else(|| self.people.with_file_name("bord"));
        let files = written::write(&stem, &list, &problem, &plan, self.language)?;
        if self.json {
            written::json(&list, &plan, &files)
        } else {
            Ok(written::summary(&list, &plan, &files))
        }
    }

    fn problem(&self, list: &List, wanted: &Wanted) -> Result<Problem, String> {
        let (people, (least, most)) = (list.people.len(), self.tables);
        let room = self.room.unwrap_or_else(|| people.div_ceil(most).max(people / least));
        Ok(Problem {
            people: list.guests(&wanted.new),
            tables: table_sizes(people, least, most, room).map_err(|refused| format!("{refused}."))?,
            rounds: (0..usize::from(self.rounds))
                .map(|round| if wanted.home.contains(&round) { Round::Together } else { Round::Mixed })
                .collect(),
            rules: wanted.rules.iter().map(|(rule, _)| rule.clone()).collect(),
            aims: wanted.aims.clone(),
        })
    }

    fn search(&self, problem: &Problem) -> Result<Plan, Vec<Refused>> {
        if let Some(steps) = self.steps {
            return solve(problem, self.seed, Budget { steps }, &());
        }
        let began = Instant::now();
        let allowed = Duration::from_secs_f64(self.seconds.unwrap_or(USUAL_SECONDS));
        let in_time = |_: Progress| began.elapsed() < allowed;
        // The search cools over its whole budget, so a first, short one tells how much there is time for.
        let first = solve(problem, self.seed, Budget { steps: FIRST_STEPS }, &in_time)?;
        let spent = began.elapsed();
        let times = allowed.saturating_sub(spent).as_secs_f64() / spent.as_secs_f64().max(1e-6) * TO_BE_SURE;
        if times < 1.0 || first.objective == first.bound {
            return Ok(first);
        }
        // Times at most the seconds of a day for each microsecond: far below the limits of u64.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let steps = (times * FIRST_STEPS as f64) as u64;
        let second = solve(problem, self.seed, Budget { steps }, &in_time)?;
        Ok(if second.objective > first.objective { second } else { first })
    }
}

/// Each reason as a sentence, with names and the lines of the rules.
fn refusals(refused: &[Refused], list: &List, wanted: &Wanted, file: Option<&Path>) -> String {
    let file = file.map(|file| file.display().to_string()).unwrap_or_default();
    let sentence = |refused: &Refused| match refused {
        Refused::Clash { rules, proven, smallest, .. } => {
            let lines: Vec<String> = rules.iter().map(|&rule| wanted.lines(rule)).collect();
            let how = match (proven, smallest, &lines[..]) {
                (true, _, [one]) => format!("the rule of line {one} cannot hold."),
                (true, true, _) => {
                    format!("the rules of lines {} cannot all hold; no fewer clash.", lines.join(", "))
                }
                (true, false, _) => format!("the rules of lines {} cannot all hold.", lines.join(", ")),
                (false, ..) => format!(
                    "no plan was found that keeps the rules of lines {}; it is not proven that there is none.",
                    lines.join(", ")
                ),
            };
            format!("{file}: {how}\n")
        }
        Refused::TableMissing { rule, person, table } => {
            let (line, name) = (wanted.lines(*rule), list.name(*person));
            format!("{file}, line {line}: {name} cannot sit at table {}, which does not exist.\n", table + 1)
        }
        Refused::OnlyNowhere { rule, person } => {
            format!("{file}, line {}: {} is left no table.\n", wanted.lines(*rule), list.name(*person))
        }
        Refused::FixedTwice { person, first, second } => {
            let name = list.name(*person);
            format!("{file}: {name} is fixed to both table {} and table {}.\n", first + 1, second + 1)
        }
        Refused::QuotaUpsideDown { rule, least, most } => {
            format!(
                "{file}, line {}: at least {least} and at most {most} cannot both hold.\n",
                wanted.lines(*rule)
            )
        }
        // No other speaks of people, tables or rules by number that can come of a file.
        other => format!("{other}.\n"),
    };
    refused.iter().map(sentence).collect()
}
