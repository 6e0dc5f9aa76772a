//! The data folder: there, writable, and nobody else's.

use std::os::unix::fs::PermissionsExt as _;

use super::Finding;
use crate::config::Config;

const CHECK: &str = "mapp";

/// The data folder.
pub(super) fn data(config: &Config) -> Finding {
    let folder = config.data.display();
    let Ok(found) = std::fs::metadata(&config.data) else {
        return Finding::warning(
            CHECK,
            format!("{folder} finns inte än."),
            "Kör valskydd init, så görs den.",
        );
    };
    // Root may write anywhere; a look at the rights alone would not tell.
    if tempfile::tempfile_in(&config.data).is_err() {
        return Finding::fault(
            CHECK,
            format!("Det går inte att skriva i {folder}."),
            "Låt den användare som kör programmet äga mappen.",
        );
    }
    if found.permissions().mode() & 0o007 != 0 {
        return Finding::warning(
            CHECK,
            format!("Alla på datorn kommer åt {folder}, där databas, nyckel och brev ligger."),
            format!("chmod 700 {folder}"),
        );
    }
    Finding::ok(CHECK, format!("{folder} går att skriva i, och bara ägaren kommer åt den."))
}
