//! The signs in the room: a letter for each role, and for what somebody does besides.

use std::collections::BTreeSet;

use texts::Words;

use super::shown::TableShown;
use crate::table_plan::book::Part;

/// The signs of the roles at the tables, with the roles.
pub fn roles(tables: &[TableShown]) -> Vec<(String, String)> {
    let rows = tables.iter().flat_map(|table| &table.people);
    let seen: BTreeSet<(String, String)> =
        rows.filter(|row| !row.sign.is_empty()).map(|row| (row.sign.clone(), row.role.clone())).collect();
    seen.into_iter().collect()
}

/// What people do besides, as signs and in words.
pub fn parts(words: &Words) -> Vec<(String, String)> {
    let part = |part: Part| {
        let say = |kind: &str| words.say(&format!("table_plan-part-{kind}{}", part.code()));
        (say("sign-"), say(""))
    };
    [Part::Documenter, Part::Guest, Part::Facilitator].map(part).into()
}

/// One letter for a role.
pub fn sign(words: &Words, role: roster::Role) -> String {
    match role {
        roster::Role::Other => String::new(),
        known => words.say(&format!("table_plan-sign-{}", known.code())),
    }
}
