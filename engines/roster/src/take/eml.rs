//! Saved mails: the body in the form that holds the list, then every attachment.

use mail_parser::{Address, Message};

use super::look::Looker;
use super::mime::{MailPart, is_binary, parts};
use super::{Letter, Part, Step, Why};
use crate::html;
use crate::refusal::Refusal;
use crate::words::{shortened, tidied};

/// Parts within parts of one mail: a body in two forms, with pictures, signed, with a footer.
const MAX_NESTED: usize = 20;

pub(super) fn letter(looker: &mut Looker<'_>, bytes: &[u8], part: &Part, depth: usize) {
    if depth >= looker.caps.max_depth {
        looker.leave(part, None, Why::TooDeep, "message/rfc822");
        return;
    }
    let bytes = without_mailbox_line(bytes);
    let whole = MailPart::of(bytes);
    if looker.letter.is_none() {
        looker.letter = Some(whole.header().map(said_by).unwrap_or_default());
    }
    let mut mail = Mail { part, depth, attachments: 0, bodies: Vec::new() };
    mail.look(looker, &whole, 0, 0);
    mail.bodies(looker);
}

/// "From anna@x.se Sat Jan …" is a line of the mailbox the mail was saved from.
fn without_mailbox_line(bytes: &[u8]) -> &[u8] {
    let line = memchr::memchr(b'\n', bytes).map_or(0, |end| end + 1);
    if bytes.starts_with(b"From ") { &bytes[line..] } else { bytes }
}

fn said_by(header: &Message<'_>) -> Letter {
    let from = match header.from() {
        Some(Address::List(list)) => list.first(),
        Some(Address::Group(groups)) => groups.iter().find_map(|group| group.addresses.first()),
        None => None,
    };
    let text = |text: Option<&str>| shortened(&tidied(text.unwrap_or_default()), 500);
    Letter {
        from: text(from.and_then(|from| from.address.as_deref())),
        from_name: text(from.and_then(|from| from.name.as_deref())),
        subject: text(header.subject()),
        date: header.date().filter(|date| date.is_valid()).map(mail_parser::DateTime::to_rfc3339),
        message_id: header.message_id().map(|id| shortened(id, 500)),
    }
}

struct Mail<'a> {
    part: &'a Part,
    depth: usize,
    attachments: usize,
    /// Bodies in the order in which they stand, with whether each is a page.
    bodies: Vec<Body>,
}

struct Body {
    text: String,
    is_page: bool,
    /// The number of the parts among which it is one form of the same.
    choice: usize,
}

impl Mail<'_> {
    fn look(&mut self, looker: &mut Looker<'_>, part: &MailPart<'_>, nested: usize, choice: usize) {
        if !looker.may_look(self.part) {
            return;
        }
        let kind = part.kind();
        if kind.starts_with("multipart/")
            && let Some(boundary) = part.boundary()
        {
            if nested >= MAX_NESTED {
                looker.leave(self.part, None, Why::TooDeep, &kind);
                return;
            }
            // Parts of different choices differ in their number, so that each is read.
            let choice = if kind == "multipart/alternative" { looker.caps.max_parts } else { choice };
            for inner in parts(part.body, boundary, looker.caps.max_parts) {
                self.look(looker, &MailPart::of(inner), nested + 1, choice);
            }
            return;
        }
        let is_text = matches!(kind.as_str(), "text/plain" | "text/html");
        if is_text && !part.is_attached() && part.name().is_none() {
            match part.text() {
                Ok(text) => self.bodies.push(Body { text, is_page: kind == "text/html", choice }),
                Err(refusal) if is_binary(&refusal) => self.attachment(looker, part, &kind),
                Err(refusal) => looker.leave(self.part, None, Why::Refused(refusal), &kind),
            }
            return;
        }
        self.attachment(looker, part, &kind);
    }

    fn attachment(&mut self, looker: &mut Looker<'_>, part: &MailPart<'_>, kind: &str) {
        self.attachments += 1;
        let name = shortened(&tidied(part.name().unwrap_or_default()), 120);
        let place = self.part.with(Step::Attachment { number: self.attachments, name });
        match part.decoded() {
            Ok(bytes)
                if kind == "text/calendar" || (kind.starts_with("message/") && kind != "message/rfc822") =>
            {
                // An answer to a meeting, or what a mail server says of a delivery, is no list.
                looker.leave(
                    &place,
                    None,
                    Why::Prose,
                    &String::from_utf8_lossy(&bytes[..bytes.len().min(500)]),
                );
            }
            Ok(bytes) if kind == "message/rfc822" => {
                letter(looker, &bytes, &place, self.depth + 1);
            }
            Ok(bytes) => looker.attachment(&bytes, kind, &place, self.depth + 1),
            Err(refusal) => looker.leave(&place, None, Why::Refused(refusal), kind),
        }
    }

    /// Of a body in two forms the page is looked at first, since only it has tables; the other form when that has no
    /// list.
    fn bodies(&mut self, looker: &mut Looker<'_>) {
        let own = self.part.with(Step::Body);
        let mut bodies = std::mem::take(&mut self.bodies);
        bodies.retain(|body| !body.text.trim().is_empty());
        bodies.sort_by_key(|body| std::cmp::Reverse(body.is_page));
        let mut done: Vec<usize> = Vec::new();
        for (at, body) in bodies.iter().enumerate() {
            let is_choice = body.choice != 0;
            if is_choice && done.contains(&body.choice) {
                looker.leave(&own, None, Why::OtherForm, &body.text);
                continue;
            }
            let before = looker.left_so_far();
            let found = if body.is_page {
                page(looker, &body.text, self.part)
            } else {
                looker.body(&body.text, self.part)
            };
            let has_other = is_choice && bodies[at + 1..].iter().any(|other| other.choice == body.choice);
            match found {
                Ok(true) => done.push(body.choice),
                Ok(false) if has_other => {
                    // The other form says the same words: they are left once.
                    looker.take_back(before);
                    looker.leave(&own, None, Why::OtherForm, &body.text);
                }
                Ok(false) => {}
                Err(refusal) => looker.leave(&own, None, Why::Refused(refusal), &body.text),
            }
        }
    }
}

/// A body that is a page: its tables, else its text read as a body.
pub(super) fn page(looker: &mut Looker<'_>, text: &str, part: &Part) -> Result<bool, Refusal> {
    let page = html::page(text, &looker.caps)?;
    looker.body_page(page, part)
}
