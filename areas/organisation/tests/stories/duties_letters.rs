//! Who is told what became of a duty.

use axum::http::StatusCode;
use organisation::Duty;

use crate::world::{Answer, Browser, World, hidden, on_both};

const KARIN: &str = "karin.aberg@lansstyrelsen.example";
const EVA: &str = "eva@lansstyrelsen.example";
const INGRID: &str = "ingrid@val.example";
const NILS: &str = "nils@ockelbo.example";

async fn send(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Answer {
    let deed = hidden(browser.page(), "deed").to_owned();
    let mut all = vec![("deed", deed.as_str())];
    all.extend_from_slice(fields);
    let answer = browser.post(path, &all).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.body);
    answer
}

/// The address behind a name in a list.
async fn behind(browser: &mut Browser, list: &str, name: &str) -> String {
    let list = browser.get(list).await.body;
    let before = list.rsplit_once(&format!("\">{name}</a>")).unwrap().0;
    before.rsplit("href=\"").next().unwrap().to_owned()
}

/// To whom a letter that says this went, sorted.
async fn told(world: &World, text: &str) -> Vec<String> {
    world.letters().await;
    let page = ::letters::folder::list(&world.folder(), 0, 100).await.unwrap();
    let mut to = Vec::new();
    for entry in page.letters {
        let letter = ::letters::folder::read(&world.folder(), &entry.id).await.unwrap();
        let words = letter.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.contains(text) || letter.subject.contains(text) {
            to.push(letter.to.address);
        }
    }
    to.sort_unstable();
    to
}

/// That exactly these were written to.
async fn only(world: &World, text: &str, addresses: &[&str]) {
    let to = told(world, text).await;
    assert_eq!(to.len(), addresses.len(), "{text}: {to:?}");
    for address in addresses {
        assert!(to.iter().any(|one| one.contains(address)), "{text}: {address} in {to:?}");
    }
}

#[tokio::test]
async fn the_holder_is_told_when_a_duty_is_given_changed_and_taken() {
    on_both(async |world| {
        world.karin().await;
        world.person("Eva Lind", EVA, &world.county("21").await, Duty::CountyCoordinator).await;
        let mut karin = world.signed_in(KARIN).await;
        karin.get("/uppdrag/nytt").await;
        let per = "per@lansstyrelsen.example";
        let given = [("name", "Per Ek"), ("address", per), ("duty", "auditor")];
        send(&mut karin, "/uppdrag/nytt", &given).await;
        only(&world, "Du har fått uppdraget revisor", &[per]).await;
        let page = behind(&mut karin, "/uppdrag", "Per Ek").await;
        karin.get(&page).await;
        send(&mut karin, &format!("{page}/sista-dag"), &[("ends_on", "2029-06-29")]).await;
        let changed =
            "Karin Åberg, Länsstyrelsen i Gävleborgs län, har ändrat sista dag för ditt uppdrag revisor";
        only(&world, changed, &[per]).await;
        only(&world, "Sista dag är fredag 29 juni 2029.", &[per]).await;
        karin.get(&page).await;
        send(&mut karin, &format!("{page}/ta-bort"), &[]).await;
        only(&world, "har tagit bort ditt uppdrag revisor för Länsstyrelsen i Gävleborgs län.", &[per]).await;
        // Their own authority did it: the others there read it in their list.
        only(&world, "Per Ek", &[]).await;
    })
    .await;
}

#[tokio::test]
async fn what_the_tier_above_does_is_told_to_those_who_decide_there_without_the_reason() {
    on_both(async |world| {
        world.karin().await;
        let (county, national) = (world.county("21").await, world.national().await);
        world.person("Eva Lind", EVA, &county, Duty::CountyCoordinator).await;
        world.person("Rut Rev", "rut@lansstyrelsen.example", &county, Duty::Auditor).await;
        world.person("Ingrid Ek", INGRID, &national, Duty::NationalLead).await;
        let mut ingrid = world.signed_in(INGRID).await;
        let page = behind(&mut ingrid, "/uppdrag/under", "Karin Åberg").await;
        ingrid.get(&page).await;
        send(&mut ingrid, &format!("{page}/ta-bort"), &[("reason", "Kontot är övertaget")]).await;
        only(&world, "Ingrid Ek, Valmyndigheten, har tagit bort ditt uppdrag länssamordnare", &[KARIN]).await;
        let here =
            "har tagit bort uppdraget länssamordnare för Länsstyrelsen i Gävleborgs län från Karin Åberg.";
        only(&world, here, &[EVA]).await;
        only(&world, "övertaget", &[]).await;
        only(&world, "har inte längre någon", &[]).await;
        // English for whoever reads English.
        ingrid.cookies.insert("vs_l".to_owned(), "en".to_owned());
        let page = behind(&mut ingrid, "/uppdrag/under", "Rut Rev").await;
        ingrid.get(&page).await;
        send(&mut ingrid, &format!("{page}/ta-bort"), &[("reason", "x")]).await;
        only(
            &world,
            "has taken the duty auditor for Länsstyrelsen i Gävleborgs län away from Rut Rev.",
            &[EVA],
        )
        .await;
    })
    .await;
}

#[tokio::test]
async fn the_tier_above_is_told_when_nobody_is_left() {
    on_both(async |world| {
        world.karin().await;
        let ockelbo = world.municipality("2101").await;
        world.person("Nils Ek", NILS, &ockelbo, Duty::MunicipalCoordinator).await;
        let mut nils = world.signed_in(NILS).await;
        let own = behind(&mut nils, "/uppdrag", "Nils Ek").await;
        nils.get(&own).await;
        send(&mut nils, &format!("{own}/ta-bort"), &[("knowing", "ja")]).await;
        only(&world, "har tagit bort ditt uppdrag kommunsamordnare för Ockelbo kommun", &[NILS]).await;
        only(&world, "Ockelbo kommun har inte längre någon kommunsamordnare", &[KARIN]).await;
        let mut karin = world.signed_in(KARIN).await;
        let give = format!("/uppdrag/nytt?hos={}", ockelbo.id);
        karin.get(&give).await;
        let fields =
            [("name", "Sara Öst"), ("address", "sara@ockelbo.example"), ("duty", "municipal_coordinator")];
        send(&mut karin, &give, &fields).await;
        only(&world, "Du har fått uppdraget kommunsamordnare för Ockelbo kommun", &["sara@ockelbo.example"])
            .await;
        // Nobody else decides there and no official address is known.
        only(&world, "har gett Sara Öst", &[]).await;
    })
    .await;
}
