//! Delivery into a folder.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use crate::{Delivered, PostFault};

/// Writes every letter to `<message id>.eml` in one folder.
#[derive(Debug, Clone)]
pub struct FolderPost {
    path: PathBuf,
}

impl FolderPost {
    pub(super) fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// The folder, to be read by [`crate::folder`].
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// `message_id` has been checked: it is a safe file name.
    pub(super) async fn deliver(&self, message_id: String, bytes: Vec<u8>) -> Result<Delivered, PostFault> {
        let folder = self.path.clone();
        let written = tokio::task::spawn_blocking(move || write(&folder, &message_id, &bytes)).await;
        let receipt = written
            .unwrap_or_else(|stopped| Err(io::Error::other(stopped)))
            .map_err(|fault| PostFault::Later { reason: format!("{}: {fault}", self.path.display()) })?;
        Ok(Delivered { receipt })
    }
}

/// Under a temporary name first: whoever reads the folder, also after a power cut, sees whole letters only.
fn write(folder: &Path, message_id: &str, bytes: &[u8]) -> io::Result<String> {
    fs::create_dir_all(folder)?;
    let name = format!("{message_id}.eml");
    let mut file = tempfile::Builder::new().prefix(".").suffix(".part").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(folder.join(&name)).map_err(|fault| fault.error)?;
    // The name is safe on disk only when the folder is.
    File::open(folder)?.sync_all()?;
    Ok(name)
}
