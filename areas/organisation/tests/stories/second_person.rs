//! What one person alone does not do.

use axum::http::{StatusCode, header};
use chrono::TimeDelta;
use organisation::register::person_at;
use organisation::second_person::rules::{GOOD_FOR, WAITS};
use organisation::second_person::{Act, NotAgreed, redeem};
use organisation::{Actor, Duty};
use store::Line;

use crate::world::{Answer, Browser, World, hidden, on_both};

const KARIN: &str = "karin.aberg@lansstyrelsen.example";
const EVA: &str = "eva@lansstyrelsen.example";

async fn two_in_the_county(world: &World) -> (Browser, Browser) {
    world.karin().await;
    let county = world.county("21").await;
    world.person("Eva Ek", EVA, &county, Duty::CountyCoordinator).await;
    (world.signed_in(KARIN).await, world.signed_in(EVA).await)
}

async fn send(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Answer {
    let deed = match hidden(browser.page(), "deed") {
        "" => "01234567-0123-7123-8123-0123456789ab".to_owned(),
        deed => deed.to_owned(),
    };
    let mut all = vec![("deed", deed.as_str())];
    all.extend_from_slice(fields);
    browser.post(path, &all).await
}

/// Asks for the register; gives the address of the request.
async fn ask(browser: &mut Browser) -> String {
    browser.get("/i-forening/ny").await;
    let fields = [("act", "take_out_everyone"), ("reason", "Revisionen har bett om listan")];
    let asked = send(browser, "/i-forening/ny", &fields).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    asked.location().to_owned()
}

#[tokio::test]
async fn one_asks_another_agrees_and_the_register_is_taken_out_once() {
    on_both(async |world| {
        let (mut karin, mut eva) = two_in_the_county(&world).await;
        let request = ask(&mut karin).await;
        let letters = world.letters().await;
        let asking = letters.iter().filter(|letter| letter.contains("behöver att en annan")).count();
        assert_eq!(asking, 1, "{letters:?}");
        assert!(letters.iter().all(|letter| !letter.contains("Revisionen")), "the reason stays inside");
        assert!(eva.get("/").await.body.contains("Svara Karin Åberg som vill hämta hela registret"));
        // The asker sees no way to answer, and finds none.
        assert!(!karin.get(&request).await.body.contains("/svara"));
        let own = send(&mut karin, &format!("{request}/svara"), &[("svar", "ja")]).await;
        assert_eq!(own.location(), request);
        assert!(karin.get(&request).await.body.contains("Den som frågar kan inte svara själv."));
        let early = karin.post(&format!("{request}/hamta"), &[]).await;
        assert_eq!(early.status, StatusCode::SEE_OTHER);
        eva.get(&request).await;
        send(&mut eva, &format!("{request}/svara"), &[("svar", "ja")]).await;
        assert!(karin.get("/").await.body.contains("Du har medgivande"));
        karin.get(&request).await;
        let taken = karin.post_for_file(&format!("{request}/hamta")).await;
        assert_eq!(taken.status, StatusCode::OK);
        let kind = taken.headers.get(header::CONTENT_TYPE).unwrap().to_str().unwrap();
        assert!(kind.contains("spreadsheetml"));
        assert!(taken.bytes.starts_with(b"PK"));
        let again = karin.post_for_file(&format!("{request}/hamta")).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "used up");
        let deeds = world.deeds().await;
        for deed in ["asked", "agreed", "used"] {
            assert!(deeds.contains(&format!("second_person.{deed}")), "{deed}");
        }
        let lines = world.lines().await;
        let out = lines.iter().find(|line| line.deed == "list.everyone_taken_out").unwrap();
        assert!(out.author == "Karin Åberg" && out.details.contains("Eva Ek"));
    })
    .await;
}

#[tokio::test]
async fn nobody_answers_for_another_authority_and_the_tier_above_does() {
    on_both(async |world| {
        let (mut karin, _) = two_in_the_county(&world).await;
        let (uppsala, national) = (world.county("03").await, world.national().await);
        world.person("Henrik", "henrik@uppsala.example", &uppsala, Duty::CountyCoordinator).await;
        world.person("Ingrid", "ingrid@val.example", &national, Duty::NationalLead).await;
        let request = ask(&mut karin).await;
        let mut henrik = world.signed_in("henrik@uppsala.example").await;
        assert_eq!(henrik.get(&request).await.status, StatusCode::NOT_FOUND);
        for (part, answer) in [("svara", "ja"), ("ta-tillbaka", "")] {
            henrik.get("/i-forening/ny").await;
            let tried = send(&mut henrik, &format!("{request}/{part}"), &[("svar", answer)]).await;
            assert_eq!(tried.status, StatusCode::NOT_FOUND, "{part}");
        }
        let mut ingrid = world.signed_in("ingrid@val.example").await;
        assert!(ingrid.get(&request).await.body.contains("Revisionen har bett om listan"));
        let bare = send(&mut ingrid, &format!("{request}/svara"), &[("svar", "nej")]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
        send(&mut ingrid, &format!("{request}/svara"), &[("svar", "nej"), ("said", "Skicka utdrag")]).await;
        assert!(karin.get(&request).await.body.contains("Skicka utdrag"));
        assert!(world.letters().await.iter().any(|letter| letter.contains("har svarat nej")));
    })
    .await;
}

#[tokio::test]
async fn what_nobody_answers_or_uses_lapses_and_one_alone_is_told_so() {
    on_both(async |world| {
        world.karin().await;
        let mut karin = world.signed_in(KARIN).await;
        karin.get("/i-forening/ny").await;
        let alone =
            send(&mut karin, "/i-forening/ny", &[("act", "take_out_everyone"), ("reason", "x")]).await;
        assert_eq!(alone.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(alone.body.contains("Ingen annan vid er myndighet"));
        let county = world.county("21").await;
        world.person("Eva Ek", EVA, &county, Duty::CountyCoordinator).await;
        let first = ask(&mut karin).await;
        karin.get("/i-forening/ny").await;
        let twice =
            send(&mut karin, "/i-forening/ny", &[("act", "take_out_everyone"), ("reason", "x")]).await;
        assert!(twice.body.contains("Det är redan begärt"));
        world.clock.advance(WAITS);
        let (mut karin, mut eva) = (world.signed_in(KARIN).await, world.signed_in(EVA).await);
        assert!(eva.get(&first).await.body.contains("Förfallet"));
        send(&mut eva, &format!("{first}/svara"), &[("svar", "ja")]).await;
        assert!(eva.get(&first).await.body.contains("Det går inte längre."));
        let second = ask(&mut karin).await;
        eva.get(&second).await;
        send(&mut eva, &format!("{second}/svara"), &[("svar", "ja")]).await;
        world.clock.advance(GOOD_FOR + TimeDelta::minutes(1));
        let mut karin = world.signed_in(KARIN).await;
        karin.get(&second).await;
        assert_eq!(karin.post(&format!("{second}/hamta"), &[]).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

/// The proof is bound to the act, the thing and the asker; two who use it at once get one.
#[tokio::test]
async fn an_agreement_is_redeemed_once_also_by_many_at_once() {
    on_both(async |world| {
        let (mut karin, mut eva) = two_in_the_county(&world).await;
        let request = ask(&mut karin).await;
        eva.get(&request).await;
        send(&mut eva, &format!("{request}/svara"), &[("svar", "ja")]).await;
        let county = world.county("21").await.id.uuid();
        let actor = async |address: &str| {
            let person = person_at(&world.store, address).await.unwrap().unwrap();
            Actor::of(&world.store, person.id).await.unwrap().unwrap()
        };
        let (asker, other) = (actor(KARIN).await, actor(EVA).await);
        for (who, act) in [(&asker, Act::ThrowAwayKey), (&other, Act::TakeOutEveryone)] {
            let mut desk = world.store.desk(&who.author()).await.unwrap();
            let refused = redeem(&mut desk, who, act, county).await;
            assert!(matches!(refused, Err(NotAgreed::Nobody)));
            desk.clear().await.unwrap();
        }
        let mut going = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let (store, asker) = (world.store.clone(), asker.clone());
            going.spawn(async move {
                let mut desk = store.desk(&asker.author()).await.unwrap();
                let Ok(agreed) = redeem(&mut desk, &asker, Act::TakeOutEveryone, county).await else {
                    return false;
                };
                assert_eq!((agreed.to(), agreed.by()), ((Act::TakeOutEveryone, county), "Eva Ek"));
                desk.write(Line {
                    deed: "list.everyone_taken_out",
                    subject: "organisation",
                    subject_id: county,
                    owner: Some(county),
                    details: serde_json::json!({}),
                });
                desk.seal("").await.is_ok()
            });
        }
        let mut done = 0;
        while let Some(one) = going.join_next().await {
            done += usize::from(one.unwrap());
        }
        assert_eq!(done, 1);
    })
    .await;
}
