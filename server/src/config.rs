//! Configuration: one TOML file, the environment on top, unknown keys refused.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use figment::Figment;
use figment::providers::{Env, Format as _, Serialized, Toml};
use letters::SmtpConfig;
use organisation::journal::Witness;
use serde::{Deserialize, Serialize};
use store::Settings;

use crate::keys::{Keys, credentials_folder};

/// What can be set. The environment sets the same keys as `VALSKYDD_DATABASE`, `VALSKYDD_MAIL__FROM` and so on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Folder for the embedded database, the key file and letters without a mail server.
    pub data: PathBuf,
    /// Database URL; empty means the embedded database in the data folder.
    #[serde(default)]
    pub database: String,
    /// Address and port to listen on.
    pub listen: String,
    /// How the house is reached from outside; empty means `http://` and the listening address.
    #[serde(default)]
    pub base_url: String,
    /// Mail.
    #[serde(default)]
    pub mail: Mail,
    /// Where the head of the journal's chain is kept outside the database, once a day.
    #[serde(default)]
    pub journal: Witness,
    /// Where the keys of sealed content lie.
    #[serde(default)]
    pub keys: Keys,
}

/// Mail.
#[derive(Debug, Deserialize)]
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

#[derive(Serialize)]
struct Usual {
    data: &'static str,
    listen: &'static str,
}

impl Config {
    /// Reads the file, if one is named, and the environment.
    ///
    /// # Errors
    /// Says which key is wrong and where it stands.
    pub fn read(file: Option<&Path>) -> anyhow::Result<Self> {
        let usual = Usual { data: "valskydd-data", listen: "127.0.0.1:8080" };
        let mut figment = Figment::from(Serialized::defaults(usual));
        if let Some(file) = file {
            anyhow::ensure!(file.is_file(), "the configuration file {} is not there", file.display());
            figment = figment.merge(Toml::file_exact(file));
        }
        // VALSKYDD_TEST_… and VALSKYDD_BIN belong to the tests, VALSKYDD_CONFIG names this file.
        let environment = Env::prefixed("VALSKYDD_")
            .filter(|key| !key.starts_with("test_") && key != "bin" && key != "config" && key != "log")
            .split("__");
        figment.merge(environment).extract().context("the configuration cannot be used")
    }

    /// The database.
    #[must_use]
    pub fn store_settings(&self) -> Settings {
        let settings = if self.database.is_empty() {
            Settings::embedded(&self.data)
        } else {
            Settings::at(&self.database)
        };
        settings.with_keys(self.keys.keyring(&self.data, credentials_folder().as_deref()))
    }

    /// How the house is reached from outside, without a slash at the end, when it listens on `listening`.
    #[must_use]
    pub fn base_url(&self, listening: &str) -> String {
        if self.base_url.is_empty() {
            format!("http://{listening}")
        } else {
            self.base_url.trim_end_matches('/').to_owned()
        }
    }

    /// Where letters go without a mail server.
    #[must_use]
    pub fn letter_folder(&self) -> Option<PathBuf> {
        self.mail.smtp.is_none().then(|| self.data.join("letters"))
    }

    /// The file with the house's key.
    #[must_use]
    pub fn key_file(&self) -> PathBuf {
        self.data.join("house.key")
    }
}
