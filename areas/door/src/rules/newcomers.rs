//! Those whom nobody expected, as phones and pages noted them: who may be one and the same person, and what a person at
//! the door is asked. Pure.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use organisation::OrganisationId;
use roster::fold_name;
use sea_orm::prelude::Uuid;
use workshop::ParticipantId;

use super::Here;

/// Somebody whom nobody expected, as they were noted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Newcomer {
    /// When, by the server's clock.
    pub at: DateTime<Utc>,
    /// Made where it was noted: the same one sent twice is one.
    pub key: Uuid,
    /// Name, as it was said.
    pub name: String,
    /// From which municipality.
    pub municipality: OrganisationId,
    /// In whose place they come; none for nobody's.
    pub instead_of: Option<ParticipantId>,
}

/// One for each key, whoever came first before the others: seats are given in this order, in whatever order phones handed
/// them in together.
#[must_use]
pub fn in_order(noted: impl IntoIterator<Item = Newcomer>) -> Vec<Newcomer> {
    let mut by_key: BTreeMap<Uuid, Newcomer> = BTreeMap::new();
    for one in noted {
        // Two with one key are never made by us. Should they come, the same one is taken whichever came first.
        let known = by_key.entry(one.key).or_insert_with(|| one.clone());
        if one < *known {
            *known = one;
        }
    }
    let mut all: Vec<Newcomer> = by_key.into_values().collect();
    all.sort();
    all
}

/// For each of them, who may be the same person: noted apart, with one name and from one municipality. Nobody decides it
/// but somebody who sees them.
#[must_use]
pub fn doubts(noted: &[Newcomer]) -> BTreeMap<Uuid, BTreeSet<Uuid>> {
    let mut alike: BTreeMap<(OrganisationId, String), BTreeSet<Uuid>> = BTreeMap::new();
    for one in noted {
        alike.entry((one.municipality, fold_name(&one.name))).or_default().insert(one.key);
    }
    let mut doubts = BTreeMap::new();
    for keys in alike.into_values().filter(|keys| keys.len() > 1) {
        for key in &keys {
            doubts.insert(*key, keys.iter().copied().filter(|other| other != key).collect());
        }
    }
    doubts
}

/// Whether somebody can still come in another's place: that one is not here, and nobody else came in their place.
#[must_use]
pub fn is_free(
    instead_of: ParticipantId,
    here: &BTreeMap<ParticipantId, Here>,
    replaced: &BTreeSet<ParticipantId>,
) -> bool {
    !here.contains_key(&instead_of) && !replaced.contains(&instead_of)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use roster::is_same_name;

    use super::*;

    const NAMES: [&str; 4] = ["Eva Lind", "eva  LIND", "Per-Olov Ek", "Per Olov Ek"];

    fn newcomer(key: u8, name: usize, municipality: u8, minute: i64) -> Newcomer {
        Newcomer {
            at: "2029-03-14T07:30:00Z".parse::<DateTime<Utc>>().unwrap() + chrono::TimeDelta::minutes(minute),
            key: Uuid::from_u128(u128::from(key)),
            name: NAMES[name].to_owned(),
            municipality: Uuid::from_u128(u128::from(municipality)).into(),
            instead_of: None,
        }
    }

    prop_compose! {
        fn any_newcomer()(key in 0..10_u8, name in 0..4_usize, municipality in 0..2_u8, minute in 0..60_i64) -> Newcomer {
            newcomer(key, name, municipality, minute)
        }
    }

    proptest! {
        #[test]
        fn neither_order_nor_repetition_matters(
            noted in prop::collection::vec(any_newcomer(), 0..16),
            order in prop::collection::vec(any::<prop::sample::Index>(), 0..60),
        ) {
            let once = in_order(noted.clone());
            let mut again: Vec<Newcomer> =
                order.iter().filter(|_| !noted.is_empty()).map(|at| at.get(&noted).clone()).collect();
            again.extend(noted.iter().rev().cloned());
            let again = in_order(again);
            prop_assert_eq!(&again, &once);
            prop_assert_eq!(doubts(&again), doubts(&once));
        }

        #[test]
        fn a_doubt_is_a_doubt_from_both_sides_and_nobody_vanishes(
            noted in prop::collection::vec(any_newcomer(), 0..16),
        ) {
            let all = in_order(noted.clone());
            let keys: BTreeSet<Uuid> = noted.iter().map(|one| one.key).collect();
            prop_assert_eq!(all.iter().map(|one| one.key).collect::<BTreeSet<_>>(), keys);
            let doubts = doubts(&all);
            for (key, others) in &doubts {
                prop_assert!(!others.is_empty() && !others.contains(key));
                for other in others {
                    prop_assert!(doubts[other].contains(key));
                }
            }
            for (one, other) in all.iter().flat_map(|one| all.iter().map(move |other| (one, other))) {
                let alike = one.key != other.key
                    && one.municipality == other.municipality
                    && is_same_name(&one.name, &other.name);
                prop_assert_eq!(doubts.get(&one.key).is_some_and(|of| of.contains(&other.key)), alike);
            }
        }
    }

    #[test]
    fn the_same_name_from_another_municipality_is_somebody_else() {
        let noted = [newcomer(1, 0, 0, 1), newcomer(2, 1, 0, 2), newcomer(3, 0, 1, 3)];
        let doubts = doubts(&noted);
        assert_eq!(doubts.len(), 2);
        assert!(!doubts.contains_key(&noted[2].key));
    }

    #[test]
    fn nobody_comes_in_the_place_of_whoever_is_here_or_has_been_replaced() {
        let who: ParticipantId = Uuid::from_u128(1).into();
        let (mut here, none) = (BTreeMap::new(), BTreeSet::new());
        assert!(is_free(who, &here, &none));
        assert!(!is_free(who, &here, &BTreeSet::from([who])));
        let came = Here {
            since: newcomer(1, 0, 0, 0).at,
            keys: vec![Uuid::nil()],
            devices: 1,
            seen: false,
            late: false,
            without_course: false,
        };
        here.insert(who, came);
        assert!(!is_free(who, &here, &none));
    }
}
