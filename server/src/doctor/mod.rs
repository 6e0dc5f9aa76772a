//! # Doctor
//! Looks at everything the house stands on, says what it found, what it means and what to do. It changes nothing, and
//! calls nobody but what the configuration names.
//!
//! A check is a function in a file of its own that gives [`Finding`]s; [`examine`] calls them all.

mod clock;
mod database;
mod disk;
mod door;
mod files;
mod key;
mod mail;
mod tls;
mod validity;
mod vault;
mod wall;

use serde::Serialize;
use store::{Doors, Store};

use crate::config::{Config, Fault};

/// How it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// As it should be.
    Ok,
    /// It works, but not as anybody would want it.
    Warning,
    /// It does not work, or it is not safe.
    Fault,
}

impl State {
    const fn word(self) -> &'static str {
        match self {
            Self::Ok => "bra",
            Self::Warning => "varning",
            Self::Fault => "fel",
        }
    }
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The check.
    pub check: &'static str,
    /// How it is.
    pub state: State,
    /// What was found, and what it means.
    pub what: String,
    /// What to do; empty when there is nothing.
    pub remedy: String,
}

impl Finding {
    /// Nothing to do.
    pub fn ok(check: &'static str, what: impl Into<String>) -> Self {
        Self { check, state: State::Ok, what: what.into(), remedy: String::new() }
    }

    /// Something to look at.
    pub fn warning(check: &'static str, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { check, state: State::Warning, what: what.into(), remedy: remedy.into() }
    }

    /// Something to mend.
    pub fn fault(check: &'static str, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { check, state: State::Fault, what: what.into(), remedy: remedy.into() }
    }

    fn of(advice: &Fault) -> Self {
        let place = advice.place.as_ref().map(|(file, line)| format!("{}:{line}: ", file.display()));
        let what = format!("{}{} {}", place.unwrap_or_default(), advice.key, advice.what);
        Self::warning("config", what, &advice.remedy)
    }

    /// As a person reads it.
    #[must_use]
    pub fn line(&self) -> String {
        let head = format!("{:<8} {:<10} {}", self.state.word(), self.check, self.what);
        if self.remedy.is_empty() { head } else { format!("{head}\n{:20}{}", "", self.remedy) }
    }
}

/// Everything that can be looked at.
pub async fn examine(config: &Config, advice: &[Fault], doors: Doors) -> Vec<Finding> {
    let now = doors.now();
    let mut findings: Vec<_> = advice.iter().map(Finding::of).collect();
    if findings.is_empty() {
        findings.push(Finding::ok("config", "Konfigurationen går att använda och inget i den är udda."));
    }
    findings.push(files::data(config));
    findings.extend(disk::free(config));
    findings.extend(key::house(config));
    findings.extend(tls::certificate(config, now));
    findings.extend(door::answers(config).await);
    findings.extend(mail::server(config).await);
    findings.extend(mail::signatures(config));
    match database::open(config, doors).await {
        Ok(store) => {
            findings.extend(inside(&store, config).await);
            store.close().await;
        }
        Err(finding) => findings.push(finding),
    }
    findings
}

async fn inside(store: &Store, config: &Config) -> Vec<Finding> {
    let mut findings =
        vec![database::version(store).await, database::tables(store).await, clock::database(store).await];
    findings.push(wall::stands(store).await);
    // Before its tables are there, the database has no keys to look at; what is missing is said above.
    if database::is_whole(store).await {
        findings.extend(vault::keys(store).await);
        findings.extend(key::older(config, store).await);
    }
    findings
}
