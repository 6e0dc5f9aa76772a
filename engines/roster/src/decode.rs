//! Bytes to text: which encoding, and mending what an earlier program decoded wrongly.

use encoding_rs::{MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::refusal::{Likeness, Refusal};

/// Text and the encoding it was read as.
pub(crate) struct Decoded {
    pub text: String,
    pub encoding: &'static str,
}

/// Byte order mark first; else UTF-16 when every second byte is zero; else UTF-8 when valid; else what the Swedish
/// letters say: DOS or an old Mac, or Windows-1252, which is what Swedish Excel writes.
pub(crate) fn decoded(bytes: &[u8]) -> Result<Decoded, Refusal> {
    let encoding = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => match zero_half(bytes) {
            Some(encoding) => encoding,
            None if std::str::from_utf8(bytes).is_ok() => UTF_8,
            None => match by_letters(bytes) {
                Letters::Dos => return of_dos(bytes),
                Letters::Mac => MACINTOSH,
                Letters::Windows => WINDOWS_1252,
            },
        },
    };
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    if is_binary(&text) {
        return Err(Refusal::NotAList { looks_like: Likeness::Binary });
    }
    Ok(Decoded { text: text.into_owned(), encoding: encoding.name() })
}

/// Code page 850 from 0x80: what DOS, and programs that never left it, write.
const DOS: [char; 128] = [
    'Ç', 'ü', 'é', 'â', 'ä', 'à', 'å', 'ç', 'ê', 'ë', 'è', 'ï', 'î', 'ì', 'Ä', 'Å', 'É', 'æ', 'Æ', 'ô', 'ö',
    'ò', 'û', 'ù', 'ÿ', 'Ö', 'Ü', 'ø', '£', 'Ø', '×', 'ƒ', 'á', 'í', 'ó', 'ú', 'ñ', 'Ñ', 'ª', 'º', '¿', '®',
    '¬', '½', '¼', '¡', '«', '»', '░', '▒', '▓', '│', '┤', 'Á', 'Â', 'À', '©', '╣', '║', '╗', '╝', '¢', '¥',
    '┐', '└', '┴', '┬', '├', '─', '┼', 'ã', 'Ã', '╚', '╔', '╩', '╦', '╠', '═', '╬', '¤', 'ð', 'Ð', 'Ê', 'Ë',
    'È', 'ı', 'Í', 'Î', 'Ï', '┘', '┌', '█', '▄', '¦', 'Ì', '▀', 'Ó', 'ß', 'Ô', 'Ò', 'õ', 'Õ', 'µ', 'þ', 'Þ',
    'Ú', 'Û', 'Ù', 'ý', 'Ý', '¯', '´', '\u{ad}', '±', '‗', '¾', '¶', '§', '÷', '¸', '°', '¨', '·', '¹', '³',
    '²', '■', '\u{a0}',
];

enum Letters {
    Dos,
    Mac,
    Windows,
}

/// Letters of Swedish names (`åäöÅÄÖéüÉÜ`) in DOS and on old Macs. In Windows-1252 these bytes are quotation marks and
/// the like, which do not stand in the middle of words.
fn by_letters(bytes: &[u8]) -> Letters {
    const IN_DOS: &[u8] = b"\x86\x84\x94\x8f\x8e\x99\x82\x81\x90\x9a";
    const ON_MAC: &[u8] = b"\x8c\x8a\x9a\x81\x80\x85\x8e\x9f\x83\x86";
    let mut high = 0_usize;
    let (mut in_dos, mut on_mac, mut within) = (0, 0, 0);
    for (at, byte) in bytes.iter().enumerate().filter(|(_, byte)| **byte >= 0x80) {
        let letter = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphabetic);
        high += 1;
        in_dos += usize::from(IN_DOS.contains(byte));
        on_mac += usize::from(ON_MAC.contains(byte));
        within += usize::from(letter(at.checked_sub(1)) && letter(Some(at + 1)) && *byte < 0xa0);
    }
    if within == 0 || in_dos.max(on_mac) < high {
        Letters::Windows
    } else if in_dos >= on_mac {
        Letters::Dos
    } else {
        Letters::Mac
    }
}

fn of_dos(bytes: &[u8]) -> Result<Decoded, Refusal> {
    let shown = |byte: &u8| match DOS.get(usize::from(byte.wrapping_sub(0x80))) {
        Some(letter) if *byte >= 0x80 => *letter,
        _ => char::from(*byte),
    };
    let text: String = bytes.iter().map(shown).collect();
    if is_binary(&text) {
        return Err(Refusal::NotAList { looks_like: Likeness::Binary });
    }
    Ok(Decoded { text, encoding: "IBM850" })
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
        assert_eq!(of(b"K\x86re \x99hman, G\x84vle"), ("Kåre Öhman, Gävle".into(), "IBM850"));
        assert_eq!(of(b"K\x8cre \x85hman, G\x8avle"), ("Kåre Öhman, Gävle".into(), "macintosh"));
        assert_eq!(of(b"\x93Mia\x94 \x96 G\xe4vle"), ("“Mia” – Gävle".into(), "windows-1252"));
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
