//! A list handed over to the national authority.

use axum::http::StatusCode;
use organisation::Duty;

use crate::world::on_both;

const PATH: &str = "/personuppgifter/utlamnande";

#[tokio::test(flavor = "multi_thread")]
async fn a_county_hands_numbers_over_the_lead_downloads_them_and_the_county_takes_them_back() {
    on_both(async |world| {
        world.filled().await;
        let mut eva = world.browser("Eva", Duty::CountyCoordinator, "21").await;
        eva.get(PATH).await;
        let wrong = eva.post(PATH, &[("workshop", &world.workshop.to_string()), ("ends_on", "i vår")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        for said in ["Välj minst en uppgift.", "Skriv vilket lagstöd", "Skriv vem som får", "Skriv ett datum"]
        {
            assert!(wrong.seen().contains(said), "{said}");
        }
        let workshop = world.workshop.to_string();
        let fields = [
            ("workshop", workshop.as_str()),
            ("columns", "municipality"),
            ("columns", "role"),
            ("purpose", "Nationell uppföljning"),
            ("ground", "10 kap. 28 § OSL"),
            ("receiver", "Enheten för valsäkerhet"),
            ("ends_on", "2029-02-01"),
        ];
        eva.get(PATH).await;
        assert_eq!(eva.post(PATH, &fields).await.status, StatusCode::SEE_OTHER);
        let seen = eva.get(PATH).await.seen();
        assert!(seen.contains("Går att hämta") && seen.contains("Nationell uppföljning"), "{seen}");

        let mut ingrid = world.browser("Ingrid", Duty::NationalLead, "").await;
        let list = ingrid.get(PATH).await.text();
        assert!(list.contains("Länsstyrelsen i Gävleborgs län") && !list.contains("ta-tillbaka"));
        let action = |list: &str, end: &str| {
            let found = list.split("action=\"").find(|part| part.split('"').next().unwrap().ends_with(end));
            found.unwrap().split('"').next().unwrap().to_owned()
        };
        let take = action(&list, "/hamta");
        let csv = ingrid.post(&take, &[("kind", "csv")]).await;
        let text = csv.text();
        assert!(!text.contains("Karin") && !text.contains("kommun.example"), "{text}");
        assert_eq!(text.trim().lines().count(), 3, "two municipalities with a role each: {text}");
        let lines = world.journal("disclosure.taken_out").await;
        assert_eq!(lines, [r#"disclosure.taken_out {"columns":"municipality,role","kind":"csv","rows":2}"#]);

        let mut bo = world.browser("Bo", Duty::CountyCoordinator, "03").await;
        bo.get(PATH).await;
        assert_eq!(bo.post(&take, &[("kind", "csv")]).await.status, StatusCode::NOT_FOUND);
        world.on("2029-02-02");
        let mut ingrid = world.browser("Inger", Duty::NationalLead, "").await;
        assert!(ingrid.get(PATH).await.seen().contains("Inget är utlämnat"));
        assert_eq!(
            ingrid.post(&take, &[("kind", "csv")]).await.status,
            StatusCode::NOT_FOUND,
            "its time is up"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn names_go_when_they_are_chosen_and_end_when_the_county_takes_them_back() {
    on_both(async |world| {
        world.filled().await;
        let mut eva = world.browser("Eva", Duty::CountyCoordinator, "21").await;
        let workshop = world.workshop.to_string();
        let fields = [
            ("workshop", workshop.as_str()),
            ("columns", "name"),
            ("purpose", "Inbjudan till nationell dag"),
            ("ground", "10 kap. 28 § OSL"),
            ("receiver", "Enheten för valsäkerhet"),
            ("ends_on", "2029-02-01"),
        ];
        eva.get(PATH).await;
        eva.post(PATH, &fields).await;
        let list = eva.get(PATH).await.text();
        let action = |end: &str| {
            let found = list.split("action=\"").find(|part| part.split('"').next().unwrap().ends_with(end));
            found.unwrap().split('"').next().unwrap().to_owned()
        };
        let mut ingrid = world.browser("Ingrid", Duty::NationalLead, "").await;
        ingrid.get(PATH).await;
        let text = ingrid.post(&action("/hamta"), &[("kind", "csv")]).await.text();
        assert!(text.contains("Karin Åström") && text.contains("Per-Olov Öhman"), "{text}");
        assert_eq!(eva.post(&action("/ta-tillbaka"), &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(ingrid.post(&action("/hamta"), &[("kind", "csv")]).await.status, StatusCode::NOT_FOUND);
        assert!(eva.get(PATH).await.seen().contains("Tillbakatagen"));
        assert_eq!(world.journal("disclosure").await.len(), 3);
    })
    .await;
}
