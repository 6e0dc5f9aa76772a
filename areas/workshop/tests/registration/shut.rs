//! What lies sealed on a list is written over a link and not read over it: a link can be sent on.

use axum::http::StatusCode;

use crate::browser::{row_with, set, value};
use crate::house::{Base, Town};
use crate::lists::{pasted, registered, signed_in};
use crate::sealed::PROTECTED;

/// What stands on the list and must not be seen by whoever was sent the link.
const SECRETS: [&str; 6] = ["Sigrid", "Hemlin", "sigrid.hemlin", "070-111 22 02", "jordnöt", "hörslinga"];

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_sent_the_link_sees_nothing_sealed_and_loses_nothing_by_changing_the_list() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        registered(&town, &town.by_link("Ockelbo").await, "Ockelbo", PROTECTED).await;
        let before = town.people("Ockelbo").await;
        let path = town.path("Ockelbo");
        let other = town.by_link("Ockelbo").await;

        let rows = other.get(&format!("{path}/rader")).await;
        let without =
            PROTECTED.lines().filter(|line| !line.contains("Sigrid")).collect::<Vec<_>>().join("\n");
        let without = without.replace("jordnötsallergi", "");
        for page in [
            other.get(&path).await,
            other.get(&format!("{path}/kvitto")).await,
            other.post(&format!("{path}/granska"), &rows.form()).await,
            pasted(&town, &other, "Ockelbo", &without).await,
            pasted(&town, &other, "Ockelbo", "Namn\tE-post\nSigrid Sverin\tx@y.example\n").await,
        ] {
            assert_eq!(page.status, StatusCode::OK, "{base:?}");
            let text = page.text().replace("Sigrid Sverin", "");
            assert!(SECRETS.iter().all(|secret| !text.contains(secret)), "{base:?}: {}", page.seen());
            assert!(
                text.contains("Deltagare 1 (skyddad)")
                    && text.contains("eftersom en länk kan skickas vidare")
            );
        }
        assert!(SECRETS.iter().all(|secret| !rows.text().contains(secret)), "{}", rows.seen());
        assert_eq!(town.journal_of(&["sealed."]).await, [""; 0], "nothing was read");

        // Another phone for Karin, another role for whoever is protected; everything else stays.
        let mut fields = rows.form();
        let karin = row_with(&fields, "name", "Karin Åström");
        assert!(fields.iter().any(|(name, _)| *name == format!("keeps-{karin}")), "{fields:?}");
        set(&mut fields, &format!("phone-{karin}"), "070-111 22 99");
        set(&mut fields, "role-1", "it_security");
        let sent = other.post(&format!("{path}/anmal"), &fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{base:?}: {}", sent.seen());
        let after = town.people("Ockelbo").await;
        assert_eq!(
            before.iter().map(|one| (one.id, one.protected)).collect::<Vec<_>>(),
            after.iter().map(|one| (one.id, one.protected)).collect::<Vec<_>>()
        );
        assert_eq!((after[0].phone.as_str(), after[1].role.as_str()), ("070-111 22 99", "it_security"));
        let own = signed_in(&town, "Ockelbo").await.get(&path).await.seen();
        assert!(SECRETS.iter().all(|secret| own.contains(secret)), "{base:?}: {own}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_anew_replaces_and_a_word_takes_away() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let link = town.by_link("Ockelbo").await;
        registered(&town, &link, "Ockelbo", PROTECTED).await;
        let path = town.path("Ockelbo");
        let mut fields = link.get(&format!("{path}/rader")).await.form();
        set(&mut fields, "diet-0", "vegan");
        set(&mut fields, "access-1", "Inget");
        let checked = link.post(&format!("{path}/granska"), &fields).await;
        assert!(checked.seen().contains("Ersätter det som stod här."), "{}", checked.seen());
        link.post(&format!("{path}/anmal"), &checked.form()).await;
        let own = signed_in(&town, "Ockelbo").await.get(&path).await.seen();
        assert!(own.contains("vegan") && !own.contains("jordnöt"), "{base:?}: {own}");
        assert!(own.contains("Sigrid Hemlin") && !own.contains("hörslinga"), "{base:?}: {own}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_sent_again_over_the_link_keeps_the_needs_it_does_not_speak_of() {
    let town = Town::new().await;
    let link = town.by_link("Ockelbo").await;
    registered(&town, &link, "Ockelbo", PROTECTED).await;
    let silent = PROTECTED.replace("jordnötsallergi", "").replace("hörslinga", "");
    let review = pasted(&town, &link, "Ockelbo", &silent).await;
    assert!(review.seen().contains("står därför både som ny och som saknad"), "{}", review.seen());
    let ids = |people: Vec<workshop::records::participant::Model>| -> Vec<_> {
        people.into_iter().map(|one| (one.id, one.protected)).collect()
    };
    let before = ids(town.people("Ockelbo").await);
    link.post(&format!("{}/anmal", town.path("Ockelbo")), &review.form()).await;
    assert_eq!(ids(town.people("Ockelbo").await), before, "whoever is protected keeps seat and number");
    let own = signed_in(&town, "Ockelbo").await.get(&town.path("Ockelbo")).await.seen();
    assert!(own.contains("jordnötsallergi"), "{own}");
    assert!(!own.contains("hörslinga"), "of somebody who is written anew nothing is kept: {own}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_keeps_somebody_that_another_took_away_is_told() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let (one, other) = (town.by_link("Ockelbo").await, town.by_link("Ockelbo").await);
        registered(&town, &one, "Ockelbo", PROTECTED).await;
        let path = town.path("Ockelbo");
        let fields = other.get(&format!("{path}/rader")).await.form();
        // The first takes Karin and whoever is protected off the list.
        let mut fewer = one.get(&format!("{path}/rader")).await.form();
        set(&mut fewer, "flip-0", "1");
        set(&mut fewer, "flip-1", "1");
        set(&mut fewer, "receipt", "val@ockelbo.example");
        assert_eq!(one.post(&format!("{path}/anmal"), &fewer).await.status, StatusCode::SEE_OTHER);

        let answer = other.post(&format!("{path}/anmal"), &fields).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{base:?}");
        assert!(answer.seen().contains("2 personer på din lista är borttagna"), "{}", answer.seen());
        assert!(SECRETS.iter().all(|secret| !answer.text().contains(secret)), "{}", answer.seen());
        // Who the protected one was is not known any more: a name is asked for, nothing is made up.
        let again = other.post(&format!("{path}/anmal"), &answer.form()).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "{base:?}: {}", again.seen());
        assert_eq!(town.people("Ockelbo").await.len(), 1);
        let mut named = again.form();
        set(&mut named, "name-1", "S. H.");
        assert_eq!(value(&named, "protected-1"), "1");
        let sent = other.post(&format!("{path}/anmal"), &named).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{base:?}: {}", sent.seen());
        assert_eq!(town.people("Ockelbo").await.len(), 3);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_keeps_nothing_of_another_municipality() {
    let town = Town::new().await;
    registered(&town, &town.by_link("Ockelbo").await, "Ockelbo", PROTECTED).await;
    let hofors = town.by_link("Hofors").await;
    registered(
        &town,
        &hofors,
        "Hofors",
        &PROTECTED.replace("@ockelbo", "@hofors").replace("jordnöt", "sesam"),
    )
    .await;
    let karin = town.people("Ockelbo").await[0].id;
    let path = town.path("Hofors");
    let mut fields = hofors.get(&format!("{path}/rader")).await.form();
    set(&mut fields, "keeps-0", &karin.to_string());
    let sent = hofors.post(&format!("{path}/anmal"), &fields).await;
    assert!(sent.status == StatusCode::SEE_OTHER, "{}", sent.seen());
    let own = signed_in(&town, "Hofors").await.get(&path).await.seen();
    assert!(!own.contains("jordnöt"), "{own}");
}
