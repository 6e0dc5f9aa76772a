//! # Door (*dörren*)
//! Check-in at a workshop: on a phone or a tablet, by name, by the code on a badge, with a network or without; how many are
//! here; those whom nobody expected; the tables planned again for those who came.
//!
//! Words: a *scan* is what a phone noted: somebody's arrival, or that it was taken back. A *walk-in* (oanmäld) is nobody's
//! participant yet, or waits for a seat. A *stand-in* (ersättare) comes in somebody's place. Whoever is not let in at once (no
//! seat, or perhaps somebody who is here already) is *noted*, and a person decides. A *no-show* is whoever is not here
//! when the tables are planned again.
//!
//! Always:
//! - a scan has a key of its own, and what was sent twice changes nothing the second time;
//! - scans of many phones make the same picture in whatever order they come ([`rules::merge`]);
//! - whoever comes is let in or waits for a person to decide: nobody is lost, and no two who came are merged by the program;
//! - whoever waits for a seat and comes has it as the participant they are, never as a second one;
//! - what is tried before the day does not count on the day, and changes no list, no seat and no table;
//! - somebody whose details are protected is known by their number, here too, and nobody asks them who they are;
//! - a phone holds code, name, municipality and table, sealed, until the door is over or shut.
//!
//! Whoever has not done the course is noted, reads its short version first, or is not let in, as the county says (`course`):
//! an arrival carries what was answered. What a phone noted without a network has happened, and is taken in.
//!
//! | Part | Holds |
//! | --- | --- |
//! | `host` | who stands at which door |
//! | `scan` | what comes out of a scanner |
//! | `tried` | who was let in when the door was tried out |
//! | `attendance` | who came, for certificates |
//! | `held` | what is told to a person who asks |
//! | `pages` | the door as pages with forms, and the page that goes on without a network |

pub mod attendance;
pub mod deeds;
mod held;
pub mod host;
mod pages;
pub mod records;
pub mod retention;
pub mod rules;
pub mod scan;
mod tables;
mod tried;
pub mod views;

pub use held::DoorHeld;
pub use records::migrations;

use organisation::link::DOOR_HOST;
use organisation::{Duty, Gate, Routes};
use texts::Source;

/// The words of this area.
pub const TEXTS: Source = Source {
    area: "door",
    sv: include_str!("../texts/door.sv.ftl"),
    en: include_str!("../texts/door.en.ftl"),
};

/// Those at the door.
const HOSTS: Gate = Gate::LinkOr(DOOR_HOST, &[Duty::CountyCoordinator, Duty::Facilitator]);
/// Shuts it, and plans the tables.
const COUNTY: Gate = Gate::Duties(&[Duty::CountyCoordinator]);

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/workshop/{workshop}/dorren", HOSTS, pages::door::show)
        .post("/workshop/{workshop}/dorren/kod", HOSTS, pages::acts::code)
        .post("/workshop/{workshop}/dorren/har", HOSTS, pages::acts::here)
        .post("/workshop/{workshop}/dorren/angra", HOSTS, pages::acts::take_back)
        .get("/workshop/{workshop}/dorren/kurs", HOSTS, pages::taught::show)
        .get("/workshop/{workshop}/dorren/oanmald", HOSTS, pages::coming::walk_in)
        .post("/workshop/{workshop}/dorren/oanmald", HOSTS, pages::coming::let_in)
        .get("/workshop/{workshop}/dorren/ersattare", HOSTS, pages::coming::stand_in)
        .post("/workshop/{workshop}/dorren/ersattare", HOSTS, pages::coming::replace)
        .post("/workshop/{workshop}/dorren/avgor", HOSTS, pages::deciding::decide)
        .post("/workshop/{workshop}/dorren/stang", COUNTY, pages::acts::shut)
        .post("/workshop/{workshop}/dorren/oppna", COUNTY, pages::acts::open)
        .post("/workshop/{workshop}/dorren/planera", COUNTY, pages::acts::plan_again)
        .get("/workshop/{workshop}/dorren/mobil", HOSTS, pages::mobile::show)
        .get("/workshop/{workshop}/dorren/app.webmanifest", HOSTS, pages::mobile::manifest)
        .get("/workshop/{workshop}/dorren/laget", HOSTS, pages::data::state)
        .post("/workshop/{workshop}/dorren/lista", HOSTS, pages::data::list)
        .post("/workshop/{workshop}/dorren/ko", HOSTS, pages::data::hand_in)
        .get("/dorrvakt.js", Gate::Open, pages::mobile::worker)
}
