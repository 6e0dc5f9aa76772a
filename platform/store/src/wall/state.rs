//! Whether the wall stands: what whoever serves could do past it.

use std::fmt;

use sea_orm::{ConnectionTrait as _, DbErr, Statement};

use super::UNGUARDED;
use crate::{Backend, Store, StoreFault};

/// A way through or around the second wall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hole {
    /// The embedded database has no second wall: whoever reads the file reads all of it.
    Embedded,
    /// The role is a superuser; no policy holds it.
    Superuser,
    /// The role has BYPASSRLS; no policy holds it.
    PassesPolicies,
    /// The role owns the table; policies do not hold an owner, and it could take them away.
    Owns(String),
    /// The role may make tables and functions in the schema.
    MayCreate,
    /// The table has no policies in force.
    NoPolicy(String),
    /// The role has a right on the table that no policy watches over.
    Right(String, String),
}

impl fmt::Display for Hole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Embedded => f.write_str("the embedded database has no second wall"),
            Self::Superuser => f.write_str("the database role is a superuser"),
            Self::PassesPolicies => f.write_str("the database role has BYPASSRLS"),
            Self::Owns(table) => write!(f, "the database role owns the table {table}"),
            Self::MayCreate => f.write_str("the database role may create in the schema"),
            Self::NoPolicy(table) => write!(f, "the table {table} has no policy"),
            Self::Right(table, right) => write!(f, "the database role has {right} on {table}"),
        }
    }
}

/// Every way past the wall for the role by which the store is connected. Empty when it stands.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn wall_state(store: &Store) -> Result<Vec<Hole>, StoreFault> {
    if store.backend() == Backend::Sqlite {
        return Ok(vec![Hole::Embedded]);
    }
    let mut holes = Vec::new();
    let role = "SELECT rolsuper, rolbypassrls, has_schema_privilege(current_schema(), 'CREATE') \
                FROM pg_roles WHERE rolname = current_user";
    for row in ask(store, role).await? {
        let found = [Hole::Superuser, Hole::PassesPolicies, Hole::MayCreate];
        for (at, hole) in found.into_iter().enumerate() {
            if row.try_get_by_index(at)? {
                holes.push(hole);
            }
        }
    }
    let tables = "SELECT relname::text, pg_has_role(relowner, 'USAGE'), \
                  relrowsecurity AND EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = pg_class.oid), \
                  concat_ws(', ', \
                      CASE WHEN has_table_privilege(oid, 'TRUNCATE') THEN 'TRUNCATE' END, \
                      CASE WHEN has_table_privilege(oid, 'REFERENCES') THEN 'REFERENCES' END, \
                      CASE WHEN has_table_privilege(oid, 'TRIGGER') THEN 'TRIGGER' END) \
                  FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace \
                  ORDER BY relname";
    for row in ask(store, tables).await? {
        let (table, owns, guarded, rights): (String, bool, bool, String) = (
            row.try_get_by_index(0)?,
            row.try_get_by_index(1)?,
            row.try_get_by_index(2)?,
            row.try_get_by_index(3)?,
        );
        if owns {
            holes.push(Hole::Owns(table.clone()));
        } else if !rights.is_empty() {
            holes.push(Hole::Right(table.clone(), rights));
        }
        if !guarded && !UNGUARDED.iter().any(|(name, _)| *name == table) {
            holes.push(Hole::NoPolicy(table));
        }
    }
    Ok(holes)
}

async fn ask(store: &Store, sql: &str) -> Result<Vec<sea_orm::QueryResult>, DbErr> {
    store.reader().query_all_raw(Statement::from_string(store.backend().into(), sql)).await
}
