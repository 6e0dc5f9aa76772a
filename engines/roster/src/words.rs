//! Text as it is compared: case, accents and stray characters out of the way.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Lower case without accents, for comparing with word lists, and for what may be one name in two lists of one sender, where
/// whoever has it stands there once. Never for addresses of things: Håbo and Habo are two municipalities. Whether
/// two names are one says [`crate::is_same_name`].
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            'å' | 'ä' | 'Å' | 'Ä' => out.push('a'),
            'ö' | 'Ö' => out.push('o'),
            _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            _ => {
                let bare = std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c));
                out.extend(bare.flat_map(char::to_lowercase));
            }
        }
    }
    out
}

/// A cell as it is kept in a person: NFC, trimmed, white space of any kind and length as one space, without
/// control and direction characters.
pub(crate) fn tidied(text: &str) -> Cow<'_, str> {
    let trimmed = trimmed(text);
    if is_plain(trimmed) || is_tidy(trimmed) {
        return Cow::Borrowed(trimmed);
    }
    let kept: String = trimmed
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !is_stray(*c))
        .nfc()
        .collect();
    let mut out = String::with_capacity(kept.len());
    for word in kept.split(' ').filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    Cow::Owned(out)
}

/// Without white space at the ends. Most cells have none there and are not decoded to find out.
pub(crate) fn trimmed(text: &str) -> &str {
    let is_ink = |byte: Option<&u8>| byte.is_some_and(|byte| matches!(byte, b'!'..=b'~'));
    let bytes = text.as_bytes();
    if is_ink(bytes.first()) && is_ink(bytes.last()) { text } else { text.trim() }
}

/// Whether a cell is printable ASCII with single spaces: nine of ten are, and then nothing needs a look. Counting
/// instead of stopping lets the compiler look at many bytes at once.
pub(crate) fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let strange = bytes.iter().filter(|byte| !(b' '..=b'~').contains(*byte)).count();
    let doubled = bytes.iter().zip(bytes.iter().skip(1)).filter(|pair| *pair == (&b' ', &b' ')).count();
    strange + doubled == 0
}

fn is_tidy(text: &str) -> bool {
    let mut last = 'x';
    let mut composed = true;
    for c in text.chars() {
        let plain = matches!(c, ' '..='~') || c > '\u{a0}';
        if !plain || (c == ' ' && last == ' ') {
            return false;
        }
        // Below U+0300 every character is in NFC by itself and with its neighbours.
        if c >= '\u{300}' {
            composed = false;
            if is_stray(c) || c.is_whitespace() {
                return false;
            }
        }
        last = c;
    }
    composed || is_nfc_quick(text.chars()) == IsNormalized::Yes
}

/// Characters that show nothing and that no name needs: control characters, byte order marks, zero width
/// space, direction overrides. Joiners (U+200C, U+200D) stay, some scripts need them.
pub(crate) fn is_stray(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The first characters of a text, for showing.
pub(crate) fn shortened(text: &str, max: usize) -> String {
    match text.char_indices().nth(max) {
        None => text.to_owned(),
        Some((at, _)) => format!("{}…", &text[..at]),
    }
}

#[cfg(test)]
mod tests {
    use super::{folded, tidied};

    #[test]
    fn a_cell_is_trimmed_and_composed_but_otherwise_kept() {
        assert_eq!(tidied(" Per-Olov  O\u{308}hman\u{a0}"), "Per-Olov Öhman");
        assert_eq!(tidied("Karin\0 A\u{30a}stro\u{308}m\u{200b}"), "Karin Åström");
        assert_eq!(tidied("glutenfri\nej ägg"), "glutenfri ej ägg");
    }

    #[test]
    fn folding_drops_case_and_accents() {
        assert_eq!(folded(" E-POSTADRESS Åäö "), "e-postadress aao");
    }
}
