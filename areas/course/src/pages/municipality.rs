//! A municipality sees how its own people stand, and attests for several at once.

use askama::Template;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::Response;
use organisation::{Actor, App, MayRegister};
use texts::Words;
use web::{Faults, Note, Posted, Shell, Trouble, Visitor, faulty, go_with, page};
use workshop::registration::views::{Invited, invited, list};
use workshop::{InvitationId, ParticipantId};

use super::Stands;
use crate::deeds::{self, Outcome};
use crate::rules::{Count, Source, State};
use crate::views::{self, Fact, Told};

/// Whoever acts for a municipality, before it is known about which invitation.
pub(crate) struct Sender {
    app: App,
    visitor: Visitor,
    actor: Option<Actor>,
    permit: MayRegister,
}

impl FromRequestParts<App> for Sender {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Trouble> {
        let visitor = Visitor::from_request_parts(parts, app).await?;
        let permit = MayRegister::from_request_parts(parts, app).await?;
        let actor = parts.extensions.get::<Actor>().cloned();
        Ok(Self { app: app.clone(), visitor, actor, permit })
    }
}

impl Sender {
    async fn invited(&self, id: InvitationId) -> Result<(Invited, MayRegister), Trouble> {
        let found = invited(self.app.store(), self.permit.municipality(), id).await?;
        let found = found.ok_or(Trouble::NotFound)?;
        let permit = self.permit.clone().for_invitation(id.uuid(), found.invitation.municipality)?;
        Ok((found, permit))
    }

    fn shell(&self, title: String) -> Shell {
        match &self.actor {
            Some(actor) => actor.shell(&self.app, &self.visitor, title),
            None => self.visitor.shell(&self.app, title),
        }
    }
}

/// One of the municipality's people.
pub(super) struct Row {
    pub id: String,
    pub name: String,
    pub stands: Stands,
}

#[derive(Template)]
#[template(path = "pages/municipality.html")]
pub(super) struct MunicipalityPage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    pub back: String,
    pub deed: String,
    pub count: Count,
    pub rows: Vec<Row>,
    /// The municipality has attested for somebody.
    pub is_any_attested: bool,
    pub address: String,
    pub place: String,
    pub before: String,
}

/// What the page says of one person.
pub(super) type Known<'a> = (ParticipantId, &'a str);

pub(super) fn page_of(
    shell: Shell,
    (path, before): (String, String),
    people: &[Known<'_>],
    (facts, told): (&[Fact], &Told),
) -> MunicipalityPage {
    let words = shell.t.clone();
    let rows: Vec<(State, Row)> = people.iter().map(|person| row(&words, *person, facts)).collect();
    let is_address = told.address().is_some();
    MunicipalityPage {
        faults: Faults::none(),
        path: format!("{path}/kurs"),
        back: path,
        deed: String::new(),
        count: Count::of(rows.iter().map(|(state, _)| *state)),
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        is_any_attested: facts.iter().any(|fact| {
            fact.source == Source::Municipality && people.iter().any(|(id, _)| *id == fact.participant)
        }),
        address: if is_address { told.place.clone() } else { String::new() },
        place: if is_address { String::new() } else { told.place.clone() },
        before,
        shell,
    }
}

fn row(words: &Words, (id, name): Known<'_>, facts: &[Fact]) -> (State, Row) {
    let own = facts.iter().filter(|fact| fact.participant == id);
    let (state, stands) = Stands::of(words, own);
    (state, Row { id: id.to_string(), name: name.to_owned(), stands })
}

async fn shown(sender: &Sender, invited: &Invited) -> Result<MunicipalityPage, Trouble> {
    let store = sender.app.store();
    let words = sender.visitor.words();
    let people = list(invited.invitation.id).all(store.reader()).await?;
    let people: Vec<Known<'_>> = people.iter().map(|one| (one.id, one.name.as_str())).collect();
    let facts = views::facts(store.reader(), invited.workshop.id).await?;
    let told = views::told(store.reader(), invited.workshop.programme).await?;
    let workshop = &invited.workshop;
    let before = words.date_span(workshop.day, workshop.starts, workshop.ends);
    let shell = sender.shell(words.say("course-municipality-title"));
    let path = format!("/anmalan/{}", invited.invitation.id);
    let mut shown = page_of(shell, (path, before), &people, (&facts, &told));
    shown.deed = store.doors().uuid().to_string();
    Ok(shown)
}

pub(crate) async fn show(sender: Sender, Path(id): Path<InvitationId>) -> Result<Response, Trouble> {
    let (invited, _) = sender.invited(id).await?;
    page(&shown(&sender, &invited).await?)
}

/// The people that were ticked.
pub(super) fn ticked(posted: &Posted) -> Vec<ParticipantId> {
    posted.all("who").filter_map(|id| id.parse().ok()).collect()
}

pub(crate) async fn attest(
    sender: Sender,
    Path(id): Path<InvitationId>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (invited, permit) = sender.invited(id).await?;
    let who = ticked(&posted);
    if who.is_empty() {
        let mut shown = shown(&sender, &invited).await?;
        shown.faults.add("who", sender.visitor.words().say("course-fault-nobody"));
        shown.shell = shown.shell.with_faults(&shown.faults);
        return faulty(&shown);
    }
    let is_done = posted.text("do") != "back";
    let outcome = deeds::attest_own(&sender.app, &permit, &invited, (&who, is_done), posted.deed_key()?);
    let people = if let Outcome::Done(people) = outcome.await? { people } else { 0 };
    let note = if is_done { "course-attested" } else { "course-unattested" };
    let note = Note::done(note).with("people", people);
    Ok(go_with(&sender.app, &format!("/anmalan/{id}/kurs"), &note))
}
