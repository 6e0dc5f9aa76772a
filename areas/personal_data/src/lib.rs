//! # Personal data (*personuppgifter*)
//! What is held about people: how long and by which law, that it goes with somebody's approval and leaves a certificate,
//! what is told to a person who asks, and which lists are handed to the national authority.
//!
//! Always: nothing is kept because nobody pressed a button; what says that something was deleted names nobody; who reads
//! about whom stands in the journal by a reference, never by a name.
//!
//! | Part | Holds |
//! | --- | --- |
//! | `retention` | the table of what is kept, how long and why; the page and `docs/retention.md` are made from it |
//! | `disposal` | proposals of what is to be deleted, their approval, the deletion, its certificate |
//! | `extract` | what an authority holds about a person who asks (registerutdrag) |
//! | `disclosure` | lists that a county hands over to the national authority (utlämnande) |

pub mod disclosure;
pub mod disposal;
pub mod extract;
mod pages;
mod printing;
pub mod retention;
#[cfg(test)]
mod samples;

use organisation::{Duty, Gate, Place, Routes};
use sea_orm_migration::MigrationTrait;
use texts::Source;

/// Everybody who answers for an authority's data, and its auditor.
const READERS: Gate =
    Gate::Duties(&[Duty::NationalLead, Duty::CountyCoordinator, Duty::MunicipalCoordinator, Duty::Auditor]);

/// The words of this area, one pair of files for each part.
pub const TEXTS: [Source; 4] = [
    Source {
        area: "disclosure",
        sv: include_str!("../texts/disclosure.sv.ftl"),
        en: include_str!("../texts/disclosure.en.ftl"),
    },
    Source {
        area: "extract",
        sv: include_str!("../texts/extract.sv.ftl"),
        en: include_str!("../texts/extract.en.ftl"),
    },
    Source {
        area: "retention",
        sv: include_str!("../texts/retention.sv.ftl"),
        en: include_str!("../texts/retention.en.ftl"),
    },
    Source {
        area: "disposal",
        sv: include_str!("../texts/disposal.sv.ftl"),
        en: include_str!("../texts/disposal.en.ftl"),
    },
];

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/personuppgifter", READERS, pages::show)
        .and(retention::routes())
        .and(disposal::routes())
        .and(extract::routes())
        .and(disclosure::routes())
}

/// The place of this area in the navigation, for those who have room for one more. The others find it beside the journal.
#[must_use]
pub fn places() -> Vec<Place> {
    vec![Place {
        duties: &[Duty::MunicipalCoordinator, Duty::Auditor],
        href: "/personuppgifter",
        text: "personal_data-place",
    }]
}

/// The migrations of this area, oldest first.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(disposal::migration::Disposals), Box::new(disclosure::migration::Disclosures)]
}
