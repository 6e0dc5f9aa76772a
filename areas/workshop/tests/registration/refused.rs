//! The rest is accepted, and the rows that are not can be taken out with the reason beside each, corrected and sent again.

use axum::http::{StatusCode, header};
use roster::{Caps, take};

use crate::browser::set;
use crate::house::Town;
use crate::lists::{FIVE, pasted};

#[tokio::test]
async fn rows_with_a_fault_are_left_out_taken_out_and_sent_again() {
    let town = Town::new().await;
    let browser = town.by_link("Ockelbo").await;
    let path = town.path("Ockelbo");
    let broken = FIVE
        .replace("hakan.ljung@ockelbo.example", "hakan.ljung@ockelbo")
        .replace("Maria Niemi", "=cmd|' /C calc'!A0")
        .replace("maria.niemi@ockelbo.example", "");
    let review = pasted(&town, &browser, "Ockelbo", &broken).await;
    assert!(
        review.seen().contains("Två rader behöver rättas. Resten är klar att anmälas."),
        "{}",
        review.seen()
    );
    let mut fields = review.form();
    for kind in ["xlsx", "csv"] {
        set(&mut fields, "kind", kind);
        let file = browser.post(&format!("{path}/kvar"), &fields).await;
        assert_eq!(file.status, StatusCode::OK);
        let name = file.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
        assert!(name.contains(&format!("kvar-att-ratta.{kind}")), "{name}");
        if kind == "csv" {
            let text = file.text();
            assert!(text.contains("Det går inte att skicka till ”hakan.ljung@ockelbo”."), "{text}");
            assert!(text.contains("Förslag: hakan.ljung@ockelbo.example."), "{text}");
            assert!(text.contains("'=cmd|"), "nothing is calculated: {text}");
        }
        let taken = take(&file.bytes, &Caps::default(), &[]).unwrap();
        let people: Vec<_> = taken.lists[0].reading.rows.iter().map(|row| &row.person).collect();
        let told: Vec<_> = people.iter().map(|one| (one.name.as_str(), one.email.as_str())).collect();
        assert_eq!(told, [("Håkan Ljung", "hakan.ljung@ockelbo"), ("=cmd|' /C calc'!A0", "")], "{kind}");
        assert_eq!(people[0].diet, "vegetarisk", "{kind}");
    }
    assert!(town.journal_of(&["list."]).await.is_empty(), "nothing of the house's was taken out");

    set(&mut fields, "do", "faulty");
    let left = browser.post(&format!("{path}/granska"), &fields).await;
    assert!(left.seen().contains("2 rader tas inte med"), "{}", left.seen());
    assert!(left.seen().contains("2 rader anmäls inte som de är."), "{}", left.seen());
    let sent = browser.post(&format!("{path}/anmal"), &left.form()).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.seen());
    assert_eq!(town.people("Ockelbo").await.len(), 3);

    let mut fields = left.form();
    set(&mut fields, "kind", "exe");
    assert_eq!(browser.post(&format!("{path}/kvar"), &fields).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn rows_of_another_municipality_open_for_nobody_else() {
    let town = Town::new().await;
    let fields = pasted(&town, &town.by_link("Ockelbo").await, "Ockelbo", FIVE).await.form();
    let stranger = town.by_link("Hofors").await;
    let answer = stranger.post(&format!("{}/kvar", town.path("Ockelbo")), &fields).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}
