//! A list that is sent again is held against the one that stands, and a person decides in doubt.

use axum::http::StatusCode;

use crate::browser::{Answer, Browser, row_with, set, value};
use crate::house::{Base, Town};
use crate::lists::{FIVE, pasted, registered};

async fn sent(town: &Town, browser: &Browser, fields: &[(String, String)]) -> Answer {
    browser.post(&format!("{}/anmal", town.path("Ockelbo")), fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_missing_is_asked_about_and_stays_unless_it_is_said() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let browser = town.by_link("Ockelbo").await;
        registered(&town, &browser, "Ockelbo", FIVE).await;
        let before = town.people("Ockelbo").await;
        let three: String = FIVE.split_inclusive('\n').take(4).collect();
        let review = pasted(&town, &browser, "Ockelbo", &three).await;
        let seen = review.seen();
        for said in [
            // What stood of her diet is not shown over a link: what is written replaces it.
            "Ändrade: 1 Karin Åström (specialkost)",
            "Oförändrade: 2 Anna Sjöberg och Per-Olov Öhman",
            "Saknas: 2 Håkan Ljung och Maria Niemi",
            "Kommer Håkan Ljung fortfarande?",
            "Kommer Maria Niemi fortfarande?",
        ] {
            assert!(seen.contains(said), "{base:?}: {said} in {seen}");
        }
        let mut fields = review.form();
        let maria = before.iter().find(|one| one.name == "Maria Niemi").unwrap().id;
        let hakan = before.iter().find(|one| one.name == "Håkan Ljung").unwrap().id;
        assert_eq!(value(&fields, &format!("stay-{hakan}")), "yes", "kept unless said");
        set(&mut fields, &format!("stay-{maria}"), "no");
        assert_eq!(sent(&town, &browser, &fields).await.status, StatusCode::SEE_OTHER);
        let after = town.people("Ockelbo").await;
        let ids = |people: &[workshop::records::participant::Model]| -> Vec<_> {
            people.iter().map(|one| one.id).collect()
        };
        assert_eq!(ids(&after), ids(&before)[..4], "{base:?}");
        assert_eq!(after[3].name, "Håkan Ljung");
        assert!(town.journal().await[1].contains(r#""gone":1"#));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_name_with_another_address_is_one_person_or_two_as_somebody_says() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let browser = town.by_link("Ockelbo").await;
        registered(&town, &browser, "Ockelbo", FIVE).await;
        let karin = town.people("Ockelbo").await[0].id;
        let again = FIVE.replace("karin.astrom@", "k.astrom@");
        for (answer, is_same) in [(karin.to_string(), true), ("another".to_owned(), false)] {
            let town = Town::on(base).await;
            let browser = town.by_link("Ockelbo").await;
            registered(&town, &browser, "Ockelbo", FIVE).await;
            let karin = town.people("Ockelbo").await[0].id;
            let answer = if is_same { karin.to_string() } else { answer };
            let review = pasted(&town, &browser, "Ockelbo", &again).await;
            let seen = review.seen();
            for said in [
                "Rad 2: vem är Karin Åström, k.astrom@ockelbo.example?",
                "finns samma namn med en annan mailadress",
                "Samma person som Karin Åström, Valsamordnare, karin.astrom@ockelbo.example",
                "En annan person",
                "En rad behöver ett svar innan listan kan anmälas.",
            ] {
                assert!(seen.contains(said), "{base:?}: {said} in {seen}");
            }
            let mut fields = review.form();
            let refused = sent(&town, &browser, &fields).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.seen().contains("svara på om det är samma person"), "{}", refused.seen());

            set(&mut fields, "who-0", &answer);
            let answered = sent(&town, &browser, &fields).await;
            if is_same {
                assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.seen());
                let after = town.people("Ockelbo").await;
                assert_eq!((after[0].id, after[0].email.as_str()), (karin, "k.astrom@ockelbo.example"));
                continue;
            }
            // Then the one who stands is missing, which nobody has been asked yet; and there are five seats.
            assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(
                answered.seen().contains("Svara på om Karin Åström fortfarande kommer."),
                "{}",
                answered.seen()
            );
            let mut fields = answered.form();
            set(&mut fields, &format!("stay-{karin}"), "no");
            let answered = sent(&town, &browser, &fields).await;
            assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.seen());
            let after = town.people("Ockelbo").await;
            assert!(after.iter().all(|one| one.id != karin), "{base:?}");
            assert_eq!(after.len(), 5);
        }
        assert_eq!(town.people("Ockelbo").await[0].id, karin);
    }
}

#[tokio::test]
async fn an_address_with_another_name_is_asked_about() {
    let town = Town::new().await;
    let browser = town.by_link("Ockelbo").await;
    registered(&town, &browser, "Ockelbo", FIVE).await;
    let before = town.people("Ockelbo").await;
    let review = pasted(&town, &browser, "Ockelbo", &FIVE.replace("Karin Åström", "Bo Ek")).await;
    assert!(review.seen().contains("finns samma mailadress med ett annat namn"), "{}", review.seen());
    let mut fields = review.form();
    set(&mut fields, "who-0", "another");
    let checked = browser.post(&format!("{}/granska", town.path("Ockelbo")), &fields).await;
    let mut fields = checked.form();
    let karin = format!("stay-{}", before[0].id);
    assert_eq!(value(&fields, &karin), "no", "the address has gone over: {}", checked.seen());
    // Two cannot have one address.
    set(&mut fields, &karin, "yes");
    let refused = sent(&town, &browser, &fields).await;
    assert!(refused.seen().contains("Karin Åström har samma mailadress."), "{}", refused.seen());
    set(&mut fields, &karin, "no");
    assert_eq!(sent(&town, &browser, &fields).await.status, StatusCode::SEE_OTHER);
    let after = town.people("Ockelbo").await;
    assert_eq!(after[0].name, "Bo Ek");
    assert_ne!(after[0].id, before[0].id);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_exchange_their_addresses_keep_their_seats() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let browser = town.by_link("Ockelbo").await;
        registered(&town, &browser, "Ockelbo", FIVE).await;
        let before = town.people("Ockelbo").await;
        let mut fields = browser.get(&format!("{}/rader", town.path("Ockelbo"))).await.form();
        let (karin, anna) = (value(&fields, "email-0"), value(&fields, "email-1"));
        set(&mut fields, "email-0", &anna);
        set(&mut fields, "email-1", &karin);
        let answer = sent(&town, &browser, &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{base:?}: {}", answer.seen());
        let after = town.people("Ockelbo").await;
        assert_eq!((after[0].id, after[0].email.as_str()), (before[0].id, anna.as_str()), "{base:?}");
        assert_eq!((after[1].id, after[1].email.as_str()), (before[1].id, karin.as_str()), "{base:?}");
    }
}

#[tokio::test]
async fn a_row_left_out_for_its_fault_takes_nobody_off_the_list() {
    let town = Town::new().await;
    let browser = town.by_link("Ockelbo").await;
    registered(&town, &browser, "Ockelbo", FIVE).await;
    let before = town.people("Ockelbo").await;
    let broken = FIVE.replace("hakan.ljung@ockelbo.example", "hakan.ljung(at)ockelbo");
    let review = pasted(&town, &browser, "Ockelbo", &broken).await;
    let mut fields = review.form();
    let hakan = row_with(&fields, "name", "Håkan Ljung");
    // Who it is does not matter for a row that stays out.
    set(&mut fields, "do", "faulty");
    let left = browser.post(&format!("{}/granska", town.path("Ockelbo")), &fields).await;
    assert!(left.seen().contains("En rad tas inte med"), "{}", left.seen());
    let fields = left.form();
    assert_eq!(value(&fields, &format!("state-{hakan}")), "left");
    assert_eq!(value(&fields, &format!("stay-{}", before[3].id)), "yes", "{}", left.seen());
    assert_eq!(sent(&town, &browser, &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(town.people("Ockelbo").await.len(), 5);
}

#[tokio::test]
async fn those_who_stay_count_for_the_seats() {
    let town = Town::new().await;
    let browser = town.by_link("Ockelbo").await;
    registered(&town, &browser, "Ockelbo", FIVE).await;
    let review = pasted(&town, &browser, "Ockelbo", "Namn\tE-post\nLena Falk\tlena@ockelbo.example\n").await;
    let said =
        "Ni har 5 platser, så en person ställs på väntelistan. Den som redan har en plats behåller den.";
    assert!(review.seen().contains(said), "{}", review.seen());
    let mut fields = review.form();
    set(&mut fields, "receipt", "lena@ockelbo.example");
    assert_eq!(sent(&town, &browser, &fields).await.status, StatusCode::SEE_OTHER);
    let people = town.people("Ockelbo").await;
    let waiting: Vec<&str> =
        people.iter().filter(|one| one.place.waits()).map(|one| one.name.as_str()).collect();
    assert_eq!((people.len(), waiting), (6, vec!["Lena Falk"]), "those who stay keep their seats");
}
