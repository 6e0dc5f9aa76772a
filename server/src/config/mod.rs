//! Configuration: one TOML file, the environment on top, unknown keys refused.
//!
//! A struct for each table of the file, each in its own file here; [`KEYS`] says what every key means and is the
//! table in the operations guide. Secrets come by ways of their own (`secrets`) and are never printed.

mod check;
mod connections;
mod database;
mod faults;
mod keys;
mod mail;
mod mailboxes;
mod proxy;
mod retention;
mod secrets;
mod session;
mod sign_in;
mod tls;

use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Env, Format as _, Serialized, Toml};
use oidc::ProviderSettings;
use organisation::journal::Witness;
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use store::Settings;
use web::headers::OnlyTls;

use crate::keys::{Keys, credentials_folder};

pub use check::{Advice, advice, host_of};
pub use connections::Connections;
pub use faults::{Fault, Unusable};
pub use keys::{KEYS, Key, table};
pub use mail::{Dkim, Mail};
pub use mailboxes::CountyMailbox;
pub use proxy::{HeaderName, Proxy};
pub use retention::Retention;
pub use session::Session;
pub use sign_in::SignIn;
pub use tls::Tls;

/// What can be set. The environment sets the same keys as `VALSKYDD_LISTEN`, `VALSKYDD_MAIL__FROM` and so on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Folder for the embedded database, the key file and letters without a mail server.
    pub data: PathBuf,
    /// Database URL, which may hold a password; empty means the embedded database in the data folder.
    #[serde(default)]
    pub database: SecretString,
    /// The same PostgreSQL database as the role that owns and migrates the tables; empty means that whoever serves owns
    /// them, and passes through the second wall.
    #[serde(default)]
    pub database_owner: SecretString,
    /// Address and port to listen on.
    pub listen: String,
    /// How the house is reached from outside; empty means `http://` and the listening address.
    #[serde(default)]
    pub base_url: String,
    /// More host names under which it answers.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// For which names browsers are told to come over TLS only.
    #[serde(default)]
    pub only_tls: OnlyTls,
    /// What may go to another machine without TLS.
    #[serde(default)]
    pub in_clear: Vec<InClear>,
    /// Mail.
    #[serde(default)]
    pub mail: Mail,
    /// TLS, when no proxy does it.
    #[serde(default)]
    pub tls: Option<Tls>,
    /// Proxies in front of the house.
    #[serde(default)]
    pub proxy: Proxy,
    /// What it takes to sign in.
    #[serde(default)]
    pub sign_in: SignIn,
    /// How long people stay signed in.
    #[serde(default)]
    pub session: Session,
    /// How many connections there may be, and how slow.
    #[serde(default)]
    pub connections: Connections,
    /// Where the head of the journal's chain is kept outside the database, once a day.
    #[serde(default)]
    pub journal: Witness,
    /// How long things are kept, where a decision says so.
    #[serde(default)]
    pub retention: Retention,
    /// Where the keys of sealed content lie.
    #[serde(default)]
    pub keys: Keys,
    /// Authorities that sign their people in themselves.
    #[serde(default)]
    pub providers: Vec<ProviderSettings>,
    /// Mailboxes of counties that are read.
    #[serde(default)]
    pub mailboxes: Vec<CountyMailbox>,
}

/// What of a configuration lies outside the house.
#[derive(Debug, Default, Deserialize)]
pub struct Outside {
    /// Authorities that sign their people in themselves.
    #[serde(default)]
    pub providers: Vec<ProviderSettings>,
    /// Mailboxes of counties that are read.
    #[serde(default)]
    pub mailboxes: Vec<CountyMailbox>,
    /// How long things are kept.
    #[serde(default)]
    pub retention: Retention,
}

/// A connection that goes without TLS, or to whom it may concern, because somebody said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum InClear {
    /// To the mail server.
    Mail,
    /// To the database.
    Database,
}

#[derive(Serialize)]
struct Usual {
    data: &'static str,
    listen: &'static str,
}

/// Set by tests and by the command line itself, no settings of the house.
fn is_setting(key: &str) -> bool {
    let key = key.to_lowercase();
    !key.starts_with("test_") && !["bin", "config", "log"].contains(&key.as_str())
}

impl Config {
    /// Everything in one folder and otherwise as usual: what the demo needs.
    #[must_use]
    pub fn in_folder(data: PathBuf, listen: String, base_url: String) -> Self {
        Self {
            data,
            database: SecretString::default(),
            database_owner: SecretString::default(),
            listen,
            base_url,
            hosts: Vec::new(),
            only_tls: OnlyTls::default(),
            in_clear: Vec::new(),
            mail: Mail::default(),
            tls: None,
            proxy: Proxy::default(),
            sign_in: SignIn::default(),
            session: Session::default(),
            connections: Connections::default(),
            journal: Witness::default(),
            retention: Retention::default(),
            keys: Keys::default(),
            providers: Vec::new(),
            mailboxes: Vec::new(),
        }
    }

    /// Reads the file, if one is named, and the environment.
    ///
    /// # Errors
    /// [`Unusable`] says which keys are wrong, where they stand and what would do.
    pub fn read(file: Option<&Path>) -> Result<Self, Unusable> {
        let usual = Usual { data: "valskydd-data", listen: "127.0.0.1:8080" };
        let mut figment = Figment::from(Serialized::defaults(usual));
        let text = file.map(faults::readable).transpose()?;
        if let Some(text) = &text {
            figment = figment.merge(Toml::string(text));
        }
        figment = secrets::from_credentials(figment)?;
        let environment = Env::prefixed("VALSKYDD_")
            .filter(|key| is_setting(key.as_str()) && !secrets::is_secret(key.as_str()))
            .split("__");
        figment = secrets::from_environment(figment.merge(environment))?;
        let place = file.zip(text.as_deref());
        figment.extract::<Self>().map_err(|fault| faults::explained(fault, place)).and_then(|config| {
            let faults = check::faults(&config, place);
            if faults.is_empty() { Ok(config) } else { Err(Unusable(faults)) }
        })
    }

    /// The providers and mailboxes in the file, if one is named, and nothing else of it.
    ///
    /// # Errors
    /// [`Unusable`] says which key is wrong and where it stands.
    pub fn outside_in(file: Option<&Path>) -> Result<Outside, Unusable> {
        let Some(file) = file else { return Ok(Outside::default()) };
        let text = faults::readable(file)?;
        let outside = Figment::from(Toml::string(&text)).extract::<Outside>();
        outside.map_err(|fault| faults::explained(fault, Some((file, text.as_str()))))
    }

    /// The database.
    #[must_use]
    pub fn store_settings(&self) -> Settings {
        let settings = match (self.database.expose_secret(), self.database_owner.expose_secret()) {
            ("", _) => Settings::embedded(&self.data),
            (url, "") => Settings::at(url),
            (url, owner) => Settings::at(url).owned_at(owner),
        };
        settings.with_keys(self.keys.keyring(&self.data, credentials_folder().as_deref()))
    }

    /// How the house is reached from outside, without a slash at the end, when it listens on `listening`.
    #[must_use]
    pub fn base_url(&self, listening: &str) -> String {
        match self.base_url.trim_end_matches('/') {
            "" if self.tls.is_some() => format!("https://{listening}"),
            "" => format!("http://{listening}"),
            set => set.to_owned(),
        }
    }

    /// The front door, as the handlers know it.
    #[must_use]
    pub fn front(&self, base_url: &str) -> web::Front {
        web::Front {
            idle: self.session.idle(),
            proxies: self.proxy.proxies(),
            more_hosts: self.hosts.clone(),
            only_tls: self.only_tls,
            ..web::Front::new(base_url, env!("CARGO_PKG_VERSION"))
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
