//! What the tests need beside Rust, and getting it.

mod apt;
mod list;

use anyhow::{Result, bail};

pub use list::{Need, chromium, python};

use crate::run;

/// Whether missing programs may be installed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Install {
    /// Through apt-get, when it is there and we may.
    WhatIsMissing,
    /// Only say what is missing.
    Nothing,
}

impl Install {
    /// From the command line's switch.
    pub fn allowed(allowed: bool) -> Self {
        if allowed { Self::WhatIsMissing } else { Self::Nothing }
    }
}

/// Sees to it that everything in `rounds` runs. A later round is looked at after the earlier ones are installed:
/// npm is a part of some packages of Node and stands in the way of others.
///
/// Fails with the full list of what is missing and how to get it.
pub fn meet(rounds: &[&[Need]], install: Install) -> Result<()> {
    let mut updated = false;
    for round in rounds {
        let missing: Vec<&Need> = round.iter().filter(|need| !need.is_met()).collect();
        if missing.is_empty() || install == Install::Nothing {
            continue;
        }
        let packages: Vec<&str> = missing.iter().flat_map(|need| need.packages).copied().collect();
        if let Some(apt) = apt::Apt::here() {
            if !updated {
                apt.update();
                updated = true;
            }
            apt.install(&packages);
        }
    }
    let missing: Vec<&Need> =
        rounds.iter().flat_map(|round| round.iter()).filter(|need| !need.is_met()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().flat_map(|need| need.packages).copied().collect();
    let lines: Vec<String> = missing.iter().map(|need| format!("  {}: {}", need.name, need.how)).collect();
    bail!(
        "the tests need what is missing here:\n{}\nOn Debian, as root: apt-get install {}",
        lines.join("\n"),
        packages.join(" ")
    )
}

/// Everything the whole run of tests needs.
pub fn for_all_tests(install: Install) -> Result<()> {
    meet(&[&list::FIRST, &list::SECOND], install)
}

/// What the browser tests need.
pub fn for_browser_tests(install: Install) -> Result<()> {
    meet(&[&[list::CHROMIUM, list::NODE], &list::SECOND], install)
}

/// Where the OpenID provider of the tests lies.
pub const PROVIDER: &str = "platform/trials/oidc_provider";
/// Where the readers of calendar files lie.
pub const CALENDAR_READERS: &str = "platform/trials/calendar_readers";

/// Installs the Node parts of a folder as its lock file says, when they are not there already.
pub fn node_parts(folder: &str) -> Result<()> {
    let folder = crate::tree::root().join(folder);
    let age = |file: &str| folder.join(file).metadata().and_then(|data| data.modified()).ok();
    if age("node_modules/.package-lock.json") >= age("package-lock.json").max(Some(std::time::UNIX_EPOCH)) {
        return Ok(());
    }
    run::it(run::command("npm", ["ci", "--no-audit", "--no-fund"]).current_dir(folder))
}
