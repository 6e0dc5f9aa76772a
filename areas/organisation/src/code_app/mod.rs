//! # Code app
//! Where no passkey can be had, a *code app* (kodapp) on a telephone shows a new code every half minute (TOTP,
//! RFC 6238). It is a second step after the mailed link, never a way in by itself; with it come ten *recovery codes*
//! (reservkoder) for the day when the telephone is gone.
//!
//! Always:
//! - the app's secret is sealed in the database, and shown until the first code has proved that the app works;
//! - a code counts once, also within its half minute;
//! - a code of another hour opens nothing: it is named as a clock that goes wrong;
//! - a recovery code counts once; only what the house's key makes of it is kept.

pub(crate) mod deeds;
mod pages;
mod picture;
pub(crate) mod records;
mod recovery;
pub(crate) mod rules;
pub(crate) mod second_step;
pub(crate) mod views;

pub use picture::Square;

use axum::handler::Handler as _;
use axum::middleware::from_fn;

use crate::gate::as_house;
use crate::{Duty, Gate, Routes};

/// The page of the code app.
pub(crate) const PATH: &str = "/konto/inloggningssatt/kodapp";
/// Where a code is asked for after the link.
pub(crate) const STEP: &str = "/logga-in/kod";

/// The routes.
#[must_use]
pub fn routes() -> Routes {
    let own = from_fn(as_house);
    let all = Gate::Duties(&Duty::ALL);
    Routes::new()
        .get(PATH, all, pages::show.layer(own.clone()))
        .post("/konto/inloggningssatt/kodapp/borja", all, pages::begin.layer(own.clone()))
        .post("/konto/inloggningssatt/kodapp/bekrafta", all, pages::confirm.layer(own.clone()))
        .post("/konto/inloggningssatt/kodapp/ta-bort", all, pages::remove.layer(own.clone()))
        .post("/konto/inloggningssatt/kodapp/reservkoder", all, pages::codes_anew.layer(own.clone()))
        .get(STEP, Gate::Open, second_step::form.layer(own.clone()))
        .post(STEP, Gate::Open, second_step::enter.layer(own.clone()))
}
