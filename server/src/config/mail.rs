//! `[mail]`

use letters::SmtpConfig;
use serde::Deserialize;

/// Mail.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// The house's own address: every letter is sent from it.
    #[serde(default = "own_address")]
    pub from: String,
    /// The mail server; without one letters are put in a folder.
    #[serde(default)]
    pub smtp: Option<SmtpConfig>,
}

impl Default for Mail {
    fn default() -> Self {
        Self { from: own_address(), smtp: None }
    }
}

fn own_address() -> String {
    "valskydd@valskydd.example".to_owned()
}
