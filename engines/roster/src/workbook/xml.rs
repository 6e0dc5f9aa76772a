//! XML as it inflates: a window over the part is parsed as a slice, without copies, and moved on.

use std::io::{BufRead, Read};

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Error, Reader, XmlVersion};

use crate::refusal::Refusal;

/// Bytes that are inflated at a time. Grows only while a single tag or comment is longer.
const WINDOW: usize = 256 * 1024;

/// What is done with the elements of a part. Names come without prefix.
pub(super) trait Handler {
    fn start(&mut self, name: &str, tag: &BytesStart<'_>) -> Result<(), Refusal>;
    fn end(&mut self, name: &str) -> Result<(), Refusal>;
    fn text(&mut self, _text: &str) {}
    /// An element without attributes that holds only text.
    fn leaf(&mut self, name: &str, text: &str) -> Result<(), Refusal> {
        self.start(name, &BytesStart::new(name))?;
        self.text(text);
        self.end(name)
    }
    /// Whether the part ended where it should.
    fn is_complete(&self) -> bool {
        true
    }
}

/// Parses a part. Document types are refused: no spreadsheet program writes one, and without one there are no
/// entities to expand.
pub(super) fn parse(name: &str, part: &mut dyn Read, handler: &mut impl Handler) -> Result<(), Refusal> {
    let mut window = Window { name, buffer: Vec::with_capacity(WINDOW), before: 0 };
    let mut wanted = WINDOW;
    let mut at_end = false;
    while !at_end {
        at_end = window.fill(part, wanted)?;
        let used = window.events(at_end, handler)?;
        // No event fitted: twice as much next time, so that a long tag is not looked through again and again.
        wanted = if used == 0 { window.buffer.len().max(WINDOW) } else { WINDOW };
        window.advance(used);
    }
    if !window.buffer.is_empty() || !handler.is_complete() {
        return Err(Refusal::damaged(window.place(0), "the part breaks off"));
    }
    Ok(())
}

struct Window<'a> {
    name: &'a str,
    buffer: Vec<u8>,
    /// Bytes of the part that lie before the window.
    before: usize,
}

impl Window<'_> {
    /// Reads until there are `wanted` bytes more; says whether the part is at its end.
    fn fill(&mut self, part: &mut dyn Read, wanted: usize) -> Result<bool, Refusal> {
        let have = self.buffer.len();
        let read = part.take(wanted as u64).read_to_end(&mut self.buffer);
        let read = read.map_err(|err| Refusal::damaged(self.place(have), err))?;
        if self.before == 0 && have == 0 {
            self.refuse_other_encodings()?;
        }
        Ok(read < wanted)
    }

    fn refuse_other_encodings(&mut self) -> Result<(), Refusal> {
        if self.buffer.starts_with(b"\xef\xbb\xbf") {
            self.advance(3);
        }
        if self.buffer.iter().take(64).any(|byte| *byte == 0) {
            return Err(Refusal::damaged(self.name, "its XML is not UTF-8"));
        }
        Ok(())
    }

    /// Handles all events that lie wholly in the window; gives the bytes they took.
    fn events(&self, at_end: bool, handler: &mut impl Handler) -> Result<usize, Refusal> {
        // What follows the last "<" may be half a tag, and the text before it is whole.
        let whole = if at_end { self.buffer.len() } else { memchr::memrchr(b'<', &self.buffer).unwrap_or(0) };
        let text = std::str::from_utf8(&self.buffer[..whole]);
        let text = text.map_err(|err| Refusal::damaged(self.place(err.valid_up_to()), "it is not UTF-8"))?;
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        loop {
            let at = usize::try_from(reader.buffer_position()).unwrap_or(whole);
            match reader.read_event() {
                Ok(Event::Eof) => return Ok(whole),
                Ok(Event::DocType(_)) => return Err(Refusal::XmlEntities { part: self.name.to_owned() }),
                Ok(Event::Start(tag)) => {
                    handler.start(tag.local_name().as_ref(), &tag)?;
                    let after = usize::try_from(reader.buffer_position()).unwrap_or(whole);
                    if let Some(leaf) = Leaf::of(&text[after..], tag.name().as_ref()) {
                        handler.leaf(leaf.name, leaf.text)?;
                        handler.end(tag.local_name().as_ref())?;
                        reader.stream().consume(leaf.length);
                    }
                }
                Ok(event) => handle(&event, handler)?,
                // Cut inside a comment or the like: once more with the rest of it.
                Err(Error::Syntax(_)) if !at_end => return Ok(at),
                Err(err) => return Err(Refusal::damaged(self.place(at), err)),
            }
        }
    }

    fn advance(&mut self, used: usize) {
        self.buffer.drain(..used);
        self.before += used;
    }

    fn place(&self, at: usize) -> String {
        format!("{}, byte {}", self.name, self.before + at)
    }
}

/// Any event but a start that has content, which may be a leaf's.
fn handle(event: &Event<'_>, handler: &mut impl Handler) -> Result<(), Refusal> {
    match event {
        Event::Empty(tag) => {
            handler.start(tag.local_name().as_ref(), tag)?;
            handler.end(tag.local_name().as_ref())
        }
        Event::End(tag) => handler.end(tag.local_name().as_ref()),
        Event::Text(text) => {
            handler.text(&text.xml10_content());
            Ok(())
        }
        Event::CData(text) => {
            handler.text(&text.xml10_content());
            Ok(())
        }
        Event::GeneralRef(reference) => {
            handler.text(&resolved(reference));
            Ok(())
        }
        _ => Ok(()),
    }
}

/// What nearly every cell and every shared text is: one element of plain text, and then the end of the element
/// around it, as in `<c …><v>17</v></c>`. Taken in one step, which halves the time of a big sheet; whatever is
/// not exactly so is left to the parser.
struct Leaf<'a> {
    name: &'a str,
    text: &'a str,
    /// Bytes up to the end of the element around it.
    length: usize,
}

impl<'a> Leaf<'a> {
    fn of(rest: &'a str, around: &str) -> Option<Self> {
        let inner = rest.strip_prefix('<')?;
        let name = &inner[..inner.bytes().position(|byte| !byte.is_ascii_alphabetic())?];
        let content = inner[name.len()..].strip_prefix('>')?;
        let text = &content[..memchr::memchr3(b'<', b'&', b'\r', content.as_bytes())?];
        let ends = content[text.len()..].strip_prefix("</")?.strip_prefix(name)?.strip_prefix("></")?;
        let after = ends.strip_prefix(around)?.strip_prefix('>')?;
        Some(Self { name, text, length: rest.len() - after.len() })
    }
}

/// The character of `&amp;` or `&#229;`. Others cannot be declared here and stay as they are written.
fn resolved(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.to_string();
    }
    let name = reference.xml10_content();
    match quick_xml::escape::resolve_predefined_entity(&name) {
        Some(text) => text.to_owned(),
        None => format!("&{name};"),
    }
}

/// An attribute by its name without prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, local_name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let found =
        attributes.with_checks(false).flatten().find(|one| one.key.local_name().as_ref() == local_name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// An attribute as a number.
pub(super) fn number<T: std::str::FromStr>(tag: &BytesStart<'_>, local_name: &str) -> Option<T> {
    attribute(tag, local_name)?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::Leaf;

    fn leaf<'a>(rest: &'a str, around: &str) -> Option<(&'a str, &'a str, usize)> {
        Leaf::of(rest, around).map(|leaf| (leaf.name, leaf.text, leaf.length))
    }

    #[test]
    fn plain_text_in_one_element_is_taken_in_one_step() {
        assert_eq!(leaf("<v>17</v></c><c>", "c"), Some(("v", "17", 13)));
        assert_eq!(leaf("<t>Åsa</t></si>", "si"), Some(("t", "Åsa", 16)));
    }

    #[test]
    fn anything_else_is_left_to_the_parser() {
        for rest in [
            "<v>1</v><f/></c>",
            "<v>&lt;</v></c>",
            "<v a=\"1\">1</v></c>",
            "<v>1</v></x>",
            "<v/></c>",
            "17</c>",
            "<v>1",
            "",
        ] {
            assert_eq!(leaf(rest, "c"), None, "{rest}");
        }
    }
}
