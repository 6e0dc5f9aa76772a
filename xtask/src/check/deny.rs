//! Licences, banned crates and where crates come from: cargo-deny by `deny.toml`.

use anyhow::{Result, bail};

use crate::run;

/// What to do about cargo-deny.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Deny {
    /// Run it; a fault when it is missing.
    Needed,
    /// Install it first when it is missing.
    Installed,
    /// Leave it out and say so.
    LeftOut,
}

impl Deny {
    /// From the command line's switches.
    pub fn chosen(install: bool, without: bool) -> Self {
        match (install, without) {
            (_, true) => Self::LeftOut,
            (true, false) => Self::Installed,
            (false, false) => Self::Needed,
        }
    }

    /// Runs the check. Advisories are left out: they need a database from the
    /// network, and are held against it on a schedule (`SECURITY.md`).
    pub fn run(self) -> Result<()> {
        let missing = run::answer("cargo", ["deny", "--version"]).is_none();
        match self {
            Self::LeftOut => {
                println!("Left out: licences, bans and sources (cargo-deny).");
                return Ok(());
            }
            Self::Installed if missing => run::it(&mut run::cargo(&["install", "--locked", "cargo-deny"]))?,
            Self::Needed if missing => bail!(
                "cargo-deny is not installed: run `cargo xtask check --install`, or `cargo install --locked cargo-deny`"
            ),
            Self::Installed | Self::Needed => {}
        }
        run::it(&mut run::cargo(&[
            "deny",
            "--workspace",
            "check",
            "--hide-inclusion-graph",
            "bans",
            "licenses",
            "sources",
        ]))
    }
}
