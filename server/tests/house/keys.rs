//! The keys of sealed content, from the command line and at the start.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use organisation::Tier;
use organisation::register::{Organisation, by_code};
use sea_orm::{ConnectionTrait as _, Statement};
use store::vault::{Column, Keyring, Sealed};
use store::{Author, Backend, Doors, Line, Settings, Store};
use tempfile::TempDir;
use valskydd::keys::sealed_columns;

use crate::resident::{Base, Resident};

/// An installation in a folder, with its first national lead.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        let made = place.run(&["init", "--name", "Anna Ek", "--address", "anna.ek@val.example"], "");
        assert!(made.status.success(), "{}", said(&made));
        place
    }

    fn run(&self, arguments: &[&str], typed: &str) -> Output {
        use std::io::Write as _;
        let mut child = Command::new(env!("CARGO_BIN_EXE_valskydd"))
            .args(arguments)
            .env("VALSKYDD_DATA", self.0.path())
            .env_remove("VALSKYDD_CONFIG")
            .env_remove("CREDENTIALS_DIRECTORY")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // Whoever asks nothing may be done before it reads.
        let _ = child.stdin.take().unwrap().write_all(typed.as_bytes());
        child.wait_with_output().unwrap()
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    async fn store(&self) -> Store {
        let keys = Keyring::in_folder(&self.file("keys"));
        Store::open(&Settings::embedded(self.0.path()).with_keys(keys), Doors::of_the_system()).await.unwrap()
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

const SOMEWHERE: Column = Column { table: "participant", column: "sealed_person" };

/// Seals something for Ockelbo.
async fn sealed(store: &Store) -> (Organisation, Sealed<String>) {
    let ockelbo = by_code(store, Tier::Municipality, "2101").await.unwrap().unwrap();
    let mut desk = store.desk(&Author::program()).await.unwrap();
    let sealer = desk.sealer(ockelbo.id.uuid()).await.unwrap();
    let matter = sealer.seal(SOMEWHERE.of(ockelbo.id.uuid()), &"vegan".to_owned()).unwrap();
    desk.write(Line {
        deed: "registration.changed",
        subject: "organisation",
        subject_id: ockelbo.id.uuid(),
        owner: None,
        details: serde_json::json!({}),
    });
    desk.seal("").await.unwrap();
    (ockelbo, matter)
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_are_listed_turned_and_thrown_away_from_the_command_line() {
    let place = Place::new();
    let store = place.store().await;
    let (ockelbo, matter) = sealed(&store).await;
    let id = ockelbo.id.uuid();
    let listed = place.run(&["keys", "list"], "");
    assert!(listed.status.success(), "{}", said(&listed));
    assert!(said(&listed).contains("Ockelbo kommun: nyckel 1 sedan"), "{}", said(&listed));

    let turned = place.run(&["keys", "rotate-master"], "");
    assert!(said(&turned).contains("1 nycklar är inslagna med den nya huvudnyckeln."), "{}", said(&turned));
    let ring = store.ring(store.reader(), [id]).await.unwrap();
    assert_eq!(ring.open(id, SOMEWHERE.of(id), &matter).as_deref(), Ok("vegan"), "without a restart");

    let new = place.run(&["keys", "rotate", "Ockelbo"], "");
    assert!(new.status.success(), "{}", said(&new));
    assert!(said(&place.run(&["keys", "list"], "")).contains("Ockelbo kommun har en ny nyckel."));
    let nobody = place.run(&["keys", "rotate", "Ockelbu"], "");
    assert_eq!(nobody.status.code(), Some(2));
    assert!(said(&nobody).contains("no organisation has the code or name 'Ockelbu'"));

    let shred = ["keys", "shred", "2101", "--reason", "kommunen har lämnat"];
    let hasty = place.run(&shred, "Ockelbo\n");
    assert_eq!(hasty.status.code(), Some(2), "the whole name is asked for");
    assert!(said(&hasty).contains("nothing was thrown away"), "{}", said(&hasty));
    let ring = store.ring(store.reader(), [id]).await.unwrap();
    assert!(ring.open(id, SOMEWHERE.of(id), &matter).is_ok());
    let done = place.run(&shred, "Ockelbo kommun\n");
    assert!(done.status.success(), "{}", said(&done));
    assert!(said(&done).contains("2 nycklar är kastade."), "{}", said(&done));
    let ring = store.ring(store.reader(), [id]).await.unwrap();
    assert!(ring.open(id, SOMEWHERE.of(id), &matter).is_err());
    assert!(said(&place.run(&["keys", "list"], "")).contains("kastad"));
}

#[test]
fn the_houses_key_is_renewed_and_told_of_until_the_old_one_is_taken_away() {
    let place = Place::new();
    assert!(!said(&place.run(&["doctor"], "")).contains("äldre husnyckel"));
    let link = place.run(&["sign-in-link", "anna.ek@val.example"], "");
    assert!(link.status.success(), "{}", said(&link));
    let before = std::fs::read_to_string(place.file("house.key")).unwrap();
    let renewed = place.run(&["keys", "renew-house"], "");
    assert!(renewed.status.success() && said(&renewed).contains("Husnyckeln är ny."), "{}", said(&renewed));
    assert_ne!(std::fs::read_to_string(place.file("house.key")).unwrap(), before);
    let beside: Vec<_> = std::fs::read_dir(place.0.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().contains("house.key.until-"))
        .collect();
    let [old] = &beside[..] else { panic!("{beside:?}") };
    assert!(is_private(old) && std::fs::read_to_string(old).unwrap() == before);
    for arguments in [&["doctor"][..], &["keys", "list"]] {
        let told = said(&place.run(arguments, ""));
        let sentence =
            told.lines().find(|line| line.contains("En äldre husnyckel ligger kvar")).expect(&told);
        assert!(sentence.contains(&*old.to_string_lossy()), "{sentence}");
        assert!(told.contains("Det här slutar annars att fungera: 2 länkar som gäller."), "{told}");
    }
    std::fs::remove_file(old).unwrap();
    assert!(!said(&place.run(&["doctor"], "")).contains("äldre husnyckel"));
    assert!(place.run(&["sign-in-link", "anna.ek@val.example"], "").status.success());
}

#[test]
fn the_program_does_not_start_without_its_master_key() {
    let place = Place::new();
    let (master, away) = (place.file("keys/master.key"), place.file("away"));
    std::fs::rename(&master, &away).unwrap();
    let link = ["sign-in-link", "anna.ek@val.example"];
    let refused = place.run(&link, "");
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("the master key is missing"), "{}", said(&refused));
    assert!(said(&refused).contains("put it back from its own backup"), "{}", said(&refused));
    std::fs::write(&master, "A".repeat(43)).unwrap();
    let refused = place.run(&link, "");
    assert!(
        said(&refused).contains("is another than the one the database was sealed under"),
        "{}",
        said(&refused)
    );
    let listed = place.run(&["keys", "list"], "");
    assert_eq!(listed.status.code(), Some(1));
    let examined = place.run(&["doctor"], "");
    assert_eq!(examined.status.code(), Some(1));
    let told = said(&examined);
    let of_keys = told.lines().find(|told| told.contains("nycklar")).unwrap();
    assert!(of_keys.starts_with("fel") && of_keys.contains("är en annan än den som databasen"), "{of_keys}");
    assert!(said(&listed).contains("är en annan än den som databasen är förseglad med"), "{}", said(&listed));
    std::fs::rename(&away, &master).unwrap();
    assert!(place.run(&link, "").status.success());
    assert!(is_private(&master));
}

fn is_private(file: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::metadata(file).unwrap().permissions().mode().trailing_zeros() >= 6
    }
    #[cfg(not(unix))]
    {
        file.exists()
    }
}

/// A new data key must reach every sealed value: what is not in the list would be lost when the old key goes.
#[tokio::test(flavor = "multi_thread")]
async fn every_sealed_column_of_the_database_is_in_the_list() {
    for base in Base::BOTH {
        let house = Resident::on(base).await;
        let store = house.app.store();
        let sql = match store.backend() {
            Backend::Sqlite => {
                "SELECT m.name AS t, p.name AS c FROM sqlite_master m JOIN pragma_table_info(m.name) p \
                 WHERE m.type = 'table' AND p.name LIKE 'sealed\\_%' ESCAPE '\\'"
            }
            Backend::Postgres => {
                "SELECT table_name::text AS t, column_name::text AS c FROM information_schema.columns \
                 WHERE table_schema = 'public' AND column_name LIKE 'sealed\\_%'"
            }
        };
        let rows = store.reader().query_all_raw(Statement::from_string(store.backend().into(), sql)).await;
        let mut found: Vec<(String, String)> = rows
            .unwrap()
            .iter()
            .map(|row| (row.try_get("", "t").unwrap(), row.try_get("", "c").unwrap()))
            .collect();
        let mut listed: Vec<(String, String)> = sealed_columns()
            .iter()
            .map(|column| (column.table.to_owned(), column.column.to_owned()))
            .collect();
        found.sort();
        listed.sort();
        assert!(!found.is_empty());
        assert_eq!(found, listed, "{base:?}");
        // And each of them is read by its primary key, the UUID `id`.
        for column in sealed_columns() {
            let sql = format!("SELECT count(id) FROM {} WHERE {} IS NOT NULL", column.table, column.column);
            let statement = Statement::from_string(store.backend().into(), sql);
            let row = store.reader().query_one_raw(statement).await.unwrap().unwrap();
            let sealed: i64 = row.try_get_by_index(0).unwrap();
            // No tables are planned in the demo, nobody joins by video, and no mail comes.
            let is_empty = ["table_need", "workshop_meeting", "received"].contains(&column.table);
            assert!(sealed > 0 || is_empty, "{base:?}: the demo seals in {column:?}");
        }
    }
}
