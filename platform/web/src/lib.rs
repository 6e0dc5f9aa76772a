//! # Web
//! What every page stands on: the frame around it, forms and their faults, sessions, gates at routes, answers and
//! trouble, static files. Knows no election word.
//!
//! Always:
//! - a route names its gate where it is declared ([`Routes`]);
//! - a form that did not come from a page of ours is refused before a handler sees it ([`Posted`]);
//! - pages are for one person and never cached; nothing is loaded from anywhere else.

pub mod assets;
pub mod cookies;
mod faults;
mod flash;
pub mod headers;
pub mod hosts;
mod house;
pub mod language;
pub mod limits;
mod page;
mod parts;
pub mod peer;
mod posted;
mod routes;
pub mod session;
mod shell;
mod trouble;
mod visitor;

pub use faults::{Fault, Faults};
pub use flash::Note;
pub use house::{BENCHES, Front, House, USUAL_IDLE};
pub use page::{Shown, clear_browser, conflict, faulty, file, go, go_with, page};
pub use parts::{Choice, Step, StepState};
pub use peer::Peer;
pub use posted::{LARGEST_FILE, Posted, Upload};
pub use routes::{Route, Routes};
pub use shell::{Crumb, Flash, FlashKind, NavEntry, Shell, Who};
pub use trouble::{Framed, Trouble};
pub use visitor::{Asker, Visitor, receive};

use sea_orm_migration::prelude::{DbErr, MigrationName, MigrationTrait, SchemaManager};
use store::wall::{Guard, Wall};
use texts::Source;

/// The words of the frame and of trouble.
pub const TEXTS: [Source; 3] = [
    Source { area: "shell", sv: include_str!("../texts/sv.ftl"), en: include_str!("../texts/en.ftl") },
    Source {
        area: "trouble",
        sv: include_str!("../texts/trouble.sv.ftl"),
        en: include_str!("../texts/trouble.en.ftl"),
    },
    Source {
        area: "session",
        sv: include_str!("../texts/session.sv.ftl"),
        en: include_str!("../texts/session.en.ftl"),
    },
];

/// The tables of this crate.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(First), Box::new(session::records::Richer), Box::new(limits::Tallies), Box::new(WALL)]
}

/// Sessions are looked up before anybody is known, by whoever looks for the house.
const WALL: Wall = Wall {
    name: "0003_web_wall",
    before: &[],
    guards: &[Guard::of("session"), Guard::of("known_browser"), Guard::of("limit_tally")],
};

struct First;

impl MigrationName for First {
    fn name(&self) -> &'static str {
        "0001_web"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for First {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        session::records::first(schema).await
    }
}
