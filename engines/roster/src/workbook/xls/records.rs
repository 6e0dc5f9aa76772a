//! The records of a stream, and the values in them. Nothing is set aside for what a record declares.

use encoding_rs::Encoding;

use crate::refusal::Refusal;

/// A record: its kind and what it holds.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub kind: u16,
    pub data: &'a [u8],
}

impl Record<'_> {
    pub const FORMULA: u16 = 0x0006;
    pub const END: u16 = 0x000a;
    pub const FROM_1904: u16 = 0x0022;
    pub const PROTECTED: u16 = 0x002f;
    pub const CONTINUED: u16 = 0x003c;
    pub const CODEPAGE: u16 = 0x0042;
    pub const SHEET: u16 = 0x0085;
    pub const SHORT_NUMBERS: u16 = 0x00bd;
    pub const RICH_TEXT: u16 = 0x00d6;
    pub const CELL_FORMAT: u16 = 0x00e0;
    pub const JOINED: u16 = 0x00e5;
    pub const TEXTS: u16 = 0x00fc;
    pub const SHARED_TEXT: u16 = 0x00fd;
    pub const NUMBER: u16 = 0x0203;
    pub const TEXT: u16 = 0x0204;
    pub const TRUTH: u16 = 0x0205;
    pub const FORMULA_TEXT: u16 = 0x0207;
    pub const SHORT_NUMBER: u16 = 0x027e;
    pub const FORMAT: u16 = 0x041e;
    pub const BEGIN: u16 = 0x0809;
}

pub(super) struct Records<'a> {
    rest: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, at: 0 }
    }

    /// The next record; `None` at the end of the stream.
    pub fn next(&mut self) -> Result<Option<Record<'a>>, Refusal> {
        let (Some(kind), Some(length)) = (u16_at(self.rest, 0), u16_at(self.rest, 2)) else {
            return Ok(None);
        };
        let end = 4 + usize::from(length);
        let Some(data) = self.rest.get(4..end) else {
            return Err(Refusal::damaged(format!("the workbook, byte {}", self.at), "a record breaks off"));
        };
        self.rest = &self.rest[end..];
        self.at += end;
        Ok(Some(Record { kind, data }))
    }

    /// The records that continue the one before.
    pub fn continued(&mut self) -> Result<Vec<&'a [u8]>, Refusal> {
        let mut parts = Vec::new();
        while u16_at(self.rest, 0) == Some(Record::CONTINUED) {
            let Some(record) = self.next()? else { break };
            parts.push(record.data);
        }
        Ok(parts)
    }
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

pub(super) fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    bytes.get(at..at + 8)?.try_into().ok().map(f64::from_le_bytes)
}

/// A text with its length before it, in one byte or two; in Excel 97 and later with a mark of its width.
pub(super) fn text_of(bytes: Option<&[u8]>, is_wide: bool, short: bool, codepage: u16) -> String {
    let bytes = bytes.unwrap_or_default();
    let (length, rest) = if short {
        (bytes.first().copied().map(usize::from), bytes.get(1..))
    } else {
        (u16_at(bytes, 0).map(usize::from), bytes.get(2..))
    };
    let (length, rest) = (length.unwrap_or_default(), rest.unwrap_or_default());
    if !is_wide {
        return in_codepage(&rest[..length.min(rest.len())], codepage);
    }
    let (Some(mark), Some(rest)) = (rest.first(), rest.get(1..)) else { return String::new() };
    if mark & 1 == 0 {
        return rest.iter().take(length).map(|byte| char::from(*byte)).collect();
    }
    let units = rest.chunks_exact(2).take(length).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
}

fn in_codepage(bytes: &[u8], codepage: u16) -> String {
    let encoding = match codepage {
        10_000 => encoding_rs::MACINTOSH,
        1250 => encoding_rs::WINDOWS_1250,
        1251 => encoding_rs::WINDOWS_1251,
        1257 => encoding_rs::WINDOWS_1257,
        _ => encoding_rs::WINDOWS_1252,
    };
    Encoding::decode_without_bom_handling(encoding, bytes).0.into_owned()
}
