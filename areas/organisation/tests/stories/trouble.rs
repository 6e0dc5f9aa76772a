//! A page that says what is wrong has the menu of whoever is signed in, and says as what they see it.

use axum::http::StatusCode;
use chrono::TimeDelta;
use organisation::link::{self, Purpose, Receiver};
use organisation::{Actor, Duty, duties};
use sea_orm::prelude::Uuid;
use store::{Author, DeedKey, Line};
use texts::Lang;

use crate::world::{BASE, World, on_both};

const KARIN: &str = "karin.aberg@lansstyrelsen.example";
const BO: &str = "bo@ockelbo.example";

#[tokio::test]
async fn whoever_is_signed_in_keeps_their_menu_where_something_is_wrong() {
    on_both(async |world| {
        world.karin().await;
        let ockelbo = world.municipality("2101").await;
        world.person("Bo Ek", BO, &ockelbo, Duty::MunicipalCoordinator).await;
        let nowhere = format!("/uppdrag/{}", Uuid::nil());
        for (address, path, status, seen, menu) in [
            (KARIN, "/ingenstans", StatusCode::NOT_FOUND, "länssamordnare för Gävleborgs län.", "/handelser"),
            (KARIN, &nowhere, StatusCode::NOT_FOUND, "länssamordnare för Gävleborgs län.", "/handelser"),
            (KARIN, "/uppdrag/inget-id", StatusCode::NOT_FOUND, "länssamordnare för", "/handelser"),
            (BO, "/handelser", StatusCode::FORBIDDEN, "kommunsamordnare för Ockelbo.", "/uppdrag"),
        ] {
            for lang in Lang::ALL {
                let mut browser = world.signed_in(address).await;
                browser.cookies.insert("vs_l".to_owned(), lang.code().to_owned());
                let answer = browser.get(path).await;
                assert_eq!(answer.status, status, "{path}");
                assert!(answer.body.contains(&format!("<li><a href=\"{menu}\"")), "{path}: {}", answer.body);
                assert!(answer.body.contains("action=\"/logga-ut\""), "{path}");
                if lang == Lang::Sv {
                    assert!(answer.body.contains(&format!("Du ser detta som {seen}")), "{path}");
                }
            }
        }
        // A form that makes no sense, and one from an old page.
        let mut karin = world.signed_in(KARIN).await;
        karin.get("/uppdrag/nytt").await;
        let stale = karin.post_with("/uppdrag/nytt", "another", &[]).await;
        assert_eq!(stale.status, StatusCode::BAD_REQUEST);
        assert!(stale.body.contains("Du ser detta som länssamordnare"));
    })
    .await;
}

#[tokio::test]
async fn nobody_else_sees_anybodys_menu() {
    on_both(async |world| {
        let karin = world.karin().await;
        let stranger = world.browser().get("/ingenstans").await;
        assert_eq!(stranger.status, StatusCode::NOT_FOUND);
        assert!(!stranger.body.contains("Du ser detta") && !stranger.body.contains("/logga-ut"));
        // Whose last duty is gone is nobody too.
        let mut browser = world.signed_in(KARIN).await;
        let actor = Actor::of(&world.store, karin).await.unwrap().unwrap();
        let (words, key) = (world.house.words(Lang::Sv), DeedKey(world.store.doors().uuid()));
        let which = (actor.hat().held, true);
        duties::deeds::take_away(&world.store, &words, &actor, which, key).await.unwrap();
        let gone = browser.get("/ingenstans").await.body;
        assert!(!gone.contains("Du ser detta") && !gone.contains("Karin Åberg"), "{gone}");
    })
    .await;
}

/// A door host's link, opened.
async fn door_host(world: &World) -> crate::world::Browser {
    let county = world.county("21").await;
    let ends_at = world.store.doors().now() + TimeDelta::days(9);
    let purpose = Purpose::DoorHost { about: Uuid::from_u128(77), county: county.id, ends_at };
    let receiver = Receiver { name: "Gun".to_owned(), owner: Some(county.id), ..Receiver::default() };
    let mut desk = world.store.desk(&Author::command("test")).await.unwrap();
    let link = link::hand_out(&desk, world.house.key(), purpose, &receiver).await.unwrap();
    desk.write(Line {
        deed: "link.handed_out",
        subject: "link",
        subject_id: link.uuid(),
        owner: None,
        details: serde_json::json!({}),
    });
    desk.seal("").await.unwrap();
    let path = link::address(&world.house, link).strip_prefix(BASE).unwrap().to_owned();
    let mut holder = world.browser();
    holder.get(&path).await;
    holder.post(&path, &[]).await;
    holder
}

#[tokio::test]
async fn the_holder_of_a_link_reads_by_which_link_they_see_it() {
    on_both(async |world| {
        let lost = door_host(&world).await.get("/ingenstans").await;
        assert_eq!(lost.status, StatusCode::NOT_FOUND);
        assert!(lost.body.contains("Du ser detta med din personliga länk som dörrvärd."), "{}", lost.body);
    })
    .await;
}
