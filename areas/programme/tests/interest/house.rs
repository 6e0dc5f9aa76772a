//! What holds whatever the counties say: how many questions a page asks the database.

use organisation::Duty;

use crate::answering::with;
use crate::world::{LEAD, with_programme};

#[tokio::test(flavor = "multi_thread")]
async fn pages_ask_the_database_as_often_however_many_have_answered() {
    with_programme(async |world| {
        let mut lead = world.asked().await;
        let mut count = async |path: &str| {
            let before = world.store.queries_run();
            lead.get(path).await;
            world.store.queries_run() - before
        };
        let pages = [LEAD, "/program/intresse/fragor"];
        let mut before = Vec::new();
        for path in pages {
            before.push(count(path).await);
        }
        for code in ["01", "03", "04", "05", "06"] {
            let (mut county, path) = world.by_link(code).await;
            county.get(&path).await;
            county.post(&path, &with(&[("question", "Varför?")])).await;
        }
        for (path, before) in pages.iter().zip(before) {
            let now = count(path).await;
            assert!(now <= before + 1 && now <= 16, "{path}: {before} and then {now}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn before_the_counties_are_asked_a_county_is_told_so() {
    with_programme(async |world| {
        let mut karin = world.signed_in("Karin", Duty::CountyCoordinator).await;
        assert!(karin.get("/intresse").await.body.contains("Det finns inget att svara på än"));
        let mut lead = world.signed_in("Eva", Duty::NationalLead).await;
        lead.get(LEAD).await;
        for path in ["paminn", "sista-dag", "hamta"] {
            let path = format!("/program/intresse/{path}");
            assert_eq!(lead.post(&path, &[("kind", "csv"), ("last_day", "2029-01-20")]).await.location, LEAD);
        }
        assert_eq!(world.done("interest.reminded").await, 0);
    })
    .await;
}
