//! A paper printed, as the browser shows it.

use axum::response::Response;
use organisation::App;
use papers::{Press, Sheet};
use texts::Lang;
use web::{Shown, Trouble, file};

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
