//! States, words and their strength, and what a county does where the course is missing. Pure.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::entity::prelude::*;

/// Hours before the start from which the short version is there to be done, where the county offers it: until then there
/// is time for the whole course.
pub const SHORT_HOURS: i64 = 24;

/// Whose word it is that somebody has done the course, or need not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Source {
    /// They did the short version.
    #[sea_orm(string_value = "short")]
    Short,
    /// The county exempts them, with a reason.
    #[sea_orm(string_value = "exempt")]
    Exempt,
    /// They say so themselves.
    #[sea_orm(string_value = "own")]
    OwnWord,
    /// Their municipality says so.
    #[sea_orm(string_value = "municipality")]
    Municipality,
    /// The county says so.
    #[sea_orm(string_value = "county")]
    County,
    /// A list from the course's own place says so.
    #[sea_orm(string_value = "list")]
    List,
}

impl Source {
    /// Every one, the weakest first.
    pub const ALL: [Self; 6] =
        [Self::Short, Self::Exempt, Self::OwnWord, Self::Municipality, Self::County, Self::List];

    /// The code in text keys and the journal.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Exempt => "exempt",
            Self::OwnWord => "own",
            Self::Municipality => "municipality",
            Self::County => "county",
            Self::List => "list",
        }
    }
}

/// Who takes a word back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// The person.
    Person,
    /// Their municipality.
    Municipality,
    /// The county.
    County,
}

impl Hand {
    /// Each takes back what they said themselves; the county everything, since the policy is its own.
    #[must_use]
    pub const fn may_take_back(self, source: Source) -> bool {
        match self {
            Self::Person => matches!(source, Source::OwnWord | Source::Short),
            Self::Municipality => matches!(source, Source::Municipality),
            Self::County => true,
        }
    }
}

/// How somebody stands with the course.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nobody says that they have done it.
    #[default]
    Missing,
    /// They have done the short version alone.
    Short,
    /// The county exempts them.
    Exempt,
    /// They have done it; the strongest word that says so.
    Done(Source),
}

impl State {
    /// What words make together: the strongest, in whatever order they came.
    #[must_use]
    pub fn of(sources: impl IntoIterator<Item = Source>) -> Self {
        sources.into_iter().max().map_or(Self::Missing, |source| match source {
            Source::Short => Self::Short,
            Source::Exempt => Self::Exempt,
            source => Self::Done(source),
        })
    }

    /// Nothing stands against their coming in.
    #[must_use]
    pub const fn is_enough(self) -> bool {
        !matches!(self, Self::Missing)
    }

    /// The code in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Short => "short",
            Self::Exempt => "exempt",
            Self::Done(_) => "done",
        }
    }

    /// The kind of tag.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Missing => "due",
            Self::Short | Self::Exempt => "plain",
            Self::Done(_) => "done",
        }
    }
}

/// What a county does with somebody whose course is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Policy {
    /// They come in, and it is noted.
    #[default]
    #[sea_orm(string_value = "note")]
    Note,
    /// They do the short version first.
    #[sea_orm(string_value = "short")]
    Short,
    /// They do not come in.
    #[sea_orm(string_value = "block")]
    Block,
}

impl Policy {
    /// Every one, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Note, Self::Short, Self::Block];

    /// The code in forms and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Short => "short",
            Self::Block => "block",
        }
    }
}

/// What follows for whoever wants to come in, at the door or at the meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The course stands against nothing.
    Free,
    /// They come in, and it is noted that the course is missing.
    Noted,
    /// They do the short version first.
    Short,
    /// They do not come in.
    Stopped,
}

/// What follows from how somebody stands and what the county wants.
#[must_use]
pub const fn entry(state: State, policy: Policy) -> Entry {
    if state.is_enough() {
        return Entry::Free;
    }
    match policy {
        Policy::Note => Entry::Noted,
        Policy::Short => Entry::Short,
        Policy::Block => Entry::Stopped,
    }
}

/// Whether the short version is there for somebody to do by themselves.
#[must_use]
pub fn offers_short(state: State, policy: Policy, start: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    !state.is_enough() && policy == Policy::Short && now >= start - TimeDelta::hours(SHORT_HOURS)
}

/// How many of a group stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Done.
    pub done: usize,
    /// The short version alone.
    pub short: usize,
    /// Exempt.
    pub exempt: usize,
    /// Missing.
    pub missing: usize,
}

impl Count {
    /// Of these.
    #[must_use]
    pub fn of(states: impl IntoIterator<Item = State>) -> Self {
        let mut count = Self::default();
        for state in states {
            match state {
                State::Missing => count.missing += 1,
                State::Short => count.short += 1,
                State::Exempt => count.exempt += 1,
                State::Done(_) => count.done += 1,
            }
        }
        count
    }

    /// All.
    #[must_use]
    pub const fn all(self) -> usize {
        self.done + self.short + self.exempt + self.missing
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::{select, subsequence};

    use super::*;

    fn start() -> DateTime<Utc> {
        "2029-03-14T08:00:00Z".parse().unwrap()
    }

    #[test]
    fn the_strongest_word_is_the_one_that_is_said() {
        assert_eq!(State::of([]), State::Missing);
        assert_eq!(State::of([Source::Short]), State::Short);
        assert_eq!(State::of([Source::Short, Source::Exempt]), State::Exempt);
        assert_eq!(State::of([Source::OwnWord, Source::Exempt]), State::Done(Source::OwnWord));
        assert_eq!(State::of([Source::List, Source::OwnWord]), State::Done(Source::List));
    }

    #[test]
    fn a_county_notes_offers_or_stops() {
        assert_eq!(entry(State::Missing, Policy::default()), Entry::Noted);
        assert_eq!(entry(State::Missing, Policy::Short), Entry::Short);
        assert_eq!(entry(State::Missing, Policy::Block), Entry::Stopped);
        assert_eq!(entry(State::Exempt, Policy::Block), Entry::Free);
        assert_eq!(entry(State::Short, Policy::Block), Entry::Free);
    }

    #[test]
    fn the_short_version_is_there_from_the_day_before_where_the_county_offers_it() {
        let at = |hours| start() - TimeDelta::hours(hours);
        assert!(!offers_short(State::Missing, Policy::Short, start(), at(25)));
        assert!(offers_short(State::Missing, Policy::Short, start(), at(24)));
        assert!(!offers_short(State::Missing, Policy::Note, start(), at(1)));
        assert!(!offers_short(State::Done(Source::OwnWord), Policy::Short, start(), at(1)));
    }

    proptest! {
        #[test]
        fn one_word_more_never_makes_it_weaker_and_the_order_does_not_matter(
            words in subsequence(Source::ALL.to_vec(), 0..=6), more in select(Source::ALL.to_vec()), turn in 0..6_usize,
        ) {
            let before = State::of(words.clone());
            let mut after = words.clone();
            after.push(more);
            prop_assert!(State::of(after) >= before);
            let mut turned = words.clone();
            if !turned.is_empty() {
                let by = turn % turned.len();
                turned.rotate_left(by);
            }
            prop_assert_eq!(State::of(turned), before);
        }

        #[test]
        fn taking_back_the_last_word_leaves_the_course_missing(
            words in subsequence(Source::ALL.to_vec(), 0..=6),
        ) {
            let left: Vec<Source> =
                words.iter().copied().filter(|source| !Hand::County.may_take_back(*source)).collect();
            prop_assert_eq!(State::of(left), State::Missing);
            // Nobody but the county takes back what another said.
            for source in words {
                let hands = [Hand::Person, Hand::Municipality].into_iter().filter(|hand| hand.may_take_back(source));
                prop_assert!(hands.count() <= 1);
            }
        }

        #[test]
        fn where_the_county_stops_nobody_comes_in_who_is_missing(
            words in subsequence(Source::ALL.to_vec(), 0..=6), policy in select(Policy::ALL.to_vec()),
        ) {
            let state = State::of(words.clone());
            let said = entry(state, policy);
            prop_assert_eq!(said == Entry::Free, !words.is_empty());
            prop_assert!(policy != Policy::Block || state.is_enough() || said == Entry::Stopped);
        }

        #[test]
        fn everybody_is_counted_once(words in prop::collection::vec(subsequence(Source::ALL.to_vec(), 0..=6), 0..40)) {
            let count = Count::of(words.iter().map(|words| State::of(words.iter().copied())));
            prop_assert_eq!(count.all(), words.len());
            prop_assert_eq!(count.missing, words.iter().filter(|words| words.is_empty()).count());
        }
    }
}
