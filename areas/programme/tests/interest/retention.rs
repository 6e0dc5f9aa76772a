//! What counties said goes twelve months after the election, and not a day before.

use axum::http::StatusCode;
use chrono::TimeDelta;
use organisation::past::Kept;
use organisation::records::personal_link;
use programme::interest::records::{call, day, interest, question};
use programme::interest::retention::{USUAL_MONTHS, delete_past};
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use store::journal::{Filter, read};

use crate::answering::with;
use crate::world::{LEAD, World, with_programme};

async fn left(world: &World) -> [u64; 4] {
    let db = world.store.reader();
    [
        interest::Entity::find().count(db).await.unwrap(),
        day::Entity::find().count(db).await.unwrap(),
        question::Entity::find().count(db).await.unwrap(),
        personal_link::Entity::find().count(db).await.unwrap(),
    ]
}

#[tokio::test]
async fn answers_days_questions_and_links_go_twelve_months_after_the_election_with_a_line() {
    with_programme(async |world| {
        world.asked().await;
        let (mut browser, path) = world.by_link("03").await;
        browser.get(&path).await;
        let answered = browser.post(&path, &with(&[("question", "Får vi ta med leverantörer?")])).await;
        assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.body);
        let before = left(&world).await;
        assert!(before[0] == 21 && before[1] > 0 && before[2] == 1 && before[3] >= 21, "{before:?}");

        // From 10 January 2029 to 10 June 2030, twelve months after the election: kept that day.
        world.later(TimeDelta::days(516));
        let kept = Kept::usual(USUAL_MONTHS);
        assert_eq!(delete_past(&world.store, &kept).await.unwrap(), 0);
        assert_eq!(left(&world).await, before);
        world.later(TimeDelta::days(1));
        assert_eq!(delete_past(&world.store, &kept).await.unwrap(), 1);
        assert_eq!(left(&world).await, [0; 4]);
        let call = call::Entity::find().one(world.store.reader()).await.unwrap().unwrap();
        assert_eq!(call.asked_by, "", "who asked goes, that they were asked stays");

        let filter = Filter { deed: "interest.deleted".to_owned(), ..Filter::default() };
        let lines = read(&world.store, &filter, 10).await.unwrap();
        assert_eq!(lines.len(), 1);
        let details = lines[0].details.clone();
        assert!(details.contains("\"counties\":21") && details.contains("\"questions\":1"), "{details}");
        assert_eq!(delete_past(&world.store, &kept).await.unwrap(), 0, "nothing is deleted twice");
        assert_eq!(world.done("interest.deleted").await, 1);
        // The lead's page says how it stands, and does not break.
        let mut lead = world.signed_in("Eva", organisation::Duty::NationalLead).await;
        assert_eq!(lead.get(LEAD).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn another_time_is_kept_by_a_decision_that_stands_in_the_line() {
    with_programme(async |world| {
        world.asked().await;
        world.later(TimeDelta::days(300));
        let kept = Kept { months: 3, decision: "dnr 2029-114".to_owned() };
        assert_eq!(delete_past(&world.store, &kept).await.unwrap(), 1);
        let filter = Filter { deed: "interest.deleted".to_owned(), ..Filter::default() };
        let lines = read(&world.store, &filter, 10).await.unwrap();
        assert!(lines[0].details.clone().contains("dnr 2029-114"));
    })
    .await;
}
