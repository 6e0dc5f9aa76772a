//! The attempt's state: what comes back in the address, and belongs to one browser and one provider for ten minutes.
//! Nothing is stored for it. The state is an id with its moment and a seal made of it by the house's key; nonce and
//! verifier are made of the same, never leave the house but as they must, and are made again when the browser is back.

use chrono::{DateTime, TimeDelta, Utc};
use oidc::{Attempt, Freshness, Secrets};
use sea_orm::prelude::Uuid;
use store::{Doors, HouseKey, token_text};

/// How long an attempt is good.
const LASTS: TimeDelta = TimeDelta::minutes(10);

/// The letter before the id.
const AS_IT_IS: char = 'a';
const ANEW: char = 'b';

/// What every attempt at one provider in one browser has in common.
pub struct Sealer<'a> {
    pub key: &'a HouseKey,
    pub provider: &'a str,
    pub browser: &'a [u8],
    /// Where the provider sends the browser back to.
    pub back: String,
}

/// An attempt that came back.
pub struct Opened {
    /// Used once: a deed with the same key is done once.
    pub id: Uuid,
    /// With its secrets.
    pub attempt: Attempt,
}

impl Sealer<'_> {
    /// A new attempt. `anew`: the person must show who they are also when the provider knows them already.
    pub fn begin(&self, doors: &Doors, anew: bool) -> Attempt {
        let id = doors.uuid();
        let kind = if anew { ANEW } else { AS_IT_IS };
        self.attempt(self.key, id, kind, doors.now())
    }

    /// The attempt whose state this is; none when it is another browser's or provider's, made up, or too old.
    pub fn open(&self, state: &str, now: DateTime<Utc>) -> Option<Opened> {
        let (mark, seal) = state.split_once('.')?;
        let kind = mark.chars().next().filter(|kind| [AS_IT_IS, ANEW].contains(kind))?;
        let id: Uuid = mark[1..].parse().ok().filter(|id: &Uuid| id.simple().to_string() == mark[1..])?;
        // Compared in constant time. Nonce and verifier come from the key that made the seal.
        let kinds = [kind as u8];
        let key = self.key.that_made(seal, "provider.state", &self.parts(&id, &kinds))?;
        let begun = begun_at(id)?;
        let age = now.signed_duration_since(begun);
        // A clock that was set back a little lets nobody wait.
        if age >= LASTS || age < -LASTS {
            return None;
        }
        Some(Opened { id, attempt: self.attempt(&key, id, kind, begun) })
    }

    fn attempt(&self, key: &HouseKey, id: Uuid, kind: char, begun: DateTime<Utc>) -> Attempt {
        let kinds = [kind as u8];
        let made = |purpose| token_text(&key.derive(purpose, &self.parts(&id, &kinds)));
        let state = format!("{kind}{}.{}", id.simple(), made("provider.state"));
        let secrets = Secrets { state, nonce: made("provider.nonce"), verifier: made("provider.verifier") };
        let freshness = if kind == ANEW { Freshness::Since(begun) } else { Freshness::AsItIs };
        Attempt { secrets, freshness, back: self.back.clone() }
    }

    fn parts<'a>(&'a self, id: &'a Uuid, kind: &'a [u8]) -> [&'a [u8]; 4] {
        [id.as_bytes(), kind, self.provider.as_bytes(), self.browser]
    }
}

/// The moment in the id (`UUIDv7`).
fn begun_at(id: Uuid) -> Option<DateTime<Utc>> {
    let (seconds, nanos) = id.get_timestamp()?.to_unix();
    DateTime::from_timestamp(i64::try_from(seconds).ok()?, nanos)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use store::{FixedClock, SeededChance};

    use super::*;

    fn sealer<'a>(key: &'a HouseKey, provider: &'a str, browser: &'a [u8]) -> Sealer<'a> {
        Sealer { key, provider, browser, back: String::new() }
    }

    fn doors() -> Doors {
        let morning = "2029-01-10T08:00:00Z".parse().unwrap();
        Doors::new(Arc::new(FixedClock::at(morning)), Arc::new(SeededChance::new(5)))
    }

    #[test]
    fn an_attempt_that_comes_back_has_the_secrets_that_it_left_with() {
        let (key, doors) = (HouseKey::of([7; 32]), doors());
        let own = sealer(&key, "gavle", b"browser");
        for anew in [false, true] {
            let begun = own.begin(&doors, anew);
            let opened = own.open(&begun.secrets.state, doors.now()).unwrap();
            assert_eq!(opened.attempt.secrets.nonce, begun.secrets.nonce);
            assert_eq!(opened.attempt.secrets.verifier, begun.secrets.verifier);
            assert_eq!(opened.attempt.freshness, begun.freshness);
            assert_eq!(opened.attempt.freshness != Freshness::AsItIs, anew);
        }
    }

    #[test]
    fn an_attempt_that_was_begun_before_the_houses_key_was_renewed_comes_back_with_its_own_secrets() {
        let doors = doors();
        let begun = sealer(&HouseKey::of([7; 32]), "gavle", b"browser").begin(&doors, false);
        let renewed = HouseKey::of([8; 32]).after([7; 32], doors.now());
        let opened = sealer(&renewed, "gavle", b"browser").open(&begun.secrets.state, doors.now()).unwrap();
        assert_eq!(opened.attempt.secrets.nonce, begun.secrets.nonce);
        assert_eq!(opened.attempt.secrets.verifier, begun.secrets.verifier);
    }

    #[test]
    fn another_browser_provider_house_or_kind_does_not_open_it_nor_does_time() {
        let (key, doors) = (HouseKey::of([7; 32]), doors());
        let state = sealer(&key, "gavle", b"browser").begin(&doors, false).secrets.state;
        let now = doors.now();
        let opens = |key: &HouseKey, provider, browser: &[u8], state: &str, at| {
            sealer(key, provider, browser).open(state, at).is_some()
        };
        assert!(opens(&key, "gavle", b"browser", &state, now + TimeDelta::seconds(599)));
        assert!(!opens(&key, "gavle", b"browser", &state, now + TimeDelta::minutes(10)));
        assert!(!opens(&key, "gavle", b"browser", &state, now - TimeDelta::hours(1)));
        assert!(!opens(&key, "gavle", b"another", &state, now));
        assert!(!opens(&key, "ockelbo", b"browser", &state, now));
        assert!(!opens(&HouseKey::of([8; 32]), "gavle", b"browser", &state, now));
        for other in ["", ".", "a.", &state[1..], &state.replacen('a', "b", 1), &format!("{state}x"), "å.x"]
        {
            assert!(!opens(&key, "gavle", b"browser", other, now), "{other}");
        }
    }
}
