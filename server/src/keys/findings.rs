//! What was found about the keys, in words for whoever runs the program.

use std::collections::HashMap;

use organisation::Tier;
use organisation::register::of_tier;
use sea_orm::prelude::Uuid;
use store::vault::{Finding, Unopened};
use store::{Store, StoreFault};

/// What organisations are called, by id.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn names(store: &Store) -> Result<HashMap<Uuid, String>, StoreFault> {
    let mut names = HashMap::new();
    for tier in [Tier::National, Tier::County, Tier::Municipality] {
        names.extend(of_tier(store, tier).await?.into_iter().map(|one| (one.id.uuid(), one.formal_name)));
    }
    Ok(names)
}

/// The sentence, and what to do. `names`: organisations by id.
#[must_use]
pub fn sentence<S: std::hash::BuildHasher>(finding: &Finding, names: &HashMap<Uuid, String, S>) -> String {
    let name = |id: &Uuid| names.get(id).cloned().unwrap_or_else(|| id.to_string());
    match finding {
        Finding::NoKeyring => "Inget är inställt för nycklar; inget kan förseglas.".to_owned(),
        Finding::NotBegun => {
            "Databasen har ingen huvudnyckel än. Den görs när programmet startar första gången.".to_owned()
        }
        Finding::MasterMissing { place } => format!(
            "Huvudnyckeln saknas ({place}). Lägg tillbaka den från dess egen säkerhetskopia, eller peka keys.master_file dit den ligger."
        ),
        Finding::OtherMaster { place } => format!(
            "Huvudnyckeln ({place}) är en annan än den som databasen är förseglad med. Lägg tillbaka den rätta, eller återställ den databas som hör till nyckeln."
        ),
        Finding::MasterWaits => {
            "En ny huvudnyckel väntar på att läggas på plats. Nästa start gör det.".to_owned()
        }
        Finding::OpenToOthers { file } => {
            format!("Andra än ägaren kan läsa {}. Kör: chmod 600 {}", file.display(), file.display())
        }
        Finding::CannotOpen { organisation, why } => {
            format!("Det som {} har förseglat kan inte läsas: {}", name(organisation), reason(why))
        }
        Finding::SealedAnew { organisation } => {
            format!("{} har en ny nyckel. Det äldre förseglas om i bakgrunden.", name(organisation))
        }
    }
}

/// Why something does not open, and what to do.
#[must_use]
pub fn reason(why: &Unopened) -> &'static str {
    match why {
        Unopened::NoMaster => "huvudnyckeln saknas. Lägg tillbaka den.",
        Unopened::OtherMaster => "huvudnyckeln är en annan. Lägg tillbaka den rätta.",
        Unopened::NoShare(_) => {
            "organisationens nyckelfil saknas i nyckelmappen. Lägg tillbaka den från nycklarnas säkerhetskopia, eller hämta den från en annan nod."
        }
        Unopened::OtherShare(_) => {
            "organisationens nyckelfil är en annan än den som databasen väntar sig. Noder som delar databas måste dela nyckelmapp."
        }
        Unopened::Shredded => "nyckeln är kastad, med avsikt.",
        Unopened::DoesNotFit | Unopened::NoEnvelope(_) | Unopened::Unreadable => {
            "nyckeln i databasen är skadad. Återställ tabellen vault_key från en säkerhetskopia."
        }
    }
}
