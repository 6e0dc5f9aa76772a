//! Duties are given, changed and taken by whoever has just shown who they are, and what was typed is kept.

use axum::http::StatusCode;
use chrono::TimeDelta;
use organisation::Duty;

use crate::world::{Answer, Browser, World, hidden, on_both};

const KARIN: &str = "karin.aberg@lansstyrelsen.example";
const EVA: &str = "eva@lansstyrelsen.example";
const NILS: &str = "nils@ockelbo.example";
/// What a page says before one types, and after.
const BEFORE: &str = "det du kan göra här är känsligt";
const AFTER: &str = "Det du har skrivit står kvar.";

/// Karin and Eva of Gävleborg, Nils of Ockelbo.
async fn people(world: &World) -> Browser {
    world.karin().await;
    world.person("Eva Lind", EVA, &world.county("21").await, Duty::CountyCoordinator).await;
    let ockelbo = world.municipality("2101").await;
    world.person("Nils Ek", NILS, &ockelbo, Duty::MunicipalCoordinator).await;
    world.signed_in(KARIN).await
}

/// The address behind a name in a list.
async fn behind(browser: &mut Browser, list: &str, name: &str) -> String {
    let list = browser.get(list).await.body;
    let before = list.rsplit_once(&format!("\">{name}</a>")).unwrap().0;
    before.rsplit("href=\"").next().unwrap().to_owned()
}

async fn send(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Answer {
    let deed = hidden(browser.page(), "deed").to_owned();
    let mut all = vec![("deed", deed.as_str())];
    all.extend_from_slice(fields);
    browser.post(path, &all).await
}

/// Signs in again beside the page one looks at, as in another tab.
async fn in_another_tab(world: &World, browser: &mut Browser, page: &str) {
    let link = world.printed(KARIN).await;
    let again = page.split("href=\"/logga-in/igen?till=").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(browser.get(&format!("/logga-in/igen?till={again}")).await.status, StatusCode::OK);
    browser.get(&link).await;
    assert_eq!(browser.post(&link, &[]).await.status, StatusCode::SEE_OTHER);
}

/// A page, where its form goes, what is written in it, and what must stand there still.
type Form<'a> = (&'a str, String, &'a [(&'a str, &'a str)], &'a str);

#[tokio::test]
async fn what_is_sent_too_long_after_signing_in_is_not_done_and_not_lost() {
    on_both(async |world| {
        let mut karin = people(&world).await;
        let eva = behind(&mut karin, "/uppdrag", "Eva Lind").await;
        let nils = behind(&mut karin, "/uppdrag/under", "Nils Ek").await;
        let review = karin.get("/uppdrag/genomgang").await.body;
        let field = format!("duty-{}", eva.rsplit('/').next().unwrap());
        assert!(review.contains(&field));
        let given = [("name", "Per Ek"), ("address", "per@lst.example"), ("duty", "auditor")];
        let forms: [Form; 5] = [
            ("/uppdrag/nytt", "/uppdrag/nytt".to_owned(), &given, "value=\"per@lst.example\""),
            (&eva, format!("{eva}/sista-dag"), &[("ends_on", "2029-05-31")], "value=\"2029-05-31\""),
            (&eva, format!("{eva}/ta-bort"), &[("knowing", "ja")], "ta-bort"),
            (&nils, format!("{nils}/ta-bort"), &[("reason", "Kontot är övertaget")], "Kontot är övertaget"),
            (
                "/uppdrag/genomgang",
                "/uppdrag/genomgang".to_owned(),
                &[(&field, "take")],
                "value=\"take\" checked",
            ),
        ];
        for (page, path, fields, kept) in forms {
            let mut karin = world.signed_in(KARIN).await;
            let shown = karin.get(page).await.body;
            assert!(!shown.contains(BEFORE) && shown.contains(&format!("action=\"{path}\"")), "{path}");
            world.clock.advance(TimeDelta::minutes(11));
            let before = world.deeds().await.len();
            let late = send(&mut karin, &path, fields).await;
            assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
            for said in ["Logga in på nytt innan du skickar.", AFTER, kept] {
                assert!(late.body.contains(said), "{path}: {said} in {}", late.body);
            }
            assert_eq!(world.deeds().await.len(), before, "{path}: nothing was done");
            // Whoever opens the page now is asked before they type.
            let early = karin.get(page).await.body;
            assert!(early.contains(BEFORE) && !early.contains(&format!("action=\"{path}\"")), "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_signs_in_again_beside_the_page_sends_it_as_it_is() {
    on_both(async |world| {
        let mut karin = people(&world).await;
        karin.get("/uppdrag/nytt").await;
        world.clock.advance(TimeDelta::minutes(11));
        let given = [("name", "Per Ek"), ("address", "per@lst.example"), ("duty", "auditor")];
        let late = send(&mut karin, "/uppdrag/nytt", &given).await.body;
        let (csrf, deed) = (hidden(&late, "csrf").to_owned(), hidden(&late, "deed").to_owned());
        in_another_tab(&world, &mut karin, &late).await;
        let mut fields = vec![("deed", deed.as_str())];
        fields.extend_from_slice(&given);
        assert_eq!(karin.post_with("/uppdrag/nytt", &csrf, &fields).await.location(), "/uppdrag");
        assert!(karin.get("/uppdrag").await.body.contains("Per Ek har fått uppdraget."));
    })
    .await;
}

#[tokio::test]
async fn somebody_with_several_duties_who_signs_in_again_goes_on_as_what_they_were() {
    on_both(async |world| {
        let mut karin = people(&world).await;
        let ockelbo = world.municipality("2101").await;
        world.person("Karin Åberg", KARIN, &ockelbo, Duty::MunicipalCoordinator).await;
        let choices = karin.get("/uppdrag/byt").await.body;
        let second = choices.split("type=\"radio\" value=\"").nth(2).unwrap();
        let second = second.split('"').next().unwrap().to_owned();
        karin.post("/uppdrag/byt", &[("held", &second)]).await;
        world.clock.advance(TimeDelta::minutes(11));
        let page = karin.get("/uppdrag/nytt").await.body;
        assert!(page.contains(BEFORE) && page.contains("Ockelbo"), "{page}");
        in_another_tab(&world, &mut karin, &page).await;
        let after = karin.get("/uppdrag/nytt").await.body;
        assert!(after.contains("Du ser detta som kommunsamordnare för Ockelbo."), "{after}");
    })
    .await;
}
