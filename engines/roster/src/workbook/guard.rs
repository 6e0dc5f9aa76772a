//! What is checked before any parser sees a workbook: how much it unpacks to, whether it is encrypted, and
//! whether its XML declares anything that a parser could be made to expand.

use std::io::{BufReader, Read};

use memchr::memmem;
use quick_xml::events::Event;

use super::Archive;
use crate::caps::Caps;
use crate::refusal::Refusal;

/// Parts of an archive. A workbook has some dozens, one with a picture in every row some thousands.
const MAX_PARTS: usize = 10_000;
/// Tags of a part that is held whole in memory, such as the styles.
const MAX_TAGS: u64 = 400_000;
/// Overlap between two chunks, so that nothing hides on the seam.
const SEAM: usize = 32;

/// Inflates every part, whatever sizes the directory declares, and refuses what no spreadsheet program writes.
pub(super) fn check(archive: &mut Archive<'_>, caps: &Caps) -> Result<(), Refusal> {
    if archive.len() > MAX_PARTS {
        return Err(Refusal::damaged("its directory", format!("it lists {} parts", archive.len())));
    }
    let mut left = caps.max_unpacked_bytes;
    for at in 0..archive.len() {
        let name = part_name(archive, at)?;
        let mut part = archive.by_index(at).map_err(|err| Refusal::damaged(&*name, err))?;
        let mut scan = Scan::new(&name, caps);
        left = scan.part(&mut part, left)?;
        scan.finish()?;
    }
    Ok(())
}

fn part_name(archive: &mut Archive<'_>, at: usize) -> Result<String, Refusal> {
    let place = || format!("entry {} of its directory", at + 1);
    let part = archive.by_index_raw(at).map_err(|err| Refusal::damaged(place(), err))?;
    if part.encrypted() {
        return Err(Refusal::Encrypted);
    }
    let name = part.name().map_err(|err| Refusal::damaged(place(), err))?;
    Ok(crate::words::shortened(&name, 120))
}

/// The mimetype of an `OpenDocument` file: its first part, never compressed.
pub(super) fn mimetype(archive: &mut Archive<'_>) -> Result<String, Refusal> {
    let part = archive.by_name("mimetype").map_err(|err| Refusal::damaged("mimetype", err))?;
    let mut text = String::new();
    part.take(200).read_to_string(&mut text).map_err(|err| Refusal::damaged("mimetype", err))?;
    Ok(text.trim().to_owned())
}

/// Looks through one part as it inflates.
struct Scan<'a> {
    name: &'a str,
    caps: &'a Caps,
    tags: u64,
    head: Vec<u8>,
    is_xml: bool,
}

impl<'a> Scan<'a> {
    fn new(name: &'a str, caps: &'a Caps) -> Self {
        Self { name, caps, tags: 0, head: Vec::new(), is_xml: false }
    }

    fn part(&mut self, part: &mut impl Read, mut left: u64) -> Result<u64, Refusal> {
        let mut buffer = vec![0; SEAM + 65_536];
        let mut kept = 0;
        loop {
            let read = part.read(&mut buffer[kept..]).map_err(|err| Refusal::damaged(self.name, err))?;
            if read == 0 {
                return Ok(left);
            }
            left = left.checked_sub(read as u64).ok_or_else(|| Refusal::UnpacksTooLarge {
                part: self.name.to_owned(),
                max: self.caps.max_unpacked_bytes,
            })?;
            let end = kept + read;
            self.chunk(&buffer[..end], kept)?;
            kept = end.min(SEAM);
            buffer.copy_within(end - kept..end, 0);
        }
    }

    /// `seen` bytes at the start were looked at before.
    fn chunk(&mut self, chunk: &[u8], seen: usize) -> Result<(), Refusal> {
        if self.head.is_empty() {
            self.head.extend_from_slice(&chunk[..chunk.len().min(4096)]);
            self.is_xml = looks_like_xml(&self.head);
        }
        if !self.is_xml {
            return Ok(());
        }
        // No spreadsheet program writes UTF-16, and searching in it would need a second set of needles.
        if self.head.contains(&0) {
            return Err(Refusal::damaged(self.name, "its XML is not UTF-8"));
        }
        if memmem::find(chunk, b"<!DOCTYPE").is_some() || memmem::find(chunk, b"<!ENTITY").is_some() {
            return Err(Refusal::XmlEntities { part: self.name.to_owned() });
        }
        self.tags += memchr::memchr_iter(b'<', &chunk[seen..]).count() as u64;
        if self.tags > self.max_tags() {
            return Err(Refusal::TooManyCells { place: self.name.to_owned(), max: self.caps.max_cells });
        }
        Ok(())
    }

    /// Sheets are read cell by cell and counted there, formatted empty cells aside; other parts are held whole.
    fn max_tags(&self) -> u64 {
        match normal(self.name) {
            name if name.ends_with("sharedstrings.xml") => self.caps.max_part_tags(),
            name if name.contains("worksheets/") || name == "content.xml" => self.caps.max_part_tags() * 4,
            _ => MAX_TAGS,
        }
    }

    /// The parser sets memory aside for as many strings as `uniqueCount` declares, so it must not lie.
    fn finish(&self) -> Result<(), Refusal> {
        if !normal(self.name).ends_with("sharedstrings.xml") {
            return Ok(());
        }
        let declared = declared_strings(&self.head)
            .ok_or_else(|| Refusal::damaged(self.name, "it does not begin as a table of texts"))?;
        if declared > self.tags.max(1_000) {
            return Err(Refusal::damaged(self.name, format!("it declares {declared} texts and holds fewer")));
        }
        Ok(())
    }
}

/// The name of a part as the parser looks it up.
pub(super) fn normal(name: &str) -> String {
    name.replace('\\', "/").to_ascii_lowercase()
}

/// Whether a part is where spreadsheet programs put the list of sheets: `xl/workbook.xml`, or with a number.
pub(super) fn is_workbook(name: &str) -> bool {
    name.strip_prefix("xl/workbook")
        .and_then(|rest| rest.strip_suffix(".xml"))
        .is_some_and(|n| !n.contains('/'))
}

/// Refuses a package whose start points elsewhere. The bounds above go by the names of the parts; a part under
/// another name would be read whole without one.
pub(super) fn check_start(archive: &mut Archive<'_>) -> Result<(), Refusal> {
    const RELS: &str = "_rels/.rels";
    let Ok(part) = archive.by_name(RELS) else { return Ok(()) };
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(part.take(1_000_000)));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(|err| Refusal::damaged(RELS, err))?;
        let tag = match event {
            Event::Start(tag) | Event::Empty(tag) => tag,
            Event::Eof => return Ok(()),
            _ => continue,
        };
        let value = |key: &str| {
            let attribute = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == key)?;
            Some(attribute.value.into_owned())
        };
        let target = value("Target").unwrap_or_default();
        let is_document = value("Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
        if is_document && !is_workbook(&normal(target.trim_start_matches('/'))) {
            return Err(Refusal::damaged(RELS, format!("it points to “{target}” for the workbook")));
        }
    }
}

fn looks_like_xml(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") || head.starts_with(b"<\0") {
        return true;
    }
    head.trim_ascii_start().starts_with(b"<") || head.starts_with(b"\0<")
}

/// `uniqueCount` of a shared string table, 0 when it has none; nothing when the part does not begin with one.
fn declared_strings(head: &[u8]) -> Option<u64> {
    let mut reader = quick_xml::Reader::from_reader(head);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let tag = match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(tag) | Event::Empty(tag) => tag,
            Event::Eof => return None,
            _ => continue,
        };
        if tag.local_name().as_ref() != "sst" {
            return None;
        }
        let mut declared = 0;
        for attribute in tag.attributes().with_checks(false) {
            let attribute = attribute.ok()?;
            if attribute.key.as_ref() == "uniqueCount" {
                declared = attribute.value.trim().parse().unwrap_or(u64::MAX).max(declared);
            }
        }
        return Some(declared);
    }
}
