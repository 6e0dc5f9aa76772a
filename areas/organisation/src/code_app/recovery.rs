//! Recovery codes: ten, each good once. Twenty-four signs of 32 carry 120 bits, more than anybody can try; and what is
//! kept of one is made with the house's key, which lies outside the database.

use store::{Doors, HouseKey};

use crate::PersonId;

/// How many there are.
pub(crate) const HOW_MANY: usize = 10;
/// Letters and figures that nobody mistakes for another.
const SIGNS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const LENGTH: usize = 24;

/// Ten new codes, as they are printed: `ABCD-EFGH-JKLM-NPQR-STUV-WXYZ`.
pub(crate) fn new_codes(doors: &Doors) -> Vec<String> {
    (0..HOW_MANY).map(|_| written(&doors.bytes::<LENGTH>())).collect()
}

fn written(bytes: &[u8; LENGTH]) -> String {
    let signs: Vec<char> = bytes.iter().map(|byte| char::from(SIGNS[usize::from(byte % 32)])).collect();
    signs.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// A code as it was typed: with or without lines, in small letters too. None when it cannot be one.
pub(crate) fn read(typed: &str) -> Option<String> {
    let signs: String = typed
        .chars()
        .filter(|sign| !sign.is_whitespace() && !matches!(sign, '-' | '–' | '‐'))
        .map(|sign| sign.to_ascii_uppercase())
        .collect();
    let fits = signs.len() == LENGTH && signs.bytes().all(|sign| SIGNS.contains(&sign));
    fits.then_some(signs)
}

/// What is kept of a code. `signs` as [`read`] gives them.
pub(crate) fn hash(key: &HouseKey, person: PersonId, signs: &str) -> Vec<u8> {
    key.derive("recovery-code", &[person.uuid().as_bytes(), signs.as_bytes()]).to_vec()
}

/// What may be kept of a code: by the newest key of the house, or by an older one.
pub(crate) fn hashes(key: &HouseKey, person: PersonId, signs: &str) -> Vec<Vec<u8>> {
    key.each().map(|key| hash(&key, person, signs)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_code_is_read_however_it_is_typed() {
        let doors = Doors::of_the_system();
        for code in new_codes(&doors) {
            assert_eq!(code.len(), LENGTH + 5);
            let signs = read(&code).unwrap();
            assert_eq!(read(&code.to_lowercase()), Some(signs.clone()));
            assert_eq!(read(&format!(" {} ", code.replace('-', " "))), Some(signs.clone()));
            assert_eq!(read(&code.replace('-', "–")), Some(signs));
        }
        for other in [
            "",
            "123456",
            "ABCD-EFGH-JKLM",
            "ABCD-EFGH-JKLM-NPQR-STUV-WXY",
            "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ2",
            "ABCD-EFGH-JKLM-NPQR-STUV-WXY0",
            "ABCD-EFGH-JKLM-NPQR-STUV-WXYÅ",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
    }

    #[test]
    fn what_is_kept_differs_for_each_person_and_house() {
        let (one, other) = (HouseKey::of([1; 32]), HouseKey::of([2; 32]));
        let [karin, nils] = [1, 2].map(|number| PersonId::from(sea_orm::prelude::Uuid::from_u128(number)));
        let code = "ABCDEFGHJKLMNPQRSTUVWXYZ";
        assert_eq!(hash(&one, karin, code), hash(&one, karin, code));
        assert_ne!(hash(&one, karin, code), hash(&one, nils, code));
        assert_ne!(hash(&one, karin, code), hash(&other, karin, code));
    }
}
