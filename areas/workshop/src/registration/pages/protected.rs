//! Opening protected details: asked for with a reason, agreed to by another, shown once.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use organisation::second_person::deeds::{self, CannotAsk, NotDone};
use organisation::second_person::rules::Move;
use organisation::second_person::{Act, NotAgreed, views as requests};
use organisation::{Actor, App, Fresh};
use texts::Words;
use web::{Faults, Note, Posted, Shell, Trouble, Visitor, faulty, go, go_with, page};

use super::answers::under_workshop;
use super::workshop_id;
use crate::day::{self, Workshop};
use crate::registration::protected::{self, Opening};

/// Where it stands, as the page shows it.
#[derive(Debug)]
pub(super) enum Step {
    /// Nobody who comes is protected.
    Nobody,
    /// It can be asked for: who can answer, the reason as it was typed, the form's key.
    Ask(Vec<String>, String, String),
    /// It is asked for; the request's page.
    Asked(String),
    /// The reader may open it now.
    Agreed,
    /// Opened; and what could not be.
    Open(Vec<Row>, String),
}

/// One person.
#[derive(Debug)]
pub(super) struct Row {
    pub label: String,
    pub name: String,
    pub email: String,
    pub phone: String,
    pub municipality: String,
}

#[derive(Template)]
#[template(path = "registration/pages/protected.html")]
pub(super) struct ProtectedPage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    /// How many are protected.
    pub people: usize,
    pub step: Step,
    pub heads: [String; 5],
}

pub(crate) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let (workshop, _) = day::own(app.store(), &actor, workshop_id(&id)?).await?;
    let shell = shell(&app, &visitor, &actor, &workshop);
    let people = protected::labelled(app.store(), &workshop).await?.len();
    let step = step(&app, &actor, &workshop, people).await?;
    page(&protected_page(shell, &workshop, people, step))
}

/// Asks that a second person agrees.
pub(crate) async fn ask(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (workshop, _) = day::own(app.store(), &actor, workshop_id(&id)?).await?;
    let words = visitor.words();
    let people = protected::labelled(app.store(), &workshop).await?.len();
    let reason = posted.text("reason");
    let fault = if people == 0 {
        // The last one has gone since the page was shown: it says so.
        return Ok(go(&path(&workshop)));
    } else if reason.is_empty() {
        "second_person-fault-reason"
    } else {
        let act = (Act::OpenProtected, workshop.id.uuid());
        match deeds::ask(app.store(), words, &actor, act, reason, posted.deed_key()?).await {
            Ok(request) => return Ok(go(&format!("/i-forening/{request}"))),
            Err(NotDone::CannotAsk(CannotAsk::Standing)) => "second_person-fault-standing",
            Err(NotDone::CannotAsk(CannotAsk::Nobody)) => "second_person-fault-nobody",
            Err(NotDone::NotFound | NotDone::Refused(_)) => return Err(Trouble::NotFound),
            Err(NotDone::Store(fault)) => return Err(fault.into()),
        }
    };
    let step = asking(&app, &actor, reason).await?;
    let mut shown = protected_page(shell(&app, &visitor, &actor, &workshop), &workshop, people, step);
    shown.faults.add("reason", words.say(fault));
    shown.shell = shown.shell.with_faults(&shown.faults);
    faulty(&shown)
}

/// Shows who they are, once.
pub(crate) async fn open(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    _fresh: Fresh,
    Path(id): Path<String>,
    _form: Posted,
) -> Result<Response, Trouble> {
    let (workshop, permit) = day::own(app.store(), &actor, workshop_id(&id)?).await?;
    match protected::open(app.store(), visitor.words(), &actor, &permit, &workshop).await {
        Ok(opening) => {
            let shell = shell(&app, &visitor, &actor, &workshop);
            let people = opening.people.len();
            let step = opened(&shell.t, opening);
            page(&protected_page(shell, &workshop, people, step))
        }
        Err(NotAgreed::Nobody) => Ok(go_with(&app, &path(&workshop), &Note::fault("second_person-not-now"))),
        Err(NotAgreed::Store(fault)) => Err(fault.into()),
    }
}

async fn step(app: &App, actor: &Actor, workshop: &Workshop, people: usize) -> Result<Step, Trouble> {
    if people == 0 {
        return Ok(Step::Nobody);
    }
    let Some(request) = protected::asked(app.store(), actor, workshop).await? else {
        return asking(app, actor, "").await;
    };
    let now = app.store().doors().now();
    let can = request.standing().after(Move::Use, actor.person_id(), now).is_ok();
    Ok(if can { Step::Agreed } else { Step::Asked(format!("/i-forening/{}", request.id)) })
}

async fn asking(app: &App, actor: &Actor, reason: &str) -> Result<Step, Trouble> {
    let answering = requests::who_can_answer(app.store(), actor.organisation(), actor.person_id()).await?;
    let names = answering.into_iter().map(|person| person.name).collect();
    Ok(Step::Ask(names, reason.to_owned(), app.store().doors().uuid().to_string()))
}

pub(super) fn opened(words: &Words, opening: Opening) -> Step {
    let unopened = opening.unopened.map(|(people, why)| {
        let why = words.say(&format!("registration-unopened-{}", why.code()));
        words.say2("registration-unopened-people", "people", people, "why", why)
    });
    let rows = opening.people.into_iter().map(|(row, who)| Row {
        label: row.name,
        name: who.name,
        email: who.email,
        phone: who.phone,
        municipality: row.municipality_name,
    });
    Step::Open(rows.collect(), unopened.unwrap_or_default())
}

fn path(workshop: &Workshop) -> String {
    format!("/workshop/{}/skyddade", workshop.id)
}

fn shell(app: &App, visitor: &Visitor, actor: &Actor, workshop: &Workshop) -> Shell {
    let title = visitor.words().say("registration-open-title");
    let mut shell = actor.shell(app, visitor, title);
    under_workshop(&mut shell, workshop);
    shell
}

pub(super) fn protected_page(shell: Shell, workshop: &Workshop, people: usize, step: Step) -> ProtectedPage {
    let heads = [
        "registration-open-label",
        "registration-name",
        "registration-email",
        "registration-phone",
        "registration-open-municipality",
    ];
    ProtectedPage {
        heads: heads.map(|key| shell.t.say(key)),
        faults: Faults::none(),
        path: path(workshop),
        people,
        step,
        shell,
    }
}
