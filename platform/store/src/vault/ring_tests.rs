//! Laws of sealing: what was sealed opens at its place, and nowhere else, and not when any bit of it is another.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::DateTime;
use proptest::prelude::*;
use sea_orm::prelude::Uuid;

use super::cipher::Key;
use super::faults::Unopened;
use super::ring::{Ring, STEP, Sealer};
use super::sealed::{Column, Sealed};
use crate::{Doors, FixedClock, SeededChance};

const NOTE: Column = Column { table: "note", column: "sealed_matter" };
const OTHER_TABLE: Column = Column { table: "letter", column: "sealed_matter" };
const OTHER_COLUMN: Column = Column { table: "note", column: "sealed_name" };

/// A sealer for an organisation, and a ring that has its key and another organisation's.
fn hands(seed: u64, organisation: u128) -> (Sealer, Ring) {
    let doors = Doors::new(Arc::new(FixedClock::at(DateTime::UNIX_EPOCH)), Arc::new(SeededChance::new(seed)));
    let (key, other) = (Key::of(doors.bytes()), Key::of(doors.bytes()));
    let (id, other_id) = (doors.uuid(), doors.uuid());
    let organisation = Uuid::from_u128(organisation);
    let stranger = Uuid::from_u128(organisation.as_u128() ^ 1);
    let keys = HashMap::from([(id, (organisation, Ok(key.clone()))), (other_id, (stranger, Ok(other)))]);
    (Sealer::of(organisation, id, key, doors), Ring::of(keys))
}

#[test]
fn an_envelope_tells_the_length_of_its_content_in_steps_only() {
    let (sealer, _) = hands(1, 7);
    let length = |text: &str| sealer.seal(NOTE.of(Uuid::nil()), &text.to_owned()).unwrap().bytes().len();
    assert_eq!(length(""), length("glutenfri, laktosfri"));
    assert!(length(&"x".repeat(STEP)) > length("x"));
}

#[test]
fn the_same_content_never_looks_the_same() {
    let (sealer, _) = hands(1, 7);
    let seal = || sealer.seal(NOTE.of(Uuid::nil()), &"vegan".to_owned()).unwrap();
    assert_ne!(seal(), seal());
}

#[test]
fn what_opens_but_is_something_else_is_unreadable() {
    let (sealer, ring) = hands(1, 7);
    let place = NOTE.of(Uuid::nil());
    let envelope = sealer.seal(place, &"vegan".to_owned()).unwrap();
    let as_number: Sealed<u32> = Sealed::of(envelope.bytes().to_vec());
    assert_eq!(ring.open(Uuid::from_u128(7), place, &as_number), Err(Unopened::Unreadable));
}

proptest! {
    #[test]
    fn what_is_sealed_opens_at_its_place(seed: u64, organisation: u128, record: u128, text in ".{0,200}") {
        let (sealer, ring) = hands(seed, organisation);
        let place = NOTE.of(Uuid::from_u128(record));
        let sealed = sealer.seal(place, &text).unwrap();
        prop_assert_eq!(ring.open(Uuid::from_u128(organisation), place, &sealed), Ok(text));
    }

    #[test]
    fn no_bit_of_it_can_be_changed(seed: u64, text in ".{0,80}", at: prop::sample::Index, bit in 0_u8..8) {
        let (sealer, ring) = hands(seed, 7);
        let place = NOTE.of(Uuid::from_u128(3));
        let mut bytes = sealer.seal(place, &text).unwrap().bytes().to_vec();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        prop_assert!(ring.open::<String>(Uuid::from_u128(7), place, &Sealed::of(bytes)).is_err());
    }

    #[test]
    fn nothing_of_it_can_be_cut_off(seed: u64, text in ".{0,80}", keep: prop::sample::Index) {
        let (sealer, ring) = hands(seed, 7);
        let place = NOTE.of(Uuid::from_u128(3));
        let mut bytes = sealer.seal(place, &text).unwrap().bytes().to_vec();
        bytes.truncate(keep.index(bytes.len()));
        prop_assert!(ring.open::<String>(Uuid::from_u128(7), place, &Sealed::of(bytes)).is_err());
    }

    #[test]
    fn it_opens_nowhere_else(seed: u64, organisation: u128, record: u128, elsewhere: u128, text in ".{0,80}") {
        prop_assume!(record != elsewhere);
        let (sealer, ring) = hands(seed, organisation);
        let record = Uuid::from_u128(record);
        let sealed = sealer.seal(NOTE.of(record), &text).unwrap();
        let own = Uuid::from_u128(organisation);
        let stranger = Uuid::from_u128(organisation ^ 1);
        let no = Err(Unopened::DoesNotFit);
        prop_assert_eq!(ring.open(own, NOTE.of(Uuid::from_u128(elsewhere)), &sealed), no.clone());
        prop_assert_eq!(ring.open(own, OTHER_TABLE.of(record), &sealed), no.clone());
        prop_assert_eq!(ring.open(own, OTHER_COLUMN.of(record), &sealed), no.clone());
        prop_assert_eq!(ring.open(stranger, NOTE.of(record), &sealed), no.clone());
        prop_assert_eq!(hands(seed ^ 1, organisation).1.open(own, NOTE.of(record), &sealed), no);
    }
}
