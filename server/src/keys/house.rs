//! The house's older keys, in words for whoever runs the program.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use organisation::house_key::{Needed, needed};
use store::{HouseKey, Store, StoreFault};
use texts::local;

/// An older key that lies beside the one in use.
pub struct Beside {
    /// Its file.
    pub file: PathBuf,
    /// The last day on which it was in use.
    pub until: NaiveDate,
    /// What still needs it, or one of the others beside it.
    pub needed: Needed,
}

/// The older keys beside the key file, the latest first.
///
/// # Errors
/// [`StoreFault`] when a file is no key, or the database refuses.
pub async fn older(store: &Store, file: &Path) -> Result<Vec<Beside>, StoreFault> {
    // To look makes no key.
    if !file.exists() {
        return Ok(Vec::new());
    }
    let key = HouseKey::from_file(file, store.doors())?;
    let needed = needed(store, &key).await?;
    let beside =
        |(file, until): (&Path, _)| Beside { file: file.to_owned(), until: local(until).date(), needed };
    Ok(key.older().map(beside).collect())
}

impl Beside {
    /// What is to be said of it, and what to do.
    #[must_use]
    pub fn sentence(&self) -> String {
        format!("{} {}", self.what(), self.remedy())
    }

    /// Since when it lies there.
    #[must_use]
    pub fn what(&self) -> String {
        format!("En äldre husnyckel ligger kvar i {}, i bruk till {}.", self.file.display(), self.until)
    }

    /// When it can go, and how.
    #[must_use]
    pub fn remedy(&self) -> String {
        if self.needed.is_nothing() {
            return "Inget behöver den: ta bort filen på alla noder och starta om.".to_owned();
        }
        let Needed { links, code_apps, recovery_codes, sessions } = self.needed;
        let parts = [
            (links, "länkar som gäller"),
            (code_apps, "kodappar (förseglas om varje timme)"),
            (recovery_codes, "återställningskoder (be deras ägare göra nya)"),
            (sessions, "inloggningar genom egen inloggningstjänst"),
        ];
        let parts: Vec<_> = parts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        format!("Vänta med att ta bort den. Det här slutar annars att fungera: {}.", parts.join(", "))
    }
}
