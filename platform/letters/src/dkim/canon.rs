//! Headers and body in the form in which they are signed: relaxed/relaxed (RFC 6376, 3.4.2 and 3.4.4). Pure.

/// A header field as it stands in the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Field<'a> {
    pub(super) name: &'a str,
    /// What stands behind the colon, folds and all, without the last line break.
    pub(super) value: &'a str,
}

/// Head and body; none when the message has no empty line or its head is not text.
pub(super) fn split(message: &[u8]) -> Option<(&str, &[u8])> {
    let end = message.windows(4).position(|four| four == b"\r\n\r\n")?;
    Some((std::str::from_utf8(&message[..end + 2]).ok()?, &message[end + 4..]))
}

/// The fields of a head, in its order.
pub(super) fn fields(head: &str) -> Vec<Field<'_>> {
    let mut fields = Vec::new();
    let mut from = 0;
    let mut at = 0;
    for line in head.split_inclusive("\r\n") {
        at += line.len();
        let goes_on = head[at..].starts_with([' ', '\t']);
        if !goes_on {
            let whole = head[from..at].trim_end_matches("\r\n");
            if let Some((name, value)) = whole.split_once(':') {
                fields.push(Field { name: name.trim_end(), value });
            }
            from = at;
        }
    }
    fields
}

/// A field as it is signed, without a line break. `name` in small letters.
pub(super) fn header(name: &str, value: &str) -> String {
    let words = value.split([' ', '\t', '\r', '\n']).filter(|word| !word.is_empty());
    format!("{name}:{}", words.collect::<Vec<_>>().join(" "))
}

/// A body as it is signed: runs of blanks as one, none at the ends of lines, no empty lines at the end.
pub(super) fn body(body: &[u8]) -> Vec<u8> {
    let mut signed = Vec::with_capacity(body.len() + 2);
    // As long as what comes is empty lines, they may be the last ones.
    let mut empty = 0;
    let mut rest = body;
    while !rest.is_empty() {
        let end = rest.windows(2).position(|two| two == b"\r\n");
        let (line, after) = end.map_or((rest, &[][..]), |end| (&rest[..end], &rest[end + 2..]));
        rest = after;
        let start = signed.len();
        (0..empty).for_each(|_| signed.extend_from_slice(b"\r\n"));
        let text = signed.len();
        relaxed(line, &mut signed);
        if signed.len() == text {
            signed.truncate(start);
            empty += 1;
        } else {
            signed.extend_from_slice(b"\r\n");
            empty = 0;
        }
    }
    signed
}

fn relaxed(line: &[u8], signed: &mut Vec<u8>) {
    // Only what RFC 6376 calls white space: a form feed is none.
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t');
    let end = line.iter().rposition(|byte| !is_blank(byte)).map_or(0, |last| last + 1);
    let mut blank = false;
    for byte in &line[..end] {
        if is_blank(byte) {
            blank = true;
            continue;
        }
        if std::mem::take(&mut blank) {
            signed.push(b' ');
        }
        signed.push(*byte);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of RFC 6376, 3.4.5.
    #[test]
    fn the_example_of_the_standard_comes_out_as_it_says() {
        let message = b"A: X\r\nB : Y\t\r\n\tZ  \r\n\r\n C \r\nD \t E\r\n\r\n\r\n";
        let (head, text) = split(message).unwrap();
        let fields = fields(head);
        let signed: Vec<_> = fields.iter().map(|one| header(&one.name.to_lowercase(), one.value)).collect();
        assert_eq!(signed, ["a:X", "b:Y Z"]);
        assert_eq!(body(text), b" C\r\nD E\r\n");
    }

    #[test]
    fn an_empty_body_is_nothing_and_a_last_line_gets_its_break() {
        assert_eq!(body(b""), b"");
        assert_eq!(body(b"\r\n\r\n"), b"");
        assert_eq!(body(b" \t\r\n"), b"");
        assert_eq!(body(b"a"), b"a\r\n");
        assert_eq!(body(b"a\r\n\r\nb\r\n\r\n"), b"a\r\n\r\nb\r\n");
    }
}
