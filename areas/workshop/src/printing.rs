//! A paper printed, as the browser shows it, and the journal's line of it.

use axum::response::Response;
use organisation::{App, MayCoordinate};
use papers::{Press, Sheet};
use serde::Serialize;
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
    let title = paper.title().to_owned();
    pdf(app, press, (P::TEMPLATE, title, Lang::Sv.code()), paper, (name, Shown::Inline)).await
}

/// A PDF of this name: the template with its data, title and language.
///
/// # Errors
/// [`Trouble`] of ours when the press cannot print it.
pub async fn pdf(
    app: &App,
    press: Press,
    (template, title, language): (&'static str, String, &'static str),
    data: impl Serialize + Send + 'static,
    (name, shown): (&str, Shown),
) -> Result<Response, Trouble> {
    let made_at = app.store().doors().now();
    let bytes = app.at_a_bench(move || {
        let data = serde_json::to_value(&data).map_err(|fault| Trouble::from_error(&fault))?;
        let sheet = Sheet { template, data: &data, title: &title, language, made_at };
        press.print(&sheet).map_err(|fault| Trouble::from_error(&fault))
    });
    Ok(file(bytes.await??, "application/pdf", name, shown))
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
