//! Slow for those who guess, never shut for those who may come in.

use std::net::IpAddr;

use axum::http::StatusCode;
use chrono::TimeDelta;
use organisation::Duty;
use serde_json::json;

use crate::at_the_door::{self, come_in, is_in, with_provider};
use crate::world::{World, on_both};

const KARIN: &str = "karin.aberg@lansstyrelsen.example";

/// Asks for a link in a browser that was just opened.
async fn ask_from(world: &World, from: &str, address: &str) -> crate::world::Answer {
    let mut browser = world.browser();
    browser.from = Some(from.parse::<IpAddr>().unwrap());
    browser.ask_for_link(address).await
}

#[tokio::test]
async fn whoever_asks_again_and_again_waits_longer_each_time_whether_anybody_has_the_address() {
    on_both(async |world| {
        world.karin().await;
        let mut seen = Vec::new();
        for (address, from) in [(KARIN, "192.0.2.7"), ("nobody@example.com", "203.0.113.7")] {
            let mut answers = Vec::new();
            for _ in 0..5 {
                let asked = ask_from(&world, from, address).await;
                assert_eq!(asked.status, StatusCode::OK);
                answers.push(asked.body);
            }
            let refused = ask_from(&world, from, address).await;
            assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
            assert_eq!(refused.headers["retry-after"], "60");
            assert!(refused.body.contains("Vänta en minut och försök igen."), "{}", refused.body);
            world.clock.advance(TimeDelta::seconds(60));
            assert_eq!(ask_from(&world, from, address).await.status, StatusCode::OK);
            let longer = ask_from(&world, from, address).await;
            assert_eq!(longer.headers["retry-after"], "120");
            answers.push(longer.body);
            seen.push(answers);
        }
        assert_eq!(seen[0], seen[1], "the same words for both");
        assert_eq!(world.letters().await.len(), 6);
    })
    .await;
}

#[tokio::test]
async fn a_stranger_in_the_same_office_does_not_keep_the_owner_out() {
    on_both(async |world| {
        world.karin().await;
        let office = "192.0.2.7";
        let path = world.printed(KARIN).await;
        let mut own = world.browser();
        own.from = Some(office.parse().unwrap());
        own.get(&path).await;
        own.post(&path, &[]).await;
        own.get("/").await;
        own.post("/logga-ut", &[]).await;
        let mut refused = 0;
        for _ in 0..30 {
            let answer = ask_from(&world, office, KARIN).await;
            refused += usize::from(answer.status == StatusCode::TOO_MANY_REQUESTS);
        }
        assert_eq!(refused, 25);
        assert_eq!(own.ask_for_link(KARIN).await.status, StatusCode::OK);
        assert_eq!(ask_from(&world, office, KARIN).await.status, StatusCode::TOO_MANY_REQUESTS);
    })
    .await;
}

#[tokio::test]
async fn looking_for_links_that_work_gets_slow_and_a_link_that_works_is_opened_all_the_same() {
    on_both(async |world| {
        world.karin().await;
        let mut guesser = world.browser();
        guesser.from = Some("192.0.2.7".parse().unwrap());
        for number in 0..60 {
            assert_eq!(guesser.get(&format!("/l/{number}")).await.status, StatusCode::GONE);
        }
        let refused = guesser.get("/l/60").await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(refused.body.contains("Vänta en stund"));
        let link = world.printed(KARIN).await;
        let mut neighbour = world.browser();
        neighbour.from = guesser.from;
        assert_eq!(neighbour.get(&link).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn beginning_to_sign_in_gets_slow_for_strangers_and_not_where_somebody_signed_in_before() {
    with_provider(async |world, server| {
        world.karin_holm().await;
        world.provider_has(server, &json!({}), &json!({}));
        let mut own = world.browser();
        come_in(&mut own, server).await;
        assert!(is_in(&own));
        let mut stranger = world.browser();
        let office = Some("192.0.2.7".parse().unwrap());
        (own.from, stranger.from) = (office, office);
        stranger.get("/logga-in").await;
        let csrf = crate::world::hidden(stranger.page(), "csrf").to_owned();
        let begin = "/logga-in/passnyckel/borja";
        for _ in 0..200 {
            assert_eq!(stranger.post_with(begin, &csrf, &[]).await.status, StatusCode::OK);
        }
        let fields = [("ceremony", "00000000-0000-0000-0000-000000000000"), ("answer", "{}")];
        for refused in [
            stranger.post_with(begin, &csrf, &[]).await,
            stranger.post_with("/logga-in/passnyckel", &csrf, &fields).await,
            stranger.get("/logga-in/hos/gavle").await,
            stranger.ask_for_link(at_the_door::KARIN).await,
        ] {
            assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
            assert_eq!(refused.headers["retry-after"], "5");
        }
        assert_eq!(own.get("/logga-in/hos/gavle").await.status, StatusCode::OK);
        world.clock.advance(TimeDelta::seconds(5));
        assert_eq!(stranger.get("/logga-in/hos/gavle").await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_asked_of_the_database_for_a_known_address_that_is_not_asked_for_a_strangers() {
    on_both(async |world| {
        world.karin().await;
        let national = world.national().await;
        world.person("Nils Ek", "nils.ek@val.example", &national, Duty::NationalLead).await;
        let mut costs = Vec::new();
        for address in [KARIN, "nobody@example.com", "nils.ek@val.example", "x@y.example"] {
            let mut browser = world.browser();
            browser.from = Some("192.0.2.7".parse().unwrap());
            let before = world.store.queries_run();
            browser.ask_for_link(address).await;
            // On one thread, the work that comes after the answer has not begun yet.
            costs.push(world.store.queries_run() - before);
            organisation::sign_in::answer_requests(&world.house).await.unwrap();
        }
        assert!(costs.iter().all(|cost| *cost == costs[0]), "{costs:?}");
    })
    .await;
}

#[tokio::test]
async fn neither_addresses_nor_networks_of_those_who_asked_are_kept() {
    on_both(async |world| {
        use sea_orm::{ConnectionTrait as _, Statement};
        ask_from(&world, "192.0.2.7", "nobody@example.com").await;
        let rows = Statement::from_string(world.store.backend().into(), "SELECT key FROM limit_tally");
        let rows = world.store.reader().query_all_raw(rows).await.unwrap();
        assert_eq!(rows.len(), 3);
        for row in rows {
            assert_eq!(row.try_get_by_index::<Vec<u8>>(0).unwrap().len(), 32);
        }
        world.clock.advance(TimeDelta::minutes(61));
        web::limits::clear_forgotten(&world.store, world.store.doors().now()).await.unwrap();
        let rows = Statement::from_string(world.store.backend().into(), "SELECT key FROM limit_tally");
        assert!(world.store.reader().query_all_raw(rows).await.unwrap().is_empty());
    })
    .await;
}
