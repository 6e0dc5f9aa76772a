//! A provider as the program holds it: its settings, and what it says of itself, fetched when first needed.
//!
//! Nothing is fetched when the program starts: a provider that is down stops nobody but those who want in by it.

use std::pin::Pin;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{CoreAuthPrompt, CoreErrorResponseType, CoreJsonWebKeySet, CoreResponseType};
use openidconnect::{
    AuthType, AuthenticationContextClass, AuthenticationFlow, AuthorizationCode, ClientId, ClientSecret,
    CsrfToken, HttpRequest, LanguageTag, LoginHint, LogoutRequest, Nonce, OAuth2TokenResponse as _,
    PkceCodeChallenge, PkceCodeVerifier, PostLogoutRedirectUrl, RedirectUrl, RequestTokenError, Scope,
    SubjectIdentifier, UserInfoError,
};
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Map, Value};
use tokio::sync::{Mutex, RwLock};

use crate::assertion;
use crate::attempt::{Attempt, Freshness};
use crate::call::CallFault;
use crate::claims::{self, Identity};
use crate::document::{self, Document};
use crate::faults::ProviderFault;
use crate::protocol::{Fitting, Lock, ReadyRelying, Relying, TokenAnswer, UserInfo, as_map, read_keys};
use crate::settings::{Credential, Settings};

/// How long a discovery document is good.
const DOCUMENT_LASTS: TimeDelta = TimeDelta::hours(12);
/// How often keys are fetched anew at most when a token names one that is not known: whoever makes up key names
/// cannot make us call the provider more often.
const KEYS_AGAIN: TimeDelta = TimeDelta::minutes(1);
/// For how long a provider that did not answer is not asked once more: those who wait are told at once.
const REST: TimeDelta = TimeDelta::seconds(5);

/// A provider.
pub struct Provider {
    settings: Settings,
    state: RwLock<State>,
    /// One at a time fetches; the others wait and find what it brought home.
    fetching: Mutex<()>,
}

#[derive(Default)]
struct State {
    known: Option<Arc<Known>>,
    failed: Option<(DateTime<Utc>, ProviderFault)>,
}

struct Known {
    document: Document,
    keys: CoreJsonWebKeySet,
    document_at: DateTime<Utc>,
    keys_at: DateTime<Utc>,
}

/// Whom the provider let in.
#[derive(Debug)]
pub struct Entered {
    /// What it vouches for.
    pub identity: Identity,
    /// The token, to be shown to the provider once more when the person leaves.
    pub id_token: SecretString,
}

/// Whether so much time has gone. A clock that was set back counts as gone, so that nothing is good for ever.
fn gone(since: DateTime<Utc>, now: DateTime<Utc>, span: TimeDelta) -> bool {
    now < since || now - since >= span
}

impl Provider {
    /// A provider of these settings. Calls nobody.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self { settings, state: RwLock::default(), fetching: Mutex::default() }
    }

    /// Its settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Its issuer, to the letter.
    #[must_use]
    pub fn issuer(&self) -> &str {
        self.settings.issuer.as_str()
    }

    /// The address at the provider that a browser is led to. `hint` is the mail address that was typed.
    ///
    /// # Errors
    /// [`ProviderFault`] when the provider cannot be reached or is not the one it should be.
    pub async fn way_in(
        &self,
        now: DateTime<Utc>,
        attempt: &Attempt,
        hint: Option<&str>,
        language: &str,
    ) -> Result<String, ProviderFault> {
        let known = self.known(now).await?;
        let client = self.client(&known, &attempt.back)?;
        let secrets = attempt.secrets.clone();
        let challenge =
            PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(secrets.verifier));
        let mut request = client
            .authorize_url(
                AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
                || CsrfToken::new(secrets.state),
                || Nonce::new(secrets.nonce),
            )
            .add_scopes(self.settings.scopes.iter().cloned().map(Scope::new))
            .add_ui_locale(LanguageTag::new(language.to_owned()))
            .set_pkce_challenge(challenge);
        let names = &self.settings.claims;
        if names.two_factors.as_deref() == Some("acr") {
            for acr in &names.two_factors_are {
                request = request.add_auth_context_value(AuthenticationContextClass::new(acr.clone()));
            }
        }
        if let Some(hint) = hint {
            request = request.set_login_hint(LoginHint::new(hint.to_owned()));
        }
        if attempt.freshness != Freshness::AsItIs {
            request = request.set_max_age(std::time::Duration::ZERO).add_prompt(CoreAuthPrompt::Login);
        }
        Ok(request.url().0.to_string())
    }

    /// Exchanges the code that the browser brought, and holds the token against everything it must fit. `issuer` is
    /// the answer's own word on who gave it; `once` names our request, never used before.
    ///
    /// # Errors
    /// [`ProviderFault`].
    pub fn enter<'a>(
        &'a self,
        now: DateTime<Utc>,
        attempt: &'a Attempt,
        code: SecretString,
        issuer: Option<&'a str>,
        once: &'a str,
    ) -> Pin<Box<dyn Future<Output = Result<Entered, ProviderFault>> + Send + 'a>> {
        // Named as what it is: the library's futures are too deep for a compiler to see that they may be sent.
        Box::pin(self.entered(now, attempt, code, issuer, once))
    }

    async fn entered(
        &self,
        now: DateTime<Utc>,
        attempt: &Attempt,
        code: SecretString,
        issuer: Option<&str>,
        once: &str,
    ) -> Result<Entered, ProviderFault> {
        let known = self.known(now).await?;
        let is_named_rightly = match issuer {
            Some(issuer) => issuer == self.issuer(),
            None => !document::names_itself(&known.document),
        };
        if !is_named_rightly {
            return Err(ProviderFault::OtherIssuer);
        }
        let client = self.client(&known, &attempt.back)?;
        let answer = self.exchange(&client, &known, attempt, code, once, now).await?;
        let Fitting { mut claims, times } = self.fitting(known, &answer, attempt, now).await?;
        times.check(now, attempt.freshness.since())?;
        if self.lacks(&claims) {
            // Known anew: the keys may have changed with the token.
            let client = self.client(&*self.known(now).await?, &attempt.back)?;
            for (name, value) in self.more(&client, &answer, &claims).await? {
                // What the signed token says is not said otherwise by what is fetched beside it.
                claims.entry(name).or_insert(value);
            }
        }
        let identity = claims::read(&claims, &self.settings.claims, &self.settings.domains)?;
        let id_token = answer.extra_fields().id_token().map(ToString::to_string).unwrap_or_default();
        Ok(Entered { identity, id_token: id_token.into() })
    }

    /// The address at the provider where the person signs out there as well; none when it has no such place or does
    /// not answer.
    pub async fn way_out(&self, now: DateTime<Utc>, id_token: &SecretString, back: &str) -> Option<String> {
        let known = self.known(now).await.ok()?;
        let place = known.document.additional_metadata().end_session_endpoint.clone()?;
        let back = PostLogoutRedirectUrl::new(back.to_owned()).ok()?;
        let request = LogoutRequest::from(place)
            .set_client_id(ClientId::new(self.settings.client_id.clone()))
            .set_post_logout_redirect_uri(back);
        let mut url = request.http_get_url();
        url.query_pairs_mut().append_pair("id_token_hint", id_token.expose_secret());
        Some(url.to_string())
    }

    fn client(&self, known: &Known, back: &str) -> Result<ReadyRelying, ProviderFault> {
        let back = RedirectUrl::new(back.to_owned()).map_err(|_| ProviderFault::Garbled("return address"))?;
        let id = ClientId::new(self.settings.client_id.clone());
        let (secret, kind) = match &self.settings.credential {
            Credential::Secret(secret) => (Some(secret.expose_secret().to_owned()), AuthType::BasicAuth),
            Credential::Key(_) => (None, AuthType::RequestBody),
        };
        // What is said beside the token may be signed as well.
        let document = known.document.clone().set_jwks(known.keys.clone());
        let client = Relying::from_provider_metadata(document, id, secret.map(ClientSecret::new));
        Ok(client.set_redirect_uri(back).set_auth_type(kind))
    }

    async fn exchange(
        &self,
        client: &ReadyRelying,
        known: &Known,
        attempt: &Attempt,
        code: SecretString,
        once: &str,
        now: DateTime<Utc>,
    ) -> Result<TokenAnswer, ProviderFault> {
        let garbled = || ProviderFault::Garbled("discovery document");
        let code = AuthorizationCode::new(code.expose_secret().to_owned());
        let mut request = client
            .exchange_code(code)
            .map_err(|_| garbled())?
            .set_pkce_verifier(PkceCodeVerifier::new(attempt.secrets.verifier.clone()));
        if let Credential::Key(signer) = &self.settings.credential {
            let audience = known.document.token_endpoint().ok_or_else(garbled)?.as_str();
            let note = signer.sign(&self.settings.client_id, audience, once, now);
            let note = note.map_err(ProviderFault::RefusesUs)?;
            request = request
                .add_extra_param("client_assertion_type", assertion::KIND)
                .add_extra_param("client_assertion", note);
        }
        request.request_async(&self.settings.caller).await.map_err(|fault| refused(&fault))
    }

    /// Opens the token; a key that is not known is looked for once more at the provider.
    async fn fitting(
        &self,
        known: Arc<Known>,
        answer: &TokenAnswer,
        attempt: &Attempt,
        now: DateTime<Utc>,
    ) -> Result<Fitting, ProviderFault> {
        let lock = |keys| Lock {
            issuer: &self.settings.issuer,
            client_id: &self.settings.client_id,
            nonce: &attempt.secrets.nonce,
            keys,
        };
        match lock(&known.keys).open(answer) {
            Err(ProviderFault::UnknownKey) => match self.newer_keys(&known, now).await? {
                Some(newer) => lock(&newer.keys).open(answer),
                None => Err(ProviderFault::UnknownKey),
            },
            outcome => outcome,
        }
    }

    /// Whether the token alone does not say enough.
    fn lacks(&self, claims: &Map<String, Value>) -> bool {
        let names = &self.settings.claims;
        let verified = (!names.address_is_always_verified).then_some(&names.address_verified);
        let wanted = [Some(&names.address), verified, names.organisation_number.as_ref()];
        wanted.into_iter().flatten().any(|name| !claims.contains_key(name.as_str()))
    }

    /// What the provider says of the person beside the token; nothing when it has no place for that.
    async fn more(
        &self,
        client: &ReadyRelying,
        answer: &TokenAnswer,
        claims: &Map<String, Value>,
    ) -> Result<Map<String, Value>, ProviderFault> {
        let subject = claims.get("sub").and_then(Value::as_str).unwrap_or_default();
        let subject = SubjectIdentifier::new(subject.to_owned());
        let Ok(request) = client.user_info(answer.access_token().clone(), Some(subject)) else {
            return Ok(Map::new());
        };
        let found: Result<UserInfo, UserInfoError<CallFault>> =
            request.request_async(&self.settings.caller).await;
        match found {
            Ok(found) => as_map(&found),
            Err(UserInfoError::Request(fault)) => Err(fault.into()),
            Err(UserInfoError::ClaimsVerification(_)) => {
                Err(ProviderFault::Token("what is said beside it is of somebody else"))
            }
            Err(UserInfoError::Response(status, ..)) => {
                Err(ProviderFault::Failing { what: "claims", status: status.as_u16() })
            }
            Err(_) => Err(ProviderFault::Garbled("claims")),
        }
    }

    async fn known(&self, now: DateTime<Utc>) -> Result<Arc<Known>, ProviderFault> {
        if let Some(outcome) = self.remembered(now).await {
            return outcome;
        }
        let _turn = self.fetching.lock().await;
        if let Some(outcome) = self.remembered(now).await {
            return outcome;
        }
        let fetched = self.discover(now).await.map(Arc::new);
        let mut state = self.state.write().await;
        match fetched {
            Ok(known) => {
                *state = State { known: Some(Arc::clone(&known)), failed: None };
                Ok(known)
            }
            Err(fault) => {
                state.failed = Some((now, fault.clone()));
                Err(fault)
            }
        }
    }

    /// What is known and still good, or a failure that is too fresh to try again.
    async fn remembered(&self, now: DateTime<Utc>) -> Option<Result<Arc<Known>, ProviderFault>> {
        let state = self.state.read().await;
        let good = state.known.as_ref().filter(|known| !gone(known.document_at, now, DOCUMENT_LASTS));
        if let Some(known) = good {
            return Some(Ok(Arc::clone(known)));
        }
        let (at, fault) = state.failed.as_ref()?;
        (!gone(*at, now, REST)).then(|| Err(fault.clone()))
    }

    async fn discover(&self, now: DateTime<Utc>) -> Result<Known, ProviderFault> {
        let address = document::address(&self.settings.issuer)?;
        let bytes = self.fetch(address.as_str(), "discovery document").await?;
        let document = document::read(&bytes, &self.settings.issuer, &self.settings.caller)?;
        let keys = self.keys(&document).await?;
        Ok(Known { document, keys, document_at: now, keys_at: now })
    }

    async fn keys(&self, document: &Document) -> Result<CoreJsonWebKeySet, ProviderFault> {
        let bytes = self.fetch(document.jwks_uri().as_str(), "key set").await?;
        read_keys(&bytes)
    }

    async fn newer_keys(&self, old: &Known, now: DateTime<Utc>) -> Result<Option<Arc<Known>>, ProviderFault> {
        let _turn = self.fetching.lock().await;
        let current = self.state.read().await.known.clone();
        if let Some(current) = current.filter(|current| current.keys_at > old.keys_at) {
            return Ok(Some(current));
        }
        if !gone(old.keys_at, now, KEYS_AGAIN) {
            return Ok(None);
        }
        let keys = self.keys(&old.document).await?;
        let newer =
            Known { document: old.document.clone(), keys, document_at: old.document_at, keys_at: now };
        let newer = Arc::new(newer);
        self.state.write().await.known = Some(Arc::clone(&newer));
        Ok(Some(newer))
    }

    async fn fetch(&self, address: &str, what: &'static str) -> Result<Vec<u8>, ProviderFault> {
        let mut request = HttpRequest::new(Vec::new());
        *request.uri_mut() = address.parse().map_err(|_| ProviderFault::Garbled(what))?;
        let answer = self.settings.caller.send(request).await?;
        if answer.status().is_success() {
            Ok(answer.into_body())
        } else {
            Err(ProviderFault::Failing { what, status: answer.status().as_u16() })
        }
    }
}

/// What the token endpoint's no means. Its own description may hold anything, so only its code is taken.
fn refused(
    fault: &RequestTokenError<CallFault, openidconnect::StandardErrorResponse<CoreErrorResponseType>>,
) -> ProviderFault {
    match fault {
        RequestTokenError::Request(fault) => fault.clone().into(),
        RequestTokenError::ServerResponse(said) => match said.error() {
            CoreErrorResponseType::InvalidGrant => ProviderFault::CodeSpent,
            CoreErrorResponseType::InvalidClient | CoreErrorResponseType::UnauthorizedClient => {
                ProviderFault::RefusesUs("it does not take our client id with our secret or key".to_owned())
            }
            _ => ProviderFault::RefusesUs("it does not take how the code is exchanged".to_owned()),
        },
        RequestTokenError::Parse(..) | RequestTokenError::Other(_) => {
            ProviderFault::Garbled("answer with a token")
        }
    }
}
