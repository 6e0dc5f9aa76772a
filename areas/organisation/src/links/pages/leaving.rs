//! Leaving what a link opened: on a borrowed computer, or when one is done.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use store::{Sight, see_as};
use web::session::Kind;
use web::{Posted, Shell, Trouble, Visitor, clear_browser, go, page};

use crate::App;
use crate::links::deeds;

/// Left, and how one comes back.
#[derive(Template)]
#[template(path = "links/pages/left.html")]
struct LeftPage {
    shell: Shell,
}

pub(in crate::links) async fn leave(
    State(app): State<App>,
    visitor: Visitor,
    _form: Posted,
) -> Result<Response, Trouble> {
    let mut response = go("/lamnat");
    clear_browser(response.headers_mut());
    if let Some(session) = visitor.session(Kind::Link) {
        see_as(Sight::House, deeds::leave(&app, session, response.headers_mut())).await?;
    }
    Ok(response)
}

pub(in crate::links) async fn left(State(app): State<App>, visitor: Visitor) -> Result<Response, Trouble> {
    page(&LeftPage { shell: visitor.shell(&app, visitor.words().say("links-left-title")) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn the_page_is_complete_in_both_languages() {
        samples::in_both(|words| {
            let open = || samples::open_shell(words);
            vec![
                LeftPage { shell: open() }.render(),
                LeftPage { shell: Shell { holds_link: true, ..open() } }.render(),
            ]
        });
    }
}
