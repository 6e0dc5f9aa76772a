//! Days as numbers, so that no calendar is needed to count with them.

use serde::{Deserialize, Serialize};

/// A day, as days since Thursday 1 January 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(pub i32);

impl Day {
    /// 0 for a Monday to 6 for a Sunday.
    #[must_use]
    pub fn weekday(self) -> i32 {
        // The remainder first: the sum cannot overflow then.
        (self.0.rem_euclid(7) + 3) % 7
    }

    /// The Monday of this day's week (ISO 8601).
    #[must_use]
    pub fn monday(self) -> Self {
        Self(self.0.saturating_sub(self.weekday()))
    }

    /// Saturday or Sunday.
    #[must_use]
    pub fn is_weekend(self) -> bool {
        self.weekday() > 4
    }

    /// How many days this one is after another; negative when it is before.
    #[must_use]
    pub fn after(self, other: Self) -> i64 {
        i64::from(self.0) - i64::from(other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_begin_on_monday() {
        // 1 January 1970 was a Thursday.
        assert_eq!(Day(0).weekday(), 3);
        assert_eq!(Day(0).monday(), Day(-3));
        assert_eq!(Day(4).monday(), Day(4));
        // 8 September 2030, a Sunday.
        assert_eq!(Day(22_165).weekday(), 6);
        assert!(Day(22_165).is_weekend());
        assert!(Day(i32::MAX).monday() <= Day(i32::MAX));
        assert!(Day(i32::MIN).monday() <= Day(i32::MIN + 6));
    }
}
