//! A disk without room: a deed fails as a whole, and the next one works when there is room again.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait as _;
use store::sea_orm::prelude::Uuid;
use store::{Backend, Doors, FixedClock, Settings, Store, StoreFault, SystemChance, journal};

use crate::support::{Scene, first_day, karin, letter, line, notes, write_lines, write_note};

/// Writes about a megabyte.
async fn write_much(store: &Store) -> Result<(), StoreFault> {
    let mut desk = store.desk(&karin()).await?;
    let id = write_note(&desk, "hej").await;
    desk.write(line(id));
    for number in 0..1_000 {
        let mut letter = letter(format!("much-{number}"));
        letter.content = "Hej. ".repeat(200);
        desk.post(letter);
    }
    desk.seal("").await
}

async fn rows(store: &Store) -> i64 {
    let sql = "SELECT (SELECT count(*) FROM note) + (SELECT count(*) FROM journal_line) \
               + (SELECT count(*) FROM outbox_parcel)";
    let statement = sea_orm::Statement::from_string(store.backend().into(), sql);
    store.reader().query_one_raw(statement).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_may_not_grow_refuses_whole_deeds_until_it_may() {
    let scene = Scene::new(Backend::Sqlite).await;
    // The limit belongs to the writer's connection, which is the desk's.
    let limit = async |pages: u32| {
        let desk = scene.store.desk(&karin()).await.unwrap();
        desk.db().execute_unprepared(&format!("PRAGMA max_page_count = {pages}")).await.unwrap();
        desk.clear().await.unwrap();
    };
    limit(60).await;
    for _ in 0..3 {
        assert!(matches!(write_much(&scene.store).await, Err(StoreFault::Database(_))));
        assert_eq!(rows(&scene.store).await, 0);
    }
    limit(1_000_000).await;
    write_much(&scene.store).await.unwrap();
    assert_eq!(rows(&scene.store).await, 1_002);
}

/// A small disk of one's own, taken away with the test. Only root may make one.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn new() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"])
            .arg(folder.path())
            .output()
            .is_ok_and(|output| output.status.success());
        mounted.then_some(Self(folder))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.path()).status();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_full_disk_deeds_fail_whole_and_work_again_when_there_is_room() {
    let Some(disk) = SmallDisk::new() else {
        println!("not told: this user may not mount a small disk");
        return;
    };
    let moment: DateTime<Utc> = first_day();
    let doors = Doors::new(Arc::new(FixedClock::at(moment)), Arc::new(SystemChance));
    let store = Store::open(&Settings::embedded(disk.path()), doors.clone()).await.unwrap();
    store.migrate(&[notes]).await.unwrap();
    write_lines(&store, 1).await;
    let before = rows(&store).await;
    for _ in 0..5 {
        let fault = write_much(&store).await.unwrap_err();
        assert!(matches!(fault, StoreFault::Database(_)), "{fault}");
        assert_eq!(rows(&store).await, before);
    }
    // To the last byte: not even a small deed has room.
    let filler = disk.path().join("filler");
    let _ = std::fs::write(&filler, vec![0; 2 * 1024 * 1024]);
    let mut done = before;
    for _ in 0..5 {
        let mut deed = store.desk(&karin()).await.unwrap();
        deed.write(line(Uuid::nil()));
        // In the log of SQLite there may be room for a few small deeds.
        done += i64::from(deed.seal("").await.is_ok());
        assert_eq!(rows(&store).await, done, "a deed that says it is done is done");
    }
    std::fs::remove_file(&filler).unwrap();
    write_lines(&store, 1).await;
    assert_eq!(journal::seal_due(&store).await.unwrap(), done.unsigned_abs() + 1);
    store.close().await;
    // What was said to be done is there when the program starts again.
    let store = Store::open(&Settings::embedded(disk.path()), doors).await.unwrap();
    let verdict = journal::verify(&store, None).await.unwrap();
    assert!(matches!(verdict, journal::Verdict::Whole { unsealed: 0, .. }), "{verdict:?}");
    assert_eq!(rows(&store).await, done + 1);
    store.close().await;
}
