//! The outermost parts of a mail (RFC 2046), and no further: a hostile mail nests deeper than `mail-parser`'s values can
//! be dropped.

use mail_parser::{Message, MessageParser, MimeHeaders as _};

/// Bytes of one header that are read.
const MAX_HEADER: usize = 256 * 1024;

/// Parts that are looked at.
const MAX_PARTS: usize = 16;

/// A header and what follows it.
pub(crate) struct Part<'a> {
    pub header: Message<'a>,
    pub body: &'a [u8],
}

impl<'a> Part<'a> {
    /// None when there is no header.
    pub fn of(bytes: &'a [u8]) -> Option<Self> {
        let (header, body) = split(bytes);
        Some(Self { header: MessageParser::default().parse_headers(header)?, body })
    }

    /// "multipart/report" in lower case; empty when it does not say.
    pub fn kind(&self) -> String {
        let kind = self.header.content_type();
        kind.map_or_else(String::new, |kind| {
            format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default()).to_ascii_lowercase()
        })
    }

    /// The parts between its boundaries.
    pub fn parts(&self) -> Vec<Part<'a>> {
        let boundary = self.header.content_type().and_then(|kind| kind.attribute("boundary"));
        let Some(boundary) = boundary.filter(|boundary| !boundary.is_empty()) else { return Vec::new() };
        let mark = format!("--{boundary}");
        let mut found = Vec::new();
        let mut begins = None;
        let mut at = 0;
        for line in self.body.split_inclusive(|byte| *byte == b'\n') {
            let told = line.trim_ascii_end();
            if let Some(rest) = told.strip_prefix(mark.as_bytes())
                && matches!(rest, b"" | b"--")
            {
                if let Some(begins) = begins.take() {
                    found.extend(Part::of(&self.body[begins..at]));
                }
                if rest == b"--" || found.len() == MAX_PARTS {
                    return found;
                }
                begins = Some(at + line.len());
            }
            at += line.len();
        }
        // A mail that breaks off has its last part up to the end.
        found.extend(begins.and_then(|begins| Part::of(&self.body[begins..])));
        found
    }
}

/// The header with the empty line after it, and the rest.
fn split(bytes: &[u8]) -> (&[u8], &[u8]) {
    let mut at = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        at += line.len();
        if matches!(line, b"\n" | b"\r\n") {
            return (&bytes[..at.min(MAX_HEADER)], &bytes[at..]);
        }
    }
    (&bytes[..bytes.len().min(MAX_HEADER)], &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_outermost_parts_are_told_apart() {
        let mail = b"Content-Type: multipart/mixed; boundary=a\r\n\r\nbefore\r\n--a\r\nX: 1\r\n\r\none\r\n--ab\r\n--a  \r\n\
                     Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ninner\r\n--b--\r\n--a--\r\nafter";
        let parts = Part::of(mail).unwrap().parts();
        let bodies: Vec<_> = parts.iter().map(|part| String::from_utf8_lossy(part.body)).collect();
        assert_eq!(bodies, ["one\r\n--ab\r\n", "--b\r\n\r\ninner\r\n--b--\r\n"]);
        assert_eq!(parts[1].kind(), "multipart/mixed");
    }

    #[test]
    fn a_mail_without_end_has_its_last_part_up_to_there() {
        let mail = b"Content-Type: multipart/mixed; boundary=\"a\"\n\n--a\nX: 1\n\nbroken off";
        assert_eq!(Part::of(mail).unwrap().parts()[0].body, b"broken off");
    }
}
