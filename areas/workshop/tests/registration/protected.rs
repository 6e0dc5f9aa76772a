//! Who those with protected details are: shown to the county once, when two agree to it.

use axum::http::{StatusCode, header};
use organisation::second_person::deeds::{Answer, answer};
use organisation::second_person::{Act, NotAgreed};
use organisation::{Duty, MayCoordinate};
use store::DeedKey;
use texts::Lang;
use workshop::registration::protected;

use crate::house::{Base, Town};
use crate::lists::registered;
use crate::sealed::{PROTECTED, county};

/// What the county sees of nobody before two have agreed.
const SECRETS: [&str; 3] = ["Sigrid", "sigrid.hemlin", "070-111 22 02"];

#[tokio::test(flavor = "multi_thread")]
async fn one_asks_another_agrees_and_the_county_sees_them_once() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let path = format!("/workshop/{}/skyddade", town.workshop);
        let karin = county(&town).await;
        assert!(karin.get(&path).await.seen().contains("Ingen har skyddade personuppgifter"));
        registered(&town, &town.by_link("Ockelbo").await, "Ockelbo", PROTECTED).await;
        registered(&town, &town.by_link("Hofors").await, "Hofors", &PROTECTED.replace("@ockelbo", "@hofors"))
            .await;
        let eva = town.actor(Duty::CountyCoordinator, &town.county).await;
        // Somebody decides for Ockelbo, nobody for Hofors.
        town.by_duty(Duty::MunicipalCoordinator, &town.municipalities[town.at("Ockelbo")]).await;

        let list = karin.get(&format!("/workshop/{}/deltagare", town.workshop)).await;
        assert!(list.text().contains(&path), "the way there");
        let page = karin.get(&path).await;
        assert!(page.seen().contains("2 deltagare har skyddade personuppgifter"), "{}", page.seen());
        assert!(page.seen().contains("Eva Lind"), "who can answer");
        let mut fields = page.form();
        let silent = karin.post(&path, &fields).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "a reason is asked for");
        assert_eq!(karin.post(&format!("{path}/oppna"), &fields).await.status, StatusCode::SEE_OTHER);
        fields.retain(|(name, _)| name != "reason");
        fields.push(("reason".into(), "Vakten måste kunna släppa in".into()));
        let asked = karin.post(&path, &fields).await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.seen());
        let request = asked.headers[header::LOCATION].to_str().unwrap().strip_prefix("/i-forening/").unwrap();
        let waiting = karin.get(&path).await;
        assert!(waiting.seen().contains("väntar på svar") && !waiting.text().contains("/oppna"));
        assert_eq!(karin.post(&format!("{path}/oppna"), &fields).await.status, StatusCode::SEE_OTHER);

        let (words, key) = (town.app.words(Lang::Sv), DeedKey(town.store().doors().uuid()));
        answer(town.store(), &words, &eva, request.parse().unwrap(), (Answer::Agree, ""), key).await.unwrap();
        let permit = MayCoordinate::of(&eva, town.county.id).unwrap();
        let row = town.workshop_row().await;
        let other = protected::open(town.store(), &words, &eva, &permit, &row).await;
        assert!(matches!(other, Err(NotAgreed::Nobody)), "whoever agreed does not open");

        let ready = karin.get(&path).await;
        assert!(ready.text().contains(&format!("{path}/oppna")));
        let opened = karin.post(&format!("{path}/oppna"), &ready.form()).await;
        assert_eq!(opened.status, StatusCode::OK);
        assert!(opened.headers[header::CACHE_CONTROL].to_str().unwrap().contains("no-store"));
        let seen = opened.seen();
        assert!(seen.contains("Deltagare 1 (skyddad) Sigrid Hemlin sigrid.hemlin@ockelbo.example"), "{seen}");
        assert!(seen.contains("sigrid.hemlin@hofors.example") && !seen.contains("jordnöt"), "{seen}");

        assert_eq!(karin.post(&format!("{path}/oppna"), &ready.form()).await.status, StatusCode::SEE_OTHER);
        let after = karin.get(&path).await;
        assert!(SECRETS.iter().all(|secret| !after.text().contains(secret)), "{}", after.text());
        letters_say_who_and_when(&town).await;
        let lines = town.journal_of(&["sealed.protected_opened"]).await;
        let [line] = &lines[..] else { panic!("{lines:?}") };
        for said in [r#""people":2"#, r#""municipalities":2"#, "sal Bönan", "2029-01-18", "Eva Lind", request]
        {
            assert!(line.contains(said), "{said} in {line}");
        }
        assert!(SECRETS.iter().all(|secret| !line.contains(secret)));
    }
}

/// To the county's other coordinators and to both municipalities, and about nobody.
async fn letters_say_who_and_when(town: &Town) {
    let told = town.letters_about(town.workshop.uuid(), "protected").await;
    let mut to: Vec<_> = told.iter().map(|(address, _)| address.as_str()).collect();
    to.sort_unstable();
    assert_eq!(to, ["county_coordinator.21@lst.example", "municipal_coordinator.2101@kommun.example"]);
    for (address, words) in &told {
        assert!(words.contains("Eva Lind gick med på det."), "{address}: {words}");
        assert!(SECRETS.iter().all(|secret| !words.contains(secret)), "{words}");
        let municipal = words.contains("deltagare från Ockelbo kommun");
        assert_eq!(municipal, address.contains("2101"), "{address}: {words}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn when_the_key_is_missing_the_agreement_is_not_used_up() {
    let town = Town::new().await;
    registered(&town, &town.by_link("Ockelbo").await, "Ockelbo", PROTECTED).await;
    let karin = town.actor(Duty::CountyCoordinator, &town.county).await;
    let lead = organisation::register::organisation(town.store(), town.county.parent.unwrap()).await.unwrap();
    let ingrid = town.actor(Duty::NationalLead, &lead).await;
    let (words, key) = (town.app.words(Lang::Sv), || DeedKey(town.store().doors().uuid()));
    let act = (Act::OpenProtected, town.workshop.uuid());
    let ask = organisation::second_person::deeds::ask;
    let request = ask(town.store(), &words, &karin, act, "Insläpp", key()).await.unwrap();
    answer(town.store(), &words, &ingrid, request, (Answer::Agree, ""), key()).await.unwrap();

    let (permit, row) = (MayCoordinate::of(&karin, town.county.id).unwrap(), town.workshop_row().await);
    let id = town.municipalities[town.at("Ockelbo")].id;
    let share = town.folder.path().join("keys/shares").join(format!("{id}.key"));
    let away = town.folder.path().join("away");
    std::fs::rename(&share, &away).unwrap();
    let shut = protected::open(town.store(), &words, &karin, &permit, &row).await.unwrap();
    assert!(shut.people.is_empty() && shut.unopened.is_some_and(|(people, _)| people == 1));
    std::fs::rename(&away, &share).unwrap();
    let open = protected::open(town.store(), &words, &karin, &permit, &row).await.unwrap();
    assert_eq!(open.people[0].1.name, "Sigrid Hemlin");
    assert_eq!(town.journal_of(&["sealed.protected_opened"]).await.len(), 1);
}
