//! # Course (*introduktionsutbildning*)
//! Who has done the course that everybody does before the workshop, by whose word, and what follows where somebody has not.
//! The course itself lies elsewhere, at a place that the national lead names; its short version stands here.
//!
//! Words: a *fact* is one word about one person: their own, the municipality's, the county's, that of a list from the
//! course's own place, that they did the short version, or that the county exempts them. What they make together is the
//! person's *state*. The *policy* is what the county does with somebody whose course is missing.
//!
//! Always:
//! - of several words the strongest is the one that is said; taking one back leaves the others;
//! - whoever comes in somebody's place has not done what the other did: a fact is about the person, not about the seat;
//! - a fact goes with its participant;
//! - a row of a list that cannot be matched is shown and stays to be put right.
//!
//! | Part | Holds |
//! | --- | --- |
//! | `rules` | states, words and their strength, policies, what follows |
//! | `matching` | rows of a list held against those who are registered |
//! | `records`, `deeds`, `views` | facts, terms, texts |
//! | `carried` | words that follow somebody who comes unregistered |
//! | `held` | what is told to a person who asks |
//! | `pages` | for the person, the municipality, the county and the national lead |

pub mod carried;
pub mod deeds;
mod form;
mod held;
pub mod matching;
pub mod own_words;
mod pages;
pub mod records;
pub mod rules;
pub mod views;

pub use held::CourseHeld;

use organisation::link::{PARTICIPANT, REGISTRATION};
use organisation::{Duty, Gate, Routes};
use sea_orm_migration::MigrationTrait;
use texts::Source;

/// The words of this area.
pub const TEXTS: Source = Source {
    area: "course",
    sv: include_str!("../texts/course.sv.ftl"),
    en: include_str!("../texts/course.en.ftl"),
};

const PERSON: Gate = Gate::LinkOr(PARTICIPANT, &[]);
const MUNICIPALITY: Gate = Gate::LinkOr(REGISTRATION, &[Duty::MunicipalCoordinator]);
const COUNTY: Gate = Gate::Duties(&[Duty::CountyCoordinator]);
const LEAD: Gate = Gate::Duties(&[Duty::NationalLead]);

/// The migrations of this area, oldest first.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(records::Course)]
}

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/min-dag/{participant}/kurs", PERSON, pages::own::show)
        .post("/min-dag/{participant}/kurs", PERSON, pages::own::say)
        .get("/min-dag/{participant}/kurs/kort", PERSON, pages::short::show)
        .post("/min-dag/{participant}/kurs/kort", PERSON, pages::short::confirm)
        .get("/anmalan/{invitation}/kurs", MUNICIPALITY, pages::municipality::show)
        .post("/anmalan/{invitation}/kurs", MUNICIPALITY, pages::municipality::attest)
        .get("/workshop/{workshop}/kurs", COUNTY, pages::county::show)
        .post("/workshop/{workshop}/kurs", COUNTY, pages::county::save)
        .post("/workshop/{workshop}/kurs/intyga", COUNTY, pages::county::attest)
        .get("/workshop/{workshop}/kurs/person/{whom}", COUNTY, pages::person::show)
        .post("/workshop/{workshop}/kurs/person/{whom}", COUNTY, pages::person::save)
        .get("/workshop/{workshop}/kurs/lista", COUNTY, pages::list::show)
        .post("/workshop/{workshop}/kurs/lista/las", COUNTY, pages::list::read)
        .post("/workshop/{workshop}/kurs/lista/spara", COUNTY, pages::list::save)
        .get("/program/kurs", LEAD, pages::national::edit)
        .post("/program/kurs", LEAD, pages::national::save)
}
