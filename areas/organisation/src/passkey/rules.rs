//! What holds of passkeys, whatever stores them.

use chrono::TimeDelta;

/// How long a browser has for its answer. Long: a key must be fetched, a telephone unlocked (Web Authentication,
/// section 15.1 asks for at least five minutes where people may need more time).
pub(crate) const CEREMONY_LASTS: TimeDelta = TimeDelta::minutes(5);

/// Passkeys of one person; nobody has more devices, and a list stays a list.
pub(crate) const MOST: usize = 20;

/// The longest name of a passkey, in signs.
pub(crate) const LONGEST_NAME: usize = 60;

/// What a form of a passkey's name can be faulted for: the text key that says so.
///
/// # Errors
/// The key, when the name is empty or too long.
pub(crate) fn name(text: &str) -> Result<String, &'static str> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.chars().count() {
        0 => Err("passkey-name-empty"),
        1..=LONGEST_NAME => Ok(name),
        _ => Err("passkey-name-long"),
    }
}

/// How a person could get in when one passkey is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Others {
    /// Their other passkeys.
    pub(crate) passkeys: usize,
    /// They have a code app that works.
    pub(crate) code_app: bool,
    /// They came by a link just now: the way that replaces a lost device works for them.
    pub(crate) fresh_link: bool,
}

/// Whether a passkey may be taken away. The last one not, unless it is sure that its owner can come back: a county
/// coordinator who locks themselves out the week before an election has no time to find out why.
pub(crate) const fn may_remove(others: Others) -> bool {
    others.passkeys > 0 || others.code_app || others.fresh_link
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_passkey_goes_only_when_there_is_another_way_in() {
        let none = Others { passkeys: 0, code_app: false, fresh_link: false };
        assert!(!may_remove(none));
        assert!(may_remove(Others { passkeys: 1, ..none }));
        assert!(may_remove(Others { code_app: true, ..none }));
        assert!(may_remove(Others { fresh_link: true, ..none }));
    }

    #[test]
    fn a_passkey_has_a_name_of_one_line() {
        assert_eq!(name("  Min\tjobbtelefon \n").as_deref(), Ok("Min jobbtelefon"));
        assert_eq!(name(" \n "), Err("passkey-name-empty"));
        assert_eq!(name(&"ö".repeat(60)), Ok("ö".repeat(60)));
        assert_eq!(name(&"ö".repeat(61)), Err("passkey-name-long"));
    }
}
