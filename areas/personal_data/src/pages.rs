//! The first page of this area, and the frame of the others.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use organisation::{Actor, App, Duty};
use web::{Crumb, Shell, Trouble, Visitor, page};

/// What can be done here, by whom.
const PARTS: [(&str, &str, &str, &[Duty]); 4] = [
    (
        "/personuppgifter/sparas",
        "retention-title",
        "personal_data-retention-hint",
        &[Duty::NationalLead, Duty::CountyCoordinator, Duty::MunicipalCoordinator, Duty::Auditor],
    ),
    (
        "/personuppgifter/gallring",
        "disposal-title",
        "personal_data-disposal-hint",
        &[Duty::CountyCoordinator, Duty::Auditor],
    ),
    (
        "/personuppgifter/utdrag",
        "extract-title",
        "personal_data-extract-hint",
        &[Duty::NationalLead, Duty::CountyCoordinator, Duty::MunicipalCoordinator],
    ),
    (
        "/personuppgifter/utlamnande",
        "disclosure-title",
        "personal_data-disclosure-hint",
        &[Duty::NationalLead, Duty::CountyCoordinator],
    ),
];

#[derive(Template)]
#[template(path = "pages.html")]
struct FirstPage {
    shell: Shell,
    /// Address, name, what is there.
    parts: Vec<[String; 3]>,
}

fn first_page(shell: Shell, duty: Duty) -> FirstPage {
    let words = shell.t.clone();
    let own = PARTS.iter().filter(|(.., duties)| duties.contains(&duty));
    let parts = own.map(|(href, title, hint, _)| [(*href).to_owned(), words.say(title), words.say(hint)]);
    FirstPage { parts: parts.collect(), shell }
}

pub(crate) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    let shell = actor.shell(&app, &visitor, visitor.words().say("personal_data-title"));
    page(&first_page(shell, actor.duty()))
}

/// The frame of a page of this area: the first page stands between the house's and it.
pub(crate) fn under(app: &App, visitor: &Visitor, actor: &Actor, title: &str) -> Shell {
    let words = visitor.words();
    let mut shell = actor.shell(app, visitor, words.say(title));
    let own = Crumb { href: Some("/personuppgifter".to_owned()), text: words.say("personal_data-title") };
    shell.trail.insert(1.min(shell.trail.len()), own);
    shell
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn the_first_page_is_whole_for_every_duty() {
        samples::in_both(|words| {
            Duty::ALL.map(|duty| first_page(samples::shell(words), duty).render()).into()
        });
    }
}
