//! A list in any form ends in the same review, and what is beside it is said.

use std::io::{Cursor, Write as _};

use axum::http::StatusCode;

use crate::browser::{Answer, Fields, set, value};
use crate::house::{Base, Town};
use crate::lists::FIVE;

const XLS: &[u8] = include_bytes!("../../../../engines/roster/tests/fixtures/deltagare_excel97.xls");
const DOCX: &[u8] = include_bytes!("../../../../engines/roster/tests/fixtures/deltagare_tabell.docx");
const ODS: &[u8] = include_bytes!("../../../../engines/roster/fuzz/corpus/read/sheet.ods");

/// A mail with these parts: header lines and body.
pub fn mail(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut mail = "From: Karin Åström <karin@ockelbo.example>\r\nSubject: =?utf-8?Q?Anm=C3=A4lan?=\r\n\
                    MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=skarv\r\n\r\n"
        .to_owned();
    for (header, body) in parts {
        mail += &["--skarv\r\n", header, "\r\n\r\n", body, "\r\n"].concat();
    }
    (mail + "--skarv--\r\n").into_bytes()
}

pub fn attached(name: &str, kind: &str) -> String {
    format!("Content-Type: {kind}; name=\"{name}\"\r\nContent-Disposition: attachment; filename=\"{name}\"")
}

const TEXT: &str = "Content-Type: text/plain; charset=utf-8";

fn msg() -> Vec<u8> {
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let mut container = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (path, bytes) in [
        ("/__properties_version1.0", vec![0; 32]),
        ("/__substg1.0_0037001F", utf16("Anmälan")),
        ("/__substg1.0_5D01001F", utf16("karin@ockelbo.example")),
        ("/__substg1.0_1000001F", utf16("Hej!\r\nAnna Ek, kommunikatör, anna@ockelbo.example\r\n")),
    ] {
        container.create_stream(path).unwrap().write_all(&bytes).unwrap();
    }
    container.into_inner().into_inner()
}

fn names(fields: &Fields) -> Vec<String> {
    fields.iter().filter(|(name, _)| name.starts_with("name-")).map(|(_, value)| value.clone()).collect()
}

async fn read(file: &[u8]) -> (Town, Answer) {
    let town = Town::new().await;
    let browser = town.by_link("Ockelbo").await;
    // The name says nothing: what it is stands in it.
    let answer = browser.upload(&town.path("Ockelbo"), "", Some(("deltagare.bin", file))).await;
    assert_eq!(town.people_at_all().await, 0);
    (town, answer)
}

async fn reviewed(file: &[u8]) -> (Town, Answer) {
    let (town, answer) = read(file).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.seen());
    (town, answer)
}

#[tokio::test]
async fn a_workbook_of_1997_a_word_table_and_a_calc_sheet_are_reviewed() {
    for (file, said, first) in [
        (XLS, "Listan lästes som en Excelfil i det äldre formatet.", ""),
        (DOCX, "Listan lästes som ett Worddokument.", "Anna Sjöberg"),
        (ODS, "Listan lästes som ett kalkylark (OpenDocument).", ""),
    ] {
        let (_town, review) = reviewed(file).await;
        assert!(review.seen().contains(said), "{said} in {}", review.seen());
        let names = names(&review.form());
        assert!(!names.is_empty() && !names[0].is_empty(), "{names:?}");
        assert!(first.is_empty() || names[0] == first, "{names:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_mail_with_the_list_attached_is_registered_and_its_picture_is_said() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let browser = town.by_link("Ockelbo").await;
        let csv = FIVE.replace('\t', ";");
        let letter = mail(&[
            (TEXT, "Hej!\r\n\r\nHär kommer våra deltagare.\r\n\r\nMvh\r\nKarin"),
            (&attached("deltagare.csv", "text/csv; charset=utf-8"), &csv),
            (&attached("lista.png", "image/png"), "\u{89}PNG"),
        ]);
        let review = browser.upload(&town.path("Ockelbo"), "", Some(("Anmälan.eml", &letter))).await;
        let seen = review.seen();
        for said in [
            "Listan lästes ur bilagan ”deltagare.csv”, som text.",
            "Bilagan ”lista.png” är eller innehåller en bild. Bilder går inte att läsa.",
            "Mailet säger att det kommer från karin@ockelbo.example och gäller ”Anmälan”.",
            "Texten i mailet är löpande text: ”Hej!",
            "Fem rader är klara att anmälas.",
        ] {
            assert!(seen.contains(said), "{base:?}: {said} in {seen}");
        }
        let sent = browser.post(&format!("{}/anmal", town.path("Ockelbo")), &review.form()).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.seen());
        assert_eq!(town.people("Ockelbo").await.len(), 5);
    }
}

#[tokio::test]
async fn a_list_in_a_mails_text_and_in_outlooks_own_file_are_reviewed() {
    let letter = mail(&[(TEXT, "Hej!\r\nAnna Ek, kommunikatör, anna@ockelbo.example\r\n\r\nMvh\r\nKarin")]);
    for file in [letter, msg()] {
        let (_town, review) = reviewed(&file).await;
        assert_eq!(names(&review.form()), ["Anna Ek"]);
        assert!(
            review.seen().contains("Listan lästes ur texten i mailet, som rader med en person på varje."),
            "{}",
            review.seen()
        );
    }
}

#[tokio::test]
async fn of_two_lists_in_a_mail_the_other_can_be_shown() {
    let letter = mail(&[
        (&attached("a.csv", "text/csv"), "Namn;E-post\r\nKarin Ek;k@x.se\r\nPer By;p@x.se"),
        (&attached("b.csv", "text/csv"), "Namn;E-post\r\nElsa Ek;e@x.se"),
    ]);
    let (town, review) = reviewed(&letter).await;
    assert_eq!(names(&review.form()), ["Karin Ek", "Per By"]);
    assert!(review.seen().contains("Visa i stället listan i bilagan ”b.csv” (en rad)"), "{}", review.seen());
    let mut fields = review.form();
    set(&mut fields, "do", "list-1");
    let browser = town.by_link("Ockelbo").await;
    let other =
        browser.post(&format!("{}/granska", town.path("Ockelbo")), &with_csrf(&town, fields).await).await;
    assert_eq!(names(&other.form()), ["Elsa Ek"], "{}", other.seen());
    assert!(other.seen().contains("Visa i stället listan i bilagan ”a.csv” (2 rader)"), "{}", other.seen());
}

/// The fields with the key of another browser.
async fn with_csrf(town: &Town, mut fields: Fields) -> Fields {
    let page = town.by_link("Ockelbo").await.get(&town.path("Ockelbo")).await;
    let csrf = value(&page.form(), "csrf");
    set(&mut fields, "csrf", &csrf);
    fields
}

#[tokio::test]
async fn a_mail_with_the_list_as_a_picture_is_said_and_not_dropped() {
    let letter = mail(&[
        (TEXT, "Listan ligger som bild."),
        (&attached("lista.jpg", "image/jpeg"), "jpg"),
        (&attached("tom.csv", "text/csv"), " "),
    ]);
    let (_town, answer) = read(&letter).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in [
        "Det finns ingen lista som går att läsa i mailet.",
        "Bilagan ”lista.jpg” är eller innehåller en bild. Bilder går inte att läsa.",
        "Bilagan ”tom.csv” gick inte att läsa. Listan är tom.",
        "Texten i mailet är löpande text: ”Listan ligger som bild.”",
    ] {
        assert!(answer.seen().contains(said), "{said} in {}", answer.seen());
    }
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let three = |chunk: &[u8]| {
        let bits =
            chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        let sign = |at: usize| char::from(SIGNS[(bits >> (18 - 6 * at)) as usize & 63]);
        (0..4).map(move |at| if at <= chunk.len() { sign(at) } else { '=' }).collect::<String>()
    };
    let lines: Vec<String> = bytes.chunks(57).map(|line| line.chunks(3).map(three).collect()).collect();
    lines.join("\r\n")
}

#[tokio::test]
async fn a_part_with_a_password_is_said_beside_the_list() {
    let mut container = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for stream in ["/EncryptionInfo", "/EncryptedPackage"] {
        container.create_stream(stream).unwrap().write_all(b"noise").unwrap();
    }
    let locked = base64(&container.into_inner().into_inner());
    let header = attached("hemlig.xlsx", "x/y") + "\r\nContent-Transfer-Encoding: base64";
    let letter = mail(&[(TEXT, "Namn;E-post\r\nKarin Ek;k@x.se"), (&header, &locked)]);
    let (_town, review) = reviewed(&letter).await;
    let said = "Bilagan ”hemlig.xlsx” gick inte att läsa. Filen är skyddad med lösenord.";
    assert!(review.seen().contains(said), "{}", review.seen());
}

#[tokio::test]
async fn mails_within_mails_beyond_counting_are_answered_with_a_sentence() {
    let mut bomb = Vec::new();
    for at in 0..20_000 {
        bomb.extend(
            format!("Content-Type: multipart/mixed; boundary=b{at}\r\n\r\n--b{at}\r\nContent-Type: message/rfc822\r\n\r\nFrom: a@x.se\r\n")
                .bytes(),
        );
    }
    let letter = [b"From: a@x.se\r\nSubject: x\r\nMIME-Version: 1.0\r\n".to_vec(), bomb].concat();
    let (_town, answer) = read(&letter).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.seen().contains("ligger för djupt inne i andra mail"), "{}", answer.seen());
    let many: Vec<(&str, &str)> = vec![("Content-Type: image/png", "x"); 5_000];
    let (_town, answer) = read(&mail(&many)).await;
    assert!(answer.seen().contains("fler delar än vad som läses"), "{}", answer.seen());
    assert!(answer.text().len() < 60_000, "not a word for each of them");
}

#[tokio::test]
async fn what_people_do_to_a_table_is_read_or_said() {
    for (list, said) in [
        // Several people in a cell.
        (
            "Namn\tRoll\tE-post\nKarin Ek; Per By\tValsamordnare\tk@x.se; p@x.se\n",
            "är flera personer och har delats upp",
        ),
        // An address with a space and one with å.
        ("Namn\tE-post\nKarin Ek\tkarin ek@x.se\n", "Det går inte att skicka till ”karin ek@x.se”."),
        ("Namn\tE-post\nKåre Ek\tkåre@x.se\n", "Använd kare@x.se"),
        // A formula.
        ("Namn\tE-post\n=HYPERLINK(\"x\")\tk@x.se\n", "Det här är en kalkylformel."),
        // Two header rows.
        (
            "Anmälan\t\t\nNamn\tRoll\tE-post\nName\tRole\tE-mail\nKarin Ek\tValsamordnare\tk@x.se\n",
            "Raden är klar",
        ),
        // Name and role in one column.
        ("Namn (roll)\tE-post\nKarin Ek (kommunikatör)\tk@x.se\n", "Raden är klar"),
    ] {
        let (_town, review) = reviewed(list.as_bytes()).await;
        assert!(review.seen().contains(said), "{said} in {}", review.seen());
    }
    let (_town, review) = reviewed("Namn (roll)\tE-post\nKarin Ek (kommunikatör)\tk@x.se\n".as_bytes()).await;
    let fields = review.form();
    assert_eq!(
        (value(&fields, "name-0").as_str(), value(&fields, "role-0").as_str()),
        ("Karin Ek", "communicator")
    );
}

#[tokio::test]
async fn a_list_too_long_for_a_form_is_refused_with_the_row() {
    let (_town, answer) = read(crate::lists::crowd(1_500).as_bytes()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.seen().contains("Listan har mer än 1"), "{}", answer.seen());
}
