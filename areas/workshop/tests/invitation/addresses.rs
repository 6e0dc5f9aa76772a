//! Where letters go, letters that come back, and letters that follow up.

use ::letters::{Post, Security, SmtpConfig};
use axum::http::StatusCode;
use organisation::Duty;
use organisation::post::Postman;
use sea_orm::{ConnectionTrait as _, Statement};
use store::outbox::{State as LetterState, carry_due};
use trials::MailServer;

use crate::browser::{set, value};
use crate::house::{Base, Somebody, Town, form_to};

async fn of_ockelbo(town: &Town) -> Somebody {
    town.signed_in("Asa", Duty::MunicipalCoordinator, town.municipality("Ockelbo")).await
}

async fn keeps(by: &Somebody, name: &str, address: &str) -> crate::browser::Answer {
    let mut form = form_to(&by.get("/adresser").await, "/adresser");
    set(&mut form, "name", name);
    set(&mut form, "address", address);
    by.post("/adresser", &form).await
}

async fn addresses_of_ockelbo(town: &Town, occasion: &str) -> Vec<String> {
    let mut all: Vec<_> =
        town.letters_to("Ockelbo", occasion).await.into_iter().map(|one| one.address).collect();
    all.sort();
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn a_municipality_keeps_several_addresses_and_letters_go_to_all_of_them() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let (asa, karin) = (of_ockelbo(&town).await, town.coordinator("Karin").await);
        let bad = keeps(&asa, "Val", "val på ockelbo").await;
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY, "{base:?}");
        assert!(bad.text().contains("id=\"address-fault\"") && bad.text().contains("val på ockelbo"));
        for (name, address) in [("Valkansliet", "val@ockelbo.example"), ("", "kris@ockelbo.example")] {
            assert_eq!(keeps(&asa, name, address).await.location(), "/adresser");
        }
        assert!(
            keeps(&asa, "", "VAL@ockelbo.example").await.seen().contains("redan bland"),
            "one mailbox once"
        );
        town.send(&karin).await;
        let both = ["kris@ockelbo.example", "val@ockelbo.example"];
        assert_eq!(addresses_of_ockelbo(&town, "invitation").await, both, "{base:?}");

        let page = asa.get("/adresser").await;
        let form = form_to(&page, "/ta-bort");
        let action =
            page.text().split("action=\"").find(|rest| rest.contains("/ta-bort\"")).unwrap().to_owned();
        let action = action.split('"').next().unwrap().to_owned();
        let bo = town.signed_in("Bo", Duty::MunicipalCoordinator, town.municipality("Gävle")).await;
        let mut strangers = form.clone();
        let csrf = value(&form_to(&bo.get("/adresser").await, "/adresser"), "csrf");
        set(&mut strangers, "csrf", &csrf);
        assert_eq!(bo.post(&action, &strangers).await.status, StatusCode::NOT_FOUND, "another's address");
        assert_eq!(asa.post(&action, &form).await.status, StatusCode::SEE_OTHER);
        assert_eq!(asa.get("/adresser").await.text().matches("/ta-bort\"").count(), 1);
        assert_eq!(town.journal("invitation.address_kept").await.len(), 2);
        assert_eq!(town.journal("invitation.address_removed").await.len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_mail_server_refuses_is_a_task_until_a_new_address_stands() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let (asa, karin) = (of_ockelbo(&town).await, town.coordinator("Karin").await);
        keeps(&asa, "", "never@ockelbo.example").await;
        let server = MailServer::start().unwrap();
        let config = SmtpConfig {
            host: server.host().into(),
            port: server.port(),
            security: Security::None,
            user: None,
            password: None,
        };
        let from = "valskydd@lansstyrelsen.example".to_owned();
        let postman = Postman::new(Post::smtp(&config).unwrap(), town.app.house().clone(), from);
        town.send(&karin).await;
        carry_due(town.store(), &postman).await.unwrap();
        let page = karin.get(&town.path("utskick")).await;
        assert!(page.seen().contains("En adress fungerar inte"), "{base:?}: {}", page.seen());
        let need = "Skaffa en ny mailadress till 1 kommun".to_owned();
        let told = town.told(&karin).await;
        assert!(told.contains(&need), "{base:?}: {told:?}");

        let mut form = form_to(&page, "/utskick/adress");
        let field = value(&form, "field");
        set(&mut form, &field, "nej");
        let bad = karin.post(&town.path("utskick/adress"), &form).await;
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            bad.text().contains(&format!("id=\"{field}-fault\"")) && bad.text().contains("value=\"nej\"")
        );
        set(&mut form, &field, "ny@ockelbo.example");
        for _ in 0..2 {
            let done = karin.post(&town.path("utskick/adress"), &form).await;
            assert_eq!(done.location(), town.path("utskick"));
        }
        carry_due(town.store(), &postman).await.unwrap();
        let page = karin.get(&town.path("utskick")).await;
        assert!(!page.seen().contains("fungerar inte"), "{base:?}: {}", page.seen());
        assert!(!town.told(&karin).await.contains(&need), "{base:?}");
        let both = ["never@ockelbo.example", "ny@ockelbo.example"];
        assert_eq!(addresses_of_ockelbo(&town, "invitation").await, both);
        assert_eq!(town.letters().await.len(), 11, "nobody else got a letter");
        assert!(asa.get("/adresser").await.seen().contains("ny@ockelbo.example"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_that_was_taken_and_came_back_is_marked_and_its_address_written_to_no_more() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        town.send(&karin).await;
        town.sql("UPDATE outbox_parcel SET state = 'sent'").await;
        let letter = town.letters_to("Ockelbo", "invitation").await.remove(0);
        assert_eq!(letter.state, LetterState::Sent);
        let end = format!("{}/studs", letter.id);
        let form = form_to(&karin.get(&town.path("utskick")).await, &end);
        for _ in 0..2 {
            let marked = karin.post(&town.path(&format!("utskick/{end}")), &form).await;
            assert!(karin.follow(&marked).await.seen().contains("En adress fungerar inte"), "{base:?}");
        }
        assert_eq!(town.journal("invitation.bounced").await.len(), 1);
        town.clock.advance(chrono::TimeDelta::days(2));
        let karin = town.coordinator("Karin").await;
        town.remind(&karin).await;
        assert_eq!(town.letters_to("Ockelbo", "reminder").await, [], "{base:?}: it is written to no more");
        assert_eq!(town.letters_to("Gävle", "reminder").await.len(), 1);

        // It was a mistake: the first form to that address on the page takes the mark back.
        let back = form_to(&karin.get(&town.path("utskick")).await, &end);
        assert_eq!(value(&back, "came_back"), "nej");
        karin.post(&town.path(&format!("utskick/{end}")), &back).await;
        assert!(!karin.get(&town.path("utskick")).await.seen().contains("fungerar inte"));
        assert_eq!(town.journal("invitation.bounce_withdrawn").await.len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_follows_up_once_to_each_invited_municipality_with_the_meeting_as_it_stands() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        let early = karin.get(&town.path("inbjudan/uppfoljning")).await;
        assert_eq!(early.location(), town.path("inbjudan"), "{base:?}: nobody is invited yet");
        town.send(&karin).await;
        town.moves_the_day(&karin).await;
        let page = karin.get(&town.path("inbjudan/uppfoljning")).await;
        let mut form = form_to(&page, "/inbjudan/uppfoljning");
        assert!(value(&form, "subject").contains("{dag}") && value(&form, "text").contains("\n\n"));
        set(&mut form, "text", "Nu vet vi: {tdi}.");
        let bad = karin.post(&town.path("inbjudan/uppfoljning"), &form).await;
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bad.text().contains("id=\"text-fault\""));
        set(&mut form, "text", "Nu vet vi: {tid}.");
        set(&mut form, "do", "preview");
        let preview = karin.post(&town.path("inbjudan/uppfoljning"), &form).await;
        assert!(
            preview.seen().contains("Ändrat: workshopen hålls onsdag 14 mars 2029"),
            "{}",
            preview.seen()
        );
        assert_eq!(town.letters().await.len(), 10);
        set(&mut form, "do", "send");
        for _ in 0..2 {
            let sent = karin.post(&town.path("inbjudan/uppfoljning"), &form).await;
            assert!(karin.follow(&sent).await.seen().contains("Brevet är på väg till 10 kommuner."));
        }
        let [letter] = &town.letters_to("Ockelbo", "follow-up").await[..] else { panic!("one") };
        assert_eq!(letter.subject, "Ändrat: workshopen hålls onsdag 14 mars 2029");
        let content = town.kept(letter).await.content;
        assert!(
            content.contains("Nu vet vi: 09.00") || content.contains("Nu vet vi: kl. 09.00"),
            "{content}"
        );
        assert!(content.contains("\"sequence\":1"), "{content}");
        assert_eq!(town.journal("invitation.followed_up").await.len(), 1);
    }
}

/// The questions of a county's first page and of the letters that were sent. How PostgreSQL answers follows from how many
/// rows there are; that it could is seen by its index.
#[tokio::test(flavor = "multi_thread")]
async fn letters_that_came_back_are_found_by_their_workshop_without_a_look_at_all_others() {
    let town = Town::on(Base::Sqlite).await;
    for asked in [
        "SELECT letter FROM letter_bounce WHERE workshop = X'00'",
        "SELECT DISTINCT workshop, municipality FROM letter_bounce WHERE workshop IN (X'00', X'01')",
    ] {
        let plan = texts_of(&town, &format!("EXPLAIN QUERY PLAN {asked}"), "detail").await.concat();
        assert!(
            plan.starts_with("SEARCH letter_bounce USING INDEX letter_bounce_workshop"),
            "{asked}: {plan}"
        );
    }
    let town = Town::on(Base::Postgres).await;
    let asked = "SELECT indexdef FROM pg_indexes WHERE indexname = 'letter_bounce_workshop'";
    let index = texts_of(&town, asked, "indexdef").await.concat();
    assert!(index.ends_with("(workshop)"), "{index}");
}

async fn texts_of(town: &Town, asked: &str, column: &str) -> Vec<String> {
    let statement = Statement::from_string(town.store().backend().into(), asked);
    let rows = town.store().reader().query_all_raw(statement).await.unwrap();
    rows.iter().map(|row| row.try_get("", column).unwrap()).collect()
}
