//! `valskydd doctor`.

use std::path::Path;
use std::process::ExitCode;

use clap::Args;
use store::Doors;

use super::say;
use crate::config::{Config, advice};
use crate::doctor::{State, examine};

/// Looks at everything the house stands on and says what to do; exit 1 when something has to be mended.
#[derive(Args)]
pub struct Doctor {
    /// One JSON array instead of lines.
    #[arg(long)]
    json: bool,
}

impl Doctor {
    pub async fn run(self, file: Option<&Path>) -> anyhow::Result<ExitCode> {
        let config = Config::read(file)?;
        let findings = examine(&config, &advice(&config, file), Doors::of_the_system()).await;
        if self.json {
            say(&serde_json::to_string_pretty(&findings)?);
        } else {
            for finding in &findings {
                say(&finding.line());
            }
        }
        let is_sound = findings.iter().all(|finding| finding.state < State::Fault);
        Ok(if is_sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}
