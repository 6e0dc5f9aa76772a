//! Coming in by the authority's own provider, and being turned away.

use axum::http::StatusCode;
use chrono::TimeDelta;
use oidc::ProviderSettings;
use organisation::Duty;
use organisation::provider::Providers;
use serde_json::json;
use store::{Author, Line};
use trials::{Left, Provider};

use crate::at_the_door::{KARIN, ORG_NUMBER, come_in, is_in, out, settings, way_on, where_to, with_provider};
use crate::world::{BASE, Wish, World, on_both_with};

#[tokio::test]
async fn a_person_comes_in_by_their_own_provider_and_leaves_both() {
    with_provider(async |world, server| {
        world.karin_holm().await;
        world.clock.advance(TimeDelta::seconds(1));
        world.provider_has(server, &json!({}), &json!({}));
        let mut browser = world.browser();
        let page = browser.ask_for_link(KARIN).await;
        assert!(page.body.contains("Fortsätt till Gävle kommun"), "{}", page.body);
        let back = out(&mut browser, server).await;
        let entered = browser.get(&back).await;
        assert_eq!(where_to(&entered), (StatusCode::SEE_OTHER, "/"));
        assert!(browser.get("/").await.body.contains("Karin Holm"));
        let mut deeds = world.deeds().await;
        deeds.truncate(2);
        deeds.sort();
        assert_eq!(deeds, ["sign_in.provider_linked", "sign_in.signed_in"]);
        let letters = world.letters().await;
        assert_eq!(letters.len(), 1, "{letters:?}");
        assert!(letters[0].contains("Gävle kommun"));

        let left = browser.post("/logga-ut", &[]).await;
        assert_eq!(left.status, StatusCode::OK);
        assert!(!is_in(&browser));
        let onward = way_on(&left.body, server);
        assert!(onward.contains("id_token_hint=eyJ"), "{onward}");
        assert_eq!(server.walk(&onward), Left::Shown(200));
        assert_eq!(browser.get("/logga-in/utloggad").await.status, StatusCode::OK);
        browser.get("/logga-in").await;
        let again = browser.post("/logga-ut", &[]).await;
        assert_eq!(where_to(&again), (StatusCode::SEE_OTHER, "/logga-in"), "nothing is kept of it");

        world.clock.advance(TimeDelta::minutes(1));
        world.provider_has(server, &json!({}), &json!({}));
        assert_eq!(where_to(&come_in(&mut browser, server).await), (StatusCode::SEE_OTHER, "/"));
        let linked = world.deeds().await.into_iter().filter(|deed| deed == "sign_in.provider_linked").count();
        assert_eq!(linked, 1);
        assert_eq!(world.letters().await.len(), 1);
        let secrets: Vec<&str> = back.split(['=', '&']).filter(|part| part.len() > 30).collect();
        assert!(secrets.len() >= 2, "{back}");
        for line in world.lines().await {
            let line = format!("{line:?}");
            assert!(!line.contains("eyJ") && secrets.iter().all(|secret| !line.contains(secret)), "{line}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_page_is_the_same_whether_anybody_has_the_address() {
    with_provider(async |world, server| {
        world.karin_holm().await;
        world.provider_has(server, &json!({}), &json!({}));
        let mut browser = world.browser();
        let mut pages = Vec::new();
        for address in [KARIN, "nobody.here@gavle.example"] {
            let page = browser.ask_for_link(address).await;
            assert_eq!(page.status, StatusCode::OK);
            // What differs from page to page for everybody: the attempt, the form's key, the address itself.
            let mut text =
                page.body.replace(address, "ADDRESS").replace(&address.replace('@', "%40"), "ADDRESS");
            for (begin, end) in
                [("state=", "&"), ("nonce=", "&"), ("code_challenge=", "&"), ("name=\"deed\" value=\"", "\"")]
            {
                text = cut(&text, begin, end);
            }
            pages.push(text);
        }
        assert_eq!(pages[0], pages[1]);
        assert!(world.letters().await.is_empty(), "nobody is written to");
    })
    .await;
}

/// Without what stands between the marks.
fn cut(text: &str, begin: &str, end: &str) -> String {
    let Some((before, rest)) = text.split_once(begin) else { return text.to_owned() };
    let after = rest.split_once(end).map_or("", |(_, after)| after);
    format!("{before}{after}")
}

#[tokio::test]
async fn another_domain_gets_a_letter_and_so_does_whoever_wants_one() {
    with_provider(async |world, server| {
        world.karin().await;
        world.karin_holm().await;
        let mut browser = world.browser();
        let asked = browser.ask_for_link("karin.aberg@lansstyrelsen.example").await;
        assert!(asked.body.contains("Titta i din e-post"));
        assert_eq!(world.letters().await.len(), 1);
        // A subdomain is not the provider's.
        let asked = browser.ask_for_link("karin.holm@skola.gavle.example").await;
        assert!(asked.body.contains("Titta i din e-post"));

        let mut browser = world.browser();
        let page = browser.ask_for_link(KARIN).await.body;
        assert!(page.contains("name=\"way\" value=\"letter\""));
        let deed = crate::world::hidden(&page, "deed").to_owned();
        let asked =
            browser.post("/logga-in", &[("address", KARIN), ("way", "letter"), ("deed", &deed)]).await;
        assert!(asked.body.contains("Titta i din e-post"));
        assert_eq!(world.letters().await.len(), 2);
        let _ = server;
    })
    .await;
}

#[tokio::test]
async fn whom_a_provider_may_not_let_in_is_told_why_and_the_auditors_read_it() {
    with_provider(async |world, server| {
        world.karin_holm().await;
        let both = world.municipality("2180").await;
        world.person("Elin Berg", "elin.berg@gavle.example", &both, Duty::MunicipalCoordinator).await;
        let county = world.county("21").await;
        world.person("Elin Berg", "elin.berg@gavle.example", &county, Duty::CountyCoordinator).await;
        let ockelbo = world.municipality("2101").await;
        world.person("Sven Ek", "sven.ek@gavle.example", &ockelbo, Duty::MunicipalCoordinator).await;
        let cases = [
            (json!({ "email_verified": false }), "unverified"),
            (json!({ "email": "karin.holm@evil.example" }), "foreign-domain"),
            (json!({ "email": "" }), "no-address"),
            (json!({ ORG_NUMBER: "2120002262" }), "other-organisation"),
            (json!({ ORG_NUMBER: "Gävle" }), "other-organisation"),
            (json!({ "sub": "nobody", "email": "nobody@gavle.example" }), "no-duty"),
            (json!({ "sub": "sven", "email": "sven.ek@gavle.example" }), "no-duty"),
            (json!({ "sub": "elin", "email": "elin.berg@gavle.example" }), "duty-elsewhere"),
        ];
        for (change, reason) in cases {
            world.clock.advance(TimeDelta::seconds(1));
            world.provider_has(server, &change, &json!({}));
            let mut browser = world.browser();
            let answer = come_in(&mut browser, server).await;
            let page = format!("/logga-in/hinder/gavle/{reason}");
            assert_eq!(where_to(&answer), (StatusCode::SEE_OTHER, page.as_str()));
            assert!(!is_in(&browser));
            let shown = browser.get(&page).await;
            assert_eq!(shown.status, StatusCode::FORBIDDEN);
            assert!(shown.body.contains("/logga-in?brev"), "a way on");
            let line = world.lines().await.remove(0);
            assert_eq!(line.deed, "sign_in.provider_refused");
            assert!(format!("{line:?}").contains(reason), "{line:?}");
        }
        assert!(!world.deeds().await.contains(&"sign_in.provider_linked".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn an_address_that_moves_at_the_provider_takes_no_account_with_it() {
    with_provider(async |world, server| {
        world.karin_holm().await;
        world.provider_has(server, &json!({}), &json!({}));
        assert_eq!(come_in(&mut world.browser(), server).await.location(), "/");

        // Karin has married; she is still herself.
        world.clock.advance(TimeDelta::minutes(1));
        world.provider_has(
            server,
            &json!({ "email": "karin.ek@gavle.example", "email_verified": false }),
            &json!({}),
        );
        let mut browser = world.browser();
        assert_eq!(come_in(&mut browser, server).await.location(), "/");
        assert!(browser.get("/").await.body.contains("Karin Holm"));

        // Her old address went to somebody new.
        world.clock.advance(TimeDelta::minutes(1));
        world.provider_has(server, &json!({ "sub": "another" }), &json!({}));
        let mut browser = world.browser();
        assert_eq!(come_in(&mut browser, server).await.location(), "/logga-in/hinder/gavle/taken");
        assert!(!is_in(&browser));

        // Or Karin has a new account: she comes in another way and takes the old one away.
        let mut browser = world.signed_in(KARIN).await;
        assert!(
            browser.get("/konto/inloggningssatt").await.body.contains("href=\"/konto/inloggningstjanst\"")
        );
        let page = browser.get("/konto/inloggningstjanst").await.body;
        let path =
            page.split("action=\"").find(|part| part.starts_with("/konto/inloggningstjanst/")).unwrap();
        let path = path.split('"').next().unwrap().to_owned();
        world.karin().await;
        let mut stranger = world.signed_in("karin.aberg@lansstyrelsen.example").await;
        stranger.get("/konto/inloggningstjanst").await;
        assert_eq!(stranger.post(&path, &[]).await.status, StatusCode::NOT_FOUND);
        world.clock.advance(TimeDelta::minutes(11));
        let again = "/logga-in/igen?till=inloggningstjanst";
        assert_eq!(browser.post(&path, &[]).await.location(), again, "an open screen is not enough");
        let mut browser = world.signed_in(KARIN).await;
        browser.get("/konto/inloggningstjanst").await;
        assert_eq!(browser.post(&path, &[]).await.location(), "/konto/inloggningstjanst");
        assert!(world.deeds().await.contains(&"sign_in.provider_unlinked".to_owned()));
        let told = "Ditt konto hos Gävle kommun är inte längre kopplat till dig";
        assert!(world.letters().await.iter().any(|letter| letter.contains(told)));
        world.provider_has(server, &json!({ "sub": "another" }), &json!({}));
        assert_eq!(come_in(&mut world.browser(), server).await.location(), "/");
    })
    .await;
}

#[tokio::test]
async fn an_attempt_belongs_to_one_browser_works_once_and_for_ten_minutes() {
    with_provider(async |world, server| {
        world.karin_holm().await;
        let stale = (StatusCode::SEE_OTHER, "/logga-in/hinder/gavle/stale");
        world.provider_has(server, &json!({}), &json!({}));
        let (mut own, mut other) = (world.browser(), world.browser());
        other.get("/logga-in").await;
        let back = out(&mut own, server).await;
        assert_eq!(where_to(&other.get(&back).await), stale, "another browser");
        assert!(!is_in(&other));
        assert_eq!(where_to(&own.get(&back).await), (StatusCode::SEE_OTHER, "/"));
        assert_eq!(where_to(&own.get(&back).await), stale, "a second time");

        let back = out(&mut world.browser(), server).await;
        assert_eq!(where_to(&world.browser().get(&back).await), stale, "a browser that was never here");

        let mut late = world.browser();
        let back = out(&mut late, server).await;
        world.clock.advance(TimeDelta::minutes(10));
        assert_eq!(where_to(&late.get(&back).await), stale, "too late");
        for made_up in [
            "/logga-in/svar/gavle",
            "/logga-in/svar/gavle?code=x&state=y",
            "/logga-in/svar/gavle?error=access_denied",
        ] {
            assert_eq!(where_to(&late.get(made_up).await), stale, "{made_up}");
        }
        for nowhere in [
            "/logga-in/svar/ockelbo",
            "/logga-in/hos/ockelbo",
            "/logga-in/hinder/gavle/x",
            "/logga-in/hinder/x/stale",
        ] {
            assert_eq!(late.get(nowhere).await.status, StatusCode::NOT_FOUND, "{nowhere}");
        }
    })
    .await;
}

#[tokio::test]
async fn whatever_the_provider_does_there_is_a_page_and_another_way_in() {
    with_provider(async |world, server| {
        world.karin_holm().await;
        let cases = [
            (json!({ "declines": "access_denied" }), "declined", StatusCode::FORBIDDEN),
            (json!({ "declines": "login_required" }), "not-signed-in", StatusCode::FORBIDDEN),
            (json!({ "declines": "server_error" }), "down", StatusCode::SERVICE_UNAVAILABLE),
            (json!({ "declines": "unauthorized_client" }), "refuses-us", StatusCode::BAD_GATEWAY),
            (json!({ "shift": 3600 }), "clocks", StatusCode::BAD_GATEWAY),
            (json!({ "shift": -3600 }), "clocks", StatusCode::BAD_GATEWAY),
            (json!({ "sign": "forged" }), "untrusted", StatusCode::BAD_GATEWAY),
            (json!({ "token": { "iss": "https://evil.example" } }), "untrusted", StatusCode::BAD_GATEWAY),
            (json!({ "token": { "nonce": "of another attempt" } }), "untrusted", StatusCode::BAD_GATEWAY),
            (json!({ "breaks": { "/token": "hangs" } }), "down", StatusCode::SERVICE_UNAVAILABLE),
            (json!({ "breaks": { "/token": "garbage" } }), "untrusted", StatusCode::BAD_GATEWAY),
        ];
        for (slips, reason, status) in cases {
            world.clock.advance(TimeDelta::seconds(1));
            world.provider_has(server, &json!({}), &slips);
            let mut browser = world.browser();
            let answer = come_in(&mut browser, server).await;
            let page = format!("/logga-in/hinder/gavle/{reason}");
            assert_eq!(where_to(&answer), (StatusCode::SEE_OTHER, page.as_str()), "{slips}");
            let shown = browser.get(&page).await;
            assert_eq!(shown.status, status, "{slips}");
            assert!(shown.body.contains("/logga-in?brev"), "{slips}");
            assert!(!shown.body.contains("code=") && !shown.body.contains("state="), "{slips}");
            assert!(!is_in(&browser), "{slips}");
        }
        assert!(browser_with_letter(&world).await, "the other way works");
        world.clock.advance(TimeDelta::minutes(1));
        world.provider_has(server, &json!({}), &json!({ "keys": 2 }));
        assert_eq!(come_in(&mut world.browser(), server).await.location(), "/", "rotated keys stop nobody");
    })
    .await;
}

async fn browser_with_letter(world: &World) -> bool {
    let mut browser = world.browser();
    let page = browser.get("/logga-in?brev").await.body;
    let (way, deed) =
        (crate::world::hidden(&page, "way").to_owned(), crate::world::hidden(&page, "deed").to_owned());
    let asked = browser.post("/logga-in", &[("address", KARIN), ("way", &way), ("deed", &deed)]).await;
    asked.body.contains("Titta i din e-post")
}

#[tokio::test]
async fn a_provider_that_cannot_be_reached_is_told_at_once_with_the_letter_beside_it() {
    let server = Provider::start(&[&format!("{BASE}/logga-in/svar/gavle")]).unwrap();
    let gone = settings(&server);
    drop(server);
    let wish = || {
        let gone = ProviderSettings { client_secret: Some("x".to_owned().into()), ..gone.clone() };
        Wish { providers: Providers::of(vec![gone]).unwrap(), ..Wish::default() }
    };
    on_both_with(wish, async |world| {
        world.karin_holm().await;
        let mut browser = world.browser();
        for _ in 0..2 {
            let page = browser.ask_for_link(KARIN).await;
            assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
            assert!(page.body.contains("Gävle kommun svarar inte"));
            assert!(page.body.contains(&format!("name=\"address\" value=\"{KARIN}\"")), "not typed twice");
        }
        let deed = world.house.store().doors().uuid().to_string();
        let asked =
            browser.post("/logga-in", &[("address", KARIN), ("way", "letter"), ("deed", &deed)]).await;
        assert!(asked.body.contains("Titta i din e-post"));
    })
    .await;
}

#[tokio::test]
async fn a_duty_that_has_ended_closes_the_providers_door_too() {
    use organisation::records::duty_held;
    use sea_orm::sea_query::Expr;
    use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

    with_provider(async |world, server| {
        let karin = world.karin_holm().await;
        world.provider_has(server, &json!({}), &json!({}));
        assert_eq!(come_in(&mut world.browser(), server).await.location(), "/");
        let yesterday = "2029-01-09".parse::<chrono::NaiveDate>().unwrap();
        let ended = duty_held::Entity::update_many()
            .col_expr(duty_held::Column::EndsOn, Expr::value(yesterday))
            .filter(duty_held::Column::Person.eq(karin));
        let mut desk = world.store.desk(&Author::command("test")).await.unwrap();
        ended.exec(desk.db()).await.unwrap();
        desk.write(Line {
            deed: "organisation.changed",
            subject: "person",
            subject_id: karin.uuid(),
            owner: None,
            details: json!({}),
        });
        desk.seal("").await.unwrap();
        world.clock.advance(TimeDelta::minutes(1));
        world.provider_has(server, &json!({}), &json!({}));
        let answer = come_in(&mut world.browser(), server).await;
        assert_eq!(answer.location(), "/logga-in/hinder/gavle/no-duty");
    })
    .await;
}

#[tokio::test]
async fn before_a_sensitive_act_the_provider_asks_anew_and_leads_back_to_it() {
    with_provider(async |world, server| {
        world.karin_holm().await;
        world.provider_has(server, &json!({}), &json!({}));
        let mut browser = world.browser();
        assert_eq!(come_in(&mut browser, server).await.location(), "/");
        world.clock.advance(TimeDelta::minutes(20));
        let again = browser.get("/logga-in/igen?till=inloggningar").await;
        assert!(again.body.contains("/logga-in/hos/gavle?till=inloggningar"), "{}", again.body);
        for (slips, location) in [
            (json!({ "token": { "auth_time": 1_800_000_000 } }), "/logga-in/hinder/gavle/not-signed-in"),
            (json!({}), "/konto/inloggningar"),
        ] {
            world.provider_has(server, &json!({}), &slips);
            let page = browser.get("/logga-in/hos/gavle?till=inloggningar").await;
            let way = way_on(&page.body, server);
            assert!(way.contains("max_age=0") && way.contains("prompt=login"), "{way}");
            let Left::Back(back) = server.walk(&way) else { panic!("kept") };
            assert_eq!(browser.get(&back).await.location(), location);
        }
    })
    .await;
}
