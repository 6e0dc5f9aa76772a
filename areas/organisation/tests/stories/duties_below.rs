//! A last coordinator who cannot be trusted any more: the tier above takes the duty away.

use axum::http::StatusCode;
use organisation::Duty;

use crate::world::{Browser, World, hidden, on_both};

const KARIN: &str = "karin.aberg@lansstyrelsen.example";
const NILS: &str = "nils@ockelbo.example";

/// Nils, who is the only one in Ockelbo, in two browsers; Karin of his county.
async fn people(world: &World) -> [Browser; 3] {
    world.karin().await;
    let ockelbo = world.municipality("2101").await;
    world.person("Nils Ek", NILS, &ockelbo, Duty::MunicipalCoordinator).await;
    [world.signed_in(NILS).await, world.signed_in(NILS).await, world.signed_in(KARIN).await]
}

/// The page of Nils's duty, from the county's list.
async fn page_of_nils(karin: &mut Browser) -> String {
    let list = karin.get("/uppdrag/under").await;
    assert_eq!(list.status, StatusCode::OK);
    assert!(list.body.contains("Ockelbo"), "{}", list.body);
    let before = list.body.rsplit_once("\">Nils Ek</a>").unwrap().0;
    before.rsplit("href=\"").next().unwrap().to_owned()
}

async fn take(browser: &mut Browser, path: &str, reason: &str) -> crate::world::Answer {
    let deed = match hidden(browser.page(), "deed") {
        "" => "01234567-0123-7123-8123-0123456789ab".to_owned(),
        deed => deed.to_owned(),
    };
    browser.post(&format!("{path}/ta-bort"), &[("deed", &deed), ("reason", reason)]).await
}

#[tokio::test]
async fn the_county_takes_a_municipalitys_last_coordinator_away_and_every_session_ends() {
    on_both(async |world| {
        let [mut nils, mut other, mut karin] = people(&world).await;
        assert!(karin.get("/uppdrag").await.body.contains("Uppdrag i kommunerna"));
        let page = page_of_nils(&mut karin).await;
        assert!(!karin.get(&page).await.body.contains("sista-dag"), "nothing but taking away");
        let silent = take(&mut karin, &page, "").await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(silent.body.contains("Skriv varför uppdraget tas bort."));
        assert_eq!(nils.get("/uppdrag").await.status, StatusCode::OK);
        let taken = take(&mut karin, &page, "Kontot är övertaget").await;
        assert_eq!(taken.location(), "/uppdrag/under");
        assert!(karin.get("/uppdrag/under").await.body.contains("är utloggad överallt"));
        for browser in [&mut nils, &mut other] {
            assert_eq!(browser.get("/uppdrag").await.location(), "/logga-in");
        }
        let lines = world.lines().await;
        let line = lines.iter().find(|line| line.deed == "organisation.duty_taken_away").unwrap();
        assert_eq!(
            line.owner,
            Some(world.municipality("2101").await.id.uuid()),
            "the municipality reads it too"
        );
        for said in ["Kontot är övertaget", r#""sessions":2"#, r#""from_above":true"#] {
            assert!(line.details.contains(said), "{said} in {}", line.details);
        }
        // Again, nothing more; and the county gives the first one anew, as where nobody has been.
        karin.get(&page).await;
        assert_eq!(take(&mut karin, &page, "igen").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let ockelbo = world.municipality("2101").await.id;
        assert!(karin.get("/uppdrag").await.body.contains(&format!("/uppdrag/nytt?hos={ockelbo}")));
    })
    .await;
}

#[tokio::test]
async fn nobody_beside_nor_further_up_finds_it_nor_its_own_authority_by_that_way() {
    on_both(async |world| {
        let [mut nils, _, mut karin] = people(&world).await;
        let page = page_of_nils(&mut karin).await;
        let (uppsala, national) = (world.county("03").await, world.national().await);
        world.person("Henrik", "henrik@uppsala.example", &uppsala, Duty::CountyCoordinator).await;
        world.person("Ingrid", "ingrid@val.example", &national, Duty::NationalLead).await;
        for address in ["henrik@uppsala.example", "ingrid@val.example"] {
            let mut browser = world.signed_in(address).await;
            assert!(!browser.get("/uppdrag/under").await.body.contains("Nils Ek"), "{address}");
            assert_eq!(browser.get(&page).await.status, StatusCode::NOT_FOUND, "{address}");
            browser.get("/uppdrag/nytt").await;
            assert_eq!(take(&mut browser, &page, "x").await.status, StatusCode::NOT_FOUND, "{address}");
        }
        let mut ingrid = world.signed_in("ingrid@val.example").await;
        assert!(ingrid.get("/uppdrag/under").await.body.contains("Karin Åberg"), "a county's she does");
        assert_eq!(nils.get("/uppdrag/under").await.status, StatusCode::FORBIDDEN);
        assert_eq!(nils.get("/uppdrag").await.status, StatusCode::OK);
        // As one's own it does not exist above.
        let own = page.replace("/under", "");
        assert_eq!(karin.get(&own).await.status, StatusCode::NOT_FOUND);
    })
    .await;
}
