//! What goes wrong, each in its own words and with nothing half open: whenever the provider is itself again, so is the way in.

use chrono::TimeDelta;
use oidc::{CallFault, ClaimFault, ProviderFault, ProviderSettings, TimeFault, Vouched};
use serde_json::{Value, json};

use crate::world::{ORG_NUMBER, World, karin};

/// The fault of one sign-in with these slips; afterwards the same person comes in without them.
async fn fault_of(world: &mut World, slips: Value) -> ProviderFault {
    world.slips(slips);
    let fault = world.sign_in().await.unwrap_err();
    world.slips(json!({}));
    // So long one that failed is left alone.
    world.later_by(TimeDelta::seconds(5));
    let after = world.sign_in().await;
    assert!(after.is_ok(), "after: {fault}: {after:?}");
    fault
}

#[tokio::test]
async fn a_token_that_does_not_fit_lets_nobody_in() {
    let mut world = World::new();
    let cases = [
        (json!({ "token": { "iss": "https://evil.example" } }), ProviderFault::OtherIssuer),
        (json!({ "token": { "iss": format!("{}/", world.server.issuer()) } }), ProviderFault::OtherIssuer),
        (json!({ "token": { "aud": "somebody-else" } }), ProviderFault::Token("it is for somebody else")),
        (
            json!({ "token": { "aud": ["valskydd-secret", "somebody-else"] } }),
            ProviderFault::Token("it is for somebody else"),
        ),
        (
            json!({ "token": { "azp": "somebody-else" } }),
            ProviderFault::Token("it was given to another client"),
        ),
        (
            json!({ "token": { "nonce": "of-another-attempt" } }),
            ProviderFault::Token("it belongs to another attempt"),
        ),
        (json!({ "token": { "nonce": null } }), ProviderFault::Token("it belongs to another attempt")),
        (json!({ "sign": "forged" }), ProviderFault::Token("its signature")),
        (json!({ "sign": "secret" }), ProviderFault::Token("its signature")),
        (
            json!({ "token": { "at_hash": "AAAAAAAAAAAAAAAAAAAAAA" } }),
            ProviderFault::Token("it belongs to another access token"),
        ),
        (
            json!({ "token": { "sub": "somebody-else" } }),
            ProviderFault::Token("what is said beside it is of somebody else"),
        ),
    ];
    for (slips, expected) in cases {
        assert_eq!(fault_of(&mut world, slips.clone()).await, expected, "{slips}");
    }
    let unsigned = fault_of(&mut world, json!({ "sign": "none" })).await;
    assert!(matches!(unsigned, ProviderFault::Token(_) | ProviderFault::Garbled(_)), "{unsigned}");
}

#[tokio::test]
async fn a_clock_an_hour_wrong_is_told_apart_from_a_token_that_has_ended() {
    let mut world = World::new();
    let minutes = |fault: ProviderFault| match fault {
        ProviderFault::Time(TimeFault::ClocksApart(minutes)) => minutes,
        other => panic!("{other}"),
    };
    assert!((59..=61).contains(&minutes(fault_of(&mut world, json!({ "shift": 3600 })).await)));
    assert!((59..=61).contains(&minutes(fault_of(&mut world, json!({ "shift": -3600 })).await)));
    let ended = world.now.timestamp() - 300;
    let ended = fault_of(&mut world, json!({ "token": { "exp": ended } })).await;
    assert_eq!(ended, TimeFault::Ended.into());
}

#[tokio::test]
async fn rotated_keys_are_fetched_once_and_no_more_than_once_a_minute() {
    let mut world = World::new();
    assert!(world.sign_in().await.is_ok());
    world.slips(json!({ "keys": 2 }));
    world.later_by(TimeDelta::minutes(1));
    assert!(world.sign_in().await.is_ok(), "the new key is looked for");
    world.slips(json!({ "keys": 3 }));
    assert_eq!(world.sign_in().await.unwrap_err(), ProviderFault::UnknownKey, "not within the same minute");
    world.later_by(TimeDelta::minutes(1));
    assert!(world.sign_in().await.is_ok());
    world.slips(json!({ "keys": 3, "sign": "unpublished" }));
    world.later_by(TimeDelta::minutes(1));
    assert_eq!(world.sign_in().await.unwrap_err(), ProviderFault::UnknownKey, "a key that nobody publishes");
}

#[tokio::test]
async fn a_provider_that_is_down_slow_or_broken_is_said_to_be_that() {
    let mut world = World::new();
    let host = "127.0.0.1".to_owned();
    let slow = ProviderFault::Call(CallFault::Slow(host.clone()));
    let discovery = "/.well-known/openid-configuration";
    for path in [discovery, "/jwks", "/token", "/me"] {
        world.forget();
        assert_eq!(fault_of(&mut world, json!({ "breaks": { path: "hangs" } })).await, slow, "{path}");
    }
    for how in ["fails", "garbage", "redirects", "floods", "breaks off"] {
        for path in ["/token", "/me"] {
            let fault = fault_of(&mut world, json!({ "breaks": { path: how } })).await;
            let is_said = matches!(
                fault,
                ProviderFault::Garbled(_)
                    | ProviderFault::Failing { .. }
                    | ProviderFault::Call(CallFault::Refused { .. } | CallFault::Down { .. })
            );
            assert!(is_said, "{how} {path}: {fault}");
            let is_down = matches!(fault, ProviderFault::Call(CallFault::Down { .. }));
            assert!(is_down || how != "fails", "a server in pieces is down, whatever it writes: {fault}");
        }
    }
    world.server.stop();
    world.forget();
    let down = world.sign_in().await.unwrap_err();
    assert!(matches!(down, ProviderFault::Call(CallFault::Down { .. })), "{down}");
    assert_eq!(world.sign_in().await.unwrap_err(), down, "not asked again at once");
    world.server.start_again().unwrap();
    world.later_by(TimeDelta::seconds(5));
    assert!(world.sign_in().await.is_ok());
}

#[tokio::test]
async fn a_provider_that_lies_about_itself_leads_nowhere() {
    let lies = [
        (json!({ "issuer": "https://evil.example" }), ProviderFault::OtherIssuer),
        (
            json!({ "token_endpoint": "http://localhost:1/token" }),
            ProviderFault::Call(CallFault::ForeignHost("localhost".to_owned())),
        ),
        (
            json!({ "jwks_uri": "http://169.254.169.254/latest/meta-data" }),
            ProviderFault::Call(CallFault::ForeignHost("169.254.169.254".to_owned())),
        ),
        (
            json!({ "authorization_endpoint": "https://evil.example/login" }),
            ProviderFault::Call(CallFault::ForeignHost("evil.example".to_owned())),
        ),
    ];
    let mut world = World::new();
    for (document, expected) in lies {
        world.forget();
        assert_eq!(fault_of(&mut world, json!({ "document": document })).await, expected);
    }
}

#[tokio::test]
async fn a_code_works_once_and_only_with_its_own_verifier() {
    let mut world = World::new();
    let attempt = world.attempt();
    let pairs = world.out(&attempt).await.unwrap();
    let mut other = attempt.clone();
    other.secrets.verifier = "another-verifier-of-forty-three-characters-x".to_owned();
    assert_eq!(world.back(&other, &pairs).await.unwrap_err(), ProviderFault::CodeSpent);

    let pairs = world.out(&attempt).await.unwrap();
    assert!(world.back(&attempt, &pairs).await.is_ok());
    assert_eq!(world.back(&attempt, &pairs).await.unwrap_err(), ProviderFault::CodeSpent);
}

#[tokio::test]
async fn an_answer_that_names_another_issuer_or_none_is_not_taken() {
    let mut world = World::new();
    let attempt = world.attempt();
    for name in [Some("https://evil.example"), None] {
        let mut pairs = world.out(&attempt).await.unwrap();
        pairs.retain(|(key, _)| key != "iss");
        pairs.extend(name.map(|name| ("iss".to_owned(), name.to_owned())));
        assert_eq!(world.back(&attempt, &pairs).await.unwrap_err(), ProviderFault::OtherIssuer);
    }
}

#[tokio::test]
async fn a_wrong_secret_is_ours_to_mend() {
    let mut world = World::with(|settings, _| ProviderSettings {
        client_secret: Some("another".to_owned().into()),
        ..settings
    });
    let fault = world.sign_in().await.unwrap_err();
    assert!(matches!(fault, ProviderFault::RefusesUs(_)), "{fault}");
    assert!(!fault.to_string().contains("another "), "{fault}");
}

#[tokio::test]
async fn a_person_without_what_was_asked_for_is_told_apart() {
    let mut world = World::new();
    let as_karin = |change: Value| {
        let mut account = karin();
        account.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        json!({ "account": account })
    };
    world.slips(as_karin(json!({ "email_verified": false })));
    assert_eq!(world.sign_in().await.unwrap().identity.address, Vouched::Unverified);
    world.slips(as_karin(json!({ "email": "karin@evil.example" })));
    assert_eq!(world.sign_in().await.unwrap().identity.address, Vouched::ForeignDomain);
    world.slips(as_karin(json!({ ORG_NUMBER: "" })));
    assert_eq!(world.sign_in().await.unwrap_err(), ClaimFault::NoOrganisation.into());
}

#[tokio::test]
async fn no_fault_tells_a_code_a_token_or_a_secret() {
    let mut world = World::new();
    for slips in [
        json!({ "sign": "forged" }),
        json!({ "token": { "nonce": "x" } }),
        json!({ "breaks": { "/token": "garbage" } }),
        json!({ "breaks": { "/me": "fails" } }),
    ] {
        world.slips(slips);
        let attempt = world.attempt();
        let pairs = world.out(&attempt).await.unwrap();
        let fault = world.back(&attempt, &pairs).await.unwrap_err();
        let said = format!("{fault} {fault:?}");
        for (name, secret) in &pairs {
            assert!(name == "iss" || !said.contains(secret.as_str()), "{name} in {said}");
        }
        assert!(!said.contains(&attempt.secrets.verifier) && !said.contains("eyJ"), "{said}");
    }
}
