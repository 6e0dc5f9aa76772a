//! A paper printed, as the browser shows it, and the journal's line of it.

use axum::response::Response;
use organisation::{App, MayCoordinate};
use papers::{Press, Sheet};
use serde_json::Value;
use store::{Line, StoreFault};
use texts::Lang;
use web::{House, Shown, Trouble, file};

use crate::day::Workshop;
use crate::papers::Paper;

/// A paper in Swedish as a PDF of this name.
///
/// # Errors
/// [`Trouble`] of ours when the press cannot print it.
pub(crate) async fn printed<P: Paper + Send + 'static>(
    app: &App,
    press: Press,
    paper: P,
    name: &str,
) -> Result<Response, Trouble> {
    let made_at = app.store().doors().now();
    let bytes = app.at_a_bench(move || {
        let data = serde_json::to_value(&paper).map_err(|fault| Trouble::from_error(&fault))?;
        let sheet = Sheet {
            template: P::TEMPLATE,
            data: &data,
            title: paper.title(),
            language: Lang::Sv.code(),
            made_at,
        };
        press.print(&sheet).map_err(|fault| Trouble::from_error(&fault))
    });
    Ok(file(bytes.await??, "application/pdf", name, Shown::Inline))
}

/// Writes down that a paper left the system; `details` say which, and with the names of how many people.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub(crate) async fn taken_out(
    house: &House,
    permit: &MayCoordinate,
    workshop: &Workshop,
    details: Value,
) -> Result<(), StoreFault> {
    let mut desk = house.store().desk(permit.author()).await?;
    desk.write(Line {
        deed: "paper.taken_out",
        subject: "workshop",
        subject_id: workshop.id.uuid(),
        owner: Some(permit.county().uuid()),
        details,
    });
    desk.seal("").await
}
