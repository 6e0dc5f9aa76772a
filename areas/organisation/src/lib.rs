//! # Organisation
//! The authorities of the three tiers, their people, the duties people hold, how they get in, and what each may do.
//!
//! Words: an *organisation* is an authority of its own (national, county or municipality). A *duty* is what a person
//! is trusted with in one organisation. A *personal link* lets whoever holds it do one thing. A *permit* is proof,
//! made here and nowhere else, that the bearer may do a certain thing to a certain organisation's matter.
//!
//! Always: one municipality never sees another's. A list is born narrowed to what the actor may see; an object that
//! belongs to somebody else is *not found*.

pub(crate) mod account;
mod actor;
mod app;
pub(crate) mod code_app;
pub mod deciding;
pub mod duties;
mod duty;
mod forgetting;
mod framing;
mod fresh;
mod gate;
pub mod held;
pub mod home;
pub mod house_key;
pub mod journal;
pub mod keys;
pub mod letters;
pub mod link;
pub mod links;
pub(crate) mod passkey;
pub mod past;
mod permit;
pub mod post;
pub mod provider;
pub mod records;
pub mod register;
#[cfg(test)]
mod samples;
pub mod second_factor;
pub mod second_person;
mod seed;
mod seen;
pub mod sessions;
pub mod sign_in;
mod wall;

pub use actor::{Actor, Hat, Led, LinkHolder};
pub use app::{App, Place};
pub use code_app::Square;
pub use duty::{Duty, Tier};
pub use forgetting::{forget_letters, forget_people};
pub use framing::frame;
pub use fresh::{Again, Ask, Fresh, Return};
pub use gate::{Gate, Routes, as_house, enclose};
pub use permit::{MayAnswer, MayCoordinate, MayHost, MayJoin, MayLead, MayRead, MayRegister, MayVisit};
pub use records::{OrganisationId, PersonId, migrations};
pub use seed::load_sweden;
pub use seen::Ways;

use chrono::TimeDelta;
use store::Errand;
use texts::Source;

/// The words of this area, a source for each part that has many.
pub const TEXTS: [Source; 11] = [
    Source {
        area: "held",
        sv: include_str!("../texts/held.sv.ftl"),
        en: include_str!("../texts/held.en.ftl"),
    },
    Source { area: "organisation", sv: include_str!("../texts/sv.ftl"), en: include_str!("../texts/en.ftl") },
    Source {
        area: "provider",
        sv: include_str!("../texts/provider.sv.ftl"),
        en: include_str!("../texts/provider.en.ftl"),
    },
    Source {
        area: "sessions",
        sv: include_str!("../texts/sessions.sv.ftl"),
        en: include_str!("../texts/sessions.en.ftl"),
    },
    Source {
        area: "duties",
        sv: include_str!("../texts/duties.sv.ftl"),
        en: include_str!("../texts/duties.en.ftl"),
    },
    Source {
        area: "second_person",
        sv: include_str!("../texts/second_person.sv.ftl"),
        en: include_str!("../texts/second_person.en.ftl"),
    },
    Source {
        area: "links",
        sv: include_str!("../texts/links.sv.ftl"),
        en: include_str!("../texts/links.en.ftl"),
    },
    Source {
        area: "journal",
        sv: include_str!("../texts/journal.sv.ftl"),
        en: include_str!("../texts/journal.en.ftl"),
    },
    Source {
        area: "code_app",
        sv: include_str!("../texts/code_app.sv.ftl"),
        en: include_str!("../texts/code_app.en.ftl"),
    },
    Source {
        area: "passkeys",
        sv: include_str!("../texts/passkeys.sv.ftl"),
        en: include_str!("../texts/passkeys.en.ftl"),
    },
    Source {
        area: "vault",
        sv: include_str!("../texts/vault.sv.ftl"),
        en: include_str!("../texts/vault.en.ftl"),
    },
];

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    home::routes()
        .and(duties::routes())
        .and(second_person::routes())
        .and(links::routes())
        .and(sign_in::routes())
        .and(passkey::routes())
        .and(code_app::routes())
        .and(provider::routes())
        .and(account::routes())
        .and(second_factor::routes())
        .and(journal::routes())
        .and(sessions::routes())
        .and(letters::routes())
}

/// What is to be done at set intervals here.
#[must_use]
pub fn errands() -> Vec<Errand> {
    vec![
        Errand::new("clear ended ceremonies", TimeDelta::hours(1), |store| async move {
            let now = store.doors().now();
            passkey::ceremony::clear_ended(&store, now).await
        }),
        Errand::new("forget people without duties", TimeDelta::days(1), |store| async move {
            forget_people(&store).await
        }),
        Errand::new(
            "forget old letters",
            TimeDelta::days(1),
            |store| async move { forget_letters(&store).await },
        ),
    ]
}
