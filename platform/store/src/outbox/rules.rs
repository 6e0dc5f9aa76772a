//! When a letter is tried again.

use chrono::{DateTime, TimeDelta, Utc};

/// Tries before a letter is given up: with the waits below a little over three days, as mail servers do.
pub const GIVE_UP_AFTER: i32 = 80;

/// When the letter is tried next after `attempts` tries: 15 s, 30 s, 1 min … at most an hour, and up to a fifth more
/// by `chance`, so that a mail server that comes back is not met by all letters at once.
#[must_use]
pub fn next_try(now: DateTime<Utc>, attempts: i32, chance: u64) -> DateTime<Utc> {
    let doubling = u32::try_from(attempts.clamp(1, 12) - 1).unwrap_or_default();
    let seconds = (15_i64 << doubling).min(3600);
    let more = i64::try_from(chance % 200).unwrap_or_default() * seconds / 1000;
    now + TimeDelta::seconds(seconds + more)
}
