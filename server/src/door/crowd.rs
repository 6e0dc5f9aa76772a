//! How many connections are open, and whose.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use web::peer::Proxies;

use crate::config::Connections;

/// Everybody at the door. Cheap to clone.
#[derive(Clone)]
pub struct Crowd(Arc<Inner>);

struct Inner {
    most: usize,
    each: usize,
    proxies: Proxies,
    inside: Mutex<HashMap<IpAddr, usize>>,
}

/// A connection's place, given back when it is dropped.
pub struct Place {
    crowd: Crowd,
    address: IpAddr,
}

impl Crowd {
    pub fn new(connections: &Connections, proxies: Proxies) -> Self {
        let (most, each) = (connections.most, connections.each);
        Self(Arc::new(Inner { most, each, proxies, inside: Mutex::default() }))
    }

    /// A place, if there is one for this address.
    pub fn enter(&self, address: IpAddr) -> Option<Place> {
        let address = address.to_canonical();
        let mut inside = self.0.inside.lock().unwrap_or_else(PoisonError::into_inner);
        let is_full = inside.values().sum::<usize>() >= self.0.most;
        let own = inside.entry(address).or_default();
        if is_full || (*own >= self.0.each && !self.0.proxies.are(address)) {
            if *own == 0 {
                inside.remove(&address);
            }
            tracing::debug!(is_full, "a connection more than there may be was closed");
            return None;
        }
        *own += 1;
        Some(Place { crowd: self.clone(), address })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut inside = self.crowd.0.inside.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = inside.get_mut(&self.address) {
            *own -= 1;
            if *own == 0 {
                inside.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crowd(most: usize, each: usize, trusted: &[&str]) -> Crowd {
        let proxies = Proxies {
            trusted: trusted.iter().map(|net| net.parse().unwrap()).collect(),
            ..Proxies::default()
        };
        Crowd::new(&Connections { most, each, ..Connections::default() }, proxies)
    }

    #[test]
    fn nobody_takes_more_than_their_share_and_a_place_comes_back() {
        let (one, other) = ("192.0.2.1".parse().unwrap(), "192.0.2.2".parse().unwrap());
        let crowd = crowd(3, 2, &[]);
        let first = crowd.enter(one).unwrap();
        let _second = crowd.enter(one).unwrap();
        assert!(crowd.enter(one).is_none());
        assert!(crowd.enter("::ffff:192.0.2.1".parse().unwrap()).is_none(), "the same one in other letters");
        let _third = crowd.enter(other).unwrap();
        assert!(crowd.enter(other).is_none(), "full");
        drop(first);
        assert!(crowd.enter(other).is_some());
    }

    #[test]
    fn a_proxy_speaks_for_many() {
        let crowd = crowd(100, 2, &["10.0.0.0/8"]);
        let places: Vec<_> = (0..50).map(|_| crowd.enter("10.0.0.5".parse().unwrap())).collect();
        assert!(places.iter().all(Option::is_some));
    }
}
