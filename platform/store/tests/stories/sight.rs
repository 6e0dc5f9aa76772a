//! Who sees what, on PostgreSQL: by the scope, by the transaction, and never by the connection.

use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use store::sea_orm::prelude::Uuid;
use store::{Backend, Settings, Sight, Store, StoreFault, see_as};

use crate::support::{Scene, karin, line, note, write_note};

/// Notes are the house's own.
async fn notes_seen(store: &Store) -> u64 {
    note::Entity::find().count(store.reader()).await.unwrap()
}

async fn with_a_note() -> Scene {
    let scene = Scene::new(Backend::Postgres).await;
    let mut desk = scene.store.desk(&karin()).await.unwrap();
    let id = write_note(&desk, "hej").await;
    desk.write(line(id));
    desk.seal("").await.unwrap();
    scene
}

#[tokio::test(flavor = "multi_thread")]
async fn one_sees_by_the_scope_one_asks_in() {
    let scene = with_a_note().await;
    let authority = Sight::Authority(Uuid::from_u128(21));
    assert_eq!(see_as(Sight::House, notes_seen(&scene.store)).await, 1);
    for blind in [Sight::Nobody, authority, Sight::Overseer(Uuid::from_u128(21))] {
        assert_eq!(see_as(blind, notes_seen(&scene.store)).await, 0, "{blind:?}");
    }
    let lines = "SELECT count(*) FROM journal_line";
    assert_eq!(see_as(authority, scene.number(lines)).await, 1, "its own matter");
    assert_eq!(see_as(Sight::Authority(Uuid::from_u128(22)), scene.number(lines)).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_serves_sees_nothing_outside_every_scope() {
    let scene = with_a_note().await;
    let settings = Settings { outside: Sight::Nobody, connections: 1, ..scene.settings.clone() };
    let store = Store::open(&settings, scene.store.doors().clone()).await.unwrap();
    for _ in 0..3 {
        // On the one connection that there is: what the last one saw is not what the next one sees.
        assert_eq!(see_as(Sight::House, notes_seen(&store)).await, 1);
        assert_eq!(notes_seen(&store).await, 0);
    }
    let mut desk = store.desk(&karin()).await.unwrap();
    desk.write(line(Uuid::nil()));
    let fault = desk.seal("").await.unwrap_err().to_string();
    assert!(fault.contains("row-level security"), "{fault}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_keeps_its_sight_and_can_lend_another() {
    let scene = with_a_note().await;
    let own = Sight::Authority(Uuid::from_u128(21));
    let mut desk = see_as(own, scene.store.desk(&karin())).await.unwrap();
    let count = async |desk: &store::Desk| Ok::<_, StoreFault>(note::Entity::find().count(desk.db()).await?);
    // The task itself is in no scope, which counts as the house here: the desk was opened in another.
    assert_eq!(count(&desk).await.unwrap(), 0);
    assert_eq!(desk.see_as(Sight::House, count(&desk)).await.unwrap(), 1);
    assert_eq!(count(&desk).await.unwrap(), 0, "lent, not given");
    desk.write(line(Uuid::nil()));
    desk.seal("").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_is_not_written_in_anothers_name() {
    let scene = with_a_note().await;
    let mut desk = see_as(Sight::Authority(Uuid::from_u128(22)), scene.store.desk(&karin())).await.unwrap();
    desk.write(line(Uuid::nil()));
    let fault = desk.seal("").await.unwrap_err().to_string();
    assert!(fault.contains("row-level security"), "{fault}");
}
