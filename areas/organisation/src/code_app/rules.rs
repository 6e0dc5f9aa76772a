//! What a code is worth, whatever stores the secret.

use chrono::{DateTime, TimeDelta, Utc};
use totp_rs::{Algorithm, Builder, Totp};

/// Half a minute: what every code app takes for granted (RFC 6238, section 5.2).
const STEP_SECONDS: i64 = 30;
/// Codes of the neighbouring half minutes are taken too: typing takes time (RFC 6238, section 5.2), and clocks drift
/// either way (section 6). What a guesser gains by it, the count of wrong codes takes back.
const TOLERANCE: i64 = 1;
/// So far off a clock may be and still be named. Beyond a forgotten summer time and a wrong zone nearby, a code is
/// simply wrong.
const RECOGNISED: i64 = 3 * 3600 / STEP_SECONDS;
/// Wrong codes of one person in an hour. With so few the chance to guess one of a million is not worth a try; and
/// only who reads the person's mail or sits at their open screen gets so far, so no stranger can use them up.
pub(crate) const MOST_WRONG: i32 = 10;
/// How long wrong codes count.
pub(crate) const WRONG_COUNTS: TimeDelta = TimeDelta::hours(1);
/// How long one has to type a code after the link.
pub(crate) const STEP_LASTS: TimeDelta = TimeDelta::minutes(10);

/// The app's codes: SHA-1, six figures, half a minute. Apps read other values from the address and ignore them.
///
/// # Errors
/// When the secret has fewer than 128 bits; ours has 160.
pub(crate) fn codes(secret: &[u8], account: &str) -> Result<Totp, totp_rs::TotpError> {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(0)
        .with_step_duration(STEP_SECONDS.unsigned_abs())
        .with_secret(secret.to_vec())
        .with_account_name(account.replace(':', " "))
        .with_issuer(Some("Valskydd"))
        .build()
}

/// What a code is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It holds, and belongs to this step.
    Good(i64),
    /// It held, and was used.
    Used,
    /// It is the code of another hour: so many minutes before (or, when negative, after) ours.
    Clock {
        /// The step it belongs to.
        step: i64,
        /// How many minutes the app's clock is ahead of ours.
        ahead: i64,
    },
    /// It is none of the app's codes.
    Wrong,
    /// Nobody can tell: the secret does not open, since the house has another key than when it was sealed.
    Unreadable,
}

/// The number of half minutes since 1970.
pub(crate) fn step_at(moment: DateTime<Utc>) -> i64 {
    moment.timestamp().div_euclid(STEP_SECONDS)
}

/// Judges a typed code. `last` is the latest step that was used; `named` are steps to come whose codes were named as
/// a clock fault: whoever guesses learns from that what will hold then, so it never does.
pub(crate) fn judge(codes: &Totp, typed: &str, now: DateTime<Utc>, last: i64, named: &[i64]) -> Verdict {
    let typed: String = typed.chars().filter(|sign| !sign.is_whitespace()).collect();
    if typed.len() != 6 || !typed.bytes().all(|byte| byte.is_ascii_digit()) {
        return Verdict::Wrong;
    }
    let now = step_at(now);
    let fits = |step: i64| {
        let seconds = u64::try_from(step * STEP_SECONDS).unwrap_or_default();
        codes.check(&typed, seconds).is_some()
    };
    // The nearest first: our own step, then one to each side, and so on.
    let found = (0..=RECOGNISED).flat_map(|off| [now - off, now + off]).find(|step| fits(*step));
    match found {
        Some(step) if (step - now).abs() > TOLERANCE => {
            Verdict::Clock { step, ahead: (step - now) * STEP_SECONDS / 60 }
        }
        Some(step) if step <= last || named.contains(&step) => Verdict::Used,
        Some(step) => Verdict::Good(step),
        None => Verdict::Wrong,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn app() -> Totp {
        // The secret of RFC 6238, appendix B.
        codes(b"12345678901234567890", "karin.aberg@lansstyrelsen.example").unwrap()
    }

    fn shown(moment: DateTime<Utc>) -> String {
        app().generate(moment.timestamp().unsigned_abs()).to_string()
    }

    #[test]
    fn the_codes_are_those_of_the_standard() {
        // The last six of the eight figures in RFC 6238, appendix B.
        assert_eq!(shown(at("1970-01-01T00:00:59Z")), "287082");
        assert_eq!(shown(at("2005-03-18T01:58:29Z")), "081804");
        assert_eq!(shown(at("2603-10-11T11:33:20Z")), "353130");
    }

    #[test]
    fn a_code_holds_for_its_half_minute_and_the_ones_beside_it_once() {
        let now = at("2029-01-10T08:00:10Z");
        let step = step_at(now);
        for (off, verdict) in [
            (0, Verdict::Good(step)),
            (30, Verdict::Good(step + 1)),
            (-30, Verdict::Good(step - 1)),
            (60, Verdict::Clock { step: step + 2, ahead: 1 }),
            (-60, Verdict::Clock { step: step - 2, ahead: -1 }),
            (3600, Verdict::Clock { step: step + 120, ahead: 60 }),
            (-3600, Verdict::Clock { step: step - 120, ahead: -60 }),
            (4 * 3600, Verdict::Wrong),
        ] {
            let code = shown(now + TimeDelta::seconds(off));
            assert_eq!(judge(&app(), &code, now, 0, &[]), verdict, "{off} s");
        }
        assert_eq!(judge(&app(), &shown(now), now, step, &[]), Verdict::Used);
        assert_eq!(judge(&app(), &shown(now), now, 0, &[step]), Verdict::Used);
    }

    #[test]
    fn a_code_may_be_typed_in_two_groups() {
        let now = at("2029-01-10T08:00:10Z");
        let code = shown(now);
        let typed = format!(" {} {} ", &code[..3], &code[3..]);
        assert_eq!(judge(&app(), &typed, now, 0, &[]), Verdict::Good(step_at(now)));
        for wrong in ["", "12345", "1234567", "abcdef", "１２３４５６"] {
            assert_eq!(judge(&app(), wrong, now, 0, &[]), Verdict::Wrong, "{wrong}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn whatever_is_typed_only_the_steps_beside_ours_open(typed in "[0-9]{6}", later in 0_i64..100_000_000) {
            let now = at("2029-01-10T08:00:10Z") + TimeDelta::seconds(later);
            if let Verdict::Good(step) = judge(&app(), &typed, now, 0, &[]) {
                prop_assert!((step - step_at(now)).abs() <= 1);
                prop_assert_eq!(shown(now + TimeDelta::seconds((step - step_at(now)) * 30)), typed);
            }
        }
    }
}
