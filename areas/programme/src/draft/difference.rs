//! What differs between two texts, word by word.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation as _;

/// What a stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// Stands in both.
    Same,
    /// Stood in the old one.
    Gone,
    /// Stands in the new one.
    New,
}

/// A stretch of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub kind: PieceKind,
    /// The words with what stands between them.
    pub text: String,
}

impl Piece {
    /// Stood in the old text alone.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.kind == PieceKind::Gone
    }

    /// Stands in the new text alone.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.kind == PieceKind::New
    }
}

/// What differs. The pieces that are not new are the old text, those that are not gone the new one, to the letter.
#[must_use]
pub fn differences(old: &str, new: &str) -> Vec<Piece> {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.split_word_bounds().collect(), new.split_word_bounds().collect());
    let mut run = Run::default();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        match op {
            DiffOp::Equal { old_index, len, .. } => run.same(&old[old_index..old_index + len].concat()),
            DiffOp::Delete { old_index, old_len, .. } => {
                run.changed(&old[old_index..old_index + old_len], &[]);
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                run.changed(&[], &new[new_index..new_index + new_len]);
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                run.changed(&old[old_index..old_index + old_len], &new[new_index..new_index + new_len]);
            }
        }
    }
    run.end()
}

/// Changes that nothing but a space parts are one change: a reader takes in "gick hem → sov borta" at once, not word
/// for word.
#[derive(Default)]
struct Run {
    pieces: Vec<Piece>,
    gone: String,
    new: String,
    /// A space that both have, between two changes or after the last.
    between: String,
}

impl Run {
    fn same(&mut self, text: &str) {
        let in_change = !self.gone.is_empty() || !self.new.is_empty();
        if in_change && text.chars().all(|sign| sign == ' ') {
            self.between.push_str(text);
            return;
        }
        self.settle();
        self.push(PieceKind::Same, text);
    }

    fn changed(&mut self, gone: &[&str], new: &[&str]) {
        let between = std::mem::take(&mut self.between);
        self.gone.push_str(&between);
        self.new.push_str(&between);
        self.gone.extend(gone.iter().copied());
        self.new.extend(new.iter().copied());
    }

    fn settle(&mut self) {
        for (kind, text) in [
            (PieceKind::Gone, std::mem::take(&mut self.gone)),
            (PieceKind::New, std::mem::take(&mut self.new)),
            (PieceKind::Same, std::mem::take(&mut self.between)),
        ] {
            self.push(kind, &text);
        }
    }

    fn push(&mut self, kind: PieceKind, text: &str) {
        match self.pieces.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.kind == kind => last.text.push_str(text),
            _ => self.pieces.push(Piece { kind, text: text.to_owned() }),
        }
    }

    fn end(mut self) -> Vec<Piece> {
        self.settle();
        self.pieces
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(old: &str, new: &str) -> String {
        differences(old, new)
            .into_iter()
            .map(|piece| match piece.kind {
                PieceKind::Same => piece.text,
                PieceKind::Gone => format!("[-{}-]", piece.text),
                PieceKind::New => format!("[+{}+]", piece.text),
            })
            .collect()
    }

    #[test]
    fn a_difference_is_shown_in_whole_words() {
        assert_eq!(
            shown("Kom kl. 9 till slottet.", "Kom kl. 10 till slottet."),
            "Kom kl. [-9-][+10+] till slottet."
        );
        assert_eq!(shown("Vi ses i Gävle.", "Vi ses på slottet i Gävle."), "Vi ses [+på slottet +]i Gävle.");
        assert_eq!(
            shown("Länsstyrelsens sal", "Länsstyrelsens nya aula"),
            "Länsstyrelsens [-sal-][+nya aula+]"
        );
        assert_eq!(shown("Samma", "Samma"), "Samma");
        assert_eq!(shown("", "Ny"), "[+Ny+]");
    }

    fn text() -> impl Strategy<Value = String> {
        prop::collection::vec(prop::sample::select(vec!["åka", "öl", "ett", " ", ".", "\n\n", "två "]), 0..40)
            .prop_map(|words| words.concat())
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_off_the_differences((old, new) in (text(), text())) {
            let pieces = differences(&old, &new);
            let without = |kind| -> String {
                pieces.iter().filter(|piece| piece.kind != kind).map(|piece| piece.text.as_str()).collect()
            };
            prop_assert_eq!(without(PieceKind::New), old);
            prop_assert_eq!(without(PieceKind::Gone), new);
        }
    }
}
