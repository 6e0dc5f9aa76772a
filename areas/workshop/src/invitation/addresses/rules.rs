//! What an address must be, and which of a municipality's count. Pure.

use organisation::register::folded;

/// The most addresses a municipality keeps.
pub const MOST: usize = 20;
/// The longest name of a receiver, in characters.
pub const LONGEST_NAME: usize = 100;

/// A receiver that was typed and cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressFault {
    /// No mail address.
    Address,
    /// Longer than [`LONGEST_NAME`].
    Name,
}

/// A receiver: name and mail address. Without a name the address stands for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receiver {
    /// Person or office.
    pub name: String,
    /// Mail address.
    pub address: String,
}

/// What was typed, checked.
///
/// # Errors
/// All [`AddressFault`]s at once.
pub fn receiver(name: &str, address: &str) -> Result<Receiver, Vec<AddressFault>> {
    let (name, address) = (name.trim(), address.trim());
    let person = roster::Person { email: address.to_owned(), ..roster::Person::default() };
    let mut faults = Vec::new();
    if name.chars().count() > LONGEST_NAME {
        faults.push(AddressFault::Name);
    }
    if roster::check_person(&person).iter().any(|fault| fault.field == roster::Field::Email) {
        faults.push(AddressFault::Address);
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let name = if name.is_empty() { address } else { name };
    Ok(Receiver { name: name.to_owned(), address: address.to_owned() })
}

/// Whether two addresses are one mailbox, as far as people tell them apart.
#[must_use]
pub fn same(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receiver_has_an_address_and_perhaps_a_name() {
        let bare = receiver(" ", " val@ockelbo.example ").unwrap();
        assert_eq!(
            (bare.name.as_str(), bare.address.as_str()),
            ("val@ockelbo.example", "val@ockelbo.example")
        );
        assert_eq!(receiver("Val", "val på ockelbo"), Err(vec![AddressFault::Address]));
        let long = "å".repeat(LONGEST_NAME + 1);
        assert_eq!(receiver(&long, ""), Err(vec![AddressFault::Name, AddressFault::Address]));
        assert!(same("Val@Ockelbo.example", "val@ockelbo.example "));
    }
}
