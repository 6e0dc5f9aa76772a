//! `[proxy]`

use serde::Deserialize;
use web::peer::{Forwarding, Proxies};

/// Proxies in front of the house.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proxy {
    /// Addresses or networks of proxies whose word on a visitor's address counts.
    #[serde(default)]
    pub trusted: Vec<String>,
    /// The header in which they say it.
    #[serde(default)]
    pub header: HeaderName,
}

/// The header in which proxies say whom they speak for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeaderName {
    /// `X-Forwarded-For`.
    #[default]
    XForwardedFor,
    /// `Forwarded`.
    Forwarded,
}

impl Proxy {
    /// An address or a network.
    pub(super) fn network(text: &str) -> Option<ipnet::IpNet> {
        text.parse().ok().or_else(|| text.parse::<std::net::IpAddr>().ok().map(ipnet::IpNet::from))
    }

    /// As the front door knows them. What is no network was refused when the configuration was read.
    #[must_use]
    pub fn proxies(&self) -> Proxies {
        let header = match self.header {
            HeaderName::XForwardedFor => Forwarding::XForwardedFor,
            HeaderName::Forwarded => Forwarding::Forwarded,
        };
        Proxies { trusted: self.trusted.iter().filter_map(|text| Self::network(text)).collect(), header }
    }
}
