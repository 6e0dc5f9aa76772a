//! Many at once: a duty is taken away in the middle of deeds.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use organisation::Actor;
use organisation::records::duty_held;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use store::journal::{Filter, read};
use store::{Author, Line, Store, StoreFault};

use crate::world::{World, on_both};

fn line(deed: &'static str) -> Line {
    let subject_id = sea_orm::prelude::Uuid::nil();
    Line { deed, subject: "test", subject_id, owner: None, details: serde_json::json!({}) }
}

async fn done(store: &Store) -> usize {
    let filter = Filter { deed: "invitation.text_saved".to_owned(), ..Filter::default() };
    read(store, &filter, 100_000).await.unwrap().len()
}

/// Eight of one person's browsers do deeds without pause. When whoever takes the duty away has their answer, every deed
/// stands that began before, and none comes after.
#[tokio::test(flavor = "multi_thread")]
async fn when_a_duty_is_taken_away_no_deed_comes_after_it() {
    on_both(async |world| {
        let person = world.karin().await;
        let author = Actor::of(&world.store, person).await.unwrap().unwrap().author();
        let taken = Arc::new(AtomicBool::new(false));
        let deeds: Vec<_> = (0..8)
            .map(|_| {
                let (store, author, taken) = (world.store.clone(), author.clone(), Arc::clone(&taken));
                tokio::spawn(async move {
                    let mut sealed = 0_usize;
                    loop {
                        // Nobody is let in who asks after the answer was given.
                        let after = taken.load(Ordering::SeqCst);
                        match store.desk(&author).await {
                            Ok(mut desk) => {
                                assert!(!after, "a desk was opened for somebody without a duty");
                                desk.write(line("invitation.text_saved"));
                                desk.seal("").await.unwrap();
                                sealed += 1;
                            }
                            Err(StoreFault::RightGone) => return sealed,
                            Err(other) => panic!("{other}"),
                        }
                    }
                })
            })
            .collect();
        while done(&world.store).await < 8 {
            tokio::task::yield_now().await;
        }
        take_away(&world, person).await;
        taken.store(true, Ordering::SeqCst);
        let then = done(&world.store).await;
        let mut sealed = 0;
        for one in deeds {
            sealed += one.await.unwrap();
        }
        let now = done(&world.store).await;
        assert_eq!((then, sealed), (now, now), "what was done stands, and nothing came after");
    })
    .await;
}

async fn take_away(world: &World, person: organisation::PersonId) {
    let mut desk = world.store.desk(&Author::command("test")).await.unwrap();
    duty_held::Entity::update_many()
        .col_expr(duty_held::Column::OverAt, Expr::value(Some(desk.now())))
        .filter(duty_held::Column::Person.eq(person))
        .exec(desk.db())
        .await
        .unwrap();
    desk.write(line("organisation.changed"));
    desk.seal("").await.unwrap();
}
