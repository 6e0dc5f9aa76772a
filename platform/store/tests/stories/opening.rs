//! Opening a database, and the key file.

use std::sync::Arc;

use store::{
    Backend, Doors, FixedClock, HouseKey, SeededChance, Settings, Store, StoreFault, hash_token, token_text,
};

use sea_orm::{ConnectionTrait as _, Statement};

use crate::support::{Scene, first_day, karin, on_both, write_lines};

fn doors(seed: u64) -> Doors {
    Doors::new(Arc::new(FixedClock::at(first_day())), Arc::new(SeededChance::new(seed)))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_embedded_database_lies_in_the_folder_whatever_the_folder_is_called() {
    for name in ["plain", "Mina filer åäö", "100%41 klart", "frågor? och svar#1"] {
        let above = tempfile::tempdir().unwrap();
        let folder = above.path().join(name);
        std::fs::create_dir(&folder).unwrap();
        let store = Store::open(&Settings::embedded(&folder), doors(1)).await.unwrap();
        store.migrate(&[]).await.unwrap();
        assert_eq!(store.backend(), Backend::Sqlite);
        store.close().await;
        assert!(folder.join("valskydd.sqlite").is_file(), "{name}");
        assert_eq!(std::fs::read_dir(above.path()).unwrap().count(), 1, "{name}");
    }
}

/// Somebody may build the program without our `.cargo/config.toml`.
#[tokio::test(flavor = "multi_thread")]
async fn the_embedded_database_is_built_to_plan_once_and_to_share_nothing_between_threads() {
    let scene = Scene::new(Backend::Sqlite).await;
    let asked = Statement::from_string(Backend::Sqlite.into(), "PRAGMA compile_options");
    let rows = scene.store.reader().query_all_raw(asked).await.unwrap();
    let options: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
    let has = |option: &str| options.iter().any(|built| built == option);
    assert!(has("ENABLE_QPSG") && has("DEFAULT_MEMSTATUS=0"), "{options:?}");
    assert!(!has("ENABLE_MEMORY_MANAGEMENT"), "{options:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_is_not_there_is_made() {
    let above = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/a b/c/store.sqlite?mode=rwc", above.path().display());
    Store::open(&Settings::at(url), doors(1)).await.unwrap().close().await;
    assert!(above.path().join("a b/c/store.sqlite").is_file());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_is_no_database_is_a_setting_to_correct() {
    for url in [
        "",
        "mysql://x",
        "valskydd.sqlite",
        "sqlite:",
        "sqlite::memory:",
        "postgres://a b:c",
        "postgres://x:99999/y",
    ] {
        let opened = Store::open(&Settings::at(url), doors(1)).await;
        assert!(matches!(opened, Err(StoreFault::Setting(_))), "{url}: {opened:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_no_database_is_a_fault_and_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("valskydd.sqlite");
    let text = "Det här är ett brev och ingen databas. ".repeat(40);
    std::fs::write(&file, &text).unwrap();
    let opened = Store::open(&Settings::embedded(folder.path()), doors(1)).await;
    assert!(matches!(opened, Err(StoreFault::Database(_))), "{opened:?}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_connection_is_enough() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let scene = Scene::bare(backend).await;
        let settings = Settings { connections: 1, ..scene.settings.clone() };
        let store = Store::open(&settings, doors(7)).await.unwrap();
        let migrated = tokio::time::timeout(std::time::Duration::from_secs(20), store.migrate(&[])).await;
        migrated.expect("the migration waits for a connection that it holds itself").unwrap();
        write_lines(&store, 3).await;
        assert_eq!(store::journal::seal_due(&store).await.unwrap(), 3);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_done_is_there_when_the_database_is_opened_again() {
    on_both(async |scene| {
        write_lines(&scene.another().await, 2).await;
        assert_eq!(scene.another().await.reader().execute_unprepared("SELECT 1").await.map(|_| ()), Ok(()));
        assert_eq!(scene.number("SELECT count(*) FROM journal_line").await, 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_cut_every_connection_is_found_again() {
    let scene = Scene::new(Backend::Postgres).await;
    // Eight connections, all of them at rest.
    let mut desks = Vec::new();
    for _ in 0..8 {
        desks.push(scene.store.desk(&karin()).await.unwrap());
    }
    for desk in desks {
        desk.clear().await.unwrap();
    }
    let other = scene.another().await;
    let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
               WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()";
    other.reader().execute_unprepared(cut).await.unwrap();
    tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
    let deeds: Vec<_> = (0..8)
        .map(|_| {
            let store = scene.store.clone();
            tokio::spawn(async move { write_lines(&store, 1).await })
        })
        .collect();
    for deed in deeds {
        deed.await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn statements_are_counted() {
    on_both(async |scene| {
        let before = scene.store.queries_run();
        scene.number("SELECT count(*) FROM note").await;
        assert_eq!(scene.store.queries_run() - before, 1);
    })
    .await;
}

#[test]
fn the_key_file_is_made_once_and_read_by_its_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key");
    let made = HouseKey::from_file(&path, &doors(1)).unwrap();
    let read = HouseKey::from_file(&path, &doors(2)).unwrap();
    assert_eq!(made.derive("link", &[b"a"]), read.derive("link", &[b"a"]));
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(format!("{made:?}"), "HouseKey");
}

#[test]
fn a_key_file_with_anything_else_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key");
    for content in ["", "kort", &"A".repeat(42), &"A".repeat(44), "å"] {
        std::fs::write(&path, content).unwrap();
        assert!(matches!(HouseKey::from_file(&path, &doors(1)), Err(StoreFault::Setting(_))), "{content}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), content);
    }
    let nowhere = folder.path().join("none/key");
    assert!(matches!(HouseKey::from_file(&nowhere, &doors(1)), Err(StoreFault::File { .. })));
}

#[test]
fn a_token_fits_its_purpose_and_parts_only() {
    let key = HouseKey::of([7; 32]);
    let token = token_text(&key.derive("link", &[b"ab", b"c"]));
    assert!(key.fits(&token, "link", &[b"ab", b"c"]));
    assert!(!key.fits(&token, "link", &[b"a", b"bc"]));
    assert!(!key.fits(&token, "csrf", &[b"ab", b"c"]));
    assert!(!HouseKey::of([8; 32]).fits(&token, "link", &[b"ab", b"c"]));
    assert!(!key.fits("", "link", &[b"ab", b"c"]));
    assert_eq!(token.len(), 43);
    assert_eq!(hash_token(&token).len(), 32);
}

#[test]
fn the_same_seed_opens_the_same_doors() {
    assert_eq!(doors(3).uuid(), doors(3).uuid());
    assert_ne!(doors(3).uuid(), doors(4).uuid());
    let doors = doors(3);
    assert_ne!(doors.uuid(), doors.uuid());
    assert_eq!(doors.uuid().get_version_num(), 7);
}
