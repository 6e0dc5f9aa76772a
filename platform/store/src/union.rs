//! Rows of several tables in one question: parts with the same columns, put together with UNION ALL.

use sea_orm::sea_query::{Expr, SelectStatement, SimpleExpr, UnionType};
use sea_orm::{ConnectionTrait, DbErr, ExprTrait as _, QueryResult};

/// A part: what is read under each column's name of these rows, of which nothing is read yet; `kind` says which part. Of a
/// column that is not said there is nothing, of the type that stands beside its name: PostgreSQL wants to know it in each
/// part.
#[must_use]
pub fn part(
    mut rows: SelectStatement,
    kind: &str,
    columns: &[(&'static str, &'static str)],
    said: &[(&str, SimpleExpr)],
) -> SelectStatement {
    rows.expr_as(Expr::value(kind.to_owned()), "kind");
    for (name, of) in columns {
        let own = said.iter().find(|(column, _)| column == name);
        let expr = own.map_or_else(|| SimpleExpr::null().cast_as(*of), |(_, expr)| expr.clone());
        rows.expr_as(expr, *name);
    }
    rows
}

/// The rows of all parts, in no order: one query, and none when there is no part. The parts hold neither ORDER BY nor
/// LIMIT.
///
/// # Errors
/// [`DbErr`] when the database refuses.
pub async fn all(
    db: &impl ConnectionTrait,
    parts: impl IntoIterator<Item = SelectStatement>,
) -> Result<Vec<QueryResult>, DbErr> {
    let mut parts = parts.into_iter();
    let Some(mut question) = parts.next() else { return Ok(Vec::new()) };
    for part in parts {
        question.union(UnionType::All, part);
    }
    db.query_all_raw(db.get_database_backend().build(&question)).await
}
