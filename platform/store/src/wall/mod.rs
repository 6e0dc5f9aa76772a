//! # Wall
//! The second wall: row-level security on PostgreSQL, so that a query that forgot to narrow itself returns nothing of
//! somebody else's (decision 0011). An area says for each of its tables in SQL who sees a row; a migration raises it.
//!
//! Always:
//! - every table has a [`Guard`] or stands in [`UNGUARDED`] with its reason; a test looks;
//! - the house sees everything, nobody sees nothing;
//! - whoever serves gets exactly the rights for which a guard says a condition: nobody deletes from the journal.
//!
//! SQLite has nothing of the kind: one program owns the file, and the first wall stands alone there.

mod functions;
mod grant;
mod state;

pub(crate) use functions::Functions;
pub(crate) use grant::grant;
pub use state::{Hole, wall_state};

use sea_orm::{ConnectionTrait as _, DbBackend};
use sea_orm_migration::prelude::{DbErr, MigrationName, MigrationTrait, SchemaManager};

/// Tables without a guard, each with the reason.
pub const UNGUARDED: [(&str, &str); 1] =
    [("seaql_migrations", "the migrator's own list of names; whoever serves may only read it")];

/// Who sees and changes the rows of one table. Conditions are SQL over the row's columns; besides them there are
/// `sight_authority()` (the authority that asks, or null), `sight_overseer()` and `sight_somebody()`. The house comes
/// first everywhere and needs no word.
#[derive(Clone, Copy, Debug)]
pub struct Guard {
    table: &'static str,
    read: &'static str,
    add: &'static str,
    change: &'static str,
    remove: Option<&'static str>,
}

/// A condition that is never met: the house alone.
const HOUSE: &str = "false";

impl Guard {
    /// A table that the house alone may touch.
    #[must_use]
    pub const fn of(table: &'static str) -> Self {
        Self { table, read: HOUSE, add: HOUSE, change: HOUSE, remove: Some(HOUSE) }
    }

    /// Who sees a row.
    #[must_use]
    pub const fn read(self, read: &'static str) -> Self {
        Self { read, ..self }
    }

    /// Who may add, change and remove a row that they see. Locking a row is changing it.
    #[must_use]
    pub const fn write(self, write: &'static str) -> Self {
        Self { add: write, change: write, remove: Some(write), ..self }
    }

    /// Who may add a row.
    #[must_use]
    pub const fn add(self, add: &'static str) -> Self {
        Self { add, ..self }
    }

    /// Who may change a row, and to what.
    #[must_use]
    pub const fn change(self, change: &'static str) -> Self {
        Self { change, ..self }
    }

    /// Nobody removes a row, not even the house: whoever serves has no right to it.
    #[must_use]
    pub const fn kept(self) -> Self {
        Self { remove: None, ..self }
    }

    /// The statements that raise this guard in place of the one there is.
    fn statements(&self) -> Vec<String> {
        let table = self.table;
        let whole = |condition: &str| format!("sight_house() OR ({condition})");
        let mut statements = vec![format!("ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")];
        for name in ["read", "add", "change", "remove"] {
            statements.push(format!("DROP POLICY IF EXISTS may_{name} ON {table}"));
        }
        let (read, add, change) = (whole(self.read), whole(self.add), whole(self.change));
        statements.push(format!("CREATE POLICY may_read ON {table} FOR SELECT USING ({read})"));
        statements.push(format!("CREATE POLICY may_add ON {table} FOR INSERT WITH CHECK ({add})"));
        statements.push(format!(
            "CREATE POLICY may_change ON {table} FOR UPDATE USING ({change}) WITH CHECK ({change})"
        ));
        if let Some(remove) = self.remove {
            let remove = whole(remove);
            statements.push(format!("CREATE POLICY may_remove ON {table} FOR DELETE USING ({remove})"));
        }
        statements
    }
}

/// Raises the guards of tables that a migration has made or changed. Nothing on SQLite.
///
/// # Errors
/// [`DbErr`] when a table is not there or a condition is no SQL.
pub async fn raise(schema: &SchemaManager<'_>, guards: &[Guard]) -> Result<(), DbErr> {
    let db = schema.get_connection();
    if db.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    for statement in guards.iter().flat_map(Guard::statements) {
        db.execute_unprepared(&statement).await?;
    }
    Ok(())
}

/// A migration that does nothing but raise guards over tables that are there.
#[derive(Clone, Copy, Debug)]
pub struct Wall {
    /// The migration's name.
    pub name: &'static str,
    /// SQL for PostgreSQL alone that comes first: functions that the conditions call.
    pub before: &'static [&'static str],
    /// The guards.
    pub guards: &'static [Guard],
}

impl MigrationName for Wall {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Wall {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let db = schema.get_connection();
        if db.get_database_backend() == DbBackend::Postgres {
            for statement in self.before {
                db.execute_unprepared(statement).await?;
            }
        }
        raise(schema, self.guards).await
    }
}

/// The guards of the store's own tables.
pub(crate) const OWN: Wall = Wall {
    name: "0002_store_wall",
    before: &[],
    guards: &[
        // The sealer marks lines as sealed; nobody takes one away.
        Guard::of("journal_line")
            .read("sight_overseer() OR sight_authority() IN (owner, author_organisation)")
            .add("author_organisation = sight_authority()")
            .kept(),
        Guard::of("journal_seal").kept(),
        // A number and a hash, printed on the journal's page for whoever may read any of it.
        Guard::of("journal_head").read("sight_somebody()").kept(),
        Guard::of("outbox_parcel")
            // A municipality's receipt is the county's letter. What the house sends of itself is its own.
            .read("sender IS NOT NULL AND sight_authority() IN (sender, receiver)")
            .add("sender IS NOT NULL AND sight_authority() IN (sender, receiver)")
            .change("sender = sight_authority()"),
        Guard::of("errand"),
        // Wrapped: without the keyring outside the database they open nothing. Whoever seals first makes one.
        Guard::of("vault_key").read("sight_somebody()").add("sight_somebody()").change("sight_somebody()"),
        Guard::of("vault_master").read("sight_somebody()"),
        // Keys of forms, which nobody can guess, and the address that the same form is answered with again.
        Guard::of("deed_done").read("sight_somebody()").add("sight_somebody()").change("sight_somebody()"),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guard_that_says_nothing_is_the_houses_alone() {
        let statements = Guard::of("thing").statements();
        let policies: Vec<_> = statements.iter().filter(|text| text.starts_with("CREATE POLICY")).collect();
        assert_eq!(policies.len(), 4);
        assert!(policies.iter().all(|text| text.contains("sight_house() OR (false)")), "{policies:?}");
    }

    #[test]
    fn what_is_kept_has_no_policy_by_which_it_could_go() {
        let statements = Guard::of("thing").write("true").kept().statements();
        assert!(!statements.iter().any(|text| text.contains("FOR DELETE")), "{statements:?}");
    }
}
