//! One person per address.

use std::collections::HashMap;

use crate::email::fold_email;
use crate::fault::{CellFault, FaultCode};
use crate::person::{Field, Person};
use crate::reading::{Merged, Row};
use crate::words::folded;

/// Merges rows with the same address into the earliest. Only addresses that can be sent to count: "saknas" in
/// two rows is two people.
pub(crate) fn merged(rows: Vec<Row>) -> (Vec<Row>, Vec<Merged>) {
    let mut kept: Vec<Row> = Vec::with_capacity(rows.len());
    let mut merged = Vec::new();
    let mut first_with: HashMap<String, usize> = HashMap::with_capacity(rows.len());
    for row in rows {
        let can_be_sent_to = |fault: &CellFault| {
            !matches!(fault.code, FaultCode::EmailMissing | FaultCode::EmailInvalid | FaultCode::TooLong)
        };
        let has_address = !row.person.email.is_empty();
        if !has_address || !row.faults.iter().filter(|fault| fault.field == Field::Email).all(can_be_sent_to)
        {
            kept.push(row);
            continue;
        }
        match first_with.entry(fold_email(&row.person.email)) {
            std::collections::hash_map::Entry::Vacant(entry) => {
                entry.insert(kept.len());
                kept.push(row);
            }
            std::collections::hash_map::Entry::Occupied(entry) => {
                merged.push(merge(&mut kept[*entry.get()], row));
            }
        }
    }
    (kept, merged)
}

fn merge(kept: &mut Row, later: Row) -> Merged {
    let (mut filled, mut differs) = (Vec::new(), Vec::new());
    for field in Person::FIELDS {
        let (old, new) = (kept.person.text(field), later.person.text(field));
        if new.is_empty() || folded(old) == folded(new) {
            continue;
        }
        if !old.is_empty() {
            differs.push(field);
            continue;
        }
        filled.push(field);
        kept.person.set(field, new.to_owned());
        kept.faults.retain(|fault| fault.field != field);
        kept.faults.extend(later.faults.iter().filter(|fault| fault.field == field).cloned());
    }
    if differs.contains(&Field::Name) {
        let mut fault = CellFault::new(Field::Email, FaultCode::AddressShared, &later.person.name);
        fault.column = later.faults.iter().find(|f| f.field == Field::Email).and_then(|f| f.column);
        kept.faults.push(fault);
    }
    Merged {
        kept: kept.number,
        kept_sheet: kept.sheet.clone(),
        number: later.number,
        sheet: later.sheet,
        email: kept.person.email.clone(),
        filled,
        differs,
        cells: later.cells,
    }
}
