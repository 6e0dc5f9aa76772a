//! The table of what is kept, held against the database, the errands, the settings and `docs/retention.md`.

use std::collections::BTreeSet;

use organisation::journal::Witness;
use personal_data::retention::document;
use personal_data::retention::table::{Clock, Enforced, NOBODY, RULES, Time};
use sea_orm::{ConnectionTrait as _, Statement};
use texts::Lang;
use valskydd::config::Retention;
use valskydd::serving::errands;

use crate::resident::{Base, Resident};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/retention.md");

#[tokio::test]
async fn the_document_is_written_as_the_table_is() {
    let house = Resident::on(Base::Sqlite).await;
    let now = document(&house.app.words(Lang::En));
    assert!(!now.contains('⟦'), "{now}");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(FILE, &now).unwrap();
    }
    let written = std::fs::read_to_string(FILE).unwrap_or_default();
    assert!(written == now, "docs/retention.md is behind the table; make it anew with BLESS=1");
}

/// A new table has its rule, or a line that says that nobody stands in it.
#[tokio::test]
async fn every_table_of_the_database_has_its_rule() {
    let house = Resident::on(Base::Sqlite).await;
    let store = house.app.store();
    let all = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1";
    let rows =
        store.reader().query_all_raw(Statement::from_string(store.backend().into(), all)).await.unwrap();
    let there: BTreeSet<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
    let ruled = RULES.iter().flat_map(|rule| rule.tables).copied();
    let said: BTreeSet<String> =
        ruled.chain(NOBODY.iter().map(|(table, _)| *table)).map(ToOwned::to_owned).collect();
    assert_eq!(there.difference(&said).collect::<Vec<_>>(), Vec::<&String>::new(), "without a rule");
    assert_eq!(said.difference(&there).collect::<Vec<_>>(), Vec::<&String>::new(), "there is no such table");
}

#[tokio::test]
async fn every_errand_and_setting_of_a_rule_is_there() {
    let house = Resident::on(Base::Sqlite).await;
    let errands = errands(&house.app, Witness::default(), &Retention::default(), Vec::new());
    let settings: Vec<_> = valskydd::config::KEYS.iter().map(|key| key.key).collect();
    for rule in RULES {
        if let Enforced::By(names) = rule.enforced {
            for name in names {
                assert!(errands.iter().any(|errand| errand.name == *name), "{}: {name}", rule.code);
            }
        }
        if let Time::Months(clock, _) = rule.time
            && let Some(setting) = Clock::setting(clock)
        {
            assert!(settings.contains(&setting), "{}: {setting}", rule.code);
        }
        assert!(!rule.approved || rule.enforced == Enforced::By(&["dispose by rule"]), "{}", rule.code);
    }
}
