//! Written next.

use crate::Routes;

/// The routes.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
}
