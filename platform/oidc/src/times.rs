//! Whether a token's times are sound. Pure. A clock that is wrong is told apart from a token that is old, since only
//! the first is for an administrator to mend.

use chrono::{DateTime, TimeDelta, Utc};

/// What two clocks may differ.
const APART: TimeDelta = TimeDelta::minutes(2);
/// How old a token may be: it came straight from the provider, for an attempt of ten minutes.
const OLDEST: TimeDelta = TimeDelta::minutes(10);

/// The times of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// `iat`.
    pub issued: DateTime<Utc>,
    /// `exp`.
    pub ends: DateTime<Utc>,
    /// `auth_time`: when the person showed who they are.
    pub shown: Option<DateTime<Utc>>,
}

/// What is wrong with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TimeFault {
    /// The provider's clock and ours differ, so that nothing can be said about the rest.
    #[error("the provider's clock and ours are {0} minutes apart")]
    ClocksApart(i64),
    /// Its time is over.
    #[error("the token has ended")]
    Ended,
    /// The person should have shown anew who they are, and has not.
    #[error("the person was not asked anew")]
    NotFresh,
}

impl Times {
    /// Holds the times against ours; `since` is the moment after which the person must have shown who they are.
    ///
    /// # Errors
    /// [`TimeFault`].
    pub fn check(self, now: DateTime<Utc>, since: Option<DateTime<Utc>>) -> Result<(), TimeFault> {
        let age = now.signed_duration_since(self.issued);
        if age < -APART || age > OLDEST {
            return Err(TimeFault::ClocksApart(age.num_minutes().saturating_abs()));
        }
        // Not `ends + APART`: a provider may write the end of time.
        if now.signed_duration_since(self.ends) >= APART || self.ends <= self.issued {
            return Err(TimeFault::Ended);
        }
        match since {
            Some(since) if self.shown.is_none_or(|shown| since.signed_duration_since(shown) > APART) => {
                Err(TimeFault::NotFresh)
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
    }

    fn token(issued: i64, ends: i64) -> Times {
        Times { issued: at(issued), ends: at(ends), shown: None }
    }

    #[test]
    fn a_token_of_now_is_sound_and_one_whose_time_is_over_is_not() {
        assert_eq!(token(0, 300).check(at(5), None), Ok(()));
        assert_eq!(token(0, 300).check(at(419), None), Ok(()), "two minutes are what clocks differ");
        assert_eq!(token(0, 300).check(at(420), None), Err(TimeFault::Ended));
        assert_eq!(token(0, -1).check(at(0), None), Err(TimeFault::Ended), "ends before it begins");
    }

    #[test]
    fn a_clock_an_hour_wrong_is_said_to_be_that_in_both_directions() {
        assert_eq!(token(3600, 3900).check(at(0), None), Err(TimeFault::ClocksApart(60)));
        assert_eq!(token(-3600, -3300).check(at(0), None), Err(TimeFault::ClocksApart(60)));
    }

    #[test]
    fn whoever_must_show_anew_who_they_are_must_have_done_so_since() {
        let times = |shown| Times { shown, ..token(0, 300) };
        assert_eq!(times(Some(at(-30))).check(at(5), Some(at(-60))), Ok(()));
        assert_eq!(times(Some(at(-3600))).check(at(5), Some(at(-60))), Err(TimeFault::NotFresh));
        assert_eq!(times(None).check(at(5), Some(at(-60))), Err(TimeFault::NotFresh));
    }

    proptest! {
        #[test]
        fn any_times_are_judged_and_none_is_sound_that_is_an_hour_away(
            issued in -9_000_000_000_000_i64..9_000_000_000_000,
            ends in -9_000_000_000_000_i64..9_000_000_000_000,
        ) {
            let (Some(issued), Some(ends)) =
                (DateTime::from_timestamp(issued, 0), DateTime::from_timestamp(ends, 0))
            else {
                return Ok(());
            };
            let sound = Times { issued, ends, shown: None }.check(at(0), None).is_ok();
            let near = at(0).signed_duration_since(issued).abs() <= TimeDelta::hours(1);
            prop_assert!(!sound || near);
        }
    }
}
