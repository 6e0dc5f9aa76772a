//! Reminding: the silent ones, once a day.

use axum::http::StatusCode;
use chrono::TimeDelta;
use organisation::Duty;
use workshop::invitation::InvitationNeeds;

use crate::house::{Base, Town};

#[tokio::test(flavor = "multi_thread")]
async fn only_the_silent_are_reminded_and_at_most_once_a_day() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        town.send(&karin).await;
        town.answers("Ockelbo").await;
        town.answers("Gävle").await;

        // The invitation itself is only hours old.
        town.clock.advance(TimeDelta::hours(5));
        let karin = town.coordinator("Karin").await;
        let answer = town.remind(&karin).await;
        assert_eq!(answer.location(), town.path("svar"));
        let seen = karin.follow(&answer).await.seen();
        assert!(seen.contains("Ingen påminnelse skickades."), "{base:?}: {seen}");
        assert_eq!(town.letters().await.len(), 10);

        town.clock.advance(TimeDelta::hours(19));
        let karin = town.coordinator("Karin").await;
        let answer = town.remind(&karin).await;
        assert_eq!(answer.location(), town.path("utskick"));
        let seen = karin.follow(&answer).await.seen();
        assert!(seen.contains("En påminnelse är på väg till 8 kommuner."), "{base:?}: {seen}");
        for municipality in &town.municipalities {
            let expected = usize::from(!["Ockelbo", "Gävle"].contains(&municipality.name.as_str()));
            let reminders = town.letters_to(&municipality.name, "reminder").await;
            assert_eq!(reminders.len(), expected, "{base:?}: {}", municipality.name);
        }
        let reminders: i32 = town.invitations().await.iter().map(|one| one.reminders).sum();
        assert_eq!(reminders, 8);

        assert_eq!(town.remind(&karin).await.location(), town.path("svar"), "a second press the same day");
        town.clock.advance(TimeDelta::hours(19));
        let karin = town.coordinator("Karin").await;
        assert_eq!(town.remind(&karin).await.location(), town.path("svar"), "nor early the next morning");
        town.answers("Hofors").await;
        town.clock.advance(TimeDelta::hours(5));
        let karin = town.coordinator("Karin").await;
        assert_eq!(town.remind(&karin).await.location(), town.path("utskick"));
        assert_eq!(town.letters_to("Bollnäs", "reminder").await.len(), 2);
        assert_eq!(town.letters_to("Hofors", "reminder").await.len(), 1);
        assert_eq!(town.letters().await.len(), 10 + 8 + 7);
        assert_eq!(
            town.journal("invitation.reminded").await,
            [r#"invitation.reminded {"municipalities":8}"#, r#"invitation.reminded {"municipalities":7}"#]
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_form_sent_twice_is_one_reminder_and_one_answer() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        town.send(&town.coordinator("Karin").await).await;
        town.clock.advance(TimeDelta::days(1));
        let karin = town.coordinator("Karin").await;
        let (path, form) = (town.path("paminn"), town.one_button(&karin).await);
        let (first, second) = tokio::join!(karin.post(&path, &form), karin.post(&path, &form));
        for answer in [first, second] {
            let seen = karin.follow(&answer).await.seen();
            assert!(seen.contains("En påminnelse är på väg till 10 kommuner."), "{base:?}: {seen}");
        }
        assert_eq!(town.letters().await.len(), 20);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_who_remind_at_once_remind_once() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        town.send(&town.coordinator("Karin").await).await;
        town.clock.advance(TimeDelta::days(1));
        let (karin, eva) = (town.coordinator("Karin").await, town.coordinator("Eva").await);
        let path = town.path("paminn");
        let (one, other) = (town.one_button(&karin).await, town.one_button(&eva).await);
        let (first, second) = tokio::join!(karin.post(&path, &one), eva.post(&path, &other));
        let mut led = [first.location().to_owned(), second.location().to_owned()];
        led.sort();
        assert_eq!(led, [town.path("svar"), town.path("utskick")], "{base:?}");
        assert_eq!(town.letters().await.len(), 20, "{base:?}");
        assert!(town.invitations().await.iter().all(|one| one.reminders == 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reminder_that_cannot_be_posted_is_not_counted() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        town.send(&town.coordinator("Karin").await).await;
        town.forget_address("Hofors").await;
        town.clock.advance(TimeDelta::days(1));
        let karin = town.coordinator("Karin").await;
        town.sql("CREATE UNIQUE INDEX one_letter_only ON outbox_parcel (occasion, posted_at, about) WHERE occasion = 'reminder'")
            .await;
        let form = town.one_button(&karin).await;
        let answer = karin.post(&town.path("paminn"), &form).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{base:?}");
        assert_eq!(town.letters().await.len(), 10);
        assert!(town.invitations().await.iter().all(|one| one.reminders == 0));

        town.sql("DROP INDEX one_letter_only").await;
        let answer = karin.post(&town.path("paminn"), &form).await;
        let seen = karin.follow(&answer).await.seen();
        assert!(
            seen.contains("En påminnelse är på väg till 9 kommuner."),
            "{base:?}, Hofors has no address: {seen}"
        );
        assert_eq!(town.letters().await.len(), 19);
        let reminders: i32 = town.invitations().await.iter().map(|one| one.reminders).sum();
        assert_eq!(reminders, 9);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_municipality_is_told_to_answer_until_it_has_or_the_day_is_over() {
    let town = Town::on(Base::Sqlite).await;
    town.send(&town.coordinator("Karin").await).await;
    let asa = town.signed_in("Asa", Duty::MunicipalCoordinator, town.municipality("Ockelbo")).await;
    let actor = town.actor(&asa).await;
    let needs = async || town.needs(&InvitationNeeds, &actor).await;
    let told = needs().await;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].text, "Anmäl deltagare till workshopen tisdag 13 mars 2029");
    assert!(asa.get(&told[0].href).await.status.is_success());
    town.clock.advance(TimeDelta::days(63));
    assert_eq!(needs().await, [], "the day is over");
    town.clock.advance(TimeDelta::days(-63));
    town.answers("Ockelbo").await;
    assert_eq!(needs().await, []);
}
