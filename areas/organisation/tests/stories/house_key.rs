//! The house's key, renewed: what the old one made goes on until the old one is taken away, and not longer.

use axum::http::StatusCode;
use chrono::TimeDelta;
use organisation::house_key::{Needed, needed, seal_anew};
use store::{Author, HouseKey};

use crate::code_app::{KARIN, STEP, by_letter, type_in, with_app};
use crate::world::{World, on_both};

/// What the world begins with.
const OLD: [u8; 32] = [3; 32];
const NEW: [u8; 32] = [4; 32];

/// The same house with a new key, the old one beside it.
async fn renewed(world: World) -> World {
    organisation::house_key::write_renewed(&world.store, &Author::command("test")).await.unwrap();
    let key = HouseKey::of(NEW).after(OLD, world.store.doors().now());
    let world = world.restarted_with(key);
    world.clock.advance(TimeDelta::seconds(1));
    world
}

/// Started again when the old one is gone.
fn without_the_old(world: World) -> World {
    world.restarted_with(HouseKey::of(NEW))
}

#[tokio::test]
async fn a_link_made_before_works_also_when_its_letter_leaves_after_the_key_was_renewed() {
    on_both(async |world| {
        world.karin().await;
        let (printed, last) = (world.printed(KARIN).await, world.printed(KARIN).await);
        let mut browser = world.browser();
        browser.ask_for_link(KARIN).await;
        // The letter is written and has not left.
        organisation::sign_in::answer_requests(&world.house).await.unwrap();
        let world = renewed(world).await;
        let link = world.link_in_letter().await;
        for (path, mut browser) in [(&link, world.goes_on(browser)), (&printed, world.browser())] {
            browser.get(path).await;
            assert_eq!(browser.post(path, &[]).await.status, StatusCode::SEE_OTHER, "{path}");
            assert!(browser.get("/").await.body.contains("Karin Åberg"), "{path}");
        }
        assert_eq!(
            needed(&world.store, world.house.key()).await.unwrap(),
            Needed { links: 1, ..Needed::default() }
        );
        let world = without_the_old(world);
        let mut browser = world.browser();
        browser.get(&last).await;
        assert_ne!(browser.post(&last, &[]).await.location(), "/", "a link lives no longer than its key");
        let new = world.printed(KARIN).await;
        browser.get(&new).await;
        assert_eq!(browser.post(&new, &[]).await.location(), "/");
        assert!(world.deeds().await.contains(&"vault.house_key_renewed".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn a_letter_whose_link_would_open_nothing_is_not_sent() {
    on_both(async |world| {
        world.karin().await;
        world.browser().ask_for_link(KARIN).await;
        organisation::sign_in::answer_requests(&world.house).await.unwrap();
        let world = without_the_old(world);
        assert!(world.letters().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_form_that_was_open_is_still_ours_and_those_who_are_signed_in_stay() {
    on_both(async |world| {
        world.karin().await;
        let mut browser = world.signed_in(KARIN).await;
        assert_eq!(browser.get("/konto/inloggningar").await.status, StatusCode::OK);
        let world = renewed(world).await;
        let mut browser = world.goes_on(browser);
        let sent = browser.post("/logga-ut", &[]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        let mut other = world.signed_in(KARIN).await;
        other.get("/konto/inloggningar").await;
        let page = other.page().to_owned();
        for forged in ["", "kort", &crate::world::hidden(&page, "csrf").replace(['a', 'b', 'c'], "d")] {
            assert_eq!(other.post_with("/logga-ut", forged, &[]).await.status, StatusCode::BAD_REQUEST);
        }
        let mut world = without_the_old(world);
        let mut other = world.goes_on(other);
        assert!(other.get("/").await.body.contains("Karin Åberg"), "sessions are not the key's");
        world.clock.advance(TimeDelta::seconds(1));
        world = renewed(world).await;
        assert!(world.goes_on(other).get("/").await.body.contains("Karin Åberg"));
    })
    .await;
}

#[tokio::test]
async fn a_code_app_is_sealed_anew_and_recovery_codes_live_as_long_as_the_old_key() {
    on_both(async |world| {
        world.karin().await;
        let (phone, codes) = with_app(&world, &mut world.signed_in(KARIN).await).await;
        world.clock.advance(TimeDelta::minutes(1));
        let world = renewed(world).await;
        let before = needed(&world.store, world.house.key()).await.unwrap();
        assert_eq!((before.code_apps, before.recovery_codes), (1, 10));
        let (mut browser, _) = by_letter(&world).await;
        assert_eq!(type_in(&mut browser, &phone.shows(&world)).await.location(), "/", "not sealed anew yet");
        let (mut browser, _) = by_letter(&world).await;
        let entered = type_in(&mut browser, &codes[0]).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.body);

        assert_eq!(seal_anew(&world.store, world.house.key()).await.unwrap(), 1);
        assert_eq!(seal_anew(&world.store, world.house.key()).await.unwrap(), 0, "once");
        let after = needed(&world.store, world.house.key()).await.unwrap();
        assert_eq!((after.code_apps, after.recovery_codes), (0, 9));
        world.clock.advance(TimeDelta::hours(2));
        let world = without_the_old(world);
        let (mut browser, _) = by_letter(&world).await;
        let refused = type_in(&mut browser, &codes[1]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(browser.get(STEP).await.status, StatusCode::OK);
        assert_eq!(
            type_in(&mut browser, &phone.shows(&world)).await.location(),
            "/",
            "the app is the new key's"
        );
        assert_eq!(needed(&world.store, world.house.key()).await.unwrap(), Needed::default());
    })
    .await;
}

#[tokio::test]
async fn a_renewed_key_gives_no_guesser_free_tries_anew() {
    on_both(async |world| {
        world.karin().await;
        let ask = async |world: &World| {
            let mut browser = world.browser();
            browser.from = Some("192.0.2.7".parse().unwrap());
            browser.ask_for_link(KARIN).await.status
        };
        while ask(&world).await != StatusCode::TOO_MANY_REQUESTS {}
        let world = renewed(world).await;
        assert_eq!(ask(&world).await, StatusCode::TOO_MANY_REQUESTS);
        world.clock.advance(TimeDelta::hours(3));
        assert_eq!(ask(&world).await, StatusCode::OK);
    })
    .await;
}
