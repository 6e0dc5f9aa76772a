//! Addresses that name one letter: `studs+CODE@host` reaches the mailbox of `studs@host`, and says which letter is
//! meant (variable envelope return paths). A mail server must know the sign between them (RFC 5233).

/// The longest part before `@` (RFC 5321, 4.5.3.1.1).
const LONGEST_LOCAL: usize = 64;

/// A mailbox that takes mail to sub-addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubAddress {
    name: String,
    separator: char,
    host: String,
}

impl SubAddress {
    /// The mailbox of `address`, with the sign that its server puts before sub-addresses: `+` or `-` as a rule. None when
    /// it cannot be such an address.
    #[must_use]
    pub fn new(address: &str, separator: char) -> Option<Self> {
        let (name, host) = address.trim().rsplit_once('@')?;
        let is_sign = matches!(separator, '+' | '-' | '=' | '.' | '_' | '#');
        let is_whole = !name.is_empty() && !host.is_empty() && is_sign;
        is_whole.then(|| Self { name: name.to_owned(), separator, host: host.to_owned() })
    }

    /// The mailbox itself.
    #[must_use]
    pub fn mailbox(&self) -> String {
        format!("{}@{}", self.name, self.host)
    }

    /// The address that names `code`; none when it would be longer than servers take.
    #[must_use]
    pub fn of(&self, code: &str) -> Option<String> {
        let local = format!("{}{}{code}", self.name, self.separator);
        (local.len() <= LONGEST_LOCAL).then(|| format!("{local}@{}", self.host))
    }

    /// The code that an address of this mailbox names, in small letters: servers on the way may write it otherwise.
    #[must_use]
    pub fn code_in(&self, address: &str) -> Option<String> {
        let address = address.trim().to_ascii_lowercase();
        let (local, host) = address.rsplit_once('@')?;
        let code = local.strip_prefix(&self.name.to_ascii_lowercase())?.strip_prefix(self.separator)?;
        (host == self.host.to_ascii_lowercase() && !code.is_empty()).then(|| code.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_a_letter_names_it_and_no_other_does() {
        let own = SubAddress::new("Studs@val.example", '+').unwrap();
        assert_eq!(own.of("0190ab").as_deref(), Some("Studs+0190ab@val.example"));
        assert_eq!(own.code_in("studs+0190AB@VAL.example").as_deref(), Some("0190ab"));
        for other in [
            "studs@val.example",
            "studs+@val.example",
            "studs-1@val.example",
            "studs+1@x.example",
            "annan+1@val.example",
            "",
        ] {
            assert_eq!(own.code_in(other), None, "{other}");
        }
        assert_eq!(own.of(&"a".repeat(60)), None);
        assert_eq!(SubAddress::new("studs", '+'), None);
        assert_eq!(SubAddress::new("a@b", 'x'), None);
    }
}
