//! What the areas ask the database for the first page: parts of one question, so that the page asks as much of it with ten
//! areas as with one (decision 0034).

use chrono::NaiveDate;
use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::sea_query::{Expr, SelectStatement, SimpleExpr};
use sea_orm::{
    EntityTrait, ExprTrait as _, FromQueryResult, IntoSimpleExpr, QuerySelect as _, QueryTrait as _, Select,
};
use store::{Store, StoreFault, union};

/// Some rows, and what is read of each. What is not named is none in its rows. The parts of all areas are put together
/// with UNION ALL, which knows neither ORDER BY nor LIMIT in a part: whoever needs an order sorts.
#[derive(Clone, Debug)]
pub struct Part {
    name: &'static str,
    rows: SelectStatement,
    said: Vec<(&'static str, SimpleExpr)>,
}

/// The columns of the question, each with its type.
const COLUMNS: [(&str, &str); 10] = [
    ("source", "integer"),
    ("id", "uuid"),
    ("of", "uuid"),
    ("by", "uuid"),
    ("code", "text"),
    ("text", "text"),
    ("number", "bigint"),
    ("known", "bigint"),
    ("day", "date"),
    ("at", "timestamptz"),
];

/// A row that was found, of whichever part.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Row {
    source: i32,
    kind: String,
    /// Of what: the thing to go to.
    pub id: Option<Uuid>,
    /// Of whom, or under what.
    pub of: Option<Uuid>,
    /// By whom.
    pub by: Option<Uuid>,
    /// A state, or another word of the program's own.
    pub code: Option<String>,
    /// Somebody's words.
    pub text: Option<String>,
    /// How many.
    pub number: Option<i64>,
    /// How many of them are known already.
    pub known: Option<i64>,
    /// On which day.
    pub day: Option<NaiveDate>,
    /// When.
    pub at: Option<DateTimeUtc>,
}

impl Part {
    /// The rows of a query, under a name that is the source's own.
    #[must_use]
    pub fn of<E: EntityTrait>(name: &'static str, rows: Select<E>) -> Self {
        Self { name, rows: rows.select_only().into_query(), said: Vec::new() }
    }

    fn with(mut self, column: &'static str, expr: SimpleExpr) -> Self {
        self.said.push((column, expr));
        self
    }

    /// Reads [`Row::id`].
    #[must_use]
    pub fn id(self, expr: impl IntoSimpleExpr) -> Self {
        self.with("id", expr.into_simple_expr())
    }

    /// Reads [`Row::of`].
    #[must_use]
    pub fn whose(self, expr: impl IntoSimpleExpr) -> Self {
        self.with("of", expr.into_simple_expr())
    }

    /// Reads [`Row::by`].
    #[must_use]
    pub fn by(self, expr: impl IntoSimpleExpr) -> Self {
        self.with("by", expr.into_simple_expr())
    }

    /// Reads [`Row::code`].
    #[must_use]
    pub fn code(self, expr: impl IntoSimpleExpr) -> Self {
        self.with("code", expr.into_simple_expr())
    }

    /// Reads [`Row::text`].
    #[must_use]
    pub fn text(self, expr: impl IntoSimpleExpr) -> Self {
        self.with("text", expr.into_simple_expr())
    }

    /// Reads [`Row::number`].
    #[must_use]
    pub fn number(self, expr: impl IntoSimpleExpr) -> Self {
        self.with("number", expr.into_simple_expr().cast_as("bigint"))
    }

    /// Reads [`Row::known`].
    #[must_use]
    pub fn known(self, expr: impl IntoSimpleExpr) -> Self {
        self.with("known", expr.into_simple_expr().cast_as("bigint"))
    }

    /// Reads [`Row::day`].
    #[must_use]
    pub fn day(self, expr: impl IntoSimpleExpr) -> Self {
        self.with("day", expr.into_simple_expr())
    }

    /// Reads [`Row::at`].
    #[must_use]
    pub fn at(self, expr: impl IntoSimpleExpr) -> Self {
        self.with("at", expr.into_simple_expr())
    }

    /// As a part of the question, of the source at this place.
    fn of_source(self, place: usize) -> SelectStatement {
        let source = i32::try_from(place).unwrap_or(i32::MAX);
        let of = self.with("source", Expr::value(source));
        union::part(of.rows, of.name, &COLUMNS, &of.said)
    }
}

/// What was found of the parts of one source.
#[derive(Clone, Debug, Default)]
pub struct Told(Vec<Row>);

impl Told {
    /// The rows of a part, in no order.
    pub fn all(&self, part: &str) -> impl Iterator<Item = &Row> {
        self.0.iter().filter(move |row| row.kind == part)
    }

    /// The row of a part that has one at most.
    #[must_use]
    pub fn one(&self, part: &str) -> Option<&Row> {
        self.all(part).next()
    }
}

/// Asks the parts of all sources, each source's at its place: one query, and none when nobody asks.
pub(super) async fn ask(store: &Store, parts: Vec<Vec<Part>>) -> Result<Vec<Told>, StoreFault> {
    let mut told = vec![Told::default(); parts.len()];
    let all = parts
        .into_iter()
        .enumerate()
        .flat_map(|(place, parts)| parts.into_iter().map(move |part| part.of_source(place)));
    for row in union::all(store.reader(), all).await? {
        let row = Row::from_query_result(&row, "")?;
        let place = usize::try_from(row.source).ok();
        if let Some(told) = place.and_then(|place| told.get_mut(place)) {
            told.0.push(row);
        }
    }
    Ok(told)
}
