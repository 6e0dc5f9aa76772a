//! # Workshop
//! A county's day, from its settings to the printed table plan.
//!
//! Words: a *workshop* is one county's day in a programme. An *invitation* (inbjudan) goes to one municipality. A
//! *registration* (anmälan) is that municipality's list of participants. The *table plan* (bordsplacering) says who
//! sits where. A *target role* is one that every municipality should send.
//!
//! Always: a municipality's list is seen by that municipality and its county alone; nothing is stored before *Anmäl*;
//! what the organiser fixed in the table plan stays fixed.
//!
//! | Part | Holds |
//! | --- | --- |
//! | `day` | the workshop itself: date, place, format, seats, room; its overview page |
//! | `agenda` | what happens when: items that stretch and shrink, fitted to the day; the letter with exact times |
//! | `preparation` | checklist, venue, guests, sites that join by video |
//! | `facilitators` | who leads the day, and until when |
//! | `links` | personal links for participants, guests and door hosts, and what they open |
//! | `invitation` | the county's text beside the national draft, sending, reminding, what became of each letter |
//! | `registration` | lists in, review, the stored participants, coverage of target roles, lists out |
//! | `received` | mail that comes to a county's mailbox: numbered, tied to a municipality, its list a draft to confirm |
//! | `table_plan` | placing people, the picture of the room, papers for the hall |
//! | `counties` | the national picture: how far each county has come |
//! | `tour` | which team visits which county on which day; what was agreed on and told; calendars |
//! | `held` | what is told to a person who asks what is held about them |
//! | `day_papers` | badges, lists, certificates and signs, taken out for the day |
//! | `papers` | the printed papers |

pub mod agenda;
pub mod counties;
pub mod day;
pub mod day_papers;
pub mod facilitators;
pub mod held;
pub mod home;
pub mod invitation;
pub mod links;
mod migrations;
pub mod papers;
pub mod preparation;
pub mod printing;
pub mod received;
pub mod records;
pub mod registration;
pub mod seats;
pub mod table_plan;
pub mod tour;
mod wall;

pub use held::WorkshopHeld;
pub use migrations::migrations;
pub use records::{InvitationId, ParticipantId, WorkshopId};

use organisation::Routes;
use texts::Source;

/// The columns of this area that hold sealed values.
pub const SEALED: [store::vault::Column; 4] = [
    registration::sealed::PERSON,
    table_plan::needs::NEEDS,
    preparation::deeds::MEETING,
    received::reading::CONTENT,
];

/// The words of this area, one pair of files for each part.
pub const TEXTS: [Source; 16] = [
    Source {
        area: "workshop_held",
        sv: include_str!("../texts/held.sv.ftl"),
        en: include_str!("../texts/held.en.ftl"),
    },
    Source {
        area: "home",
        sv: include_str!("../texts/home.sv.ftl"),
        en: include_str!("../texts/home.en.ftl"),
    },
    Source {
        area: "people",
        sv: include_str!("../texts/people.sv.ftl"),
        en: include_str!("../texts/people.en.ftl"),
    },
    Source {
        area: "workshop",
        sv: include_str!("../texts/day.sv.ftl"),
        en: include_str!("../texts/day.en.ftl"),
    },
    Source {
        area: "agenda",
        sv: include_str!("../texts/agenda.sv.ftl"),
        en: include_str!("../texts/agenda.en.ftl"),
    },
    Source {
        area: "invitation",
        sv: include_str!("../texts/invitation.sv.ftl"),
        en: include_str!("../texts/invitation.en.ftl"),
    },
    Source {
        area: "version",
        sv: include_str!("../texts/version.sv.ftl"),
        en: include_str!("../texts/version.en.ftl"),
    },
    Source {
        area: "registration",
        sv: include_str!("../texts/registration.sv.ftl"),
        en: include_str!("../texts/registration.en.ftl"),
    },
    Source {
        area: "seats",
        sv: include_str!("../texts/seats.sv.ftl"),
        en: include_str!("../texts/seats.en.ftl"),
    },
    Source {
        area: "sealed",
        sv: include_str!("../texts/sealed.sv.ftl"),
        en: include_str!("../texts/sealed.en.ftl"),
    },
    Source {
        area: "received",
        sv: include_str!("../texts/received.sv.ftl"),
        en: include_str!("../texts/received.en.ftl"),
    },
    Source {
        area: "table_plan",
        sv: include_str!("../texts/table_plan.sv.ftl"),
        en: include_str!("../texts/table_plan.en.ftl"),
    },
    Source {
        area: "preparation",
        sv: include_str!("../texts/preparation.sv.ftl"),
        en: include_str!("../texts/preparation.en.ftl"),
    },
    Source {
        area: "day_papers",
        sv: include_str!("../texts/day_papers.sv.ftl"),
        en: include_str!("../texts/day_papers.en.ftl"),
    },
    Source {
        area: "counties",
        sv: include_str!("../texts/counties.sv.ftl"),
        en: include_str!("../texts/counties.en.ftl"),
    },
    Source {
        area: "tour",
        sv: include_str!("../texts/tour.sv.ftl"),
        en: include_str!("../texts/tour.en.ftl"),
    },
];

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    day::routes()
        .and(agenda::routes())
        .and(invitation::routes())
        .and(registration::routes())
        .and(seats::routes())
        .and(received::routes())
        .and(table_plan::routes())
        .and(counties::routes())
        .and(facilitators::routes())
        .and(preparation::routes())
        .and(day_papers::routes())
        .and(links::routes())
        .and(tour::routes())
}
