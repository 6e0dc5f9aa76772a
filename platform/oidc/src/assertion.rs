//! `private_key_jwt` (OpenID Connect Core, section 9): we sign a note that says who we are, and no secret travels.

use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde::Serialize;

/// The kind of assertion, as the token endpoint wants it named (RFC 7523).
pub const KIND: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// How long a note is good: as long as it takes to carry it over.
const LASTS: TimeDelta = TimeDelta::minutes(1);

/// Our private key.
#[derive(Clone)]
pub struct Signer {
    key: EncodingKey,
    algorithm: Algorithm,
    key_id: Option<String>,
}

#[derive(Serialize)]
struct Note<'a> {
    iss: &'a str,
    sub: &'a str,
    aud: &'a str,
    jti: &'a str,
    iat: i64,
    exp: i64,
}

impl Signer {
    /// Of a PEM file: an RSA key signs with RS256, a P-256 key with ES256.
    ///
    /// # Errors
    /// A sentence when it is neither, or too weak.
    pub fn of_pem(pem: &[u8], key_id: Option<String>) -> Result<Self, String> {
        let rsa = EncodingKey::from_rsa_pem(pem).map(|key| (key, Algorithm::RS256));
        let found = rsa.or_else(|_| EncodingKey::from_ec_pem(pem).map(|key| (key, Algorithm::ES256)));
        let (key, algorithm) =
            found.map_err(|_| "holds no private key in PEM that is RSA or P-256".to_owned())?;
        let signer = Self { key, algorithm, key_id };
        // Tried once, so that a key that cannot sign is found at the start.
        signer
            .sign("try", "try", "try", DateTime::UNIX_EPOCH)
            .map_err(|fault| format!("cannot sign: {fault}"))?;
        Ok(signer)
    }

    /// A note for one request; `id` is used once.
    ///
    /// # Errors
    /// When the key cannot sign.
    pub fn sign(&self, client: &str, audience: &str, id: &str, now: DateTime<Utc>) -> Result<String, String> {
        let note = Note {
            iss: client,
            sub: client,
            aud: audience,
            jti: id,
            iat: now.timestamp(),
            exp: (now + LASTS).timestamp(),
        };
        let header = Header { kid: self.key_id.clone(), ..Header::new(self.algorithm) };
        jsonwebtoken::encode(&header, &note, &self.key).map_err(|fault| fault.to_string())
    }
}
