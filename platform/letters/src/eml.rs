//! A letter as the bytes that go over the wire.

use std::time::SystemTime;

use chrono::Datelike as _;
use lettre::{
    Message,
    address::Envelope,
    message::{
        MultiPart, SinglePart,
        header::{ContentDisposition, ContentTransferEncoding, ContentType},
    },
};
use sha2::{Digest as _, Sha256};

use crate::{CalendarPart, Letter, LetterFault, Method, Party, header};

/// A letter ready for a server: who it goes to, and its bytes.
pub(crate) struct Packed {
    pub(crate) envelope: Envelope,
    pub(crate) bytes: Vec<u8>,
}

impl Letter {
    /// The letter as a message (RFC 5322, MIME): text, HTML and calendar as alternatives of each other, then the attachments.
    /// The same letter gives the same bytes.
    ///
    /// The calendar file stands once, as the last alternative, with its method also in the media type: that is where Outlook
    /// and the others look. A second copy as an attachment makes some of them show the meeting twice.
    ///
    /// # Errors
    /// [`LetterFault`] when an address, the id, the language, the date or a media type cannot be written.
    pub fn to_eml(&self) -> Result<Vec<u8>, LetterFault> {
        self.packed().map(|packed| packed.bytes)
    }

    pub(crate) fn packed(&self) -> Result<Packed, LetterFault> {
        if !header::is_message_id(&self.message_id) {
            return Err(LetterFault::MessageId);
        }
        if !header::is_language(&self.language) {
            return Err(LetterFault::Language);
        }
        if !(1970..=9999).contains(&self.date.year()) {
            return Err(LetterFault::Date);
        }
        let from = header::address("From", &self.from)?;
        let to = header::address("To", &self.to)?;
        let mut builder = Message::builder()
            .date(SystemTime::from(self.date))
            .raw_header(header::mailbox("From", &self.from, &from));
        if let Some(reply_to) = &self.reply_to {
            let address = header::address("Reply-To", reply_to)?;
            builder = builder.raw_header(header::mailbox("Reply-To", reply_to, &address));
        }
        builder = builder
            .raw_header(header::mailbox("To", &self.to, &to))
            .raw_header(header::text("Subject", &self.subject))
            .raw_header(header::word("Message-ID", &format!("<{}>", self.message_id)))
            .raw_header(header::word("Content-Language", &self.language));
        if self.auto_submitted {
            builder = builder
                .raw_header(header::word("Auto-Submitted", "auto-generated"))
                .raw_header(header::word("X-Auto-Response-Suppress", "All"));
        }
        let bounces_to = self.bounces_to.as_ref().map(|address| {
            header::address("Return-Path", &Party { name: String::new(), address: address.clone() })
        });
        // The addresses were read above, which is all that an envelope and a message want.
        let envelope = Envelope::new(Some(bounces_to.transpose()?.unwrap_or(from)), vec![to])
            .map_err(|_| LetterFault::Address { field: "To", address: self.to.address.clone() })?;
        let message = builder
            .envelope(envelope.clone())
            .multipart(self.parts()?)
            .map_err(|_| LetterFault::Address { field: "From", address: self.from.address.clone() })?;
        Ok(Packed { envelope, bytes: message.formatted() })
    }

    fn parts(&self) -> Result<MultiPart, LetterFault> {
        let html = self.body.to_html(&self.language, &header::clean(&self.subject));
        let mut alternatives = MultiPart::alternative()
            .boundary(self.boundary("alternative"))
            .singlepart(text_part(ContentType::TEXT_PLAIN, self.body.to_text()))
            .singlepart(text_part(ContentType::TEXT_HTML, html));
        if let Some(calendar) = &self.calendar {
            alternatives = alternatives.singlepart(calendar_part(calendar));
        }
        if self.attachments.is_empty() {
            return Ok(alternatives);
        }
        let mut mixed = MultiPart::mixed().boundary(self.boundary("mixed")).multipart(alternatives);
        for (index, attachment) in self.attachments.iter().enumerate() {
            let kind = ContentType::parse(&header::clean(&attachment.mime))
                .map_err(|_| LetterFault::MediaType { number: index + 1 })?;
            mixed = mixed.singlepart(
                SinglePart::builder()
                    .header(kind)
                    .header(ContentDisposition::attachment(&file_name(&attachment.name)))
                    .header(ContentTransferEncoding::Base64)
                    .body(attachment.bytes.clone()),
            );
        }
        Ok(mixed)
    }

    /// A line between parts. It cannot stand in a part: `=_` occurs neither in quoted-printable nor in base64,
    /// and no part is encoded otherwise.
    fn boundary(&self, part: &str) -> String {
        let digest = Sha256::new().chain_update(&self.message_id).chain_update(part).finalize();
        digest.iter().take(12).fold("=_".to_owned(), |boundary, byte| format!("{boundary}{byte:02x}"))
    }
}

fn text_part(kind: ContentType, text: String) -> SinglePart {
    SinglePart::builder().header(kind).header(ContentTransferEncoding::QuotedPrintable).body(text)
}

fn calendar_part(calendar: &CalendarPart) -> SinglePart {
    let kind = match calendar.method {
        Method::Request => "text/calendar; charset=utf-8; method=REQUEST",
        Method::Cancel => "text/calendar; charset=utf-8; method=CANCEL",
    };
    // A constant of ours that lettre reads; the tests write both.
    let kind = ContentType::parse(kind).expect("the media type of a calendar file");
    SinglePart::builder().header(kind).header(ContentTransferEncoding::Base64).body(calendar.ics.clone())
}

/// A name without folders in it, that no system refuses.
fn file_name(name: &str) -> String {
    let name: String = header::clean(name)
        .chars()
        .map(|sign| if "/\\:*?\"<>|".contains(sign) { '_' } else { sign })
        .take(120)
        .collect();
    let name = name.trim_start_matches('.');
    if name.is_empty() { "attachment".into() } else { name.into() }
}
