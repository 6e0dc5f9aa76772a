//! The parts of a mail (RFC 2045, 2046). Headers and encodings are read by `mail-parser`; how parts lie in each other is
//! told here, since a hostile mail nests deeper than that crate's values can be dropped.

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{ContentType, Message, MessageParser, MimeHeaders};

use crate::decode;
use crate::refusal::{Likeness, Refusal};

/// Bytes of one part's header that are read.
const MAX_HEADER: usize = 256 * 1024;

/// One part: what its header says, and its body as it was sent.
pub(super) struct MailPart<'a> {
    header: Option<Message<'a>>,
    pub body: &'a [u8],
}

impl<'a> MailPart<'a> {
    pub fn of(bytes: &'a [u8]) -> Self {
        let (header, body) = split_header(bytes);
        Self { header: MessageParser::default().parse_headers(header), body }
    }

    pub fn header(&self) -> Option<&Message<'a>> {
        self.header.as_ref()
    }

    /// "text/plain" in lower case; that is also what a part without a type is.
    pub fn kind(&self) -> String {
        let kind = self.header.as_ref().and_then(|header| header.content_type());
        kind.map_or_else(
            || "text/plain".to_owned(),
            |kind| format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or("plain")).to_ascii_lowercase(),
        )
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        self.header.as_ref()?.content_type()?.attribute(name)
    }

    pub fn boundary(&self) -> Option<&str> {
        self.attribute("boundary").filter(|boundary| !boundary.is_empty())
    }

    pub fn name(&self) -> Option<&str> {
        self.header.as_ref()?.attachment_name()
    }

    pub fn is_attached(&self) -> bool {
        let header = self.header.as_ref();
        header.and_then(|header| header.content_disposition()).is_some_and(ContentType::is_attachment)
    }

    /// The body decoded from base64 or quoted-printable.
    pub fn decoded(&self) -> Result<Vec<u8>, Refusal> {
        let encoding = self.header.as_ref().and_then(|header| header.content_transfer_encoding());
        let encoding = encoding.unwrap_or_default().trim().to_ascii_lowercase();
        let broken = || Refusal::damaged("its encoding", format!("it is not {encoding}"));
        match encoding.as_str() {
            "base64" => base64_decode(self.body).ok_or_else(broken),
            "quoted-printable" => Ok(match quoted_printable_decode(self.body) {
                Some(decoded) => decoded,
                // A stray "=" is common, and the rest can be read.
                None => self.body.to_vec(),
            }),
            _ => Ok(self.body.to_vec()),
        }
    }

    /// The body as text: in the character set it names, unless the bytes say that it is another.
    pub fn text(&self) -> Result<String, Refusal> {
        let bytes = self.decoded()?;
        let charset = self.attribute("charset").unwrap_or_default().to_ascii_lowercase();
        let is_told_by_bytes =
            matches!(charset.as_str(), "" | "utf-8" | "us-ascii" | "ascii" | "unknown-8bit");
        if is_told_by_bytes {
            return decode::decoded(&bytes).map(|decoded| decoded.text);
        }
        match charset_decoder(charset.as_bytes()) {
            Some(decoder) => Ok(decoder(&bytes)),
            None => decode::decoded(&bytes).map(|decoded| decoded.text),
        }
    }
}

/// The header with the empty line after it, and the rest.
fn split_header(bytes: &[u8]) -> (&[u8], &[u8]) {
    let mut at = 0;
    while at < bytes.len() {
        let end = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |found| at + found + 1);
        let line = &bytes[at..end];
        if line == b"\n" || line == b"\r\n" {
            return (&bytes[..end.min(MAX_HEADER)], &bytes[end..]);
        }
        at = end;
    }
    (&bytes[..bytes.len().min(MAX_HEADER)], &[])
}

/// The parts between boundaries; the text before the first and after the last belongs to nobody.
pub(super) fn parts<'a>(body: &'a [u8], boundary: &str, max: usize) -> Vec<&'a [u8]> {
    let mark = [b"--", boundary.as_bytes()].concat();
    let mut parts = Vec::new();
    let mut start: Option<usize> = None;
    for at in memchr::memmem::find_iter(body, &mark) {
        let after = &body[at + mark.len()..];
        let begins_line = at == 0 || body[at - 1] == b'\n';
        let is_last = after.starts_with(b"--");
        let rest = after.strip_prefix(b"--").unwrap_or(after);
        let ends_line =
            rest.iter().find(|byte| !matches!(byte, b' ' | b'\t')).is_none_or(|b| matches!(b, b'\r' | b'\n'));
        if !begins_line || !ends_line {
            continue;
        }
        if let Some(start) = start.take() {
            parts.push(without_last_break(&body[start..at.max(start)]));
        }
        if is_last || parts.len() > max {
            return parts;
        }
        let line_end = memchr::memchr(b'\n', after).map_or(after.len(), |end| end + 1);
        start = Some(at + mark.len() + line_end);
    }
    // A mail that breaks off has its last part up to the end.
    if let Some(start) = start {
        parts.push(&body[start.min(body.len())..]);
    }
    parts
}

/// The line break before a boundary belongs to the boundary.
fn without_last_break(part: &[u8]) -> &[u8] {
    let part = part.strip_suffix(b"\n").unwrap_or(part);
    part.strip_suffix(b"\r").unwrap_or(part)
}

/// A text part that is no text after all.
pub(super) fn is_binary(refusal: &Refusal) -> bool {
    refusal.looks_like() == Some(Likeness::Binary)
}

#[cfg(test)]
mod tests {
    use super::{MailPart, parts};

    #[test]
    fn parts_lie_between_boundaries_at_line_ends() {
        let body = b"x\r\n--b\r\none\r\n--bb\r\n\r\n--b  \r\n\r\ntwo\r\n--b--\r\nafter";
        assert_eq!(parts(body, "b", 9), [&b"one\r\n--bb\r\n"[..], b"\r\ntwo"]);
        assert_eq!(parts(b"--b\nbroken off", "b", 9), [&b"broken off"[..]]);
        assert!(parts(b"nothing", "b", 9).is_empty());
    }

    #[test]
    fn a_wrong_character_set_is_told_by_the_bytes() {
        let part = MailPart::of(b"Content-Type: text/plain; charset=utf-8\r\n\r\nK\xe5re \xd6hman");
        assert_eq!(part.text().unwrap(), "Kåre Öhman");
        let part = MailPart::of(b"Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nK=E5re");
        assert_eq!(part.text().unwrap(), "Kåre");
    }
}
