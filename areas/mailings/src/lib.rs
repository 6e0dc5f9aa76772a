//! # Mailings (*utskick*)
//! Letters by rule: reminders to those who have not answered, practical information, where the link to join is found,
//! thanks; and the letters that keep people's calendars right.
//!
//! Words: a *rule* says which letter goes to whom, when, and under which condition. It ships with the house; a county
//! switches it on and off for its workshop and changes its time and words. A letter is *held back* when somebody stops
//! it before it leaves.
//!
//! Always:
//! - the condition is tried when the letter leaves, for each receiver; who comes late gets what they missed;
//! - a letter of a rule goes to somebody once: the key in the database stands for it, whoever looks and how often;
//! - letters leave in working hours; at night only one that would come too late otherwise;
//! - where to join a meeting stands in no letter;
//! - the name of somebody whose details are protected stands in none: their letter goes to whoever answers for their
//!   municipality, to be handed over;
//! - a county sees its own.
//!
//! | Part | Holds |
//! | --- | --- |
//! | `rules`, `quiet` | pure: what leaves when |
//! | `records` | rules, what was sent, meetings in calendars |
//! | `noted` | what is noted of a workshop's letters |
//! | `standing` | what is known of a workshop and everybody a letter may be for |
//! | `wording` | the letters |
//! | `sending` | the errand that sends |
//! | `changes` | when a change of day or place was seen |
//! | `calendars` | meetings that are moved or taken out |
//! | `deeds` | what a coordinator does: rules, holding back, trying, sending again |
//! | `held` | what is told to a person who asks |
//! | `pages` | every letter, what comes, the rules, one letter |

pub mod calendars;
mod changes;
pub mod deeds;
mod held;
mod noted;
mod pages;
pub mod quiet;
pub mod records;
pub mod ruled;
pub mod rules;
pub mod sending;
pub mod standing;
mod wording;

pub use held::MailingsHeld;

use organisation::{Duty, Gate, Routes};
use sea_orm_migration::prelude::MigrationTrait;
use store::Errand;
use texts::Source;
use web::House;
use workshop::day_papers::Attending;

/// The words of this area.
pub const TEXTS: Source =
    Source { area: "mailings", sv: include_str!("../texts/sv.ftl"), en: include_str!("../texts/en.ftl") };

/// The migrations of this area, oldest first.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(records::First), Box::new(records::Changes)]
}

/// The work that is done at set intervals.
#[must_use]
pub fn errand(house: House, attending: Attending) -> Errand {
    sending::errand(house, attending)
}

const COUNTY: Gate = Gate::Duties(&[Duty::CountyCoordinator]);

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/workshop/{workshop}/utskick/alla", COUNTY, pages::all::show)
        .get("/workshop/{workshop}/utskick/kommande", COUNTY, pages::coming::show)
        .get("/workshop/{workshop}/utskick/kommande/{rule}/{whom}", COUNTY, pages::one::show)
        .post("/workshop/{workshop}/utskick/kommande/{rule}/{whom}/hall", COUNTY, pages::one::hold)
        .post("/workshop/{workshop}/utskick/kommande/{rule}/{whom}/slapp", COUNTY, pages::one::release)
        .post("/workshop/{workshop}/utskick/kommande/{rule}/{whom}/prova", COUNTY, pages::one::try_it)
        .get("/workshop/{workshop}/utskick/regler", COUNTY, pages::rules::list)
        .get("/workshop/{workshop}/utskick/regler/{rule}", COUNTY, pages::rules::show)
        .post("/workshop/{workshop}/utskick/regler/{rule}", COUNTY, pages::rules::save)
        .get("/workshop/{workshop}/utskick/brev/{letter}", COUNTY, pages::posted::show)
        .post("/workshop/{workshop}/utskick/brev/{letter}/hall", COUNTY, pages::posted::hold)
        .post("/workshop/{workshop}/utskick/brev/{letter}/slapp", COUNTY, pages::posted::release)
        .post("/workshop/{workshop}/utskick/brev/{letter}/prova", COUNTY, pages::posted::try_it)
        .get("/workshop/{workshop}/utskick/brev/{letter}/igen", COUNTY, pages::posted::ask_again)
        .post("/workshop/{workshop}/utskick/brev/{letter}/igen", COUNTY, pages::posted::again)
}
