//! The first page and those that everybody may read.

use async_trait::async_trait;
use axum::http::StatusCode;
use chrono::NaiveDate;
use organisation::home::{HomeReader, HomeSource, Look, Need, Told, Whose};
use store::StoreFault;

use crate::world::{Wish, on_both, on_both_with};

const KARIN: &str = "karin.aberg@lansstyrelsen.example";

#[tokio::test]
async fn whoever_is_not_signed_in_reads_what_this_is_and_how_to_enter() {
    on_both(async |world| {
        let page = world.browser().get("/").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("href=\"/logga-in\"") && page.body.contains("Öppna länken i brevet."));
        assert_eq!(page.headers["cache-control"], "no-store, private");
    })
    .await;
}

#[tokio::test]
async fn help_and_accessibility_are_open_and_help_knows_the_duty() {
    on_both(async |world| {
        world.karin().await;
        let mut outside = world.browser();
        assert!(outside.get("/hjalp").await.body.contains("Du behöver inget konto."));
        assert!(outside.get("/tillganglighet").await.body.contains("lagen (2018:1937)"));
        let mut inside = world.signed_in(KARIN).await;
        assert!(inside.get("/hjalp").await.body.contains("Så gör du som länssamordnare."));
        inside.cookies.insert("vs_l".to_owned(), "en".to_owned());
        assert!(inside.get("/hjalp").await.body.contains("Your work as county coordinator"));
    })
    .await;
}

struct Two;

#[async_trait]
impl HomeSource for Two {
    async fn look(&self, reader: &HomeReader<'_>, _: &Told) -> Result<Look, StoreFault> {
        let need = |text: &str, day| Need {
            text: format!("{text} {}", reader.actor.organisation().letter),
            href: "/somewhere".to_owned(),
            due: NaiveDate::from_ymd_opt(2029, 1, day),
            whose: Whose::Own,
        };
        Ok(Look::of(vec![need("Placera vid bord", 12), need("Påminn kommunerna", 9)]))
    }
}

#[tokio::test]
async fn what_is_late_stands_first_and_says_so() {
    let wish = || Wish { homes: vec![Box::new(Two)], ..Wish::default() };
    on_both_with(wish, async |world| {
        world.karin().await;
        let page = world.signed_in(KARIN).await.get("/").await.body;
        let late = page.find("Påminn kommunerna X").unwrap();
        assert!(late < page.find("Placera vid bord X").unwrap());
        assert!(page.contains("Försenat 1 dag") && page.contains("Senast om 2 dagar"));
        assert!(page.contains("href=\"/handelser\"") && page.contains("href=\"/brev\""));
    })
    .await;
}
