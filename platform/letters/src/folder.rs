//! Reading the folder that [`crate::Post::folder`] writes, for a page that shows the letters.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use chrono::{DateTime, Utc};
use mail_parser::{Address, Message, MessageParser, MimeHeaders as _};

use crate::{Party, header};

/// Larger files are not letters of ours; a page must not be brought down by one.
const LARGEST: u64 = 50 * 1024 * 1024;

/// One page of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderPage {
    /// The letters on this page, newest first.
    pub letters: Vec<FolderEntry>,
    /// How many letters the folder holds.
    pub total: usize,
}

/// A letter in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderEntry {
    /// What [`read`] wants: the message id.
    pub id: String,
    /// The receiver; empty when the file cannot be read as a letter.
    pub to: Party,
    /// Subject.
    pub subject: String,
    /// When it was written.
    pub date: Option<DateTime<Utc>>,
}

/// A whole letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderLetter {
    /// The message id.
    pub id: String,
    /// The sender.
    pub from: Party,
    /// The receiver.
    pub to: Party,
    /// Subject.
    pub subject: String,
    /// When it was written.
    pub date: Option<DateTime<Utc>>,
    /// The plain text.
    pub text: String,
    /// The HTML page. Show it only under a content policy of its own (`sandbox`).
    pub html: Option<String>,
    /// The calendar file.
    pub calendar: Option<String>,
    /// Names of the attached files.
    pub attachments: Vec<String>,
}

/// Why a folder or a letter cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum FolderFault {
    /// There is no letter of this name, or the name is none that a letter can have.
    #[error("there is no such letter")]
    NoSuchLetter,
    /// The file is there but is not a letter.
    #[error("the file is not a letter")]
    NotALetter,
    /// The system does not let us read.
    #[error("the letter folder cannot be read: {0}")]
    Io(#[from] io::Error),
}

/// Letters `offset..offset + limit` of the folder, newest first. A folder that does not exist yet is empty.
///
/// # Errors
/// [`FolderFault::Io`] when the folder cannot be read.
pub async fn list(folder: &Path, offset: usize, limit: usize) -> Result<FolderPage, FolderFault> {
    let folder = folder.to_owned();
    blocking(move || {
        let names = names(&folder)?;
        let total = names.len();
        let letters = names.into_iter().skip(offset).take(limit).map(|id| entry(&folder, id)).collect();
        Ok(FolderPage { letters, total })
    })
    .await
}

/// The letter with the message id `id`, which may come from anywhere: what is not a message id is never looked for.
///
/// # Errors
/// [`FolderFault`].
pub async fn read(folder: &Path, id: &str) -> Result<FolderLetter, FolderFault> {
    if !header::is_message_id(id) {
        return Err(FolderFault::NoSuchLetter);
    }
    let (folder, id) = (folder.to_owned(), id.to_owned());
    blocking(move || {
        let bytes = contents(&folder, &id)?;
        let message = MessageParser::default().parse(&bytes).ok_or(FolderFault::NotALetter)?;
        Ok(whole(id, &message))
    })
    .await
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, FolderFault> + Send + 'static,
) -> Result<T, FolderFault> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|stopped| Err(io::Error::other(stopped).into()))
}

fn path_of(folder: &Path, id: &str) -> PathBuf {
    folder.join(format!("{id}.eml"))
}

/// Message ids in the folder, newest file first.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(fault) => return Err(fault),
    };
    let mut names: Vec<(SystemTime, String)> = entries
        .flatten()
        .filter_map(|entry| {
            let id = entry.file_name().to_str()?.strip_suffix(".eml")?.to_owned();
            let about = entry.metadata().ok()?;
            (about.is_file() && header::is_message_id(&id)).then_some((about.modified().ok()?, id))
        })
        .collect();
    names.sort_by(|one, other| other.cmp(one));
    Ok(names.into_iter().map(|(_, id)| id).collect())
}

fn contents(folder: &Path, id: &str) -> Result<Vec<u8>, FolderFault> {
    let path = path_of(folder, id);
    // Not following a link: the folder shows letters, not whatever somebody pointed to.
    let about = fs::symlink_metadata(&path).map_err(|fault| match fault.kind() {
        io::ErrorKind::NotFound => FolderFault::NoSuchLetter,
        _ => fault.into(),
    })?;
    if !about.is_file() || about.len() > LARGEST {
        return Err(FolderFault::NotALetter);
    }
    Ok(fs::read(path)?)
}

/// A file that cannot be read still stands in the list, with its name alone: nothing vanishes.
fn entry(folder: &Path, id: String) -> FolderEntry {
    let bytes = contents(folder, &id).unwrap_or_default();
    match MessageParser::default().parse_headers(&bytes) {
        Some(message) => {
            FolderEntry { id, to: party(message.to()), subject: subject(&message), date: date(&message) }
        }
        None => FolderEntry { id, to: party(None), subject: String::new(), date: None },
    }
}

fn whole(id: String, message: &Message<'_>) -> FolderLetter {
    let is_calendar = |part: &&mail_parser::MessagePart<'_>| part.is_content_type("text", "calendar");
    let calendar = message.parts.iter().find(is_calendar);
    let attachments = message.attachments().filter(|part| !is_calendar(part));
    FolderLetter {
        id,
        from: party(message.from()),
        to: party(message.to()),
        subject: subject(message),
        date: date(message),
        text: message.body_text(0).unwrap_or_default().into_owned(),
        html: message.body_html(0).map(std::borrow::Cow::into_owned),
        calendar: calendar.and_then(|part| part.text_contents()).map(str::to_owned),
        attachments: attachments.filter_map(|part| part.attachment_name()).map(str::to_owned).collect(),
    }
}

fn party(address: Option<&Address<'_>>) -> Party {
    let first = address.and_then(Address::first);
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    Party { name: text(first.and_then(|one| one.name())), address: text(first.and_then(|one| one.address())) }
}

fn subject(message: &Message<'_>) -> String {
    message.subject().unwrap_or_default().to_owned()
}

fn date(message: &Message<'_>) -> Option<DateTime<Utc>> {
    message.date().and_then(|date| DateTime::from_timestamp(date.to_timestamp(), 0))
}
