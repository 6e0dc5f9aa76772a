//! The clock, against the database's: links, sessions and codes live by it.

use sea_orm::{ConnectionTrait as _, Statement};
use store::{Backend, Store};

use super::Finding;

const CHECK: &str = "klocka";
/// A code from an authenticator is right for half a minute.
const MAY_DIFFER: f64 = 10.0;

/// How far the two clocks are apart.
pub(super) async fn database(store: &Store) -> Finding {
    let asked = match store.backend() {
        Backend::Sqlite => "SELECT CAST(strftime('%s', 'now') AS REAL)",
        Backend::Postgres => "SELECT extract(epoch FROM clock_timestamp())::float8",
    };
    let asked = Statement::from_string(store.backend().into(), asked);
    let theirs = store.reader().query_one_raw(asked).await.ok().flatten();
    let theirs: Option<f64> = theirs.and_then(|row| row.try_get_by_index(0).ok());
    let Some(theirs) = theirs else {
        return Finding::warning(CHECK, "Databasens klocka går inte att läsa.", "Se i databasserverns logg.");
    };
    let apart = (theirs - store.doors().now().timestamp() as f64).abs();
    if apart <= MAY_DIFFER {
        Finding::ok(CHECK, "Klockan går som databasens.")
    } else {
        Finding::fault(
            CHECK,
            format!(
                "Klockan och databasens klocka skiljer {apart:.0} sekunder: länkar och koder slutar gälla i förtid."
            ),
            "Slå på tidssynkronisering (till exempel systemd-timesyncd eller chrony) på båda datorerna.",
        )
    }
}
