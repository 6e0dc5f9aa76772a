//! Those who are not at this door; and what goes with the list.

use axum::http::StatusCode;
use organisation::past::Kept;
use sea_orm::prelude::Uuid;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};

use crate::hall::on_both;

#[tokio::test]
async fn another_countys_door_is_not_there() {
    on_both(async |hall| {
        let who = hall.people[0].to_string();
        let strangers = [hall.henrik().await, hall.door_host(8, Uuid::from_u128(4)).await];
        for (at, phone) in strangers.iter().enumerate() {
            for page in
                ["", "/mobil", "/laget", "/oanmald", "/app.webmanifest", &format!("/ersattare?person={who}")]
            {
                assert_eq!(phone.get(page).await.status, StatusCode::NOT_FOUND, "{at} {page}");
            }
            for act in ["/har", "/kod", "/angra", "/oanmald", "/ersattare", "/avgor", "/ko", "/lista"] {
                let tried = phone.post(act, &[("person", &who), ("kod", &hall.code(hall.people[0]))]).await;
                assert_eq!(tried.status, StatusCode::NOT_FOUND, "{at} {act}");
            }
        }
        assert_eq!(hall.count().await, (0, 30));
    })
    .await;
}

#[tokio::test]
async fn only_the_page_with_the_camera_asks_for_it_and_the_worker_may_serve_doors_alone() {
    on_both(async |hall| {
        let phone = hall.karin().await;
        let manifest = phone.get("/app.webmanifest").await;
        assert_eq!(manifest.headers["content-type"], "application/manifest+json");
        let said: serde_json::Value = serde_json::from_str(&manifest.text).unwrap();
        assert_eq!(said["scope"], phone.path);
        let mut phone = phone;
        phone.path = String::new();
        let worker = phone.get("/dorrvakt.js").await;
        assert_eq!(worker.status, StatusCode::OK);
        assert_eq!(worker.headers["service-worker-allowed"], "/workshop/");
        assert!(worker.text.contains("addEventListener('fetch'"));
    })
    .await;
}

#[tokio::test]
async fn what_the_door_knew_goes_with_the_list() {
    on_both(async |hall| {
        let karin = hall.karin().await;
        karin.post("/har", &[("person", &hall.people[0].to_string())]).await;
        let municipality = hall.municipalities[0].id.to_string();
        for name in ["Eva", "Bo", "Siv"] {
            let fields = [("name", name), ("municipality", &municipality), ("role", "communicator")];
            karin.post("/oanmald", &fields).await;
        }
        karin.post("/stang", &[]).await;
        let counted = async || {
            let reader = hall.store().reader();
            (
                door::records::scan::Entity::find().count(reader).await.unwrap(),
                door::records::note::Entity::find().count(reader).await.unwrap(),
                door::records::door::Entity::find().count(reader).await.unwrap(),
            )
        };
        assert_eq!(counted().await, (3, 1, 1));
        let kept = Kept::usual(6);
        hall.set("2029-09-13T08:00:00Z");
        assert_eq!(door::retention::forget_past(hall.store(), &kept).await.unwrap(), 0);
        hall.set("2029-09-20T08:00:00Z");
        let held_back = door::retention::forget_past(hall.store(), &kept).await.unwrap();
        assert_eq!((held_back, counted().await), (0, (3, 1, 1)), "as long as the list is held back");
        let mut desk = hall.store().desk(&store::Author::program()).await.unwrap();
        let (day, county) = (hall.workshop.id, hall.county.id);
        workshop::registration::counted::count_on(&mut desk, day, county, &kept).await.unwrap();
        desk.seal("").await.unwrap();
        assert_eq!(door::retention::forget_past(hall.store(), &kept).await.unwrap(), 1);
        assert_eq!(counted().await, (0, 0, 0));
    })
    .await;
}
