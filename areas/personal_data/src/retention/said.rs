//! A rule in words.

use texts::Words;

use super::Times;
use super::table::{Clock, Enforced, Rule, Time, of};

/// A rule as a page or a document shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// What it is about.
    pub what: String,
    /// What happens with it, and what stays.
    pub more: String,
    /// How long it is kept.
    pub time: String,
    /// By which laws.
    pub grounds: Vec<String>,
    /// What makes it go.
    pub enforced: String,
}

impl Said {
    pub fn of(rule: &Rule, times: &Times, words: &Words) -> Self {
        let grounds =
            rule.grounds.iter().map(|ground| words.say(&format!("retention-ground-{}", ground.code())));
        Self {
            what: words.say(&format!("retention-{}", rule.code)),
            more: words.say(&format!("retention-{}-more", rule.code)),
            time: time(rule, times, words),
            grounds: grounds.collect(),
            enforced: words.say(enforced(rule)),
        }
    }
}

fn time(rule: &Rule, times: &Times, words: &Words) -> String {
    match rule.time {
        Time::Days(days, from) => {
            words.say1(&format!("retention-days-{}", from.code()), "days", i64::from(days))
        }
        Time::Months(clock, from) => {
            let months = i64::from(times.months(clock));
            words.say1(&format!("retention-months-{}", from.code()), "months", months)
        }
        Time::With(other) => {
            let own = of(other).map(|other| time(other, times, words)).unwrap_or_default();
            let what = words.say(&format!("retention-{other}"));
            words.say2("retention-with", "what", what, "time", own)
        }
        Time::Own => words.say(&format!("retention-{}-time", rule.code)),
    }
}

/// The setting that changes its time.
pub(super) fn setting(rule: &Rule) -> Option<&'static str> {
    let of_clock = |time: Time| match time {
        Time::Months(clock, _) => Clock::setting(clock),
        Time::Days(..) | Time::With(_) | Time::Own => None,
    };
    match rule.time {
        Time::With(other) => of(other).and_then(|other| of_clock(other.time)),
        time => of_clock(time),
    }
}

fn enforced(rule: &Rule) -> &'static str {
    match rule.enforced {
        Enforced::By(_) if rule.approved => "retention-by-approval",
        Enforced::By(_) => "retention-by-errand",
        Enforced::WithIt => "retention-by-itself",
        Enforced::ByHand => "retention-by-hand",
        Enforced::NotYet => "retention-not-yet",
        Enforced::Stays => "retention-stays",
    }
}
