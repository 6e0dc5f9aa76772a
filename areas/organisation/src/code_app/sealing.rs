//! The secret of a code app as the database keeps it: sealed with a key made of the house's key, which lies outside
//! the database, and bound to its owner, so that it opens in nobody else's row.

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use store::{Doors, HouseKey, StoreFault};

use crate::PersonId;

const NONCE: usize = 24;

fn cipher(key: &HouseKey) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&Key::from(key.derive("code-app", &[])))
}

/// Seals a secret: a nonce of chance, then the sealed bytes.
pub(super) fn seal(
    key: &HouseKey,
    doors: &Doors,
    person: PersonId,
    secret: &[u8],
) -> Result<Vec<u8>, StoreFault> {
    let nonce: [u8; NONCE] = doors.bytes();
    let uuid = person.uuid();
    let payload = Payload { msg: secret, aad: uuid.as_bytes() };
    let sealed = cipher(key).encrypt(&XNonce::from(nonce), payload);
    let sealed =
        sealed.map_err(|_| StoreFault::Unreadable("a code app's secret could not be sealed".into()))?;
    Ok([nonce.as_slice(), sealed.as_slice()].concat())
}

/// Opens it again.
pub(super) fn open(key: &HouseKey, person: PersonId, sealed: &[u8]) -> Result<Vec<u8>, StoreFault> {
    let unreadable = || {
        StoreFault::Unreadable(
            "a code app's secret does not open: another house key, or a changed row".into(),
        )
    };
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or_else(unreadable)?;
    let uuid = person.uuid();
    let payload = Payload { msg: sealed, aad: uuid.as_bytes() };
    cipher(key).decrypt(&XNonce::from(*nonce), payload).map_err(|_| unreadable())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_opens_for_its_owner_in_this_house_and_nowhere_else() {
        let (key, doors) = (HouseKey::of([1; 32]), Doors::of_the_system());
        let [karin, nils] = [1, 2].map(|number| PersonId::from(sea_orm::prelude::Uuid::from_u128(number)));
        let sealed = seal(&key, &doors, karin, b"12345678901234567890").unwrap();
        assert_eq!(open(&key, karin, &sealed).unwrap(), b"12345678901234567890");
        assert!(!sealed.windows(20).any(|part| part == b"12345678901234567890"));
        assert!(open(&key, nils, &sealed).is_err());
        assert!(open(&HouseKey::of([2; 32]), karin, &sealed).is_err());
        for cut in [0, 10, 24, sealed.len() - 1] {
            assert!(open(&key, karin, &sealed[..cut]).is_err(), "cut at {cut}");
        }
    }
}
