//! How full the lists of a workshop are: one query, however many people are on them.

use std::collections::{BTreeMap, HashMap};

use roster::Role;
use sea_orm::sea_query::{Expr, SelectStatement, SimpleExpr};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, ExprTrait as _, FromQueryResult, JoinType, QueryFilter as _,
    QuerySelect as _, QueryTrait as _, RelationDef,
};
use store::{Store, StoreFault, union};

use super::counted::{self, Counts, EVERYBODY};
use super::rules;
use super::views::{role_of, to_invitation};
use crate::records::{InvitationId, WorkshopId, invitation, participant};
use crate::seats::records::{held, invitation_seats};
use crate::seats::rules::Place;

/// One municipality's list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// Its people who have a seat; of a list that is gone, what was counted.
    pub counts: Counts,
    /// How many of its people wait for a seat.
    pub waiting: usize,
    /// Seats that it holds in a role before there is a name.
    pub held: BTreeMap<Role, usize>,
}

/// One row of the union: so many people in a role, or the seats that are held.
#[derive(FromQueryResult)]
struct Row {
    kind: String,
    invitation: InvitationId,
    role: String,
    text: String,
    people: i64,
}

const SEATED: &str = "seated";
const WAITING: &str = "waiting";
const COUNTED: &str = "counted";
const HELD: &str = "held";

/// The lists of a workshop, by invitation; a list of which there is nothing to say is left out.
///
/// # Errors
/// [`StoreFault`] when the database refuses, or holds what cannot be read.
pub async fn of_workshop(
    store: &Store,
    workshop: WorkshopId,
) -> Result<HashMap<InvitationId, Filled>, StoreFault> {
    let mut filled: HashMap<InvitationId, Filled> = HashMap::new();
    let mut left: HashMap<InvitationId, Counts> = HashMap::new();
    for row in union::all(store.reader(), parts(workshop)).await? {
        let Row { kind, invitation, role, text, people } = Row::from_query_result(&row, "")?;
        let people = usize::try_from(people).unwrap_or_default();
        let own = filled.entry(invitation).or_default();
        match kind.as_str() {
            SEATED => {
                own.counts.people += people;
                for role in rules::covered(Some(role_of(&role)), &text) {
                    *own.counts.in_role.entry(role).or_default() += people;
                }
            }
            WAITING => own.waiting += people,
            COUNTED if role == EVERYBODY => left.entry(invitation).or_default().people = people,
            COUNTED => {
                left.entry(invitation).or_default().in_role.insert(role_of(&role), people);
            }
            HELD => own.held = held(&text)?,
            _ => return Err(StoreFault::Unreadable(format!("{kind} of {invitation}"))),
        }
    }
    for (invitation, counts) in left {
        let own = filled.entry(invitation).or_default();
        if own.counts.people == 0 {
            own.counts = counts;
        }
    }
    Ok(filled)
}

/// One part of the union for each kind of row, all with the same columns. People are counted where they lie: as many rows
/// come as there are different roles.
fn parts(workshop: WorkshopId) -> [SelectStatement; 4] {
    let text = |text: &str| -> SimpleExpr { Expr::value(text.to_owned()) };
    let number = |number: SimpleExpr| number.cast_as("bigint");
    let people = || {
        participant::Entity::find()
            .join(JoinType::InnerJoin, to_invitation())
            .filter(invitation::Column::Workshop.eq(workshop))
            .select_only()
    };
    let of_count: RelationDef = counted::record::Entity::belongs_to(invitation::Entity)
        .from(counted::record::Column::Invitation)
        .to(invitation::Column::Id)
        .into();
    let of_seats: RelationDef = invitation_seats::Entity::belongs_to(invitation::Entity)
        .from(invitation_seats::Column::Invitation)
        .to(invitation::Column::Id)
        .into();
    [
        people()
            .filter(participant::Column::Place.eq(Place::Seated))
            .expr_as(text(SEATED), "kind")
            .column_as(participant::Column::Invitation, "invitation")
            .column_as(participant::Column::Role, "role")
            .column_as(participant::Column::RoleText, "text")
            .expr_as(participant::Column::Id.count(), "people")
            .group_by(participant::Column::Invitation)
            .group_by(participant::Column::Role)
            .group_by(participant::Column::RoleText)
            .into_query(),
        people()
            .filter(participant::Column::Place.ne(Place::Seated))
            .expr_as(text(WAITING), "kind")
            .column_as(participant::Column::Invitation, "invitation")
            .expr_as(text(""), "role")
            .expr_as(text(""), "text")
            .expr_as(participant::Column::Id.count(), "people")
            .group_by(participant::Column::Invitation)
            .into_query(),
        counted::record::Entity::find()
            .join(JoinType::InnerJoin, of_count)
            .filter(invitation::Column::Workshop.eq(workshop))
            .select_only()
            .expr_as(text(COUNTED), "kind")
            .column_as(counted::record::Column::Invitation, "invitation")
            .column_as(counted::record::Column::Role, "role")
            .expr_as(text(""), "text")
            .expr_as(number(Expr::col((counted::record::Entity, counted::record::Column::People))), "people")
            .into_query(),
        invitation_seats::Entity::find()
            .join(JoinType::InnerJoin, of_seats)
            .filter(invitation::Column::Workshop.eq(workshop))
            .select_only()
            .expr_as(text(HELD), "kind")
            .column_as(invitation_seats::Column::Invitation, "invitation")
            .expr_as(text(""), "role")
            .column_as(invitation_seats::Column::Held, "text")
            .expr_as(number(Expr::value(0_i64)), "people")
            .into_query(),
    ]
}
