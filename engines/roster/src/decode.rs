//! Bytes to text: which encoding, and mending what an earlier program decoded wrongly.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::refusal::{Likeness, Refusal};

/// Text and the encoding it was read as.
pub(crate) struct Decoded {
    pub text: String,
    pub encoding: &'static str,
}

/// Byte order mark first; else UTF-16 when every second byte is zero; else UTF-8 when valid; else Windows-1252,
/// which is what Swedish Excel writes.
pub(crate) fn decoded(bytes: &[u8]) -> Result<Decoded, Refusal> {
    let encoding = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => match zero_half(bytes) {
            Some(encoding) => encoding,
            None if std::str::from_utf8(bytes).is_ok() => UTF_8,
            None => WINDOWS_1252,
        },
    };
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    if is_binary(&text) {
        return Err(Refusal::NotAList { looks_like: Likeness::Binary });
    }
    Ok(Decoded { text: text.into_owned(), encoding: encoding.name() })
}

/// UTF-16 without a mark: Western text has a zero in one half of its bytes and none in the other.
fn zero_half(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    let half = head.len() / 2;
    let zeros = |start: usize| head.iter().skip(start).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if half < 4 {
        None
    } else if odd * 10 > half * 7 && even * 10 < half {
        Some(UTF_16LE)
    } else if even * 10 > half * 7 && odd * 10 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// More than one character in twenty that no text holds. A stray zero byte is mended cell by cell instead.
fn is_binary(text: &str) -> bool {
    let mut all = 0_usize;
    let mut strange = 0_usize;
    for c in text.chars() {
        all += 1;
        strange +=
            usize::from((c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}')) || c == '\u{fffd}');
    }
    strange * 20 > all
}

/// Mends UTF-8 that some program took for Latin-1 or Windows-1252 ("Ã¥" for "å"), when all of the cell can be
/// mended; `None` when there is nothing to mend.
pub(crate) fn mended(text: &str) -> Option<String> {
    if !text.chars().any(|c| matches!(c, 'Ã' | 'Â' | 'â')) {
        return None;
    }
    let bytes: Vec<u8> = text.chars().map(single_byte).collect::<Option<_>>()?;
    let mended = String::from_utf8(bytes).ok()?;
    (mended.chars().count() < text.chars().count()).then_some(mended)
}

/// The byte that Latin-1 or Windows-1252 shows as this character.
fn single_byte(c: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(c)) {
        return Some(byte);
    }
    let mut buffer = [0; 4];
    let (bytes, _, unmappable) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    if unmappable { None } else { bytes.first().copied() }
}

#[cfg(test)]
mod tests {
    use super::{decoded, mended};

    #[test]
    fn the_encoding_is_told_by_the_bytes() {
        let of = |bytes: &[u8]| decoded(bytes).map(|d| (d.text, d.encoding)).unwrap();
        assert_eq!(of("Åsa".as_bytes()), ("Åsa".into(), "UTF-8"));
        assert_eq!(of(b"\xef\xbb\xbfNamn"), ("Namn".into(), "UTF-8"));
        assert_eq!(of(b"\xc5sa"), ("Åsa".into(), "windows-1252"));
        let utf16: Vec<u8> = "Åsa Öberg".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(of(&utf16), ("Åsa Öberg".into(), "UTF-16LE"));
        assert_eq!(of(&[&b"\xff\xfe"[..], &utf16].concat()), ("Åsa Öberg".into(), "UTF-16LE"));
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        let bytes: Vec<u8> = (0..4000_u32).map(|i| u8::try_from(i * 7919 % 251).unwrap()).collect();
        assert!(decoded(&bytes).is_err());
    }

    #[test]
    fn text_taken_for_latin_1_is_mended() {
        assert_eq!(mended("Karin Ã…strÃ¶m").as_deref(), Some("Karin Åström"));
        assert_eq!(mended("Karin Ã\u{85}strÃ¶m").as_deref(), Some("Karin Åström"));
        assert_eq!(mended("JoÃ£o"), Some("João".into()));
    }

    #[test]
    fn names_that_really_have_such_letters_stay() {
        for text in ["João", "Âsa", "Karin Åström", "Ã"] {
            assert_eq!(mended(text), None, "{text}");
        }
    }
}
