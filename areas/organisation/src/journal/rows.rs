//! Journal lines as the page shows them.

use std::collections::HashMap;

use store::journal::Entry;
use texts::{Words, local};

use super::details::details;
use super::words::deed;
use crate::OrganisationId;
use crate::register::Organisation;

/// One line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// "2029-01-18 09.00", on the clock in Sweden.
    pub(super) when: String,
    /// A name, or who it was in words.
    pub(super) who: String,
    /// On whose behalf; empty for the program itself.
    pub(super) organisation: String,
    /// The deed in words.
    pub(super) what: String,
    /// "Platser: 4, bord: 8"
    pub(super) details: String,
    /// Has its place in the chain.
    pub(super) sealed: bool,
}

/// One line in words.
pub(super) fn row(
    entry: &Entry,
    organisations: &HashMap<OrganisationId, Organisation>,
    words: &Words,
) -> Row {
    let organisation = entry.author_organisation.and_then(|id| organisations.get(&id.into()));
    let moment = local(entry.at);
    Row {
        when: format!("{} {}", moment.format("%Y-%m-%d"), words.time(moment.time())),
        who: who(entry, words),
        organisation: organisation.map(|found| found.formal_name.clone()).unwrap_or_default(),
        what: deed(&entry.deed, words),
        details: details(&entry.details, words),
        sealed: entry.sealed,
    }
}

fn who(entry: &Entry, words: &Words) -> String {
    match (entry.author_kind.as_str(), entry.author.as_str()) {
        ("link", "") => words.say("journal-link-holder"),
        (_, "") => words.say("journal-nameless"),
        ("command", name) => words.say1("journal-command", "name", name),
        (_, name) => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use texts::Lang;

    use super::*;
    use crate::samples::words;

    #[test]
    fn whoever_holds_a_link_has_no_name() {
        let mut entry = Entry {
            id: sea_orm::prelude::Uuid::nil(),
            at: chrono::DateTime::UNIX_EPOCH,
            author_id: None,
            author_kind: "link".to_owned(),
            author: String::new(),
            author_organisation: None,
            deed: "registration.submitted".to_owned(),
            subject: "registration".to_owned(),
            subject_id: sea_orm::prelude::Uuid::nil(),
            owner: None,
            details: "{}".to_owned(),
            sealed: true,
        };
        let words = words(Lang::Sv);
        assert_eq!(row(&entry, &HashMap::new(), &words).who, "den som har länken");
        assert_eq!(row(&entry, &HashMap::new(), &words).when, "1970-01-01 01.00");
        entry.author_kind = "command".to_owned();
        entry.author = "root".to_owned();
        assert_eq!(row(&entry, &HashMap::new(), &words).who, "root (kommandorad)");
    }
}
