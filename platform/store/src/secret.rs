//! The house's key, tokens made of it, and what is kept of them.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use crate::{Doors, StoreFault};

/// A key of 32 bytes that lies in a file beside the configuration, never in the database. From it come the tokens
/// of personal links and the marks that show that a form is ours.
#[derive(Clone)]
pub struct HouseKey(Zeroizing<[u8; 32]>);

impl HouseKey {
    /// A key of the given bytes.
    #[must_use]
    pub fn of(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Reads the key file, or makes it when there is none (readable by its owner only).
    ///
    /// # Errors
    /// [`StoreFault::File`] when the file cannot be read or written, [`StoreFault::Setting`] when it is not a key.
    pub fn from_file(path: &Path, doors: &Doors) -> Result<Self, StoreFault> {
        let fault = |source| StoreFault::File { what: format!("the key file {}", path.display()), source };
        match std::fs::read_to_string(path) {
            Ok(text) => {
                let bytes = URL_SAFE_NO_PAD.decode(text.trim()).unwrap_or_default();
                let bytes: [u8; 32] = bytes.try_into().map_err(|_| {
                    StoreFault::Setting(format!("{} holds no key of 32 bytes", path.display()))
                })?;
                Ok(Self::of(bytes))
            }
            Err(missing) if missing.kind() == std::io::ErrorKind::NotFound => {
                let bytes: [u8; 32] = doors.bytes();
                write_private(path, URL_SAFE_NO_PAD.encode(bytes).as_bytes()).map_err(fault)?;
                Ok(Self::of(bytes))
            }
            Err(other) => Err(fault(other)),
        }
    }

    /// 32 bytes that only the holder of the key can make for this purpose and these parts.
    ///
    /// # Panics
    /// Never: HMAC takes keys of any length.
    #[must_use]
    pub fn derive(&self, purpose: &str, parts: &[&[u8]]) -> [u8; 32] {
        #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
        let mut mac = Hmac::<Sha256>::new_from_slice(self.0.as_slice()).expect("any key length is taken");
        for part in std::iter::once(&purpose.as_bytes()).chain(parts) {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    /// Whether `given` is the text of what [`HouseKey::derive`] makes, compared in constant time.
    #[must_use]
    pub fn fits(&self, given: &str, purpose: &str, parts: &[&[u8]]) -> bool {
        let expected = token_text(&self.derive(purpose, parts));
        expected.as_bytes().ct_eq(given.as_bytes()).into()
    }
}

impl std::fmt::Debug for HouseKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HouseKey")
    }
}

/// How a token is written in a link or a cookie: 43 characters of URL-safe base 64.
#[must_use]
pub fn token_text(token: &[u8; 32]) -> String {
    URL_SAFE_NO_PAD.encode(token)
}

/// What is kept of a token: its SHA-256. A token has 256 random bits, so no slow hash is needed.
#[must_use]
pub fn hash_token(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write as _;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
