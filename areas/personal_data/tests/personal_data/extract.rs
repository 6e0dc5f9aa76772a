//! What a person is told who asks what is held about them.

use axum::http::StatusCode;
use organisation::Duty;
use organisation::post::{Address, Content};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use store::vault::Sealed;
use texts::Lang;
use workshop::received::reading::{CONTENT, Content as Mail};
use workshop::received::records::received;
use workshop::records::participant;
use workshop::registration::sealed::{PERSON, Private, Who};

use crate::browser::Browser;
use crate::world::{World, line, on_both};

const ASK: &str = "/personuppgifter/utdrag";
const SEARCH: &str = "/personuppgifter/utdrag/sok";
const MAKE: &str = "/personuppgifter/utdrag/visa";

/// A letter to her and one to another, and a mail of another's in which she is named, and a list with her on it.
async fn written(world: &World) {
    let mut desk = world.desk().await;
    for (n, (name, address)) in
        [("Karin Åström", "Person0@kommun.example"), ("Nils Berg", "nils@kommun.example")]
            .into_iter()
            .enumerate()
    {
        let words = vec![letters::Block::Paragraph(format!("Välkommen {name}!"))];
        let parcel = Content::new(Lang::Sv, "Länsstyrelsen", words).to(Address {
            once_key: n.to_string(),
            occasion: "invitation",
            about: world.workshop.uuid(),
            sender: Some(world.county.id.uuid()),
            receiver: None,
            name: name.to_owned(),
            address: address.to_owned(),
            subject: "Inbjudan".to_owned(),
        });
        desk.post(parcel.unwrap());
    }
    let mails = received::Entity::find().order_by_asc(received::Column::Number);
    let mails = mails.all(desk.db()).await.unwrap();
    let sealer = desk.sealer(world.county.id.uuid()).await.unwrap();
    let texts = [
        "Hej!\r\n\r\nVi skickar Karin Åström.",
        "Namn;E-post\r\nNils Berg;nils@kommun.example\r\nKarin Åström;person0@kommun.example\r\nOlle Ek;olle@x.example",
        "Var ligger lokalen?",
    ];
    for (mail, text) in mails.into_iter().zip(texts) {
        let bytes = format!("Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n");
        let envelope: Sealed<Mail> =
            sealer.seal(CONTENT.of(mail.id.uuid()), &Mail::of(bytes.as_bytes())).unwrap();
        received::Entity::update_many()
            .col_expr(received::Column::SealedContent, sea_orm::sea_query::Expr::value(Some(envelope)))
            .col_expr(received::Column::FromName, sea_orm::sea_query::Expr::value("Nils Berg"))
            .col_expr(received::Column::FromAddress, sea_orm::sea_query::Expr::value("nils@kommun.example"))
            .filter(received::Column::Id.eq(mail.id))
            .exec(desk.db())
            .await
            .unwrap();
    }
    desk.write(store::Line {
        owner: Some(world.county.id.uuid()),
        ..line("workshop", world.workshop.uuid())
    });
    desk.seal("").await.unwrap();
}

/// Seals what the first person of the first municipality needs, and makes the second one somebody protected.
async fn sealed(world: &World) {
    let mut desk = world.desk().await;
    let municipality = organisation::register::below(&world.store, world.county.id).await.unwrap().remove(0);
    let sealer = desk.sealer(municipality.id.uuid()).await.unwrap();
    let people = participant::Entity::find()
        .filter(participant::Column::Invitation.eq(world.invitations[0]))
        .order_by_asc(participant::Column::Position);
    let people = people.all(desk.db()).await.unwrap();
    let who =
        Who { name: "Sigrid Hemlin".into(), email: "sigrid@kommun.example".into(), phone: String::new() };
    let private = [
        Private { diet: "jordnötsallergi".into(), ..Private::default() },
        Private { who: Some(who), ..Private::default() },
    ];
    for (at, (person, private)) in people.into_iter().zip(private).enumerate() {
        let envelope = sealer.seal(PERSON.of(person.id.uuid()), &private).unwrap();
        let protected = i32::try_from(at).unwrap();
        let mut change = participant::Entity::update_many()
            .col_expr(participant::Column::SealedPerson, sea_orm::sea_query::Expr::value(Some(envelope)))
            .col_expr(participant::Column::Protected, sea_orm::sea_query::Expr::value(protected));
        if at == 1 {
            let label = sea_orm::sea_query::Expr::value("Deltagare 1 (skyddad)");
            change = change
                .col_expr(participant::Column::Name, label)
                .col_expr(participant::Column::Email, sea_orm::sea_query::Expr::value(""));
        }
        change.filter(participant::Column::Id.eq(person.id)).exec(desk.db()).await.unwrap();
    }
    desk.write(line("workshop", world.workshop.uuid()));
    desk.seal("").await.unwrap();
}

async fn searched(browser: &mut Browser, name: &str, address: &str) -> String {
    browser.get(ASK).await;
    let fields = [("reference", "dnr 2029-7"), ("name", name), ("address", address)];
    let found = browser.post(SEARCH, &fields).await;
    assert_eq!(found.status, StatusCode::OK);
    found.seen()
}

/// The fields of the page one looks at, with these ticked.
fn fields<'a>(ticked: &'a [String], kind: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("reference", "dnr 2029-7"),
        ("name", "Karin Åström"),
        ("address", "person0@kommun.example"),
        ("kind", kind),
    ];
    fields.extend(ticked.iter().map(|id| ("uppgift", id.as_str())));
    fields
}

#[tokio::test(flavor = "multi_thread")]
async fn a_county_finds_all_that_it_holds_about_somebody_and_hands_out_what_is_ticked() {
    on_both(async |world| {
        world.filled().await;
        written(&world).await;
        sealed(&world).await;
        let mut eva = world.browser("Eva", Duty::CountyCoordinator, "21").await;
        let seen = searched(&mut eva, "Karin Åström", "person0@kommun.example").await;
        let (sure, doubtful) = seen.split_once("Kan höra till någon annan").unwrap();
        for said in [
            "Anmälan",
            "omgång 1: bord 1",
            "070-000 00 00",
            "kan läsa det och lämna ut det",
            "Personlig länk",
            "Brev: Inbjudan",
            "Välkommen Karin Åström!",
        ] {
            assert!(sure.contains(said), "{said} in {sure}");
        }
        // Of the same name in another municipality; a mail that names her; the journal's lines.
        for said in ["person2@kommun.example", "Vi skickar Karin Åström.", "Händelselogg"] {
            assert!(doubtful.contains(said), "{said} in {doubtful}");
        }
        assert!(!seen.contains("Olle Ek") && !seen.contains("Var ligger lokalen"), "others' rows: {seen}");
        assert!(!seen.contains("jordnöt") && !seen.contains("Välkommen Nils"), "{seen}");

        let ids = eva.values("uppgift");
        let hers: Vec<String> = ids
            .iter()
            .filter(|id| ["participant", "letter"].iter().any(|kind| id.starts_with(kind)))
            .cloned()
            .collect();
        let shown = eva.post(MAKE, &fields(&hers[..2], "page")).await.seen();
        assert!(shown.contains("artikel 15") && shown.contains("dnr 2029-7"), "{shown}");
        let json = eva.post(MAKE, &fields(&ids, "json")).await;
        let read: serde_json::Value = serde_json::from_slice(&json.bytes).unwrap();
        assert_eq!(read["held"].as_array().unwrap().len(), ids.len());
        assert!(read.to_string().contains("Välkommen Karin Åström!"), "letters whole");
        assert!(eva.post(MAKE, &fields(&ids, "pdf")).await.bytes.starts_with(b"%PDF"));
        // What is not held cannot be ticked.
        let foreign = vec!["participant:00000000-0000-0000-0000-000000000001".to_owned()];
        let none = eva.post(MAKE, &fields(&foreign, "page")).await.seen();
        assert!(none.contains("har inga uppgifter om dig"), "{none}");

        let lines = world.journal("extract").await;
        assert_eq!(lines.len(), 5, "{lines:?}");
        assert!(lines.iter().all(|line| line.contains("dnr 2029-7") && !line.contains("Karin")), "{lines:?}");
        assert!(world.journal("mail.searched").await[0].contains(r#""mails":3"#));
        let seen = searched(&mut eva, "Sigrid Hemlin", "sigrid@kommun.example").await;
        assert!(
            seen.contains("Inga uppgifter hittades"),
            "who is protected is not the county's to find: {seen}"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_municipality_opens_what_it_sealed_and_nobody_sees_beyond_their_own() {
    on_both(async |world| {
        world.filled().await;
        sealed(&world).await;
        let own = organisation::register::below(&world.store, world.county.id).await.unwrap().remove(0);
        let mut karin = world.browser("Karla", Duty::MunicipalCoordinator, &own.code).await;
        let seen = searched(&mut karin, "", "person0@kommun.example").await;
        assert!(seen.contains("jordnötsallergi"), "{seen}");
        let seen = searched(&mut karin, "Sigrid Hemlin", "").await;
        assert!(
            seen.contains("sigrid@kommun.example") && seen.contains("Skyddade personuppgifter ja"),
            "{seen}"
        );
        assert!(!world.journal("sealed.read").await.is_empty());
        for (name, duty, code) in [
            ("Bo", Duty::CountyCoordinator, "03"),
            ("Ingrid", Duty::NationalLead, ""),
            ("Disa", Duty::MunicipalCoordinator, "0380"),
        ] {
            let mut other = world.browser(name, duty, code).await;
            let seen = searched(&mut other, "Karin Åström", "person0@kommun.example").await;
            assert!(seen.contains("Inga uppgifter hittades"), "{name}: {seen}");
        }
        let mut auditor = world.browser("Rut", Duty::Auditor, "21").await;
        assert_eq!(auditor.get(ASK).await.status, StatusCode::FORBIDDEN);
    })
    .await;
}

/// A mail to which a list is attached as it came out of a scanner.
const SCANNED: &str = "From: Nils Berg <nils@kommun.example>\r\nMIME-Version: 1.0\r\n\
    Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
    Listan bifogas.\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\
    Content-Disposition: attachment; filename=lista.png\r\n\r\niVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAA\
    DUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==\r\n--b--\r\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_scan_from_their_municipality_that_cannot_be_searched_is_said_and_a_person_looks() {
    on_both(async |world| {
        world.filled().await;
        written(&world).await;
        let mut desk = world.desk().await;
        let sealer = desk.sealer(world.county.id.uuid()).await.unwrap();
        let mail = received::Entity::find().filter(received::Column::Invitation.eq(world.invitations[0]));
        let mail = mail.one(desk.db()).await.unwrap().unwrap();
        let envelope: Sealed<Mail> =
            sealer.seal(CONTENT.of(mail.id.uuid()), &Mail::of(SCANNED.as_bytes())).unwrap();
        received::Entity::update_many()
            .col_expr(received::Column::SealedContent, sea_orm::sea_query::Expr::value(Some(envelope)))
            .filter(received::Column::Id.eq(mail.id))
            .exec(desk.db())
            .await
            .unwrap();
        desk.write(line("workshop", world.workshop.uuid()));
        desk.seal("").await.unwrap();
        let mut eva = world.browser("Eva", Duty::CountyCoordinator, "21").await;
        let seen = searched(&mut eva, "Per-Olov Öhman", "").await;
        assert!(seen.contains("inte går att söka i") && !seen.contains("Listan bifogas"), "{seen}");
        // Not of another municipality.
        let seen = searched(&mut eva, "", "person2@kommun.example").await;
        assert!(seen.contains("Anmälan") && !seen.contains("inte går att söka i"), "{seen}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_told_with_its_duties_and_what_it_did_and_bad_input_is_said() {
    on_both(async |world| {
        let mut eva = world.browser("Evalena", Duty::CountyCoordinator, "21").await;
        let seen = searched(&mut eva, "", "evalena@valskydd.example").await;
        for said in ["Konto", "länssamordnare", "Händelselogg: Uppgifter om en person söktes"] {
            let again = searched(&mut eva, "", "evalena@valskydd.example").await;
            assert!(seen.contains(said) || again.contains(said), "{said} in {again}");
        }
        let wrong = eva.post(SEARCH, &[("reference", ""), ("name", "Bo"), ("address", "bo")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let seen = wrong.seen();
        for said in ["Skriv ärendets nummer.", "Skriv hela namnet.", "har ett @-tecken"] {
            assert!(seen.contains(said), "{said} in {seen}");
        }
        let bad = eva.post(MAKE, &fields(&[], "docx")).await;
        assert_eq!(bad.status, StatusCode::BAD_REQUEST);

        eva.get(ASK).await;
        world.clock.advance(chrono::TimeDelta::minutes(11));
        let late =
            eva.post(SEARCH, &[("reference", "dnr 9"), ("name", "Karin Åström"), ("address", "")]).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "an open screen");
        assert!(late.text().contains("dnr 9") && late.text().contains("/logga-in/igen?till=registerutdrag"));
        assert!(!eva.get(ASK).await.text().contains("name=\"reference\""));
    })
    .await;
}
