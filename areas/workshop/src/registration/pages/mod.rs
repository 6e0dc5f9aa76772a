//! The pages of registration, and what those of a municipality share.

pub(super) mod answers;
pub(super) mod arrived;
mod asked;
#[cfg(test)]
mod county_samples;
mod overall;
pub(super) mod participants;
pub(super) mod protected;
pub(super) mod receipt;
pub(super) mod refused;
mod review;
mod rows;
pub(super) mod said;
#[cfg(test)]
pub(crate) mod samples;
pub(super) mod sending;
#[cfg(test)]
mod sentences;
pub(super) mod start;

use std::collections::BTreeMap;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use organisation::{Actor, App, MayRegister, register};
use roster::{Person, Role};
use store::vault::Unopened;
use texts::Words;
use web::{Shell, Trouble, Visitor};

use super::check::Places;
use super::rules::{self, Named};
use super::sealed::OwnList;
use super::views::{self, Invited};
use crate::records::{InvitationId, WorkshopId};
use crate::seats::views::OwnSeats;

/// Whoever sends a municipality's list, before it is known to which invitation.
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

/// A sender with the invitation, which is the sender's own.
pub(crate) struct Opened {
    app: App,
    visitor: Visitor,
    actor: Option<Actor>,
    permit: MayRegister,
    invited: Invited,
}

impl Sender {
    /// Opens the invitation.
    ///
    /// # Errors
    /// [`Trouble::NotFound`] when there is none, or it is another municipality's.
    pub(crate) async fn open(self, id: &str) -> Result<Opened, Trouble> {
        let id: InvitationId = id.parse().map_err(|_| Trouble::NotFound)?;
        let invited = views::invited(self.app.store(), self.permit.municipality(), id).await?;
        let invited = invited.ok_or(Trouble::NotFound)?;
        let permit = self.permit.for_invitation(id.uuid(), invited.invitation.municipality)?;
        Ok(Opened { app: self.app, visitor: self.visitor, actor: self.actor, permit, invited })
    }
}

impl Opened {
    pub(crate) fn app(&self) -> &App {
        &self.app
    }

    pub(crate) fn permit(&self) -> &MayRegister {
        &self.permit
    }

    pub(crate) fn invited(&self) -> &Invited {
        &self.invited
    }

    pub(crate) fn seats(&self) -> &OwnSeats {
        &self.invited.seats
    }

    pub(crate) fn words(&self) -> &Words {
        self.visitor.words()
    }

    pub(crate) fn shell(&self, title: impl Into<String>) -> Shell {
        match &self.actor {
            Some(actor) => actor.shell(&self.app, &self.visitor, title),
            None => self.visitor.shell(&self.app, title),
        }
    }

    pub(crate) fn path(&self) -> String {
        format!("/anmalan/{}", self.invited.invitation.id)
    }

    /// The municipality that sends, and its neighbours: one query.
    async fn places(&self) -> Result<Places, Trouble> {
        let neighbours = register::below(self.app.store(), self.invited.county.id).await?;
        let own = &self.invited.municipality;
        let others = neighbours.iter().filter(|other| other.id != own.id);
        Ok(Places {
            own: Named::new(&own.name, &own.formal_name),
            others: others.map(|other| Named::new(&other.name, &other.formal_name)).collect(),
        })
    }

    fn facts(&self) -> Facts {
        Facts::new(self.words(), &self.invited, self.app.today())
    }

    /// A key for a form that is shown anew.
    pub(crate) fn form_key(&self) -> String {
        self.app.store().doors().uuid().to_string()
    }
}

/// What everybody needs to know of the invitation.
#[derive(Clone, Debug)]
struct Facts {
    municipality: String,
    county: String,
    when: String,
    place: String,
    last_day: String,
    is_late: bool,
    /// What becomes of a list after the last day.
    late: String,
    seats: String,
    roles: String,
    contact: String,
}

impl Facts {
    fn new(words: &Words, invited: &Invited, today: chrono::NaiveDate) -> Self {
        let Invited { workshop, seats: own, .. } = invited;
        let place = [workshop.place.as_str(), &workshop.address];
        let place: Vec<&str> = place.into_iter().filter(|line| !line.is_empty()).collect();
        let seats = if own.least == own.most {
            own.most.to_string()
        } else {
            format!("{}–{}", own.least, own.most)
        };
        let seats = match own.rules.wished.filter(|wished| i32::from(*wished) < own.most) {
            Some(wished) => words.say2("registration-seats-wished", "seats", seats, "wished", wished),
            None => words.say1("registration-seats", "seats", seats),
        };
        let last_day = words.date(workshop.register_by);
        Self {
            municipality: invited.municipality.formal_name.clone(),
            county: invited.county.formal_name.clone(),
            when: words.date_span(workshop.day, workshop.starts, workshop.ends),
            place: place.join(", "),
            last_day: words.say_with(
                "day-whose",
                [
                    ("day", last_day.into()),
                    ("week", words.week(workshop.register_by).into()),
                    ("left", words.days_left(today, workshop.register_by).into()),
                ],
            ),
            is_late: today > workshop.register_by,
            late: words.say(&format!("registration-late-{}", own.rules.late.code())),
            seats,
            roles: roles_in_words(words, &rules::SHOWN),
            contact: workshop.contact.clone(),
        }
    }
}

/// A person in a list that is only read.
#[derive(Clone, Debug)]
struct Listed {
    name: String,
    role: String,
    email: String,
    phone: String,
    /// Diet and access needs.
    needs: String,
    protected: bool,
    /// They wait for a seat.
    waits: bool,
}

impl Listed {
    fn of(words: &Words, person: &Person) -> Self {
        Self {
            name: person.name.clone(),
            role: role_in_words(words, person.role, &person.role_text),
            email: person.email.clone(),
            phone: person.phone.clone(),
            needs: [person.diet.as_str(), &person.access]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join("; "),
            protected: person.protected,
            waits: false,
        }
    }
}

/// The people of a list, and of a shut one that their needs are not shown.
fn listed(words: &Words, list: &OwnList) -> Vec<Listed> {
    let waits = list.stored.iter().map(|stored| stored.place.waits());
    let listed = |(person, waits)| {
        let listed = Listed { waits, ..Listed::of(words, person) };
        if list.shut { Listed { needs: words.say("registration-shut-cell"), ..listed } } else { listed }
    };
    list.people.iter().zip(waits).map(listed).collect()
}

/// What of a list is not shown or cannot be read, and what to do about it; empty when everything stands there.
fn closed_in_words(words: &Words, list: &OwnList) -> String {
    if list.shut && !list.people.is_empty() {
        return words.say("registration-shut");
    }
    unopened_in_words(words, list.unopened.as_ref())
}

/// What cannot be read, and what to do about it; empty when everything could.
fn unopened_in_words(words: &Words, unopened: Option<&Unopened>) -> String {
    unopened.map(|why| words.say(&format!("registration-unopened-{}", why.code()))).unwrap_or_default()
}

/// The role in our words; one that is none of ours in theirs.
fn role_in_words(words: &Words, role: Option<Role>, written: &str) -> String {
    match role {
        Some(Role::Other) if !written.is_empty() => written.to_owned(),
        Some(role) => words.say(&format!("role-{}", role.code())),
        None => String::new(),
    }
}

fn roles_in_words(words: &Words, roles: &[Role]) -> String {
    let names: Vec<String> =
        roles.iter().map(|role| words.say(&format!("role-in-text-{}", role.code()))).collect();
    words.list(&names)
}

/// What the people lack, as a sentence; empty when they lack nothing. A seat that is held covers its role.
fn missing_in_words<'a>(words: &Words, seats: &OwnSeats, people: impl Iterator<Item = &'a Person>) -> String {
    let mut named: BTreeMap<Role, usize> = BTreeMap::new();
    for role in people.flat_map(|person| rules::covered(person.role, &person.role_text)) {
        *named.entry(role).or_default() += 1;
    }
    let missing = seats.rules.missing(&named, &seats.held);
    if missing.is_empty() {
        return String::new();
    }
    words.say1("registration-missing", "roles", roles_in_words(words, &missing))
}

/// What is said of a list's seats: how many wait, and which are held without a name; empty for nothing.
fn seats_in_words(words: &Words, seats: &OwnSeats, list: &OwnList) -> Vec<String> {
    let mut said = Vec::new();
    let waiting = list.stored.iter().filter(|stored| stored.place.waits()).count();
    if waiting > 0 {
        said.push(words.say1("seats-waiting-note", "people", waiting));
    }
    let named = |role: Role| {
        let in_role = list.stored.iter().filter(|one| !one.place.waits() && one.role == role.code());
        in_role.count()
    };
    let vacant = seats.held.iter().filter(|(role, held)| **held > named(**role));
    let vacant: Vec<(Role, usize)> = vacant.map(|(role, held)| (*role, held - named(*role))).collect();
    let roles: Vec<Role> = vacant.iter().map(|(role, _)| *role).collect();
    let count: usize = vacant.iter().map(|(_, seats)| seats).sum();
    if count > 0 {
        let roles = roles_in_words(words, &roles);
        said.push(words.say2("seats-own-held", "seats", count, "roles", roles));
    }
    said
}

/// A small number as a word, a larger one in figures.
fn number(words: &Words, number: usize) -> String {
    match number {
        1..=12 => words.say(&format!("registration-number-{number}")),
        _ => number.to_string(),
    }
}

/// The same at the start of a sentence.
fn number_first(words: &Words, count: usize) -> String {
    let word = number(words, count);
    let mut signs = word.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

fn workshop_id(text: &str) -> Result<WorkshopId, Trouble> {
    text.parse().map_err(|_| Trouble::NotFound)
}
