//! One's own sessions, signing in again, and the letter at a new browser.

use axum::http::StatusCode;
use chrono::TimeDelta;
use organisation::Duty;

use crate::world::{Browser, World, on_both};

const KARIN: &str = "karin.aberg@lansstyrelsen.example";
const NILS: &str = "nils.ek@val.example";
const PHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5) Version/17.4 Mobile/15E148 Safari/604.1";
const LAPTOP: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0";

/// Karin in a browser of her own, from some place.
async fn karin_with(world: &World, device: &'static str, from: &str) -> Browser {
    let path = world.printed(KARIN).await;
    let mut browser = world.browser();
    browser.device = device;
    browser.from = Some(from.parse().unwrap());
    browser.get(&path).await;
    assert_eq!(browser.post(&path, &[]).await.status, StatusCode::SEE_OTHER);
    browser
}

/// The id behind the only button that ends one.
fn to_end(page: &str) -> String {
    crate::world::hidden(page, "session").to_owned()
}

#[tokio::test]
async fn people_see_where_they_are_signed_in_and_end_it() {
    on_both(async |world| {
        world.karin().await;
        let mut laptop = karin_with(&world, LAPTOP, "192.0.2.7").await;
        let mut phone = karin_with(&world, PHONE, "203.0.113.9").await;
        let lines = world.lines().await;
        let came_in = lines.iter().filter(|line| line.deed == "sign_in.signed_in");
        assert!(came_in.map(|line| &line.details).any(|told| told.contains("203.0.113.0/24")), "{lines:?}");
        let page = laptop.get("/konto/inloggningar").await.body;
        assert!(page.contains("Firefox på Windows") && page.contains("Safari på iPhone"), "{page}");
        assert!(page.contains("Samma nät som nu (192.0.2.0/24)"));
        assert!(page.contains("Ett annat nät (203.0.113.0/24)"));
        assert!(!page.contains("203.0.113.9"), "the network, not the address");
        assert_eq!(page.matches(">Den här<").count(), 1);
        let id = to_end(&page);
        world.clock.advance(TimeDelta::seconds(1));
        let ended = laptop.post("/konto/inloggningar/avsluta", &[("session", &id)]).await;
        assert_eq!(ended.location(), "/konto/inloggningar");
        assert!(laptop.get("/konto/inloggningar").await.body.contains("Inloggningen är avslutad."));
        assert_eq!(phone.get("/brev").await.location(), "/logga-in");
        assert!(world.deeds().await.contains(&"sign_in.session_ended".to_owned()));
        let lines = world.deeds().await.len();
        laptop.post("/konto/inloggningar/avsluta", &[("session", &id)]).await;
        assert!(laptop.get("/konto/inloggningar").await.body.contains("redan avslutad"));
        assert_eq!(world.deeds().await.len(), lines, "ended once");
    })
    .await;
}

#[tokio::test]
async fn whoever_sits_down_at_an_open_screen_ends_nothing() {
    on_both(async |world| {
        world.karin().await;
        let mut other = world.signed_in(KARIN).await;
        let mut left_open = world.signed_in(KARIN).await;
        let id = to_end(&left_open.get("/konto/inloggningar").await.body);
        world.clock.advance(TimeDelta::minutes(11));
        for (path, fields) in [
            ("/konto/inloggningar/avsluta", &[("session", id.as_str())][..]),
            ("/konto/inloggningar/avsluta-andra", &[]),
        ] {
            left_open.get("/konto/inloggningar").await;
            let asked = left_open.post(path, fields).await;
            assert_eq!(asked.location(), "/logga-in/igen?till=inloggningar", "{path}");
        }
        assert_eq!(other.get("/brev").await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn all_others_end_at_once_and_this_one_stays() {
    on_both(async |world| {
        world.karin().await;
        let mut own = karin_with(&world, LAPTOP, "192.0.2.7").await;
        let mut others =
            [karin_with(&world, PHONE, "192.0.2.8").await, karin_with(&world, "", "192.0.2.9").await];
        own.get("/konto/inloggningar").await;
        world.clock.advance(TimeDelta::seconds(1));
        own.post("/konto/inloggningar/avsluta-andra", &[]).await;
        let page = own.get("/konto/inloggningar").await.body;
        assert!(page.contains("2 andra inloggningar är avslutade."), "{page}");
        assert!(!page.contains("Avsluta alla andra"));
        for other in &mut others {
            assert_eq!(other.get("/brev").await.location(), "/logga-in");
        }
        let line = world.lines().await.remove(0);
        assert_eq!(line.deed, "sign_in.others_ended");
        own.post("/konto/inloggningar/avsluta-andra", &[]).await;
        assert!(own.get("/konto/inloggningar").await.body.contains("Det fanns inga andra inloggningar."));
    })
    .await;
}

#[tokio::test]
async fn from_the_server_all_sessions_of_a_person_end_at_once_and_of_nobody_else() {
    on_both(async |world| {
        world.karin().await;
        let national = world.national().await;
        world.person("Nils Ek", NILS, &national, Duty::NationalLead).await;
        let mut hers = [world.signed_in(KARIN).await, world.signed_in(KARIN).await];
        let mut his = world.signed_in(NILS).await;
        world.clock.advance(TimeDelta::seconds(1));
        let root = store::Author::command("root");
        let end = async |address| organisation::sign_in::end_sessions(&world.house, address, &root).await;
        assert_eq!(end("KARIN.aberg@lansstyrelsen.example").await.unwrap(), Some(2));
        for browser in &mut hers {
            assert_eq!(browser.get("/brev").await.location(), "/logga-in");
        }
        assert_eq!(his.get("/konto/inloggningar").await.status, StatusCode::OK);
        let line = world.lines().await.remove(0);
        assert_eq!((line.deed.as_str(), line.author.as_str()), ("sign_in.sessions_ended", "root"));
        assert_eq!(end("nobody@example.com").await.unwrap(), None);
        let mut again = world.signed_in(KARIN).await;
        assert_eq!(organisation::sign_in::end_everybodys_sessions(&world.house, &root).await.unwrap(), 2);
        for browser in [&mut again, &mut his] {
            assert_eq!(browser.get("/konto/inloggningar").await.location(), "/logga-in");
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_sees_or_ends_anybody_elses() {
    on_both(async |world| {
        world.karin().await;
        let national = world.national().await;
        world.person("Nils Ek", NILS, &national, Duty::NationalLead).await;
        let mut karin = world.signed_in(KARIN).await;
        let _second = world.signed_in(KARIN).await;
        let id = to_end(&karin.get("/konto/inloggningar").await.body);
        let mut nils = world.signed_in(NILS).await;
        let page = nils.get("/konto/inloggningar").await.body;
        assert_eq!(to_end(&page), "");
        nils.post("/konto/inloggningar/avsluta", &[("session", &id)]).await;
        assert_eq!(to_end(&karin.get("/konto/inloggningar").await.body), id, "still there");
        assert_eq!(world.browser().get("/konto/inloggningar").await.location(), "/logga-in");
    })
    .await;
}

#[tokio::test]
async fn a_browser_never_seen_before_is_told_of_once() {
    on_both(async |world| {
        world.karin().await;
        let mut laptop = karin_with(&world, LAPTOP, "192.0.2.7").await;
        assert!(world.letters().await.is_empty(), "the first of all is the one they were let in by");
        karin_with(&world, PHONE, "203.0.113.9").await;
        let letters = world.letters().await;
        assert_eq!(letters.len(), 1);
        assert!(letters[0].contains("Safari på iPhone") && letters[0].contains("/konto/inloggningar"));
        assert!(letters[0].contains("Var det inte du?"));
        assert!(!letters[0].contains("203.0.113"), "a letter says no more than it must");
        let path = world.printed(KARIN).await;
        laptop.get(&path).await;
        laptop.post(&path, &[]).await;
        assert_eq!(world.letters().await.len(), 1, "a browser that is known");
    })
    .await;
}

#[tokio::test]
async fn whoever_was_away_for_half_an_hour_signs_in_again() {
    on_both(async |world| {
        world.karin().await;
        let mut browser = world.signed_in(KARIN).await;
        world.clock.advance(TimeDelta::minutes(29));
        assert_eq!(browser.get("/brev").await.status, StatusCode::OK);
        world.clock.advance(TimeDelta::minutes(29));
        assert_eq!(browser.get("/brev").await.status, StatusCode::OK);
        world.clock.advance(TimeDelta::minutes(31));
        assert_eq!(browser.get("/brev").await.location(), "/logga-in");
    })
    .await;
}

#[tokio::test]
async fn signing_in_again_leads_back_to_a_page_of_ours_and_nowhere_else() {
    on_both(async |world| {
        world.karin().await;
        let mut browser = world.signed_in(KARIN).await;
        for (asked, comes_back) in
            [("inloggningar", "/konto/inloggningar"), ("//x.example", "/"), ("https://x.example/", "/")]
        {
            world.clock.advance(TimeDelta::minutes(11));
            let page = browser.get(&format!("/logga-in/igen?till={asked}")).await.body;
            assert!(page.contains("Logga in på nytt") && page.contains(KARIN));
            // Only the language switch knows the address, as a part of a path of ours.
            assert!(!page.contains("=\"//x.example") && !page.contains("=\"https://x.example"));
            let deed = crate::world::hidden(&page, "deed").to_owned();
            let till = crate::world::hidden(&page, "till").to_owned();
            let before = browser.cookies["vs_s"].clone();
            let sent = browser.post("/logga-in/igen", &[("deed", &deed), ("till", &till)]).await;
            assert!(sent.body.contains("Titta i din e-post"));
            let link = newest_link(&world).await;
            browser.get(&link).await;
            let entered = browser.post(&link, &[]).await;
            assert_eq!(entered.location(), comes_back, "{asked}");
            assert_ne!(browser.cookies["vs_s"], before, "a new token");
            assert!(!browser.cookies.contains_key("vs_r"));
        }
        assert_eq!(world.browser().get("/logga-in/igen").await.location(), "/logga-in");
    })
    .await;
}

/// The link in the letter that was sent last.
async fn newest_link(world: &World) -> String {
    let letters = world.letters().await;
    let links: Vec<_> = letters
        .iter()
        .flat_map(|letter| letter.lines())
        .filter_map(|line| line.strip_prefix(crate::world::BASE))
        .filter(|path| path.starts_with("/l/"))
        .map(|path| path.trim().to_owned())
        .collect();
    let mut probe = world.browser();
    for link in &links {
        // Bound to the browser that asked: another one cannot tell which of them still work.
        assert_eq!(probe.get(link).await.status, StatusCode::GONE);
    }
    links.first().cloned().unwrap()
}
