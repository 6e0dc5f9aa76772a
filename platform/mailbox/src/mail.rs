//! What a mail says of itself.

use chrono::{DateTime, Utc};
use mail_parser::{HeaderValue, Message};

use crate::parts::Part;

/// What a mail says of itself: claims of whoever sent it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mail {
    /// Name of the sender; may be empty.
    pub from_name: String,
    /// Address of the sender; may be empty.
    pub from: String,
    /// Subject line.
    pub subject: String,
    /// When it was written.
    pub written_at: Option<DateTime<Utc>>,
    /// Its own id, without angles; may be empty.
    pub message_id: String,
    /// Ids of the mails that it answers, the nearest first.
    pub answers: Vec<String>,
    /// The addresses that it was sent to and delivered to.
    pub to: Vec<String>,
    /// No person wrote it: an answer of a machine, a mailing list, a report of a mail server (RFC 3834). It must not be
    /// answered.
    pub is_automatic: bool,
}

/// The ids that are looked at: a long thread carries them all.
const MAX_ANSWERS: usize = 100;

/// What the mail's header says.
#[must_use]
pub fn read(bytes: &[u8]) -> Mail {
    let Some(part) = Part::of(bytes) else { return Mail::default() };
    let header = &part.header;
    let from = header.from().and_then(|from| from.first());
    let own = |value: Option<&str>| value.unwrap_or_default().trim().to_owned();
    let mut answers = ids(header.in_reply_to());
    answers.extend(ids(header.references()).into_iter().rev());
    answers.truncate(MAX_ANSWERS);
    Mail {
        from_name: own(from.and_then(|from| from.name())),
        from: own(from.and_then(|from| from.address())),
        subject: own(header.subject()),
        written_at: header.date().and_then(|date| DateTime::from_timestamp(date.to_timestamp(), 0)),
        message_id: own(header.message_id()),
        answers,
        to: addresses(header),
        is_automatic: is_automatic(header) || part.kind() == "multipart/report",
    }
}

fn ids(value: &HeaderValue<'_>) -> Vec<String> {
    match value {
        HeaderValue::Text(id) => vec![id.to_string()],
        HeaderValue::TextList(ids) => ids.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

fn addresses(header: &Message<'_>) -> Vec<String> {
    let told = header.to().into_iter().flat_map(|to| to.iter()).filter_map(|one| one.address());
    let mut found: Vec<String> = told.map(str::to_owned).collect();
    for name in ["Delivered-To", "X-Original-To"] {
        found.extend(raw(header, name).map(|value| value.trim().trim_matches(['<', '>']).to_owned()));
    }
    found
}

/// All values of a header as they stand there.
pub(crate) fn raw<'a>(header: &'a Message<'a>, name: &'a str) -> impl Iterator<Item = &'a str> {
    header.headers_raw().filter(move |(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

fn is_automatic(header: &Message<'_>) -> bool {
    let says = |name, is_so: fn(&str) -> bool| {
        raw(header, name).any(|value| is_so(&value.trim().to_ascii_lowercase()))
    };
    says("Auto-Submitted", |value| value.split([';', ' ']).next() != Some("no"))
        || says("Precedence", |value| matches!(value, "bulk" | "junk" | "list" | "auto_reply"))
        || says("Return-Path", |value| value == "<>")
        || says("X-Autoreply", |_| true)
        || says("X-Autorespond", |_| true)
        || says("List-Id", |_| true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_says_who_when_and_what_it_answers() {
        let mail = read(
            "From: =?utf-8?q?=C3=85sa_=C3=96st?= <asa.ost@gavle.example>\r\nTo: Lan 21 <lan21@val.example>\r\n\
             Delivered-To: lan21@val.example\r\n\
             Subject: =?utf-8?q?SV:_Inbjudan?=\r\nDate: Mon, 29 Jan 2029 10:00:00 +0100\r\nMessage-ID: <a@gavle.example>\r\n\
             In-Reply-To: <c@val.example>\r\nReferences: <b@val.example>\r\n <c@val.example>\r\n\r\nHej"
                .as_bytes(),
        );
        assert_eq!((mail.from_name.as_str(), mail.from.as_str()), ("Åsa Öst", "asa.ost@gavle.example"));
        assert_eq!((mail.subject.as_str(), mail.message_id.as_str()), ("SV: Inbjudan", "a@gavle.example"));
        assert_eq!(mail.answers, ["c@val.example", "c@val.example", "b@val.example"]);
        assert_eq!(mail.to, ["lan21@val.example", "lan21@val.example"]);
        assert_eq!(mail.written_at.unwrap().to_rfc3339(), "2029-01-29T09:00:00+00:00");
        assert!(!mail.is_automatic);
    }

    #[test]
    fn a_machine_is_known_by_what_it_says() {
        for line in [
            "Auto-Submitted: auto-replied",
            "auto-submitted: auto-generated; x=y",
            "Precedence: bulk",
            "Return-Path: <>",
            "X-Autoreply: yes",
            "List-Id: <val.list.example>",
            "Content-Type: multipart/report; boundary=x",
        ] {
            assert!(read(format!("From: a@b.example\r\n{line}\r\n\r\n").as_bytes()).is_automatic, "{line}");
        }
        for line in ["Auto-Submitted: no", "Precedence: first-class", "Return-Path: <a@b.example>"] {
            assert!(!read(format!("From: a@b.example\r\n{line}\r\n\r\n").as_bytes()).is_automatic, "{line}");
        }
    }

    #[test]
    fn what_is_no_mail_says_nothing() {
        assert_eq!(read(b""), Mail::default());
        assert_eq!(read(&[0xff; 300]).from, "");
    }
}
