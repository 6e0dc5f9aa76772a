//! As which of their duties a person acts: a closed choice among their own, kept with the session.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use web::session::Kind;
use web::{Choice, Faults, Posted, Shell, Trouble, Visitor, go, page};

use crate::actor::Hat;
use crate::duties::acting;
use crate::{Actor, App};

#[derive(Template)]
#[template(path = "duties/pages/choose.html")]
pub(super) struct ChoosePage {
    pub shell: Shell,
    pub faults: Faults,
    pub hats: Vec<Choice>,
    pub chosen: String,
}

/// What a duty is called in a choice.
pub(crate) fn name(hat: &Hat, words: &texts::Words) -> String {
    let duty = words.say(&format!("duty-{}", hat.duty.code()));
    format!("{duty}, {}", hat.organisation.formal_name)
}

pub(in crate::duties) async fn form(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    let words = visitor.words();
    let all = std::iter::once(actor.hat()).chain(actor.others());
    page(&ChoosePage {
        shell: actor.shell(&app, &visitor, words.say("duties-choose-title")),
        faults: Faults::none(),
        hats: all.map(|hat| Choice::new(hat.held.to_string(), name(hat, words))).collect(),
        chosen: actor.hat().held.to_string(),
    })
}

pub(in crate::duties) async fn choose(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    posted: Posted,
) -> Result<Response, Trouble> {
    let session = visitor.session(Kind::Person).ok_or(Trouble::SignIn)?;
    let chosen = posted.text("held");
    let mut all = std::iter::once(actor.hat()).chain(actor.others());
    let hat = all.find(|hat| hat.held.to_string() == chosen).ok_or(Trouble::NotFound)?;
    acting::choose(app.store(), &actor, session.id, hat).await?;
    Ok(go("/"))
}
