//! What a column holds, told by its cells. For lists without a header, and for columns whose header says nothing.

use crate::cells::{is_dash, is_phone};
use crate::email;
use crate::headers::Guess;
use crate::person::Field;
use crate::role::Role;
use crate::table::RawRow;
use crate::words::folded;

/// Rows that are looked at.
const SAMPLE: usize = 200;
/// Columns that are looked at.
const WIDTH: usize = 60;
/// How sure a guess by content is at most.
const SURENESS: u8 = 60;

/// Proposes a column for each field that has none. At least six of ten filled cells must fit. Where there is a
/// header, its words are believed: only what no list can do without is looked for then.
pub(crate) fn complete(columns: &mut [Option<Guess>], rows: &[RawRow], without_header: bool) {
    const ALL: [Field; 5] = [Field::Email, Field::Phone, Field::Municipality, Field::Role, Field::Name];
    const NEEDED: [Field; 2] = [Field::Email, Field::Name];
    for &field in if without_header { &ALL[..] } else { &NEEDED[..] } {
        if columns.iter().flatten().any(|guess| is_same(guess.field, field)) {
            continue;
        }
        let free = columns.iter().enumerate().take(WIDTH).filter(|(_, guess)| guess.is_none());
        let shares = free.map(|(at, _)| (share(at, field, rows), at));
        // The first of equally good columns: names stand to the left.
        if let Some((share, at)) = shares.max_by_key(|&(share, at)| (share, std::cmp::Reverse(at)))
            && share >= 60
        {
            let score = u8::try_from(share).unwrap_or(100).min(SURENESS);
            columns[at] = Some(Guess { field, score });
        }
    }
}

fn is_same(have: Field, want: Field) -> bool {
    have == want || (want == Field::Name && matches!(have, Field::FirstName | Field::LastName))
}

/// Filled cells of the column that fit the field, in percent.
fn share(column: usize, field: Field, rows: &[RawRow]) -> usize {
    let cells = rows.iter().take(SAMPLE).filter_map(|row| row.cells.get(column)).map(|cell| cell.trim());
    let (mut filled, mut fitting) = (0, 0);
    // An address in another column slipped there where a cell was left out; it says nothing about the column.
    let astray =
        |cell: &str| field != Field::Email && cell.contains('@') && !cell.contains(char::is_whitespace);
    for cell in cells.filter(|cell| !cell.is_empty() && !is_dash(cell) && !astray(cell)) {
        filled += 1;
        fitting += usize::from(fits(cell, field));
    }
    (fitting * 100_usize).checked_div(filled).unwrap_or_default()
}

fn fits(cell: &str, field: Field) -> bool {
    match field {
        Field::Email => email::unwrapped(cell).address.contains('@') && cell.len() < 300,
        Field::Phone => is_phone(cell) && !cell.chars().any(char::is_alphabetic),
        Field::Role => Role::read(cell).is_some(),
        Field::Municipality => {
            let cell = folded(cell);
            ["kommun", "stad", "lansstyrelsen"].iter().any(|w| cell.ends_with(w))
                || cell.starts_with("region ")
        }
        Field::Name => is_like_name(cell),
        _ => false,
    }
}

/// Two to five words of letters that begin with a capital, particles aside.
pub(crate) fn is_like_name(cell: &str) -> bool {
    let words: Vec<&str> = cell.split_whitespace().collect();
    let capitals = words.iter().filter(|w| w.trim_start_matches('"').starts_with(char::is_uppercase)).count();
    (2..=5).contains(&words.len())
        && capitals >= 2
        && cell.chars().all(|c| c.is_alphabetic() || " -'’.,\"".contains(c))
}
