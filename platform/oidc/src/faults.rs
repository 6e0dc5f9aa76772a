//! What can go wrong between us and a provider. The words here are for the log; pages have their own.

use crate::call::CallFault;
use crate::claims::ClaimFault;
use crate::times::TimeFault;

/// Why nobody was signed in, or cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProviderFault {
    /// It could not be called.
    #[error(transparent)]
    Call(#[from] CallFault),
    /// It answered what cannot be read.
    #[error("the provider's {0} cannot be read")]
    Garbled(&'static str),
    /// It answered with a fault of its own.
    #[error("the provider answered {status} for its {what}")]
    Failing {
        /// What was asked for.
        what: &'static str,
        /// The HTTP status.
        status: u16,
    },
    /// Its documents name an issuer that is not the configured one.
    #[error("the provider calls itself by another issuer than the configured one")]
    OtherIssuer,
    /// The code is spent, too old or not its own.
    #[error("the provider takes the code no longer")]
    CodeSpent,
    /// It does not take our secret or key, or does not know our client id or return address.
    #[error("the provider refuses us: {0}")]
    RefusesUs(String),
    /// The token is not from the provider, or not for us, or not for this attempt.
    #[error("the token does not hold: {0}")]
    Token(&'static str),
    /// The token is signed with a key that the provider does not publish.
    #[error("the token is signed with a key that the provider does not publish")]
    UnknownKey,
    /// The token's times are not sound.
    #[error(transparent)]
    Time(#[from] TimeFault),
    /// The claims lack what is needed.
    #[error(transparent)]
    Claims(#[from] ClaimFault),
}

/// Why a provider sends a browser back without a code (RFC 6749, 4.1.2.1; OpenID Connect Core, 3.1.2.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The person, or a rule at the provider, said no.
    Declined,
    /// The person is not signed in there, or was not asked what they must be.
    NotSignedIn,
    /// The provider has a fault of its own.
    Failing,
    /// The provider does not take the question: one of the two is configured wrong.
    RefusesUs,
}

impl Refusal {
    /// Of the error code in the answer. What is not known is taken for a question that was not understood.
    #[must_use]
    pub fn of(code: &str) -> Self {
        match code {
            "access_denied" => Self::Declined,
            "login_required" | "interaction_required" | "account_selection_required" | "consent_required" => {
                Self::NotSignedIn
            }
            "server_error" | "temporarily_unavailable" => Self::Failing,
            _ => Self::RefusesUs,
        }
    }
}
