//! The benches, and their rows for docs/benchmarks.md.

use anyhow::{Result, bail};

use crate::{metadata, run};

/// Runs every crate's benches. A bench prints its figures as rows of a Markdown table; they are shown again together
/// at the end.
pub fn run() -> Result<()> {
    let mut rows = Vec::new();
    let mut failed = Vec::new();
    for one in metadata::crates()?.into_iter().filter(|one| one.has_benches) {
        let mut bench = run::cargo(&["bench", "--package", &one.name, "--benches"]);
        let ended_well = run::heard(&mut bench, |line| rows.extend(row(line)))?;
        if !ended_well {
            failed.push(one.name);
        }
    }
    println!("\n{}", rows.join("\n"));
    if !failed.is_empty() {
        bail!("benches failed: {}", failed.join(", "));
    }
    Ok(())
}

fn row(line: &str) -> Option<String> {
    let line = line.trim();
    (line.starts_with("| ") && line.ends_with(" |")).then(|| line.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_told_from_what_else_a_bench_prints() {
        assert_eq!(
            row("| roster, 100 000 rows | 41 ms |").as_deref(),
            Some("| roster, 100 000 rows | 41 ms |")
        );
        assert_eq!(row("warming up | 3"), None);
    }
}
