//! When a personal link opens the meeting. Pure.

use chrono::{DateTime, TimeDelta, Utc};
use course::rules::Entry;
use sea_orm::entity::prelude::*;

/// Minutes before the start at which the meeting opens, when the county has said nothing else.
pub const USUAL_MINUTES: i32 = 15;
/// The longest that a county can set.
pub const LONGEST_MINUTES: i32 = 180;
/// In how many browsers a link may be opened, when the county has said nothing else: at work and on a phone.
pub const USUAL_PLACES: i32 = 2;
/// The most that a county can set.
pub const MOST_PLACES: i32 = 20;

/// What becomes of somebody whose link was opened in more places than the county expects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Policy {
    /// They come in, and it is noted.
    #[default]
    #[sea_orm(string_value = "note")]
    Note,
    /// They do not come in until somebody at the county has seen to it.
    #[sea_orm(string_value = "block")]
    Block,
}

impl Policy {
    /// Both, in the order of the form.
    pub const ALL: [Self; 2] = [Self::Note, Self::Block];

    /// The code in forms and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Block => "block",
        }
    }
}

/// What a county asks of whoever joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Minutes before the start at which the meeting opens.
    pub opens_minutes: i32,
    /// In how many browsers a link may be opened.
    pub places: i32,
    /// What becomes of a link that was opened in more.
    pub policy: Policy,
}

impl Default for Terms {
    fn default() -> Self {
        Self { opens_minutes: USUAL_MINUTES, places: USUAL_PLACES, policy: Policy::Note }
    }
}

/// What is noted of somebody who is let in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Noted {
    /// In how many places their link was opened, when it is more than the county expects; else 0.
    pub places: u64,
    /// They have not done the course.
    pub without_course: bool,
}

/// Whether the meeting opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It does, and this is noted.
    Opens(Noted),
    /// It is too early; it opens then.
    TooEarly(DateTime<Utc>),
    /// The workshop is over.
    Over,
    /// The day takes place in a room alone.
    OnSite,
    /// Whoever asks waits for a seat.
    Waits,
    /// The link was opened in so many places, and the county must see to it.
    ManyPlaces(u64),
    /// The course is missing, and the county lets nobody in without it.
    NoCourse,
    /// The course is missing, and its short version comes first.
    ShortCourse,
}

impl Answer {
    /// The meeting opens.
    #[must_use]
    pub const fn opens(self) -> bool {
        matches!(self, Self::Opens(_))
    }
}

/// Whether the meeting opens now for a link that was opened in so many places. `from` and `to`: the workshop; `course`:
/// what follows from how whoever holds the link stands with the course.
#[must_use]
pub fn answer(
    terms: Terms,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
    now: DateTime<Utc>,
    (places, course): (u64, Entry),
) -> Answer {
    let opens_at = from - TimeDelta::minutes(i64::from(terms.opens_minutes));
    let is_wide = places > u64::try_from(terms.places).unwrap_or_default();
    if now >= to {
        return Answer::Over;
    }
    if now < opens_at {
        return Answer::TooEarly(opens_at);
    }
    let without_course = match course {
        Entry::Free => false,
        Entry::Noted => true,
        Entry::Short => return Answer::ShortCourse,
        Entry::Stopped => return Answer::NoCourse,
    };
    match terms.policy {
        Policy::Block if is_wide => Answer::ManyPlaces(places),
        Policy::Note if is_wide => Answer::Opens(Noted { places, without_course }),
        Policy::Note | Policy::Block => Answer::Opens(Noted { places: 0, without_course }),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(minutes: i64) -> DateTime<Utc> {
        "2029-03-14T08:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::minutes(minutes)
    }

    #[test]
    fn the_meeting_opens_a_quarter_before_and_closes_at_the_end() {
        let now = |minutes| answer(Terms::default(), (at(0), at(300)), at(minutes), (1, Entry::Free));
        assert_eq!(now(-16), Answer::TooEarly(at(-15)));
        assert_eq!(now(-15), Answer::Opens(Noted::default()));
        assert_eq!(now(299), Answer::Opens(Noted::default()));
        assert_eq!(now(300), Answer::Over);
    }

    #[test]
    fn a_link_that_went_round_is_noted_or_stopped_as_the_county_says() {
        let with =
            |policy| answer(Terms { policy, ..Terms::default() }, (at(0), at(300)), at(10), (3, Entry::Free));
        assert_eq!(with(Policy::Note), Answer::Opens(Noted { places: 3, without_course: false }));
        assert_eq!(with(Policy::Block), Answer::ManyPlaces(3));
    }

    #[test]
    fn a_missing_course_is_noted_or_stops_or_sends_to_the_short_version() {
        let with = |course, minutes| answer(Terms::default(), (at(0), at(300)), at(minutes), (1, course));
        assert_eq!(with(Entry::Noted, 0), Answer::Opens(Noted { places: 0, without_course: true }));
        assert_eq!(with(Entry::Stopped, 0), Answer::NoCourse);
        assert_eq!(with(Entry::Short, 0), Answer::ShortCourse);
        // Whoever is too early has time left to do it.
        assert_eq!(with(Entry::Stopped, -60), Answer::TooEarly(at(-15)));
    }

    proptest! {
        #[test]
        fn without_the_course_it_never_opens_where_the_county_stops(
            words in proptest::sample::subsequence(course::rules::Source::ALL.to_vec(), 0..=6),
            policy in proptest::sample::select(course::rules::Policy::ALL.to_vec()),
            now in -600..600_i64, seen in 0..30_u64,
        ) {
            let state = course::rules::State::of(words);
            let said = answer(Terms::default(), (at(0), at(300)), at(now), (seen, course::rules::entry(state, policy)));
            let is_missing = state == course::rules::State::Missing;
            prop_assert!(!(is_missing && policy != course::rules::Policy::Note && said.opens()));
            if let Answer::Opens(noted) = said {
                prop_assert_eq!(noted.without_course, is_missing);
            }
        }

        #[test]
        fn outside_its_time_it_never_opens(
            opens_minutes in 0..=LONGEST_MINUTES, places in 0..=MOST_PLACES, blocks: bool, now in -600..600_i64, seen in 0..30_u64,
        ) {
            let policy = if blocks { Policy::Block } else { Policy::Note };
            let terms = Terms { opens_minutes, places, policy };
            let said = answer(terms, (at(0), at(300)), at(now), (seen, Entry::Free));
            let is_time = now >= -i64::from(opens_minutes) && now < 300;
            prop_assert!(is_time || !said.opens());
            prop_assert!(!(blocks && seen > u64::try_from(places).unwrap() && said.opens()));
        }
    }
}
