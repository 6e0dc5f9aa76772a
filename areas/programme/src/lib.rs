//! # Programme
//! One election's training, led by the national authority: the election calendar, the programme and the draft of the
//! invitation that the counties adapt.
//!
//! Words: a *programme* (utbildningsprogram) belongs to one *election*. Its *draft* is the national text of the
//! invitation; a county's own text stands beside it, never instead of it.
//!
//! Always: the draft has versions; whoever saves over a newer version is told and loses nothing.

pub mod agenda;
pub mod calendar;
pub mod deeds;
pub mod draft;
pub mod draft_records;
pub mod draft_settings;
pub mod elections;
pub mod form_date;
pub mod interest;
pub mod pages;
pub mod plan;
pub mod records;
pub mod views;

pub use draft::default_draft;
pub use records::{DraftId, ProgrammeId, migrations};

use organisation::{Duty, Place, Routes};
use texts::Source;

/// The words of this area.
pub const TEXTS: Source = Source {
    area: "programme",
    sv: concat!(
        include_str!("../texts/sv.ftl"),
        include_str!("../texts/draft.sv.ftl"),
        include_str!("../texts/calendar.sv.ftl"),
        include_str!("../texts/plan.sv.ftl"),
        include_str!("../texts/agenda.sv.ftl"),
        include_str!("../texts/interest.sv.ftl"),
    ),
    en: concat!(
        include_str!("../texts/en.ftl"),
        include_str!("../texts/draft.en.ftl"),
        include_str!("../texts/calendar.en.ftl"),
        include_str!("../texts/plan.en.ftl"),
        include_str!("../texts/agenda.en.ftl"),
        include_str!("../texts/interest.en.ftl"),
    ),
};

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    pages::routes().and(interest::routes())
}

/// The places of this area in the navigation.
#[must_use]
pub fn places() -> Vec<Place> {
    vec![
        Place {
            duties: &[Duty::NationalLead, Duty::CountyCoordinator],
            href: "/program",
            text: "programme-place",
        },
        Place { duties: &[Duty::MunicipalCoordinator], href: "/program/uppgifter", text: "plan-tasks-place" },
    ]
}
