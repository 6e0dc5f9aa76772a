//! What is noted of the letters of a workshop, beside everybody they are for: its rules, what was sent or is held back, the
//! last change, where the course is and where answers go. One query.

use organisation::OrganisationId;
use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::sea_query::{SelectStatement, SimpleExpr};
use sea_orm::{
    ColumnTrait as _, EntityTrait, FromQueryResult as _, IntoSimpleExpr as _, QueryFilter as _,
    QuerySelect as _, QueryTrait as _, Select,
};
use store::{Store, StoreFault, union};
use workshop::WorkshopId;
use workshop::day::Workshop;
use workshop::received::records::mailbox;

use course::records::told;

use crate::records::{change, once, rule};

/// What is noted.
#[derive(Default)]
pub(crate) struct Noted {
    /// Rules that the county has changed.
    pub rules: Vec<rule::Model>,
    /// What was sent or is held back.
    pub done: Vec<once::Model>,
    /// The sequence of the last change that was seen, and when.
    pub change: Option<(i32, DateTimeUtc)>,
    /// Where the course is; empty while nobody has said it.
    pub course_place: String,
    /// The address of the county's mailbox.
    pub mailbox: Option<String>,
}

const RULE: &str = "rule";
const ONCE: &str = "once";
const CHANGE: &str = "change";
const TOLD: &str = "told";
const MAILBOX: &str = "mailbox";

/// The columns of the union, each with its type: those of the rules and of what was sent under their own names.
const COLUMNS: [(&str, &str); 11] = [
    ("workshop", "uuid"),
    ("letter", "text"),
    ("whom", "uuid"),
    ("held", "boolean"),
    ("is_on", "boolean"),
    ("count", "integer"),
    ("unit", "text"),
    ("subject", "text"),
    ("text", "text"),
    ("version", "integer"),
    ("at", "timestamptz"),
];

impl Noted {
    /// Of a workshop.
    ///
    /// # Errors
    /// [`StoreFault`] when the database refuses, or holds what cannot be read.
    pub async fn of(store: &Store, workshop: &Workshop) -> Result<Self, StoreFault> {
        let parts = parts(workshop.id, workshop.programme.uuid(), workshop.county);
        let mut noted = Self::default();
        // Each row is read as what it is: there are as many as letters were sent.
        for row in union::all(store.reader(), parts).await? {
            let kind: String = row.try_get("", "kind")?;
            match kind.as_str() {
                RULE => noted.rules.push(rule::Model::from_query_result(&row, "")?),
                ONCE => noted.done.push(once::Model::from_query_result(&row, "")?),
                CHANGE => noted.change = Some((row.try_get("", "version")?, row.try_get("", "at")?)),
                TOLD => noted.course_place = row.try_get("", "text")?,
                MAILBOX => noted.mailbox = Some(row.try_get("", "text")?),
                _ => return Err(StoreFault::Unreadable(format!("{kind} of {}", workshop.id))),
            }
        }
        Ok(noted)
    }
}

/// One part of the union: what these rows say, and nothing in every other column.
fn part<E: EntityTrait>(kind: &str, rows: Select<E>, said: &[(&str, SimpleExpr)]) -> SelectStatement {
    union::part(rows.select_only().into_query(), kind, &COLUMNS, said)
}

fn parts(id: WorkshopId, programme: Uuid, county: OrganisationId) -> [SelectStatement; 5] {
    let rules = rule::Entity::find().filter(rule::Column::Workshop.eq(id));
    let done = once::Entity::find().filter(once::Column::Workshop.eq(id));
    let change = change::Entity::find_by_id(id);
    let told = told::Entity::find().filter(told::Column::Programme.eq(programme));
    let mailbox = mailbox::Entity::find_by_id(county).filter(mailbox::Column::Address.ne(""));
    [
        part(
            RULE,
            rules,
            &[
                ("workshop", rule::Column::Workshop.into_simple_expr()),
                ("letter", rule::Column::Letter.into_simple_expr()),
                ("is_on", rule::Column::IsOn.into_simple_expr()),
                ("count", rule::Column::Count.into_simple_expr()),
                ("unit", rule::Column::Unit.into_simple_expr()),
                ("subject", rule::Column::Subject.into_simple_expr()),
                ("text", rule::Column::Text.into_simple_expr()),
                ("version", rule::Column::Version.into_simple_expr()),
            ],
        ),
        part(
            ONCE,
            done,
            &[
                ("workshop", once::Column::Workshop.into_simple_expr()),
                ("letter", once::Column::Letter.into_simple_expr()),
                ("whom", once::Column::Whom.into_simple_expr()),
                ("held", once::Column::Held.into_simple_expr()),
                ("at", once::Column::At.into_simple_expr()),
            ],
        ),
        part(
            CHANGE,
            change,
            &[
                ("version", change::Column::Sequence.into_simple_expr()),
                ("at", change::Column::SeenAt.into_simple_expr()),
            ],
        ),
        part(TOLD, told, &[("text", told::Column::Place.into_simple_expr())]),
        part(MAILBOX, mailbox, &[("text", mailbox::Column::Address.into_simple_expr())]),
    ]
}
