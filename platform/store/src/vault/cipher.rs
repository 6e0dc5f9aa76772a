//! Keys and what they do: XChaCha20-Poly1305, and keys derived by HKDF-SHA256. Pure.

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use sea_orm::prelude::Uuid;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::envelope::NONCE;

/// 32 bytes that nobody else has. Wiped from memory when dropped; never printed.
#[derive(Clone)]
pub struct Key(Zeroizing<[u8; 32]>);

impl Key {
    /// A key of the given bytes.
    #[must_use]
    pub fn of(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Seals. None only when there is more than the cipher takes (256 GB).
    pub(crate) fn seal(&self, nonce: &[u8; NONCE], about: &[u8], plain: &[u8]) -> Option<Vec<u8>> {
        self.cipher().encrypt(&XNonce::from(*nonce), Payload { msg: plain, aad: about }).ok()
    }

    /// Opens. None when it was sealed by another key, about something else, or has been changed.
    pub(crate) fn open(
        &self,
        nonce: &[u8; NONCE],
        about: &[u8],
        matter: &[u8],
    ) -> Option<Zeroizing<Vec<u8>>> {
        let opened = self.cipher().decrypt(&XNonce::from(*nonce), Payload { msg: matter, aad: about });
        opened.ok().map(Zeroizing::new)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.0).into())
    }

    /// Something of this key that can be kept in the open, to tell it from others.
    pub(super) fn mark(&self) -> Vec<u8> {
        derived(self, None, &about("valskydd vault mark 1", &[])).bytes().to_vec()
    }

    /// The key that wraps an organisation's data keys: of the master key *and* the organisation's share, so that
    /// neither opens anything without the other.
    pub(super) fn wrapping(master: &Self, share: &Self, organisation: Uuid) -> Self {
        derived(master, Some(share), &about("valskydd vault wrapping 1", &[organisation.as_bytes()]))
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key")
    }
}

fn derived(secret: &Key, salt: Option<&Key>, info: &[u8]) -> Key {
    let mut bytes = [0; 32];
    let hkdf = Hkdf::<Sha256>::new(salt.map(|salt| salt.bytes().as_slice()), secret.bytes());
    #[expect(clippy::expect_used, reason = "HKDF-SHA256 gives up to 8160 bytes")]
    hkdf.expand(info, &mut bytes).expect("32 bytes can be derived");
    Key::of(bytes)
}

/// What something is sealed *about*: every part with its length in front, so that no two lists of parts are alike.
pub(super) fn about(purpose: &str, parts: &[&[u8]]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for part in std::iter::once(&purpose.as_bytes()).chain(parts) {
        bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
        bytes.extend_from_slice(part);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_that_run_together_are_told_apart() {
        assert_ne!(about("a", &[b"bc"]), about("ab", &[b"c"]));
        assert_ne!(about("a", &[b"b", b"c"]), about("a", &[b"bc"]));
    }

    #[test]
    fn neither_the_master_key_nor_the_share_wraps_alone() {
        let (one, two, organisation) = (Key::of([1; 32]), Key::of([2; 32]), Uuid::from_u128(7));
        let wrapping = Key::wrapping(&one, &two, organisation);
        for other in [
            Key::wrapping(&two, &one, organisation),
            Key::wrapping(&one, &one, organisation),
            Key::wrapping(&two, &two, organisation),
            Key::wrapping(&one, &two, Uuid::from_u128(8)),
        ] {
            assert_ne!(wrapping.bytes(), other.bytes());
        }
    }

    #[test]
    fn a_key_is_never_printed() {
        assert_eq!(format!("{:?}", Key::of([7; 32])), "Key");
    }
}
