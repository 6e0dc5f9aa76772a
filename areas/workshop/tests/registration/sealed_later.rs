//! What an earlier version stored in the open is sealed when this one starts, also when it is stopped in the middle.

use sea_orm::{ConnectionTrait as _, Statement};
use sea_orm_migration::prelude::MigrationTrait;
use store::sea_orm::prelude::Uuid;
use store::vault::{Keyring, prepare};
use store::{Author, Doors, Settings, Store};
use workshop::registration::{sealed, views};

use crate::house::Base;

/// The migrations of the version that stored diets in the open.
fn earlier() -> Vec<Box<dyn MigrationTrait>> {
    let known = ["0001_workshop", "0002_table_plan_rounds"];
    workshop::migrations().into_iter().filter(|one| known.contains(&one.name())).collect()
}

const PEOPLE: u32 = 450;

/// What that version left: a workshop, an invitation to Ockelbo, and people of whom two in three eat something else.
async fn left_behind(store: &Store, url: &str) -> Uuid {
    organisation::load_sweden(store, &Author::program()).await.unwrap();
    let outside = store::pool_at(url, 1).await.unwrap();
    let blob = |id: u128| match store.backend() {
        store::Backend::Sqlite => format!("x'{id:032x}'"),
        store::Backend::Postgres => format!("'{}'", Uuid::from_u128(id)),
    };
    let run = async |sql: String| {
        outside.execute_raw(Statement::from_string(store.backend().into(), sql)).await.unwrap();
    };
    run(format!(
        "INSERT INTO programme (id, name, election, election_day, made_at) VALUES ({}, 'P', 'european_parliament', '2029-06-10', '2029-01-02 09:00:00+00:00')",
        blob(1)
    ))
    .await;
    run(format!(
        "INSERT INTO workshop (id, programme, county, state, day, starts, ends, place, address, format, register_by, \
         seats_least, seats_most, tables, chairs, own_text, contact, version, sequence, made_at) \
         SELECT {}, {}, id, 'invited', '2029-01-18', '09:00:00', '16:00:00', '', '', 'physical', '2029-01-14', 3, 5, 8, 8, '', '', \
         1, 0, '2029-01-02 09:00:00+00:00' FROM organisation WHERE code = '21'",
        blob(2),
        blob(1)
    ))
    .await;
    run(format!(
        "INSERT INTO invitation (id, workshop, municipality, sent_at, reminders, answered_at, list_version, answered_from) \
         SELECT {}, {}, id, '2029-01-02 09:00:00+00:00', 0, NULL, 1, '' FROM organisation WHERE code = '2101'",
        blob(3),
        blob(2)
    ))
    .await;
    for number in 0..PEOPLE {
        let diet = if number % 3 < 2 { format!("jordnötsfri {number}") } else { String::new() };
        run(format!(
            "INSERT INTO participant (id, invitation, position, name, email, email_folded, role, role_text, phone, diet) \
             VALUES ({}, {}, {number}, 'N{number}', 'n{number}@x.se', 'n{number}@x.se', 'other', '', '', '{diet}')",
            blob(1_000 + u128::from(number)),
            blob(3)
        ))
        .await;
    }
    outside.close().await.unwrap();
    Uuid::from_u128(3)
}

#[tokio::test(flavor = "multi_thread")]
async fn diets_that_were_stored_in_the_open_are_sealed_and_gone() {
    for base in Base::BOTH {
        let folder = tempfile::tempdir().unwrap();
        let url = match base {
            Base::Sqlite => format!("sqlite://{}/valskydd.sqlite", folder.path().display()),
            Base::Postgres => {
                tokio::task::spawn_blocking(|| trials::postgres().url_for_new_database()).await.unwrap()
            }
        };
        let settings = Settings::at(&url).with_keys(Keyring::in_folder(&folder.path().join("keys")));
        let store = Store::open(&settings, Doors::of_the_system()).await.unwrap();
        store
            .migrate(&[web::migrations, organisation::migrations, programme::migrations, earlier])
            .await
            .unwrap();
        let invitation = left_behind(&store, &url).await;

        store
            .migrate(&[
                web::migrations,
                organisation::migrations,
                programme::migrations,
                workshop::migrations,
            ])
            .await
            .unwrap();
        prepare(&store).await.unwrap();
        let count = async |sql: &str| -> i64 {
            let statement = Statement::from_string(store.backend().into(), sql);
            store.reader().query_one_raw(statement).await.unwrap().unwrap().try_get_by_index(0).unwrap()
        };
        let waiting = "SELECT count(*) FROM unsealed_diet WHERE diet <> ''";
        assert_eq!(count(waiting).await, 300, "{base:?}");
        // The program is stopped after its first part.
        let another = Store::open(&settings, Doors::of_the_system()).await.unwrap();
        let stopping = another.clone();
        let stopped = tokio::spawn(async move { sealed::seal_stored(&stopping).await });
        while count(waiting).await == 300 {
            tokio::task::yield_now().await;
        }
        stopped.abort();
        let _ = stopped.await;
        another.close().await;
        let left = count(waiting).await;
        assert!(left < 300, "{left}");
        assert_eq!(i64::try_from(sealed::seal_stored(&store).await.unwrap()).unwrap(), left);
        assert_eq!(sealed::seal_stored(&store).await.unwrap(), 0, "once is enough");
        assert_eq!(count("SELECT count(*) FROM unsealed_diet").await, 0);
        assert_eq!(count("SELECT count(*) FROM participant WHERE sealed_person IS NOT NULL").await, 300);

        let rows = views::list(invitation.into()).all(store.reader()).await.unwrap();
        let ockelbo = organisation::register::by_code(&store, organisation::Tier::Municipality, "2101").await;
        let ockelbo = ockelbo.unwrap().unwrap().id.uuid();
        let ring = store.ring(store.reader(), [ockelbo]).await.unwrap();
        for row in rows.iter().filter(|row| row.position % 3 < 2) {
            let place = sealed::PERSON.of(row.id.uuid());
            let opened = ring.open(ockelbo, place, row.sealed_person.as_ref().unwrap()).unwrap();
            assert_eq!(opened.diet, format!("jordnötsfri {}", row.position));
        }
        store.close().await;
        if matches!(base, Base::Sqlite) {
            let bytes = std::fs::read(folder.path().join("valskydd.sqlite")).unwrap();
            let found = bytes.windows(11).filter(|part| part == &"jordnötsfr".as_bytes()).count();
            assert_eq!(found, 0, "nothing of it is left in the file");
        }
    }
}
