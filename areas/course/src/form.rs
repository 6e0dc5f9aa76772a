//! What is typed: where the course is and its short version, and why somebody is exempt. Strings in, checked out or all
//! faults. Pure.

use programme::draft::{LONGEST_LINE, one_line, written};
use texts::Words;
use web::{Faults, Posted};

use crate::views::Told;

/// An address on the web that a browser can be sent to.
pub(crate) fn is_address(text: &str) -> bool {
    let host = text.strip_prefix("https://").unwrap_or_default();
    !host.is_empty()
        && !host.starts_with('/')
        && !text.contains(|sign: char| sign.is_whitespace() || sign.is_control())
}

/// Where the course is, and its short version, as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToldForm {
    /// Where it is.
    pub place: String,
    /// The short version in Swedish.
    pub short_sv: String,
    /// In English.
    pub short_en: String,
}

impl ToldForm {
    /// The form that shows this.
    #[must_use]
    pub fn of(told: &Told) -> Self {
        Self { place: told.place.clone(), short_sv: told.short_sv.clone(), short_en: told.short_en.clone() }
    }

    /// The form as it was posted.
    #[must_use]
    pub fn posted(posted: &Posted) -> Self {
        let text = |name: &str| posted.raw(name).to_owned();
        Self { place: text("place"), short_sv: text("short_sv"), short_en: text("short_en") }
    }

    /// What is kept, or everything that is wrong. A text that is emptied is as it ships.
    ///
    /// # Errors
    /// At least one fault.
    pub fn check(&self, words: &Words) -> Result<Told, Faults> {
        let mut faults = Faults::none();
        let place = one_line(&self.place);
        let begins = place.to_lowercase();
        if place.chars().count() > LONGEST_LINE {
            faults.add("place", words.say1("course-fault-long", "most", LONGEST_LINE));
        } else if (begins.starts_with("http") || begins.starts_with("www.")) && !is_address(&place) {
            faults.add("place", words.say("course-fault-place"));
        }
        let shipped = Told::shipped();
        let mut text = |field: &'static str, typed: &str, shipped: String| {
            let text = written(typed);
            if text.chars().count() > LONGEST_SHORT {
                faults.add(field, words.say1("course-fault-long", "most", LONGEST_SHORT));
            }
            if text.is_empty() { shipped } else { text }
        };
        let short_sv = text("short_sv", &self.short_sv, shipped.short_sv);
        let short_en = text("short_en", &self.short_en, shipped.short_en);
        if faults.is_empty() { Ok(Told { place, short_sv, short_en, version: 0 }) } else { Err(faults) }
    }
}

/// Longest short version: some ten pages. It is to be read standing.
pub const LONGEST_SHORT: usize = 12_000;
/// Longest reason.
const LONGEST_REASON: usize = 500;

/// Why somebody is exempt, or what is wrong with it.
///
/// # Errors
/// At least one fault.
pub fn reason(typed: &str, words: &Words) -> Result<String, Faults> {
    let reason = one_line(typed);
    let mut faults = Faults::none();
    if reason.is_empty() {
        faults.add("reason", words.say("course-fault-reason"));
    } else if reason.chars().count() > LONGEST_REASON {
        faults.add("reason", words.say1("course-fault-long", "most", LONGEST_REASON));
    }
    if faults.is_empty() { Ok(reason) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_on_the_web_is_by_https_and_whole() {
        for (text, is) in [
            ("https://utbildning.example/kurs?id=1", true),
            ("http://utbildning.example", false),
            ("https://", false),
            ("https:///x", false),
            ("https://a b", false),
            ("Valcentralen, under Utbildning", false),
            ("javascript:alert(1)", false),
        ] {
            assert_eq!(is_address(text), is, "{text}");
        }
    }
}
