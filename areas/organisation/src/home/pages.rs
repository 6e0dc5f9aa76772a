//! The first page, with and without somebody signed in.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use store::see_as;
use web::{Shell, Trouble, Visitor, go, page};

use super::needs::{self, NeedRow};
use crate::{Actor, App, LinkHolder, link};

/// For whoever is not signed in: what this is, and the way in.
#[derive(Template)]
#[template(path = "home/front.html")]
struct FrontPage {
    shell: Shell,
    /// The registration whose link was opened in this browser.
    registration: Option<String>,
}

/// What needs me now, and where I can go.
#[derive(Template)]
#[template(path = "home/home.html")]
struct HomePage {
    shell: Shell,
    needs: Vec<NeedRow>,
}

pub(super) async fn home(State(app): State<App>, visitor: Visitor) -> Result<Response, Trouble> {
    let words = visitor.words();
    let Some(actor) = Actor::of_visitor(&app, &visitor).await? else {
        let shell = visitor.shell(&app, words.say("home-front-title"));
        return page(&FrontPage { shell, registration: registration(&app, &visitor).await? });
    };
    if actor.has_to_choose() {
        return Ok(go("/uppdrag/byt"));
    }
    let mut all = Vec::new();
    for source in app.need_sources() {
        // The page is open to everyone, so no gate has said what its reader sees.
        let needs = see_as(actor.sight(), source.needs(&app, &actor, words)).await?;
        all.extend(needs.into_iter().map(|need| (source.whose(&actor, &need), need)));
    }
    let needs = needs::rows(all, app.today(), words);
    page(&HomePage { shell: actor.shell(&app, &visitor, words.say("home-title")), needs })
}

async fn registration(app: &App, visitor: &Visitor) -> Result<Option<String>, Trouble> {
    let holder = LinkHolder::of_visitor(app, visitor).await?;
    let about = holder.filter(|holder| holder.kind == link::REGISTRATION).and_then(|holder| holder.about);
    Ok(about.map(|about| format!("/anmalan/{about}")))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::{Need, Whose, samples};

    #[test]
    fn every_page_is_complete_in_both_languages() {
        samples::in_both(|words| {
            let today = NaiveDate::from_ymd_opt(2029, 1, 10).unwrap();
            let need = |text: String, due| (Whose::Own, Need { text, href: "/x".to_owned(), due });
            let usual = vec![
                need("Påminn tre kommuner".to_owned(), NaiveDate::from_ymd_opt(2029, 1, 8)),
                need("Placera vid bord".to_owned(), NaiveDate::from_ymd_opt(2029, 1, 11)),
                need("Läs utkastet".to_owned(), None),
            ];
            let longest: Vec<(Whose, Need)> =
                (0..60).map(|number| need("Å".repeat(200 + number), Some(today))).collect();
            let home =
                |needs| HomePage { shell: samples::shell(words), needs: needs::rows(needs, today, words) };
            vec![
                FrontPage { shell: samples::open_shell(words), registration: None }.render(),
                FrontPage { shell: samples::open_shell(words), registration: Some("/anmalan/1".to_owned()) }
                    .render(),
                home(Vec::new()).render(),
                home(usual).render(),
                home(longest).render(),
            ]
        });
    }
}
