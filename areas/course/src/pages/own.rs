//! Whoever takes part sees where the course is, and says that they have done it.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State as FromState};
use axum::response::Response;
use chrono::{DateTime, Utc};
use organisation::{App, LinkHolder, MayJoin, register};
use sea_orm::EntityTrait as _;
use texts::{Words, local_span};
use web::{Note, Posted, Shell, Trouble, Visitor, go_with, page};
use workshop::ParticipantId;
use workshop::day::Workshop;
use workshop::records::{invitation, participant, workshop as day};

use super::{Stands, said};
use crate::deeds;
use crate::rules::{Policy, Source, State, offers_short};
use crate::views::{self, Fact, Told};

#[derive(Template)]
#[template(path = "pages/own.html")]
pub(super) struct OwnPage {
    pub shell: Shell,
    pub path: String,
    pub back: String,
    pub deed: String,
    /// What the course is called.
    pub name: String,
    pub stands: Stands,
    /// Somebody says that it is done, or it need not be.
    pub is_enough: bool,
    /// They say so themselves, and may take it back.
    pub own: String,
    /// Where the course is, as an address that is followed.
    pub address: String,
    /// The same in words.
    pub place: String,
    /// By when, in words.
    pub before: String,
    /// What becomes of whoever has not done it.
    pub policy: String,
    /// Where the short version is; empty while it is not offered.
    pub short: String,
    /// Whom to ask; empty when nobody is named.
    pub contact: String,
}

/// Somebody with their course.
pub(super) struct Taker {
    pub person: participant::Model,
    pub workshop: Workshop,
    pub county: String,
    pub course: String,
    pub facts: Vec<Fact>,
    pub policy: Policy,
    pub told: Told,
    pub now: DateTime<Utc>,
}

impl Taker {
    /// The person of the address, whose link the browser holds.
    pub async fn of(app: &App, holder: &LinkHolder, id: ParticipantId) -> Result<Self, Trouble> {
        if holder.about != Some(id.uuid()) {
            return Err(Trouble::NotFound);
        }
        let (store, reader) = (app.store(), app.store().reader());
        let person = participant::Entity::find_by_id(id).one(reader).await?.ok_or(Trouble::NotFound)?;
        let invited = invitation::Entity::find_by_id(person.invitation).find_also_related(day::Entity);
        let workshop = invited.one(reader).await?.and_then(|(_, day)| day).ok_or(Trouble::NotFound)?;
        let county = register::organisation(store, workshop.county).await?.name;
        let programme = programme::views::of(store, workshop.programme).await?.ok_or(Trouble::NotFound)?;
        let plan = programme::plan::views::newest_plan(store, &programme).await?;
        let (policy, _) = views::policy(reader, workshop.id).await?;
        Ok(Self {
            facts: views::facts_of(reader, id).await?,
            told: views::told(reader, workshop.programme).await?,
            now: store.doors().now(),
            course: plan.plan.course,
            policy,
            person,
            workshop,
            county,
        })
    }

    pub fn state(&self) -> State {
        State::of(self.facts.iter().map(|fact| fact.source))
    }

    pub fn path(&self) -> String {
        format!("/min-dag/{}/kurs", self.person.id)
    }

    pub fn whose(&self) -> deeds::Own {
        (self.person.id, self.workshop.id, self.workshop.county)
    }

    /// The short version is there for them.
    pub fn is_offered_short(&self) -> bool {
        let (start, _) = local_span(self.workshop.day, self.workshop.starts, self.workshop.ends);
        offers_short(self.state(), self.policy, start, self.now)
    }
}

pub(super) fn page_of(shell: Shell, taker: &Taker) -> OwnPage {
    let words = shell.t.clone();
    let workshop = &taker.workshop;
    let (state, stands) = Stands::of(&words, &taker.facts);
    let own = taker.facts.iter().find(|fact| matches!(fact.source, Source::OwnWord | Source::Short));
    let is_address = taker.told.address().is_some();
    let place = |is_address_wanted: bool| {
        if is_address == is_address_wanted { taker.told.place.clone() } else { String::new() }
    };
    let short = if taker.is_offered_short() { format!("{}/kort", taker.path()) } else { String::new() };
    OwnPage {
        path: taker.path(),
        back: format!("/min-dag/{}", taker.person.id),
        deed: String::new(),
        name: taker.course.clone(),
        own: own.map(|fact| said(&words, fact)).unwrap_or_default(),
        is_enough: state.is_enough(),
        address: place(true),
        place: place(false),
        before: words.date_span(workshop.day, workshop.starts, workshop.ends),
        policy: policy_said(&words, state, taker.policy),
        short,
        contact: workshop.contact.clone(),
        stands,
        shell,
    }
}

fn policy_said(words: &Words, state: State, policy: Policy) -> String {
    if state.is_enough() {
        return String::new();
    }
    words.say(&format!("course-own-policy-{}", policy.code()))
}

fn shown(app: &App, visitor: &Visitor, taker: &Taker) -> OwnPage {
    let shell = visitor.shell(app, visitor.words().say1("day-heading", "county", &taker.county));
    let mut shown = page_of(shell, taker);
    shown.deed = app.store().doors().uuid().to_string();
    shown
}

pub(crate) async fn show(
    FromState(app): FromState<App>,
    visitor: Visitor,
    Extension(holder): Extension<LinkHolder>,
    Path(id): Path<ParticipantId>,
) -> Result<Response, Trouble> {
    let taker = Taker::of(&app, &holder, id).await?;
    page(&shown(&app, &visitor, &taker))
}

/// Somebody says that they have done it, or takes back what they said.
pub(crate) async fn say(
    FromState(app): FromState<App>,
    visitor: Visitor,
    Extension(holder): Extension<LinkHolder>,
    permit: MayJoin,
    Path(id): Path<ParticipantId>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = permit.for_participant(id.uuid())?;
    let taker = Taker::of(&app, &holder, id).await?;
    let key = posted.deed_key()?;
    let note = match posted.text("do") {
        "done" => {
            deeds::say(&app, &permit, taker.whose(), (Source::OwnWord, true), key).await?;
            "course-noted"
        }
        "back" => {
            let own = taker.facts.iter().map(|fact| fact.source);
            let own = own.filter(|source| matches!(source, Source::OwnWord | Source::Short)).max();
            let Some(own) = own else { return page(&shown(&app, &visitor, &taker)) };
            deeds::say(&app, &permit, taker.whose(), (own, false), key).await?;
            "course-taken-back"
        }
        _ => return Err(Trouble::Malformed),
    };
    Ok(go_with(&app, &taker.path(), &Note::done(note)))
}
