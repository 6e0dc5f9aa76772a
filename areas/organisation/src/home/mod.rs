//! # Home
//! The first page: what needs me now. And the pages that everybody may read: help, and how accessible the system is.

mod asked;
mod help;
mod look;
mod needs;
mod pages;
mod source;

pub use asked::{Part, Row, Told};
pub use look::{Figure, FigureState, Look};
pub use source::{HomeReader, HomeSource, Need, Whose, looks};

use crate::{Duty, Gate, Place, Routes};

/// The routes.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get("/", Gate::Open, pages::home).get("/hjalp", Gate::Open, help::help).get(
        "/tillganglighet",
        Gate::Open,
        help::accessibility,
    )
}

/// The places of this area in the navigation. The first page comes first; the journal and the letters stand last
/// when the other areas have put theirs in between.
#[must_use]
pub fn places() -> Vec<Place> {
    let mut places = vec![
        Place { duties: &Duty::ALL, href: "/", text: "home-place" },
        Place {
            duties: &[Duty::NationalLead, Duty::CountyCoordinator],
            href: "/brev",
            text: "letters-title",
        },
        Place {
            duties: &[Duty::NationalLead, Duty::CountyCoordinator, Duty::Auditor],
            href: "/handelser",
            text: "journal-title",
        },
    ];
    places.extend(crate::links::places());
    places.extend(crate::duties::places());
    places
}
