//! Written next.

use organisation::Routes;

/// The routes.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
}
