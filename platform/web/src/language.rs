//! The language switch at the top of every page.

use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;
use texts::Lang;

use crate::cookies;
use crate::house::House;
use crate::page;
use crate::visitor::LANGUAGE;

/// Where the switch leads.
#[derive(Debug, Deserialize)]
pub struct Switch {
    till: String,
    #[serde(default)]
    vid: String,
}

/// Changes the language and goes back to the page one was on.
#[expect(clippy::unused_async, reason = "a handler is async")]
pub async fn switch(State(house): State<House>, Query(switch): Query<Switch>) -> Response {
    let lang: Lang = switch.till.parse().unwrap_or_default();
    let mut response = page::go(own_path(&switch.vid));
    cookies::set(response.headers_mut(), house.front(), LANGUAGE, lang.code(), Some(365 * 24 * 3600));
    response
}

/// The path if it is one of ours; a link that leads out of the house leads to the first page instead.
fn own_path(path: &str) -> &str {
    let inside = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && path.chars().all(|character| character.is_ascii_graphic());
    if inside { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn the_switch_never_leads_out_of_the_house() {
        assert_eq!(own_path("/workshop/1?sida=2"), "/workshop/1?sida=2");
        for outside in ["", "https://x.example", "//x.example", "/\\x.example", "/a\r\nb", "javascript:1"] {
            assert_eq!(own_path(outside), "/");
        }
    }
}
