//! The same form twice, and two people at once.

use axum::http::StatusCode;

use crate::browser::{set, value};
use crate::house::{Base, Town};
use crate::letters::receipts;
use crate::lists::{FIVE, pasted};

#[tokio::test(flavor = "multi_thread")]
async fn the_same_form_sent_twice_is_one_deed() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let browser = town.by_link("Ockelbo").await;
        let path = format!("{}/anmal", town.path("Ockelbo"));
        let fields = pasted(&town, &browser, "Ockelbo", FIVE).await.form();
        let (first, second) = tokio::join!(browser.post(&path, &fields), browser.post(&path, &fields));
        for answer in [first, second, browser.post(&path, &fields).await] {
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{base:?}");
            assert!(answer.location().ends_with("/kvitto"));
        }
        assert_eq!(town.people("Ockelbo").await.len(), 5);
        assert_eq!(town.journal().await.len(), 1);
        assert_eq!(receipts(&town, "Ockelbo").await.len(), 1);
        assert_eq!(town.invitation("Ockelbo").await.list_version, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_overtaken_sees_both_lists_and_chooses() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let (one, other) = (town.by_link("Ockelbo").await, town.by_link("Ockelbo").await);
        let path = format!("{}/anmal", town.path("Ockelbo"));
        let first = pasted(&town, &one, "Ockelbo", FIVE).await.form();
        let second =
            pasted(&town, &other, "Ockelbo", &FIVE.replace("Maria Niemi\tKomm", "Mia Niemi\tKomm")).await;
        let lena = FIVE.replace("Anna Sjöberg", "Lena Falk").replace("anna.sjoberg", "lena.falk");
        assert_eq!(second.status, StatusCode::OK);
        let second = pasted(&town, &other, "Ockelbo", &lena).await.form();
        assert_eq!(one.post(&path, &first).await.status, StatusCode::SEE_OTHER);

        let answer = other.post(&path, &second).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{base:?}");
        let seen = answer.seen();
        for said in ["Listan har ändrats medan du höll på", "Anmäld nu", "Anna Sjöberg", "Lena Falk", "Ny"]
        {
            assert!(seen.contains(said), "{said} in {seen}");
        }
        assert!(town.people("Ockelbo").await.iter().any(|person| person.name == "Anna Sjöberg"));
        assert_eq!(town.journal().await.len(), 1, "nothing was done");

        let over = answer.form();
        assert_eq!(value(&over, "base"), "1");
        assert_eq!(other.post(&path, &over).await.status, StatusCode::SEE_OTHER);
        let names: Vec<String> = town.people("Ockelbo").await.into_iter().map(|one| one.name).collect();
        assert!(names.contains(&"Lena Falk".to_owned()) && !names.contains(&"Anna Sjöberg".to_owned()));
        assert_eq!(town.journal().await.len(), 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_send_at_the_same_moment_one_is_asked() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let (one, other) = (town.by_link("Ockelbo").await, town.by_link("Ockelbo").await);
        let path = format!("{}/anmal", town.path("Ockelbo"));
        let first = pasted(&town, &one, "Ockelbo", FIVE).await.form();
        let second = pasted(&town, &other, "Ockelbo", FIVE).await.form();
        let (first, second) = tokio::join!(one.post(&path, &first), other.post(&path, &second));
        let mut statuses = [first.status, second.status];
        statuses.sort();
        assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::CONFLICT], "{base:?}");
        assert_eq!(town.people("Ockelbo").await.len(), 5);
    }
}

#[tokio::test]
async fn going_back_and_changing_the_form_is_asked_about_and_never_swallowed() {
    let town = Town::new().await;
    let browser = town.by_link("Ockelbo").await;
    let path = format!("{}/anmal", town.path("Ockelbo"));
    let mut fields = pasted(&town, &browser, "Ockelbo", FIVE).await.form();
    browser.post(&path, &fields).await;
    set(&mut fields, "phone-0", "070-999 99 99");
    let answer = browser.post(&path, &fields).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert_eq!(browser.post(&path, &answer.form()).await.status, StatusCode::SEE_OTHER);
    assert_eq!(town.people("Ockelbo").await[0].phone, "070-999 99 99");
}
