//! What stands: one invitation with what it belongs to, the answers of a workshop, its participants.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use organisation::OrganisationId;
use organisation::records::organisation as authority;
use organisation::register::{self, Organisation};
use roster::{Person, Role};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, RelationDef, Select,
};
use store::{Store, StoreFault};

use super::counted::Counts;
use super::filled::{self, Filled};
use super::sealed::Enveloped;
use crate::day::Workshop;
use crate::records::{InvitationId, ParticipantId, WorkshopId, invitation, participant, workshop};
use crate::seats::records::invitation_seats;
use crate::seats::rules::Place;
use crate::seats::settling::to_seats;

/// An invitation with what it belongs to.
#[derive(Clone, Debug)]
pub struct Invited {
    /// The invitation.
    pub invitation: invitation::Model,
    /// To which workshop.
    pub workshop: Workshop,
    /// Who is invited.
    pub municipality: Organisation,
    /// Who invites.
    pub county: Organisation,
}

/// A municipality's invitation with what it belongs to: three queries. None when it has no such invitation, after one.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn invited(
    store: &Store,
    municipality: OrganisationId,
    id: InvitationId,
) -> Result<Option<Invited>, StoreFault> {
    let found = invitation::Entity::find_by_id(id)
        .find_also_related(workshop::Entity)
        .filter(invitation::Column::Municipality.eq(municipality))
        .one(store.reader())
        .await?;
    let Some((found, Some(workshop))) = found else { return Ok(None) };
    let mut names = register::named(store, [found.municipality, workshop.county]).await?;
    let (Some(municipality), Some(county)) =
        (names.remove(&found.municipality), names.remove(&workshop.county))
    else {
        return Ok(None);
    };
    Ok(Some(Invited { invitation: found, workshop, municipality, county }))
}

/// A municipality's own invitations, the next workshop first.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn own(
    store: &Store,
    municipality: OrganisationId,
) -> Result<Vec<(invitation::Model, Workshop)>, StoreFault> {
    let invitations = invitation::Entity::find()
        .filter(invitation::Column::Municipality.eq(municipality))
        .all(store.reader())
        .await?;
    let workshops = workshop::Entity::find()
        .filter(workshop::Column::Id.is_in(invitations.iter().map(|one| one.workshop)))
        .all(store.reader())
        .await?;
    let workshops: HashMap<WorkshopId, Workshop> = workshops.into_iter().map(|one| (one.id, one)).collect();
    let mut own: Vec<_> = invitations
        .into_iter()
        .filter_map(|one| workshops.get(&one.workshop).cloned().map(|workshop| (one, workshop)))
        .collect();
    own.sort_by_key(|(_, workshop)| std::cmp::Reverse(workshop.day));
    Ok(own)
}

/// The list of one invitation as it stands, in its order.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn list(store: &Store, id: InvitationId) -> Result<Vec<participant::Model>, StoreFault> {
    Ok(participant::Entity::find()
        .filter(participant::Column::Invitation.eq(id))
        .order_by_asc(participant::Column::Position)
        .all(store.reader())
        .await?)
}

/// A stored participant as the roster knows a person, without what is sealed. "Other" without a word beside it is no role at all.
#[must_use]
pub fn person(stored: &participant::Model) -> Person {
    let role = Role::ALL.into_iter().find(|role| role.code() == stored.role);
    Person {
        name: stored.name.clone(),
        email: stored.email.clone(),
        role: role.filter(|role| *role != Role::Other || !stored.role_text.is_empty()),
        role_text: stored.role_text.clone(),
        phone: stored.phone.clone(),
        protected: stored.protected > 0,
        ..Person::default()
    }
}

/// A participant with the municipality that sends them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParticipantRow {
    /// Who.
    pub id: ParticipantId,
    /// By which invitation.
    pub invitation: InvitationId,
    /// From which municipality.
    pub municipality: OrganisationId,
    /// Its short name: "Ockelbo".
    pub municipality_name: String,
    /// Its code: "2101".
    pub municipality_code: String,
    /// Name, as it was written; of somebody whose details are protected, the label.
    pub name: String,
    /// Mail address, as it was written; empty when protected.
    pub email: String,
    /// Target role.
    pub role: Role,
    /// The role as the municipality wrote it.
    pub role_text: String,
    /// Phone; empty when protected.
    pub phone: String,
    /// Their details are protected: whoever wants to reach them asks the municipality.
    pub protected: bool,
}

/// The same as a question gives it.
#[derive(Debug, FromQueryResult)]
pub struct SeatedRow {
    id: ParticipantId,
    invitation: InvitationId,
    municipality: OrganisationId,
    municipality_name: String,
    municipality_code: String,
    name: String,
    email: String,
    role: String,
    role_text: String,
    phone: String,
    protected: i32,
}

/// Everyone who has a seat at a workshop, by municipality code and place in its list, as [`SeatedRow`]s: a question that
/// more can be joined to.
#[must_use]
pub fn seated(workshop: WorkshopId) -> Select<participant::Entity> {
    participant::Entity::find()
        .join(JoinType::InnerJoin, to_invitation())
        .join(JoinType::InnerJoin, to_municipality())
        .filter(invitation::Column::Workshop.eq(workshop))
        .filter(participant::Column::Place.eq(Place::Seated))
        .select_only()
        .columns([
            participant::Column::Id,
            participant::Column::Invitation,
            participant::Column::Name,
            participant::Column::Email,
            participant::Column::Role,
            participant::Column::RoleText,
            participant::Column::Phone,
            participant::Column::Protected,
        ])
        .column_as(authority::Column::Id, "municipality")
        .column_as(authority::Column::Name, "municipality_name")
        .column_as(authority::Column::Code, "municipality_code")
        .order_by_asc(authority::Column::Code)
        .order_by_asc(participant::Column::Position)
}

/// Everyone who has a seat at a workshop, by municipality code and place in its list: one query.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn participants(store: &Store, workshop: WorkshopId) -> Result<Vec<ParticipantRow>, StoreFault> {
    let rows = seated(workshop).into_model::<SeatedRow>().all(store.reader()).await?;
    Ok(rows.into_iter().map(ParticipantRow::from).collect())
}

impl From<SeatedRow> for ParticipantRow {
    fn from(row: SeatedRow) -> Self {
        Self {
            id: row.id,
            invitation: row.invitation,
            municipality: row.municipality,
            municipality_name: row.municipality_name,
            municipality_code: row.municipality_code,
            name: row.name,
            email: row.email,
            role: role_of(&row.role),
            role_text: row.role_text,
            phone: row.phone,
            protected: row.protected > 0,
        }
    }
}

/// What one municipality has answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its invitation.
    pub invitation: InvitationId,
    /// Which municipality.
    pub municipality: OrganisationId,
    /// Its short name.
    pub name: String,
    /// Its code.
    pub code: String,
    /// When it was invited.
    pub sent_at: DateTimeUtc,
    /// When it last sent its list; none when it has not answered.
    pub answered_at: Option<DateTimeUtc>,
    /// How many of its people have a seat.
    pub people: usize,
    /// The target roles among them.
    pub roles: BTreeSet<Role>,
    /// How many there are in each target role; whoever has two counts in both.
    pub in_role: BTreeMap<Role, usize>,
    /// How often it was reminded.
    pub reminders: i32,
    /// How many of its people wait for a seat.
    pub waiting: usize,
    /// Seats that it holds in a role before there is a name.
    pub held: BTreeMap<Role, usize>,
    /// When it was last written to about what is missing.
    pub lacking_at: Option<DateTimeUtc>,
}

#[derive(FromQueryResult)]
struct JoinedInvitation {
    id: InvitationId,
    municipality: OrganisationId,
    name: String,
    code: String,
    sent_at: DateTimeUtc,
    answered_at: Option<DateTimeUtc>,
    reminders: i32,
    lacking_at: Option<DateTimeUtc>,
}

/// The answers of all invited municipalities, by code: two queries. Of lists that are gone, what was counted.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn answers(store: &Store, workshop: WorkshopId) -> Result<Vec<Answer>, StoreFault> {
    let invitations = invitation::Entity::find()
        .join(JoinType::InnerJoin, to_municipality())
        .filter(invitation::Column::Workshop.eq(workshop))
        .column_as(authority::Column::Name, "name")
        .column_as(authority::Column::Code, "code")
        .join(JoinType::LeftJoin, to_seats())
        .column_as(invitation_seats::Column::LackingAt, "lacking_at")
        .order_by_asc(authority::Column::Code)
        .into_model::<JoinedInvitation>()
        .all(store.reader())
        .await?;
    let mut filled = filled::of_workshop(store, workshop).await?;
    let one = |row: JoinedInvitation| answer(filled.remove(&row.id).unwrap_or_default(), row);
    Ok(invitations.into_iter().map(one).collect())
}

fn answer(filled: Filled, row: JoinedInvitation) -> Answer {
    let Counts { people, in_role } = filled.counts;
    Answer {
        invitation: row.id,
        municipality: row.municipality,
        name: row.name,
        code: row.code,
        sent_at: row.sent_at,
        answered_at: row.answered_at,
        people,
        roles: in_role.keys().copied().collect(),
        in_role,
        reminders: row.reminders,
        waiting: filled.waiting,
        held: filled.held,
        lacking_at: row.lacking_at,
    }
}

/// A role that no version of ours wrote counts as another role.
#[must_use]
pub fn role_of(code: &str) -> Role {
    Role::ALL.into_iter().find(|role| role.code() == code).unwrap_or(Role::Other)
}

/// The envelopes of everyone who has a seat at a workshop, with the names of their municipalities: one query.
pub(super) async fn envelopes(store: &Store, workshop: WorkshopId) -> Result<Vec<Enveloped>, StoreFault> {
    Ok(participant::Entity::find()
        .join(JoinType::InnerJoin, to_invitation())
        .filter(invitation::Column::Workshop.eq(workshop))
        .filter(participant::Column::SealedPerson.is_not_null())
        .filter(participant::Column::Place.eq(Place::Seated))
        .column_as(invitation::Column::Municipality, "municipality")
        .into_model::<Enveloped>()
        .all(store.reader())
        .await?)
}

pub(super) fn from_workshop() -> RelationDef {
    workshop::Entity::belongs_to(invitation::Entity)
        .from(workshop::Column::Id)
        .to(invitation::Column::Workshop)
        .into()
}

pub(super) fn to_participant() -> RelationDef {
    invitation::Entity::belongs_to(participant::Entity)
        .from(invitation::Column::Id)
        .to(participant::Column::Invitation)
        .into()
}

pub(crate) fn to_invitation() -> RelationDef {
    participant::Entity::belongs_to(invitation::Entity)
        .from(participant::Column::Invitation)
        .to(invitation::Column::Id)
        .into()
}

fn to_municipality() -> RelationDef {
    invitation::Entity::belongs_to(authority::Entity)
        .from(invitation::Column::Municipality)
        .to(authority::Column::Id)
        .into()
}
