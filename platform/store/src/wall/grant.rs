//! The rights of whoever serves: read off the guards, so that both cannot differ.

use sea_orm::{ConnectionTrait, DbErr};

use super::UNGUARDED;

/// Gives `role` what the guards have a condition for, and nothing else, on every table of the schema. Run by the owner
/// after each migration; what was given before and has no guard any more is taken away.
pub(crate) async fn grant<C: ConnectionTrait>(owner: &C, role: &str) -> Result<(), DbErr> {
    let role = role.replace('\'', "''");
    let unguarded = UNGUARDED.map(|(table, _)| format!("'{table}'")).join(", ");
    let statement = format!(
        "DO $body$
DECLARE
    given record;
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), '{role}');
    EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %I FROM %I', current_schema(), '{role}');
    FOR given IN
        SELECT tablename AS name, string_agg(DISTINCT cmd, ', ') AS rights
        FROM pg_policies WHERE schemaname = current_schema() GROUP BY tablename
        UNION ALL
        SELECT table_name, 'SELECT' FROM information_schema.tables
        WHERE table_schema = current_schema() AND table_name IN ({unguarded})
    LOOP
        EXECUTE format('GRANT %s ON %I TO %I', given.rights, given.name, '{role}');
    END LOOP;
END
$body$"
    );
    owner.execute_unprepared(&statement).await.map(|_| ())
}
