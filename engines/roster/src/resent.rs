//! A list that is sent again, held against the people who are known. Nothing is merged here: where it is not certain
//! that two are the same, both stand and a person decides.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::compare::differing;
use crate::email::fold_email;
use crate::person::{Field, Person};
use crate::words::folded;

/// What a person on the new list is, as far as it is certain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Sent {
    /// Nobody known has this address.
    New,
    /// Known by the address, with other details.
    Changed {
        /// Place among the known, 0-based.
        known: usize,
        /// What differs.
        fields: Vec<Field>,
    },
    /// Known, with the same details.
    Same {
        /// Place among the known, 0-based.
        known: usize,
    },
}

/// Why two may be the same person, or why the same address may be two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// The same name in the same municipality, with another address or none.
    NameAndMunicipality,
    /// The same name; one of them has no municipality.
    Name,
    /// The same address with another name: a new holder, or a mailbox that several share.
    OtherName,
    /// The same address stands more than once on a side.
    SharedAddress,
}

impl Doubt {
    /// The code by which a user interface finds its own words.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NameAndMunicipality => "name_and_municipality",
            Self::Name => "name",
            Self::OtherName => "other_name",
            Self::SharedAddress => "shared_address",
        }
    }
}

/// A proposal that a person must answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Proposal {
    /// Place on the new list, 0-based.
    pub sent: usize,
    /// Place among the known, 0-based.
    pub known: usize,
    /// Why it is not certain.
    pub doubt: Doubt,
}

/// The new list held against the known. Everyone sent stands once in `sent`; everyone known is in it as changed or
/// same, or in `missing`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Resent {
    /// By place on the new list.
    pub sent: Vec<Sent>,
    /// Known people who are not on the new list: to be asked about, never removed by themselves.
    pub missing: Vec<usize>,
    /// Where a person must decide.
    pub proposals: Vec<Proposal>,
}

impl Resent {
    /// New, changed, same and missing, as numbers.
    #[must_use]
    pub fn counts(&self) -> [usize; 4] {
        let count = |is: fn(&Sent) -> bool| self.sent.iter().filter(|one| is(one)).count();
        [
            count(|one| matches!(one, Sent::New)),
            count(|one| matches!(one, Sent::Changed { .. })),
            count(|one| matches!(one, Sent::Same { .. })),
            self.missing.len(),
        ]
    }

    /// Whether the new list says the same as what is known.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.missing.is_empty() && self.sent.iter().all(|one| matches!(one, Sent::Same { .. }))
    }
}

/// Holds a new list against the known. By address, whatever its case; who is the same in everything needs none. The
/// order of the lists makes no difference.
#[must_use]
pub fn hold(known: &[Person], sent: &[Person]) -> Resent {
    let mut pairs =
        Pairs { known, sent, of_sent: vec![None; sent.len()], of_known: vec![false; known.len()] };
    pairs.alike(|person| Some(whole(person)));
    pairs.alike(|person| address(person).map(|address| format!("{address}\0{}", folded(&person.name))));
    let mut proposals = pairs.by_address_alone();
    proposals.extend(pairs.by_name());
    proposals.sort_unstable();
    let standing = |(at, with): (usize, &Option<usize>)| match *with {
        None => Sent::New,
        Some(known_at) => match differing(&known[known_at], &sent[at]) {
            fields if fields.is_empty() => Sent::Same { known: known_at },
            fields => Sent::Changed { known: known_at, fields },
        },
    };
    let missing = pairs.of_known.iter().enumerate().filter(|(_, taken)| !**taken).map(|(at, _)| at).collect();
    Resent { sent: pairs.of_sent.iter().enumerate().map(standing).collect(), missing, proposals }
}

struct Pairs<'a> {
    known: &'a [Person],
    sent: &'a [Person],
    of_sent: Vec<Option<usize>>,
    of_known: Vec<bool>,
}

impl Pairs<'_> {
    fn pair(&mut self, sent: usize, known: usize) {
        self.of_sent[sent] = Some(known);
        self.of_known[known] = true;
    }

    /// Those who have no pair yet, by a key, each side in the order of all that is said of them.
    fn free(&self, key: impl Fn(&Person) -> Option<String>) -> BTreeMap<String, (Vec<usize>, Vec<usize>)> {
        let mut by_key: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for (at, person) in self.known.iter().enumerate().filter(|(at, _)| !self.of_known[*at]) {
            if let Some(key) = key(person) {
                by_key.entry(key).or_default().0.push(at);
            }
        }
        for (at, person) in self.sent.iter().enumerate().filter(|(at, _)| self.of_sent[*at].is_none()) {
            if let Some(key) = key(person) {
                by_key.entry(key).or_default().1.push(at);
            }
        }
        for (known, sent) in by_key.values_mut() {
            known.sort_by_cached_key(|at| whole(&self.known[*at]));
            sent.sort_by_cached_key(|at| whole(&self.sent[*at]));
        }
        by_key
    }

    /// Pairs those whose key is the same, as many as there are on both sides.
    fn alike(&mut self, key: impl Fn(&Person) -> Option<String>) {
        for (known, sent) in self.free(key).into_values() {
            for (known, sent) in known.into_iter().zip(sent) {
                self.pair(sent, known);
            }
        }
    }

    /// One on each side with the same address and another name is paired, in doubt; more are only proposed.
    fn by_address_alone(&mut self) -> Vec<Proposal> {
        let mut proposals = Vec::new();
        for (known, sent) in self.free(address).into_values() {
            if let ([known], [sent]) = (&known[..], &sent[..]) {
                self.pair(*sent, *known);
                if !is_near(&self.known[*known].name, &self.sent[*sent].name) {
                    proposals.push(Proposal { sent: *sent, known: *known, doubt: Doubt::OtherName });
                }
                continue;
            }
            proposals.extend(proposed(&known, &sent, |_, _| Some(Doubt::SharedAddress)));
        }
        proposals
    }

    /// The same name with another address, or none.
    fn by_name(&self) -> Vec<Proposal> {
        let mut proposals = Vec::new();
        for (known, sent) in
            self.free(|person| Some(folded(&person.name)).filter(|name| !name.is_empty())).into_values()
        {
            proposals.extend(proposed(&known, &sent, |known, sent| {
                let known = municipality(&self.known[known]);
                let sent = municipality(&self.sent[sent]);
                match (known.is_empty() || sent.is_empty(), known.contains(&sent) || sent.contains(&known)) {
                    (true, _) => Some(Doubt::Name),
                    (false, true) => Some(Doubt::NameAndMunicipality),
                    (false, false) => None,
                }
            }));
        }
        proposals
    }
}

/// Pairs of both sides that somebody must look at. Of a name that stands very often only some, and nobody is merged.
fn proposed(known: &[usize], sent: &[usize], doubt: impl Fn(usize, usize) -> Option<Doubt>) -> Vec<Proposal> {
    const MOST: usize = 20;
    let pairs = sent.iter().take(MOST).flat_map(|sent| known.iter().take(MOST).map(|known| (*known, *sent)));
    pairs.filter_map(|(known, sent)| Some(Proposal { sent, known, doubt: doubt(known, sent)? })).collect()
}

fn address(person: &Person) -> Option<String> {
    Some(fold_email(&person.email)).filter(|address| address.contains('@'))
}

/// "Gävle", "Gävle kommun" and "Valnämnden, GÄVLE KOMMUN" hold each other, as "Falu kommun" is held by "Falun"; Håbo and
/// Habo do not.
fn municipality(person: &Person) -> String {
    let name = person.municipality.trim().to_lowercase();
    let name = name.strip_suffix(" kommun").or_else(|| name.strip_suffix(" stad")).unwrap_or(&name);
    name.trim_end_matches('s').to_owned()
}

/// The same name, or one with a part more: "Anna Ek" and "Anna Maria Ek".
fn is_near(one: &str, other: &str) -> bool {
    let words = |name: &str| folded(name).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (one, other) = (words(one), words(other));
    let (fewer, more) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    fewer.is_empty() || {
        let mut counts: HashMap<&String, usize> = HashMap::new();
        for word in &more {
            *counts.entry(word).or_default() += 1;
        }
        fewer.iter().all(|word| {
            counts.get_mut(word).is_some_and(|left| std::mem::replace(left, left.saturating_sub(1)) > 0)
        })
    }
}

/// All that is said of a person, as one text.
fn whole(person: &Person) -> String {
    let texts: Vec<&str> = Person::FIELDS.iter().map(|field| person.text(*field)).collect();
    format!("{}\0{}", texts.join("\0"), person.role.map_or("", crate::Role::code))
}
