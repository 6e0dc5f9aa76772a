//! Room on the disk where the data folder lies.

use std::path::Path;

use super::Finding;
use crate::config::Config;

const CHECK: &str = "disk";
const MEGABYTE: u64 = 1024 * 1024;
/// Less than this and a day of work may not fit.
const FAULT: u64 = 200 * MEGABYTE;
/// Less than this and it is time to make room.
const WARNING: u64 = 1024 * MEGABYTE;

/// How much is free.
pub(super) fn free(config: &Config) -> Option<Finding> {
    // The folder may not be there yet; the disk it will lie on is.
    let folder = config.data.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new("."));
    let disk = rustix::fs::statvfs(folder).ok()?;
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    let what = format!("{} MB ledigt i {}.", free / MEGABYTE, folder.display());
    let remedy = "Gör plats: är disken full kan inget sparas.";
    Some(match free {
        ..FAULT => Finding::fault(CHECK, what, remedy),
        FAULT..WARNING => Finding::warning(CHECK, what, remedy),
        WARNING.. => Finding::ok(CHECK, what),
    })
}
