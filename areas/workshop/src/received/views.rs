//! What is read of mailboxes and mails.

use std::collections::HashMap;

use organisation::OrganisationId;
use organisation::home::Part;
use organisation::records::organisation as authority;
use organisation::register::Organisation;
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::SimpleExpr;
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, ExprTrait as _, JoinType, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _, RelationDef,
};
use store::outbox::{self, Posted};
use store::{Store, StoreFault};

use super::records::{ReceivedId, mailbox, received};
use super::retention::to_invitation;
use super::rules::{Candidate, Kind, State};
use crate::day::rules::State as Stage;
use crate::invitation::addresses::views::Addresses;
use crate::records::{InvitationId, WorkshopId, invitation, workshop};

pub use mailbox::Model as Mailbox;
pub use received::Model as Received;

/// A county's mailbox, when it has one.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn mailbox_of(store: &Store, county: OrganisationId) -> Result<Option<Mailbox>, StoreFault> {
    let found = mailbox::Entity::find_by_id(county).filter(mailbox::Column::Address.ne(""));
    Ok(found.one(store.reader()).await?)
}

/// At most `limit` mails of a county, the newest first; `before` is the number of the last of the page before.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn list(
    store: &Store,
    county: OrganisationId,
    only: Option<State>,
    (before, limit): (Option<i32>, u64),
) -> Result<Vec<Received>, StoreFault> {
    let mut query = received::Entity::find().filter(received::Column::County.eq(county));
    if let Some(state) = only {
        query = query.filter(received::Column::State.eq(state));
    }
    if let Some(before) = before {
        query = query.filter(received::Column::Number.lt(before));
    }
    Ok(query.order_by_desc(received::Column::Number).limit(limit).all(store.reader()).await?)
}

/// How many mails of a county wait for somebody.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn waiting(store: &Store, county: OrganisationId) -> Result<u64, StoreFault> {
    Ok(received::Entity::find()
        .filter(received::Column::County.eq(county))
        .filter(received::Column::State.eq(State::Waiting))
        .count(store.reader())
        .await?)
}

/// The part with a county's mailbox.
pub(super) const MAILBOX: &str = "mailbox";

/// A county's mailbox, when it has one: how many mails wait in it, and since when it cannot be read.
pub(super) fn mailbox_and_waiting(county: OrganisationId) -> Part {
    let waiting = received::Entity::find()
        .select_only()
        .expr(received::Column::Id.count())
        .filter(received::Column::County.eq(county))
        .filter(received::Column::State.eq(State::Waiting));
    let own = mailbox::Entity::find_by_id(county).filter(mailbox::Column::Address.ne(""));
    Part::of(MAILBOX, own)
        .number(SimpleExpr::SubQuery(None, Box::new(waiting.into_query().into())))
        .at(mailbox::Column::FailingSince)
}

/// A mail of a county.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn one(
    store: &Store,
    county: OrganisationId,
    id: ReceivedId,
) -> Result<Option<Received>, StoreFault> {
    Ok(received::Entity::find_by_id(id)
        .filter(received::Column::County.eq(county))
        .one(store.reader())
        .await?)
}

/// How many lists [`drafts`] finds for an invitation, within a question about it.
pub(crate) fn drafts_waiting() -> SimpleExpr {
    let drafts = received::Entity::find()
        .select_only()
        .expr(received::Column::Id.count())
        .filter(received::Column::Invitation.into_expr().eq(invitation::Column::Id.into_expr()))
        .filter(is_draft());
    SimpleExpr::SubQuery(None, Box::new(drafts.into_query().into()))
}

/// A list that waits to be looked through. What came before the municipality answered is answered.
fn is_draft() -> Condition {
    let answered = || invitation::Column::AnsweredAt.into_expr();
    Condition::all()
        .add(received::Column::Kind.eq(Kind::List))
        .add(received::Column::State.eq(State::Asked))
        .add(answered().is_null().or(received::Column::MovedAt.into_expr().gt(answered())))
}

/// The lists that came by mail for an invitation and wait to be looked through, the newest first.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn drafts(store: &Store, of: InvitationId) -> Result<Vec<Received>, StoreFault> {
    Ok(received::Entity::find()
        .join(JoinType::InnerJoin, to_invitation())
        .filter(received::Column::Invitation.eq(of))
        .filter(is_draft())
        .order_by_desc(received::Column::Number)
        .all(store.reader())
        .await?)
}

/// An invitation of a county's workshop that is not over, and whose it is.
#[derive(Clone, Debug)]
pub struct Open {
    /// The invitation.
    pub invitation: invitation::Model,
    /// The workshop.
    pub workshop: workshop::Model,
    /// The municipality.
    pub municipality: Organisation,
    /// Where its letters go.
    pub people: Vec<(String, String)>,
    /// Letters that went to it about the workshop.
    pub letters: Vec<Uuid>,
}

impl Open {
    /// What a mail is held against.
    #[must_use]
    pub fn candidate(&self) -> Candidate {
        let known = self.people.iter().map(|(_, address)| address.clone());
        let answered = self.invitation.answered_from.clone();
        Candidate {
            invitation: self.invitation.id,
            letters: self.letters.clone(),
            addresses: known.chain([self.municipality.mail.clone(), answered]).collect(),
        }
    }
}

/// The names of the municipalities of these invitations.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn municipalities(
    store: &Store,
    of: impl IntoIterator<Item = InvitationId>,
) -> Result<HashMap<InvitationId, String>, StoreFault> {
    let to_municipality: RelationDef = invitation::Entity::belongs_to(authority::Entity)
        .from(invitation::Column::Municipality)
        .to(authority::Column::Id)
        .into();
    let rows: Vec<(InvitationId, String)> = invitation::Entity::find()
        .join(JoinType::InnerJoin, to_municipality)
        .filter(invitation::Column::Id.is_in(of))
        .select_only()
        .column(invitation::Column::Id)
        .column(authority::Column::Name)
        .into_tuple()
        .all(store.reader())
        .await?;
    Ok(rows.into_iter().collect())
}

/// The invitations that a county's mail can be about: five queries, however many workshops are not over.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn open_invitations(store: &Store, county: OrganisationId) -> Result<Vec<Open>, StoreFault> {
    let rows = invitation::Entity::find()
        .find_also_related(workshop::Entity)
        .filter(workshop::Column::County.eq(county))
        .filter(workshop::Column::State.ne(Stage::Documented))
        .all(store.reader())
        .await?;
    let mut by_workshop: HashMap<_, Vec<_>> = HashMap::new();
    for (invitation, workshop) in rows {
        if let Some(workshop) = workshop {
            by_workshop.entry(workshop.id).or_insert_with(Vec::new).push((invitation, workshop));
        }
    }
    let addresses = Addresses::of(store, county).await?;
    let mut posted: HashMap<Uuid, Vec<Posted>> = HashMap::new();
    for letter in outbox::about_any(store, by_workshop.keys().map(|id: &WorkshopId| id.uuid())).await? {
        posted.entry(letter.about).or_default().push(letter);
    }
    let mut open = Vec::new();
    for (id, own) in by_workshop {
        let posted = posted.remove(&id.uuid()).unwrap_or_default();
        let recipients = addresses.recipients(&posted);
        let mut letters: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
        for letter in posted {
            if let Some(receiver) = letter.receiver {
                letters.entry(receiver).or_default().push(letter.id);
            }
        }
        for (invitation, workshop) in own {
            let to = recipients.iter().find(|one| one.municipality.id == invitation.municipality);
            let Some(to) = to else { continue };
            open.push(Open {
                letters: letters.remove(&to.municipality.id.uuid()).unwrap_or_default(),
                municipality: to.municipality.clone(),
                people: to.people.clone(),
                invitation,
                workshop,
            });
        }
    }
    open.sort_by(|one, other| {
        (&one.municipality.name, one.workshop.day).cmp(&(&other.municipality.name, other.workshop.day))
    });
    Ok(open)
}
