//! This area stands above the house that the invitation's tests build.

use organisation::Routes;
use store::Migrations;
use texts::Source;

pub const MIGRATIONS: [Migrations; 2] = [course::migrations, mailings::migrations];
pub const TEXTS: [Source; 2] = [course::TEXTS, mailings::TEXTS];

pub fn routes() -> Routes {
    mailings::routes()
}
