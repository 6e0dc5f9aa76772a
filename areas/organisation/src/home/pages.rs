//! The first page, with and without somebody signed in.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use store::see_as;
use web::{Shell, Trouble, Visitor, go, page};

use super::needs::{self, NeedRow};
use super::{Figure, HomeReader, HomeSource, Look, looks};
use crate::{Actor, App, LinkHolder, link, second_factor};

/// For whoever is not signed in: what this is, and the way in.
#[derive(Template)]
#[template(path = "home/front.html")]
struct FrontPage {
    shell: Shell,
    /// What a link has opened in this browser.
    opened: Option<OpenedByLink>,
}

/// What a link has opened: where it lies, and the code of its kind in text keys.
struct OpenedByLink {
    path: String,
    code: &'static str,
}

/// What needs me now, and where I can go.
#[derive(Template)]
#[template(path = "home/home.html")]
struct HomePage {
    shell: Shell,
    lead: String,
    steps: Vec<web::Step>,
    figures: Vec<Figure>,
    needs: Vec<NeedRow>,
    /// Rendered by the area that knows it; empty without one.
    picture: String,
}

pub(super) async fn home(State(app): State<App>, visitor: Visitor) -> Result<Response, Trouble> {
    let words = visitor.words();
    let Some(actor) = Actor::of_visitor(&app, &visitor).await? else {
        if Actor::of_session(&app, &visitor).await?.is_some() {
            return Ok(go(second_factor::PATH));
        }
        let shell = visitor.shell(&app, words.say("home-front-title"));
        return page(&FrontPage { shell, opened: opened(&app, &visitor).await? });
    };
    if actor.has_to_choose() {
        return Ok(go("/uppdrag/byt"));
    }
    let reader = HomeReader { app: &app, actor: &actor, words, csrf: visitor.csrf() };
    let sources: Vec<&dyn HomeSource> = app.homes().iter().map(AsRef::as_ref).collect();
    // The page is open to everyone, so no gate has said what its reader sees.
    let mut looks = see_as(actor.sight(), looks(&reader, &sources)).await?;
    let all = looks.iter_mut().flat_map(|look| std::mem::take(&mut look.needs)).collect();
    let needs = needs::rows(all, app.today(), words);
    page(&home_page(actor.shell(&app, &visitor, words.say("home-title")), needs, looks)?)
}

fn home_page(shell: Shell, needs: Vec<NeedRow>, looks: Vec<Look>) -> Result<HomePage, Trouble> {
    let lead = shell.t.say("home-lead");
    let mut shown =
        HomePage { shell, lead, steps: Vec::new(), figures: Vec::new(), needs, picture: String::new() };
    for look in looks {
        if !look.lead.is_empty() {
            shown.lead = look.lead;
        }
        shown.steps.extend(look.steps);
        shown.figures.extend(look.figures);
        if let Some(picture) = look.picture {
            shown.picture.push_str(&picture.dyn_render().map_err(|fault| Trouble::from_error(&fault))?);
        }
    }
    Ok(shown)
}

async fn opened(app: &App, visitor: &Visitor) -> Result<Option<OpenedByLink>, Trouble> {
    let Some(holder) = LinkHolder::of_visitor(app, visitor).await? else { return Ok(None) };
    let Some(about) = holder.about else { return Ok(None) };
    Ok(match holder.kind.as_str() {
        link::REGISTRATION => {
            Some(OpenedByLink { path: format!("/anmalan/{about}"), code: link::REGISTRATION })
        }
        link::INTEREST => Some(OpenedByLink { path: format!("/intresse/{about}"), code: link::INTEREST }),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::home::{FigureState, Need, Whose};
    use crate::samples;

    #[test]
    fn every_page_is_complete_in_both_languages() {
        samples::in_both(|words| {
            let today = NaiveDate::from_ymd_opt(2029, 1, 10).unwrap();
            let need = |text: String, due| Need { text, href: "/x".to_owned(), due, whose: Whose::Own };
            let usual = vec![
                need("Påminn tre kommuner".to_owned(), NaiveDate::from_ymd_opt(2029, 1, 8)),
                need("Placera vid bord".to_owned(), NaiveDate::from_ymd_opt(2029, 1, 11)),
                need("Läs utkastet".to_owned(), None),
            ];
            let figure = |state: FigureState| Figure {
                value: "7 av 10".to_owned(),
                label: "kommuner har svarat".to_owned(),
                href: "/workshop".to_owned(),
                state,
            };
            let states = [FigureState::Plain, FigureState::Done, FigureState::Due, FigureState::Late];
            let look = || Look { figures: states.map(figure).to_vec(), ..Look::default() };
            let longest: Vec<Need> =
                (0..60).map(|number| need("Å".repeat(200 + number), Some(today))).collect();
            let home = |needs| {
                home_page(samples::shell(words), needs::rows(needs, today, words), vec![look()]).unwrap()
            };
            let front = |path: &str, code| FrontPage {
                shell: samples::open_shell(words),
                opened: Some(OpenedByLink { path: path.to_owned(), code }),
            };
            vec![
                FrontPage { shell: samples::open_shell(words), opened: None }.render(),
                front("/anmalan/1", link::REGISTRATION).render(),
                front("/intresse/1", link::INTEREST).render(),
                home(Vec::new()).render(),
                home(usual).render(),
                home(longest).render(),
            ]
        });
    }
}
