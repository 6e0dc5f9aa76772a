//! Reading a list that is no registration: how much is read, and what is said when nothing can be.

use roster::{Caps, Refusal};
use texts::Words;

use super::pages::{arrived, said};

/// How much is read before it is refused.
#[must_use]
pub fn caps() -> Caps {
    arrived::caps()
}

/// Why nothing was read, and what to do.
#[must_use]
pub fn refused(words: &Words, refusal: &Refusal) -> String {
    said::refusal(words, refusal)
}

/// Why a file is not even read.
#[must_use]
pub fn too_large(words: &Words, size: usize) -> String {
    arrived::too_large(words, size)
}
