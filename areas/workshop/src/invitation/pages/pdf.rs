//! The invitation on paper.

use axum::Extension;
use axum::extract::Query;
use axum::response::Response;
use organisation::register;
use papers::{Press, Sheet};
use serde::Deserialize;
use texts::Lang;
use web::{Shown, Trouble, file};

use crate::agenda::views::exact_times;
use crate::day::Own;
use crate::invitation::letters::Matter;
use crate::invitation::{paper, views};
use crate::papers::Paper as _;

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
    let made_at = app.store().doors().now();
    let printed = app.at_a_bench(move || {
        let data = serde_json::to_value(&letter).map_err(|fault| Trouble::from_error(&fault))?;
        let sheet = Sheet {
            template: crate::papers::invitation::Invitation::TEMPLATE,
            data: &data,
            title: letter.title(),
            language: Lang::Sv.code(),
            made_at,
        };
        press.print(&sheet).map_err(|fault| Trouble::from_error(&fault))
    });
    let bytes = printed.await??;
    Ok(file(bytes, "application/pdf", &format!("inbjudan-{}.pdf", municipality.code), Shown::Inline))
}
