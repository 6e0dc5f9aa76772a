//! The zip archive around a workbook. What inflates is counted against one budget, whatever the directory declares.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::xml::{self, Handler};
use crate::caps::Caps;
use crate::refusal::Refusal;
use crate::words::shortened;

/// Parts of an archive. A workbook has some dozens, one with a picture in every row some thousands.
const MAX_PARTS: usize = 10_000;

pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Places of the parts by folded name.
    places: HashMap<String, usize>,
    /// Bytes that may still be inflated.
    left: u64,
    max: u64,
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8], caps: &Caps) -> Result<Self, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|err| Refusal::damaged(format!("its end (byte {})", bytes.len()), err))?;
        if archive.len() > MAX_PARTS {
            return Err(Refusal::damaged("its directory", format!("it lists {} parts", archive.len())));
        }
        let names = archive.file_names().enumerate();
        let places = names.filter_map(|(at, name)| Some((folded(&name.ok()?), at))).collect();
        Ok(Self { archive, places, left: caps.max_unpacked_bytes, max: caps.max_unpacked_bytes })
    }

    /// Bytes that were inflated.
    pub fn spent(&self) -> u64 {
        self.max - self.left
    }

    /// Refuses protected parts, and an archive that declares itself too large before anything is inflated.
    pub fn refuse_encrypted_and_bombs(&mut self) -> Result<(), Refusal> {
        let mut declared = 0_u64;
        for at in 0..self.archive.len() {
            let part = self.archive.by_index_raw(at);
            let part =
                part.map_err(|err| Refusal::damaged(format!("entry {} of its directory", at + 1), err))?;
            if part.encrypted() {
                return Err(Refusal::Encrypted);
            }
            declared = declared.saturating_add(part.size());
            if declared > self.max {
                let part = part.name().map(|name| shortened(&name, 120)).unwrap_or_default();
                return Err(Refusal::UnpacksTooLarge { part, max: self.max });
            }
        }
        Ok(())
    }

    /// Whether there is a part of this name, in lower case.
    pub fn has(&self, name: &str) -> bool {
        self.places.contains_key(name)
    }

    /// Whether there is a part under this folder, in lower case.
    pub fn has_under(&self, folder: &str) -> bool {
        self.places.keys().any(|name| name.starts_with(folder))
    }

    /// The first bytes of a part as text.
    pub fn head(&mut self, name: &str, max: u64) -> Result<String, Refusal> {
        let mut text = Vec::new();
        self.inflate(name, |part| {
            part.take(max).read_to_end(&mut text).map(|_| ()).map_err(|err| Refusal::damaged(name, err))
        })?;
        Ok(String::from_utf8_lossy(&text).into_owned())
    }

    /// Hands a part's elements to a handler; `false` when there is no such part.
    pub fn parse(&mut self, name: &str, handler: &mut impl Handler) -> Result<bool, Refusal> {
        self.inflate(name, |part| xml::parse(name, part, handler))
    }

    fn inflate(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut dyn Read) -> Result<(), Refusal>,
    ) -> Result<bool, Refusal> {
        let Some(&at) = self.places.get(&folded(name)) else { return Ok(false) };
        let part = self.archive.by_index(at).map_err(|err| Refusal::damaged(name, err))?;
        let mut counted = Counted { part, left: self.left, exceeded: false };
        let result = read(&mut counted);
        self.left = counted.left;
        if counted.exceeded {
            return Err(Refusal::UnpacksTooLarge { part: name.to_owned(), max: self.max });
        }
        result.map(|()| true)
    }
}

/// Names are compared as spreadsheet programs do: without case, with either slash.
fn folded(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// Stops with an error as soon as the budget is spent.
struct Counted<R> {
    part: R,
    left: u64,
    exceeded: bool,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.part.read(buffer)?;
        let Some(left) = self.left.checked_sub(read as u64) else {
            self.left = 0;
            self.exceeded = true;
            return Err(std::io::Error::other("the budget is spent"));
        };
        self.left = left;
        Ok(read)
    }
}
