//! What the link in the letter opens, and what it does not.

use axum::http::StatusCode;
use chrono::TimeDelta;
use organisation::Duty;

use crate::world::{LEAD, with_programme};

#[tokio::test(flavor = "multi_thread")]
async fn another_countys_interest_is_not_there() {
    with_programme(async |world| {
        world.asked().await;
        let (mut uppsala, own) = world.by_link("03").await;
        let (_, other) = world.by_link("01").await;
        let mut karin = world.signed_in("Karin", Duty::CountyCoordinator).await;
        let nowhere = "/intresse/01890000-0000-7000-8000-000000000000";
        for path in [other.as_str(), nowhere, "/intresse/x"] {
            assert_eq!(uppsala.get(path).await.status, StatusCode::NOT_FOUND);
            assert_eq!(uppsala.get(&format!("{path}/svara")).await.status, StatusCode::NOT_FOUND);
            assert_eq!(karin.get(path).await.status, StatusCode::NOT_FOUND);
        }
        uppsala.get(&own).await;
        let posted = uppsala.post(&other, &[("wants", "no"), ("go", "send")]).await;
        assert_eq!(posted.status, StatusCode::NOT_FOUND);
        assert_eq!(uppsala.get(LEAD).await.location, "/logga-in");
        assert_eq!(world.browser().get(&own).await.status, StatusCode::GONE);
        for duty in [Duty::MunicipalCoordinator, Duty::Auditor, Duty::NationalLead] {
            let mut stranger = world.signed_in(duty.code(), duty).await;
            assert_eq!(stranger.get(&own).await.status, StatusCode::FORBIDDEN, "{}", duty.code());
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forwarded_link_is_noticed_by_the_lead_and_by_the_county() {
    with_programme(async |world| {
        let mut lead = world.asked().await;
        for _ in 0..2 {
            world.by_link("21").await;
        }
        let mut karin = world.signed_in("Karin", Duty::CountyCoordinator).await;
        for browser in [&mut lead, &mut karin] {
            let home = browser.get("/").await.body;
            assert!(home.contains("är öppnad i 2 webbläsare"), "{home}");
            assert!(browser.get("/lankar").await.body.contains("Intresseanmälan, Gävleborgs län"));
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_has_ended_says_so_and_a_new_one_can_be_asked_for() {
    with_programme(async |world| {
        world.asked().await;
        let (mut county, path) = world.by_link("03").await;
        world.later(TimeDelta::hours(24 * 115));
        assert_eq!(county.get(&path).await.status, StatusCode::GONE);
        let before = world.letters_to("val@lst03.example").await.len();
        let link = world.newest_link("03").await;
        assert_eq!(county.get(&link).await.status, StatusCode::GONE);
        let asked = county.post(&format!("{link}/ny"), &[]).await;
        assert_eq!(asked.status, StatusCode::OK);
        let letters = world.letters_to("val@lst03.example").await;
        assert_eq!(letters.len(), before + 1);
        assert_eq!(letters.last().unwrap().subject, "Ny länk till intresseanmälan");
    })
    .await;
}
