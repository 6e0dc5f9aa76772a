//! The files of the project.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Folders that hold nothing written by us.
const NOT_OURS: [&str; 6] = [".git", "target", "node_modules", "out", "valskydd-data", "__pycache__"];

/// The root of the project. Asked of cargo at run time: one target folder may serve several checkouts.
pub fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("xtask"), PathBuf::from);
    here.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// A file of the project: its path from the root with `/` between the parts, and where it lies.
pub struct File {
    /// From the root, such as `engines/roster/src/lib.rs`.
    pub name: String,
    path: PathBuf,
}

impl File {
    /// Its text, or nothing when it is a picture, a font or the like.
    pub fn text(&self) -> Result<Option<String>> {
        let bytes = fs::read(&self.path).with_context(|| format!("{} could not be read", self.name))?;
        Ok(String::from_utf8(bytes).ok().filter(|text| !text.contains('\0')))
    }
}

/// Every file under `root`, sorted by name, except what builds and installs leave behind.
pub fn files(root: &Path) -> Result<Vec<File>> {
    let mut found = Vec::new();
    walk(root, root, &mut found)?;
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

fn walk(root: &Path, folder: &Path, found: &mut Vec<File>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("{} could not be read", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let (path, kind) = (entry.path(), entry.file_type()?);
        if kind.is_dir() && !NOT_OURS.iter().any(|name| entry.file_name() == *name) {
            walk(root, &path, found)?;
        } else if kind.is_file() {
            let name = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
            found.push(File { name, path });
        }
    }
    Ok(())
}
