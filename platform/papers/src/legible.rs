//! Makes every letter of the data one that the fonts can draw.
//!
//! PDF/UA-1 forbids a letter without a glyph, and a paper for forty people must not fail because one name has a
//! letter from another alphabet. Such a letter loses its marks (`ễ` → `e`); if that does not help it is shown as `?`.

use serde_json::Value;
use typst::text::FontBook;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// What stands for a letter that no font of ours can draw. Not U+FFFD: the fonts lack it too.
const UNKNOWN: char = '?';

/// The same data with every string drawable. Keys are left alone: the template names them.
pub(crate) fn legible_data(book: &FontBook, value: &Value) -> Value {
    match value {
        Value::String(text) => Value::String(legible_text(book, text)),
        Value::Array(items) => items.iter().map(|item| legible_data(book, item)).collect(),
        Value::Object(fields) => {
            fields.iter().map(|(key, field)| (key.clone(), legible_data(book, field))).collect()
        }
        other => other.clone(),
    }
}

/// The same text with every letter drawable.
pub(crate) fn legible_text(book: &FontBook, text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.nfc() {
        put(book, letter, &mut out);
    }
    out
}

fn put(book: &FontBook, letter: char, out: &mut String) {
    match letter {
        '\n' => out.push('\n'),
        '\t' | '\r' => out.push(' '),
        // Typst sets white space without a glyph; other invisible signs (direction marks, joiners) change how
        // a line is read without being seen, so they are left out.
        _ if letter.is_whitespace() => out.push(letter),
        _ if letter.is_control() || is_invisible(letter) => {}
        _ if drawable(book, letter) => out.push(letter),
        _ => put_without_marks(book, letter, out),
    }
}

fn put_without_marks(book: &FontBook, letter: char, out: &mut String) {
    let before = out.len();
    decompose_canonical(letter, |part| {
        if !is_combining_mark(part) && drawable(book, part) {
            out.push(part);
        }
    });
    // A mark that stands alone is dropped: its letter is already there.
    if out.len() == before && !is_combining_mark(letter) {
        out.push(UNKNOWN);
    }
}

fn drawable(book: &FontBook, letter: char) -> bool {
    (0..).map_while(|index| book.info(index)).any(|font| font.coverage.contains(letter as u32))
}

/// Format signs (Unicode general category Cf) that occur in pasted text.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::room::fonts;

    fn set(text: &str) -> String {
        legible_text(&FontBook::from_fonts(&fonts()), text)
    }

    #[test]
    fn swedish_finnish_and_polish_names_are_kept() {
        for name in
            ["Åsa Öhman-Ärlig", "Žofia Wałęsa", "Þóra Ægisdóttir", "Aino Hämäläinen", "Čohkka–Länsman"]
        {
            assert_eq!(set(name), name);
        }
    }

    #[test]
    fn a_name_typed_with_loose_marks_is_composed() {
        assert_eq!(set("A\u{30a}sa"), "Åsa");
    }

    #[test]
    fn a_letter_that_no_font_has_loses_its_marks_or_becomes_a_question_mark() {
        assert_eq!(set("Ngῡ"), "Ng?");
        assert_eq!(set("李 Li"), "? Li");
    }

    #[test]
    fn signs_that_can_not_be_seen_are_left_out() {
        assert_eq!(set("An\u{202e}na\u{0}\u{200b}"), "Anna");
    }
}
