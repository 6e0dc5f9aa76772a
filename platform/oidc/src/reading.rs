//! What comes from outside, read without a network: for the fuzz target and the test that runs its corpus.

use openidconnect::url::Url;
use serde_json::Value;

use crate::claims::{self, ClaimFault, Identity};
use crate::document;
use crate::faults::ProviderFault;
use crate::protocol;
use crate::settings::Settings;

/// Reads a discovery document; gives the addresses in it that would be followed.
///
/// # Errors
/// [`ProviderFault`] as for the provider itself.
pub fn discovery(bytes: &[u8], settings: &Settings) -> Result<Vec<Url>, ProviderFault> {
    let document = document::read(bytes, &settings.issuer, &settings.caller)?;
    Ok(document::addresses(&document).into_iter().cloned().collect())
}

/// Reads a key set.
///
/// # Errors
/// [`ProviderFault::Garbled`].
pub fn keys(bytes: &[u8]) -> Result<(), ProviderFault> {
    protocol::read_keys(bytes).map(|_| ())
}

/// Reads the token endpoint's answer, with the token in it.
///
/// # Errors
/// [`ProviderFault::Garbled`].
pub fn token_answer(bytes: &[u8]) -> Result<(), ProviderFault> {
    protocol::read_answer(bytes)
}

/// Reads the claims of a token that holds; none when the bytes are no object.
#[must_use]
pub fn claims(bytes: &[u8], settings: &Settings) -> Option<Result<Identity, ClaimFault>> {
    let claims: Value = serde_json::from_slice(bytes).ok()?;
    Some(claims::read(claims.as_object()?, &settings.claims, &settings.domains))
}
