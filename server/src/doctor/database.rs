//! The database: within reach, new enough, and with the tables of this version.

use sea_orm::{ConnectionTrait as _, Statement};
use secrecy::ExposeSecret as _;
use store::{Backend, Doors, Store, StoreFault};

use super::Finding;
use crate::assembly::MIGRATIONS;
use crate::config::Config;

const CHECK: &str = "databas";
/// The oldest PostgreSQL that is supported.
const POSTGRES: i32 = 15;

/// Opens the database; one that is not there is not made.
pub(super) async fn open(config: &Config, doors: Doors) -> Result<Store, Finding> {
    let embedded = config.data.join("valskydd.sqlite");
    if config.database.expose_secret().is_empty() && !embedded.exists() {
        let what = format!("Det finns ingen databas i {} än.", config.data.display());
        return Err(Finding::warning(CHECK, what, "Kör valskydd init, så görs den."));
    }
    Store::open(&config.store_settings(), doors).await.map_err(|fault| {
        Finding::fault(
            CHECK,
            format!("Databasen går inte att nå: {}", without_address(&fault, config)),
            "Kontrollera att databasservern är igång, och adress, användare och lösenord i database.",
        )
    })
}

/// A driver's words may repeat the address, which may hold a password.
fn without_address(fault: &StoreFault, config: &Config) -> String {
    let said = fault.to_string();
    match config.database.expose_secret() {
        "" => said,
        address => said.replace(address, "[database]"),
    }
}

/// Which database it is.
pub(super) async fn version(store: &Store) -> Finding {
    let asked = match store.backend() {
        Backend::Sqlite => return Finding::ok(CHECK, "SQLite, inbyggd, för en nod."),
        Backend::Postgres => "SELECT current_setting('server_version_num')::int4",
    };
    match number(store, asked).await {
        Some(version) if version / 10_000 >= POSTGRES => {
            Finding::ok(CHECK, format!("PostgreSQL {}.", version / 10_000))
        }
        Some(version) => Finding::fault(
            CHECK,
            format!("PostgreSQL {} är för gammal.", version / 10_000),
            format!("Uppgradera till {POSTGRES} eller nyare."),
        ),
        None => Finding::fault(CHECK, "Databasen svarar inte på frågor.", "Se i databasserverns logg."),
    }
}

async fn number(store: &Store, asked: &str) -> Option<i32> {
    let asked = Statement::from_string(store.backend().into(), asked);
    store.reader().query_one_raw(asked).await.ok()??.try_get_by_index(0).ok()
}

/// Whether every table is there.
pub(super) async fn is_whole(store: &Store) -> bool {
    store.pending(MIGRATIONS).await.is_ok_and(|pending| pending.is_empty())
}

/// Whether the tables are those of this version.
pub(super) async fn tables(store: &Store) -> Finding {
    match store.pending(MIGRATIONS).await {
        Ok(pending) if pending.is_empty() => Finding::ok(CHECK, "Tabellerna hör till den här versionen."),
        Ok(pending) => Finding::warning(
            CHECK,
            format!(
                "Tabellerna hör till en äldre version; {} steg återstår: {}.",
                pending.len(),
                pending.join(", ")
            ),
            "Ta en säkerhetskopia och starta programmet, så gör det stegen.",
        ),
        Err(fault) => Finding::fault(
            CHECK,
            format!("Tabellerna går inte att läsa: {fault}"),
            "Kontrollera databasanvändarens rättigheter.",
        ),
    }
}
