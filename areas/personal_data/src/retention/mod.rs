//! # Retention (*så länge sparas uppgifter*)
//! The table of what is stored about people, on which legal ground, how long, what makes it go and whether a person must
//! approve. One table: the page, `docs/retention.md` and the deletions of [`crate::disposal`] read it.
//!
//! Always: every table of the database stands under a rule or among those that hold nothing about people; a test looks.

mod document;
mod page;
mod said;
pub mod table;
mod times;

pub use document::document;
pub use times::Times;

use organisation::Routes;

use crate::READERS;

/// The routes of this part.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get("/personuppgifter/sparas", READERS, page::show)
}
