//! What a link leads to: what it opens, whether it was opened elsewhere, and the button that opens it.

use askama::Template;
use axum::response::Response;
use store::{Sight, see_as};
use web::session::{Kind, Way};
use web::{Shell, Trouble, Visitor, go, page};

use super::gone::gone;
use crate::link::{self, Link};
use crate::links::{deeds, views};
use crate::{App, register};

#[derive(Template)]
#[template(path = "links/pages/door.html")]
pub(super) struct DoorPage {
    pub shell: Shell,
    pub lead: String,
    /// It was opened in another browser, and never in this one.
    pub is_new_here: bool,
    pub button: String,
    pub token: String,
}

/// Where a link leads once it is open.
fn path(link: &Link) -> Option<String> {
    let about = link.about?;
    match link.kind.as_str() {
        link::REGISTRATION => Some(format!("/anmalan/{about}")),
        link::INTEREST => Some(format!("/intresse/{about}")),
        link::PARTICIPANT => Some(format!("/min-dag/{about}")),
        link::GUEST => Some(format!("/gast/{about}")),
        link::DOOR_HOST => Some(format!("/dorr/{about}")),
        _ => None,
    }
}

/// The page before it is opened. Changes nothing. Whoever looks is nobody yet, so the house does.
pub(crate) async fn show(
    app: &App,
    visitor: &Visitor,
    link: &Link,
    token: String,
) -> Result<Response, Trouble> {
    see_as(Sight::House, shown(app, visitor, link, token)).await
}

async fn shown(app: &App, visitor: &Visitor, link: &Link, token: String) -> Result<Response, Trouble> {
    let (Some(organisation), Some(_)) = (link.organisation, path(link)) else { return gone(app, visitor) };
    let organisation = register::organisation(app.store(), organisation).await?;
    let words = visitor.words();
    let (title, lead, button) = if link.kind == link::REGISTRATION {
        let lead = words.say1("sign-in-registration-lead", "municipality", organisation.formal_name);
        (words.say("sign-in-registration-title"), lead, words.say("sign-in-registration-button"))
    } else {
        (
            words.say(&format!("links-door-{}", link.kind)),
            words.say(&format!("links-door-lead-{}", link.kind)),
            words.say(&format!("links-button-{}", link.kind)),
        )
    };
    let is_new_here = views::is_new_here(app.store(), link.id, &visitor.browser_hash()).await?;
    page(&DoorPage { shell: visitor.shell(app, title), lead, is_new_here, button, token })
}

/// Opens it.
pub(crate) async fn open(app: &App, visitor: &Visitor, link: &Link) -> Result<Response, Trouble> {
    let Some(path) = path(link) else { return gone(app, visitor) };
    let before = visitor.session(Kind::Link);
    let Some(begun) =
        see_as(Sight::House, deeds::open(app, link, &visitor.arrival(Way::Link), before)).await?
    else {
        return gone(app, visitor);
    };
    let mut response = go(&path);
    begun.give(app, response.headers_mut());
    Ok(response)
}
