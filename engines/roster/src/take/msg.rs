//! Mails saved by Outlook ([MS-OXMSG]): the few properties that hold the body and the attachments.

use chrono::DateTime;

use super::look::Looker;
use super::{Letter, Part, Source, Step, Why};
use crate::container::{Container, under};
use crate::refusal::{Likeness, Refusal};
use crate::words::{shortened, tidied};

/// Properties by number ([MS-OXPROPS]).
const SUBJECT: u16 = 0x0037;
const SENT: u16 = 0x0039;
const SENDER_NAME: u16 = 0x0c1a;
const SENDER: u16 = 0x0c1f;
const SENDER_SMTP: u16 = 0x5d01;
const BODY: u16 = 0x1000;
const RTF: u16 = 0x1009;
const HTML: u16 = 0x1013;
const MESSAGE_ID: u16 = 0x1035;
const DATA: u16 = 0x3701;
const SHORT_NAME: u16 = 0x3704;
const LONG_NAME: u16 = 0x3707;
const KIND: u16 = 0x370e;
/// 100 ns since 1601 up to 1970.
const EPOCH: i64 = 11_644_473_600;

pub(super) fn letter(
    looker: &mut Looker<'_>,
    mut container: Container<'_>,
    part: &Part,
    depth: usize,
) -> Result<Source, Refusal> {
    message(looker, &mut container, "/", part, depth)?;
    Ok(Source::Msg)
}

fn message(
    looker: &mut Looker<'_>,
    container: &mut Container<'_>,
    at: &str,
    part: &Part,
    depth: usize,
) -> Result<(), Refusal> {
    if depth >= looker.caps.max_depth {
        looker.leave(part, None, Why::TooDeep, "message");
        return Ok(());
    }
    let mut properties = Properties { container, at };
    if looker.letter.is_none() {
        looker.letter = Some(said_by(&mut properties)?);
    }
    let page = properties.page()?;
    let text = properties.text(BODY)?;
    let has_rtf = properties.container.has(&properties.path(RTF, 0x0102));
    // As in any mail: the page has the tables, the text is the same once more.
    let own = part.with(Step::Body);
    let mut bodies = [page, text].into_iter().flatten().filter(|body| !body.trim().is_empty());
    let first = bodies.next();
    match &first {
        Some(body) if is_page(body) => drop(super::eml::page(looker, body, part)?),
        Some(body) => drop(looker.body(body, part)?),
        None if has_rtf => {
            let why = Why::Refused(Refusal::NotAList { looks_like: Likeness::TextDocument });
            looker.leave(&own, None, why, "text/rtf");
        }
        None => {}
    }
    for other in bodies {
        looker.leave(&own, None, Why::OtherForm, &other);
    }
    let attachments = container.storages(at, "__attach_version1.0_");
    for (number, storage) in (1..).zip(attachments) {
        if !looker.may_look(part) {
            break;
        }
        attachment(looker, container, &storage, number, part, depth)?;
    }
    Ok(())
}

fn is_page(body: &str) -> bool {
    body.trim_start().starts_with('<')
}

fn attachment(
    looker: &mut Looker<'_>,
    container: &mut Container<'_>,
    storage: &str,
    number: usize,
    part: &Part,
    depth: usize,
) -> Result<(), Refusal> {
    let mut properties = Properties { container, at: storage };
    let name = match properties.text(LONG_NAME)? {
        Some(name) => name,
        None => properties.text(SHORT_NAME)?.unwrap_or_default(),
    };
    let kind = properties.text(KIND)?.unwrap_or_default().to_ascii_lowercase();
    let place = part.with(Step::Attachment { number, name: shortened(&tidied(&name), 120) });
    let inner = properties.path(DATA, 0x000d);
    if properties.container.has_storage(&inner) {
        if let Err(refusal) = message(looker, container, &inner, &place, depth + 1) {
            looker.leave(&place, None, Why::Refused(refusal), &kind);
        }
        return Ok(());
    }
    match properties.container.stream(&properties.path(DATA, 0x0102)) {
        Ok(Some(bytes)) => {
            looker.spend(properties.container);
            looker.attachment(&bytes, &kind, &place, depth + 1);
        }
        Ok(None) => looker.leave(&place, None, Why::Refused(Refusal::Empty), &kind),
        Err(refusal) => looker.leave(&place, None, Why::Refused(refusal), &kind),
    }
    Ok(())
}

fn said_by(properties: &mut Properties<'_, '_>) -> Result<Letter, Refusal> {
    let mut text = |id| properties.text(id).map(|text| shortened(&tidied(&text.unwrap_or_default()), 500));
    let (smtp, sender) = (text(SENDER_SMTP)?, text(SENDER)?);
    // Within Exchange the sender's address is a directory's name, not one of a mail.
    let from = if smtp.contains('@') { smtp } else { sender };
    let (from_name, subject, id) = (text(SENDER_NAME)?, text(SUBJECT)?, text(MESSAGE_ID)?);
    let id = id.trim_matches(['<', '>']).to_owned();
    Ok(Letter {
        from: if from.contains('@') { from } else { String::new() },
        from_name,
        subject,
        date: properties.sent()?,
        message_id: (!id.is_empty()).then_some(id),
    })
}

/// The properties of one message or attachment.
struct Properties<'a, 'b> {
    container: &'a mut Container<'b>,
    at: &'a str,
}

impl Properties<'_, '_> {
    fn path(&self, id: u16, kind: u16) -> String {
        under(self.at, &format!("__substg1.0_{id:04X}{kind:04X}"))
    }

    /// A text, in UTF-16 or in the code page of the sender's Windows.
    fn text(&mut self, id: u16) -> Result<Option<String>, Refusal> {
        if let Some(bytes) = self.container.stream(&self.path(id, 0x001f))? {
            let text = encoding_rs::UTF_16LE.decode_without_bom_handling(&bytes).0.into_owned();
            return Ok(Some(text.trim_end_matches('\0').to_owned()));
        }
        let bytes = self.container.stream(&self.path(id, 0x001e))?;
        Ok(bytes.and_then(|bytes| text_of(&bytes)))
    }

    /// The body as a page: most often as bytes in a character set of their own.
    fn page(&mut self) -> Result<Option<String>, Refusal> {
        match self.container.stream(&self.path(HTML, 0x0102))? {
            Some(bytes) => Ok(text_of(&bytes)),
            None => self.text(HTML),
        }
    }

    /// When the message was sent: a fixed property, in the stream of all of them.
    fn sent(&mut self) -> Result<Option<String>, Refusal> {
        let Some(bytes) = self.container.stream(&under(self.at, "__properties_version1.0"))? else {
            return Ok(None);
        };
        let header = if self.at == "/" { 32 } else { 24 };
        let tag = (u32::from(SENT) << 16 | 0x0040).to_le_bytes();
        let mut entries = bytes.get(header..).unwrap_or_default().chunks_exact(16);
        let value =
            entries.find(|entry| entry.starts_with(&tag)).and_then(|entry| entry[8..].try_into().ok());
        let Some(value) = value.map(i64::from_le_bytes) else { return Ok(None) };
        let at = DateTime::from_timestamp(value.div_euclid(10_000_000) - EPOCH, 0);
        Ok(at.map(|at| at.format("%Y-%m-%dT%H:%M:%SZ").to_string()))
    }
}

fn text_of(bytes: &[u8]) -> Option<String> {
    let decoded = crate::decode::decoded(bytes).ok()?;
    Some(decoded.text.trim_end_matches('\0').to_owned())
}
