//! The house's key, tokens made of it, and what is kept of them.

mod file;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sea_orm::prelude::Uuid;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use crate::vault::cipher::Key;
use crate::vault::envelope::NONCE;
use crate::{Doors, StoreFault};

pub use file::Renewal;

/// A key of 32 bytes that lies in a file beside the configuration, never in the database. From it come the tokens
/// of personal links and the marks that show that a form is ours.
///
/// Older ones may lie beside it, each good for what it made until its file is taken away: whatever is made or sealed is
/// by the newest, whatever is checked or opened may be by any.
#[derive(Clone)]
pub struct HouseKey {
    newest: Zeroizing<[u8; 32]>,
    /// The latest first.
    older: Arc<[Older]>,
}

/// A key that a newer one has replaced.
struct Older {
    key: Zeroizing<[u8; 32]>,
    until: DateTime<Utc>,
    file: PathBuf,
}

impl HouseKey {
    /// A key of the given bytes.
    #[must_use]
    pub fn of(bytes: [u8; 32]) -> Self {
        Self { newest: Zeroizing::new(bytes), older: Arc::default() }
    }

    /// The same with one beside it that was in use until then; named from the latest to the oldest.
    #[must_use]
    pub fn after(self, older: [u8; 32], until: DateTime<Utc>) -> Self {
        self.beside(Older { key: Zeroizing::new(older), until, file: PathBuf::new() })
    }

    fn beside(mut self, older: Older) -> Self {
        let known = self.older.iter().map(Older::copied);
        self.older = known.chain([older]).collect();
        self
    }

    /// Each key by itself, the newest first: for what has to be made again to be recognised.
    pub fn each(&self) -> impl Iterator<Item = Self> {
        self.used_since(DateTime::<Utc>::MIN_UTC)
    }

    /// The same without those that were replaced before a moment.
    pub fn used_since(&self, moment: DateTime<Utc>) -> impl Iterator<Item = Self> {
        let older = self.older.iter().filter(move |older| older.until > moment).map(|older| &older.key);
        std::iter::once(&self.newest)
            .chain(older)
            .map(|key| Self { newest: key.clone(), older: Arc::default() })
    }

    /// The newest by itself.
    #[must_use]
    pub fn alone(&self) -> Self {
        Self { newest: self.newest.clone(), older: Arc::default() }
    }

    /// When the newest was made, if it replaced another.
    #[must_use]
    pub fn since(&self) -> Option<DateTime<Utc>> {
        self.older.first().map(|older| older.until)
    }

    /// The files of the older ones and until when each was in use, the latest first.
    pub fn older(&self) -> impl Iterator<Item = (&Path, DateTime<Utc>)> {
        self.older.iter().map(|older| (older.file.as_path(), older.until))
    }

    /// 32 bytes that only the holder of the key can make for this purpose and these parts.
    ///
    /// # Panics
    /// Never: HMAC takes keys of any length.
    #[must_use]
    pub fn derive(&self, purpose: &str, parts: &[&[u8]]) -> [u8; 32] {
        #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
        let mut mac =
            Hmac::<Sha256>::new_from_slice(self.newest.as_slice()).expect("any key length is taken");
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

    /// Opens what [`HouseKey::seal`] sealed, by this key or one of the older.
    ///
    /// # Errors
    /// [`StoreFault::Unreadable`] when it was sealed with another house key or for something else, or was changed.
    pub fn open(&self, purpose: &str, thing: Uuid, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, StoreFault> {
        let opened = sealed.split_first_chunk::<NONCE>().and_then(|(nonce, sealed)| {
            let open = |key: Self| Key::of(key.derive(purpose, &[])).open(nonce, thing.as_bytes(), sealed);
            self.each().find_map(open)
        });
        opened.ok_or_else(|| {
            StoreFault::Unreadable(format!("{purpose}: does not open: another house key, or a changed row"))
        })
    }

    /// Whether `given` is the text of what [`HouseKey::derive`] makes by this key or one of the older, compared in
    /// constant time.
    #[must_use]
    pub fn fits(&self, given: &str, purpose: &str, parts: &[&[u8]]) -> bool {
        self.that_made(given, purpose, parts).is_some()
    }

    /// The key, of these, that made `given`, by itself.
    #[must_use]
    pub fn that_made(&self, given: &str, purpose: &str, parts: &[&[u8]]) -> Option<Self> {
        self.each().find(|key| {
            let expected = token_text(&key.derive(purpose, parts));
            expected.as_bytes().ct_eq(given.as_bytes()).into()
        })
    }
}

impl Older {
    fn copied(&self) -> Self {
        Self { key: self.key.clone(), until: self.until, file: self.file.clone() }
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

/// The SHA-256 of bytes, in hex: two documents with one digest are one.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |text, byte| format!("{text}{byte:02x}"))
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
    #[test]
    fn what_an_older_key_made_is_known_and_everything_new_is_by_the_newest() {
        let (old, doors) = (HouseKey::of([1; 32]), Doors::of_the_system());
        let both = HouseKey::of([2; 32]).after([1; 32], doors.now());
        let token = token_text(&old.derive("link", &[b"a"]));
        assert!(both.fits(&token, "link", &[b"a"]) && !both.fits(&token, "link", &[b"b"]));
        assert!(!both.alone().fits(&token, "link", &[b"a"]), "when the old one is gone");
        assert_eq!(both.derive("link", &[b"a"]), HouseKey::of([2; 32]).derive("link", &[b"a"]));
        let maker = both.that_made(&token, "link", &[b"a"]).unwrap();
        assert_eq!(maker.derive("other", &[]), old.derive("other", &[]), "with what else it makes");
        let thing = Uuid::from_u128(1);
        let sealed = old.seal(&doors, "code-app", thing, b"secret").unwrap();
        assert_eq!(*both.open("code-app", thing, &sealed).unwrap(), b"secret");
        let sealed = both.seal(&doors, "code-app", thing, b"secret").unwrap();
        assert!(
            old.open("code-app", thing, &sealed).is_err()
                && both.alone().open("code-app", thing, &sealed).is_ok()
        );
        assert_eq!((both.each().count(), both.used_since(doors.now()).count()), (2, 1));
    }
}
