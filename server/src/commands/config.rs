//! `valskydd config`.

use std::path::Path;
use std::process::ExitCode;

use clap::Subcommand;

use super::say;
use crate::config::{Config, advice};

/// The configuration.
#[derive(Subcommand)]
pub enum Settings {
    /// Says what is wrong or odd, where it stands and what would do; exit 1 when it cannot be used.
    Check,
}

impl Settings {
    pub fn run(&self, file: Option<&Path>) -> ExitCode {
        let Self::Check = self;
        match Config::read(file) {
            Ok(config) => {
                let odd = advice(&config, file);
                for one in &odd {
                    say(&format!("varning: {one}"));
                }
                say(if odd.is_empty() {
                    "Inget att anmärka."
                } else {
                    "Konfigurationen går att använda."
                });
                ExitCode::SUCCESS
            }
            Err(unusable) => {
                for fault in &unusable.0 {
                    say(&format!("fel: {fault}"));
                }
                ExitCode::FAILURE
            }
        }
    }
}
