//! The terms as they are typed. Strings in, terms or all faults out. Pure.

use texts::Words;
use web::{Faults, Posted};

use crate::rules::{LONGEST_MINUTES, MOST_PLACES, Policy, Terms};

/// The terms as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TermsForm {
    /// Minutes before the start.
    pub minutes: String,
    /// Browsers.
    pub places: String,
    /// Code of the policy.
    pub policy: String,
}

impl TermsForm {
    /// The form that shows these terms.
    #[must_use]
    pub fn of(terms: Terms) -> Self {
        Self {
            minutes: terms.opens_minutes.to_string(),
            places: terms.places.to_string(),
            policy: terms.policy.code().to_owned(),
        }
    }

    /// The form as it was posted.
    #[must_use]
    pub fn posted(posted: &Posted) -> Self {
        let text = |name: &str| posted.text(name).to_owned();
        Self { minutes: text("minutes"), places: text("places"), policy: text("policy") }
    }

    /// The terms, or everything that is wrong.
    ///
    /// # Errors
    /// At least one fault.
    pub fn check(&self, words: &Words) -> Result<Terms, Faults> {
        let mut faults = Faults::none();
        let number = |text: &str, range: std::ops::RangeInclusive<i32>| {
            text.trim().parse().ok().filter(|number| range.contains(number))
        };
        let opens_minutes = number(&self.minutes, 0..=LONGEST_MINUTES);
        if opens_minutes.is_none() {
            faults.add("minutes", words.say1("joining-fault-minutes", "most", LONGEST_MINUTES));
        }
        let places = number(&self.places, 1..=MOST_PLACES);
        if places.is_none() {
            faults.add("places", words.say1("joining-fault-places", "most", MOST_PLACES));
        }
        let policy = Policy::ALL.into_iter().find(|policy| policy.code() == self.policy);
        if policy.is_none() {
            faults.add("policy", words.say("joining-fault-policy"));
        }
        match (opens_minutes, places, policy) {
            (Some(opens_minutes), Some(places), Some(policy)) => Ok(Terms { opens_minutes, places, policy }),
            _ => Err(faults),
        }
    }
}
