//! The keys of sealed content: where they lie, and which columns they seal.

pub mod findings;
pub mod house;

use std::path::{Path, PathBuf};

use secrecy::SecretString;
use serde::Deserialize;
use store::Errand;
use store::vault::{Column, Keyring, MasterSource, reseal};

/// What a credential of the service manager is called (systemd: `LoadCredential=`, `LoadCredentialEncrypted=`).
const CREDENTIAL: &str = "valskydd-master-key";

/// Where the keys of sealed content lie.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keys {
    /// The master key itself, as 43 characters of URL-safe base 64; best from the environment.
    #[serde(default)]
    pub master: Option<SecretString>,
    /// The file of the master key; empty means the service manager's credential, else `master.key` in the folder.
    #[serde(default)]
    pub master_file: Option<PathBuf>,
    /// The folder of the organisations' shares; empty means `keys` in the data folder.
    #[serde(default)]
    pub folder: Option<PathBuf>,
}

impl Keys {
    /// The keyring: what is set, else the service manager's credential, else a file of our own.
    #[must_use]
    pub fn keyring(&self, data: &Path, credentials: Option<&Path>) -> Keyring {
        let folder = self.folder.clone().unwrap_or_else(|| data.join("keys"));
        let usual = Keyring::in_folder(&folder);
        let credential = credentials.map(|given| given.join(CREDENTIAL)).filter(|file| file.is_file());
        let master = match (&self.master, &self.master_file, credential) {
            (Some(text), ..) => MasterSource::Given(text.clone()),
            (None, Some(file), _) => MasterSource::File(file.clone()),
            (None, None, Some(file)) => MasterSource::File(file),
            (None, None, None) => usual.master,
        };
        Keyring { master, shares: usual.shares }
    }
}

/// The folder in which systemd hands credentials over.
#[must_use]
pub fn credentials_folder() -> Option<PathBuf> {
    std::env::var_os("CREDENTIALS_DIRECTORY").map(PathBuf::from)
}

/// Every column that holds sealed values, of all areas.
#[must_use]
pub fn sealed_columns() -> Vec<Column> {
    workshop::SEALED.to_vec()
}

/// Seals anew what an older key sealed, a part at a time.
#[must_use]
pub fn errand() -> Errand {
    Errand::new("seal anew", chrono::TimeDelta::minutes(1), |store| async move {
        reseal(&store, &sealed_columns()).await.map(|_| ())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(keys: &Keys, credentials: Option<&Path>) -> String {
        match keys.keyring(Path::new("data"), credentials).master {
            MasterSource::File(file) => file.display().to_string(),
            MasterSource::Given(_) => "given".to_owned(),
        }
    }

    #[test]
    fn what_is_set_goes_before_the_credential_and_that_before_our_own_file() {
        let credentials = tempfile::tempdir().unwrap();
        let given = Some(credentials.path());
        let mut keys = Keys::default();
        assert_eq!(source(&keys, given), "data/keys/master.key", "no such credential");
        let file = credentials.path().join(CREDENTIAL);
        std::fs::write(&file, "x").unwrap();
        assert_eq!(source(&keys, given), file.display().to_string());
        keys.master_file = Some("/etc/valskydd/master.key".into());
        assert_eq!(source(&keys, given), "/etc/valskydd/master.key");
        keys.master = Some("secret".to_owned().into());
        assert_eq!(source(&keys, given), "given");
        assert!(!format!("{keys:?}").contains("secret\""), "{keys:?}");
    }
}
