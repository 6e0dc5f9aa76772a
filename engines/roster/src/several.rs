//! Several people in one row: two names in a cell beside two addresses in the next.

use crate::email;
use crate::guess::is_like_name;
use crate::layout::Layout;
use crate::person::Field;
use crate::role::Role;
use crate::table::RawRow;

/// People that one row is taken apart into. More is a text about something else.
const MOST: usize = 30;

/// A row for each person, or nothing when it holds one. Told by the addresses; without any, by whole names that
/// stand on lines of their own or between semicolons.
pub(crate) fn apart(raw: &RawRow, layout: &Layout) -> Option<Vec<RawRow>> {
    let cell = |column: usize| raw.cells.get(column).map_or("", String::as_str);
    let address_column = layout.columns_of(Field::Email).first().copied();
    let addresses = address_column.map(|column| addresses_in(cell(column))).unwrap_or_default();
    let name_column = layout.columns_of(Field::Name).first().copied();
    let count = if addresses.len() >= 2 {
        addresses.len()
    } else {
        let names = name_column.map(|column| names_in(cell(column))).unwrap_or_default();
        if names.len() < 2 || addresses.len() == 1 {
            return None;
        }
        names.len()
    };
    if count > MOST {
        return None;
    }
    let mut rows: Vec<RawRow> =
        (0..count).map(|entry| RawRow { number: raw.number, entry, ..RawRow::default() }).collect();
    for column in 0..raw.cells.len() {
        let text = cell(column);
        let field = layout.columns.get(column).and_then(|column| column.field);
        let parts = if Some(column) == address_column && !addresses.is_empty() {
            addresses.clone()
        } else {
            parts(text, count)
        };
        for (at, row) in rows.iter_mut().enumerate() {
            let own = match &parts[..] {
                [] if field == Some(Field::Municipality) => text,
                // What cannot be given to one of them stays with the first, where a person sees it.
                [] if at == 0 && !matches!(field, Some(Field::Name | Field::FirstName | Field::LastName)) => {
                    text
                }
                [] => "",
                parts => parts.get(at).map_or("", String::as_str),
            };
            row.cells.push(own.to_owned());
        }
    }
    Some(rows)
}

/// The addresses of a cell, each with the name beside it, when there are several.
fn addresses_in(text: &str) -> Vec<String> {
    if text.matches('@').count() < 2 {
        return Vec::new();
    }
    let pieces = text.split([';', ',', '\n', '\r', '/']).flat_map(|piece| {
        // "a@x.se b@x.se", but not "Anna Ek <a@x.se>".
        let spaced = piece.matches('@').count() > 1;
        if spaced { piece.split_whitespace().collect::<Vec<_>>() } else { vec![piece] }
    });
    let pieces: Vec<String> =
        pieces.map(str::trim).filter(|piece| !piece.is_empty()).map(str::to_owned).collect();
    let all_addresses = pieces.iter().all(|piece| email::unwrapped(piece).address.contains('@'));
    if all_addresses && pieces.len() >= 2 { pieces } else { Vec::new() }
}

/// Whole names on lines of their own, between semicolons, or with "och" between two of them.
fn names_in(text: &str) -> Vec<String> {
    let pieces = split(text, &["\n", ";", " och ", " samt ", " & "]);
    let are_names = pieces.len() >= 2 && pieces.iter().all(|piece| is_like_name(piece));
    if are_names { pieces } else { Vec::new() }
}

/// The parts of a cell when there are exactly so many.
fn parts(text: &str, count: usize) -> Vec<String> {
    for separators in [&["\n"][..], &[";"], &["/"], &[" och ", " & "], &[","], &[",", " och ", " & "]] {
        let pieces = split(text, separators);
        // "Sjöberg, Anna" is one person, and a title may have a comma.
        let one_name = separators.contains(&",") && pieces.iter().any(|piece| !piece.contains(' '));
        let is_role = |piece: &String| Role::read(piece).is_some();
        if pieces.len() == count && (!one_name || pieces.iter().all(is_role)) {
            return pieces;
        }
    }
    Vec::new()
}

fn split(text: &str, separators: &[&str]) -> Vec<String> {
    let mut pieces = vec![text];
    for separator in separators {
        pieces = pieces.into_iter().flat_map(|piece| piece.split(separator)).collect();
    }
    pieces.into_iter().map(str::trim).filter(|piece| !piece.is_empty()).map(str::to_owned).collect()
}
