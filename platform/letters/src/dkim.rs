//! Signatures of the sending domain on letters (DKIM, RFC 6376; Ed25519 by RFC 8463), and the DNS records that let
//! others check them.

mod canon;

use std::fmt::{self, Write as _};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use ring::{
    rand::SystemRandom,
    rsa,
    signature::{Ed25519KeyPair, KeyPair as _, RSA_PKCS1_SHA256},
};
use rustls_pki_types::{PrivateKeyDer, pem::PemObject as _};
use sha2::{Digest as _, Sha256};

use crate::header;

/// Headers that are signed. Each that a letter has is; those in [`NONE_MORE`] are named once more than the letter has
/// them, so that nobody can add another (RFC 6376, 8.15).
const SIGNED: [&str; 11] = [
    "from",
    "reply-to",
    "to",
    "subject",
    "date",
    "message-id",
    "content-language",
    "auto-submitted",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
];

/// What a receiver is shown or acts on.
const NONE_MORE: [&str; 7] = ["from", "reply-to", "to", "subject", "date", "message-id", "content-type"];

/// Signs of a signature on a line.
const ON_A_LINE: usize = 70;

/// The longest text between two quotation marks of a DNS record (RFC 1035, 3.3).
const LONGEST_STRING: usize = 255;

/// A key with which letters are signed for a domain. Printing it never shows the key.
pub struct DkimKey {
    domain: String,
    selector: String,
    pair: Pair,
}

enum Pair {
    Rsa(rsa::KeyPair),
    Ed25519(Ed25519KeyPair),
}

/// Why a key cannot be used to sign.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DkimFault {
    /// No private key in PEM form.
    #[error("there is no private key in it (PEM)")]
    NoKey,
    /// Neither RSA of 2048 bits or more, nor Ed25519.
    #[error("the key is neither RSA of 2048 to 4096 bits nor Ed25519")]
    Kind,
    /// The domain or the selector cannot be a name in DNS.
    #[error("\"{0}\" is no name in DNS")]
    Name(String),
}

impl DkimKey {
    /// A key out of a PEM file (`PRIVATE KEY` or `RSA PRIVATE KEY`), for letters from `domain`, published under `selector`.
    ///
    /// # Errors
    /// [`DkimFault`].
    pub fn from_pem(domain: &str, selector: &str, pem: &str) -> Result<Self, DkimFault> {
        let domain = idna::domain_to_ascii(domain).map_err(|_| DkimFault::Name(domain.to_owned()))?;
        for name in [domain.as_str(), selector] {
            if !is_name(name) {
                return Err(DkimFault::Name(header::clean(name)));
            }
        }
        let der = PrivateKeyDer::from_pem_slice(pem.as_bytes()).map_err(|_| DkimFault::NoKey)?;
        let pair = match &der {
            PrivateKeyDer::Pkcs1(key) => {
                rsa::KeyPair::from_der(key.secret_pkcs1_der()).map(Pair::Rsa).map_err(|_| DkimFault::Kind)?
            }
            PrivateKeyDer::Pkcs8(key) => {
                let key = key.secret_pkcs8_der();
                rsa::KeyPair::from_pkcs8(key)
                    .map(Pair::Rsa)
                    .or_else(|_| Ed25519KeyPair::from_pkcs8_maybe_unchecked(key).map(Pair::Ed25519))
                    .map_err(|_| DkimFault::Kind)?
            }
            _ => return Err(DkimFault::Kind),
        };
        Ok(Self { domain, selector: selector.to_owned(), pair })
    }

    /// The kind of the key, as DNS and signatures call it: `rsa` or `ed25519`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self.pair {
            Pair::Rsa(_) => "rsa",
            Pair::Ed25519(_) => "ed25519",
        }
    }

    /// Where in DNS its record stands.
    #[must_use]
    pub fn record_name(&self) -> String {
        format!("{}._domainkey.{}", self.selector, self.domain)
    }

    /// What stands there, in one piece.
    #[must_use]
    pub fn record(&self) -> String {
        format!("v=DKIM1; k={}; p={}", self.kind(), STANDARD.encode(self.public()))
    }

    /// The record as a line of a zone file: text in pieces of 255 signs at most.
    #[must_use]
    pub fn zone_line(&self) -> String {
        let record = self.record();
        let mut line = format!("{}. IN TXT (", self.record_name());
        // ASCII through and through, so that bytes are signs.
        for piece in record.as_bytes().chunks(LONGEST_STRING) {
            let _ = write!(line, " \"{}\"", String::from_utf8_lossy(piece));
        }
        line + " )"
    }

    /// The public key as DNS wants it: of RSA the structure that holds it and says so, of Ed25519 its bytes.
    fn public(&self) -> Vec<u8> {
        match &self.pair {
            Pair::Rsa(pair) => subject_public_key(pair.public().as_ref()),
            Pair::Ed25519(pair) => pair.public_key().as_ref().to_vec(),
        }
    }

    fn signature(&self, hashed: &[u8]) -> Option<Vec<u8>> {
        match &self.pair {
            Pair::Rsa(pair) => {
                let mut signature = vec![0; pair.public().modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), hashed, &mut signature).ok()?;
                Some(signature)
            }
            // The hash is what is signed (RFC 8463, 3).
            Pair::Ed25519(pair) => Some(pair.sign(&Sha256::digest(hashed)).as_ref().to_vec()),
        }
    }

    /// The header line of this key's signature, with its line break.
    fn header(&self, fields: &[canon::Field<'_>], body_hash: &str) -> Option<String> {
        let (names, mut signed) = chosen(fields);
        let names = names.chunks(5).map(|line| line.join(":")).collect::<Vec<_>>().join(":\r\n ");
        let mut own = format!(
            "v=1; a={kind}-sha256; c=relaxed/relaxed; q=dns/txt;\r\n d={domain}; s={selector};\r\n h={names};\r\n \
             bh={body_hash};\r\n b=",
            kind = self.kind(),
            domain = self.domain,
            selector = self.selector,
        );
        signed.push_str(&canon::header("dkim-signature", &own));
        let signature = STANDARD.encode(self.signature(signed.as_bytes())?);
        let lines: Vec<_> = signature.as_bytes().chunks(ON_A_LINE).map(String::from_utf8_lossy).collect();
        own.push_str(&lines.join("\r\n "));
        Some(format!("DKIM-Signature: {own}\r\n"))
    }
}

impl fmt::Debug for DkimKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("DkimKey")
            .field("domain", &self.domain)
            .field("selector", &self.selector)
            .field("kind", &self.kind())
            .finish_non_exhaustive()
    }
}

/// The message with a signature of each key before it. When it was made stands in none of them (`t=`): the same letter gives
/// the same bytes, and nobody whose clock is behind ours refuses it. A key that cannot sign leaves its signature out: a letter without one is better than none.
pub(crate) fn signed(keys: &[DkimKey], message: Vec<u8>) -> Vec<u8> {
    if keys.is_empty() {
        return message;
    }
    let Some((head, body)) = canon::split(&message) else { return message };
    let fields = canon::fields(head);
    let body_hash = STANDARD.encode(Sha256::digest(canon::body(body)));
    let mut whole = Vec::with_capacity(message.len() + 1024 * keys.len());
    for key in keys {
        if let Some(line) = key.header(&fields, &body_hash) {
            whole.extend_from_slice(line.as_bytes());
        } else {
            tracing::error!(selector = key.selector, "a letter could not be signed with this key");
        }
    }
    whole.extend_from_slice(&message);
    whole
}

/// The names for `h=`, and what is signed of the headers.
fn chosen(fields: &[canon::Field<'_>]) -> (Vec<&'static str>, String) {
    let mut names = Vec::new();
    let mut signed = String::new();
    for name in SIGNED {
        // Of several with one name the last comes first (RFC 6376, 5.4.2); our letters have each once.
        for field in fields.iter().rev().filter(|field| field.name.eq_ignore_ascii_case(name)) {
            names.push(name);
            signed.push_str(&canon::header(name, field.value));
            signed.push_str("\r\n");
        }
        if NONE_MORE.contains(&name) {
            names.push(name);
        }
    }
    (names, signed)
}

/// A name in DNS of letters, digits, hyphens and underscores.
fn is_name(name: &str) -> bool {
    let part = |part: &str| {
        (1..=63).contains(&part.len())
            && part.bytes().all(|sign| sign.is_ascii_alphanumeric() || sign == b'-' || sign == b'_')
    };
    name.len() <= 200 && name.split('.').all(part)
}

/// SEQUENCE { rsaEncryption, NULL } of a `SubjectPublicKeyInfo` (RFC 3279, 2.3.1).
const RSA: [u8; 15] =
    [0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];

/// A public RSA key in the envelope that says what it is (RFC 5280, 4.1).
fn subject_public_key(key: &[u8]) -> Vec<u8> {
    let bits = der(0x03, &[&[0_u8], key].concat());
    der(0x30, &[RSA.as_slice(), &bits].concat())
}

/// A DER value with its tag and length.
fn der(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len();
    let bytes: Vec<u8> = length.to_be_bytes().into_iter().skip_while(|byte| *byte == 0).collect();
    let mut value = vec![tag];
    match u8::try_from(length) {
        Ok(short) if short < 0x80 => value.push(short),
        _ => {
            value.push(0x80 | u8::try_from(bytes.len()).unwrap_or(8));
            value.extend(bytes);
        }
    }
    value.extend_from_slice(content);
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_key_says_so() {
        for (pem, fault) in [
            ("", DkimFault::NoKey),
            ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", DkimFault::NoKey),
            ("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", DkimFault::Kind),
            ("-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n", DkimFault::Kind),
        ] {
            assert_eq!(DkimKey::from_pem("val.example", "s1", pem).unwrap_err(), fault, "{pem}");
        }
        for (domain, selector) in
            [("val.example", ""), ("val.example", "a b"), ("", "s1"), ("a..b", "s1"), ("val.example", "s;1")]
        {
            assert!(
                matches!(DkimKey::from_pem(domain, selector, ""), Err(DkimFault::Name(_))),
                "{domain} {selector}"
            );
        }
    }

    #[test]
    fn lengths_are_written_as_der_wants_them() {
        assert_eq!(der(4, &[7; 5])[..2], [4, 5]);
        assert_eq!(der(4, &[7; 200])[..3], [4, 0x81, 200]);
        assert_eq!(der(4, &[7; 300])[..4], [4, 0x82, 1, 44]);
    }
}
