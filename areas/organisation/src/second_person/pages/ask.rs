//! Asking, with a reason.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use store::vault::has_key;
use web::{Choice, Faults, Posted, Shell, Trouble, Visitor, faulty, go, page};

use super::{act, under_the_list};
use crate::second_person::deeds::{self, CannotAsk, NotDone};
use crate::second_person::rules::Act;
use crate::second_person::views;
use crate::{Actor, App};

#[derive(Template)]
#[template(path = "second_person/pages/ask.html")]
pub(super) struct AskPage {
    pub shell: Shell,
    pub faults: Faults,
    pub acts: Vec<Choice>,
    pub chosen: String,
    pub reason: String,
    /// Who can answer, by name; nobody where one stands alone.
    pub answering: Vec<String>,
    pub deed: String,
}

/// What can be asked here: what concerns the whole authority. What concerns one thing is asked on its own page.
async fn here(app: &App, actor: &Actor) -> Result<Vec<Act>, Trouble> {
    let mut acts = vec![Act::TakeOutEveryone];
    // Without a key there is nothing to throw away.
    if has_key(app.store(), actor.organisation().id.uuid()).await? {
        acts.push(Act::ThrowAwayKey);
    }
    Ok(acts)
}

pub(in crate::second_person) async fn form(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    page(&ask_page(&app, &visitor, &actor).await?)
}

pub(in crate::second_person) async fn ask(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    posted: Posted,
) -> Result<Response, Trouble> {
    let words = visitor.words();
    let mut shown = ask_page(&app, &visitor, &actor).await?;
    posted.text("act").clone_into(&mut shown.chosen);
    posted.text("reason").clone_into(&mut shown.reason);
    let chosen = here(&app, &actor).await?.into_iter().find(|act| act.code() == shown.chosen);
    if chosen.is_none() {
        shown.faults.add("act", words.say("second_person-fault-act"));
    }
    if shown.reason.is_empty() {
        shown.faults.add("reason", words.say("second_person-fault-reason"));
    }
    if let (Some(act), true) = (chosen, shown.faults.is_empty()) {
        let thing = actor.organisation().id.uuid();
        let asked = (act, thing);
        match deeds::ask(app.store(), words, &actor, asked, &shown.reason, posted.deed_key()?).await {
            Ok(id) => return Ok(go(&format!("/i-forening/{id}"))),
            Err(NotDone::CannotAsk(CannotAsk::Standing)) => {
                shown.faults.add("act", words.say("second_person-fault-standing"));
            }
            Err(NotDone::CannotAsk(CannotAsk::Nobody)) => {
                shown.faults.add("act", words.say("second_person-fault-nobody"));
            }
            Err(NotDone::NotFound | NotDone::Refused(_)) => return Err(Trouble::NotFound),
            Err(NotDone::Store(fault)) => return Err(fault.into()),
        }
    }
    shown.shell = shown.shell.with_faults(&shown.faults);
    faulty(&shown)
}

async fn ask_page(app: &App, visitor: &Visitor, actor: &Actor) -> Result<AskPage, Trouble> {
    let words = visitor.words();
    let acts = here(app, actor).await?;
    let choice = |one: Act| {
        let hint = words.say(&format!("second_person-hint-{}", one.code()));
        Choice::new(one.code(), act(words, one)).hint(hint)
    };
    let answering = views::who_can_answer(app.store(), actor.organisation(), actor.person_id()).await?;
    Ok(AskPage {
        shell: under_the_list(app, visitor, actor, "second_person-ask-title"),
        faults: Faults::none(),
        acts: acts.into_iter().map(choice).collect(),
        // What cannot be undone is not chosen beforehand.
        chosen: Act::TakeOutEveryone.code().to_owned(),
        reason: String::new(),
        answering: answering.into_iter().map(|person| person.name).collect(),
        deed: app.store().doors().uuid().to_string(),
    })
}
