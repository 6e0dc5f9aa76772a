//! How a column is read can be changed, and the next list from the same municipality is read so.

use axum::http::StatusCode;
use workshop::registration::remembered;

use crate::browser::{set, value};
use crate::house::{Base, Town};
use crate::lists::pasted;

const LIST: &str = "Namn\tSysslar med\tE-post
Karin Åström\tValsamordnare\tkarin.astrom@ockelbo.example
Anna Sjöberg\tKommunikatör\tanna.sjoberg@ockelbo.example
";

#[tokio::test(flavor = "multi_thread")]
async fn a_column_that_was_read_otherwise_is_read_so_the_next_time_from_the_same_municipality() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let browser = town.by_link("Ockelbo").await;
        let path = town.path("Ockelbo");
        let review = pasted(&town, &browser, "Ockelbo", LIST).await;
        let mut fields = review.form();
        assert_ne!(value(&fields, "column-1"), "phone");
        assert!(review.seen().contains("Valsamordnare · Kommunikatör"), "what the column holds is shown");

        // Something was typed before the column is changed: it stays.
        set(&mut fields, "name-0", "Karin Åström Ek");
        set(&mut fields, "column-1", "role");
        set(&mut fields, "do", "columns");
        let again = browser.post(&format!("{path}/granska"), &fields).await;
        assert_eq!(again.status, StatusCode::OK);
        let fields = again.form();
        assert_eq!(value(&fields, "role-0"), "election_coordinator", "{}", again.seen());
        assert_eq!(value(&fields, "name-0"), "Karin Åström Ek");
        let municipality = town.municipalities[town.at("Ockelbo")].id;
        assert!(remembered::of(town.store(), municipality).await.unwrap().is_empty(), "not before Anmäl");
        let sent = browser.post(&format!("{path}/anmal"), &fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{base:?}: {}", sent.seen());
        assert_eq!(remembered::of(town.store(), municipality).await.unwrap().len(), 1);

        let next = LIST.replace("Anna", "Lena").replace("anna.", "lena.");
        let review = pasted(&town, &browser, "Ockelbo", &next).await;
        assert!(
            review.seen().contains("Kolumnerna lästes så som ni bestämde förra gången."),
            "{base:?}: {}",
            review.seen()
        );
        assert_eq!(value(&review.form(), "role-1"), "communicator");

        // Another municipality's list is read as any other.
        let hofors = town.by_link("Hofors").await;
        let review = pasted(&town, &hofors, "Hofors", LIST).await;
        assert!(!review.seen().contains("förra gången"), "{}", review.seen());
    }
}

#[tokio::test]
async fn anmal_does_not_send_rows_that_were_read_anew_by_it() {
    let town = Town::new().await;
    let browser = town.by_link("Ockelbo").await;
    let mut fields = pasted(&town, &browser, "Ockelbo", LIST).await.form();
    set(&mut fields, "column-1", "note");
    set(&mut fields, "receipt", "k@x.se");
    let answer = browser.post(&format!("{}/anmal", town.path("Ockelbo")), &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(town.people_at_all().await, 0);
    let sent = browser.post(&format!("{}/anmal", town.path("Ockelbo")), &answer.form()).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn what_came_is_not_believed_when_it_comes_back() {
    let town = Town::new().await;
    let browser = town.by_link("Ockelbo").await;
    let path = format!("{}/granska", town.path("Ockelbo"));
    let mut fields = pasted(&town, &browser, "Ockelbo", LIST).await.form();
    for came in ["{", "[]", r#"{"lists":[],"shown":0,"said":[],"beside":[]}"#, "<script>"] {
        set(&mut fields, "came", came);
        set(&mut fields, "column-1", "phone");
        let answer = browser.post(&path, &fields).await;
        assert_eq!(answer.status, StatusCode::OK, "{came}");
        assert_eq!(value(&answer.form(), "name-0"), "Karin Åström", "{came}: the rows are there");
        assert!(!answer.text().contains("<script>\""), "{came}");
    }
}
