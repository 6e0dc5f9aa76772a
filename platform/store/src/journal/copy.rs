//! The sealed lines in a second place: files that only grow, one for each day on which lines were copied. What a file
//! holds can be proven by itself, and held against the chain later.
//!
//! Personal values are not copied, only the marks that the chain keeps of them: what is erased one day must not live on
//! in a copy. Lines from before the marked form are copied as they are, since nothing of them can be erased.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use sea_orm::prelude::Uuid;
use serde::{Deserialize, Serialize};

use super::records::line;
use super::seal::{self, hash};
use super::veil::FIRST;
use super::verify::Head;
use super::walk::Walk;
use crate::{Sight, Store, StoreFault, see_as};

/// What the files are called: the day between begin and end.
const BEGIN: &str = "journal-";
const END: &str = ".lines";

/// A line as it is copied: what the chain's hash is made of.
#[derive(Serialize, Deserialize)]
struct Copied {
    id: Uuid,
    /// Microseconds since 1970.
    at: i64,
    author_kind: String,
    author_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    author_name: String,
    author_mark: Option<Vec<u8>>,
    author_organisation: Option<Uuid>,
    deed: String,
    subject: String,
    subject_id: Uuid,
    owner: Option<Uuid>,
    details: String,
    personal_mark: Option<Vec<u8>>,
    form: i32,
}

impl From<line::Model> for Copied {
    fn from(line: line::Model) -> Self {
        Self {
            id: line.id,
            at: line.at.timestamp_micros(),
            author_kind: line.author_kind,
            author_id: line.author_id,
            author_name: if line.form == FIRST { line.author_name } else { String::new() },
            author_mark: line.author_mark,
            author_organisation: line.author_organisation,
            deed: line.deed,
            subject: line.subject,
            subject_id: line.subject_id,
            owner: line.owner,
            details: line.details,
            personal_mark: line.personal_mark,
            form: line.form,
        }
    }
}

impl Copied {
    fn line(self) -> Option<line::Model> {
        Some(line::Model {
            id: self.id,
            at: DateTime::<Utc>::from_timestamp_micros(self.at)?,
            author_kind: self.author_kind,
            author_id: self.author_id,
            author_name: self.author_name,
            author_organisation: self.author_organisation,
            deed: self.deed,
            subject: self.subject,
            subject_id: self.subject_id,
            owner: self.owner,
            details: self.details,
            sealed: true,
            form: self.form,
            author_salt: None,
            author_mark: self.author_mark,
            author_erased: None,
            personal: String::new(),
            personal_salt: None,
            personal_mark: self.personal_mark,
            personal_erased: None,
        })
    }
}

/// Appends the sealed lines that are not in the folder yet to the file of the day. Says how many. Stopped in the middle
/// of a line, it writes that line anew the next time.
///
/// # Errors
/// [`StoreFault`] when the database refuses or a file cannot be read or written.
pub async fn copy(store: &Store, folder: &Path) -> Result<u64, StoreFault> {
    std::fs::create_dir_all(folder).map_err(|source| at(folder, source))?;
    see_as(Sight::House, append(store, folder)).await
}

async fn append(store: &Store, folder: &Path) -> Result<u64, StoreFault> {
    let top = seal::head(store).await?;
    let last = last_in(folder)?;
    let day = store.doors().now().format("%Y-%m-%d");
    let path = folder.join(format!("{BEGIN}{day}{END}"));
    let mut walk = Walk::after(store, last, top.seq);
    let mut copied = 0;
    while let Some(links) = walk.page().await? {
        let mut text = String::new();
        for (seal, line) in links {
            // What the proof of the chain names is not hidden by a copy that goes on behind it.
            let Some(line) = line else {
                return Err(StoreFault::Unreadable(format!("line {} of the journal is gone", seal.seq)));
            };
            let head = Head { seq: seal.seq, hash: seal.hash };
            let line = serde_json::to_string(&Copied::from(line))
                .map_err(|fault| StoreFault::Unreadable(fault.to_string()))?;
            text.extend([head.to_string(), " ".to_owned(), line, "\n".to_owned()]);
            copied += 1;
        }
        written(&path, &text).map_err(|source| at(&path, source))?;
    }
    Ok(copied)
}

fn written(path: &Path, text: &str) -> std::io::Result<()> {
    let is_torn = std::fs::read(path).is_ok_and(|before| before.last().is_some_and(|last| *last != b'\n'));
    let mut file = std::fs::OpenOptions::new().append(true).create(true).open(path)?;
    if is_torn {
        file.write_all(b"\n")?;
    }
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// The number of the last whole line in the folder; 0 when there is none.
fn last_in(folder: &Path) -> Result<i64, StoreFault> {
    for path in files(folder)?.iter().rev() {
        let text = std::fs::read_to_string(path).map_err(|source| at(path, source))?;
        if let Some((head, _)) = text.lines().rev().find_map(read_line) {
            return Ok(head.seq);
        }
    }
    Ok(0)
}

/// The files in the order of their days.
fn files(folder: &Path) -> Result<Vec<PathBuf>, StoreFault> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|source| at(folder, source))? {
        let path = entry.map_err(|source| at(folder, source))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(BEGIN) && name.ends_with(END) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn read_line(text: &str) -> Option<(Head, line::Model)> {
    let (head, line) = text.split_once(' ')?;
    let copied: Copied = serde_json::from_str(line).ok()?;
    Some((head.parse().ok()?, copied.line()?))
}

/// What is wrong with a copy by itself.
#[derive(Debug, thiserror::Error)]
pub enum CopyFault {
    /// A line says something else than when it was copied.
    #[error("line {seq} in {} is not as it was copied", file.display())]
    Changed {
        /// Its number.
        seq: i64,
        /// Where.
        file: PathBuf,
    },
    /// A line is missing.
    #[error("line {seq} is missing before {}", file.display())]
    Missing {
        /// Its number.
        seq: i64,
        /// The file in which the next one stands.
        file: PathBuf,
    },
    /// The folder cannot be read.
    #[error(transparent)]
    Store(#[from] StoreFault),
}

/// Proves a copy by itself, and gives the head at each of its lines, to be held against the chain with
/// [`super::verify()`]. The first files may have been taken away after their time; what is left hangs together.
///
/// # Errors
/// [`CopyFault`] names the first line that does not fit.
pub fn proven(folder: &Path) -> Result<Vec<Head>, CopyFault> {
    let mut heads: Vec<Head> = Vec::new();
    for file in files(folder)? {
        let text = std::fs::read_to_string(&file).map_err(|source| at(&file, source))?;
        // What cannot be read was cut off when it was written: the same line follows. If it does not, it is missing.
        for (head, line) in text.lines().filter_map(read_line) {
            if let Some(before) = heads.last()
                && head.seq != before.seq + 1
            {
                return Err(CopyFault::Missing { seq: before.seq + 1, file });
            }
            let before = heads.last().map(|before| before.hash.clone());
            // The chain begins with zeros.
            let before = before.or_else(|| (head.seq == 1).then(|| vec![0; 32]));
            if before.is_some_and(|before| hash(&before, head.seq, &line) != head.hash) {
                return Err(CopyFault::Changed { seq: head.seq, file });
            }
            heads.push(head);
        }
    }
    Ok(heads)
}

fn at(path: &Path, source: std::io::Error) -> StoreFault {
    StoreFault::File { what: format!("the copied lines in {}", path.display()), source }
}
