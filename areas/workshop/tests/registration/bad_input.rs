//! What goes wrong ends in a sentence beside the field, keeps what was typed, and stores nothing.

use std::io::{Cursor, Write as _};

use axum::http::StatusCode;

use crate::browser::{Answer, set, value};
use crate::house::Town;
use crate::lists::{FIVE, crowd, pasted};

async fn refused(file: &[u8]) -> (Town, Answer) {
    let town = Town::new().await;
    let browser = town.by_link("Ockelbo").await;
    let answer = browser.upload(&town.path("Ockelbo"), "", Some(("lista.xlsx", file))).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(town.people_at_all().await, 0);
    assert!(answer.text().contains("id=\"file-fault\""), "beside the field");
    (town, answer)
}

fn zipped(name: &str, content: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    archive.write_all(content).unwrap();
    archive.finish().unwrap().into_inner()
}

#[tokio::test]
async fn a_zip_renamed_to_xlsx_is_named_for_what_it_is() {
    let (_, answer) = refused(&zipped("deltagare.csv", b"Namn;E-post\nKarin;k@x.se")).await;
    assert!(answer.seen().contains("Filen är ett zip-arkiv och ingen Excelfil."), "{}", answer.seen());
}

#[tokio::test]
async fn a_workbook_with_a_password_says_what_to_do() {
    let mut container = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for stream in ["/EncryptionInfo", "/EncryptedPackage"] {
        container.create_stream(stream).unwrap().write_all(b"noise").unwrap();
    }
    let (_, answer) = refused(&container.into_inner().into_inner()).await;
    assert!(answer.seen().contains("Filen är skyddad med lösenord. Ta bort lösenordet"), "{}", answer.seen());
}

#[tokio::test]
async fn garbage_is_no_list() {
    let noise: Vec<u8> =
        (0..2_000_u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let (_, answer) = refused(&noise).await;
    assert!(answer.seen().contains("ingen deltagarlista"), "{}", answer.seen());
}

#[tokio::test]
async fn two_hundred_megabytes_are_answered_with_a_sentence() {
    let town = Town::new().await;
    let browser = town.by_link("Ockelbo").await;
    let answer = browser.upload_streamed(&town.path("Ockelbo"), 200).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.seen().contains("Filen är 200 MB. Högst 10 MB går att läsa in."), "{}", answer.seen());
}

#[tokio::test]
async fn nothing_at_all_is_said_at_the_box() {
    let town = Town::new().await;
    let browser = town.by_link("Ockelbo").await;
    let answer = browser.upload(&town.path("Ockelbo"), "  \n ", None).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("id=\"text-fault\""));
    assert!(answer.seen().contains("Klistra in listan eller välj en fil."));
}

#[tokio::test]
async fn what_was_typed_is_kept_when_it_is_no_list() {
    let town = Town::new().await;
    let browser = town.by_link("Ockelbo").await;
    let prose = "Hej! Vi återkommer med vilka som kommer nästa vecka, <b>hälsningar</b> Eva.";
    let answer = browser.upload(&town.path("Ockelbo"), prose, None).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(value(&answer.form(), "text"), prose);
    assert!(!answer.text().contains("<b>hälsningar"));
}

#[tokio::test]
async fn four_hundred_people_for_five_seats_can_be_picked_from() {
    let town = Town::new().await;
    let browser = town.by_link("Ockelbo").await;
    let path = town.path("Ockelbo");
    let page = pasted(&town, &browser, "Ockelbo", &crowd(400)).await;
    let sentence = "Ni har 5 platser. Listan har 400 personer. Välj vilka som ska anmälas.";
    assert!(page.seen().contains(sentence), "{}", &page.seen()[..600]);
    let mut fields = page.form();
    let refused = browser.post(&format!("{path}/anmal"), &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.seen().contains(sentence));
    for at in [3, 77, 399] {
        set(&mut fields, &format!("flip-{at}"), "1");
    }
    let picked = browser.post(&format!("{path}/granska"), &fields).await;
    assert!(picked.seen().contains("Tre rader är klara att anmälas."), "{}", &picked.seen()[..600]);
    assert!(picked.seen().contains("397 rader tas inte med"));
    let mut fields = picked.form();
    set(&mut fields, "receipt", "person4@ockelbo.example");
    assert_eq!(browser.post(&format!("{path}/anmal"), &fields).await.status, StatusCode::SEE_OTHER);
    let names: Vec<String> = town.people("Ockelbo").await.into_iter().map(|person| person.name).collect();
    assert_eq!(names, ["Person Nummer4", "Person Nummer78", "Person Nummer400"]);
}

#[tokio::test]
async fn a_fault_in_a_row_and_in_the_receipt_are_said_at_once_and_everything_is_kept() {
    let town = Town::new().await;
    let browser = town.by_link("Ockelbo").await;
    let path = town.path("Ockelbo");
    let mut fields = pasted(&town, &browser, "Ockelbo", FIVE).await.form();
    set(&mut fields, "email-0", "karin(at)ockelbo");
    set(&mut fields, "name-1", "");
    set(&mut fields, "email-2", "maria.niemi@ockelbo.example");
    set(&mut fields, "receipt", "vet inte");
    let answer = browser.post(&format!("{path}/anmal"), &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let seen = answer.seen();
    for said in [
        "Att rätta: Granska listan",
        "Rad 2: Det går inte att skicka till ”karin(at)ockelbo”.",
        "Rad 3: Namnet saknas.",
        "Använd Anna Sjoberg",
        "Rad 6: Rad 4 har samma mailadress.",
        "Det går inte att skicka kvittot till den adressen.",
        "Tre rader behöver rättas. Resten är klar att anmälas.",
    ] {
        assert!(seen.contains(said), "{said} in {seen}");
    }
    assert_eq!(answer.form(), fields, "everything is kept");
    assert_eq!(town.people_at_all().await, 0);
}

#[tokio::test]
async fn an_empty_list_is_not_sent() {
    let town = Town::new().await;
    let browser = town.by_link("Ockelbo").await;
    let path = town.path("Ockelbo");
    let mut fields = browser.get(&format!("{path}/rader")).await.form();
    set(&mut fields, "receipt", "karin@ockelbo.example");
    let answer = browser.post(&format!("{path}/anmal"), &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.seen().contains("Minst en person behöver stå kvar på listan."), "{}", answer.seen());
}

#[tokio::test]
async fn another_municipalitys_link_opens_nothing_here() {
    let town = Town::new().await;
    let own = town.by_link("Ockelbo").await;
    let fields = pasted(&town, &own, "Ockelbo", FIVE).await.form();
    let stranger = town.by_link("Hofors").await;
    let path = town.path("Ockelbo");
    for page in [path.clone(), format!("{path}/rader"), format!("{path}/kvitto"), "/anmalan/x".into()] {
        assert_eq!(stranger.get(&page).await.status, StatusCode::NOT_FOUND, "{page}");
    }
    for form in ["granska", "anmal"] {
        let answer = stranger.post(&format!("{path}/{form}"), &fields).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{form}");
    }
    assert_eq!(town.people_at_all().await, 0);
}

#[tokio::test]
async fn without_a_link_nothing_opens() {
    let town = Town::new().await;
    let nobody = crate::browser::Browser::new(town.router.clone(), &axum::http::HeaderMap::new());
    assert_eq!(nobody.get(&town.path("Ockelbo")).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn a_form_without_its_key_or_version_does_nothing() {
    let town = Town::new().await;
    let browser = town.by_link("Ockelbo").await;
    let path = town.path("Ockelbo");
    let fields = pasted(&town, &browser, "Ockelbo", FIVE).await.form();
    for missing in ["deed", "base", "csrf"] {
        let without: Vec<_> = fields.iter().filter(|(name, _)| name != missing).cloned().collect();
        let answer = browser.post(&format!("{path}/anmal"), &without).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{missing}");
    }
    assert_eq!(town.people_at_all().await, 0);
}
