//! Whether the rules of one round can hold, and a first seating that keeps them.

mod counting;
mod flow;
mod placing;

use crate::chance::Chance;
use crate::terms::Terms;
use placing::Placing;

/// What came of looking for a first seating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The table of each person; every rule is kept.
    Placed(Vec<usize>),
    /// There is none.
    Impossible,
    /// The work allowed was used up.
    Unknown,
}

/// Looks for a seating that keeps all rules, with people at their old tables where that is possible. Complete: given
/// enough work it finds one or proves that there is none.
pub(crate) fn place(terms: &Terms, old: &[Option<usize>], seed: u64, work: usize) -> Outcome {
    place_within(terms, old, seed, &mut { work })
}

/// The same; what is left of the work is left in `work`.
pub(crate) fn place_within(terms: &Terms, old: &[Option<usize>], seed: u64, work: &mut usize) -> Outcome {
    if terms.contradiction || counting::hopeless(terms) {
        return Outcome::Impossible;
    }
    let mut placing = Placing::new(terms, old, false);
    let mut quarter = *work / 4;
    *work -= quarter;
    let mut outcome = placing.run(&mut quarter);
    *work += quarter;
    if outcome.is_none() {
        placing = Placing::new(terms, old, true);
        outcome = placing.run(work);
    }
    match outcome {
        Some(true) => Outcome::Placed(placing.fill(&mut Chance::new(seed, 3))),
        Some(false) => Outcome::Impossible,
        None => Outcome::Unknown,
    }
}
