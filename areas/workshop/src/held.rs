//! What is held about a person who asks ([`organisation::held`]): registrations with their seats, guests, names in the
//! preparations, mail that came, addresses that a municipality keeps. A county answers for its workshops, a municipality
//! for its own lists, the national authority for its tour.

use std::collections::HashMap;

use organisation::held::{Fits, HeldReader, HeldSource, PARTICIPANT, Piece};
use organisation::{Duty, MayRegister, register};
use sea_orm::prelude::Uuid;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, JoinType, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    RelationTrait as _,
};
use store::StoreFault;
use texts::Words;

use crate::day::Workshop;
use crate::invitation::addresses::views as addresses;
use crate::preparation::records::{guest, order, site, task};
use crate::received::held as mail;
use crate::records::{ParticipantId, invitation, participant, workshop};
use crate::registration::reading::read_own;
use crate::registration::views;
use crate::tour::records::{event, tour};

mod at_table;

/// What this area holds.
pub struct WorkshopHeld;

#[async_trait::async_trait]
impl HeldSource for WorkshopHeld {
    async fn held(&self, reader: &HeldReader<'_>) -> Result<Vec<Piece>, StoreFault> {
        match reader.actor.duty() {
            Duty::CountyCoordinator => of_county(reader).await,
            Duty::MunicipalCoordinator => of_municipality(reader).await,
            Duty::NationalLead => of_nation(reader).await,
            Duty::Auditor | Duty::Facilitator => Ok(Vec::new()),
        }
    }
}

/// The participants who were found, each with the workshop and what they fit by.
#[derive(Debug, Default)]
pub struct Theirs(HashMap<Uuid, (Fits, Workshop)>);

impl Theirs {
    /// For whoever reads in one of these duties; for others there is nobody. One query.
    ///
    /// # Errors
    /// [`StoreFault`] when the database refuses.
    pub async fn of(reader: &HeldReader<'_>, duties: &[Duty]) -> Result<Self, StoreFault> {
        let fits = reader.participants();
        if fits.is_empty() || !duties.contains(&reader.actor.duty()) {
            return Ok(Self::default());
        }
        let found = participant::Entity::find()
            .join(JoinType::InnerJoin, views::to_invitation())
            .join(JoinType::InnerJoin, invitation::Relation::Workshop.def())
            .select_also(workshop::Entity)
            .filter(participant::Column::Id.is_in(fits.keys().copied()))
            .all(reader.app.store().reader())
            .await?;
        let theirs = found.into_iter().filter_map(|(person, workshop)| {
            let id = person.id.uuid();
            Some((id, (*fits.get(&id)?, workshop?)))
        });
        Ok(Self(theirs.collect()))
    }

    /// Nobody was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Who they are.
    pub fn ids(&self) -> impl Iterator<Item = Uuid> + '_ {
        self.0.keys().copied()
    }

    /// By what one of them fits, and the workshop.
    #[must_use]
    pub fn get(&self, whom: Uuid) -> Option<(Fits, &Workshop)> {
        self.0.get(&whom).map(|(fits, workshop)| (*fits, workshop))
    }
}

/// A piece with its facts in words.
#[must_use]
pub fn piece(
    words: &Words,
    (id, title): (String, &str),
    fits: Fits,
    facts: impl IntoIterator<Item = (&'static str, String)>,
) -> Piece {
    let said = facts.into_iter().filter(|(_, text)| !text.is_empty());
    let facts = said.map(|(key, text)| (words.say(key), text)).collect();
    Piece { id, title: words.say(title), fits, facts, text: Vec::new() }
}

async fn of_county(reader: &HeldReader<'_>) -> Result<Vec<Piece>, StoreFault> {
    let (store, county) = (reader.app.store(), reader.actor.organisation().id);
    let workshops = workshop::Entity::find()
        .filter(workshop::Column::County.eq(county))
        .order_by_asc(workshop::Column::Day)
        .all(store.reader())
        .await?;
    let mut pieces = Vec::new();
    for workshop in &workshops {
        pieces.extend(registrations(reader, workshop).await?);
        pieces.extend(preparations(reader, workshop).await?);
    }
    let found = pieces.iter().filter_map(|piece| piece.id.strip_prefix(PARTICIPANT)?.parse().ok());
    let found: Vec<ParticipantId> = found.collect();
    let theirs = participant::Entity::find().filter(participant::Column::Id.is_in(found));
    let theirs = theirs.all(store.reader()).await?.into_iter().map(|one| one.invitation).collect();
    pieces.extend(mail::mails(reader, &theirs).await?);
    Ok(pieces)
}

/// A county sees labels of those who are protected, and of nobody what they eat and need: it says who reads that.
async fn registrations(reader: &HeldReader<'_>, workshop: &Workshop) -> Result<Vec<Piece>, StoreFault> {
    let (store, words) = (reader.app.store(), reader.words);
    let invitations = invitation::Entity::find()
        .filter(invitation::Column::Workshop.eq(workshop.id))
        .all(store.reader())
        .await?;
    let municipalities = register::named(store, invitations.iter().map(|one| one.municipality)).await?;
    let people = participant::Entity::find()
        .filter(participant::Column::Invitation.is_in(invitations.iter().map(|one| one.id)))
        .order_by_asc(participant::Column::Id)
        .all(store.reader())
        .await?;
    let name_of: HashMap<_, _> = invitations
        .iter()
        .filter_map(|one| Some((one.id, municipalities.get(&one.municipality)?.formal_name.clone())))
        .collect();
    let mut pieces = Vec::new();
    for one in &invitations {
        // Whoever sent the list.
        if let Some(fits) = reader.whom.fits("", &one.answered_from) {
            let facts = [
                ("held-workshop", words.date(workshop.day)),
                ("held-municipality", name_of.get(&one.id).cloned().unwrap_or_default()),
                ("held-address", one.answered_from.clone()),
            ];
            pieces.push(piece(words, (format!("sender:{}", one.id), "held-sender"), fits, facts));
        }
    }
    let table = at_table::noted(reader, workshop).await?;
    for person in people {
        let Some(fits) = reader.whom.fits(&person.name, &person.email) else { continue };
        let municipality = name_of.get(&person.invitation).cloned().unwrap_or_default();
        let needs = match (&person.sealed_person, person.needs_deleted) {
            (_, true) => words.say("held-needs-deleted"),
            (Some(_), false) => words.say1("held-needs-sealed", "municipality", &municipality),
            (None, false) => String::new(),
        };
        let facts = [
            ("held-workshop", words.date(workshop.day)),
            ("held-municipality", municipality),
            ("held-name", person.name.clone()),
            ("held-address", person.email.clone()),
            ("held-role", person.role_text.clone()),
            ("held-phone", person.phone.clone()),
            ("held-waits", waits(words, &person)),
            ("held-needs", needs),
        ];
        let facts = facts.into_iter().chain(table.of(words, person.id));
        pieces.push(piece(words, (format!("{PARTICIPANT}{}", person.id), "held-registration"), fits, facts));
    }
    Ok(pieces)
}

/// Since when somebody waits for a seat; empty when they have one.
fn waits(words: &Words, person: &participant::Model) -> String {
    let since = person.waits_since.filter(|_| person.place.waits());
    since.map(|at| words.moment(at)).unwrap_or_default()
}

/// Guests, owners of tasks, whoever got the order, whom to ring at a site.
async fn preparations(reader: &HeldReader<'_>, workshop: &Workshop) -> Result<Vec<Piece>, StoreFault> {
    let (db, words, whom) = (reader.app.store().reader(), reader.words, reader.whom);
    let (id, day) = (workshop.id, words.date(workshop.day));
    let mut pieces = Vec::new();
    for guest in guest::Entity::find().filter(guest::Column::Workshop.eq(id)).all(db).await? {
        let Some(fits) = whom.fits(&guest.name, &guest.address) else { continue };
        let moment = |at: Option<_>| at.map(|at| words.moment(at)).unwrap_or_default();
        let facts = [
            ("held-workshop", day.clone()),
            ("held-name", guest.name.clone()),
            ("held-from", guest.organisation.clone()),
            ("held-address", guest.address.clone()),
            ("held-phone", guest.phone.clone()),
            ("held-brief", guest.brief.clone()),
            ("held-told", moment(guest.told_at)),
            ("held-answered", moment(guest.answered_at)),
        ];
        pieces.push(piece(words, (format!("guest:{}", guest.id), "held-guest"), fits, facts));
    }
    for task in task::Entity::find().filter(task::Column::Workshop.eq(id)).all(db).await? {
        let own = whom.fits(&task.owner, &task.owner_address);
        let Some(fits) = own.or_else(|| whom.fits(&task.moved_by, "")).or_else(|| whom.stands_in(&task.note))
        else {
            continue;
        };
        let facts = [
            ("held-workshop", day.clone()),
            ("held-task", task.what.clone()),
            ("held-owner", task.owner.clone()),
            ("held-address", task.owner_address.clone()),
            ("held-note", task.note.clone()),
            ("held-moved-by", task.moved_by.clone()),
        ];
        pieces.push(piece(words, (format!("task:{}", task.id), "held-checklist"), fits, facts));
    }
    for order in order::Entity::find().filter(order::Column::Workshop.eq(id)).all(db).await? {
        let Some(fits) = whom.fits(&order.name, &order.address) else { continue };
        let facts = [
            ("held-workshop", day.clone()),
            ("held-name", order.name.clone()),
            ("held-address", order.address.clone()),
            ("held-note", order.message.clone()),
        ];
        pieces.push(piece(words, (format!("order:{id}"), "held-order"), fits, facts));
    }
    for site in site::Entity::find().filter(site::Column::Workshop.eq(id)).all(db).await? {
        let Some(fits) = whom.stands_in(&site.contact) else { continue };
        let facts = [
            ("held-workshop", day.clone()),
            ("held-place", site.place.clone()),
            ("held-contact", site.contact.clone()),
        ];
        pieces.push(piece(words, (format!("site:{id}:{}", site.municipality), "held-site"), fits, facts));
    }
    if let Some(fits) = whom.stands_in(&workshop.contact) {
        let facts = [("held-workshop", day), ("held-contact", workshop.contact.clone())];
        pieces.push(piece(words, (format!("contact:{id}"), "held-workshop-contact"), fits, facts));
    }
    Ok(pieces)
}

/// Who was told that they lead which county's day. The draft is worked on and holds them while it is.
async fn of_nation(reader: &HeldReader<'_>) -> Result<Vec<Piece>, StoreFault> {
    let (store, words, whom) = (reader.app.store(), reader.words, reader.whom);
    let events = event::Entity::find().order_by_asc(event::Column::Day).all(store.reader()).await?;
    let counties = register::named(store, events.iter().map(|event| event.county)).await?;
    let mut pieces = Vec::new();
    for event in events {
        let Some(fits) = whom.stands_in(&event.people).or_else(|| whom.stands_in(&event.told)) else {
            continue;
        };
        let county = counties.get(&event.county).map(|county| county.formal_name.clone()).unwrap_or_default();
        let facts = [
            ("held-from", county),
            ("held-workshop", words.date(event.day)),
            ("held-told", event.told_at.map(|at| words.moment(at)).unwrap_or_default()),
        ];
        let id = format!("tour:{}:{}:{}", event.programme, event.county, event.audience);
        pieces.push(piece(words, (id, "held-tour"), fits, facts));
    }
    for draft in tour::Entity::find().all(store.reader()).await? {
        if let Some(fits) = whom.stands_in(&draft.content) {
            let facts = [("held-changed", words.moment(draft.changed_at))];
            pieces.push(piece(
                words,
                (format!("tour-draft:{}", draft.programme), "held-tour-draft"),
                fits,
                facts,
            ));
        }
    }
    Ok(pieces)
}

/// A municipality opens its own lists, with what people eat and need and who is protected.
async fn of_municipality(reader: &HeldReader<'_>) -> Result<Vec<Piece>, StoreFault> {
    let (store, words, own) = (reader.app.store(), reader.words, reader.actor.organisation().id);
    let Ok(permit) = MayRegister::of(reader.actor) else { return Ok(Vec::new()) };
    let mut pieces = Vec::new();
    for (invitation, workshop) in views::own(store, own).await? {
        let Some(invited) = views::invited(store, own, invitation.id).await? else { continue };
        let list = read_own(reader.app.house(), &permit, &invited).await?;
        for (stored, person) in list.stored.iter().zip(&list.people) {
            let Some(fits) = reader.whom.fits(&person.name, &person.email) else { continue };
            let needs = match (&list.unopened, stored.needs_deleted) {
                (Some(_), false) => words.say("held-needs-away"),
                (_, true) => words.say("held-needs-deleted"),
                (None, false) => String::new(),
            };
            let is_protected = stored.protected > 0;
            let protected = if is_protected { words.say("held-protected-yes") } else { String::new() };
            // By which their county finds what it holds of them.
            let label = if is_protected { stored.name.clone() } else { String::new() };
            let facts = [
                ("held-workshop", words.date(workshop.day)),
                ("held-name", person.name.clone()),
                ("held-address", person.email.clone()),
                ("held-role", person.role_text.clone()),
                ("held-phone", person.phone.clone()),
                ("held-diet", person.diet.clone()),
                ("held-access", person.access.clone()),
                ("held-needs", needs),
                ("held-protected", protected),
                ("held-label", label),
                ("held-waits", waits(words, stored)),
            ];
            let id = format!("{PARTICIPANT}{}", stored.id);
            pieces.push(piece(words, (id, "held-registration"), fits, facts));
        }
        if let Some(fits) = reader.whom.fits("", &invitation.answered_from) {
            let facts = [
                ("held-workshop", words.date(workshop.day)),
                ("held-address", invitation.answered_from.clone()),
            ];
            pieces.push(piece(words, (format!("sender:{}", invitation.id), "held-sender"), fits, facts));
        }
    }
    for kept in addresses::kept(store, own).await? {
        let Some(fits) = reader.whom.fits(&kept.name, &kept.address) else { continue };
        let facts = [("held-name", kept.name.clone()), ("held-address", kept.address.clone())];
        pieces.push(piece(words, (format!("address:{}", kept.id), "held-kept-address"), fits, facts));
    }
    Ok(pieces)
}
