//! A paper printed, as the browser saves it.

use axum::response::Response;
use organisation::App;
use papers::{Press, Sheet};
use serde::Serialize;
use web::{Shown, Trouble, file};

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
    let made_at = app.store().doors().now();
    let bytes = app.at_a_bench(move || {
        let data = serde_json::to_value(&paper).map_err(|fault| Trouble::from_error(&fault))?;
        let sheet = Sheet { template: P::TEMPLATE, data: &data, title: paper.title(), language, made_at };
        press.print(&sheet).map_err(|fault| Trouble::from_error(&fault))
    });
    Ok(file(bytes.await??, "application/pdf", name, Shown::Saved))
}
