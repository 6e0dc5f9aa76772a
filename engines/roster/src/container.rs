//! OLE2 containers: what Excel 97–2003 and Outlook write. Read through `cfb`, which follows no chain twice; how much
//! is taken out is counted, since many streams may claim the same bytes.

use std::io::{Cursor, Read};
use std::path::Path;

use cfb::CompoundFile;

use crate::refusal::Refusal;

/// Streams and storages of one container. A mail with fifty attachments has some thousands.
const MAX_ENTRIES: usize = 20_000;

/// An opened container.
pub(crate) struct Container<'a> {
    file: CompoundFile<Cursor<&'a [u8]>>,
    /// Bytes that may still be taken out.
    left: u64,
    max: u64,
}

impl<'a> Container<'a> {
    pub fn open(bytes: &'a [u8], max: u64) -> Result<Self, Refusal> {
        let file =
            CompoundFile::open(Cursor::new(bytes)).map_err(|err| Refusal::damaged("its directory", err))?;
        if file.walk().take(MAX_ENTRIES + 1).count() > MAX_ENTRIES {
            return Err(Refusal::damaged("its directory", format!("it lists more than {MAX_ENTRIES} parts")));
        }
        Ok(Self { file, left: max, max })
    }

    /// Whether there is a stream of this path, whatever the case of its letters.
    pub fn has(&self, path: &str) -> bool {
        self.file.is_stream(path)
    }

    /// Whether there is a storage of this path.
    pub fn has_storage(&self, path: &str) -> bool {
        self.file.is_storage(path)
    }

    /// A stream's bytes; `None` when there is none.
    pub fn stream(&mut self, path: &str) -> Result<Option<Vec<u8>>, Refusal> {
        if !self.has(path) {
            return Ok(None);
        }
        let damaged = |err: std::io::Error| Refusal::damaged(path, err);
        let mut bytes = Vec::new();
        let stream = self.file.open_stream(path).map_err(damaged)?;
        stream.take(self.left + 1).read_to_end(&mut bytes).map_err(damaged)?;
        let Some(left) = self.left.checked_sub(bytes.len() as u64) else {
            self.left = 0;
            return Err(Refusal::UnpacksTooLarge { part: path.to_owned(), max: self.max });
        };
        self.left = left;
        Ok(Some(bytes))
    }

    /// Bytes that may still be taken out.
    pub fn left(&self) -> u64 {
        self.left
    }

    /// Paths of the storages right under this one whose names begin so, in the container's order.
    pub fn storages(&self, under: &str, beginning: &str) -> Vec<String> {
        let Ok(entries) = self.file.read_storage(under) else { return Vec::new() };
        entries
            .filter(|entry| entry.is_storage() && entry.name().starts_with(beginning))
            .filter_map(|entry| entry.path().to_str().map(str::to_owned))
            .collect()
    }
}

/// A path under another.
pub(crate) fn under(folder: &str, name: &str) -> String {
    Path::new(folder).join(name).to_string_lossy().into_owned()
}
