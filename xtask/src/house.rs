//! `docs/house.md`: the crates and their arrows as built.

use std::fmt::Write as _;

use anyhow::{Context, Result, bail};

use crate::metadata::{self, Crate, Floor};
use crate::tree;

const FILE: &str = "docs/house.md";
const BEGIN: &str = "<!-- written by `cargo xtask house`: begin -->";
const END: &str = "<!-- written by `cargo xtask house`: end -->";

/// What to do with the file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Write it.
    Write,
    /// Fail when it differs.
    Compare,
}

impl Mode {
    /// From the command line's switch.
    pub fn chosen(check: bool) -> Self {
        if check { Self::Compare } else { Self::Write }
    }
}

/// Writes the part between the two marks, or compares it.
pub fn run(mode: Mode) -> Result<()> {
    let path = tree::root().join(FILE);
    let old = std::fs::read_to_string(&path).with_context(|| format!("{FILE} could not be read"))?;
    let new = with_part(&old, &part(&metadata::crates()?))?;
    match mode {
        Mode::Write => std::fs::write(&path, new).with_context(|| format!("{FILE} could not be written")),
        Mode::Compare if old == new => Ok(()),
        Mode::Compare => bail!("{FILE} is not as built: run `cargo xtask house`"),
    }
}

fn with_part(text: &str, part: &str) -> Result<String> {
    let (before, rest) = text.split_once(BEGIN).with_context(|| format!("{FILE} has no mark {BEGIN}"))?;
    let (_, after) = rest.split_once(END).with_context(|| format!("{FILE} has no mark {END}"))?;
    Ok(format!("{before}{BEGIN}\n\n{part}\n{END}{after}"))
}

fn part(crates: &[Crate]) -> String {
    format!("{}\n{}", table(crates), graph(crates))
}

fn table(crates: &[Crate]) -> String {
    let mut text = String::from("| Crate | What it is | Stands on |\n| --- | --- | --- |\n");
    for one in crates {
        let below: Vec<&str> = built_on(one).collect();
        let below = if below.is_empty() { "—".to_owned() } else { below.join(", ") };
        // Writing to a String cannot fail.
        let _ = writeln!(text, "| [`{}`](../{}) | {} | {below} |", one.name, one.folder, one.description);
    }
    text
}

fn graph(crates: &[Crate]) -> String {
    let mut text = String::from("```mermaid\nflowchart TD\n");
    for floor in [Floor::Server, Floor::Areas, Floor::Platform, Floor::Engines] {
        let _ = writeln!(text, "  subgraph {}_floor[\"{}/\"]", floor.folder(), floor.folder());
        for one in crates.iter().filter(|one| one.floor == floor) {
            let _ = writeln!(text, "    {}", one.name);
        }
        text.push_str("  end\n");
    }
    // The roof wires everything; its arrows would hide the others.
    for one in crates.iter().filter(|one| !matches!(one.floor, Floor::Server | Floor::Xtask)) {
        for below in built_on(one) {
            let _ = writeln!(text, "  {} --> {below}", one.name);
        }
    }
    text.push_str("  server_floor --> areas_floor\n```\n");
    text
}

/// What a crate is built on; what its tests use is left out.
fn built_on(one: &Crate) -> impl Iterator<Item = &str> {
    one.stands_on.iter().filter(|arrow| !arrow.for_tests).map(|arrow| arrow.to.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_the_marks_is_written_anew() -> Result<()> {
        let text = format!("# The house\n{BEGIN}\nold\n{END}\nby hand\n");
        let new = with_part(&text, "new\n")?;
        assert_eq!(new, format!("# The house\n{BEGIN}\n\nnew\n\n{END}\nby hand\n"));
        assert_eq!(with_part(&new, "new\n")?, new);
        assert!(with_part("no marks", "new").is_err());
        Ok(())
    }
}
