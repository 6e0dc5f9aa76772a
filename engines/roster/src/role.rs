//! The roles that a workshop is meant for.

use serde::Serialize;

use crate::words::folded;

/// Role in the election administration, read from the words municipalities use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Valsamordnare, valhandläggare, valansvarig.
    ElectionCoordinator,
    /// Ledamot, ersättare eller ordförande i valnämnden.
    BoardMember,
    /// Säkerhetssamordnare, säkerhetschef, säkerhetsskyddschef.
    SecurityCoordinator,
    /// Kris- och beredskapssamordnare.
    PreparednessCoordinator,
    /// Kommunikatör.
    Communicator,
    /// It-säkerhetsansvarig, informationssäkerhetssamordnare.
    ItSecurity,
    /// A role that is none of these.
    Other,
}

/// Beginnings of words, folded, and the role each speaks of.
const WORDS: &[(&str, Role)] = &[
    ("valsamord", Role::ElectionCoordinator),
    ("valhandlag", Role::ElectionCoordinator),
    ("valansvar", Role::ElectionCoordinator),
    ("valadministr", Role::ElectionCoordinator),
    ("valledar", Role::ElectionCoordinator),
    ("valchef", Role::ElectionCoordinator),
    ("valkansli", Role::ElectionCoordinator),
    ("valsekreter", Role::ElectionCoordinator),
    ("valnamndens sekreter", Role::ElectionCoordinator),
    ("valnamndssekreter", Role::ElectionCoordinator),
    ("valnamndens handlag", Role::ElectionCoordinator),
    ("election coordinator", Role::ElectionCoordinator),
    ("election officer", Role::ElectionCoordinator),
    ("election manager", Role::ElectionCoordinator),
    ("ledamot", Role::BoardMember),
    ("ersattare", Role::BoardMember),
    ("ordforande", Role::BoardMember),
    ("vice ordforande", Role::BoardMember),
    ("valnamnd", Role::BoardMember),
    ("board member", Role::BoardMember),
    ("election board", Role::BoardMember),
    ("chair", Role::BoardMember),
    ("sakerhet", Role::SecurityCoordinator),
    ("trygghet", Role::SecurityCoordinator),
    ("security", Role::SecurityCoordinator),
    ("beredskap", Role::PreparednessCoordinator),
    ("krisberedskap", Role::PreparednessCoordinator),
    ("kris", Role::PreparednessCoordinator),
    ("civilt forsvar", Role::PreparednessCoordinator),
    ("totalforsvar", Role::PreparednessCoordinator),
    ("preparedness", Role::PreparednessCoordinator),
    ("emergency", Role::PreparednessCoordinator),
    ("crisis", Role::PreparednessCoordinator),
    ("kommunikator", Role::Communicator),
    ("kommunikation", Role::Communicator),
    ("informator", Role::Communicator),
    ("pressansvar", Role::Communicator),
    ("presschef", Role::Communicator),
    ("communicat", Role::Communicator),
    ("press officer", Role::Communicator),
    ("it-sak", Role::ItSecurity),
    ("it sak", Role::ItSecurity),
    ("itsak", Role::ItSecurity),
    ("it-chef", Role::ItSecurity),
    ("it-ansvar", Role::ItSecurity),
    ("it security", Role::ItSecurity),
    ("it-security", Role::ItSecurity),
    ("informationssak", Role::ItSecurity),
    ("information security", Role::ItSecurity),
    ("cyber", Role::ItSecurity),
    ("ciso", Role::ItSecurity),
];

impl Role {
    /// All roles, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::ElectionCoordinator,
        Self::BoardMember,
        Self::SecurityCoordinator,
        Self::PreparednessCoordinator,
        Self::Communicator,
        Self::ItSecurity,
        Self::Other,
    ];

    /// Reads a role as people write it, in Swedish or English, or the code itself. The first role named wins:
    /// a "säkerhets- och beredskapssamordnare" counts as security. `None` when no word is known.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if let Some(role) = Self::ALL.into_iter().find(|role| role.code() == text) {
            return Some(role);
        }
        let text = folded(text);
        // At each beginning of a word, so that "kris" is found in "kris- och …" but not in "notkris".
        let begins = |at: usize| at == 0 || !text.as_bytes()[at - 1].is_ascii_alphanumeric();
        text.char_indices().filter(|&(at, _)| begins(at)).find_map(|(at, _)| longest_word(&text[at..]))
    }

    /// The code by which a user interface finds its own words.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::ElectionCoordinator => "election_coordinator",
            Self::BoardMember => "board_member",
            Self::SecurityCoordinator => "security_coordinator",
            Self::PreparednessCoordinator => "preparedness_coordinator",
            Self::Communicator => "communicator",
            Self::ItSecurity => "it_security",
            Self::Other => "other",
        }
    }
}

/// The role of the longest word that the text begins with.
fn longest_word(text: &str) -> Option<Role> {
    let first = text.as_bytes().first();
    let found = WORDS.iter().filter(|(word, _)| word.as_bytes().first() == first && text.starts_with(word));
    found.max_by_key(|(word, _)| word.len()).map(|&(_, role)| role)
}

#[cfg(test)]
mod tests {
    use super::Role;

    #[test]
    fn roles_are_read_as_municipalities_write_them() {
        for (text, role) in [
            ("Valsamordnare", Role::ElectionCoordinator),
            ("VALHANDLÄGGARE", Role::ElectionCoordinator),
            ("Ledamot valnämnden", Role::BoardMember),
            ("Valnämndens ordförande", Role::BoardMember),
            ("Valnämndens sekreterare", Role::ElectionCoordinator),
            ("Säkerhetssamordnare", Role::SecurityCoordinator),
            ("Säkerhets- och beredskapssamordnare", Role::SecurityCoordinator),
            ("Kris- och beredskapssamordnare", Role::PreparednessCoordinator),
            ("Beredskapssamordnare", Role::PreparednessCoordinator),
            ("Kommunikatör", Role::Communicator),
            ("IT-säkerhet", Role::ItSecurity),
            ("It-säkerhetsansvarig", Role::ItSecurity),
            ("Informationssäkerhetssamordnare", Role::ItSecurity),
            ("board_member", Role::BoardMember),
        ] {
            assert_eq!(Role::read(text), Some(role), "{text}");
        }
    }

    #[test]
    fn a_role_nobody_knows_is_not_guessed() {
        for text in ["", "Registrator", "Kommundirektör", "Revisor"] {
            assert_eq!(Role::read(text), None, "{text}");
        }
    }
}
