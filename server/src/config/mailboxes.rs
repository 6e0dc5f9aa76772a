//! `[[mailboxes]]`

use std::path::PathBuf;

use letters::{SecretString, Security, SubAddress};
use mailbox::{Mailbox, MailboxConfig};
use serde::Deserialize;
use workshop::received::errand::MailSource;

/// A county's mailbox that is read.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountyMailbox {
    /// Code of the county: "21".
    pub county: String,
    /// Its mail address: answers to the county's letters go there.
    pub address: String,
    /// What the receiving mail server calls itself in `Authentication-Results`.
    #[serde(default)]
    pub checked_by: String,
    /// Host name of the IMAP server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Encryption.
    pub security: Security,
    /// Login.
    pub user: String,
    /// File with its password.
    pub password_file: PathBuf,
    /// File with the server's own certificates (PEM), when it has others than those that everybody trusts.
    #[serde(default)]
    pub certificates: Option<PathBuf>,
    /// The sign before sub-addresses, when the mailbox takes mail to them: `+` as a rule. Reports of letters that did not
    /// arrive then come to an address that names the letter.
    #[serde(default)]
    pub sub_addresses: Option<char>,
    /// The folder that is read.
    #[serde(default = "inbox")]
    pub folder: String,
}

fn inbox() -> String {
    "INBOX".to_owned()
}

impl CountyMailbox {
    /// Its sub-addresses, when it has any.
    #[must_use]
    pub fn returns(&self) -> Option<SubAddress> {
        self.sub_addresses.and_then(|sign| SubAddress::new(&self.address, sign))
    }

    /// Ready to be read.
    ///
    /// # Errors
    /// A sentence when a file cannot be read, or host or certificates cannot be used.
    pub fn source(&self) -> anyhow::Result<MailSource> {
        let read = |file: &PathBuf| {
            std::fs::read_to_string(file).map_err(|fault| anyhow::anyhow!("{}: {fault}", file.display()))
        };
        // Editors end a file with a line break; no secret does.
        let password = read(&self.password_file)?.trim_end_matches(['\r', '\n']).to_owned();
        let config = MailboxConfig {
            host: self.host.clone(),
            port: self.port,
            security: self.security,
            user: self.user.clone(),
            password: SecretString::from(password),
            folder: self.folder.clone(),
        };
        let certificates = self.certificates.as_ref().map(read).transpose()?.unwrap_or_default();
        Ok(MailSource {
            county: self.county.clone(),
            address: self.address.clone(),
            server: self.checked_by.clone(),
            returns: self.returns(),
            mailbox: Mailbox::trusting(&config, &certificates)?,
        })
    }
}
