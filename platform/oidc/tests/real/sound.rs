//! What goes well.

use oidc::{ClaimNames, Freshness, ProviderFault, ProviderSettings, TimeFault, Vouched};
use serde_json::json;
use trials::Left;

use crate::world::{ORG_NUMBER, World, of};

#[tokio::test]
async fn a_person_is_vouched_for_with_a_secret() {
    let mut world = World::new();
    let entered = world.sign_in().await.unwrap();
    let identity = entered.identity;
    assert_eq!(identity.subject, "karin-7");
    assert_eq!(identity.address, Vouched::Address("karin.holm@gavle.example".to_owned()));
    assert_eq!(identity.name.as_deref(), Some("Karin Holm"));
    assert_eq!(identity.organisation_number.as_deref(), Some("2120002338"));
}

#[tokio::test]
async fn a_person_is_vouched_for_with_a_private_key_of_either_kind() {
    for client in ["valskydd-key", "valskydd-ec"] {
        let mut world = World::with(|settings, server| ProviderSettings {
            client_id: client.to_owned(),
            client_secret: None,
            private_key: Some(server.key_of(client)),
            private_key_id: Some(client.to_owned()),
            ..settings
        });
        assert_eq!(world.sign_in().await.unwrap().identity.subject, "karin-7", "{client}");
    }
}

#[tokio::test]
async fn claims_that_are_signed_on_their_own_are_read_too() {
    let mut world =
        World::with(|settings, _| ProviderSettings { client_id: "valskydd-signed".to_owned(), ..settings });
    assert_eq!(world.sign_in().await.unwrap().identity.name.as_deref(), Some("Karin Holm"));
}

#[tokio::test]
async fn what_the_token_says_goes_before_what_is_fetched_beside_it() {
    let mut world = World::new();
    world.slips(json!({ "token": { ORG_NUMBER: "2120000001" } }));
    assert_eq!(world.sign_in().await.unwrap().identity.organisation_number.as_deref(), Some("2120000001"));
}

#[tokio::test]
async fn nothing_is_fetched_beside_a_token_that_says_enough() {
    let mut world = World::with(|settings, _| ProviderSettings { claims: ClaimNames::default(), ..settings });
    world.slips(json!({
        "token": { "email": "karin.holm@gavle.example", "email_verified": true },
        "breaks": { "/me": "fails" },
    }));
    assert!(world.sign_in().await.is_ok());
}

#[tokio::test]
async fn the_address_at_the_provider_asks_for_what_it_should_and_holds_no_secret() {
    let mut world = World::new();
    let attempt = world.attempt();
    let way = world.ours.way_in(world.now, &attempt, Some("karin.holm@gavle.example"), "sv").await.unwrap();
    let url: openidconnect::url::Url = way.parse().unwrap();
    let pairs: Vec<(String, String)> =
        url.query_pairs().map(|(name, value)| (name.into(), value.into())).collect();
    assert_eq!(of(&pairs, "response_type"), Some("code"));
    assert_eq!(of(&pairs, "code_challenge_method"), Some("S256"));
    assert_eq!(of(&pairs, "login_hint"), Some("karin.holm@gavle.example"));
    assert_eq!(of(&pairs, "ui_locales"), Some("sv"));
    assert_eq!(of(&pairs, "scope").map(|scope| scope.starts_with("openid profile email")), Some(true));
    assert!(!way.contains(&attempt.secrets.verifier), "the verifier stays here");
}

#[tokio::test]
async fn whoever_must_show_anew_who_they_are_is_asked_anew() {
    let mut world = World::new();
    let mut attempt = world.attempt();
    attempt.freshness = Freshness::Since(world.now);
    let way = world.ours.way_in(world.now, &attempt, None, "sv").await.unwrap();
    assert!(way.contains("max_age=0") && way.contains("prompt=login"), "{way}");
    let pairs = world.out(&attempt).await.unwrap();
    assert!(world.back(&attempt, &pairs).await.is_ok());

    world.slips(json!({ "token": { "auth_time": world.now.timestamp() - 3600 } }));
    let pairs = world.out(&attempt).await.unwrap();
    assert_eq!(world.back(&attempt, &pairs).await.unwrap_err(), TimeFault::NotFresh.into());

    world.slips(json!({ "token": { "auth_time": null } }));
    let pairs = world.out(&attempt).await.unwrap();
    let fault: ProviderFault = TimeFault::NotFresh.into();
    assert_eq!(world.back(&attempt, &pairs).await.unwrap_err(), fault);
}

#[tokio::test]
async fn one_signs_out_at_the_provider_and_comes_back() {
    let mut world = World::new();
    let entered = world.sign_in().await.unwrap();
    let back = "http://127.0.0.1:8080/logga-in/utloggad";
    let way = world.ours.way_out(world.now, &entered.id_token, back).await.unwrap();
    assert!(way.starts_with(&format!("{}/session/end?", world.server.issuer())), "{way}");
    // It asks whether one means it, since the walker holds no session there.
    assert_eq!(world.server.walk(&way), Left::Shown(200));
    let elsewhere = world.ours.way_out(world.now, &entered.id_token, "http://127.0.0.1:8080/annat").await;
    assert_eq!(world.server.walk(&elsewhere.unwrap()), Left::Shown(400));
}
