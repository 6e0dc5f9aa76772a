//! What stands: one invitation with what it belongs to, the answers of a workshop, its participants.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use organisation::OrganisationId;
use organisation::records::organisation as authority;
use organisation::register::Organisation;
use roster::{Person, Role};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{
    ColumnTrait as _, DbErr, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _, QueryOrder as _,
    QueryResult, QuerySelect as _, Related, RelationDef, Select,
};
use store::{Store, StoreFault, whole};

use super::counted::Counts;
use super::filled::{self, Filled};
use super::sealed::Enveloped;
use crate::day::Workshop;
use crate::received::views::drafts_waiting;
use crate::records::{InvitationId, ParticipantId, WorkshopId, invitation, participant, workshop};
use crate::seats::records::{invitation_seats, workshop_seats};
use crate::seats::rules::Place;
use crate::seats::settling::to_seats;
use crate::seats::views::OwnSeats;

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
    /// Its seats.
    pub seats: OwnSeats,
    /// How many lists came for it by mail and wait to be looked through.
    pub drafts: i64,
}

/// The same as the database gives it.
struct InvitedRow {
    invitation: invitation::Model,
    workshop: Workshop,
    municipality: Organisation,
    county: Organisation,
    rules: Option<workshop_seats::Model>,
    own: Option<invitation_seats::Model>,
    drafts: i64,
}

impl FromQueryResult for InvitedRow {
    fn from_query_result(row: &QueryResult, _: &str) -> Result<Self, DbErr> {
        Ok(Self {
            invitation: FromQueryResult::from_query_result(row, "")?,
            workshop: FromQueryResult::from_query_result(row, "workshop_")?,
            municipality: FromQueryResult::from_query_result(row, "municipality_")?,
            county: FromQueryResult::from_query_result(row, "county_")?,
            rules: FromQueryResult::from_query_result_optional(row, "rules_")?,
            own: FromQueryResult::from_query_result_optional(row, "own_")?,
            drafts: row.try_get("", "drafts")?,
        })
    }
}

/// A municipality's invitation with what it belongs to: one query. None when it has no such invitation.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn invited(
    store: &Store,
    municipality: OrganisationId,
    id: InvitationId,
) -> Result<Option<Invited>, StoreFault> {
    let question = invitation::Entity::find_by_id(id)
        .filter(invitation::Column::Municipality.eq(municipality))
        .join(JoinType::InnerJoin, <invitation::Entity as Related<workshop::Entity>>::to())
        .join_as(JoinType::InnerJoin, to_municipality(), "municipality")
        .join_as(JoinType::InnerJoin, to_county(), "county")
        .join(JoinType::LeftJoin, <invitation::Entity as Related<workshop_seats::Entity>>::to())
        .join(JoinType::LeftJoin, to_seats())
        .expr_as(drafts_waiting(), "drafts");
    let question = whole::with::<workshop::Entity, _>(question, "workshop", "workshop_");
    let question = whole::with::<authority::Entity, _>(question, "municipality", "municipality_");
    let question = whole::with::<authority::Entity, _>(question, "county", "county_");
    let question = whole::with::<workshop_seats::Entity, _>(question, "workshop_seats", "rules_");
    let question = whole::with::<invitation_seats::Entity, _>(question, "invitation_seats", "own_");
    let Some(row) = question.into_model::<InvitedRow>().one(store.reader()).await? else { return Ok(None) };
    let InvitedRow { invitation, workshop, municipality, county, rules, own, drafts } = row;
    let seats = OwnSeats::of(&workshop, rules, own)?;
    Ok(Some(Invited { invitation, workshop, municipality, county, seats, drafts }))
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

/// The list of one invitation as it stands, in its order: a question that more can be joined to.
#[must_use]
pub fn list(id: InvitationId) -> Select<participant::Entity> {
    participant::Entity::find()
        .filter(participant::Column::Invitation.eq(id))
        .order_by_asc(participant::Column::Position)
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

fn to_county() -> RelationDef {
    workshop::Entity::belongs_to(authority::Entity)
        .from(workshop::Column::County)
        .to(authority::Column::Id)
        .into()
}

fn to_municipality() -> RelationDef {
    invitation::Entity::belongs_to(authority::Entity)
        .from(invitation::Column::Municipality)
        .to(authority::Column::Id)
        .into()
}
