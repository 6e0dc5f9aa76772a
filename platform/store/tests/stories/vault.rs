//! Sealed content: it opens where it was sealed for, and for nobody who has the database alone.

use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait as _;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{binary_null, uuid};
use store::sea_orm::prelude::Uuid;
use store::vault::{Column, Keyring, Sealed, Unopened, envelope, prepare};
use store::wall::{Guard, raise};
use store::{Author, Backend, Settings, Store, StoreFault};

use crate::support::{Scene, karin};

/// The column of the stories.
pub const MATTER: Column = Column { table: "sealed_note", column: "sealed_matter" };

/// Notes that are sealed.
pub mod sealed_note {
    use sea_orm::entity::prelude::*;
    use store::vault::Sealed;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sealed_note")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub sealed_matter: Option<Sealed<String>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub fn sealed_notes() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(SealedNotes)]
}

struct SealedNotes;

impl MigrationName for SealedNotes {
    fn name(&self) -> &'static str {
        "0001_sealed_note"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for SealedNotes {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("sealed_note")
            .col(uuid("id").primary_key())
            .col(binary_null("sealed_matter"))
            .to_owned();
        schema.create_table(table).await?;
        raise(schema, &[Guard::of("sealed_note")]).await
    }
}

/// A scene with the table and a vault that is ready.
pub async fn scene(backend: Backend) -> Scene {
    println!("on {backend:?}");
    let scene = Scene::bare(backend).await;
    scene.store.migrate(&[sealed_notes]).await.unwrap();
    prepare(&scene.store).await.unwrap();
    scene
}

pub const BOTH: [Backend; 2] = [Backend::Sqlite, Backend::Postgres];
pub const OCKELBO: Uuid = Uuid::from_u128(2101);
pub const GÄVLE: Uuid = Uuid::from_u128(2180);

/// Writes sealed notes, and gives their ids.
pub async fn write(store: &Store, organisation: Uuid, texts: &[&str]) -> Vec<Uuid> {
    let mut desk = store.desk(&karin()).await.unwrap();
    let sealer = desk.sealer(organisation).await.unwrap();
    let mut ids = Vec::new();
    for text in texts {
        let id: Uuid = desk.id();
        let matter = sealer.seal(MATTER.of(id), &(*text).to_owned()).unwrap();
        desk.insert(sealed_note::ActiveModel { id: Set(id), sealed_matter: Set(Some(matter)) })
            .await
            .unwrap();
        ids.push(id);
    }
    desk.write(crate::support::line(organisation));
    desk.seal("").await.unwrap();
    ids
}

/// What stands in a note's column.
pub async fn stored(store: &Store, id: Uuid) -> Sealed<String> {
    let row = sealed_note::Entity::find_by_id(id).one(store.reader()).await.unwrap().unwrap();
    row.sealed_matter.unwrap()
}

/// Opens a note.
pub async fn open(store: &Store, organisation: Uuid, id: Uuid) -> Result<String, Unopened> {
    let ring = store.ring(store.reader(), [organisation]).await.unwrap();
    ring.open(organisation, MATTER.of(id), &stored(store, id).await)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sealed_opens_again_and_is_nowhere_in_the_database() {
    for backend in BOTH {
        let scene = scene(backend).await;
        let ids = write(&scene.store, OCKELBO, &["jordnötter och skaldjur", ""]).await;
        assert_eq!(open(&scene.store, OCKELBO, ids[0]).await.as_deref(), Ok("jordnötter och skaldjur"));
        assert_eq!(open(&scene.store, OCKELBO, ids[1]).await.as_deref(), Ok(""));
        let another = scene.another().await;
        assert_eq!(open(&another, OCKELBO, ids[0]).await.as_deref(), Ok("jordnötter och skaldjur"));
        if scene.is_embedded() {
            let file = scene.settings.url.trim_start_matches("sqlite://");
            for file in [file.to_owned(), format!("{file}-wal")] {
                let bytes = std::fs::read(&file).unwrap();
                assert!(!bytes.windows(8).any(|part| part == b"skaldjur"), "{file}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_column_may_be_empty() {
    for backend in BOTH {
        let scene = scene(backend).await;
        let desk = scene.store.desk(&karin()).await.unwrap();
        let id: Uuid = desk.id();
        desk.insert(sealed_note::ActiveModel { id: Set(id), sealed_matter: Set(None) }).await.unwrap();
        let row = sealed_note::Entity::find_by_id(id).one(desk.db()).await.unwrap().unwrap();
        assert_eq!(row.sealed_matter, None);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_moved_to_another_row_or_changed_does_not_open() {
    for backend in BOTH {
        let scene = scene(backend).await;
        let own = write(&scene.store, OCKELBO, &["vegan", "halal"]).await;
        let others = write(&scene.store, GÄVLE, &["laktosfri"]).await;
        assert_eq!(open(&scene.store, GÄVLE, own[0]).await, Err(Unopened::DoesNotFit), "another's key");
        let move_to = async |from: Uuid, to: Uuid| {
            let hex = |id: Uuid| {
                if scene.is_embedded() { format!("x'{}'", id.simple()) } else { format!("'{id}'") }
            };
            let sql = format!(
                "UPDATE sealed_note SET sealed_matter = (SELECT sealed_matter FROM sealed_note WHERE id = {}) WHERE id = {}",
                hex(from),
                hex(to)
            );
            assert_eq!(scene.tamper(&sql).await, 1);
        };
        move_to(own[0], own[1]).await;
        assert_eq!(open(&scene.store, OCKELBO, own[1]).await, Err(Unopened::DoesNotFit));
        move_to(own[0], others[0]).await;
        assert_eq!(open(&scene.store, GÄVLE, others[0]).await, Err(Unopened::DoesNotFit));
        scene.tamper("UPDATE sealed_note SET sealed_matter = NULL").await;
        let nonsense = if scene.is_embedded() { "x'01ff'" } else { "'\\x01ff'" };
        scene.tamper(&format!("UPDATE sealed_note SET sealed_matter = {nonsense}")).await;
        let cut = Unopened::NoEnvelope(envelope::NotAnEnvelope::Short(2));
        assert_eq!(open(&scene.store, OCKELBO, own[0]).await, Err(cut));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_four_programs_that_seal_at_once_one_makes_the_key() {
    for backend in BOTH {
        let scene = scene(backend).await;
        let mut programs = Vec::new();
        for _ in 0..4 {
            let store = scene.another().await;
            programs.push(tokio::spawn(async move { write(&store, OCKELBO, &["vegan"]).await[0] }));
        }
        for program in programs {
            assert_eq!(open(&scene.store, OCKELBO, program.await.unwrap()).await.as_deref(), Ok("vegan"));
        }
        assert_eq!(scene.number("SELECT count(*) FROM vault_key").await, 1);
        let made = "SELECT count(*) FROM journal_line WHERE deed = 'vault.key_made'";
        assert_eq!(scene.number(made).await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deed_that_is_given_up_leaves_no_key_behind() {
    for backend in BOTH {
        let scene = scene(backend).await;
        let mut desk = scene.store.desk(&Author::program()).await.unwrap();
        desk.sealer(OCKELBO).await.unwrap();
        desk.clear().await.unwrap();
        assert_eq!(scene.number("SELECT count(*) FROM vault_key").await, 0);
        // The share lies there; the next deed takes it.
        let id = write(&scene.store, OCKELBO, &["vegan"]).await[0];
        assert_eq!(open(&scene.store, OCKELBO, id).await.as_deref(), Ok("vegan"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_keyring_nothing_is_sealed() {
    let scene = scene(Backend::Sqlite).await;
    let store = Store::open(&Settings::at(&scene.settings.url).for_the_house(), scene.store.doors().clone())
        .await
        .unwrap();
    let mut desk = store.desk(&karin()).await.unwrap();
    assert!(matches!(desk.sealer(OCKELBO).await, Err(StoreFault::Setting(_))));
    desk.clear().await.unwrap();
    let ring = Keyring::in_folder(scene.keys.path());
    assert!(!format!("{ring:?}").contains("Key("));
}

/// The seeds of the fuzz target, run in every test.
#[test]
fn the_fuzz_corpus_is_taken_apart_or_refused() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/envelope");
    let mut taken = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        if let Ok(envelope) = envelope::parse(&bytes) {
            assert_eq!(envelope.to_bytes(), bytes);
            taken += 1;
        }
    }
    assert!(taken > 0, "one seed at least is an envelope");
}
