//! The letter as it lies in the folder, where there is no mail server.

use std::path::{Path, PathBuf};

use letters::folder::{FolderFault, FolderLetter};
use sea_orm::prelude::Uuid;
use web::Trouble;

/// A letter in the folder.
pub(super) struct Lying {
    path: PathBuf,
    /// The letter, read.
    pub(super) letter: FolderLetter,
}

impl Lying {
    /// The letter's file as it would have gone over the wire.
    pub(super) async fn bytes(&self) -> Result<Vec<u8>, Trouble> {
        tokio::fs::read(&self.path).await.map_err(|fault| Trouble::from_error(&fault))
    }
}

/// The file of a letter. Its message id begins with the letter's own id; the host after it is the house's and may
/// have been another when the letter left. None while the letter has not left.
pub(super) async fn find(folder: &Path, letter: Uuid) -> Result<Option<Lying>, Trouble> {
    let Some(message_id) = message_id(folder, letter).await.map_err(|fault| Trouble::from_error(&fault))?
    else {
        return Ok(None);
    };
    let path = folder.join(format!("{message_id}.eml"));
    match letters::folder::read(folder, &message_id).await {
        Ok(letter) => Ok(Some(Lying { path, letter })),
        Err(FolderFault::NoSuchLetter) => Ok(None),
        Err(fault) => Err(Trouble::from_error(&fault)),
    }
}

async fn message_id(folder: &Path, letter: Uuid) -> std::io::Result<Option<String>> {
    let mut entries = match tokio::fs::read_dir(folder).await {
        Ok(entries) => entries,
        Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(fault) => return Err(fault),
    };
    let start = format!("{letter}@");
    while let Some(entry) = entries.next_entry().await? {
        let name = entry.file_name();
        let id = name.to_str().and_then(|name| name.strip_suffix(".eml"));
        if let Some(id) = id.filter(|id| id.starts_with(&start)) {
            return Ok(Some(id.to_owned()));
        }
    }
    Ok(None)
}
