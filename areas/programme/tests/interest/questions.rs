//! Questions and answers, to one county and to all.

use axum::http::StatusCode;
use organisation::Duty;

use crate::answering::with;
use crate::world::with_programme;

const QUESTIONS: &str = "/program/intresse/fragor";

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_answered_to_the_county_and_shown_to_all_when_the_lead_says_so() {
    with_programme(async |world| {
        let mut lead = world.asked().await;
        assert!(lead.get(QUESTIONS).await.body.contains("Inga frågor än"));
        let (mut uppsala, path) = world.by_link("03").await;
        uppsala.get(&path).await;
        uppsala.post(&path, &with(&[("question", "Kan vi ta två dagar?")])).await;
        let page = lead.get(QUESTIONS).await.body;
        assert!(page.contains("Kan vi ta två dagar?") && page.contains("Väntar på svar"));
        let id = page.split("action=\"/program/intresse/fragor/").nth(1).unwrap().split('"').next().unwrap();
        let path_of = format!("{QUESTIONS}/{id}");
        let empty = lead.post(&path_of, &[("answer", " ")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.body.contains("Skriv ett svar."));
        let deed = lead.hidden("deed");
        let version = lead.hidden("version");
        for _ in 0..2 {
            let fields =
                [("answer", "Ja.\r\n\r\nSäg till."), ("deed", deed.as_str()), ("version", version.as_str())];
            assert_eq!(lead.post(&path_of, &fields).await.location, QUESTIONS);
        }
        assert_eq!(world.done("interest.question_answered").await, 1);
        let letters = world.letters_to("val@lst03.example").await;
        assert_eq!(letters.iter().filter(|letter| letter.occasion == "answer").count(), 1);
        assert!(uppsala.get(&path).await.body.contains("<p>Säg till.</p>"));
        let (mut stockholm, other) = world.by_link("01").await;
        stockholm.get(&other).await;
        stockholm.post(&other, &with(&[])).await;
        assert!(!stockholm.get(&other).await.body.contains("Kan vi ta två dagar?"));
        lead.get(QUESTIONS).await;
        lead.post(&path_of, &[("answer", "Ja.\n\nSäg till."), ("shown", "ja")]).await;
        let seen = stockholm.get(&other).await.body;
        assert!(seen.contains("Kan vi ta två dagar?") && !seen.contains("Uppsala"), "{seen}");
        let letters = world.letters_to("val@lst03.example").await;
        assert_eq!(
            letters.iter().filter(|letter| letter.occasion == "answer").count(),
            1,
            "no new words, no letter"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_answer_the_same_questiwith_programme_keep_their_words() {
    with_programme(async |world| {
        let mut eva = world.asked().await;
        let (mut uppsala, path) = world.by_link("03").await;
        uppsala.get(&path).await;
        uppsala.post(&path, &with(&[("question", "Var?")])).await;
        let mut per = world.signed_in("Per", Duty::NationalLead).await;
        let page = per.get(QUESTIONS).await.body;
        eva.get(QUESTIONS).await;
        let id = page.split("action=\"/program/intresse/fragor/").nth(1).unwrap().split('"').next().unwrap();
        let path_of = format!("{QUESTIONS}/{id}");
        assert_eq!(eva.post(&path_of, &[("answer", "I Uppsala.")]).await.location, QUESTIONS);
        let told = per.post(&path_of, &[("answer", "Där ni vill.")]).await;
        assert_eq!(told.status, StatusCode::CONFLICT);
        assert!(told.body.contains("I Uppsala.") && told.body.contains("Där ni vill."));
        assert_eq!(per.post(&path_of, &[("answer", "Där ni vill.")]).await.location, QUESTIONS);
        assert_eq!(world.done("interest.question_answered").await, 2);
        let nowhere = format!("{QUESTIONS}/01890000-0000-7000-8000-000000000000");
        assert_eq!(per.post(&nowhere, &[("answer", "x")]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(
            per.post(&format!("{QUESTIONS}/x"), &[("answer", "x")]).await.status,
            StatusCode::NOT_FOUND
        );
    })
    .await;
}
