//! One walk of a browser to the provider and back. Where its secrets come from is for those above to say: they must
//! be able to make the same ones again for the same browser, and nobody else may.

use chrono::{DateTime, Utc};

/// The secrets of an attempt. They have no `Debug`: what cannot be printed is not printed by mistake.
#[derive(Clone)]
pub struct Secrets {
    /// Goes to the provider and comes back in the address.
    pub state: String,
    /// Comes back inside the token.
    pub nonce: String,
    /// Shown when the code is exchanged, so that a stolen code is worth nothing (RFC 7636).
    pub verifier: String,
}

/// Whether the person must show anew who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// A session at the provider is enough.
    AsItIs,
    /// Shown since this moment, for sensitive acts.
    Since(DateTime<Utc>),
}

impl Freshness {
    pub(crate) fn since(self) -> Option<DateTime<Utc>> {
        match self {
            Self::AsItIs => None,
            Self::Since(moment) => Some(moment),
        }
    }
}

/// An attempt.
#[derive(Clone)]
pub struct Attempt {
    /// Its secrets.
    pub secrets: Secrets,
    /// What is asked of the person.
    pub freshness: Freshness,
    /// Where the provider sends the browser afterwards: registered there to the letter.
    pub back: String,
}
