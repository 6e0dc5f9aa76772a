//! How somebody came in: by what proof, with which device, over which network.

use crate::session::Device;

/// The proof by which a session began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A mailed link.
    Link,
    /// A passkey.
    Passkey,
    /// A code from an authenticator or a recovery code.
    Code,
    /// The authority's own sign-in service.
    Provider,
    /// The authority's own sign-in service, which says that two factors were shown.
    ProviderTwo,
    /// A link printed on the server's command line.
    Command,
}

impl Way {
    const ALL: [Self; 6] =
        [Self::Link, Self::Passkey, Self::Code, Self::Provider, Self::ProviderTwo, Self::Command];

    /// The code in the database, the journal and text keys (`session-way-…`).
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Passkey => "passkey",
            Self::Code => "code",
            Self::Provider => "provider",
            Self::ProviderTwo => "provider_two",
            Self::Command => "command",
        }
    }

    /// Whether two factors were shown: a passkey knows its owner, and a code comes after a link. A printed link stands
    /// for whoever has lost everything, and gets them no further than to something new.
    #[must_use]
    pub const fn is_two_factors(self) -> bool {
        match self {
            Self::Passkey | Self::Code | Self::ProviderTwo => true,
            Self::Link | Self::Provider | Self::Command => false,
        }
    }

    pub(super) fn read(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }
}

/// How and from where somebody came in. [`Visitor::arrival`](crate::Visitor::arrival) makes it of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// By what proof.
    pub way: Way,
    /// With which device.
    pub device: Device,
    /// Over which network, as [`crate::peer::network`] writes it; empty when nobody knows.
    pub network: String,
    /// What is kept of the browser's mark; empty when there was no browser.
    pub browser: Vec<u8>,
}

impl Arrival {
    /// Without a browser: what the demo and tests need.
    #[must_use]
    pub fn by(way: Way) -> Self {
        Self { way, device: Device::default(), network: String::new(), browser: Vec::new() }
    }
}
