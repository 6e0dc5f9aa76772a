//! Where a provider may stand, and so which addresses may be called. A name is looked up, its addresses are held
//! against this, and the connection is made to one that passed: a name that changes its mind in between gains nothing.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde::Deserialize;

/// Where a provider stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// On the internet: TLS, public addresses.
    #[default]
    Internet,
    /// In a network of the authority's own: TLS, public and private addresses.
    OwnNetwork,
    /// On this machine, for tests: TLS or not, loopback addresses and no others.
    Loopback,
}

impl Reach {
    /// Whether `scheme` may be spoken.
    #[must_use]
    pub fn speaks(self, scheme: &str) -> bool {
        match self {
            Self::Internet | Self::OwnNetwork => scheme == "https",
            Self::Loopback => matches!(scheme, "http" | "https"),
        }
    }

    /// Whether an address may be connected to.
    #[must_use]
    pub fn allows(self, address: IpAddr) -> bool {
        match (self, kind(address)) {
            (Self::Internet, Kind::Public)
            | (Self::OwnNetwork, Kind::Public | Kind::Private)
            | (Self::Loopback, Kind::Loopback) => true,
            (Self::Internet, Kind::Private | Kind::Loopback | Kind::Special)
            | (Self::OwnNetwork, Kind::Loopback | Kind::Special)
            | (Self::Loopback, Kind::Public | Kind::Private | Kind::Special) => false,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Public,
    Private,
    Loopback,
    /// Link-local (there clouds keep their secrets), multicast, documentation, not in use: nobody's provider.
    Special,
}

fn kind(address: IpAddr) -> Kind {
    match address {
        IpAddr::V4(address) => kind_of_four(address),
        IpAddr::V6(address) => kind_of_six(address),
    }
}

/// IANA's registry of special-purpose addresses for IPv4 (RFC 6890).
fn kind_of_four(address: Ipv4Addr) -> Kind {
    let [a, b, c, _] = address.octets();
    match (a, b, c) {
        (127, ..) => Kind::Loopback,
        (10, ..) | (172, 16..=31, _) | (192, 168, _) | (100, 64..=127, _) => Kind::Private,
        (0 | 224..=255, ..)
        | (169, 254, _)
        | (192, 0, 0 | 2)
        | (192, 88, 99)
        | (198, 18..=19, _)
        | (198, 51, 100)
        | (203, 0, 113) => Kind::Special,
        _ => Kind::Public,
    }
}

/// The same for IPv6. What carries an IPv4 address in it is judged by that.
fn kind_of_six(address: Ipv6Addr) -> Kind {
    if address.is_loopback() {
        return Kind::Loopback;
    }
    if let Some(four) = address.to_ipv4_mapped() {
        return kind_of_four(four);
    }
    let [first, second, ..] = address.segments();
    match (first, second) {
        (0x64, 0xff9b) => {
            let [.., a, b, c, d] = address.octets();
            kind_of_four(Ipv4Addr::new(a, b, c, d))
        }
        (0xfc00..=0xfdff, _) => Kind::Private,
        (0x2001, 0x0db8) => Kind::Special,
        // Global unicast is 2000::/3; the rest is link-local, multicast, old or not given out.
        (0x2000..=0x3fff, _) => Kind::Public,
        _ => Kind::Special,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(reach: Reach, address: &str) -> bool {
        reach.allows(address.parse().unwrap())
    }

    #[test]
    fn a_provider_on_the_internet_has_a_public_address() {
        for address in ["192.36.125.18", "2a01:4f8::1", "64:ff9b::c024:7d12"] {
            assert!(allowed(Reach::Internet, address), "{address}");
        }
        for address in [
            "127.0.0.1",
            "10.1.2.3",
            "172.20.0.1",
            "192.168.1.1",
            "100.64.0.1",
            "169.254.169.254",
            "0.0.0.0",
            "224.0.0.1",
            "::1",
            "::",
            "fd00::1",
            "fe80::1",
            "ff02::1",
            "::ffff:10.0.0.1",
            "::ffff:169.254.169.254",
            "64:ff9b::a00:1",
        ] {
            assert!(!allowed(Reach::Internet, address), "{address}");
        }
    }

    #[test]
    fn a_provider_in_the_own_network_may_have_a_private_address_but_never_a_special_one() {
        for address in ["10.1.2.3", "fd00::1", "192.36.125.18"] {
            assert!(allowed(Reach::OwnNetwork, address), "{address}");
        }
        for address in ["127.0.0.1", "169.254.169.254", "::1", "fe80::1", "::ffff:127.0.0.1"] {
            assert!(!allowed(Reach::OwnNetwork, address), "{address}");
        }
    }

    #[test]
    fn loopback_is_this_machine_and_nothing_else() {
        assert!(allowed(Reach::Loopback, "127.0.0.1") && allowed(Reach::Loopback, "::1"));
        assert!(!allowed(Reach::Loopback, "192.168.1.1") && !allowed(Reach::Loopback, "192.36.125.18"));
    }

    #[test]
    fn plain_http_is_spoken_on_this_machine_alone() {
        assert!(Reach::Loopback.speaks("http"));
        assert!(!Reach::OwnNetwork.speaks("http") && !Reach::Internet.speaks("http"));
        assert!(!Reach::Loopback.speaks("file"));
    }
}
