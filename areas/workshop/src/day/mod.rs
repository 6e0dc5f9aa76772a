//! The workshop itself: its settings, its overview page, and how the other parts load it.

mod load;
pub mod rules;

pub use load::{Workshop, own, readable};

use organisation::Routes;

/// The routes of this part.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
}
