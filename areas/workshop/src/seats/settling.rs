//! Giving the seats of a workshop to those whose turn it is. All of it happens under the lock of the workshop: whoever
//! comes at the same moment waits there, on both databases and on however many nodes, so that no seat is given twice.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use roster::Role;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbBackend, EntityTrait as _, JoinType, QueryFilter as _,
    QuerySelect as _, RelationDef,
};
use serde_json::json;
use store::{Desk, Line, Sight, StoreFault};
use web::House;

use super::letters;
use super::records::{self, invitation_seats, workshop_seats};
use super::rules::{Group, Hall, LateAnswers, Person, Place, SeatRules};
use crate::day::Workshop;
use crate::records::{InvitationId, ParticipantId, WorkshopId, invitation, participant, workshop};
use crate::registration::views;

/// Whose list is on the desk.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arrived<'a> {
    /// By which invitation.
    pub invitation: InvitationId,
    /// Who stood on the list before.
    pub before: &'a [participant::Model],
}

impl Arrived<'_> {
    /// Seats that the municipality took before, with and without a name.
    fn had(&self, held: &BTreeMap<Role, usize>) -> usize {
        let seated = self.before.iter().filter(|one| one.place == Place::Seated);
        let people = seated.map(|one| Person {
            id: one.id,
            role: views::role_of(&one.role),
            place: one.place,
            was: one.place,
            since: None,
            position: one.position,
        });
        Group { invitation: self.invitation, most: 0, held: held.clone(), people: people.collect() }.taken()
    }
}

/// Waits until nobody else gives or takes seats of a workshop; from here to the end of the desk it is this one alone.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub(crate) async fn lock(desk: &Desk, id: WorkshopId) -> Result<(), StoreFault> {
    // The one who writes to a file is alone from the desk's first moment.
    if desk.db().get_database_backend() == DbBackend::Sqlite {
        return Ok(());
    }
    // The house locks: a municipality reads the workshop and does not change it, and the wall takes a lock for a change.
    desk.see_as(Sight::House, async {
        workshop::Entity::find_by_id(id).lock_exclusive().one(desk.db()).await?;
        Ok(())
    })
    .await
}

/// Gives the seats of a workshop to those whose turn it is, under its lock. Of the list that has just come (`arrived`)
/// those who take no more seats than it had sit first. Municipalities whose people get a seat by what another one did are
/// written to. Says how the people of the list stand, by their place on it; empty when no list came.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub(crate) async fn settle(
    desk: &mut Desk,
    house: &House,
    workshop: &Workshop,
    arrived: Option<Arrived<'_>>,
) -> Result<BTreeMap<i32, Place>, StoreFault> {
    let now = desk.now();
    let (hall, moved) = desk
        .see_as(Sight::House, async {
            let mut hall = hall(desk.db(), workshop).await?;
            if let Some(own) = arrived {
                let group = hall.groups.iter().find(|group| group.invitation == own.invitation);
                let had = group.map_or(0, |group| own.had(&group.held));
                hall.stand_in(own.invitation, had);
            }
            hall.allot();
            keep(desk, &hall, now).await?;
            let given: Vec<(InvitationId, ParticipantId)> = hall
                .changed()
                .filter(|(group, person)| {
                    !person.place.waits() && arrived.is_none_or(|own| own.invitation != group.invitation)
                })
                .map(|(group, person)| (group.invitation, person.id))
                .collect();
            let moved = letters::moved_up(desk, house, workshop, &given).await?;
            Ok::<_, StoreFault>((hall, moved))
        })
        .await?;
    if moved.people > 0 {
        desk.write(Line {
            deed: "seats.given_on",
            subject: "workshop",
            subject_id: workshop.id.uuid(),
            owner: Some(workshop.county.uuid()),
            details: json!({ "people": moved.people, "municipalities": moved.letters.len() }),
        });
    }
    moved.letters.into_iter().for_each(|letter| desk.post_for_others(letter));
    let own = hall.groups.iter().find(|group| arrived.is_some_and(|own| own.invitation == group.invitation));
    let people = own.map(|group| group.people.as_slice()).unwrap_or_default();
    Ok(people.iter().map(|person| (person.position, person.place)).collect())
}

/// The rules of a workshop's seats as they stand, with their version; 0 while the usual ones hold.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub(crate) async fn rules(db: &impl ConnectionTrait, id: WorkshopId) -> Result<(SeatRules, i32), StoreFault> {
    let row = workshop_seats::Entity::find_by_id(id).one(db).await?;
    row.map_or_else(|| Ok((SeatRules::default(), 0)), |row| Ok((row.rules()?, row.version)))
}

/// A person as the database tells of them: by which invitation, who, role, place, since when they wait, place in the list.
type Row = (InvitationId, ParticipantId, String, Place, Option<DateTimeUtc>, i32);

/// All seats of a workshop as they stand.
pub(crate) async fn hall(db: &impl ConnectionTrait, workshop: &Workshop) -> Result<Hall, StoreFault> {
    let (rules, _) = rules(db, workshop.id).await?;
    let invited: Vec<(InvitationId, Option<i32>, Option<String>)> = invitation::Entity::find()
        .join(JoinType::LeftJoin, to_seats())
        .filter(invitation::Column::Workshop.eq(workshop.id))
        .select_only()
        .column(invitation::Column::Id)
        .column(invitation_seats::Column::Most)
        .column(invitation_seats::Column::Held)
        .into_tuple()
        .all(db)
        .await?;
    let people: Vec<Row> = participant::Entity::find()
        .join(JoinType::InnerJoin, views::to_invitation())
        .filter(invitation::Column::Workshop.eq(workshop.id))
        .select_only()
        .column(participant::Column::Invitation)
        .column(participant::Column::Id)
        .column(participant::Column::Role)
        .column(participant::Column::Place)
        .column(participant::Column::WaitsSince)
        .column(participant::Column::Position)
        .into_tuple()
        .all(db)
        .await?;
    let mut of_invitation: BTreeMap<InvitationId, Vec<Person>> = BTreeMap::new();
    for (invitation, id, role, was, since, position) in people {
        // Where late answers are taken nobody waits for leave.
        let is_free = was == Place::Late && rules.late == LateAnswers::Taken;
        let place = if is_free { Place::RoomFull } else { was };
        let person = Person { id, role: views::role_of(&role), place, was, since, position };
        of_invitation.entry(invitation).or_default().push(person);
    }
    let usual = usize::try_from(workshop.seats_most).unwrap_or_default();
    let groups = invited.into_iter().map(|(invitation, most, held)| {
        Ok(Group {
            invitation,
            most: most.and_then(|most| usize::try_from(most).ok()).unwrap_or(usual),
            held: held.as_deref().map(records::held).transpose()?.unwrap_or_default(),
            people: of_invitation.remove(&invitation).unwrap_or_default(),
        })
    });
    Ok(Hall {
        groups: groups.collect::<Result<_, StoreFault>>()?,
        room: rules.room_of(workshop),
        role_most: rules.most_by_role(),
    })
}

/// Writes down who stands otherwise than before: a statement for each place.
pub(super) async fn keep(desk: &Desk, hall: &Hall, now: DateTime<Utc>) -> Result<(), StoreFault> {
    for place in Place::ALL {
        let moved = hall.changed().filter(|(_, person)| person.place == place);
        let ids: Vec<ParticipantId> = moved.map(|(_, person)| person.id).collect();
        if ids.is_empty() {
            continue;
        }
        let mut people = participant::Entity::update_many()
            .col_expr(participant::Column::Place, Expr::value(place))
            .filter(participant::Column::Id.is_in(ids));
        if !place.waits() {
            people = people.col_expr(participant::Column::WaitsSince, Expr::value(None::<DateTime<Utc>>));
        }
        people.exec(desk.db()).await?;
    }
    // Whoever waits by a change of the rules waits from now on.
    let mut since = participant::Entity::update_many()
        .col_expr(participant::Column::WaitsSince, Expr::value(Some(now)))
        .filter(participant::Column::WaitsSince.is_null());
    let new = hall.changed().filter(|(_, person)| person.place.waits() && person.since.is_none());
    let new: Vec<ParticipantId> = new.map(|(_, person)| person.id).collect();
    if !new.is_empty() {
        since = since.filter(participant::Column::Id.is_in(new));
        since.exec(desk.db()).await?;
    }
    Ok(())
}

pub(crate) fn to_seats() -> RelationDef {
    invitation::Entity::belongs_to(invitation_seats::Entity)
        .from(invitation::Column::Id)
        .to(invitation_seats::Column::Invitation)
        .into()
}
