//! The keys of sealed content: whether what was sealed can be read.

use store::vault::{self, state};
use store::{Store, StoreFault};

use super::Finding;
use crate::keys::findings::{names, sentence};

const CHECK: &str = "nycklar";

/// Everything that is to be said of the keys; one line when there is nothing.
pub(super) async fn keys(store: &Store) -> Vec<Finding> {
    match found(store).await {
        Ok(findings) if findings.is_empty() => {
            vec![Finding::ok(CHECK, "Huvudnyckeln är den rätta, och det som är förseglat kan öppnas.")]
        }
        Ok(findings) => findings,
        Err(fault) => vec![Finding::fault(
            CHECK,
            format!("Nycklarna går inte att undersöka: {fault}"),
            "Kontrollera nyckelmappens och databasanvändarens rättigheter.",
        )],
    }
}

async fn found(store: &Store) -> Result<Vec<Finding>, StoreFault> {
    let found = state(store).await?;
    let names = names(store).await?;
    let judged = |finding: &vault::Finding| {
        // What to do stands in the sentence itself: `valskydd keys list` says the same.
        let said = sentence(finding, &names);
        match finding {
            vault::Finding::SealedAnew { .. } => Finding::ok(CHECK, said),
            vault::Finding::NotBegun
            | vault::Finding::MasterWaits
            | vault::Finding::NoKeyring
            | vault::Finding::OpenToOthers { .. } => Finding::warning(CHECK, said, ""),
            vault::Finding::MasterMissing { .. }
            | vault::Finding::OtherMaster { .. }
            | vault::Finding::CannotOpen { .. } => Finding::fault(CHECK, said, ""),
        }
    };
    Ok(found.iter().map(judged).collect())
}
