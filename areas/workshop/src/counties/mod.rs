//! Written next.

use organisation::Routes;

/// The routes of this part.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
}
