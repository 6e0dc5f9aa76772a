//! Why nobody came in, as the person reads it: each with its own words, its own status and another way.

use axum::http::StatusCode;
use oidc::{CallFault, ProviderFault, Refusal, TimeFault};

/// The reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The provider does not answer, or says that it has a fault.
    Down,
    /// What it answered does not hold.
    Untrusted,
    /// The clocks are apart.
    Clocks,
    /// The attempt is another browser's, spent, or too old.
    Stale,
    /// The person or the provider said no.
    Declined,
    /// The person is not signed in at the provider, or did not show anew who they are.
    NotSignedIn,
    /// The provider does not take our question: configuration, here or there.
    RefusesUs,
    /// The provider names no address.
    NoAddress,
    /// The provider does not vouch for the address.
    Unverified,
    /// The address is not one of the provider's own domains.
    ForeignDomain,
    /// The provider names an organisation that is not its own, or none.
    OtherOrganisation,
    /// Nobody with this address has a duty there.
    NoDuty,
    /// The person has duties elsewhere too.
    DutyElsewhere,
    /// The person is linked to another account at the provider.
    Taken,
}

impl Refused {
    /// Every one.
    pub const ALL: [Self; 14] = [
        Self::Down,
        Self::Untrusted,
        Self::Clocks,
        Self::Stale,
        Self::Declined,
        Self::NotSignedIn,
        Self::RefusesUs,
        Self::NoAddress,
        Self::Unverified,
        Self::ForeignDomain,
        Self::OtherOrganisation,
        Self::NoDuty,
        Self::DutyElsewhere,
        Self::Taken,
    ];

    /// The word in addresses, the journal and text keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Down => "down",
            Self::Untrusted => "untrusted",
            Self::Clocks => "clocks",
            Self::Stale => "stale",
            Self::Declined => "declined",
            Self::NotSignedIn => "not-signed-in",
            Self::RefusesUs => "refuses-us",
            Self::NoAddress => "no-address",
            Self::Unverified => "unverified",
            Self::ForeignDomain => "foreign-domain",
            Self::OtherOrganisation => "other-organisation",
            Self::NoDuty => "no-duty",
            Self::DutyElsewhere => "duty-elsewhere",
            Self::Taken => "taken",
        }
    }

    /// The one with this word.
    pub fn read(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// What the answer's head says.
    pub const fn status(self) -> StatusCode {
        match self {
            Self::Down => StatusCode::SERVICE_UNAVAILABLE,
            Self::Untrusted | Self::Clocks | Self::RefusesUs => StatusCode::BAD_GATEWAY,
            Self::Stale => StatusCode::BAD_REQUEST,
            Self::Declined
            | Self::NotSignedIn
            | Self::NoAddress
            | Self::Unverified
            | Self::ForeignDomain
            | Self::OtherOrganisation
            | Self::NoDuty
            | Self::DutyElsewhere
            | Self::Taken => StatusCode::FORBIDDEN,
        }
    }

    /// Whether the same way may well work the next time.
    pub const fn is_worth_another_try(self) -> bool {
        matches!(self, Self::Down | Self::Stale | Self::Declined | Self::NotSignedIn)
    }

    /// Whether it is for the auditors to read: somebody whom a provider vouched for was turned away, or what came in
    /// a provider's name did not hold.
    pub const fn is_for_the_journal(self) -> bool {
        match self {
            Self::Untrusted
            | Self::Clocks
            | Self::NoAddress
            | Self::Unverified
            | Self::ForeignDomain
            | Self::OtherOrganisation
            | Self::NoDuty
            | Self::DutyElsewhere
            | Self::Taken => true,
            Self::Down | Self::Stale | Self::Declined | Self::NotSignedIn | Self::RefusesUs => false,
        }
    }
}

impl From<&ProviderFault> for Refused {
    fn from(fault: &ProviderFault) -> Self {
        match fault {
            ProviderFault::Call(CallFault::Slow(_) | CallFault::Down { .. })
            | ProviderFault::Failing { .. } => Self::Down,
            ProviderFault::Call(
                CallFault::ForeignHost(_)
                | CallFault::NotSecret(_)
                | CallFault::ForeignAddress(_)
                | CallFault::Refused { .. },
            )
            | ProviderFault::Garbled(_)
            | ProviderFault::OtherIssuer
            | ProviderFault::Token(_)
            | ProviderFault::UnknownKey
            | ProviderFault::Time(TimeFault::Ended) => Self::Untrusted,
            ProviderFault::Time(TimeFault::ClocksApart(_)) => Self::Clocks,
            ProviderFault::Time(TimeFault::NotFresh) => Self::NotSignedIn,
            ProviderFault::CodeSpent => Self::Stale,
            ProviderFault::RefusesUs(_) => Self::RefusesUs,
            ProviderFault::Claims(_) => Self::OtherOrganisation,
        }
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Declined => Self::Declined,
            Refusal::NotSignedIn => Self::NotSignedIn,
            Refusal::Failing => Self::Down,
            Refusal::RefusesUs => Self::RefusesUs,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_is_found_by_its_word_and_no_other_word_is_one() {
        for one in Refused::ALL {
            assert!(crate::journal::has_word("reason", one.code()), "{}", one.code());
            assert_eq!(Refused::read(one.code()), Some(one));
        }
        assert_eq!(Refused::read("../.."), None);
    }
}
