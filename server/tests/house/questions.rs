//! No page asks the database more than ten questions: also where the crawler does not come, for somebody with several duties
//! and when the day is over.

use axum::http::StatusCode;
use chrono::TimeDelta;
use organisation::register::{self, person_at};
use organisation::{Actor, Duty};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use store::Author;
use workshop::records::workshop as workshops;

use crate::resident::{Base, Caller, Resident};

const COUNTY: &str = "maria.lindholm@lst-gavleborg.example";

/// Gävleborg's coordinator, who is Uppsala's as well and acts as the first.
async fn with_two_duties(house: &Resident) -> Caller {
    let store = house.app.store();
    let uppsala = house.county("03").await;
    let mut desk = store.desk(&Author::program()).await.unwrap();
    register::give_duty(&mut desk, "Maria", COUNTY, &uppsala, Duty::CountyCoordinator).await.unwrap();
    desk.seal("").await.unwrap();
    let person = person_at(store, COUNTY).await.unwrap().unwrap();
    let first = Actor::of(store, person.id).await.unwrap().unwrap();
    assert_eq!(first.others().len(), 1);
    let maria = house.person(COUNTY).await;
    assert_eq!(maria.get("/").await.location, "/uppdrag/byt");
    let chosen = maria.send("/uppdrag/byt", &[("held", &first.hat().held.to_string())]).await;
    assert_eq!(chosen.location, "/");
    maria
}

async fn the_pages_that_know_most(base: Base) {
    let house = Resident::full(base).await;
    let (store, id) = (house.app.store(), house.workshop_of("21").await);
    let (maria, host) = (with_two_duties(&house).await, house.by_link(organisation::link::DOOR_HOST).await);
    let of = |page: &str| format!("/workshop/{id}/{page}");
    for days in [60, 0, -1] {
        let day = house.app.today() + TimeDelta::days(days);
        let moved = workshops::Entity::update_many()
            .col_expr(workshops::Column::Day, Expr::value(day))
            .filter(workshops::Column::Id.eq(id));
        store.note(moved).await.unwrap();
        for (caller, path) in [
            (&maria, "/".to_owned()),
            (&maria, of("utskick")),
            (&maria, of("utskick/kommande")),
            (&maria, of("utskick/regler")),
            (&maria, of("utskick/regler/thanks")),
            (&maria, of("dorren")),
            (&maria, of("dorren/laget")),
            (&host, of("dorren")),
            (&host, of("dorren/laget")),
        ] {
            let before = store.queries_run();
            let answer = caller.get(&path).await;
            let asked = store.queries_run() - before;
            assert_eq!(answer.status, StatusCode::OK, "{base:?}, {days}: {path}");
            assert!(asked <= 10, "{base:?}, in {days} days, {path}: {asked}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_that_know_most_ask_ten_before_on_and_after_the_day_on_sqlite() {
    the_pages_that_know_most(Base::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_that_know_most_ask_ten_before_on_and_after_the_day_on_postgresql() {
    the_pages_that_know_most(Base::Postgres).await;
}
