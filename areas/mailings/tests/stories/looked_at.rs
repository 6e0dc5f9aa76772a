//! The pages: what comes, the rules, one letter; holding, trying, sending again.

use axum::http::StatusCode;
use letters::Post;
use organisation::post::Postman;
use store::outbox::{State, carry_due};

use crate::browser::set;
use crate::house::{Base, Town, form_to};

async fn invited() -> Town {
    let town = Town::on(Base::Sqlite).await;
    let karin = town.coordinator("Karin").await;
    town.send(&karin).await;
    town
}

fn postman(town: &Town) -> Postman {
    let post = Post::folder(town.folder().join("letters"));
    Postman::new(post, town.app.house().clone(), "val@lst.example".to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_is_a_row_that_opens_and_can_be_held() {
    let town = invited().await;
    town.registers("Ockelbo", "Åsa Öst", "asa@ockelbo.example").await;
    let karin = town.coordinator("Karin").await;
    let page = karin.get(&town.path("utskick/kommande")).await;
    assert_eq!(page.status, StatusCode::OK);
    for said in [
        "Åsa Öst",
        "Praktisk information",
        "2029-03-08 08.00",
        "Första påminnelsen 10",
        "Tack och dokumentation 1",
    ] {
        assert!(page.seen().contains(said), "{said} in {}", page.seen());
    }
    let only = karin.get(&town.path("utskick/kommande?brev=practical")).await;
    assert!(!only.text().contains("/kommande/first_reminder/"), "{}", only.seen());
    let text = only.text();
    let path = text.split('"').find(|part| part.contains("/kommande/practical/")).unwrap().to_owned();
    let one = karin.get(&path).await;
    for said in
        ["Hej Åsa Öst,", "Skickas torsdag 8 mars 2029 kl. 08.00.", "i det riktiga brevet finns en länk här"]
    {
        assert!(one.seen().contains(said), "{said} in {}", one.seen());
    }
    let held = karin.post(&format!("{path}/hall"), &form_to(&one, "/hall")).await;
    assert_eq!(held.location(), town.path("utskick/kommande"));
    assert!(karin.follow(&held).await.seen().contains("”Praktisk information” hålls kvar."));
    assert!(karin.get(&town.path("utskick/kommande?brev=held")).await.seen().contains("Åsa Öst"));
    let one = karin.get(&path).await;
    let gone = karin.post(&format!("{path}/slapp"), &form_to(&one, "/slapp")).await;
    assert!(karin.follow(&gone).await.seen().contains("är släppt."));

    let one = karin.get(&path).await;
    let tried = karin.post(&format!("{path}/prova"), &form_to(&one, "/prova")).await;
    assert!(karin.follow(&tried).await.seen().contains("Ett prov är på väg till karin@valskydd.example."));
    let trial = &town.about("Prov: Välkommen").await[0];
    assert_eq!((trial.address.as_str(), trial.receiver), ("karin@valskydd.example", None));
    let content = town.kept(trial).await.content;
    assert!(content.contains("PROV.") && !content.contains("link:"), "a trial opens nothing: {content}");
    let journal = [
        town.journal("mailing.held").await,
        town.journal("mailing.released").await,
        town.journal("mailing.tried").await,
    ];
    assert!(journal.iter().all(|lines| lines.len() == 1), "{journal:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_letter_is_a_row_with_where_it_is_and_the_rows_can_be_chosen() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        town.send(&karin).await;
        town.registers("Ockelbo", "Åsa Öst", "asa@ockelbo.example").await;
        carry_due(town.store(), &postman(&town)).await.unwrap();
        let karin = town.coordinator("Karin").await;
        let page = karin.get(&town.path("utskick/alla")).await;
        assert_eq!(page.status, StatusCode::OK);
        for said in
            ["Skickade 10", "✓ skickat", "◷ väntar", "Åsa Öst", "Praktisk information", "Första påminnelsen"]
        {
            assert!(page.seen().contains(said), "{said} in {}", page.seen());
        }
        let text = page.text();
        let (sent, waiting) =
            (text.find("/utskick/brev/").unwrap(), text.find("/kommande/first_reminder/").unwrap());
        assert!(sent < waiting, "what left stands before what leaves later");
        // Held back, and come back.
        let path = text.split('"').find(|part| part.contains("/kommande/practical/")).unwrap().to_owned();
        let one = karin.get(&path).await;
        karin.post(&format!("{path}/hall"), &form_to(&one, "/hall")).await;
        let letter = town.letters_to("Hofors", "invitation").await.remove(0);
        let list = karin.get(&town.path("utskick")).await;
        let bounced = town.path(&format!("utskick/{}/studs", letter.id));
        karin.post(&bounced, &form_to(&list, &format!("{}/studs", letter.id))).await;
        for (shown, said, not) in [
            ("kvar", "‖ hålls kvar", "✓"),
            ("studsade", "↩ kom inte fram", "◷"),
            ("vantar", "◷ väntar", "✓"),
            ("skickade", "✓ skickat", "◷"),
        ] {
            let page = karin.get(&town.path(&format!("utskick/alla?visa={shown}"))).await.seen();
            assert!(page.contains(said) && !page.contains(not), "{base:?} {shown}: {page}");
        }
        let nothing = karin.get(&town.path("utskick/alla?visa=osakra&sida=9")).await.seen();
        assert!(nothing.contains("Inga brev här"), "{nothing}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_is_changed_in_a_form_that_says_what_is_wrong_and_keeps_what_was_typed() {
    let town = invited().await;
    let karin = town.coordinator("Karin").await;
    let list = karin.get(&town.path("utskick/regler")).await;
    assert!(list.seen().contains("7 dagar före sista dagen för anmälan"), "{}", list.seen());
    let path = town.path("utskick/regler/first_reminder");
    let page = karin.get(&path).await;
    assert!(page.text().contains("{kommun}"), "{}", page.seen());
    let mut form = form_to(&page, "/first_reminder");
    set(&mut form, "count", "många");
    set(&mut form, "text", "Hej {komun}");
    set(&mut form, "do", "save");
    let bad = karin.post(&path, &form).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in ["Skriv ett helt tal från 0 till 60.", "{komun}"] {
        assert!(bad.seen().contains(said), "{said} in {}", bad.seen());
    }
    assert!(bad.text().contains("value=\"många\""));
    set(&mut form, "count", "9");
    set(&mut form, "text", "Hej {kommun}");
    set(&mut form, "do", "preview");
    assert!(karin.post(&path, &form).await.seen().contains("Hej Ockelbo kommun"));
    set(&mut form, "do", "save");
    let saved = karin.post(&path, &form).await;
    assert_eq!(saved.location(), town.path("utskick/regler"));
    assert!(karin.follow(&saved).await.seen().contains("9 dagar före"));
    let version = karin.get(&path).await;
    let mut old = form_to(&version, "/first_reminder");
    set(&mut old, "version", "0");
    set(&mut old, "do", "save");
    assert_eq!(karin.post(&path, &old).await.status, StatusCode::CONFLICT);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_posted_letter_is_held_let_go_and_sent_again_only_when_somebody_says_so() {
    let town = invited().await;
    let karin = town.coordinator("Karin").await;
    let letter = town.letters_to("Ockelbo", "invitation").await.remove(0);
    let list = karin.get(&town.path("utskick")).await;
    let path = town.path(&format!("utskick/brev/{}", letter.id));
    assert!(list.text().contains(&path), "every letter opens");
    let page = karin.get(&path).await;
    assert!(page.seen().contains("Lägger in mötet tisdag 13 mars 2029"), "{}", page.seen());
    assert!(!page.text().contains("link:"), "no link is shown");
    let held = karin.post(&format!("{path}/hall"), &form_to(&page, "/hall")).await;
    assert!(karin.follow(&held).await.seen().contains("hålls kvar."));
    assert_eq!(carry_due(town.store(), &postman(&town)).await.unwrap(), 9);
    assert!(karin.get(&town.path("utskick?visa=kvar")).await.seen().contains("Ockelbo"));
    let page = karin.get(&path).await;
    karin.post(&format!("{path}/slapp"), &form_to(&page, "/slapp")).await;
    assert_eq!(carry_due(town.store(), &postman(&town)).await.unwrap(), 1);
    let page = karin.get(&path).await;
    assert!(page.text().contains("/igen\"") && !page.text().contains("/hall\""));
    let ask = karin.get(&format!("{path}/igen")).await;
    assert!(ask.seen().contains("får mottagaren det två gånger"), "{}", ask.seen());
    let form = form_to(&ask, "/igen");
    for _ in 0..2 {
        assert_eq!(karin.post(&format!("{path}/igen"), &form).await.location(), town.path("utskick"));
    }
    let again = town.letters_to("Ockelbo", "again").await;
    assert_eq!(again.len(), 1);
    assert_eq!(again[0].state, State::Waiting);
    assert_eq!(town.kept(&again[0]).await.content, town.kept(&letter).await.content, "the same link");
    assert_eq!(town.journal("mailing.sent_again").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_county_finds_nothing() {
    let town = invited().await;
    town.registers("Ockelbo", "Åsa Öst", "asa@ockelbo.example").await;
    let karin = town.coordinator("Karin").await;
    let letter = town.letters_to("Ockelbo", "invitation").await.remove(0);
    let list = karin.get(&town.path("utskick/kommande?brev=practical")).await.text();
    let coming = list.split('"').find(|part| part.contains("/kommande/practical/")).unwrap().to_owned();
    let form = form_to(&karin.get(&coming).await, "/hall");
    let other = organisation::register::by_code(town.store(), organisation::Tier::County, "20")
        .await
        .unwrap()
        .unwrap();
    let stranger = town.signed_in("Stina", organisation::Duty::CountyCoordinator, &other).await;
    let posted = town.path(&format!("utskick/brev/{}", letter.id));
    for path in [
        &town.path("utskick/kommande"),
        &coming,
        &town.path("utskick/regler"),
        &town.path("utskick/regler/thanks"),
        &posted,
    ] {
        assert_eq!(stranger.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let own = stranger.get("/brev").await;
    let mut fields = form;
    if let Some(csrf) = own.text().split("name=\"csrf\" value=\"").nth(1) {
        set(&mut fields, "csrf", csrf.split('"').next().unwrap());
    }
    for path in [
        format!("{coming}/hall"),
        format!("{coming}/prova"),
        format!("{posted}/hall"),
        format!("{posted}/igen"),
        format!("{posted}/prova"),
    ] {
        assert_ne!(stranger.post(&path, &fields).await.status, StatusCode::SEE_OTHER, "{path}");
    }
    for unknown in ["utskick/regler/annat", "utskick/kommande/practical/nej"] {
        assert_eq!(karin.get(&town.path(unknown)).await.status, StatusCode::NOT_FOUND, "{unknown}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn queries_do_not_grow_with_the_municipalities_or_the_people() {
    let mut counted = Vec::new();
    for (county, people) in [("09", 2), ("14", 60)] {
        let town = Town::of_county(Base::Sqlite, county).await;
        let karin = town.coordinator("Karin").await;
        town.send(&karin).await;
        let first = town.municipalities[0].name.clone();
        for number in 0..people {
            town.registers(&first, "Åsa Öst", &format!("asa.{number}@kommun.example")).await;
        }
        let list = karin.get(&town.path("utskick/kommande?brev=practical")).await.text();
        let one = list.split('"').find(|part| part.contains("/kommande/practical/")).unwrap().to_owned();
        let letter = town.path(&format!("utskick/brev/{}", town.letters().await[0].id));
        let mut counts = Vec::new();
        for path in [
            town.path("utskick/kommande"),
            town.path("utskick/alla"),
            one,
            town.path("utskick/regler"),
            town.path("utskick/regler/county"),
            letter,
        ] {
            let before = town.store().queries_run();
            assert_eq!(karin.get(&path).await.status, StatusCode::OK, "{path}");
            counts.push(town.store().queries_run() - before);
        }
        assert!(counts.iter().all(|asked| *asked <= 10), "{counts:?}");
        counted.push(counts);
    }
    assert_eq!(counted[0], counted[1]);
}
