//! What the stories stand on: a store on each database, a clock that the story moves, and a table of its own.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait as _, DatabaseConnection, Statement};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, uuid};
use serde_json::json;
use store::sea_orm::prelude::Uuid;
use store::vault::Keyring;
use store::wall::{Guard, raise};
use store::{Author, Backend, Desk, Doors, FixedClock, Line, Parcel, Settings, Store, SystemChance};
use tempfile::TempDir;

/// The area that the stories are about: notes.
pub mod note {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "note")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        #[sea_orm(column_type = "Text")]
        pub body: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The notes' migrations.
pub fn notes() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(Notes)]
}

struct Notes;

impl MigrationName for Notes {
    fn name(&self) -> &'static str {
        "0001_note"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Notes {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create().table("note").col(uuid("id").primary_key()).col(text("body")).to_owned();
        schema.create_table(table).await?;
        raise(schema, &[Guard::of("note")]).await
    }
}

/// The first day of the stories.
pub fn first_day() -> DateTime<Utc> {
    "2026-03-02T08:00:00Z".parse().unwrap()
}

/// One database with one program on it.
pub struct Scene {
    pub store: Store,
    pub clock: Arc<FixedClock>,
    pub settings: Settings,
    /// Where the keys of sealed content lie.
    pub keys: TempDir,
    /// A connection past the store, for somebody with the password of the tables' owner.
    outside: DatabaseConnection,
    _folder: Option<TempDir>,
}

impl Scene {
    /// A new database of the kind, without tables.
    pub async fn bare(backend: Backend) -> Self {
        let folder = (backend == Backend::Sqlite).then(|| tempfile::tempdir().unwrap());
        let settings = if let Some(folder) = &folder {
            Settings::at(format!("sqlite://{}/store.sqlite", folder.path().display()))
        } else {
            let roles = tokio::task::spawn_blocking(|| trials::postgres().pair_for_new_database());
            let roles = roles.await.unwrap();
            Settings::at(roles.serving).owned_at(roles.owner)
        };
        let settings = settings.for_the_house();
        let clock = Arc::new(FixedClock::at(first_day()));
        let keys = tempfile::tempdir().unwrap();
        let settings = settings.with_keys(Keyring::in_folder(keys.path()));
        let store = open(&settings, &clock).await;
        let outside = settings.owner_url.as_ref().unwrap_or(&settings.url);
        let outside = store::pool_at(outside, 4).await.unwrap();
        Self { store, clock, settings, keys, outside, _folder: folder }
    }

    /// A new database of the kind, with its tables.
    pub async fn new(backend: Backend) -> Self {
        let scene = Self::bare(backend).await;
        scene.store.migrate(&[notes]).await.unwrap();
        scene
    }

    /// Another program on the same database.
    pub async fn another(&self) -> Store {
        open(&self.settings, &self.clock).await
    }

    /// Somebody with a password to the database and no good in mind.
    pub async fn tamper(&self, sql: &str) -> u64 {
        let statement = Statement::from_string(self.store.backend().into(), sql);
        self.outside.execute_raw(statement).await.unwrap().rows_affected()
    }

    /// What a statement that gives one number gives.
    pub async fn number(&self, sql: &str) -> i64 {
        let statement = Statement::from_string(self.store.backend().into(), sql);
        self.store.reader().query_one_raw(statement).await.unwrap().unwrap().try_get_by_index(0).unwrap()
    }

    /// Whether it is the embedded database.
    pub fn is_embedded(&self) -> bool {
        self.store.backend() == Backend::Sqlite
    }
}

async fn open(settings: &Settings, clock: &Arc<FixedClock>) -> Store {
    let doors = Doors::new(Arc::<FixedClock>::clone(clock), Arc::new(SystemChance));
    Store::open(settings, doors).await.unwrap()
}

/// Tells the story on SQLite and on PostgreSQL.
pub async fn on_both(story: impl AsyncFn(&Scene)) {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        // Seen only when the story fails.
        println!("on {backend:?}");
        let scene = Scene::new(backend).await;
        story(&scene).await;
        scene.store.close().await;
    }
}

/// Karin, who does most deeds.
pub fn karin() -> Author {
    Author {
        kind: store::AuthorKind::Person,
        id: Some(Uuid::from_u128(1)),
        name: "Karin Åberg".to_owned(),
        organisation: Some(Uuid::from_u128(21)),
        right: None,
    }
}

/// A journal line about a note.
pub fn line(subject_id: Uuid) -> Line {
    Line {
        deed: "note.written",
        subject: "note",
        subject_id,
        owner: Some(Uuid::from_u128(21)),
        details: json!({"words": 3}),
    }
}

/// A letter with a key.
pub fn letter(once_key: impl Into<String>) -> Parcel {
    let once_key = once_key.into();
    Parcel {
        address: format!(
            "{}@kommun.example",
            once_key.replace(|sign: char| !sign.is_ascii_alphanumeric(), ".")
        ),
        once_key,
        occasion: "invitation",
        about: Uuid::from_u128(7),
        sender: None,
        receiver: None,
        name: "Nina Öst".to_owned(),
        subject: "Inbjudan".to_owned(),
        content: "Hej".to_owned(),
    }
}

/// Writes a note on a desk.
pub async fn write_note(desk: &Desk, body: &str) -> Uuid {
    use sea_orm::ActiveValue::Set;
    let id: Uuid = desk.id();
    desk.insert(note::ActiveModel { id: Set(id), body: Set(body.to_owned()) }).await.unwrap();
    id
}

/// A deed with nothing but `lines` journal lines.
pub async fn write_lines(store: &Store, lines: u32) {
    static SUBJECT: AtomicU32 = AtomicU32::new(0);
    let mut desk = store.desk(&karin()).await.unwrap();
    for _ in 0..lines {
        desk.write(line(Uuid::from_u128(SUBJECT.fetch_add(1, Ordering::Relaxed).into())));
    }
    desk.seal("").await.unwrap();
}

/// A deed that posts letters.
pub async fn post(store: &Store, letters: impl IntoIterator<Item = Parcel>) {
    let mut desk = store.desk(&karin()).await.unwrap();
    desk.write(line(Uuid::from_u128(7)));
    for letter in letters {
        desk.post(letter);
    }
    desk.seal("").await.unwrap();
}
