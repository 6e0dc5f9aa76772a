//! What is configured of one provider, and what of it cannot be used.

use std::path::{Path, PathBuf};
use std::time::Duration;

use openidconnect::IssuerUrl;
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;

use crate::assertion::Signer;
use crate::call::{self, Caller};
use crate::claims::ClaimNames;
use crate::reach::Reach;

/// One table `[[providers]]` of the configuration.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderSettings {
    /// Its short name, which stands in addresses: small letters a to z, digits and hyphens.
    pub name: String,
    /// What people read: "Gävle kommun".
    pub title: String,
    /// The issuer, to the letter as the provider writes it.
    pub issuer: String,
    /// What the provider calls us.
    pub client_id: String,
    /// The secret that the provider gave us; or one of the next two.
    #[serde(default)]
    pub client_secret: Option<SecretString>,
    /// A file with that secret.
    #[serde(default)]
    pub client_secret_file: Option<PathBuf>,
    /// A file with our private key (PEM, RSA or P-256), to sign in at the provider with instead of a secret.
    #[serde(default)]
    pub private_key: Option<PathBuf>,
    /// The name of that key, as the provider knows it.
    #[serde(default)]
    pub private_key_id: Option<String>,
    /// The mail domains that it may vouch for, and by which it is chosen.
    pub domains: Vec<String>,
    /// The organisations whose people it may sign in.
    pub organisations: Vec<Bound>,
    /// What is asked for beside `openid`.
    #[serde(default = "usual_scopes")]
    pub scopes: Vec<String>,
    /// What the claims are called.
    #[serde(default)]
    pub claims: ClaimNames,
    /// Where it stands.
    #[serde(default)]
    pub reach: Reach,
    /// Hosts beside the issuer's own that its documents may name; `name` or `name:port`.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// A file with the certificates (PEM) that its own certificate hangs on, when no public one does.
    #[serde(default)]
    pub ca_file: Option<PathBuf>,
    /// How long one answer may take.
    #[serde(default = "usual_patience")]
    pub timeout_seconds: u64,
}

/// An organisation whose people a provider may sign in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bound {
    /// Which, in the words of those above.
    pub authority: String,
    /// Its organisation number, with which the provider must name it when the claim is asked for.
    #[serde(default)]
    pub number: Option<String>,
}

fn usual_scopes() -> Vec<String> {
    ["profile", "email"].map(str::to_owned).to_vec()
}

const fn usual_patience() -> u64 {
    5
}

/// Why a provider cannot be used as it is configured. Said at the start, not when somebody stands at the door.
#[derive(Debug, thiserror::Error)]
#[error("the provider `{name}` in the configuration: {what}")]
pub struct SettingFault {
    name: String,
    what: String,
}

/// Settings that hold together.
#[derive(Clone)]
pub struct Settings {
    /// Short name.
    pub name: String,
    /// What people read.
    pub title: String,
    /// Mail domains, in small letters.
    pub domains: Vec<String>,
    /// Organisations.
    pub organisations: Vec<Bound>,
    pub(crate) issuer: IssuerUrl,
    pub(crate) client_id: String,
    pub(crate) credential: Credential,
    pub(crate) scopes: Vec<String>,
    pub(crate) claims: ClaimNames,
    pub(crate) caller: Caller,
}

/// How we show the provider that it is us.
#[derive(Clone)]
pub(crate) enum Credential {
    Secret(SecretString),
    Key(Signer),
}

impl ProviderSettings {
    /// Holds the settings against each other and reads the files that they name.
    ///
    /// # Errors
    /// [`SettingFault`] names the provider and says what is wrong; no secret stands in it.
    pub fn check(self) -> Result<Settings, SettingFault> {
        let name = self.name.clone();
        self.checked().map_err(|what| SettingFault { name, what })
    }

    fn checked(self) -> Result<Settings, String> {
        let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
        if self.name.is_empty() || !self.name.chars().all(fits) {
            return Err("`name` may hold small letters a to z, digits and hyphens".to_owned());
        }
        if self.title.trim().is_empty() || self.client_id.is_empty() {
            return Err("`title` and `client_id` may not be empty".to_owned());
        }
        let domains: Vec<String> = self.domains.iter().map(|domain| domain.trim().to_lowercase()).collect();
        if domains.is_empty() || domains.iter().any(|domain| !domain.contains('.') || domain.contains('@')) {
            return Err("`domains` must name the mail domains, such as gavle.se".to_owned());
        }
        if self.organisations.is_empty() {
            return Err("`organisations` must name those whose people it signs in".to_owned());
        }
        if !(1..=60).contains(&self.timeout_seconds) {
            return Err("`timeout_seconds` must be 1 to 60".to_owned());
        }
        let organisations = numbered(self.organisations, &self.claims)?;
        let issuer = IssuerUrl::new(self.issuer).map_err(|fault| format!("`issuer`: {fault}"))?;
        if issuer.url().query().is_some() || issuer.url().fragment().is_some() {
            return Err("`issuer` may hold neither ? nor #".to_owned());
        }
        let own = call::place_of(issuer.url()).ok_or("`issuer` names no host")?;
        let hosts = std::iter::once(Ok(own)).chain(self.hosts.iter().map(|host| place(host)));
        let hosts = hosts.collect::<Result<_, _>>()?;
        let trusted = call::trusted(self.ca_file.as_deref()).map_err(|fault| format!("`ca_file` {fault}"))?;
        let caller = Caller::new(self.reach, hosts, Duration::from_secs(self.timeout_seconds), trusted);
        caller.may_call(issuer.url()).map_err(|fault| format!("`issuer`: {fault}"))?;
        let credential = credential(
            self.client_secret,
            self.client_secret_file.as_deref(),
            self.private_key.as_deref(),
            self.private_key_id,
        )?;
        Ok(Settings {
            name: self.name,
            title: self.title,
            domains,
            organisations,
            issuer,
            client_id: self.client_id,
            credential,
            scopes: self.scopes,
            claims: self.claims,
            caller,
        })
    }
}

/// Numbers are compared as ten digits, however they are written. A claim without numbers to compare it with, or more
/// than one organisation without the claim to tell them apart, would let in whom it should not.
fn numbered(organisations: Vec<Bound>, claims: &ClaimNames) -> Result<Vec<Bound>, String> {
    let mut checked = Vec::new();
    for Bound { authority, number } in organisations {
        let number = match number.as_deref().map(crate::claims::ten_digits) {
            Some(None) => {
                return Err(format!("`number` of {authority} is no organisation number of ten digits"));
            }
            Some(digits) => digits,
            None if claims.organisation_number.is_some() => {
                return Err(format!("`number` of {authority} is missing: the claim is held against it"));
            }
            None => None,
        };
        checked.push(Bound { authority, number });
    }
    Ok(checked)
}

fn place(host: &str) -> Result<(String, u16), String> {
    let url = format!("https://{host}/").parse().map_err(|_| format!("`hosts`: {host} is no host"))?;
    call::place_of(&url).ok_or_else(|| format!("`hosts`: {host} is no host"))
}

fn credential(
    secret: Option<SecretString>,
    secret_file: Option<&Path>,
    key: Option<&Path>,
    key_id: Option<String>,
) -> Result<Credential, String> {
    match (secret, secret_file, key) {
        (Some(secret), None, None) if !secret.expose_secret().is_empty() => Ok(Credential::Secret(secret)),
        (None, Some(path), None) => {
            let text =
                std::fs::read_to_string(path).map_err(|fault| format!("{}: {fault}", path.display()))?;
            if text.trim().is_empty() {
                return Err(format!("{} is empty", path.display()));
            }
            Ok(Credential::Secret(text.trim().to_owned().into()))
        }
        (None, None, Some(path)) => {
            let pem = std::fs::read(path).map_err(|fault| format!("{}: {fault}", path.display()))?;
            let signer =
                Signer::of_pem(&pem, key_id).map_err(|fault| format!("{}: {fault}", path.display()))?;
            Ok(Credential::Key(signer))
        }
        _ => Err("give one of `client_secret`, `client_secret_file` and `private_key`".to_owned()),
    }
}
