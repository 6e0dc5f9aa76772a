//! A list that is sent again, held against what stands.

use std::collections::HashMap;

use serde::Serialize;

use crate::email::fold_email;
use crate::person::{Field, Person};
use crate::words::folded;

/// What became of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Standing {
    /// Only in the new list.
    New,
    /// In both, with other details.
    Changed {
        /// What differs.
        fields: Vec<Field>,
    },
    /// In both, alike.
    Same,
    /// Only in the old list.
    Gone,
}

/// A person in either list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// What became of the person.
    pub standing: Standing,
    /// Place in the old list, 0-based.
    pub old: Option<usize>,
    /// Place in the new list, 0-based.
    pub new: Option<usize>,
}

/// Both lists, person by person: the new list in its order, then those who are gone in theirs. Everyone of
/// either list stands here exactly once.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Comparison {
    /// The people.
    pub people: Vec<Compared>,
}

impl Comparison {
    /// Whether the new list says the same as the old.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.people.iter().all(|one| one.standing == Standing::Same)
    }

    /// How many people stand so.
    #[must_use]
    pub fn count(&self, matches: fn(&Standing) -> bool) -> usize {
        self.people.iter().filter(|one| matches(&one.standing)).count()
    }
}

/// Compares by folded address; who is left over by name, when exactly one on each side has it (a new address is
/// then a change, not one person gone and another come).
#[must_use]
pub fn compare(old: &[Person], new: &[Person]) -> Comparison {
    let mut pairs: Vec<Option<usize>> = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    pair(old, new, &mut pairs, &mut taken, |person| fold_email(&person.email), true);
    pair(old, new, &mut pairs, &mut taken, |person| folded(&person.name), false);
    let present = pairs.iter().enumerate().map(|(at, with)| Compared {
        standing: with.map_or(Standing::New, |with| standing(&old[with], &new[at])),
        old: *with,
        new: Some(at),
    });
    let gone = taken.iter().enumerate().filter(|(_, taken)| !**taken);
    let gone = gone.map(|(at, _)| Compared { standing: Standing::Gone, old: Some(at), new: None });
    Comparison { people: present.chain(gone).collect() }
}

/// Pairs those who have no pair yet by a key. An empty key pairs nobody. Without `repeats`, a key that stands
/// more than once on a side pairs nobody either.
fn pair(
    old: &[Person],
    new: &[Person],
    pairs: &mut [Option<usize>],
    taken: &mut [bool],
    key: fn(&Person) -> String,
    repeats: bool,
) {
    let mut waiting: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, person) in old.iter().enumerate().filter(|(at, _)| !taken[*at]) {
        waiting.entry(key(person)).or_default().push(at);
    }
    let mut wanted: HashMap<String, usize> = HashMap::new();
    for (at, person) in new.iter().enumerate() {
        if pairs[at].is_none() {
            *wanted.entry(key(person)).or_default() += 1;
        }
    }
    for (at, person) in new.iter().enumerate().filter(|(at, _)| pairs[*at].is_none()).collect::<Vec<_>>() {
        let key = key(person);
        let Some(found) = waiting.get_mut(&key).filter(|found| !key.is_empty() && !found.is_empty()) else {
            continue;
        };
        if !repeats && (found.len() > 1 || wanted.get(&key).copied().unwrap_or_default() > 1) {
            continue;
        }
        let with = found.remove(0);
        taken[with] = true;
        pairs[at] = Some(with);
    }
}

fn standing(old: &Person, new: &Person) -> Standing {
    let fields = differing(old, new);
    if fields.is_empty() { Standing::Same } else { Standing::Changed { fields } }
}

/// The fields in which two differ, as the comparison tells them.
#[must_use]
pub fn differing(old: &Person, new: &Person) -> Vec<Field> {
    let mut fields: Vec<Field> = Person::FIELDS.into_iter().filter(|f| differs(*f, old, new)).collect();
    // A role set by hand differs even when the words beside it are the same.
    if old.role != new.role && !fields.contains(&Field::Role) {
        fields.push(Field::Role);
    }
    fields
}

fn differs(field: Field, old: &Person, new: &Person) -> bool {
    match field {
        Field::Email => fold_email(&old.email) != fold_email(&new.email),
        // The same role in other words ("valsamordnare", "Valansvarig") is no change.
        Field::Role if old.role.is_some() && old.role != Some(crate::Role::Other) => old.role != new.role,
        _ => old.text(field) != new.text(field),
    }
}

#[cfg(test)]
mod tests {
    use super::{Standing, compare};
    use crate::{Field, Person};

    fn person(name: &str, email: &str) -> Person {
        Person { name: name.into(), email: email.into(), ..Person::default() }
    }

    #[test]
    fn everyone_stands_once_as_new_changed_same_or_gone() {
        let old = [person("Karin", "karin@x.se"), person("Anna", "anna@x.se"), person("Mia", "mia@x.se")];
        let mut changed = person("Anna", "anna@x.se");
        changed.diet = "vegan".into();
        let new = [changed, person("Karin", "KARIN@x.se"), person("Elsa", "elsa@x.se")];
        let found = compare(&old, &new);
        let standings: Vec<_> =
            found.people.iter().map(|one| (one.standing.clone(), one.old, one.new)).collect();
        assert_eq!(
            standings,
            [
                (Standing::Changed { fields: vec![Field::Diet] }, Some(1), Some(0)),
                (Standing::Same, Some(0), Some(1)),
                (Standing::New, None, Some(2)),
                (Standing::Gone, Some(2), None),
            ]
        );
    }

    #[test]
    fn a_new_address_for_the_same_name_is_a_change() {
        let found = compare(&[person("Karin Åström", "k@x.se")], &[person("karin åström", "karin@x.se")]);
        assert_eq!(found.people[0].standing, Standing::Changed { fields: vec![Field::Name, Field::Email] });
    }

    #[test]
    fn two_with_the_same_name_are_not_mixed_up() {
        let old = [person("Anna Ek", "a1@x.se"), person("Anna Ek", "a2@x.se")];
        let found = compare(&old, &[person("Anna Ek", "a3@x.se")]);
        assert_eq!(found.count(|s| *s == Standing::New), 1);
        assert_eq!(found.count(|s| *s == Standing::Gone), 2);
    }

    #[test]
    fn the_same_list_twice_is_the_same() {
        let list = [person("Karin", "k@x.se"), person("Utan adress", "")];
        assert!(compare(&list, &list).is_same());
    }
}
