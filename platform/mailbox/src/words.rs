//! The words of a mail, to be read by a person.

use mail_parser::MimeHeaders as _;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;

use crate::parts::Part;

/// How deep the words may lie: a text beside a page, beside attachments, signed.
const MAX_DEPTH: usize = 4;

/// Signs that are given.
const MAX_WORDS: usize = 20_000;

/// The text that a person wrote, as far as it stands there as text; at most some thousand words. Empty when there is only a
/// page, or nothing.
#[must_use]
pub fn words(bytes: &[u8]) -> String {
    let text = Part::of(bytes).and_then(|part| text(&part, MAX_DEPTH)).unwrap_or_default();
    let text = text.replace("\r\n", "\n");
    let is_shown = |sign: &char| *sign == '\n' || *sign == '\t' || !sign.is_control();
    text.chars().filter(is_shown).take(MAX_WORDS).collect::<String>().trim().to_owned()
}

fn text(part: &Part<'_>, depth: usize) -> Option<String> {
    let is_attached = part.header.content_disposition().is_some_and(mail_parser::ContentType::is_attachment);
    match part.kind().as_str() {
        "" | "text/plain" if !is_attached => Some(decoded(part)),
        kind if kind.starts_with("multipart/") && depth > 0 => {
            part.parts().iter().find_map(|part| text(part, depth - 1))
        }
        _ => None,
    }
}

/// What stands in a part, as text.
pub(crate) fn decoded(part: &Part<'_>) -> String {
    let encoding = part.header.content_transfer_encoding().unwrap_or_default().to_ascii_lowercase();
    let bytes = match encoding.trim() {
        "base64" => base64_decode(part.body),
        "quoted-printable" => quoted_printable_decode(part.body),
        _ => None,
    };
    let bytes = bytes.unwrap_or_else(|| part.body.to_vec());
    let charset = part.header.content_type().and_then(|kind| kind.attribute("charset"));
    match charset.and_then(|charset| charset_decoder(charset.to_ascii_lowercase().as_bytes())) {
        Some(decoder) => decoder(&bytes),
        None => String::from_utf8_lossy(&bytes).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_found_beside_a_page_and_attachments() {
        let mail = b"Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: multipart/alternative; \
            boundary=a\r\n\r\n--a\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: \
            quoted-printable\r\n\r\nVi kommer tv=E5.\r\n--a\r\nContent-Type: text/html\r\n\r\n<p>Nej\r\n--a--\r\n--m\r\n\
            Content-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nbilaga\r\n--m--\r\n";
        assert_eq!(words(mail), "Vi kommer två.");
        assert_eq!(words(b"Subject: x\r\n\r\nHej\0 \x1b[31m!\r\n"), "Hej [31m!");
        assert_eq!(words(b"Content-Type: text/html\r\n\r\n<p>Hej"), "");
    }

    #[test]
    fn what_lies_too_deep_is_not_looked_for() {
        let mut mail = String::from("Content-Type: text/plain\r\n\r\ndjupt\r\n");
        for depth in 0..6 {
            mail = format!(
                "Content-Type: multipart/mixed; boundary=b{depth}\r\n\r\n--b{depth}\r\n{mail}--b{depth}--\r\n"
            );
        }
        assert_eq!(words(mail.as_bytes()), "");
    }
}
