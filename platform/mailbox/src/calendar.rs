//! Answers of calendars (iTIP `REPLY`, RFC 5546): somebody's program says whether they come to a meeting.

use icalendar::parser::{Component, Property, read_components, unfold};

use crate::parts::Part;
use crate::words::decoded;

/// How deep the answer may lie: beside words, beside attachments, signed.
const MAX_DEPTH: usize = 4;

/// Bytes of a calendar file that are read. An answer has some hundred.
const MAX_FILE: usize = 64 * 1024;

/// Parts of a calendar file that are read: a meeting, its time zone and what belongs to them. The parser goes as deep as they
/// lie in each other.
const MAX_COMPONENTS: usize = 40;

/// Signs of an id or an address that are kept.
const MAX_LINE: usize = 300;

/// What somebody's calendar answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// They come.
    Accepted,
    /// Perhaps.
    Tentative,
    /// They do not come.
    Declined,
}

/// An answer to a meeting: a claim of whoever sent it, like the rest of the mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The id of the meeting.
    pub meeting: String,
    /// Who answers, by address; may be empty.
    pub address: String,
    /// What.
    pub answer: Answer,
}

/// The answer to a meeting that a mail carries. None when it carries none.
#[must_use]
pub fn reply(bytes: &[u8]) -> Option<Reply> {
    let file = Part::of(bytes).and_then(|part| file(&part, MAX_DEPTH))?;
    read(&file)
}

fn file(part: &Part<'_>, depth: usize) -> Option<String> {
    match part.kind().as_str() {
        "text/calendar" if part.body.len() <= MAX_FILE => Some(decoded(part)),
        kind if kind.starts_with("multipart/") && depth > 0 => {
            part.parts().iter().find_map(|part| file(part, depth - 1))
        }
        _ => None,
    }
}

fn read(file: &str) -> Option<Reply> {
    let begun = file.lines().filter(|line| line.trim_start().to_ascii_uppercase().starts_with("BEGIN:"));
    if begun.count() > MAX_COMPONENTS {
        return None;
    }
    let unfolded = unfold(file);
    let components = read_components(&unfolded).ok()?;
    let calendar = components.iter().find(|one| one.name.as_str().eq_ignore_ascii_case("VCALENDAR"))?;
    let method = value(calendar, "METHOD")?;
    if !method.eq_ignore_ascii_case("REPLY") {
        return None;
    }
    let event = calendar.components.iter().find(|one| one.name.as_str().eq_ignore_ascii_case("VEVENT"))?;
    let attendee = property(event, "ATTENDEE")?;
    let said = attendee.params.iter().find(|param| param.key.as_str().eq_ignore_ascii_case("PARTSTAT"))?;
    let answer = match said.val.as_ref()?.as_str().to_ascii_uppercase().as_str() {
        "ACCEPTED" => Answer::Accepted,
        "TENTATIVE" => Answer::Tentative,
        "DECLINED" => Answer::Declined,
        _ => return None,
    };
    let address = attendee.val.as_str();
    let address = match address.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => &address[7..],
        _ => "",
    };
    Some(Reply { meeting: line(value(event, "UID")?), address: line(address), answer })
}

fn property<'a>(component: &'a Component<'_>, name: &str) -> Option<&'a Property<'a>> {
    component.properties.iter().find(|one| one.name.as_str().eq_ignore_ascii_case(name))
}

fn value<'a>(component: &'a Component<'_>, name: &str) -> Option<&'a str> {
    property(component, name).map(|one| one.val.as_str().trim())
}

/// One line, without what cannot be shown.
fn line(text: &str) -> String {
    text.trim().chars().filter(|sign| !sign.is_control()).take(MAX_LINE).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DECLINED: &str = "From: asa@gavle.example\r\nContent-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\n\
        Content-Type: text/plain\r\n\r\nTyv\u{e4}rr.\r\n--a\r\nContent-Type: text/calendar; method=REPLY; charset=utf-8\r\n\r\n\
        BEGIN:VCALENDAR\r\nPRODID:-//X//Y//SV\r\nVERSION:2.0\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:participant-1@val\r\n skydd\r\n\
        DTSTAMP:20290301T080000Z\r\nATTENDEE;PARTSTAT=DECLINED;CN=\"\u{c5}sa \u{d6}st\":mailto:asa@gavle.example\r\n\
        SUMMARY:Avb\u{f6}jt: Workshop\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n--a--\r\n";

    #[test]
    fn an_answer_says_who_does_not_come_to_which_meeting() {
        let expected = Reply {
            meeting: "participant-1@valskydd".into(),
            address: "asa@gavle.example".into(),
            answer: Answer::Declined,
        };
        assert_eq!(reply(DECLINED.as_bytes()), Some(expected));
        for (said, answer) in [("ACCEPTED", Answer::Accepted), ("tentative", Answer::Tentative)] {
            let mail = DECLINED.replace("DECLINED", said);
            assert_eq!(reply(mail.as_bytes()).unwrap().answer, answer);
        }
    }

    #[test]
    fn what_is_no_answer_is_none() {
        for (from, to) in [
            ("METHOD:REPLY", "METHOD:REQUEST"),
            ("PARTSTAT=DECLINED", "PARTSTAT=NEEDS-ACTION"),
            ("text/calendar", "text/x-calendar"),
            ("UID:", "ID:"),
            ("END:VCALENDAR", "END:VTODO"),
        ] {
            assert_eq!(reply(DECLINED.replace(from, to).as_bytes()), None, "{to}");
        }
        assert_eq!(reply(b""), None);
    }

    #[test]
    fn a_file_that_nests_without_end_is_not_read() {
        let deep = "BEGIN:VEVENT\r\n".repeat(4_000);
        let mail = format!("Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n{deep}");
        assert_eq!(reply(mail.as_bytes()), None);
    }

    /// The seeds of the fuzz targets, run in every test.
    #[test]
    fn the_fuzz_corpora_are_read() {
        let (mut seeds, mut answers, mut returned) = (0, 0, 0);
        for target in ["reply", "bounce"] {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
            for entry in std::fs::read_dir(folder).unwrap() {
                let bytes = std::fs::read(entry.unwrap().path()).unwrap();
                answers += usize::from(reply(&bytes).is_some());
                returned += crate::bounces(&bytes).len();
                seeds += 1;
            }
        }
        assert!(seeds >= 16 && answers >= 3 && returned >= 4, "{seeds} seeds, {answers}, {returned}");
    }
}
