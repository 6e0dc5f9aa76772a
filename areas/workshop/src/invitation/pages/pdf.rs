//! The invitation on paper.

use axum::Extension;
use axum::extract::Query;
use axum::response::Response;
use organisation::register;
use papers::Press;
use serde::Deserialize;
use texts::Lang;
use web::Trouble;

use crate::agenda::views::exact_times;
use crate::day::Own;
use crate::invitation::letters::Matter;
use crate::invitation::{paper, views};
use crate::printing::printed;

/// Whose letter is printed.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    kommun: String,
}

/// The invitation as PDF, with the text as it is saved.
pub(crate) async fn pdf(
    Extension(press): Extension<Press>,
    Query(wanted): Query<Wanted>,
    own: Own,
) -> Result<Response, Trouble> {
    let Own { app, workshop, permit, .. } = own;
    let county = register::organisation(app.store(), permit.county()).await?;
    let municipalities = register::below(app.store(), permit.county()).await?;
    let municipality = municipalities
        .iter()
        .find(|municipality| wanted.kommun.is_empty() || municipality.code == wanted.kommun)
        .ok_or(Trouble::NotFound)?;
    let wording = views::standing(app.store().reader(), &workshop).await?.wording(&workshop.own_text);
    let words = app.words(Lang::Sv);
    let times = exact_times(app.store().reader(), &workshop, &words).await?;
    let matter =
        Matter { words: &words, workshop: &workshop, county: &county, wording: &wording, times: &times };
    let letter = paper::invitation(&matter, municipality, app.today(), app.absolute(""));
    let name = format!("inbjudan-{}.pdf", municipality.code);
    printed(&app, press, letter, &name).await
}
