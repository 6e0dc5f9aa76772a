//! Whole rows of several tables in one question: the columns of each stand under a prefix of their own.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait, IdenStatic as _, Iterable as _, QuerySelect};

/// Adds every column of `E`, which is joined to the question under the name `table`. A row of it is read with `prefix`, by
/// `FromQueryResult::from_query_result`, or `from_query_result_optional` where there may be none.
#[must_use]
pub fn with<E: EntityTrait, Q: QuerySelect>(question: Q, table: &'static str, prefix: &str) -> Q {
    E::Column::iter().fold(question, |question, column| {
        let name = format!("{prefix}{}", column.as_str());
        question.column_as(column.select_as(Expr::col((table, column))), name)
    })
}
