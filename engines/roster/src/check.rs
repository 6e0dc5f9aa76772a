//! The checks of a person, the same for a row that is read and for one that is corrected on screen.

use crate::cells::{is_formula, is_phone, zero_restored};
use crate::email;
use crate::fault::{CellFault, FaultCode};
use crate::person::{Field, Person};
use crate::role::Role;
use crate::words::{is_plain, is_stray};

/// All faults of a person at once, in the order of the fields. `column` is `None` in each.
#[must_use]
pub fn check_person(person: &Person) -> Vec<CellFault> {
    let mut faults = Vec::new();
    if person.name.is_empty() {
        let proposal = email::name_proposal(&person.email);
        faults.push(CellFault::new(Field::Name, FaultCode::NameMissing, "").proposing(proposal));
    }
    // Whoever is protected is reached through the municipality.
    if !(person.protected && person.email.is_empty()) {
        check_email(&person.email, &mut faults);
    }
    if person.role == Some(Role::Other) && Role::read(&person.role_text).is_none() {
        faults.push(CellFault::new(Field::Role, FaultCode::RoleUnknown, &person.role_text));
    }
    check_phone(&person.phone, &mut faults);
    for field in Person::FIELDS {
        check_text(field, person.text(field), &mut faults);
    }
    faults
}

fn check_email(address: &str, faults: &mut Vec<CellFault>) {
    if address.is_empty() {
        faults.push(CellFault::new(Field::Email, FaultCode::EmailMissing, ""));
    } else if !email::is_valid(address) {
        let proposal = email::mended(address);
        faults.push(CellFault::new(Field::Email, FaultCode::EmailInvalid, address).proposing(proposal));
    }
}

fn check_phone(phone: &str, faults: &mut Vec<CellFault>) {
    if phone.is_empty() {
        return;
    }
    if let Some(restored) = zero_restored(phone) {
        faults.push(CellFault::new(Field::Phone, FaultCode::PhoneZeroLost, phone).proposing(Some(restored)));
    } else if !is_phone(phone) {
        faults.push(CellFault::new(Field::Phone, FaultCode::PhoneUnclear, phone));
    }
}

fn check_text(field: Field, text: &str, faults: &mut Vec<CellFault>) {
    if text.is_empty() {
        return;
    }
    let may_be_formula = !matches!(field, Field::Email | Field::Phone);
    if may_be_formula && is_formula(text) {
        faults.push(CellFault::new(field, FaultCode::FormulaAsText, text));
    }
    if text.len() > field.max_chars() && text.chars().count() > field.max_chars() {
        faults.push(CellFault::new(field, FaultCode::TooLong, text));
    }
    if is_plain(text) {
        return;
    }
    if text.chars().any(is_stray) {
        faults.push(CellFault::new(field, FaultCode::ControlCharacters, text));
    }
    if text.contains('\u{fffd}') {
        faults.push(CellFault::new(field, FaultCode::LettersLost, text));
    }
}

#[cfg(test)]
mod tests {
    use super::check_person;
    use crate::{FaultCode, Person, Role};

    fn karin() -> Person {
        Person {
            name: "Karin Åström".into(),
            email: "karin.astrom@ockelbo.example".into(),
            ..Person::default()
        }
    }

    fn codes(person: &Person) -> Vec<FaultCode> {
        check_person(person).into_iter().map(|fault| fault.code).collect()
    }

    #[test]
    fn a_name_and_an_address_are_enough() {
        assert_eq!(codes(&karin()), []);
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let person =
            Person { phone: "701112203".into(), email: "karin@".into(), name: String::new(), ..karin() };
        assert_eq!(
            codes(&person),
            [FaultCode::NameMissing, FaultCode::EmailInvalid, FaultCode::PhoneZeroLost]
        );
    }

    #[test]
    fn an_unknown_role_is_a_notice() {
        let person = Person { role: Some(Role::Other), role_text: "Registrator".into(), ..karin() };
        assert_eq!(codes(&person), [FaultCode::RoleUnknown]);
    }

    #[test]
    fn a_role_chosen_as_other_is_no_fault() {
        let person = Person { role: Some(Role::Other), role_text: "other".into(), ..karin() };
        assert_eq!(codes(&person), []);
    }
}
