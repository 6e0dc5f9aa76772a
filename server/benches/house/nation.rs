//! The national lead's first page in a house with ten programmes of 21 workshops and 290 invited municipalities each.

use std::path::Path;

use chrono::TimeDelta;
use organisation::Tier;
use organisation::register::{below, of_tier};
use programme::records::programme as programmes;
use sea_orm::{ActiveModelTrait as _, EntityTrait, IntoActiveModel};
use store::vault::Keyring;
use store::{Author, Desk, Doors, Settings, Store};
use workshop::day::rules::State;
use workshop::records::{invitation, participant, seat, workshop as workshops};

use crate::outside::start;

const PROGRAMMES: i32 = 10;
/// Rows in one statement.
const AT_ONCE: usize = 500;

pub fn measure() {
    let data = tempfile::tempdir().unwrap();
    drop(start(data.path()));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let people = runtime.block_on(fill(data.path(), PROGRAMMES));
    let (house, _) = start(data.path());
    let lead = house.sign_in(&house.links[0]);
    for connections in [1, 16] {
        let what = format!("The lead's first page, {PROGRAMMES} programmes, {people} people");
        house.load(&what, "/", &lead, connections);
    }
}

/// Copies of what the demo has: programmes from before it, and in each of so many all counties, with 1 450 people.
pub async fn fill(data: &Path, elections: i32) -> usize {
    let settings = Settings::embedded(data).for_the_house();
    let settings = settings.with_keys(Keyring::in_folder(&data.join("keys")));
    let store = Store::open(&settings, Doors::of_the_system()).await.unwrap();
    let mut desk = store.desk(&Author::command("bench")).await.unwrap();
    let programme = programmes::Entity::find().one(desk.db()).await.unwrap().unwrap();
    let day = workshops::Entity::find().one(desk.db()).await.unwrap().unwrap();
    let asked = invitation::Entity::find().one(desk.db()).await.unwrap().unwrap();
    let person = participant::Entity::find().one(desk.db()).await.unwrap().unwrap();
    let (mut days, mut invitations, mut people, mut seats) = (vec![], vec![], vec![], vec![]);
    for back in 0..elections {
        let own = programmes::Model {
            id: if back == 0 { programme.id } else { desk.id() },
            made_at: programme.made_at - TimeDelta::days(365 * i64::from(back)),
            ..programme.clone()
        };
        if back > 0 {
            insert(&desk, vec![own.clone()]).await;
        }
        for county in of_tier(&store, Tier::County).await.unwrap() {
            let held = workshops::Model {
                id: desk.id(),
                programme: own.id,
                county: county.id,
                state: State::Placed,
                ..day.clone()
            };
            for municipality in below(&store, county.id).await.unwrap() {
                let row = invitation::Model {
                    id: desk.id(),
                    workshop: held.id,
                    municipality: municipality.id,
                    answered_at: Some(own.made_at),
                    ..asked.clone()
                };
                for position in 0..5 {
                    let one = participant::Model {
                        id: desk.id(),
                        invitation: row.id,
                        position,
                        email_folded: format!("{position}@{}.{back}.example", municipality.code),
                        ..person.clone()
                    };
                    seats.push(seat::Model {
                        participant: one.id,
                        round: 1,
                        workshop: held.id,
                        table_number: 1,
                        fixed: false,
                    });
                    people.push(one);
                }
                invitations.push(row);
            }
            days.push(held);
        }
    }
    let count = people.len();
    insert(&desk, days).await;
    insert(&desk, invitations).await;
    insert(&desk, people).await;
    insert(&desk, seats).await;
    desk.write(store::Line {
        deed: "programme.made",
        subject: "programme",
        subject_id: programme.id.uuid(),
        owner: None,
        details: serde_json::json!({}),
    });
    desk.seal("").await.unwrap();
    count
}

async fn insert<M>(desk: &Desk, rows: Vec<M>)
where
    M: sea_orm::ModelTrait + IntoActiveModel<<M::Entity as EntityTrait>::ActiveModel>,
    <M::Entity as EntityTrait>::ActiveModel: Send,
{
    let mut rows = rows.into_iter().map(|row| row.into_active_model().reset_all()).peekable();
    while rows.peek().is_some() {
        let some: Vec<_> = rows.by_ref().take(AT_ONCE).collect();
        <M::Entity as EntityTrait>::insert_many(some).exec_without_returning(desk.db()).await.unwrap();
    }
}
