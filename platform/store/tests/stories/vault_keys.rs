//! New keys, lost keys, and keys that are thrown away.

use std::path::{Path, PathBuf};

use sea_orm::ActiveValue::Set;
use sea_orm::{EntityTrait as _, QueryOrder as _};
use store::sea_orm::prelude::Uuid;
use store::vault::{
    Consent, Finding, Locked, Unopened, begin_rotation, list, prepare, reseal, rotate_master, shred, state,
};
use store::{Author, Backend, StoreFault};

use crate::support::{Scene, karin};
use crate::vault::{BOTH, GÄVLE, MATTER, OCKELBO, open, scene, sealed_note, stored, write};

fn operator() -> Author {
    Author::command("valskydd keys")
}

fn master(scene: &Scene) -> PathBuf {
    scene.keys.path().join("master.key")
}

fn share(scene: &Scene, organisation: Uuid) -> PathBuf {
    scene.keys.path().join("shares").join(format!("{organisation}.key"))
}

async fn lines(scene: &Scene, deed: &str) -> i64 {
    scene.number(&format!("SELECT count(*) FROM journal_line WHERE deed = '{deed}'")).await
}

async fn throw_away(scene: &Scene) -> Result<u64, StoreFault> {
    shred(scene.store.desk(&operator()).await.unwrap(), OCKELBO, &typed()).await
}

fn typed() -> Consent {
    Consent::typed("Ockelbo kommun", "Ockelbo kommun", "avslutat uppdrag").unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_data_key_reaches_every_value_and_the_old_one_goes() {
    for backend in BOTH {
        let scene = scene(backend).await;
        let texts: Vec<String> = (0..450).map(|number| format!("behov {number}")).collect();
        let ids = write(&scene.store, OCKELBO, &texts.iter().map(String::as_str).collect::<Vec<_>>()).await;
        let others = write(&scene.store, GÄVLE, &["halal"]).await;
        let untouched = stored(&scene.store, others[0]).await;
        begin_rotation(scene.store.desk(&operator()).await.unwrap(), OCKELBO).await.unwrap();
        let fresh = write(&scene.store, OCKELBO, &["vegan"]).await;
        assert_eq!(list(&scene.store).await.unwrap().len(), 3, "two of Ockelbo, one of Gävle");
        assert_eq!(state(&scene.store).await.unwrap(), [Finding::SealedAnew { organisation: OCKELBO }]);
        assert_eq!(reseal(&scene.store, &[MATTER]).await.unwrap(), 450);
        assert_eq!(reseal(&scene.store, &[MATTER]).await.unwrap(), 0);
        for (id, text) in ids.iter().zip(&texts) {
            assert_eq!(open(&scene.store, OCKELBO, *id).await.as_deref(), Ok(text.as_str()));
        }
        assert_eq!(open(&scene.store, OCKELBO, fresh[0]).await.as_deref(), Ok("vegan"));
        assert_eq!(stored(&scene.store, others[0]).await, untouched);
        let keys = list(&scene.store).await.unwrap();
        let own: Vec<_> = keys.iter().filter(|key| key.organisation == OCKELBO).collect();
        assert_eq!(own.iter().map(|key| key.generation).collect::<Vec<_>>(), [2]);
        assert_eq!(state(&scene.store).await.unwrap(), []);
        assert_eq!(
            (lines(&scene, "vault.rotation_begun").await, lines(&scene, "vault.rotated").await),
            (1, 1)
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_that_are_read_with_their_keys_come_once_each_and_open_whichever_sealed_them() {
    for backend in BOTH {
        let scene = scene(backend).await;
        let read = async || {
            let rows = sealed_note::Entity::find().order_by_asc(sealed_note::Column::Id);
            let (rows, ring) = scene.store.with_keys(rows, OCKELBO).await.unwrap();
            let open = |row: sealed_note::Model| {
                ring.open(OCKELBO, MATTER.of(row.id), &row.sealed_matter.unwrap()).ok()
            };
            rows.into_iter().map(open).collect::<Vec<_>>()
        };
        assert_eq!(read().await, [], "no row and no key");
        write(&scene.store, GÄVLE, &["halal"]).await;
        assert_eq!(read().await, [None], "another's row, and no key");
        write(&scene.store, OCKELBO, &["vegan", "gluten"]).await;
        begin_rotation(scene.store.desk(&operator()).await.unwrap(), OCKELBO).await.unwrap();
        write(&scene.store, OCKELBO, &["nötter"]).await;
        let mut opened: Vec<_> = read().await.into_iter().flatten().collect();
        opened.sort_unstable();
        assert_eq!(
            (opened, read().await.len()),
            (["gluten", "nötter", "vegan"].map(str::to_owned).to_vec(), 4)
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_value_that_does_not_open_keeps_its_key_and_stops_nothing() {
    for backend in BOTH {
        let scene = scene(backend).await;
        let ids = write(&scene.store, OCKELBO, &["vegan", "halal"]).await;
        // Ockelbo's second value in the place of the first: it is whole and belongs elsewhere.
        let sql = "UPDATE sealed_note SET sealed_matter = (SELECT max(sealed_matter) FROM sealed_note)";
        let sql = if scene.is_embedded() {
            sql.to_owned()
        } else {
            "UPDATE sealed_note SET sealed_matter = (SELECT sealed_matter FROM sealed_note LIMIT 1)"
                .to_owned()
        };
        scene.tamper(&sql).await;
        begin_rotation(scene.store.desk(&operator()).await.unwrap(), OCKELBO).await.unwrap();
        assert_eq!(reseal(&scene.store, &[MATTER]).await.unwrap(), 1);
        assert_eq!(list(&scene.store).await.unwrap().len(), 2);
        let opened = [open(&scene.store, OCKELBO, ids[0]).await, open(&scene.store, OCKELBO, ids[1]).await];
        assert_eq!(opened.iter().filter(|one| one.is_ok()).count(), 1, "{opened:?}");
        assert_eq!(reseal(&scene.store, &[MATTER]).await.unwrap(), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deed_that_began_before_the_new_key_loses_nothing() {
    // With SQLite there is one writer: the new key waits for the deed.
    let scene = scene(Backend::Postgres).await;
    write(&scene.store, OCKELBO, &["halal"]).await;
    let mut desk = scene.store.desk(&karin()).await.unwrap();
    let sealer = desk.sealer(OCKELBO).await.unwrap();
    begin_rotation(scene.store.desk(&operator()).await.unwrap(), OCKELBO).await.unwrap();
    let another = scene.another().await;
    let errand = tokio::spawn(async move { reseal(&another, &[MATTER]).await });
    let waits = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    while scene.number(waits).await == 0 {
        assert!(!errand.is_finished(), "the old key is not taken away under the deed");
        tokio::task::yield_now().await;
    }
    let id: Uuid = desk.id();
    let matter = sealer.seal(MATTER.of(id), &"vegan".to_owned()).unwrap();
    let row = sealed_note::ActiveModel { id: Set(id), sealed_matter: Set(Some(matter)) };
    desk.insert(row).await.unwrap();
    desk.write(crate::support::line(id));
    desk.seal("").await.unwrap();
    errand.await.unwrap().unwrap();
    assert_eq!(open(&scene.store, OCKELBO, id).await.as_deref(), Ok("vegan"));
    reseal(&scene.store, &[MATTER]).await.unwrap();
    assert_eq!(open(&scene.store, OCKELBO, id).await.as_deref(), Ok("vegan"));
    assert_eq!(list(&scene.store).await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_master_key_opens_everything_and_the_old_one_nothing() {
    for backend in BOTH {
        let scene = scene(backend).await;
        let ids = write(&scene.store, OCKELBO, &["vegan"]).await;
        write(&scene.store, GÄVLE, &["halal"]).await;
        let before = std::fs::read_to_string(master(&scene)).unwrap();
        let turned = rotate_master(&scene.store, &operator(), None).await.unwrap();
        assert_eq!((turned.keys, turned.new), (2, None));
        assert_ne!(std::fs::read_to_string(master(&scene)).unwrap(), before);
        assert_eq!(open(&scene.store, OCKELBO, ids[0]).await.as_deref(), Ok("vegan"));
        prepare(&scene.store).await.unwrap();
        let old = turned.old.unwrap();
        assert_eq!(std::fs::read_to_string(&old).unwrap(), before);
        std::fs::rename(old, master(&scene)).unwrap();
        assert_eq!(open(&scene.store, OCKELBO, ids[0]).await, Err(Unopened::OtherMaster));
        assert!(matches!(prepare(&scene.store).await, Err(StoreFault::Locked(Locked::Other(_)))));
        assert_eq!(lines(&scene, "vault.master_changed").await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn stopped_before_the_new_master_key_is_in_its_place_the_next_start_puts_it_there() {
    for backend in BOTH {
        let scene = scene(backend).await;
        let ids = write(&scene.store, OCKELBO, &["vegan"]).await;
        // As far as the database goes, and no further.
        let next = scene.keys.path().join("master.key.next");
        rotate_master(&scene.store, &operator(), Some(next.clone())).await.unwrap();
        assert_eq!(open(&scene.store, OCKELBO, ids[0]).await, Err(Unopened::OtherMaster));
        assert_eq!(state(&scene.store).await.unwrap(), [Finding::MasterWaits]);
        prepare(&scene.store).await.unwrap();
        assert!(!next.exists());
        assert_eq!(open(&scene.store, OCKELBO, ids[0]).await.as_deref(), Ok("vegan"));
        assert_eq!(state(&scene.store).await.unwrap(), []);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_master_key_that_is_missing_or_another_is_said_and_nothing_is_made_in_its_place() {
    for backend in BOTH {
        let scene = scene(backend).await;
        let ids = write(&scene.store, OCKELBO, &["vegan"]).await;
        let away = scene.keys.path().join("away");
        std::fs::rename(master(&scene), &away).unwrap();
        let fault = prepare(&scene.store).await.unwrap_err();
        assert!(matches!(&fault, StoreFault::Locked(Locked::Missing(_))), "{fault}");
        assert!(fault.to_string().contains("master.key"), "{fault}");
        assert!(!master(&scene).exists());
        assert!(matches!(state(&scene.store).await.unwrap()[..], [Finding::MasterMissing { .. }]));
        assert_eq!(open(&scene.store, OCKELBO, ids[0]).await, Err(Unopened::NoMaster));
        let mut desk = scene.store.desk(&karin()).await.unwrap();
        assert!(matches!(desk.sealer(OCKELBO).await, Err(StoreFault::Sealed(Unopened::NoMaster))));
        desk.clear().await.unwrap();
        std::fs::write(master(&scene), "A".repeat(43)).unwrap();
        assert!(matches!(prepare(&scene.store).await, Err(StoreFault::Locked(Locked::Other(_)))));
        let found = state(&scene.store).await.unwrap();
        assert!(matches!(found[0], Finding::OtherMaster { .. }), "{found:?}");
        std::fs::write(master(&scene), "not a key").unwrap();
        assert!(matches!(prepare(&scene.store).await, Err(StoreFault::Setting(_))));
        std::fs::rename(&away, master(&scene)).unwrap();
        prepare(&scene.store).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_share_that_is_lost_shuts_its_organisation_and_no_other() {
    for backend in BOTH {
        let scene = scene(backend).await;
        let own = write(&scene.store, OCKELBO, &["vegan"]).await;
        let others = write(&scene.store, GÄVLE, &["halal"]).await;
        let away = scene.keys.path().join("away");
        std::fs::rename(share(&scene, OCKELBO), &away).unwrap();
        let lost = Unopened::NoShare(OCKELBO);
        assert_eq!(open(&scene.store, OCKELBO, own[0]).await, Err(lost.clone()));
        assert_eq!(open(&scene.store, GÄVLE, others[0]).await.as_deref(), Ok("halal"));
        let found = [Finding::CannotOpen { organisation: OCKELBO, why: lost.clone() }];
        assert_eq!(state(&scene.store).await.unwrap(), found);
        let mut desk = scene.store.desk(&karin()).await.unwrap();
        let sealing = desk.sealer(OCKELBO).await;
        assert!(matches!(sealing, Err(StoreFault::Sealed(Unopened::NoShare(_)))), "no second share is made");
        desk.clear().await.unwrap();
        assert!(rotate_master(&scene.store, &operator(), None).await.is_err(), "it would be lost for good");
        std::fs::copy(share(&scene, GÄVLE), share(&scene, OCKELBO)).unwrap();
        assert_eq!(open(&scene.store, OCKELBO, own[0]).await, Err(Unopened::OtherShare(OCKELBO)));
        std::fs::rename(&away, share(&scene, OCKELBO)).unwrap();
        assert_eq!(open(&scene.store, OCKELBO, own[0]).await.as_deref(), Ok("vegan"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_shredded_opens_in_no_copy_of_the_database_though_the_master_key_lives_on() {
    for backend in BOTH {
        let scene = scene(backend).await;
        let own = write(&scene.store, OCKELBO, &["vegan"]).await;
        let others = write(&scene.store, GÄVLE, &["halal"]).await;
        // The copy: wrapped keys as they were.
        scene.tamper("CREATE TABLE copy AS SELECT * FROM vault_key").await;
        assert_eq!(throw_away(&scene).await.unwrap(), 1);
        assert!(!share(&scene, OCKELBO).exists());
        assert_eq!(open(&scene.store, OCKELBO, own[0]).await, Err(Unopened::Shredded));
        assert_eq!(open(&scene.store, GÄVLE, others[0]).await.as_deref(), Ok("halal"));
        assert_eq!(lines(&scene, "vault.shredded").await, 1);
        let fresh = write(&scene.store, OCKELBO, &["laktosfri"]).await;
        assert_eq!(open(&scene.store, OCKELBO, fresh[0]).await.as_deref(), Ok("laktosfri"));
        let keys = list(&scene.store).await.unwrap();
        assert_eq!(keys.iter().filter(|key| key.organisation == OCKELBO).count(), 2, "a key of its own");
        // The copy is put back.
        scene.tamper("DELETE FROM vault_key").await;
        scene.tamper("INSERT INTO vault_key SELECT * FROM copy").await;
        prepare(&scene.store).await.unwrap();
        assert_eq!(open(&scene.store, OCKELBO, own[0]).await, Err(Unopened::OtherShare(OCKELBO)));
        assert_eq!(open(&scene.store, GÄVLE, others[0]).await.as_deref(), Ok("halal"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn shredding_that_was_cut_off_is_finished_by_doing_it_again() {
    for backend in BOTH {
        let scene = scene(backend).await;
        let own = write(&scene.store, OCKELBO, &["vegan"]).await;
        std::fs::remove_file(share(&scene, OCKELBO)).unwrap();
        assert_eq!(throw_away(&scene).await.unwrap(), 1);
        assert_eq!(open(&scene.store, OCKELBO, own[0]).await, Err(Unopened::Shredded));
        assert_eq!(throw_away(&scene).await.unwrap(), 0);
    }
}

#[test]
fn another_name_or_no_reason_throws_nothing_away() {
    assert!(Consent::typed("Ockelbo", "Ockelbo kommun", "avslutat").is_none());
    assert!(Consent::typed("Ockelbo kommun", "Ockelbo kommun", " ").is_none());
    assert!(Consent::typed("", "", "avslutat").is_none());
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn key_files_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let scene = scene(Backend::Sqlite).await;
    write(&scene.store, OCKELBO, &["vegan"]).await;
    let mode = |file: &Path| std::fs::metadata(file).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&master(&scene)), mode(&share(&scene, OCKELBO))), (0o600, 0o600));
    std::fs::set_permissions(master(&scene), std::fs::Permissions::from_mode(0o644)).unwrap();
    let found = state(&scene.store).await.unwrap();
    assert_eq!(found, [Finding::OpenToOthers { file: master(&scene) }]);
    let left = std::fs::read_dir(scene.keys.path()).unwrap().flatten().map(|entry| entry.file_name());
    assert!(left.into_iter().all(|name| !name.to_string_lossy().starts_with('.')), "no draft is left");
}
