//! The browser tests: the program as built, in Chromium.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::needs::{self, Install};
use crate::run;
use crate::tally::Tally;

const FOLDER: &str = "browser_tests";

/// Whether the tests take the pictures of `docs/pictures` anew.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pictures {
    /// They are written over those in the tree.
    Taken,
    /// They go to a folder that is not kept.
    ThrownAway,
}

impl Pictures {
    /// From the command line's switch.
    pub fn chosen(taken: bool) -> Self {
        if taken { Self::Taken } else { Self::ThrownAway }
    }
}

/// The browser tests alone.
pub fn run(files: &[String], pictures: Pictures) -> Result<()> {
    needs::for_browser_tests(Install::WhatIsMissing)?;
    let tally = count(files, pictures)?;
    println!("{} passed, {} failed", tally.passed, tally.failed);
    if tally.failed > 0 {
        bail!("a browser test failed");
    }
    Ok(())
}

/// Builds the program, runs the browser tests and counts them. Fails when they could not be run at all.
pub fn count(files: &[String], pictures: Pictures) -> Result<Tally> {
    let program = program()?;
    needs::node_parts(FOLDER)?;
    needs::node_parts(needs::PROVIDER)?;
    let chromium = needs::chromium().context("Chromium went away")?;
    let mut words = vec!["--test".to_owned(), "--test-reporter=spec".to_owned()];
    words.extend(if files.is_empty() { all()? } else { files.to_vec() });
    let mut tally = Tally::default();
    let mut node = run::command("node", words);
    node.current_dir(crate::tree::root().join(FOLDER)).env("VALSKYDD_BIN", program).env("CHROMIUM", chromium);
    if pictures == Pictures::Taken {
        node.env("VALSKYDD_PICTURES", "1");
    }
    let ended_well = run::heard(&mut node, |line| tally.hear_node(line))?;
    Ok(tally.close(ended_well))
}

/// Named one by one: Node looks for tests in different ways from version to version.
fn all() -> Result<Vec<String>> {
    let entries = std::fs::read_dir(crate::tree::root().join(FOLDER))?;
    let names = entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    let mut names = names.collect::<Result<Vec<_>>>()?;
    names.retain(|name| name.ends_with(".test.mjs"));
    names.sort();
    Ok(names)
}

#[derive(Deserialize)]
struct Built {
    executable: Option<PathBuf>,
    target: Option<BuiltTarget>,
}

#[derive(Deserialize)]
struct BuiltTarget {
    name: String,
    kind: Vec<String>,
}

/// Builds `valskydd` and gives its place. Built together with the tests, so that every part is built with the
/// same features as for `cargo test` and nothing is built twice.
fn program() -> Result<PathBuf> {
    let words = ["build", "--workspace", "--bins", "--tests", "--message-format=json-render-diagnostics"];
    eprintln!("> cargo {}", words.join(" "));
    let built = run::cargo(&words).stderr(std::process::Stdio::inherit()).output()?;
    if !built.status.success() {
        bail!("the program could not be built");
    }
    let is_program =
        |target: &BuiltTarget| target.name == "valskydd" && target.kind.iter().any(|kind| kind == "bin");
    let of_tests = |path: &PathBuf| path.parent().is_some_and(|folder| folder.ends_with("deps"));
    String::from_utf8_lossy(&built.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str::<Built>(line).ok())
        .filter(|built| built.target.as_ref().is_some_and(is_program))
        .filter_map(|built| built.executable)
        .find(|path| !of_tests(path))
        .context("cargo built no program valskydd")
}
