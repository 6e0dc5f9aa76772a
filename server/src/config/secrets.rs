//! Secrets: from the file, the service manager, the environment, or a file that the environment names.
//!
//! They go past the reader of the environment, which would take a password of digits for a number, and past its
//! faults, which print what they found.

use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::Serialized;

use super::faults::{Fault, Unusable};

/// The keys that hold secrets. One that is added here is taken from everywhere and never printed.
pub(super) const SECRETS: [&str; 4] = ["database", "database_owner", "keys.master", "mail.smtp.password"];

/// Where systemd puts credentials (`LoadCredential=`, `SetCredentialEncrypted=`).
const CREDENTIALS: &str = "CREDENTIALS_DIRECTORY";

fn variable(key: &str) -> String {
    format!("VALSKYDD_{}", key.replace('.', "__").to_uppercase())
}

/// Whether a key of the environment is a secret's, or names its file. `key` is without prefix and not yet split.
pub(super) fn is_secret(key: &str) -> bool {
    let key = key.to_lowercase().replace("__", ".");
    SECRETS.contains(&key.strip_suffix("_file").unwrap_or(&key))
}

/// Whether a key of the file is a secret's.
pub(super) fn is_secret_key(key: &str) -> bool {
    SECRETS.contains(&key)
}

/// Credentials of the service manager, as `valskydd.database` and so on.
pub(super) fn from_credentials(mut figment: Figment) -> Result<Figment, Unusable> {
    let Some(folder) = std::env::var_os(CREDENTIALS) else { return Ok(figment) };
    for key in SECRETS {
        let file = PathBuf::from(&folder).join(format!("valskydd.{key}"));
        if file.is_file() {
            figment = figment.merge(Serialized::default(key, content(key, &file)?));
        }
    }
    Ok(figment)
}

/// `VALSKYDD_DATABASE` and so on, or `VALSKYDD_DATABASE_FILE` with the name of a file.
pub(super) fn from_environment(mut figment: Figment) -> Result<Figment, Unusable> {
    for key in SECRETS {
        let own = variable(key);
        let named = format!("{own}_FILE");
        let value = match (std::env::var(&own).ok(), std::env::var_os(&named)) {
            (None, None) => continue,
            (Some(value), None) => value,
            (None, Some(file)) => content(key, Path::new(&file))?,
            (Some(_), Some(_)) => {
                return Err(Unusable::one(
                    Fault::new(key, format!("står både i {own} och i {named}")).do_this("ta bort den ena"),
                ));
            }
        };
        figment = figment.merge(Serialized::default(key, value));
    }
    Ok(figment)
}

fn content(key: &str, file: &Path) -> Result<String, Unusable> {
    match std::fs::read_to_string(file) {
        // Editors end a file with a line break; no secret does.
        Ok(text) => Ok(text.trim_end_matches(['\r', '\n']).to_owned()),
        Err(fault) => {
            let what = format!("filen {} kan inte läsas: {fault}", file.display());
            Err(Unusable::one(Fault::new(key, what).do_this("kontrollera namnet och rättigheterna")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_known_in_every_way_it_comes() {
        for key in ["database", "DATABASE_FILE", "mail__smtp__password", "MAIL__SMTP__PASSWORD_FILE"] {
            assert!(is_secret(key), "{key}");
        }
        for key in ["data", "mail__from", "mail__smtp__user", "tls__key"] {
            assert!(!is_secret(key), "{key}");
        }
        assert_eq!(variable("mail.smtp.password"), "VALSKYDD_MAIL__SMTP__PASSWORD");
    }
}
