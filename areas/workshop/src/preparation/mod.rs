//! # Preparation (*förberedelser*)
//! All that has to be in place before the day: the checklist, the venue against what the day needs, guests, sites that
//! join by video.
//!
//! Words: a *task* (uppgift) is a line of the checklist. A *need* (behov) is something the venue must have. A *guest*
//! (gäst) comes from the Police or the Security Service. A *site* (deltagarplats) is where a municipality's group sits
//! together in front of a screen.
//!
//! Always: last days follow the day when it moves; numbers come from the registrations; no letter leaves unless somebody
//! sends it, but the reminder to the owner of a task; where to join by video is in no letter.

pub mod checklist;
pub mod deeds;
pub mod guests;
pub(crate) mod migrations;
pub mod order;
pub mod records;
pub mod reminding;
pub mod retention;
pub mod rules;
pub mod venue;
pub mod views;
