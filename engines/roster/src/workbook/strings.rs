//! The table of texts that cells refer to, and texts inside cells: runs joined, pronunciation left out.

use quick_xml::events::BytesStart;

use super::xml::Handler;
use crate::caps::Caps;
use crate::refusal::Refusal;

/// Collects the text of `<si>` or `<is>`: `<t>` alone or in runs, but not in `<rPh>`, which says how to pronounce it.
#[derive(Debug, Default)]
pub(super) struct RichText {
    pub text: String,
    in_text: bool,
    in_reading: bool,
}

impl RichText {
    pub fn clear(&mut self) {
        self.text.clear();
        (self.in_text, self.in_reading) = (false, false);
    }

    pub fn start(&mut self, name: &str) {
        match name {
            "t" => self.in_text = !self.in_reading,
            "rPh" => self.in_reading = true,
            _ => {}
        }
    }

    pub fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "rPh" => self.in_reading = false,
            _ => {}
        }
    }

    pub fn push(&mut self, text: &str) {
        if self.in_text {
            self.text.push_str(text);
        }
    }
}

/// All texts in one piece of memory.
pub(super) struct Strings<'a> {
    caps: &'a Caps,
    all: String,
    ends: Vec<usize>,
    current: RichText,
    in_item: bool,
    complete: bool,
}

impl<'a> Strings<'a> {
    pub fn new(caps: &'a Caps) -> Self {
        let current = RichText::default();
        Self { caps, all: String::new(), ends: Vec::new(), current, in_item: false, complete: true }
    }

    pub fn get(&self, at: usize) -> Option<&str> {
        let end = *self.ends.get(at)?;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.all.get(start..end)
    }
}

impl Handler for Strings<'_> {
    fn start(&mut self, name: &str, _: &BytesStart<'_>) -> Result<(), Refusal> {
        match name {
            "sst" => self.complete = false,
            "si" => {
                self.in_item = true;
                self.current.clear();
            }
            _ => self.current.start(name),
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Refusal> {
        match name {
            "sst" => self.complete = true,
            "si" => {
                self.in_item = false;
                if self.ends.len() >= self.caps.max_cells {
                    let place = "the table of texts".to_owned();
                    return Err(Refusal::TooManyCells { place, max: self.caps.max_cells });
                }
                self.all.push_str(&unescaped(&self.current.text));
                self.ends.push(self.all.len());
            }
            _ => self.current.end(name),
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.in_item {
            self.current.push(text);
        }
    }

    fn is_complete(&self) -> bool {
        self.complete
    }
}

/// `_x000D_` is how Office writes a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19).
pub(super) fn unescaped(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains("_x") {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest[at + 6..].starts_with('_'));
        if let Some(c) = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            out.push(c);
            rest = &rest[at + 7..];
        } else {
            out.push_str("_x");
            rest = &rest[at + 2..];
        }
    }
    out.push_str(rest);
    out.into()
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn characters_that_xml_cannot_hold_are_put_back() {
        assert_eq!(unescaped("a_x000D_b_x005F_x"), "a\rb_x");
        assert_eq!(unescaped("max_xylofon _x12 _xåäö_"), "max_xylofon _x12 _xåäö_");
    }
}
