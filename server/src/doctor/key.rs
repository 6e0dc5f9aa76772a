//! The house's key: there, for its owner's eyes only.

use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::Path;

use store::Store;

use super::{Finding, State};
use crate::config::Config;
use crate::keys::house;

const CHECK: &str = "nyckel";

/// The key of links and forms.
pub(super) fn house(config: &Config) -> Vec<Finding> {
    let file = config.key_file();
    if file.exists() {
        vec![rights(CHECK, &file)]
    } else {
        let what = format!("{} finns inte än.", file.display());
        vec![Finding::warning(
            CHECK,
            what,
            "Den görs vid första starten. Fanns den förut: lägg tillbaka den, annars slutar utskickade länkar att fungera.",
        )]
    }
}

/// Keys that a newer one has replaced: since when they lie there, and whether they can go.
pub(super) async fn older(config: &Config, store: &Store) -> Vec<Finding> {
    let found = match house::older(store, &config.key_file()).await {
        Ok(found) => found,
        Err(fault) => {
            let what = format!("Äldre husnycklar går inte att undersöka: {fault}");
            return vec![Finding::fault(CHECK, what, "Kontrollera filerna house.key.until-… i datamappen.")];
        }
    };
    let mut findings: Vec<_> = found.iter().map(|beside| rights(CHECK, &beside.file)).collect();
    findings.retain(|finding| finding.state != State::Ok);
    findings.extend(found.iter().map(|beside| Finding::warning(CHECK, beside.what(), beside.remedy())));
    findings
}

/// The rights of a file with a key: its owner's, and the owner is whoever owns the folder.
pub(super) fn rights(check: &'static str, file: &Path) -> Finding {
    let name = file.display();
    let Ok(found) = std::fs::metadata(file) else {
        return Finding::fault(
            check,
            format!("{name} går inte att läsa."),
            "Kontrollera namn och rättigheter.",
        );
    };
    let mode = found.permissions().mode() & 0o777;
    if mode & 0o077 != 0 {
        return Finding::fault(
            check,
            format!("{name} kan läsas av andra än ägaren ({mode:03o})."),
            format!("chmod 600 {name}"),
        );
    }
    let folder = file.parent().and_then(|folder| std::fs::metadata(folder).ok());
    if folder.is_some_and(|folder| folder.uid() != found.uid()) {
        return Finding::warning(
            check,
            format!("{name} ägs av någon annan än mappen den ligger i."),
            "Låt den användare som kör programmet äga båda.",
        );
    }
    Finding::ok(check, format!("{name} kan bara läsas av ägaren."))
}
