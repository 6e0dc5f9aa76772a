//! The provider's discovery document: what it says of itself, held against what is configured. Pure.

use openidconnect::core::{
    CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClientAuthMethod, CoreGrantType, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreResponseMode, CoreResponseType,
    CoreSubjectIdentifierType,
};
use openidconnect::url::Url;
use openidconnect::{AdditionalProviderMetadata, IssuerUrl, LogoutProviderMetadata, ProviderMetadata};
use serde::{Deserialize, Serialize};

use crate::call::Caller;
use crate::faults::ProviderFault;

/// What we read beside the library's own fields.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct More {
    /// RFC 9207: the answer in the address says who gave it.
    authorization_response_iss_parameter_supported: Option<bool>,
    /// RFC 7636.
    code_challenge_methods_supported: Option<Vec<String>>,
}

impl AdditionalProviderMetadata for More {}

/// A discovery document that was read and holds.
pub type Document = ProviderMetadata<
    LogoutProviderMetadata<More>,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// Where the document lies: right under the issuer (OpenID Connect Discovery, section 4).
///
/// # Errors
/// Never for an issuer that was checked: it has a host and neither query nor fragment.
pub fn address(issuer: &IssuerUrl) -> Result<Url, ProviderFault> {
    let place = format!("{}/.well-known/openid-configuration", issuer.as_str().trim_end_matches('/'));
    place.parse().map_err(|_| ProviderFault::Garbled("issuer"))
}

/// Reads the document. Every address in it that we or a browser would follow must stand on a configured host: a
/// document that was tampered with leads nowhere else.
///
/// # Errors
/// [`ProviderFault::Garbled`], [`ProviderFault::OtherIssuer`], [`ProviderFault::Call`] with the address's host, or
/// [`ProviderFault::RefusesUs`] when it does not take PKCE with S256.
pub fn read(bytes: &[u8], issuer: &IssuerUrl, caller: &Caller) -> Result<Document, ProviderFault> {
    let document: Document =
        serde_json::from_slice(bytes).map_err(|_| ProviderFault::Garbled("discovery document"))?;
    if document.issuer() != issuer {
        return Err(ProviderFault::OtherIssuer);
    }
    if document.token_endpoint().is_none() {
        return Err(ProviderFault::Garbled("discovery document"));
    }
    for address in addresses(&document) {
        caller.may_call(address)?;
    }
    let methods = &more(&document).code_challenge_methods_supported;
    if methods.as_ref().is_some_and(|methods| !methods.iter().any(|method| method == "S256")) {
        return Err(ProviderFault::RefusesUs("it does not take PKCE with S256".to_owned()));
    }
    Ok(document)
}

/// The addresses in it that we or a browser follow.
pub fn addresses(document: &Document) -> Vec<&Url> {
    let mut addresses = vec![document.authorization_endpoint().url(), document.jwks_uri().url()];
    addresses.extend(document.token_endpoint().map(openidconnect::TokenUrl::url));
    addresses.extend(document.userinfo_endpoint().map(openidconnect::UserInfoUrl::url));
    let leaving = document.additional_metadata().end_session_endpoint.as_ref();
    addresses.extend(leaving.map(openidconnect::EndSessionUrl::url));
    addresses
}

/// Whether every answer of it says in the address who gave it.
pub fn names_itself(document: &Document) -> bool {
    more(document).authorization_response_iss_parameter_supported.unwrap_or_default()
}

fn more(document: &Document) -> &More {
    &document.additional_metadata().additional_metadata
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::{Value, json};

    use super::*;
    use crate::call::{CallFault, trusted};
    use crate::reach::Reach;

    const ISSUER: &str = "https://login.gavle.example/adfs";

    fn sound() -> Value {
        json!({
            "issuer": ISSUER,
            "authorization_endpoint": "https://login.gavle.example/adfs/authorize",
            "token_endpoint": "https://login.gavle.example/adfs/token",
            "userinfo_endpoint": "https://login.gavle.example/adfs/userinfo",
            "end_session_endpoint": "https://login.gavle.example/adfs/logout",
            "jwks_uri": "https://login.gavle.example/adfs/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["pairwise"],
            "id_token_signing_alg_values_supported": ["RS256"],
        })
    }

    fn with(name: &str, value: impl Into<Value>) -> Result<(), ProviderFault> {
        let mut document = sound();
        document[name] = value.into();
        let caller = Caller::new(
            Reach::Internet,
            vec![("login.gavle.example".to_owned(), 443)],
            Duration::from_secs(1),
            trusted(None).unwrap(),
        );
        let issuer = IssuerUrl::new(ISSUER.to_owned()).unwrap();
        read(document.to_string().as_bytes(), &issuer, &caller).map(|_| ())
    }

    #[test]
    fn a_sound_document_is_taken() {
        assert_eq!(with("issuer", ISSUER), Ok(()));
        assert_eq!(with("code_challenge_methods_supported", json!(["plain", "S256"])), Ok(()));
    }

    #[test]
    fn the_issuer_is_compared_letter_by_letter() {
        for other in [
            "https://login.gavle.example/adfs/",
            "https://LOGIN.gavle.example/adfs",
            "https://login.gavle.example:443/adfs",
            "https://login.gavle.example/ADFS",
            "https://evil.example/adfs",
        ] {
            assert_eq!(with("issuer", other), Err(ProviderFault::OtherIssuer), "{other}");
        }
    }

    #[test]
    fn an_address_on_another_host_is_not_followed_wherever_it_stands() {
        for name in [
            "authorization_endpoint",
            "token_endpoint",
            "userinfo_endpoint",
            "end_session_endpoint",
            "jwks_uri",
        ] {
            let foreign = ProviderFault::Call(CallFault::ForeignHost("evil.example".to_owned()));
            assert_eq!(with(name, "https://evil.example/x"), Err(foreign), "{name}");
            let plain = ProviderFault::Call(CallFault::NotSecret("login.gavle.example".to_owned()));
            assert_eq!(with(name, "http://login.gavle.example/x"), Err(plain), "{name}");
            assert!(with(name, "javascript:alert(1)").is_err(), "{name}");
        }
    }

    #[test]
    fn a_provider_without_pkce_is_refused_and_garbage_is_garbage() {
        assert!(matches!(
            with("code_challenge_methods_supported", json!(["plain"])),
            Err(ProviderFault::RefusesUs(_))
        ));
        assert_eq!(with("jwks_uri", 7), Err(ProviderFault::Garbled("discovery document")));
        assert_eq!(with("token_endpoint", Value::Null), Err(ProviderFault::Garbled("discovery document")));
    }
}
