//! # Joining (*anslutning*)
//! Who takes part by video joins by their own link: it opens the meeting when person, course and time agree, and notes that
//! they were there.
//!
//! Always:
//! - where to join is in no letter and on no page before somebody is let in, so it can be changed without a new link;
//! - outside its time the meeting opens for nobody;
//! - whoever has not done the course is noted, sent to its short version, or not let in, as the county decides;
//! - a link that was opened in more browsers than the county expects is said, and noted or stopped as the county decides;
//! - whoever presses twice is there once.

pub mod attendance;
pub mod deeds;
mod form;
mod held;
mod pages;
pub mod records;
pub mod rules;
pub mod views;

pub use held::JoiningHeld;

use organisation::link::PARTICIPANT;
use organisation::{Duty, Gate, Routes};
use sea_orm_migration::MigrationTrait;
use texts::Source;

/// The words of this area.
pub const TEXTS: Source = Source {
    area: "joining",
    sv: include_str!("../texts/joining.sv.ftl"),
    en: include_str!("../texts/joining.en.ftl"),
};

const COUNTY: Gate = Gate::Duties(&[Duty::CountyCoordinator]);

/// The migrations of this area, oldest first.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(records::Joining), Box::new(records::WithoutCourse)]
}

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/min-dag/{participant}/anslut", Gate::LinkOr(PARTICIPANT, &[]), pages::own::show)
        .post("/min-dag/{participant}/anslut", Gate::LinkOr(PARTICIPANT, &[]), pages::own::join)
        .get("/workshop/{workshop}/anslutning", COUNTY, pages::county::show)
        .post("/workshop/{workshop}/anslutning", COUNTY, pages::county::save)
}
