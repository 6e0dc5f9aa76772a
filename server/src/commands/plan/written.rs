//! What a plan is written as: csv, xlsx, pdf, JSON and a few lines for the terminal.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::Utc;
use papers::Press;
use seating::{Plan, Problem, Round};
use serde::Serialize;
use sheets::{Cell, Column, Sheet};
use store::Doors;
use texts::{Catalogue, Lang, Words};
use workshop::papers::table_plan::{IndexRow, Person, Round as OnPaper, Table, TablePlan};
use workshop::papers::{Foot, Paper};

use super::list::List;
use crate::assembly::sources;

/// Writes the three files and gives their paths.
pub(super) fn write(
    stem: &Path,
    list: &List,
    problem: &Problem,
    plan: &Plan,
    language: Lang,
) -> Result<Vec<PathBuf>, String> {
    let catalogue = Catalogue::build(&sources()).map_err(|fault| format!("{fault}."))?;
    let writer = Writer { list, problem, plan, words: Words::new(Arc::new(catalogue), language) };
    let sheet = writer.sheet();
    let made_at = Doors::of_the_system().now();
    let cannot = |fault: &dyn std::fmt::Display| format!("The plan cannot be written: {fault}.");
    let contents = [
        ("csv", sheet.to_csv_for_excel().map_err(|fault| cannot(&fault))?),
        ("xlsx", sheet.to_xlsx(made_at).map_err(|fault| cannot(&fault))?),
        ("pdf", writer.pdf(made_at)?),
    ];
    let mut files = Vec::new();
    for (ending, bytes) in contents {
        let mut name = stem.as_os_str().to_owned();
        name.push(".");
        name.push(ending);
        let file = PathBuf::from(name);
        std::fs::write(&file, bytes)
            .map_err(|fault| format!("{} cannot be written: {fault}.", file.display()))?;
        files.push(file);
    }
    Ok(files)
}

struct Writer<'a> {
    list: &'a List,
    problem: &'a Problem,
    plan: &'a Plan,
    words: Words,
}

impl Writer<'_> {
    /// One row for each person, with a column for each round.
    fn sheet(&self) -> Sheet {
        let column = |title: String, width: f64| Column { title, width };
        let mut columns = vec![
            column(self.words.say("table_plan-name"), 28.0),
            column(self.words.say("table_plan-municipality"), 22.0),
            column(self.words.say("table_plan-role"), 28.0),
        ];
        columns.extend((0..self.plan.rounds.len()).map(|round| column(self.round(round), 12.0)));
        let row = |person: usize| {
            let mut cells = vec![
                Cell::Text(self.list.name(person).to_owned()),
                Cell::Text(self.list.municipality(person).to_owned()),
                Cell::Text(self.list.people[person].role_text.clone()),
            ];
            let tables = self.plan.rounds.iter().map(|round| round.table_of[person] + 1);
            cells.extend(tables.map(|table| Cell::Number(table as f64)));
            cells
        };
        Sheet {
            name: self.words.say("table_plan-title"),
            columns,
            rows: (0..self.list.people.len()).map(row).collect(),
        }
    }

    fn pdf(&self, made_at: chrono::DateTime<Utc>) -> Result<Vec<u8>, String> {
        let paper = self.paper();
        let cannot = |fault: &dyn std::fmt::Display| format!("The pdf cannot be made: {fault}.");
        let data = serde_json::to_value(&paper).map_err(|fault| cannot(&fault))?;
        let sheet = papers::Sheet {
            template: TablePlan::TEMPLATE,
            data: &data,
            title: paper.title(),
            language: self.words.lang().code(),
            made_at,
        };
        Press::new().print(&sheet).map_err(|fault| cannot(&fault))
    }

    fn paper(&self) -> TablePlan {
        let say = |key: &str| self.words.say(key);
        let mut index: Vec<IndexRow> = (0..self.list.people.len())
            .map(|person| IndexRow {
                name: self.list.name(person).to_owned(),
                municipality: self.list.municipality(person).to_owned(),
                tables: self
                    .plan
                    .rounds
                    .iter()
                    .map(|round| (round.table_of[person] + 1).to_string())
                    .collect(),
            })
            .collect();
        self.words.sort_by_text(&mut index, |row| &row.name);
        TablePlan {
            title: say("table_plan-title"),
            when_where: String::new(),
            landscape: true,
            rounds: (0..self.plan.rounds.len()).map(|round| self.on_paper(round)).collect(),
            index,
            foot: Foot {
                line: say("table_plan-title"),
                page: self.words.say2("table_plan-page", "page", "{page}", "pages", "{pages}"),
            },
            words: workshop::papers::table_plan::Words {
                table: say("table_plan-table"),
                index: say("table_plan-find-yours"),
                name: say("table_plan-name"),
                municipality: say("table_plan-municipality"),
                empty_table: say("table_plan-nobody-here"),
                no_tables: say("table_plan-nobody-placed"),
            },
        }
    }

    fn on_paper(&self, round: usize) -> OnPaper {
        let seated = &self.plan.rounds[round].table_of;
        let table = |table: usize| {
            let mut people: Vec<Person> = (0..seated.len())
                .filter(|&person| seated[person] == table)
                .map(|person| Person {
                    name: self.list.name(person).to_owned(),
                    municipality: self.list.municipality(person).to_owned(),
                    role: self.list.people[person].role_text.clone(),
                })
                .collect();
            self.words.sort_by_text(&mut people, |person| &person.name);
            Table { label: (table + 1).to_string(), people }
        };
        OnPaper { heading: self.round(round), tables: (0..self.problem.tables.len()).map(table).collect() }
    }

    fn round(&self, round: usize) -> String {
        self.words.say1("table_plan-round", "round", round + 1)
    }
}

#[derive(Serialize)]
struct Answer<'a> {
    objective: i64,
    bound: i64,
    repeats: usize,
    granted: usize,
    rounds: Vec<BTreeMap<usize, Vec<&'a str>>>,
    files: &'a [PathBuf],
}

/// The plan as JSON: for each round the names at each table, tables from 1.
pub(super) fn json(list: &List, plan: &Plan, files: &[PathBuf]) -> Result<String, String> {
    let rounds = plan.rounds.iter().map(|round| {
        let mut tables: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for (person, table) in round.table_of.iter().enumerate() {
            tables.entry(table + 1).or_default().push(list.name(person));
        }
        tables
    });
    let answer = Answer {
        objective: plan.objective,
        bound: plan.bound,
        repeats: plan.repeats,
        granted: plan.granted,
        rounds: rounds.collect(),
        files,
    };
    serde_json::to_string(&answer).map_err(|fault| format!("The answer cannot be written: {fault}."))
}

/// What the plan is like, in a few lines.
pub(super) fn summary(list: &List, plan: &Plan, files: &[PathBuf]) -> String {
    let tables = plan.rounds.first().map_or(0, |round| round.report.len());
    let mut text = format!("{} people at {tables} tables.\n", list.people.len());
    for (at, round) in plan.rounds.iter().enumerate() {
        let same: usize = round.report.iter().map(|table| table.pairs_same_group).sum();
        let kind = if round.kind == Round::Together { "at home" } else { "mixed" };
        // Writing to a string does not fail.
        let _ =
            writeln!(text, "Round {}, {kind}: {same} pairs of the same municipality share a table.", at + 1);
    }
    let _ = writeln!(
        text,
        "Met more than once: {}. Objective {}, at best {}.",
        plan.repeats, plan.objective, plan.bound
    );
    for file in files {
        let _ = writeln!(text, "{}", file.display());
    }
    text
}
