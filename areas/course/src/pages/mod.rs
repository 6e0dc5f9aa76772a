//! The pages of the course, and what they share.

pub(super) mod county;
pub(super) mod list;
pub(super) mod municipality;
pub(super) mod national;
pub(super) mod own;
pub(super) mod person;
#[cfg(test)]
mod samples;
pub(super) mod short;

use programme::draft::paragraphs;
use texts::Words;

use crate::rules::{Source, State};
use crate::views::Fact;

/// How somebody stands, as a tag and a line more.
#[derive(Clone, Debug, Default)]
pub(super) struct Stands {
    /// The kind of tag.
    pub kind: &'static str,
    /// In a word.
    pub text: String,
    /// By whose word and since when; empty when nothing is said.
    pub more: String,
}

impl Stands {
    /// Of somebody, out of the words about them.
    pub fn of<'a>(words: &Words, facts: impl IntoIterator<Item = &'a Fact>) -> (State, Self) {
        let facts: Vec<&Fact> = facts.into_iter().collect();
        let state = State::of(facts.iter().map(|fact| fact.source));
        // The strongest word is the one that is said.
        let strongest = facts.into_iter().max_by_key(|fact| fact.source);
        let more = strongest.map(|fact| said(words, fact)).unwrap_or_default();
        let text = words.say(&format!("course-state-{}", state.code()));
        (state, Self { kind: state.kind(), text, more })
    }
}

/// A word about somebody as a line: whose, and when.
pub(super) fn said(words: &Words, fact: &Fact) -> String {
    let source = words.say(&format!("course-source-{}", fact.source.code()));
    let at = words.short_moment(fact.at);
    if fact.source == Source::Exempt && !fact.reason.is_empty() {
        return words.say_with(
            "course-said-because",
            [("source", source.into()), ("at", at.into()), ("reason", fact.reason.as_str().into())],
        );
    }
    words.say2("course-said", "source", source, "at", at)
}

/// A part of the short version.
pub(super) enum Part {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Text(String),
}

/// The parts of a short version: a paragraph that begins with `#` is a heading.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let part = |one: &str| match one.strip_prefix('#') {
        Some(heading) => Part::Heading(heading.trim_start_matches('#').trim().to_owned()),
        None => Part::Text(one.to_owned()),
    };
    paragraphs(text).map(part).collect()
}
