//! What a link may do, and how it ends. Pure.

use chrono::{DateTime, TimeDelta, Utc};

use crate::link;

/// Where a link is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// It opens what it is for.
    Live,
    /// Its time is over.
    Ended,
    /// It was revoked.
    Revoked,
}

impl Life {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Live, Self::Ended, Self::Revoked];

    /// Where a link is now.
    #[must_use]
    pub fn of(ends_at: DateTime<Utc>, revoked_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Self {
        if revoked_at.is_some() {
            Self::Revoked
        } else if now >= ends_at {
            Self::Ended
        } else {
            Self::Live
        }
    }

    /// The code in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Ended => "ended",
            Self::Revoked => "revoked",
        }
    }
}

/// Whether a kind of link is narrowed to the browser in which it is opened first: who holds it sees many people.
#[must_use]
pub fn is_narrowed(kind: &str) -> bool {
    kind == link::DOOR_HOST
}

/// Whether a link has been opened in more browsers than its owner knows of.
#[must_use]
pub const fn is_forwarded(browsers: u64, known: u64) -> bool {
    browsers > 1 && browsers > known
}

/// How long after its end a new link can still be asked for.
const ASKED_WITHIN: TimeDelta = TimeDelta::days(30);
/// How long a new link works at least.
const LEAST: TimeDelta = TimeDelta::days(7);
/// How long one waits before the next new link.
pub const PAUSE: TimeDelta = TimeDelta::hours(1);

/// Until when a link that is sent in place of an older one works; none when that one ended too long ago.
#[must_use]
pub fn renewed_until(ended_at: DateTime<Utc>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    (now < ended_at + ASKED_WITHIN).then(|| ended_at.max(now + LEAST))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// A new link lives, ends, and never ends before the one it stands for.
        #[test]
        fn a_new_link_works_for_a_while_and_not_for_ever(ended in -400_i64..400) {
            let now = DateTime::UNIX_EPOCH + TimeDelta::days(20_000);
            let ended_at = now + TimeDelta::days(ended);
            match renewed_until(ended_at, now) {
                Some(until) => {
                    prop_assert!(until >= now + LEAST && until >= ended_at);
                    prop_assert_eq!(Life::of(until, None, now), Life::Live);
                }
                None => prop_assert!(ended <= -30),
            }
        }
    }

    #[test]
    fn one_browser_is_no_news_and_a_second_is_until_its_owner_knows() {
        assert!(!is_forwarded(0, 0));
        assert!(!is_forwarded(1, 0));
        assert!(is_forwarded(2, 0));
        assert!(!is_forwarded(2, 2));
        assert!(is_forwarded(3, 2));
    }

    #[test]
    fn a_revoked_link_stays_revoked() {
        let now = DateTime::UNIX_EPOCH;
        assert_eq!(Life::of(now + LEAST, Some(now), now), Life::Revoked);
        assert_eq!(Life::of(now, None, now), Life::Ended);
        assert_eq!(Life::of(now + LEAST, None, now), Life::Live);
    }
}
