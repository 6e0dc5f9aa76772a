//! Personal values in a sealed line: the chain keeps a *mark* of each, so that the value can be erased one day and the
//! chain still be proven whole (gallring; GDPR art. 17).
//!
//! A mark is the SHA-256 of 16 random bytes and the value. The bytes lie beside the value and go with it: what is left
//! tells nothing, not even to whoever tries every name there is. An erased value names the line of the deed that erased
//! it, and that line says which values it took, so that a name wiped out in silence is found.

use sea_orm::prelude::Uuid;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use super::records::line;
use crate::{Doors, token_text};

/// The key of a value in a line's details that says that the value is personal.
const MARKER: &str = "personal";

/// A personal value in the details of a [`Line`](super::Line): kept apart, so that it can be erased later.
#[must_use]
pub fn personal(value: impl Into<String>) -> Value {
    json!({ MARKER: value.into() })
}

/// Details without their personal values, and those by themselves; both as JSON, the latter empty if there are none.
pub(super) fn part(details: &Value) -> (String, String) {
    let Value::Object(fields) = details else { return (details.to_string(), String::new()) };
    let is_personal =
        |value: &Value| value.as_object().is_some_and(|one| one.len() == 1 && one.contains_key(MARKER));
    let (personal, plain): (Map<_, _>, Map<_, _>) =
        fields.clone().into_iter().partition(|(_, value)| is_personal(value));
    let bare = |(key, value): (String, Value)| (key, value[MARKER].clone());
    let personal: Map<_, _> = personal.into_iter().map(bare).collect();
    let personal = if personal.is_empty() { String::new() } else { Value::Object(personal).to_string() };
    (Value::Object(plain).to_string(), personal)
}

/// Details and personal values together again, for whoever reads the line.
pub(super) fn whole(details: &str, personal: &str) -> String {
    match (serde_json::from_str(details), serde_json::from_str(personal)) {
        (Ok(Value::Object(mut details)), Ok(Value::Object(personal))) => {
            details.extend(personal);
            Value::Object(details).to_string()
        }
        _ => details.to_owned(),
    }
}

/// New chance for a value, and its mark.
pub(super) fn veil(doors: &Doors, value: &str) -> (Vec<u8>, Vec<u8>) {
    let salt = doors.bytes::<16>().to_vec();
    let mark = mark(&salt, value);
    (salt, mark)
}

fn mark(salt: &[u8], value: &str) -> Vec<u8> {
    Sha256::new().chain_update(salt).chain_update(value.as_bytes()).finalize().to_vec()
}

/// One personal value of a line as it is stored.
struct Veiled<'a> {
    value: &'a str,
    salt: Option<&'a Vec<u8>>,
    mark: Option<&'a Vec<u8>>,
    erased: Option<Uuid>,
}

impl Veiled<'_> {
    /// The value is the one that was marked; an erased one has left nothing.
    fn fits(&self) -> bool {
        match (self.salt, self.mark, self.erased) {
            (Some(salt), Some(stored), None) => *stored == mark(salt, self.value),
            (None, Some(_), Some(_)) => self.value.is_empty(),
            _ => false,
        }
    }
}

fn veiled(line: &line::Model) -> [Veiled<'_>; 2] {
    [
        Veiled {
            value: &line.author_name,
            salt: line.author_salt.as_ref(),
            mark: line.author_mark.as_ref(),
            erased: line.author_erased,
        },
        Veiled {
            value: &line.personal,
            salt: line.personal_salt.as_ref(),
            mark: line.personal_mark.as_ref(),
            erased: line.personal_erased,
        },
    ]
}

/// Whether the personal values of a line are those that were marked. In a line of the first form nothing is marked,
/// and nothing is erased.
pub(super) fn fits(line: &line::Model) -> bool {
    let all = veiled(line);
    if line.form == FIRST {
        let unmarked = |one: &Veiled<'_>| one.salt.is_none() && one.mark.is_none() && one.erased.is_none();
        return all.iter().all(unmarked) && line.personal.is_empty();
    }
    all.iter().all(Veiled::fits)
}

/// Lines that are hashed with their values.
pub(super) const FIRST: i32 = 1;
/// Lines that are hashed with the marks of their personal values.
pub(super) const MARKED: i32 = 2;

/// Which value of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// The author's name.
    Author,
    /// The personal values of the details.
    Details,
}

/// A value that was erased, by its line.
pub(super) type Taken = (Uuid, Part);

impl Part {
    /// The erased values of a line, each with the line of the deed that erased it.
    pub(super) fn erased(line: &line::Model) -> impl Iterator<Item = (Uuid, Taken)> {
        let author = line.author_erased.map(|by| (by, (line.id, Self::Author)));
        let details = line.personal_erased.map(|by| (by, (line.id, Self::Details)));
        author.into_iter().chain(details)
    }
}

/// What the line of an erasing deed says it took: how many values, and a hash over which.
pub(super) fn tally(mut taken: Vec<Taken>) -> Value {
    taken.sort_unstable();
    let mut sha = Sha256::new();
    for (line, part) in &taken {
        sha.update(line.as_bytes());
        sha.update([match part {
            Part::Author => 1,
            Part::Details => 2,
        }]);
    }
    json!({ "values": taken.len(), "which": token_text(&sha.finalize().into()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn personal_values_are_parted_from_the_others_and_read_together_again() {
        let (plain, personal) = part(&json!({ "duty": "auditor", "name": personal("Åsa Öberg") }));
        assert_eq!((plain.as_str(), personal.as_str()), (r#"{"duty":"auditor"}"#, r#"{"name":"Åsa Öberg"}"#));
        assert_eq!(whole(&plain, &personal), r#"{"duty":"auditor","name":"Åsa Öberg"}"#);
        assert_eq!(part(&json!({ "seats": 4 })), (r#"{"seats":4}"#.to_owned(), String::new()));
        assert_eq!(part(&json!(null)), ("null".to_owned(), String::new()));
    }

    #[test]
    fn a_value_that_only_looks_personal_stays_where_it_is() {
        let value = json!({ "changed": { "personal": 1, "other": 2 } });
        assert_eq!(part(&value), (value.to_string(), String::new()));
    }

    #[test]
    fn the_tally_depends_on_which_values_were_taken_and_not_on_their_order() {
        let (a, b) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let one = tally(vec![(a, Part::Author), (b, Part::Details)]);
        assert_eq!(one, tally(vec![(b, Part::Details), (a, Part::Author)]));
        assert_ne!(one, tally(vec![(a, Part::Author), (b, Part::Author)]));
        assert_ne!(one, tally(vec![(a, Part::Author)]));
    }
}
