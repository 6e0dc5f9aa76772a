//! `[mail]`

use std::path::PathBuf;

use anyhow::Context as _;
use letters::{DkimKey, SmtpConfig, SubAddress};
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
    /// The sign before sub-addresses of `from`, when its mailbox takes mail to them.
    #[serde(default)]
    pub sub_addresses: Option<char>,
    /// Keys with which letters are signed.
    #[serde(default)]
    pub dkim: Vec<Dkim>,
}

/// A key with which letters are signed (DKIM).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dkim {
    /// Under which name in DNS its public part stands.
    pub selector: String,
    /// For which domain it signs; that of `from` when it is not set.
    #[serde(default)]
    pub domain: Option<String>,
    /// File with the key (PEM).
    pub key_file: PathBuf,
}

impl Mail {
    /// The keys, read.
    ///
    /// # Errors
    /// Says which file cannot be read, or holds no such key.
    pub fn keys(&self) -> anyhow::Result<Vec<DkimKey>> {
        self.dkim.iter().map(|one| self.key(one)).collect()
    }

    /// One of them.
    ///
    /// # Errors
    /// As [`Mail::keys`].
    pub fn key(&self, one: &Dkim) -> anyhow::Result<DkimKey> {
        let file = one.key_file.display();
        let pem = std::fs::read_to_string(&one.key_file).with_context(|| format!("{file}"))?;
        DkimKey::from_pem(self.domain_of(one), &one.selector, &pem).with_context(|| format!("{file}"))
    }

    /// The domain for which a key signs.
    #[must_use]
    pub fn domain_of<'a>(&'a self, one: &'a Dkim) -> &'a str {
        one.domain.as_deref().unwrap_or_else(|| self.host())
    }

    /// The domain of the house's own address.
    #[must_use]
    pub fn host(&self) -> &str {
        self.from.rsplit_once('@').map_or("", |(_, host)| host)
    }

    /// The sub-addresses of the house's own address, when it has any.
    #[must_use]
    pub fn returns(&self) -> Option<SubAddress> {
        self.sub_addresses.and_then(|sign| SubAddress::new(&self.from, sign))
    }
}

impl Default for Mail {
    fn default() -> Self {
        Self { from: own_address(), smtp: None, sub_addresses: None, dkim: Vec::new() }
    }
}

fn own_address() -> String {
    "valskydd@valskydd.example".to_owned()
}
