//! The library's types with all claims kept, and the token held against keys, issuer, client and nonce. Pure.

use chrono::DateTime;
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
    CoreJsonWebKeySet, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreRevocableToken,
    CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AccessTokenHash, AdditionalClaims, ClaimsVerificationError, Client, ClientId, EmptyExtraTokenFields,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenClaims, IdTokenFields, IdTokenVerifier, IssuerUrl,
    Nonce, OAuth2TokenResponse as _, SignatureVerificationError, StandardErrorResponse,
    StandardTokenResponse, UserInfoClaims,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::faults::ProviderFault;
use crate::times::Times;

/// Every claim that the library has no field for.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct AllClaims(Map<String, Value>);

impl AdditionalClaims for AllClaims {}

pub(crate) type Claims = IdTokenClaims<AllClaims, CoreGenderClaim>;
pub(crate) type UserInfo = UserInfoClaims<AllClaims, CoreGenderClaim>;
type Fields = IdTokenFields<
    AllClaims,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
pub(crate) type TokenAnswer = StandardTokenResponse<Fields, CoreTokenType>;
pub(crate) type Relying<Auth = EndpointNotSet, Exchange = EndpointNotSet, Info = EndpointNotSet> = Client<
    AllClaims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    TokenAnswer,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    Auth,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    Exchange,
    Info,
>;
/// A client that knows where to go.
pub(crate) type ReadyRelying = Relying<EndpointSet, EndpointMaybeSet, EndpointMaybeSet>;

/// Signatures that only the provider can make. Those by a shared secret are not among them, nor is none.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// What the token must fit.
pub(crate) struct Lock<'a> {
    pub issuer: &'a IssuerUrl,
    pub client_id: &'a str,
    pub nonce: &'a str,
    pub keys: &'a CoreJsonWebKeySet,
}

/// A token that fits: its claims, and its times, which are not judged here.
pub(crate) struct Fitting {
    pub claims: Map<String, Value>,
    pub times: Times,
}

/// Reads the token endpoint's answer.
///
/// # Errors
/// [`ProviderFault::Garbled`] when it is none, or has no token in it.
pub fn read_answer(bytes: &[u8]) -> Result<(), ProviderFault> {
    let answer: TokenAnswer =
        serde_json::from_slice(bytes).map_err(|_| ProviderFault::Garbled("answer with a token"))?;
    let token = answer.extra_fields().id_token();
    token.map(|_| ()).ok_or(ProviderFault::Garbled("answer with a token"))
}

/// Reads a key set.
///
/// # Errors
/// [`ProviderFault::Garbled`] when it is none.
pub fn read_keys(bytes: &[u8]) -> Result<CoreJsonWebKeySet, ProviderFault> {
    serde_json::from_slice(bytes).map_err(|_| ProviderFault::Garbled("key set"))
}

impl Lock<'_> {
    /// Holds the answer's token against signature, issuer, audience, nonce and its own access token.
    pub(crate) fn open(&self, answer: &TokenAnswer) -> Result<Fitting, ProviderFault> {
        let token = answer.extra_fields().id_token().ok_or(ProviderFault::Garbled("answer with a token"))?;
        let client_id = ClientId::new(self.client_id.to_owned());
        // A client without a secret, as far as signatures go: then those made with one are refused.
        let verifier = IdTokenVerifier::new_public_client(client_id, self.issuer.clone(), self.keys.clone())
            .set_allowed_algs(ALGORITHMS)
            // The library knows one clock and no grace; times are judged by `Times`.
            .set_time_fn(|| DateTime::UNIX_EPOCH)
            .set_issue_time_verifier_fn(|_| Ok(()))
            .set_other_audience_verifier_fn(|_| false);
        let nonce = Nonce::new(self.nonce.to_owned());
        let claims: &Claims = token.claims(&verifier, &nonce).map_err(|fault| said(&fault))?;
        if claims.authorized_party().is_some_and(|party| party.as_str() != self.client_id) {
            return Err(ProviderFault::Token("it was given to another client"));
        }
        if let Some(expected) = claims.access_token_hash() {
            let algorithm = token.signing_alg().map_err(|_| ProviderFault::Token("its algorithm"))?;
            let key = token.signing_key(&verifier).map_err(|_| ProviderFault::UnknownKey)?;
            let own = AccessTokenHash::from_token(answer.access_token(), algorithm, key);
            if own.ok().as_ref() != Some(expected) {
                return Err(ProviderFault::Token("it belongs to another access token"));
            }
        }
        let times =
            Times { issued: claims.issue_time(), ends: claims.expiration(), shown: claims.auth_time() };
        Ok(Fitting { claims: as_map(claims)?, times })
    }
}

/// All claims under their own names.
pub(crate) fn as_map(claims: &impl Serialize) -> Result<Map<String, Value>, ProviderFault> {
    match serde_json::to_value(claims) {
        Ok(Value::Object(claims)) => Ok(claims),
        _ => Err(ProviderFault::Garbled("claims")),
    }
}

/// The library's faults name what was found; what was found may be a part of a token.
fn said(fault: &ClaimsVerificationError) -> ProviderFault {
    match fault {
        ClaimsVerificationError::InvalidIssuer(_) => ProviderFault::OtherIssuer,
        ClaimsVerificationError::InvalidNonce(_) => ProviderFault::Token("it belongs to another attempt"),
        ClaimsVerificationError::InvalidAudience(_) => ProviderFault::Token("it is for somebody else"),
        ClaimsVerificationError::SignatureVerification(
            SignatureVerificationError::NoMatchingKey | SignatureVerificationError::AmbiguousKeyId(_),
        ) => ProviderFault::UnknownKey,
        ClaimsVerificationError::SignatureVerification(_) => ProviderFault::Token("its signature"),
        ClaimsVerificationError::Expired(_) => ProviderFault::Token("it has ended"),
        _ => ProviderFault::Token("it is of a kind that is not taken"),
    }
}
