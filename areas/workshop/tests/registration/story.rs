//! From the link in the letter to the receipt, on both databases.

use axum::http::StatusCode;
use organisation::Duty;
use roster::Role;
use workshop::registration::views;
use workshop::seats::lacking::Lacks;
use workshop::seats::rules::SeatRules;

use crate::browser::{row_with, set, value};
use crate::house::{Base, Town};
use crate::lists::{BOM, COMMA, FIVE, LATIN, OUTLOOK, TABS, pasted, registered, registered_with_receipt};

#[tokio::test(flavor = "multi_thread")]
async fn a_municipality_registers_changes_and_sees_what_changed() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let browser = town.by_link("Ockelbo").await;
        let path = town.path("Ockelbo");

        let start = browser.get(&path).await.seen();
        for said in
            ["Ockelbo kommun", "torsdag 18 januari 2029 kl. 09.00–16.00", "om 12 dagar", "3–5 personer"]
        {
            assert!(start.contains(said), "{base:?}: {said} in {start}");
        }

        let review = pasted(&town, &browser, "Ockelbo", FIVE).await;
        assert_eq!(review.status, StatusCode::OK);
        assert!(review.seen().contains("Fem rader är klara att anmälas."), "{}", review.seen());
        assert_eq!(town.people_at_all().await, 0, "nothing is stored before Anmäl");

        let sent = browser.post(&format!("{path}/anmal"), &review.form()).await;
        assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, &*format!("{path}/kvitto")));
        let thanks = browser.get(sent.location()).await.seen();
        assert!(thanks.contains("Tack. Fem personer är anmälda"), "{thanks}");
        assert!(thanks.contains("karin.astrom@ockelbo.example"));
        let before = town.people("Ockelbo").await;
        assert_eq!(before.len(), 5);

        // Anna does not come, Lena does; Karin has another phone; Per-Olov another address, and stays himself.
        let again = FIVE
            .replace(
                "Anna Sjöberg\tLedamot valnämnden\tanna.sjoberg",
                "Lena Falk\tOrdförande valnämnden\tlena.falk",
            )
            .replace("070-111 22 01", "070-111 22 99")
            .replace("perolov.ohman@", "po.ohman@");
        let review = pasted(&town, &browser, "Ockelbo", &again).await;
        let seen = review.seen();
        for said in [
            "Rad 3 Ny",
            "Rad 2 Ändrad",
            "Rad 4 Svara",
            "Rad 5 Ändrad",
            "Rad 6 Oförändrad",
            "Förut: 070-111 22 01",
            "Rad 4: vem är Per-Olov Öhman, po.ohman@ockelbo.example?",
            "Kommer Anna Sjöberg fortfarande?",
        ] {
            assert!(seen.contains(said), "{said} in {seen}");
        }
        assert_eq!(town.people("Ockelbo").await, before, "reviewing stores nothing");
        let named = |name: &str| before.iter().find(|person| person.name == name).unwrap().id.to_string();
        let mut fields = review.form();
        set(&mut fields, "who-2", &named("Per-Olov Öhman"));
        set(&mut fields, &format!("stay-{}", named("Anna Sjöberg")), "no");
        let review = browser.post(&format!("{path}/granska"), &fields).await;
        for said in
            ["Rad 4 Ändrad", "Förut: perolov.ohman@ockelbo.example", "Fem rader är klara att anmälas."]
        {
            assert!(review.seen().contains(said), "{said} in {}", review.seen());
        }
        browser.post(&format!("{path}/anmal"), &review.form()).await;

        let after = town.people("Ockelbo").await;
        let id = |people: &[workshop::records::participant::Model], name: &str| {
            people.iter().find(|person| person.name == name).map(|person| person.id)
        };
        for stays in ["Karin Åström", "Per-Olov Öhman", "Håkan Ljung", "Maria Niemi"] {
            assert_eq!(id(&before, stays), id(&after, stays), "{base:?}: {stays} keeps the seat");
        }
        assert_eq!(id(&after, "Anna Sjöberg"), None);
        assert!(after.iter().any(|person| person.email == "po.ohman@ockelbo.example"));
        let invitation = town.invitation("Ockelbo").await;
        assert_eq!(invitation.list_version, 2);
        assert_eq!(invitation.answered_from, "karin.astrom@ockelbo.example");
        assert_eq!(
            town.journal().await,
            [
                r#"registration.submitted {"changed":0,"gone":0,"late":false,"new":5,"people":5,"waiting":0}"#,
                r#"registration.changed {"changed":2,"gone":1,"late":false,"new":1,"people":5,"waiting":0}"#,
            ]
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_county_sees_answers_and_people() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        registered(&town, &town.by_link("Ockelbo").await, "Ockelbo", FIVE).await;
        let two = "Namn;Roll;E-post\nEva Ek;Säkerhets- och beredskapssamordnare;eva@hofors.example\nBo By;Registrator;bo@hofors.example";
        registered_with_receipt(&town, "Hofors", two).await;

        let people = views::participants(town.store(), town.workshop).await.unwrap();
        assert_eq!(people.len(), 7);
        assert!(people.is_sorted_by_key(|person| person.municipality_code.clone()));
        let eva = people.iter().find(|person| person.name == "Eva Ek").unwrap();
        assert_eq!((eva.municipality_name.as_str(), eva.role), ("Hofors", Role::SecurityCoordinator));
        let bo = people.iter().find(|person| person.name == "Bo By").unwrap();
        assert_eq!((bo.role, bo.role_text.as_str()), (Role::Other, "Registrator"));

        let answers = views::answers(town.store(), town.workshop).await.unwrap();
        assert_eq!(answers.len(), 10);
        let of = |name: &str| answers.iter().find(|answer| answer.name == name).unwrap();
        let lacks = |name: &str| Lacks::of(&SeatRules::default(), of(name)).missing;
        assert_eq!(lacks("Ockelbo"), []);
        assert_eq!(lacks("Hofors"), [Role::ElectionCoordinator, Role::BoardMember, Role::Communicator]);
        assert_eq!(of("Hofors").people, 2);
        assert_eq!((of("Gävle").people, of("Gävle").answered_at), (0, None));
    }
}

#[tokio::test]
async fn the_five_lists_as_they_come_can_be_pasted_and_uploaded() {
    let town = Town::new().await;
    let browser = town.by_link("Ockelbo").await;
    let path = town.path("Ockelbo");
    for (name, bytes, rows) in [
        ("bom.csv", BOM, 7),
        ("excel.csv", LATIN, 7),
        ("komma.csv", COMMA, 7),
        ("flikar.txt", TABS, 6),
        ("till.txt", OUTLOOK, 5),
    ] {
        let uploaded = browser.upload(&path, "", Some((name, bytes))).await;
        assert_eq!(uploaded.status, StatusCode::OK, "{name}");
        let fields = uploaded.form();
        let names = fields.iter().filter(|(field, _)| field.starts_with("email-")).count();
        assert_eq!(names, rows, "{name}");
        assert!(uploaded.seen().contains("räknas som samma person"), "{name}: merged rows are said");
        assert_eq!(
            value(&fields, &format!("name-{}", row_with(&fields, "email", "karin.astrom@ockelbo.example"))),
            "Karin Åström"
        );
        if let Ok(text) = std::str::from_utf8(bytes) {
            let pasted = pasted(&town, &browser, "Ockelbo", text).await;
            let without = |fields: Vec<(String, String)>| -> Vec<_> {
                fields.into_iter().filter(|(field, _)| field != "deed").collect()
            };
            assert_eq!(without(pasted.form()), without(fields), "{name}: pasted is as uploaded");
        }
    }
    assert_eq!(town.people_at_all().await, 0);
}

#[tokio::test]
async fn what_is_wrong_stands_beside_its_cell_with_a_button_that_mends_it() {
    let town = Town::new().await;
    let browser = town.by_link("Ljusdal").await;
    let path = town.path("Ljusdal");
    let page = browser.upload(&path, "", Some(("lista.csv", BOM))).await;
    let seen = page.seen();
    assert!(seen.contains("En rad behöver rättas. Resten är klar att anmälas."), "{seen}");
    assert!(seen.contains("Det går inte att skicka till ”elsa.wastberg@ljusdal”."), "{seen}");
    assert!(seen.contains("Använd elsa.wastberg@ljusdal.example"), "{seen}");
    assert!(seen.contains("Fem rader gäller andra kommuner."), "{seen}");
    assert!(seen.contains("Det här är en kalkylformel. Den behålls som text."), "{seen}");
    assert!(seen.contains("Ni har 5 platser, så 2 personer ställs på väntelistan."), "{seen}");

    let mut fields = page.form();
    let elsa = row_with(&fields, "email", "elsa.wastberg@ljusdal");
    set(&mut fields, "do", "own");
    let own = browser.post(&format!("{path}/granska"), &fields).await;
    assert!(
        own.seen().contains("Fem rader tas inte med") || own.seen().contains("5 rader tas inte med"),
        "{}",
        own.seen()
    );
    assert!(own.seen().contains("Använd elsa.wastberg@ljusdal.example"), "the proposal is not lost");

    let mut fields = own.form();
    fields.push(("fix".into(), format!("{elsa}:email:elsa.wastberg@ljusdal.example")));
    let mended = browser.post(&format!("{path}/granska"), &fields).await;
    assert!(mended.seen().contains("Två rader är klara att anmälas."), "{}", mended.seen());
    let mut fields = mended.form();
    set(&mut fields, "receipt", "elsa.wastberg@ljusdal.example");
    let sent = browser.post(&format!("{path}/anmal"), &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let people = town.people("Ljusdal").await;
    assert_eq!(people.len(), 2);
    assert_eq!(people[0].name, "=HYPERLINK(\"http://x.example\")");
}

#[tokio::test]
async fn a_list_can_be_typed_row_by_row_and_changed_by_hand() {
    let town = Town::new().await;
    let browser = town.by_link("Nordanstig").await;
    let path = town.path("Nordanstig");
    let mut fields = browser.get(&format!("{path}/rader")).await.form();
    assert_eq!(fields.iter().filter(|(field, _)| field.starts_with("name-")).count(), 5);
    for (at, name) in ["Åsa Öberg", "Ture Ek"].iter().enumerate() {
        set(&mut fields, &format!("name-{at}"), name);
        set(&mut fields, &format!("email-{at}"), &format!("p{at}@nordanstig.example"));
        set(&mut fields, &format!("role-{at}"), "board_member");
    }
    set(&mut fields, "receipt", "asa@nordanstig.example");
    assert_eq!(browser.post(&format!("{path}/anmal"), &fields).await.status, StatusCode::SEE_OTHER);

    let start = browser.get(&path).await.seen();
    assert!(start.contains("Två personer är anmälda") && start.contains("Ändra listan"), "{start}");
    assert!(start.contains("Roller som saknas på listan: valsamordnare, säkerhetssamordnare"), "{start}");

    let mut fields = browser.get(&format!("{path}/rader")).await.form();
    assert_eq!(value(&fields, "receipt"), "asa@nordanstig.example");
    let ture = row_with(&fields, "name", "Ture Ek");
    set(&mut fields, &format!("flip-{ture}"), "1");
    let checked = browser.post(&format!("{path}/granska"), &fields).await;
    assert!(checked.seen().contains("En rad tas inte med"), "{}", checked.seen());
    assert!(checked.seen().contains("Saknas: 1 Ture Ek"), "{}", checked.seen());
    browser.post(&format!("{path}/anmal"), &checked.form()).await;
    assert_eq!(town.people("Nordanstig").await.len(), 1);
}

#[tokio::test]
async fn the_coordinator_finds_the_own_invitation_and_nobody_elses() {
    let town = Town::new().await;
    let gavle = town.municipalities[town.at("Gävle")].clone();
    let browser = town.by_duty(Duty::MunicipalCoordinator, &gavle).await;
    let found = browser.get("/anmalan").await;
    assert_eq!((found.status, found.location()), (StatusCode::SEE_OTHER, &*town.path("Gävle")));
    assert_eq!(browser.get(found.location()).await.status, StatusCode::OK);
    assert_eq!(browser.get(&town.path("Hofors")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn after_the_last_day_a_list_is_taken_and_marked() {
    let town = Town::new().await;
    let browser = town.by_link("Ockelbo").await;
    town.clock.advance(chrono::TimeDelta::days(13));
    let browser = if browser.get(&town.path("Ockelbo")).await.status == StatusCode::OK {
        browser
    } else {
        town.by_link("Ockelbo").await
    };
    let start = browser.get(&town.path("Ockelbo")).await.seen();
    assert!(start.contains("Anmälan tas emot och märks som sen."), "{start}");
    registered(&town, &browser, "Ockelbo", FIVE).await;
    assert!(town.journal().await[0].contains(r#""late":true"#));
}

#[tokio::test]
async fn queries_do_not_grow_with_the_rows() {
    let town = Town::new().await;
    let browser = town.by_link("Ockelbo").await;
    let mut counts = Vec::new();
    for people in [2, 400] {
        let before = town.store().queries_run();
        pasted(&town, &browser, "Ockelbo", &crate::lists::crowd(people)).await;
        counts.push(town.store().queries_run() - before);
    }
    assert_eq!(counts[0], counts[1]);
    assert!(counts[0] <= 22, "{counts:?}, two requests");
}

#[tokio::test]
async fn a_list_is_sent_in_with_few_statements() {
    let town = Town::new().await;
    let browser = town.by_link("Ockelbo").await;
    let fields = pasted(&town, &browser, "Ockelbo", FIVE).await.form();
    let before = town.store().queries_run();
    browser.post(&format!("{}/anmal", town.path("Ockelbo")), &fields).await;
    let run = town.store().queries_run() - before;
    assert!(run <= 28, "{run}");
}
