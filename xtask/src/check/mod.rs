//! What every change is held against before it is tested.

mod deny;
mod file_size;
mod floors;
mod leaks;
mod links;

use anyhow::{Result, bail};

pub use deny::Deny;

use crate::{house, metadata, run, tree};

/// Runs every check, also when an earlier one found something, and names those that did.
pub fn run(deny: Deny) -> Result<()> {
    let checks: [(&str, &dyn Fn() -> Result<()>); 9] = [
        ("file sizes", &|| found(&file_size::faults(&tree::files(&tree::root())?)?)),
        ("leaks", &|| found(&leaks::faults(&tree::files(&tree::root())?)?)),
        ("links", &|| found(&links::faults(&tree::root(), &tree::files(&tree::root())?)?)),
        ("floors", &|| found(&floors::faults(&metadata::crates()?))),
        ("docs/house.md", &|| house::run(house::Mode::Compare)),
        ("format", &|| cargo(&["fmt", "--all", "--check"])),
        ("lints", &|| cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])),
        ("rustdoc", &rustdoc),
        ("licences, bans and sources", &|| deny.run()),
    ];
    let mut failed = Vec::new();
    for (name, check) in checks {
        if let Err(fault) = check() {
            eprintln!("{name}: {fault:#}");
            failed.push(name);
        }
    }
    if failed.is_empty() {
        println!("All checks passed.");
        return Ok(());
    }
    bail!("check failed: {}", failed.join(", "))
}

fn cargo(words: &[&str]) -> Result<()> {
    run::it(&mut run::cargo(words))
}

fn rustdoc() -> Result<()> {
    let words = ["doc", "--workspace", "--no-deps", "--document-private-items"];
    run::it(run::cargo(&words).env("RUSTDOCFLAGS", "-D warnings"))
}

fn found(faults: &[String]) -> Result<()> {
    if faults.is_empty() {
        return Ok(());
    }
    bail!("\n  {}", faults.join("\n  "))
}
