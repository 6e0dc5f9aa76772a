//! The house's key, tokens made of it, and what is kept of them.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sea_orm::prelude::Uuid;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use crate::vault::cipher::Key;
use crate::vault::envelope::NONCE;
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

    /// Seals a secret that belongs to one person or one session, for the database: a nonce of chance, then the sealed
    /// bytes. It opens for the same purpose and the same thing alone. What belongs to an authority is sealed in its
    /// vault instead.
    ///
    /// # Errors
    /// [`StoreFault::Unreadable`] when it is too large for the cipher.
    pub fn seal(
        &self,
        doors: &Doors,
        purpose: &str,
        thing: Uuid,
        secret: &[u8],
    ) -> Result<Vec<u8>, StoreFault> {
        let nonce: [u8; NONCE] = doors.bytes();
        let sealed = Key::of(self.derive(purpose, &[])).seal(&nonce, thing.as_bytes(), secret);
        let sealed =
            sealed.ok_or_else(|| StoreFault::Unreadable(format!("{purpose}: too large to be sealed")))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what [`HouseKey::seal`] sealed.
    ///
    /// # Errors
    /// [`StoreFault::Unreadable`] when it was sealed with another house key or for something else, or was changed.
    pub fn open(&self, purpose: &str, thing: Uuid, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, StoreFault> {
        let opened = sealed.split_first_chunk::<NONCE>().and_then(|(nonce, sealed)| {
            Key::of(self.derive(purpose, &[])).open(nonce, thing.as_bytes(), sealed)
        });
        opened.ok_or_else(|| {
            StoreFault::Unreadable(format!("{purpose}: does not open: another house key, or a changed row"))
        })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_opens_for_its_thing_in_this_house_and_nowhere_else() {
        let (key, doors) = (HouseKey::of([1; 32]), Doors::of_the_system());
        let [karin, nils] = [1, 2].map(Uuid::from_u128);
        let sealed = key.seal(&doors, "code-app", karin, b"12345678901234567890").unwrap();
        assert_eq!(*key.open("code-app", karin, &sealed).unwrap(), b"12345678901234567890");
        assert!(!sealed.windows(20).any(|part| part == b"12345678901234567890"));
        assert!(key.open("code-app", nils, &sealed).is_err());
        assert!(key.open("parting", karin, &sealed).is_err());
        assert!(HouseKey::of([2; 32]).open("code-app", karin, &sealed).is_err());
        for cut in [0, 10, 24, sealed.len() - 1] {
            assert!(key.open("code-app", karin, &sealed[..cut]).is_err(), "cut at {cut}");
        }
    }
}
