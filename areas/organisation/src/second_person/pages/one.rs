//! One request: answered by another, taken back or done by the one who asked.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use sea_orm::prelude::Uuid;
use web::{Faults, Note, Posted, Shell, Shown, Trouble, Visitor, faulty, file, go_with, page};

use super::{act, state, under_the_list};
use crate::keys::throw_away;
use crate::second_person::deeds::{self, Answer, NotAgreed, NotDone, Request};
use crate::second_person::rules::{self, Act, Move, Refused};
use crate::second_person::{everyone, views};
use crate::{Actor, App, Fresh};

#[derive(Template)]
#[template(path = "second_person/pages/one.html")]
pub(super) struct OnePage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    pub heading: String,
    pub kind: &'static str,
    pub state: String,
    pub facts: Vec<(String, String)>,
    pub may_answer: bool,
    pub may_withdraw: bool,
    /// How the deed is done, when the reader can do it now.
    pub deed: Option<Deed>,
    /// The whole name of the authority, to be typed before its key is thrown away.
    pub authority: String,
    /// As it was typed.
    pub typed: String,
    /// The page of the thing, when the request is about one.
    pub thing: Option<String>,
    pub key: Uuid,
}

/// How what was agreed to is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// Here, by a button that gives a file.
    TakeOut,
    /// Here, by a button and the authority's name.
    ThrowAway,
    /// On a page of the thing's own.
    There(String),
}

impl Deed {
    fn of(act: Act, thing: Uuid) -> Self {
        match act {
            Act::TakeOutEveryone => Self::TakeOut,
            Act::ThrowAwayKey => Self::ThrowAway,
            Act::OpenProtected => Self::There(format!("/workshop/{thing}/skyddade")),
        }
    }
}

pub(in crate::second_person) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<Uuid>,
) -> Result<Response, Trouble> {
    page(&one_page(&app, &visitor, &actor, id).await?)
}

pub(in crate::second_person) async fn answer(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<Uuid>,
    posted: Posted,
) -> Result<Response, Trouble> {
    there_is(&app, &actor, id).await?;
    let (answer, note) = match posted.text("svar") {
        "ja" => (Answer::Agree, "second_person-agreed"),
        "nej" => (Answer::Decline, "second_person-declined"),
        _ => return Err(Trouble::Malformed),
    };
    let said = posted.text("said");
    let words = visitor.words();
    if answer == Answer::Decline && said.is_empty() {
        let mut shown = one_page(&app, &visitor, &actor, id).await?;
        shown.faults.add("said", words.say("second_person-fault-said"));
        shown.shell = shown.shell.with_faults(&shown.faults);
        return faulty(&shown);
    }
    let done = deeds::answer(app.store(), words, &actor, id, (answer, said), posted.deed_key()?).await;
    settled(&app, id, done, note)
}

pub(in crate::second_person) async fn withdraw(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<Uuid>,
    posted: Posted,
) -> Result<Response, Trouble> {
    there_is(&app, &actor, id).await?;
    let done = deeds::withdraw(app.store(), &actor, id, posted.deed_key()?).await;
    settled(&app, id, done, "second_person-withdrawn")
}

/// Takes the register out, when that was agreed to.
pub(in crate::second_person) async fn take_out(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<Uuid>,
    _form: Posted,
) -> Result<Response, Trouble> {
    there_is(&app, &actor, id).await?;
    match everyone::take_out(&app, visitor.words(), &actor).await {
        Ok(bytes) => {
            let name = format!("personer-med-uppdrag.{}", everyone::KIND.code());
            Ok(file(bytes, everyone::KIND.mime(), &name, Shown::Saved))
        }
        Err(NotAgreed::Nobody) => {
            Ok(go_with(&app, &format!("/i-forening/{id}"), &Note::fault("second_person-not-now")))
        }
        Err(NotAgreed::Store(fault)) => Err(fault.into()),
    }
}

/// Throws the authority's key away, when that was agreed to and its name is typed.
pub(in crate::second_person) async fn throw_away_key(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    _fresh: Fresh,
    Path(id): Path<Uuid>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let mut shown = one_page(&app, &visitor, &actor, id).await?;
    let name = posted.text("name");
    // Another's request, another act, or used up: the deed would say no too, and this says it before a name is asked for.
    if shown.deed == Some(Deed::ThrowAway) && name != shown.authority {
        name.clone_into(&mut shown.typed);
        let words = visitor.words();
        shown.faults.add("name", words.say1("second_person-fault-name", "authority", &shown.authority));
        shown.shell = shown.shell.with_faults(&shown.faults);
        return faulty(&shown);
    }
    let note = match throw_away(app.store(), visitor.words(), &actor, actor.organisation().id).await {
        Ok(_) => Note::done("second_person-key-thrown"),
        Err(NotAgreed::Nobody) => Note::fault("second_person-not-now"),
        Err(NotAgreed::Store(fault)) => return Err(fault.into()),
    };
    Ok(go_with(&app, &format!("/i-forening/{id}"), &note))
}

/// Whatever is done to a request that is none of the actor's: there is no such.
async fn there_is(app: &App, actor: &Actor, id: Uuid) -> Result<(), Trouble> {
    views::one(app.store(), actor, id).await?.map(|_| ()).ok_or(Trouble::NotFound)
}

/// Back to the request, with what came of it.
fn settled(app: &App, id: Uuid, done: Result<(), NotDone>, note: &str) -> Result<Response, Trouble> {
    let note = match done {
        Ok(()) => Note::done(note),
        Err(NotDone::NotFound | NotDone::CannotAsk(_)) => return Err(Trouble::NotFound),
        Err(NotDone::Refused(Refused::Own | Refused::Anothers)) => Note::fault("second_person-not-yours"),
        Err(NotDone::Refused(Refused::Lapsed | Refused::Settled)) => Note::fault("second_person-not-now"),
        Err(NotDone::Store(fault)) => return Err(fault.into()),
    };
    Ok(go_with(app, &format!("/i-forening/{id}"), &note))
}

async fn one_page(app: &App, visitor: &Visitor, actor: &Actor, id: Uuid) -> Result<OnePage, Trouble> {
    let (request, authority) = views::one(app.store(), actor, id).await?.ok_or(Trouble::NotFound)?;
    let words = visitor.words();
    let now = app.store().doors().now();
    let standing = request.standing();
    let (kind, state) = state(words, &request, standing.has_lapsed(now));
    let can = |what| standing.after(what, actor.person_id(), now).is_ok();
    let place = actor.organisation().id;
    let decides = rules::may_answer(actor.duty(), place, authority.id, authority.parent);
    Ok(OnePage {
        shell: under_the_list(app, visitor, actor, "second_person-one-title"),
        faults: Faults::none(),
        path: format!("/i-forening/{id}"),
        heading: act(words, request.act),
        kind,
        state,
        facts: facts(words, &request, &authority.formal_name, standing.has_lapsed(now)),
        may_answer: decides && can(Move::Agree),
        may_withdraw: can(Move::Withdraw),
        deed: can(Move::Use).then(|| Deed::of(request.act, request.thing)),
        thing: (request.act == Act::OpenProtected).then(|| format!("/workshop/{}", request.thing)),
        authority: authority.formal_name,
        typed: String::new(),
        key: app.store().doors().uuid(),
    })
}

fn facts(words: &texts::Words, request: &Request, authority: &str, lapsed: bool) -> Vec<(String, String)> {
    let mut facts = vec![
        ("second_person-fact-authority", authority.to_owned()),
        ("second_person-fact-asked-by", request.asked_by_name.clone()),
        ("second_person-fact-asked-at", words.moment(request.asked_at)),
        ("second_person-reason", request.reason.clone()),
    ];
    if let Some(at) = request.answered_at {
        facts.push(("second_person-fact-answered-by", request.answered_by_name.clone()));
        facts.push(("second_person-fact-answered-at", words.moment(at)));
        if !request.answer.is_empty() {
            facts.push(("second_person-fact-answer", request.answer.clone()));
        }
    }
    match request.state {
        rules::State::Asked | rules::State::Agreed => {
            let key = if lapsed { "second_person-fact-lapsed" } else { "second_person-fact-until" };
            facts.push((key, words.moment(request.ends_at)));
        }
        rules::State::Declined | rules::State::Withdrawn | rules::State::Used => {}
    }
    facts.into_iter().map(|(key, text)| (words.say(key), text)).collect()
}
