//! # OIDC
//! Sign-in with an authority's own provider, by OpenID Connect Core 1.0: this side of it, the relying party. Knows no
//! election word: what an authority is, whom it trusts with what and how a session begins is for those above.
//!
//! Words: a *provider* signs people in and vouches for them. An *attempt* is one walk of a browser to the provider and
//! back. An *identity* is what the provider vouches for.
//!
//! Always:
//! - only hosts that are configured are called, over TLS, within seconds, and a redirect is not followed ([`Caller`]);
//! - the issuer is compared letter by letter, in the discovery document, in the answer and in the token;
//! - a token counts only with the provider's signature, our client id, this attempt's nonce and a sound time;
//! - no code, token, state or secret stands in a fault, and so in no log.

mod assertion;
mod attempt;
mod call;
mod claims;
mod document;
mod faults;
mod protocol;
mod provider;
mod reach;
pub mod reading;
mod settings;
mod times;

pub use attempt::{Attempt, Freshness, Secrets};
pub use call::{CallFault, Caller};
pub use claims::{ClaimFault, ClaimNames, Identity, Vouched};
pub use faults::{ProviderFault, Refusal};
pub use provider::{Entered, Provider};
pub use reach::Reach;
pub use settings::{Bound, ProviderSettings, SettingFault, Settings};
pub use times::{TimeFault, Times};
