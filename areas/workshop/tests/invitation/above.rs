//! What of the house stands above this area in its tests: nothing.

use organisation::Routes;
use store::Migrations;
use texts::Source;

pub const MIGRATIONS: [Migrations; 0] = [];
pub const TEXTS: [Source; 0] = [];

pub fn routes() -> Routes {
    Routes::new()
}
