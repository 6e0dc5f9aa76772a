//! How many tries are free, and how the waits grow.

use chrono::{DateTime, TimeDelta, Utc};

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Asking for a link by mail address.
    LinkAsked,
    /// Opening a link that does not work: only such tries are counted.
    LinkGuessed,
    /// Typing a one-time or recovery code.
    Code,
    /// Beginning to sign in with a passkey or at the authority's own service.
    SignIn,
    /// Sending a file.
    Upload,
}

/// What a tally belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// One network, whatever it asks about. Offices share one.
    Network,
    /// One address or link, from one network.
    AboutFromNetwork,
    /// One address or link, from wherever it is asked: what is left when somebody guesses from many networks.
    About,
    /// A browser in which the person signed in before.
    KnownBrowser,
}

impl Scope {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::AboutFromNetwork => "about-from-network",
            Self::About => "about",
            Self::KnownBrowser => "known-browser",
        }
    }
}

/// Free tries, the first wait and the longest one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pace {
    free: u32,
    first: TimeDelta,
    longest: TimeDelta,
}

impl Limit {
    /// After so long without a try everything is forgotten, whatever the limit.
    pub const LONGEST_MEMORY: TimeDelta = TimeDelta::hours(1);

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::LinkAsked => "link-asked",
            Self::LinkGuessed => "link-guessed",
            Self::Code => "code",
            Self::SignIn => "sign-in",
            Self::Upload => "upload",
        }
    }

    /// A county's office is a few dozen people behind one network, and a workshop's room holds a hundred.
    const fn pace(self, scope: Scope) -> Pace {
        let (free, first, longest) = match (self, scope) {
            (Self::LinkAsked | Self::Code, Scope::Network) => (100, 10, 300),
            (Self::LinkAsked, Scope::AboutFromNetwork | Scope::KnownBrowser) => (5, 60, 1800),
            (Self::LinkAsked, Scope::About) => (20, 60, 600),
            (Self::LinkGuessed, Scope::Network) => (60, 5, 300),
            // A million codes, three of them right at any moment: twenty tries and then one each quarter of an hour
            // from everywhere together take years.
            (Self::Code, Scope::About) => (20, 60, 900),
            (Self::Code, _) => (5, 30, 900),
            (Self::SignIn | Self::Upload, Scope::Network) => (200, 5, 60),
            (Self::LinkGuessed | Self::SignIn, _) => (20, 5, 300),
            (Self::Upload, _) => (40, 5, 60),
        };
        Pace { free, first: TimeDelta::seconds(first), longest: TimeDelta::seconds(longest) }
    }
}

/// What is known of a key's tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tally {
    pub tries: u32,
    pub last_at: DateTime<Utc>,
    /// From when on the next one is let through.
    pub free_at: DateTime<Utc>,
}

/// The tally after one more try; or from when on it can be made.
pub(super) fn next(
    limit: Limit,
    scope: Scope,
    before: Tally,
    now: DateTime<Utc>,
) -> Result<Tally, DateTime<Utc>> {
    if before.free_at > now {
        return Err(before.free_at);
    }
    let is_forgotten = now - before.last_at >= Limit::LONGEST_MEMORY;
    let tries = if is_forgotten { 1 } else { before.tries.saturating_add(1) };
    let pace = limit.pace(scope);
    let wait = match tries.checked_sub(pace.free) {
        None => TimeDelta::zero(),
        // Doubled each time; 2^20 seconds are past every longest wait.
        Some(over) => (pace.first * 2_i32.pow(over.min(20))).min(pace.longest),
    };
    Ok(Tally { tries, last_at: now, free_at: now + wait })
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::super::Keys;
    use super::*;

    const LIMITS: [Limit; 5] =
        [Limit::LinkAsked, Limit::LinkGuessed, Limit::Code, Limit::SignIn, Limit::Upload];

    fn start() -> DateTime<Utc> {
        "2029-01-10T08:00:00Z".parse().unwrap()
    }

    #[test]
    fn the_first_tries_are_free_and_then_each_waits_twice_as_long() {
        let mut now = start();
        let mut tally = Tally { tries: 0, last_at: now, free_at: now };
        let mut waits = Vec::new();
        for _ in 0..9 {
            tally = next(Limit::Code, Scope::AboutFromNetwork, tally, now).unwrap();
            waits.push((tally.free_at - now).num_seconds());
            now = tally.free_at;
        }
        assert_eq!(waits, [0, 0, 0, 0, 30, 60, 120, 240, 480]);
    }

    #[test]
    fn an_hour_of_rest_makes_everything_free_again() {
        let now = start();
        let tired = Tally { tries: 90, last_at: now, free_at: now };
        let rested = next(Limit::Code, Scope::About, tired, now + Limit::LONGEST_MEMORY).unwrap();
        assert_eq!(rested.tries, 1);
    }

    #[test]
    fn a_code_cannot_be_guessed_from_everywhere_together() {
        let mut now = start();
        let mut tally = Tally { tries: 0, last_at: now, free_at: now };
        let mut tries = 0;
        while now < start() + TimeDelta::days(30) {
            tally = next(Limit::Code, Scope::About, tally, now).unwrap();
            now = tally.free_at.max(now + TimeDelta::milliseconds(1));
            tries += 1;
        }
        // Three of a million codes are right at any moment: a month of guessing finds one in a hundred times at most.
        assert!(tries < 3_300, "{tries}");
    }

    /// One try: by whom (0 is the owner in a known browser), from which network, how many seconds later.
    fn tries() -> impl Strategy<Value = Vec<(u8, u8, u16)>> {
        prop::collection::vec((0..6_u8, 0..3_u8, 0..90_u16), 1..400)
    }

    struct House(HashMap<(&'static str, Vec<Vec<u8>>), Tally>);

    impl House {
        fn admit(&mut self, limit: Limit, keys: &Keys, now: DateTime<Utc>) -> bool {
            let fresh = Tally { tries: 0, last_at: now, free_at: now };
            let mut after = Vec::new();
            for (scope, parts) in keys.counted() {
                let key = (scope.code(), parts.into_iter().map(<[u8]>::to_vec).collect::<Vec<_>>());
                let before = self.0.get(&key).copied().unwrap_or(fresh);
                match next(limit, scope, before, now) {
                    Ok(tally) => after.push((key, tally)),
                    Err(_) => return false,
                }
            }
            self.0.extend(after);
            true
        }
    }

    fn keys(who: u8, network: u8) -> Keys {
        Keys {
            network: format!("192.0.{network}.0/24"),
            about: "karin@lansstyrelsen.example".to_owned(),
            browser: vec![who; 32],
            is_known: who == 0,
        }
    }

    proptest! {
        /// Whatever strangers do, from the owner's own network too: the owner is let through exactly as if there
        /// were no strangers.
        #[test]
        fn no_stranger_makes_the_owner_wait(tries in tries()) {
            for limit in LIMITS {
                let (mut crowded, mut alone) = (House(HashMap::new()), House(HashMap::new()));
                let mut now = start();
                for (who, network, later) in &tries {
                    now += TimeDelta::seconds(i64::from(*later));
                    let admitted = crowded.admit(limit, &keys(*who, *network), now);
                    if *who == 0 {
                        prop_assert_eq!(admitted, alone.admit(limit, &keys(0, *network), now));
                    }
                }
            }
        }

        /// Somebody who waits as long as was said is let through: no key waits for ever.
        #[test]
        fn waiting_ends(tries in 0..200_u32) {
            for limit in LIMITS {
                for scope in [Scope::Network, Scope::AboutFromNetwork, Scope::About, Scope::KnownBrowser] {
                    let tally = Tally { tries, last_at: start(), free_at: start() };
                    let after = next(limit, scope, tally, start()).unwrap();
                    prop_assert!(after.free_at - start() <= TimeDelta::minutes(30));
                    prop_assert!(next(limit, scope, after, after.free_at).is_ok());
                }
            }
        }
    }
}
