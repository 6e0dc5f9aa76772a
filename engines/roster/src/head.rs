//! The header of a table: one row, or two of which the upper speaks for several columns of the lower.

use crate::headers::{self, Guess};
use crate::table::RawRow;
use crate::words::tidied;

/// Rows in which a header is looked for.
const HEADER_WITHIN: usize = 40;

/// Where the header stands, and what it says of each column.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    /// Its first row, by place among the rows.
    pub first: usize,
    /// Its last row.
    pub last: usize,
    /// The header of each column as shown.
    pub texts: Vec<String>,
    /// What each is understood as.
    pub guesses: Vec<Option<Guess>>,
    /// How much it looks like a header.
    pub score: u32,
}

/// The rows that look most like a header, the first on a draw.
pub(crate) fn of(rows: &[RawRow]) -> Option<Head> {
    let mut best: Option<Head> = None;
    for (at, row) in rows.iter().take(HEADER_WITHIN).enumerate() {
        let single = headers::row_score(&row.cells);
        let double = rows.get(at + 1).and_then(|below| double(at, row, below, single));
        let single = (single > 0).then(|| Head {
            first: at,
            last: at,
            texts: row.cells.iter().map(|cell| tidied(cell).into_owned()).collect(),
            guesses: row.cells.iter().map(|cell| headers::guess(cell)).collect(),
            score: single,
        });
        for head in [double, single].into_iter().flatten() {
            if best.as_ref().is_none_or(|best| head.score > best.score) {
                best = Some(head);
            }
        }
    }
    best
}

/// Two rows as one header: where the lower row is empty, the upper one speaks ("Namn | Kontakt | " over
/// " | E-post | Telefon"). Only when together they say more than each alone.
fn double(at: usize, upper: &RawRow, lower: &RawRow, upper_alone: u32) -> Option<Head> {
    let width = upper.cells.len().max(lower.cells.len()).min(200);
    let text =
        |row: &RawRow, at: usize| row.cells.get(at).map(|cell| cell.trim().to_owned()).unwrap_or_default();
    let is_sure = |text: &str| headers::guess(text).is_some_and(|guess| guess.score >= 95);
    let (mut from_upper, mut from_lower) = (false, false);
    let mut cells = Vec::with_capacity(width);
    let mut texts = Vec::with_capacity(width);
    for column in 0..width {
        let (above, below) = (text(upper, column), text(lower, column));
        if !below.is_empty() && headers::guess(&below).is_none() && above.is_empty() {
            // A cell that is no header word under nothing: a person, not a header.
            return None;
        }
        from_upper |= below.is_empty() && is_sure(&above);
        from_lower |= is_sure(&below) && !is_sure(&above);
        let spoken = if below.is_empty() || headers::guess(&below).is_none() { &above } else { &below };
        texts.push(tidied(&[above.as_str(), below.as_str()].join(" ")).into_owned());
        cells.push(spoken.clone());
    }
    let has_address = [upper, lower].iter().any(|row| row.cells.iter().any(|cell| cell.contains('@')));
    let score = headers::row_score(&cells);
    let more = score > upper_alone && score > headers::row_score(&lower.cells);
    let is_double = from_upper && from_lower && !has_address && more && upper.filled() >= 2;
    is_double.then(|| Head {
        first: at,
        last: at + 1,
        guesses: cells.iter().map(|cell| headers::guess(cell)).collect(),
        texts,
        score,
    })
}
