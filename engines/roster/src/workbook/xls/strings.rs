//! The table of texts that cells refer to. A text may be cut anywhere and goes on in the next record, there perhaps
//! in the other width ([MS-XLS] 2.5.293).

use super::records::Records;
use crate::caps::Caps;
use crate::refusal::Refusal;

/// All texts in one piece of memory.
#[derive(Default)]
pub(super) struct Texts {
    all: String,
    ends: Vec<usize>,
}

impl Texts {
    /// Reads as many as there are, whatever number is declared.
    pub fn read(data: &[u8], records: &mut Records<'_>, caps: &Caps) -> Result<Self, Refusal> {
        let mut parts = vec![data.get(8..).unwrap_or_default()];
        parts.extend(records.continued()?);
        let mut pieces = Pieces { parts, part: 0, at: 0 };
        let mut texts = Self::default();
        while !pieces.at_end() {
            if texts.ends.len() >= caps.max_cells {
                let place = "the table of texts".to_owned();
                return Err(Refusal::TooManyCells { place, max: caps.max_cells });
            }
            if pieces.text(&mut texts.all).is_none() {
                return Err(Refusal::damaged("the table of texts", "a text breaks off"));
            }
            texts.ends.push(texts.all.len());
        }
        Ok(texts)
    }

    pub fn get(&self, at: u32) -> Option<&str> {
        let at = usize::try_from(at).ok()?;
        let end = *self.ends.get(at)?;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.all.get(start..end)
    }
}

struct Pieces<'a> {
    parts: Vec<&'a [u8]>,
    part: usize,
    at: usize,
}

impl Pieces<'_> {
    fn rest(&self) -> &[u8] {
        self.parts.get(self.part).and_then(|part| part.get(self.at..)).unwrap_or_default()
    }

    fn at_end(&mut self) -> bool {
        while self.rest().is_empty() {
            if self.part >= self.parts.len() {
                return true;
            }
            (self.part, self.at) = (self.part + 1, 0);
        }
        false
    }

    fn byte(&mut self) -> Option<u8> {
        if self.at_end() {
            return None;
        }
        let byte = self.rest().first().copied();
        self.at += 1;
        byte
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes([self.byte()?, self.byte()?, self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            if self.at_end() {
                return None;
            }
            let step = count.min(self.rest().len());
            self.at += step;
            count -= step;
        }
        Some(())
    }

    /// One text; its formatting and pronunciation are passed over.
    fn text(&mut self, out: &mut String) -> Option<()> {
        let mut left = usize::from(self.u16()?);
        let mark = self.byte()?;
        let runs = if mark & 8 == 0 { 0 } else { usize::from(self.u16()?) };
        let beside = if mark & 4 == 0 { 0 } else { usize::try_from(self.u32()?).ok()? };
        let mut wide = mark & 1 == 1;
        let mut high = None;
        while left > 0 {
            if self.rest().is_empty() {
                // The letters go on in the next record, which says anew how wide they are.
                wide = self.byte()? & 1 == 1;
            }
            let here = if wide { self.rest().len() / 2 } else { self.rest().len() }.min(left);
            if here == 0 {
                return None;
            }
            for at in 0..here {
                let rest = self.rest();
                let unit = if wide {
                    u16::from_le_bytes([rest[at * 2], rest[at * 2 + 1]])
                } else {
                    u16::from(rest[at])
                };
                push(out, &mut high, unit);
            }
            self.at += if wide { here * 2 } else { here };
            left -= here;
        }
        if high.is_some() {
            out.push('\u{fffd}');
        }
        self.skip(runs * 4 + beside)
    }
}

/// A unit of UTF-16; the first half of a pair waits for the second.
fn push(out: &mut String, high: &mut Option<u16>, unit: u16) {
    let pair = high.take();
    if matches!(unit, 0xd800..=0xdbff) {
        if pair.is_some() {
            out.push('\u{fffd}');
        }
        *high = Some(unit);
        return;
    }
    let units = pair.into_iter().chain([unit]);
    out.extend(char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')));
}

#[cfg(test)]
mod tests {
    use super::Pieces;

    fn texts(parts: &[&[u8]]) -> Vec<String> {
        let mut pieces = Pieces { parts: parts.to_vec(), part: 0, at: 0 };
        let mut out = Vec::new();
        while !pieces.at_end() {
            let mut text = String::new();
            pieces.text(&mut text).unwrap();
            out.push(text);
        }
        out
    }

    #[test]
    fn a_text_goes_on_in_the_next_record_in_the_other_width() {
        assert_eq!(texts(&[b"\x05\0\0Kar", b"\x01i\0n\0", b"\x02\0\0Ek"]), ["Karin", "Ek"]);
    }

    #[test]
    fn formatting_is_passed_over_and_a_cut_text_is_none() {
        assert_eq!(texts(&[b"\x02\0\x08\x01\0Ek\x01\x02\x03\x04", b"\x01\0\0A"]), ["Ek", "A"]);
        let mut pieces = Pieces { parts: vec![b"\xff\xff\x01a"], part: 0, at: 0 };
        assert!(pieces.text(&mut String::new()).is_none());
    }
}
