//! The code on a badge (*incheckningskod*), as a square for the camera and as signs for the keyboard. It is made of the
//! house's key, says nothing of whose it is, and nobody can guess one: 80 bits. Figures and capitals alone, without those
//! that look alike: a scanner that types means the same keys on every keyboard.

use std::fmt;
use std::sync::LazyLock;

use data_encoding::{Encoding, Specification};
use store::HouseKey;

use crate::records::ParticipantId;

/// What the key makes these codes for.
const PURPOSE: &str = "badge";
/// What a code begins with, so that another square on somebody's badge is not taken for one.
const MARK: &str = "VS";
/// Signs after the mark.
const SIGNS: usize = 16;

/// Thirty-two figures and capitals; small letters and what looks alike is read as what is meant.
static ALPHABET: LazyLock<Encoding> = LazyLock::new(|| {
    let mut alphabet = Specification::new();
    alphabet.symbols.push_str("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
    alphabet.translate.from.push_str("abcdefghjkmnpqrstvwxyzOoIiLl");
    alphabet.translate.to.push_str("ABCDEFGHJKMNPQRSTVWXYZ001111");
    #[expect(clippy::expect_used, reason = "thirty-two signs, each once")]
    alphabet.encoding().expect("an alphabet")
});

/// A code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code([u8; 10]);

impl Code {
    /// A participant's code by this key.
    #[must_use]
    pub fn of(key: &HouseKey, participant: ParticipantId) -> Self {
        let whole = key.derive(PURPOSE, &[participant.uuid().as_bytes()]);
        let mut bytes = [0; 10];
        bytes.copy_from_slice(&whole[..10]);
        Self(bytes)
    }

    /// A participant's code by the newest key and by each of the older: badges that were printed before the key was
    /// renewed go on working.
    pub fn each(key: &HouseKey, participant: ParticipantId) -> impl Iterator<Item = Self> {
        key.each().map(move |key| Self::of(&key, participant))
    }

    /// What a scanner or a person typed, when it can be a code: white space and hyphens do not count, nor whether letters
    /// are small.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let plain: String = text.chars().filter(|sign| !sign.is_whitespace() && *sign != '-').collect();
        let signs = if plain.len() == MARK.len() + SIGNS {
            let (mark, signs) = plain.split_at_checked(MARK.len())?;
            mark.eq_ignore_ascii_case(MARK).then_some(signs)?
        } else {
            plain.as_str()
        };
        let bytes = ALPHABET.decode(signs.as_bytes()).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// In groups of four, as it stands beside the square.
    #[must_use]
    pub fn in_groups(self) -> String {
        let signs = ALPHABET.encode(&self.0);
        let groups = signs.as_bytes().chunks(4).map(|four| String::from_utf8_lossy(four).into_owned());
        std::iter::once(MARK.to_owned()).chain(groups).collect::<Vec<_>>().join(" ")
    }
}

/// As the square holds it.
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{MARK}{}", ALPHABET.encode(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sea_orm::prelude::Uuid;

    use super::*;

    proptest! {
        #[test]
        fn a_code_is_read_as_it_was_written_however_it_was_typed(bytes in any::<[u8; 10]>()) {
            let code = Code(bytes);
            let text = code.to_string();
            prop_assert_eq!(text.len(), 18);
            for typed in [
                text.clone(),
                text.to_lowercase(),
                format!(" {text}\r\n"),
                text[2..].to_owned(),
                code.in_groups(),
                code.in_groups().replace(' ', "-"),
                format!("VS{}", text[2..].replace('0', "O").replace('1', "l")),
            ] {
                prop_assert_eq!(Code::read(&typed), Some(code), "{}", typed);
            }
        }

        #[test]
        fn whatever_is_typed_is_a_code_or_none(text in any::<String>()) {
            if let Some(code) = Code::read(&text) {
                prop_assert_eq!(Code::read(&code.to_string()), Some(code));
            }
        }

        #[test]
        fn a_code_that_lacks_a_sign_is_none(bytes in any::<[u8; 10]>(), at in 2..18_usize) {
            let mut text = Code(bytes).to_string();
            text.remove(at);
            prop_assert_eq!(Code::read(&text), None);
        }
    }

    #[test]
    fn a_code_is_one_persons_in_one_house() {
        let [karin, nils] = [1, 2].map(|number| ParticipantId::from(Uuid::from_u128(number)));
        let (old, new) = (HouseKey::of([1; 32]), HouseKey::of([2; 32]));
        assert_ne!(Code::of(&old, karin), Code::of(&old, nils));
        assert_ne!(Code::of(&old, karin), Code::of(&new, karin));
        let both = new.clone().after([1; 32], "2029-03-01T08:00:00Z".parse().unwrap());
        let known: Vec<_> = Code::each(&both, karin).collect();
        assert_eq!(known, [Code::of(&new, karin), Code::of(&old, karin)]);
    }
}
