//! A calendar that a calendar program fetches by its secret address. It has no session and no cookie: the token is all
//! there is, it opens this calendar and nothing else, and what does not work answers as if it had never been.

use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use organisation::{App, Tier, link, register};
use store::{Sight, see_as};
use texts::Lang;
use web::{Shown, Trouble, file};

use crate::tour::calendar as files;
use crate::tour::{deeds, views};

pub(in crate::tour) async fn fetch(
    State(app): State<App>,
    Path(token): Path<String>,
) -> Result<Response, Trouble> {
    see_as(Sight::House, fetched(&app, &token)).await
}

async fn fetched(app: &App, token: &str) -> Result<Response, Trouble> {
    let token = token.strip_suffix(".ics").unwrap_or(token);
    let feed = link::find(app, token, &[]).await?.filter(|own| own.kind == link::FEED);
    let feed = feed.ok_or(Trouble::NotFound)?;
    let standing = views::standing(app, app.today()).await?.ok_or(Trouble::NotFound)?;
    let audience = feed.about.ok_or(Trouble::NotFound)?;
    let national = register::of_tier(app.store(), Tier::National).await?;
    let national = national.first().ok_or_else(|| Trouble::ours("there is no national authority"))?;
    deeds::note_fetched(app, &feed).await?;
    let words = app.words(Lang::Sv);
    let title = words.say1("tour-ics-name", "name", &feed.name);
    let text = files::file(&words, &standing, audience, (&title, national), app.store().doors().now());
    let mut response = file(text.into_bytes(), "text/calendar; charset=utf-8", "turne.ics", Shown::Inline);
    // The address is a secret: nothing that a program shows of it is to be kept or followed.
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    Ok(response)
}
