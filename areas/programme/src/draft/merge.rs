//! A correction and a county's own words in one text.
//!
//! Merged by sentences, though differences are shown by words: two who change the same sentence have said two things, and
//! a mixture of their words would be a third that nobody said.

use similar::{MergeResolution, TextMerge};
use unicode_segmentation::UnicodeSegmentation as _;

/// What came of two changes of one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Merged {
    /// Both changes stand in it.
    Clean(String),
    /// They changed the same sentence, or sentences side by side: somebody must choose.
    Conflict,
}

/// Merges what `ours` and `theirs` made of `base`.
#[must_use]
pub fn merge(base: &str, ours: &str, theirs: &str) -> Merged {
    if ours == theirs || theirs == base {
        return Merged::Clean(ours.to_owned());
    }
    if ours == base {
        return Merged::Clean(theirs.to_owned());
    }
    let (our_sentences, their_sentences) = (sentences(ours), sentences(theirs));
    let (base, our_lines, their_lines) =
        (lines(&sentences(base)), lines(&our_sentences), lines(&their_sentences));
    let merged = TextMerge::from_lines(&base, &our_lines, &their_lines);
    let mut text = String::new();
    for region in merged.regions() {
        let (from, range) = match region.resolution() {
            MergeResolution::Unchanged | MergeResolution::Ours | MergeResolution::Both => {
                (&our_sentences, region.ours_range())
            }
            MergeResolution::Theirs => (&their_sentences, region.theirs_range()),
            // What a later version of the library adds is a reason to ask, not to guess.
            _ => return Merged::Conflict,
        };
        text.extend(from[range].iter().copied());
    }
    Merged::Clean(text)
}

/// Sentences with the white space after them; the end of a paragraph is one of its own.
fn sentences(text: &str) -> Vec<&str> {
    text.split_sentence_bounds().collect()
}

/// Each sentence as one line of what is merged.
fn lines(sentences: &[&str]) -> String {
    sentences
        .iter()
        .map(|sentence| sentence.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r") + "\n")
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn clean(text: &str) -> Merged {
        Merged::Clean(text.to_owned())
    }

    #[test]
    fn changes_in_different_sentences_are_both_kept() {
        let base = "Kom kl. nio. Vi bjuder på lunch.\n\nAnmäl er snart. Välkomna!";
        let ours = "Kom kl. nio. Vi bjuder på kaffe.\n\nAnmäl er snart. Välkomna!";
        let theirs = "Kom kl. nio. Vi bjuder på lunch.\n\nAnmäl er snart. Varmt välkomna!";
        assert_eq!(
            merge(base, ours, theirs),
            clean("Kom kl. nio. Vi bjuder på kaffe.\n\nAnmäl er snart. Varmt välkomna!")
        );
    }

    #[test]
    fn two_changes_of_one_sentence_are_a_conflict() {
        assert_eq!(merge("Kom kl. nio.", "Kom kl. åtta.", "Kom kl. tio."), Merged::Conflict);
        assert_eq!(merge("A. B.", "A.", "A. C."), Merged::Conflict);
    }

    #[test]
    fn the_same_change_twice_is_no_conflict() {
        assert_eq!(merge("A. B.", "A. C.", "A. C."), clean("A. C."));
    }

    fn text() -> impl Strategy<Value = String> {
        let pieces = vec!["Åk hem. ", "Kom! ", "Hur? ", "\n\n", "\\n", "kl. 9 ", "ö"];
        prop::collection::vec(prop::sample::select(pieces), 0..20).prop_map(|words| words.concat())
    }

    proptest! {
        #[test]
        fn merging_without_a_change_is_the_identity(base in text(), changed in text()) {
            prop_assert_eq!(merge(&base, &base, &changed), clean(&changed));
            prop_assert_eq!(merge(&base, &changed, &base), clean(&changed));
            prop_assert_eq!(merge(&base, &changed, &changed), clean(&changed));
        }

        #[test]
        fn a_sentence_that_one_side_added_is_in_what_is_merged((base, ours, theirs) in (text(), text(), text())) {
            if let Merged::Clean(merged) = merge(&base, &ours, &theirs) {
                for side in [&ours, &theirs] {
                    for sentence in sentences(side) {
                        prop_assert!(merged.contains(sentence) || sentences(&base).contains(&sentence));
                    }
                }
            }
        }

        #[test]
        fn the_sides_may_be_swapped((base, ours, theirs) in (text(), text(), text())) {
            prop_assert_eq!(merge(&base, &ours, &theirs) == Merged::Conflict, merge(&base, &theirs, &ours) == Merged::Conflict);
        }
    }
}
