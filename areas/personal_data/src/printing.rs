//! A paper printed, as the browser saves it.

use axum::response::Response;
use organisation::App;
use papers::Press;
use serde::Serialize;
use web::{Shown, Trouble};
use workshop::printing::pdf;

/// A paper that the press can print: plain text that its template reads.
pub(crate) trait Paper: Serialize + Send + 'static {
    /// The Typst source.
    const TEMPLATE: &'static str;

    /// The document's title, which also stands on the paper.
    fn title(&self) -> &str;
}

/// The line at the foot of every page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Foot {
    /// Whose paper it is, and of when.
    pub line: String,
    /// The page number, with `{page}` and `{pages}` where the figures go.
    pub page: String,
}

/// A paper as a PDF of this name.
pub(crate) async fn printed<P: Paper>(
    app: &App,
    press: Press,
    language: &'static str,
    paper: P,
    name: &str,
) -> Result<Response, Trouble> {
    let title = paper.title().to_owned();
    pdf(app, press, (P::TEMPLATE, title, language), paper, (name, Shown::Saved)).await
}
