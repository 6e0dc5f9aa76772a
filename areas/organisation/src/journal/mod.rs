//! # Journal (*händelselogg*)
//! The page on which auditors, coordinators and the national lead read who did what, when, and prove that nothing was
//! changed. The journal itself is the store's.
//!
//! Always: who works for a county or a municipality sees the lines that are its matter or its people's deeds, and no
//! others. The national authority sees all lines. The page shows deeds, never content. Taking lines out is written too.

mod details;
mod export;
mod filter;
mod pages;
mod rows;
mod values;
mod witness;
mod words;

pub use details::NAMES;
pub use values::{VALUES, has_word};
pub use witness::{Witness, heads_in, send_head};
pub use words::DEEDS;

use store::journal::Entry;
use texts::Words;

use crate::{Duty, Gate, Routes};

const READERS: Gate = Gate::Duties(&[Duty::NationalLead, Duty::CountyCoordinator, Duty::Auditor]);

/// The routes.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get("/handelser", READERS, pages::list).ask("/handelser", READERS, pages::prove).ask(
        "/handelser/hamta",
        READERS,
        export::take_out,
    )
}

/// A line in words: what was done, and what it says of it.
pub(crate) fn told(entry: &Entry, words: &Words) -> (String, String) {
    (words::deed(&entry.deed, words), details::details(&entry.details, words))
}
