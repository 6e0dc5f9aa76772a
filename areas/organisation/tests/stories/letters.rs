//! What became of letters.

use ::letters::Block;
use async_trait::async_trait;
use axum::http::StatusCode;
use chrono::TimeDelta;
use organisation::link::placeholder;
use organisation::post::{Address, Content};
use organisation::records::LinkId;
use organisation::{Duty, OrganisationId};
use store::journal::personal;
use store::outbox::{Carried, Carrier, CarryFault, carry_due, sent_by};
use store::{Author, Line};
use texts::Lang;

use crate::world::{BASE, Wish, World, on_both, on_both_with};

const KARIN: &str = "karin.aberg@lansstyrelsen.example";

/// Posts an invitation from a county.
async fn invite(world: &World, sender: OrganisationId, subject: &str) {
    world.clock.advance(TimeDelta::seconds(1));
    let mut desk = world.store.desk(&Author::program()).await.unwrap();
    let url = placeholder(desk.id::<LinkId>());
    let blocks = vec![
        Block::Paragraph("Välkomna till workshopen.".to_owned()),
        Block::Button { text: "Anmäl".to_owned(), url },
    ];
    let about = desk.id();
    let address = Address {
        once_key: format!("invitation:{subject}"),
        occasion: "invitation",
        about,
        sender: Some(sender.uuid()),
        receiver: None,
        name: "Valnämnden i Ockelbo".to_owned(),
        address: "valnamnden@ockelbo.example".to_owned(),
        subject: subject.to_owned(),
    };
    desk.post(Content::new(Lang::Sv, "Länsstyrelsen", blocks).to(address).unwrap());
    let details = serde_json::json!({});
    desk.write(Line {
        deed: "invitation.sent",
        subject: "workshop",
        subject_id: about,
        owner: None,
        details,
    });
    desk.seal("").await.unwrap();
}

/// The address of the newest letter's page.
async fn newest(world: &World, sender: OrganisationId) -> String {
    format!("/brev/{}", sent_by(&world.store, sender.uuid(), 1, None).await.unwrap()[0].id)
}

#[tokio::test]
async fn an_organisation_sees_its_letters_and_no_others() {
    on_both(async |world| {
        world.karin().await;
        let (own, other) = (world.county("21").await.id, world.county("03").await.id);
        invite(&world, own, "Inbjudan från Gävleborg").await;
        invite(&world, other, "Inbjudan från Uppsala").await;
        world.browser().ask_for_link(KARIN).await;
        let mut browser = world.signed_in(KARIN).await;
        let list = browser.get("/brev").await.body;
        assert!(list.contains("Inbjudan från Gävleborg") && list.contains("Väntar"));
        assert!(!list.contains("Uppsala") && !list.contains("Länk för att logga in"));
        let foreign = newest(&world, other).await;
        world.letters().await;
        for path in [foreign.clone(), format!("{foreign}/eml"), "/brev/x".to_owned()] {
            assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        browser.get("/brev").await;
        let again = browser.post(&format!("{foreign}/igen"), &[]).await;
        assert_eq!(again.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn a_letter_in_the_folder_is_shown_with_its_link_and_can_be_taken_out() {
    on_both(async |world| {
        world.karin().await;
        let own = world.county("21").await.id;
        invite(&world, own, "Inbjudan").await;
        let mut browser = world.signed_in(KARIN).await;
        let path = newest(&world, own).await;
        let waiting = browser.get(&path).await.body;
        assert!(waiting.contains("Välkomna") && !waiting.contains(&format!("{BASE}/l/")));
        assert_eq!(browser.get(&format!("{path}/eml")).await.status, StatusCode::NOT_FOUND);
        world.letters().await;
        let sent = browser.get(&path).await.body;
        assert!(sent.contains("Välkomna") && sent.contains("Skickat"));
        assert!(sent.contains(&format!("<a href=\"{BASE}/l/")));
        let file = browser.get(&format!("{path}/eml")).await;
        assert_eq!(file.headers["content-type"], "message/rfc822");
        assert!(file.body.contains("To: "));
    })
    .await;
}

#[tokio::test]
async fn with_a_mail_server_nobody_reads_the_receivers_link_here() {
    let wish = || Wish { no_folder: true, ..Wish::default() };
    on_both_with(wish, async |world| {
        world.karin().await;
        let own = world.county("21").await.id;
        invite(&world, own, "Inbjudan").await;
        world.letters().await;
        let mut browser = world.signed_in(KARIN).await;
        let page = browser.get(&newest(&world, own).await).await.body;
        assert!(page.contains("Välkomna") && page.contains("Mottagarens personliga länk"));
        assert!(!page.contains("/l/") && !page.contains("link:"));
        assert!(!browser.get("/brev").await.body.contains("Breven stannar i en mapp"));
    })
    .await;
}

/// A mail server that knows nobody.
struct Refusing;

#[async_trait]
impl Carrier for Refusing {
    async fn carry(&self, _: &Carried) -> Result<(), CarryFault> {
        Err(CarryFault::Never("550 5.1.1 no such mailbox".to_owned()))
    }

    fn repeatable(&self) -> bool {
        false
    }
}

#[tokio::test]
async fn a_letter_that_failed_is_sent_again_once() {
    on_both(async |world| {
        world.karin().await;
        let own = world.county("21").await.id;
        invite(&world, own, "Inbjudan").await;
        carry_due(&world.store, &Refusing).await.unwrap();
        let mut browser = world.signed_in(KARIN).await;
        let path = newest(&world, own).await;
        let page = browser.get(&path).await.body;
        assert!(page.contains("Kom inte fram") && page.contains("550 5.1.1 no such mailbox"));
        browser.post(&format!("{path}/igen"), &[]).await;
        let page = browser.get(&path).await.body;
        assert!(page.contains("Brevet är på väg igen.") && page.contains("Väntar"));
        assert!(world.deeds().await.contains(&"invitation.letter_sent_again".to_owned()));
        let lines = world.deeds().await.len();
        browser.post(&format!("{path}/igen"), &[]).await;
        assert!(browser.get(&path).await.body.contains("Brevet har redan skickats"));
        assert_eq!(world.deeds().await.len(), lines);
        assert_eq!(world.letters().await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn fifty_letters_stand_on_a_page() {
    on_both(async |world| {
        let national = world.national().await;
        world.person("Nils Ek", "nils.ek@val.example", &national, Duty::NationalLead).await;
        for number in 0..53 {
            invite(&world, national.id, &format!("Brev {number:02}")).await;
        }
        let mut browser = world.signed_in("nils.ek@val.example").await;
        let before = world.store.queries_run();
        let first = browser.get("/brev").await.body;
        assert!(world.store.queries_run() - before <= 5);
        assert!(first.contains("Brev 52") && !first.contains("Brev 02"));
        let older = first.split_once("rel=\"next\"").unwrap().0.rsplit_once("href=\"").unwrap().1;
        let second = browser.get(older.split('"').next().unwrap()).await.body;
        assert!(second.contains("Brev 02") && !second.contains("rel=\"next\""));
    })
    .await;
}

/// How many letters the database holds.
async fn kept(world: &World) -> i64 {
    use sea_orm::{ConnectionTrait as _, Statement};
    let count = "SELECT count(*) FROM outbox_parcel";
    let count = Statement::from_string(world.store.backend().into(), count);
    world.store.reader().query_one_raw(count).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

#[tokio::test]
async fn two_years_after_a_letter_was_posted_it_is_gone_and_its_receiver_out_of_the_journal() {
    on_both(async |world| {
        let own = world.county("21").await.id;
        invite(&world, own, "Inbjudan").await;
        world.letters().await;
        let letter = sent_by(&world.store, own.uuid(), 1, None).await.unwrap().remove(0);
        let mut desk = world.store.desk(&Author::command("test")).await.unwrap();
        desk.write(Line {
            deed: "invitation.letter_sent_again",
            subject: "letter",
            subject_id: letter.id,
            owner: Some(own.uuid()),
            details: serde_json::json!({ "to": personal(&letter.name) }),
        });
        desk.seal("").await.unwrap();
        invite(&world, own, "Väntar ännu").await;
        world.clock.advance(TimeDelta::days(729));
        organisation::forget_letters(&world.store).await.unwrap();
        assert_eq!(kept(&world).await, 2, "a day too early");
        world.clock.advance(TimeDelta::days(2));
        for _ in 0..2 {
            organisation::forget_letters(&world.store).await.unwrap();
        }
        let left = sent_by(&world.store, own.uuid(), 9, None).await.unwrap();
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].subject, "Väntar ännu", "it has not left yet");
        let lines = world.lines().await;
        assert!(lines.iter().all(|line| !line.details.contains("Valnämnden i Ockelbo")), "{lines:?}");
        let deeds = lines.iter().filter(|line| line.deed == "organisation.letters_forgotten");
        assert_eq!(deeds.map(|line| line.details.as_str()).collect::<Vec<_>>(), ["{\"letters\":1}"]);
    })
    .await;
}
