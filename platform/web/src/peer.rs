//! Where a request comes from: the other end of the connection, or what a proxy of ours says of it.
//!
//! Anybody can write `X-Forwarded-For`. It is believed when the one who hands it over is a listed proxy, from the
//! right, and only as far as the entries are listed proxies themselves.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use axum::http::{HeaderMap, HeaderName, header};
use ipnet::IpNet;

/// The other end of the connection. The roof puts it among a request's extensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

/// The header in which the proxies say whom they speak for. One, not several: a proxy that writes the one lets the
/// other through as the stranger wrote it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Forwarding {
    /// `X-Forwarded-For`.
    #[default]
    XForwardedFor,
    /// `Forwarded` (RFC 7239).
    Forwarded,
}

/// Proxies in front of the house.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proxies {
    /// Their addresses.
    pub trusted: Vec<IpNet>,
    /// The header they write.
    pub header: Forwarding,
}

impl Proxies {
    /// Whether this address is one of them.
    #[must_use]
    pub fn are(&self, address: IpAddr) -> bool {
        self.trusted.iter().any(|network| network.contains(&address))
    }

    /// The address that asks, when `peer` is at the other end of the connection.
    #[must_use]
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer.to_canonical();
        let mut said = self.said(headers);
        while self.are(client) {
            match said.pop() {
                Some(Some(next)) => client = next,
                // An entry that is no address ends what can be believed.
                Some(None) | None => break,
            }
        }
        client
    }

    /// The addresses that the header names, the nearest last.
    fn said(&self, headers: &HeaderMap) -> Vec<Option<IpAddr>> {
        let (name, read): (HeaderName, fn(&str) -> Option<IpAddr>) = match self.header {
            Forwarding::XForwardedFor => (HeaderName::from_static("x-forwarded-for"), address),
            Forwarding::Forwarded => (header::FORWARDED, forwarded_for),
        };
        let lines = headers.get_all(name).iter();
        lines.flat_map(|line| line.to_str().unwrap_or("?").split(',').map(read)).collect()
    }
}

/// `for=192.0.2.43;proto=https`, `For="[2001:db8::17]:4711"`.
fn forwarded_for(element: &str) -> Option<IpAddr> {
    let pairs = element.split(';').filter_map(|pair| pair.trim().split_once('='));
    let mut named = pairs.filter(|(name, _)| name.eq_ignore_ascii_case("for"));
    named.next().and_then(|(_, node)| address(node.trim_matches('"')))
}

/// An address with or without a port.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    let found = bare.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip()));
    found.map(|address| address.to_canonical())
}

/// The network of an address: what one office or one home shares. Finer would count one guesser with many addresses
/// as many; what is kept of a session needs no more either.
#[must_use]
pub fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => format!("{}/24", Ipv4Addr::from_bits(v4.to_bits() & (u32::MAX << 8))),
        IpAddr::V6(v6) => format!("{}/48", Ipv6Addr::from_bits(v6.to_bits() & (u128::MAX << 80))),
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    fn behind(trusted: &[&str], header: Forwarding, peer: &str, lines: &[&str]) -> String {
        let name = match header {
            Forwarding::XForwardedFor => "x-forwarded-for",
            Forwarding::Forwarded => "forwarded",
        };
        let proxies = Proxies { trusted: trusted.iter().map(|net| net.parse().unwrap()).collect(), header };
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(name, HeaderValue::from_str(line).unwrap());
        }
        proxies.client(ip(peer), &headers).to_string()
    }

    #[test]
    fn a_stranger_who_writes_the_header_is_still_himself() {
        let x = Forwarding::XForwardedFor;
        assert_eq!(behind(&[], x, "203.0.113.9", &["192.0.2.1"]), "203.0.113.9");
        assert_eq!(behind(&["10.0.0.0/8"], x, "203.0.113.9", &["192.0.2.1"]), "203.0.113.9");
    }

    #[test]
    fn a_listed_proxy_is_believed_from_the_right_and_no_further() {
        let x = Forwarding::XForwardedFor;
        let ours = &["10.0.0.0/8", "fd00::/8"];
        assert_eq!(behind(ours, x, "10.0.0.1", &["192.0.2.1, 203.0.113.9"]), "203.0.113.9");
        assert_eq!(behind(ours, x, "10.0.0.1", &["192.0.2.1, 203.0.113.9, 10.1.1.1"]), "203.0.113.9");
        assert_eq!(behind(ours, x, "10.0.0.1", &["192.0.2.1", "203.0.113.9"]), "203.0.113.9");
        assert_eq!(behind(ours, x, "10.0.0.1", &["203.0.113.9, nonsense"]), "10.0.0.1");
        assert_eq!(behind(ours, x, "10.0.0.1", &[]), "10.0.0.1");
        assert_eq!(behind(ours, x, "::ffff:10.0.0.1", &["203.0.113.9:4711"]), "203.0.113.9");
        assert_eq!(behind(ours, x, "fd00::1", &["[2001:db8::17]:4711"]), "2001:db8::17");
    }

    #[test]
    fn the_standard_header_is_read_when_it_is_the_chosen_one() {
        let f = Forwarding::Forwarded;
        let ours = &["10.0.0.1/32"];
        let line = "for=192.0.2.43;proto=https, For=\"[2001:db8:cafe::17]:4711\";by=10.0.0.1";
        assert_eq!(behind(ours, f, "10.0.0.1", &[line]), "2001:db8:cafe::17");
        assert_eq!(behind(ours, f, "10.0.0.1", &["for=unknown"]), "10.0.0.1");
        assert_eq!(behind(ours, f, "10.0.0.1", &["for=_hidden, for=192.0.2.60;proto=http"]), "192.0.2.60");
    }

    #[test]
    fn a_network_is_what_an_office_shares() {
        assert_eq!(network(ip("203.0.113.77")), "203.0.113.0/24");
        assert_eq!(network(ip("2001:db8:cafe:1234::17")), "2001:db8:cafe::/48");
        assert_eq!(network(ip("::ffff:203.0.113.77")), "203.0.113.0/24");
    }
}
