//! Who looks after a county's letters, and which addresses somebody says do not work: one query.

use std::collections::HashMap;

use ::organisation::records::{duty_held, organisation, person};
use ::organisation::{Duty, OrganisationId, register};
use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::sea_query::{Expr, SelectStatement, SimpleExpr};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, ExprTrait as _, FromQueryResult, QueryFilter as _, QuerySelect as _,
    QueryTrait as _,
};
use store::{Store, StoreFault, union};

use super::records::bounce;

/// An address of a municipality at which a letter did not arrive, as somebody says or a mail server reported.
pub(super) struct Mark {
    /// Whose address.
    pub municipality: OrganisationId,
    /// Which.
    pub address: String,
    /// The letter.
    pub letter: Uuid,
    /// What the mail server reported; empty when somebody says so.
    pub reason: String,
}

/// What is known of the people and addresses of a county.
#[derive(Default)]
pub(super) struct Known {
    /// Name and address of each of its municipalities' coordinators, by when they became it.
    pub coordinators: HashMap<OrganisationId, Vec<(String, String)>>,
    /// The same of its own.
    pub county: Vec<(String, String)>,
    /// Addresses that do not work.
    pub marked: Vec<Mark>,
}

/// One row of the union: somebody's address, or one that does not work.
#[derive(FromQueryResult)]
struct Row {
    kind: String,
    of: OrganisationId,
    address: String,
    /// The person's name, or why the address does not work.
    text: String,
    letter: Option<Uuid>,
    at: DateTimeUtc,
}

const COORDINATOR: &str = "coordinator";
const MARKED: &str = "marked";

impl Known {
    /// Of a county and its municipalities.
    ///
    /// # Errors
    /// [`StoreFault`] when the database refuses.
    pub async fn of(store: &Store, county: OrganisationId) -> Result<Self, StoreFault> {
        let found = union::all(store.reader(), parts(store, county)).await?;
        let mut rows =
            found.iter().map(|row| Row::from_query_result(row, "")).collect::<Result<Vec<_>, _>>()?;
        rows.sort_by_key(|row| row.at);
        let mut known = Self::default();
        for row in rows {
            match (row.kind.as_str(), row.letter) {
                (COORDINATOR, _) if row.of == county => known.county.push((row.text, row.address)),
                (COORDINATOR, _) => {
                    known.coordinators.entry(row.of).or_default().push((row.text, row.address));
                }
                (MARKED, Some(letter)) => known.marked.push(Mark {
                    municipality: row.of,
                    address: row.address,
                    letter,
                    reason: row.text,
                }),
                _ => return Err(StoreFault::Unreadable(format!("{} of {}", row.kind, row.of))),
            }
        }
        Ok(known)
    }
}

/// One part of the union for each kind of row, all with the same columns.
fn parts(store: &Store, county: OrganisationId) -> [SelectStatement; 3] {
    let text = |text: &str| -> SimpleExpr { Expr::value(text.to_owned()) };
    let municipalities =
        || register::right_below(county).select_only().column(organisation::Column::Id).into_query();
    let coordinators = |duty: Duty| {
        register::holding(store, duty)
            .select_only()
            .expr_as(text(COORDINATOR), "kind")
            .column_as(duty_held::Column::Organisation, "of")
            .column_as(person::Column::Address, "address")
            .column_as(person::Column::Name, "text")
            .expr_as(SimpleExpr::null().cast_as("uuid"), "letter")
            .column_as(duty_held::Column::GivenAt, "at")
    };
    [
        coordinators(Duty::MunicipalCoordinator)
            .filter(duty_held::Column::Organisation.in_subquery(municipalities()))
            .into_query(),
        coordinators(Duty::CountyCoordinator).filter(duty_held::Column::Organisation.eq(county)).into_query(),
        bounce::Entity::find()
            .filter(bounce::Column::Municipality.in_subquery(municipalities()))
            .select_only()
            .expr_as(text(MARKED), "kind")
            .column_as(bounce::Column::Municipality, "of")
            .column_as(bounce::Column::Address, "address")
            .column_as(bounce::Column::Reason, "text")
            .column_as(bounce::Column::Letter, "letter")
            .column_as(bounce::Column::MarkedAt, "at")
            .into_query(),
    ]
}
