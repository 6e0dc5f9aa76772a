//! The envelope: how a sealed value lies in its column. Pure, and a fuzz target (`fuzz/fuzz_targets/envelope.rs`).
//!
//! Stands on nothing but `uuid` and `thiserror`, so that the fuzz target takes this file as it is.
//!
//! One byte version, sixteen bytes key id, twenty-four bytes nonce, then the sealed matter with its tag.

use uuid::Uuid;

/// The only version there is: XChaCha20-Poly1305 over JSON.
pub const VERSION: u8 = 1;
/// Bytes of a nonce (`XChaCha20`: long enough to be drawn by chance).
pub const NONCE: usize = 24;
/// Bytes of the tag at the end (Poly1305).
const TAG: usize = 16;
/// Bytes before the sealed matter.
const HEAD: usize = 1 + 16 + NONCE;
/// Longer than any column of ours holds; whoever sends more means no good.
const LONGEST: usize = 64 << 20;

/// An envelope that was taken apart, not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Envelope<'a> {
    /// By which data key it was sealed.
    pub key: Uuid,
    /// The nonce it was sealed with.
    pub nonce: &'a [u8; NONCE],
    /// What is sealed, with its tag.
    pub matter: &'a [u8],
}

/// Bytes that are no envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAnEnvelope {
    /// Nothing at all.
    #[error("there is nothing in it")]
    Empty,
    /// Made by a later program, or never by us.
    #[error("its version {0} is unknown")]
    Version(u8),
    /// Cut off.
    #[error("it is cut off after {0} bytes")]
    Short(usize),
    /// More than is ever sealed.
    #[error("it has {0} bytes, more than is ever sealed")]
    Long(usize),
}

/// Takes an envelope apart.
///
/// # Errors
/// [`NotAnEnvelope`] for everything else; it never panics.
pub fn parse(bytes: &[u8]) -> Result<Envelope<'_>, NotAnEnvelope> {
    let version = *bytes.first().ok_or(NotAnEnvelope::Empty)?;
    if version != VERSION {
        return Err(NotAnEnvelope::Version(version));
    }
    if bytes.len() < HEAD + TAG {
        return Err(NotAnEnvelope::Short(bytes.len()));
    }
    if bytes.len() > LONGEST {
        return Err(NotAnEnvelope::Long(bytes.len()));
    }
    let short = NotAnEnvelope::Short(bytes.len());
    let (key, rest) = bytes[1..].split_first_chunk::<16>().ok_or(short)?;
    let (nonce, matter) = rest.split_first_chunk::<NONCE>().ok_or(short)?;
    Ok(Envelope { key: Uuid::from_bytes(*key), nonce, matter })
}

impl Envelope<'_> {
    /// The envelope as it lies in a column.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = start(self.key);
        bytes.reserve(NONCE + self.matter.len());
        bytes.extend_from_slice(self.nonce);
        bytes.extend_from_slice(self.matter);
        bytes
    }
}

/// How every envelope of a key begins.
pub(super) fn start(key: Uuid) -> Vec<u8> {
    let mut bytes = vec![VERSION];
    bytes.extend_from_slice(key.as_bytes());
    bytes
}

/// The first bytes after those of every envelope of a key: both databases compare bytes from the left.
pub(super) fn after(key: Uuid) -> Vec<u8> {
    let mut bytes = start(key);
    while let Some(last) = bytes.pop() {
        if last < u8::MAX {
            bytes.push(last + 1);
            break;
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_no_envelope_says_why() {
        assert_eq!(parse(&[]), Err(NotAnEnvelope::Empty));
        assert_eq!(parse(b"{\"diet\":\"vegan\"}"), Err(NotAnEnvelope::Version(b'{')));
        assert_eq!(parse(&[1; HEAD + TAG - 1]), Err(NotAnEnvelope::Short(HEAD + TAG - 1)));
        assert!(parse(&[1; HEAD + TAG]).is_ok());
        assert_eq!(parse(&vec![1; LONGEST + 1]), Err(NotAnEnvelope::Long(LONGEST + 1)));
    }

    proptest! {
        #[test]
        fn an_envelope_comes_apart_as_it_was_put_together(
            key: [u8; 16],
            nonce: [u8; NONCE],
            matter in prop::collection::vec(any::<u8>(), TAG..200),
        ) {
            let envelope = Envelope { key: Uuid::from_bytes(key), nonce: &nonce, matter: &matter };
            let bytes = envelope.to_bytes();
            prop_assert_eq!(parse(&bytes), Ok(envelope));
        }

        #[test]
        fn any_bytes_are_an_envelope_or_say_why(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            if let Ok(envelope) = parse(&bytes) {
                prop_assert_eq!(envelope.to_bytes(), bytes);
            }
        }

        #[test]
        fn envelopes_of_a_key_lie_between_its_bounds(key: [u8; 16], rest: [u8; 40], other: [u8; 16]) {
            let (key, other) = (Uuid::from_bytes(key), Uuid::from_bytes(other));
            let within = |bytes: &[u8]| bytes >= start(key).as_slice() && bytes < after(key).as_slice();
            let of = |key| [start(key), rest.to_vec()].concat();
            prop_assert!(within(&of(key)));
            prop_assert_eq!(within(&of(other)), key == other);
        }
    }
}
