//! A letter as bytes: what other programs read in it, and that it stays as it is.
#![allow(clippy::unwrap_used)] // what cannot be unwrapped ends the test, in helpers too

mod sample;

use letters::{Letter, LetterFault};
use mail_parser::{MessageParser, MimeHeaders as _};
use sample::{letter, party, second_opinion};
use serde_json::{Value, json};

/// Rewritten with `VALSKYDD_BLESS=1` when a change is meant; read the difference before you commit it.
const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/invitation.eml");

#[test]
fn the_usual_letter_is_the_same_byte_for_byte() {
    let bytes = letter().to_eml().unwrap();
    assert_eq!(bytes, letter().to_eml().unwrap());
    if std::env::var_os("VALSKYDD_BLESS").is_some() {
        std::fs::write(GOLDEN, &bytes).unwrap();
    }
    let golden = std::fs::read(GOLDEN).unwrap();
    assert_eq!(String::from_utf8(bytes).unwrap(), String::from_utf8(golden).unwrap());
}

#[test]
fn lines_end_in_crlf_and_are_short_ascii() {
    let bytes = letter().to_eml().unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.is_ascii());
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    assert!(text.split("\r\n").all(|line| line.len() <= 120), "{text}");
}

#[test]
fn mail_parser_reads_what_was_written() {
    let bytes = letter().to_eml().unwrap();
    let message = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(message.subject(), Some("Inbjudan: workshop i Gävle den 16 januari"));
    assert_eq!(message.message_id(), Some("0190b6f0-17.invitation@valskydd.example"));
    assert_eq!(message.header_raw("Content-Language").map(str::trim), Some("sv"));
    let to = message.to().and_then(|to| to.first()).unwrap();
    assert_eq!((to.name(), to.address()), (Some("Åsa Öst, Gävle"), Some("asa.ost@gavle.example")));
    assert_eq!(message.body_text(0).unwrap().replace("\r\n", "\n"), sample::body().to_text());
    let html = message.body_html(0).unwrap().replace("\r\n", "\n");
    assert_eq!(html, sample::body().to_html("sv", "Inbjudan: workshop i Gävle den 16 januari"));
    let calendar = message.parts.iter().find(|part| part.is_content_type("text", "calendar")).unwrap();
    assert_eq!(calendar.content_type().unwrap().attribute("method"), Some("REQUEST"));
    assert_eq!(calendar.text_contents(), letter().calendar.map(|part| part.ics).as_deref());
}

#[test]
fn pythons_parser_reads_what_was_written() {
    let read = python_reads(&letter());
    assert_eq!(read["to"], json!([["Åsa Öst, Gävle", "asa.ost@gavle.example"]]));
    assert_eq!(read["from"], json!([["Länsstyrelsen Gävleborg", "val@lansstyrelsen.example"]]));
    let kinds = [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "application/pdf",
    ];
    assert_eq!(read["kinds"], json!(kinds));
    assert_eq!(read["parts"][0]["text"].as_str().unwrap(), sample::body().to_text());
    assert_eq!(read["parts"][2]["method"], "REQUEST");
    assert_eq!(read["parts"][3]["file"], "Program för dagen.pdf");
    assert_eq!(read["parts"][3]["bytes"], json!(letter().attachments[0].bytes));
    assert_eq!(header(&read, "Auto-Submitted").as_deref(), Some("auto-generated"));
    assert_eq!(header(&read, "X-Auto-Response-Suppress").as_deref(), Some("All"));
    assert_eq!(header(&read, "Reply-To").as_deref(), Some("Bo Ek <bo.ek@lansstyrelsen.example>"));
    assert_eq!(header(&read, "Date").as_deref(), Some("Mon, 20 Nov 2028 08:30:00 +0000"));
}

#[test]
fn hard_names_and_subjects_come_through_both_parsers() {
    let long = "Kommun".repeat(170);
    let words = "workshop ".repeat(120);
    let hard = [
        "Öst, Åsa",
        "\"Åsa\" \\ Öst",
        "🗳️ Valnämnden 👩‍💻",
        "a <b@c.example>",
        "=?utf-8?q?hej?=",
        "(kommentar) O'Hara; x: y",
        "Åsa",
        "å",
        long.as_str(),
        words.trim(),
    ];
    for words in hard {
        let mut letter = letter();
        letter.to = party(words, "asa@gavle.example");
        letter.subject = words.into();
        let read = python_reads(&letter);
        assert_eq!(header(&read, "Subject").as_deref(), Some(words));
        assert_eq!(read["to"][0][1], "asa@gavle.example");
        // Python before 3.13 keeps the blank between two encoded words of a name (RFC 2047, 6.2, says to drop it).
        let name = read["to"][0][0].as_str().unwrap();
        assert_eq!(name.replace(' ', ""), words.replace(' ', ""));
        let bytes = letter.to_eml().unwrap();
        let message = MessageParser::default().parse(&bytes).unwrap();
        assert_eq!(message.subject(), Some(words));
        assert_eq!(message.to().unwrap().first().unwrap().name(), Some(words));
    }
}

#[test]
fn a_line_break_in_a_name_or_a_subject_is_a_blank() {
    let mut letter = letter();
    letter.subject = "Hej\r\nBcc: alla@kommun.example\r\n\r\nText".into();
    letter.to.name = "Åsa\nBcc: alla@kommun.example".into();
    let bytes = letter.to_eml().unwrap();
    let message = MessageParser::default().parse(&bytes).unwrap();
    assert!(message.bcc().is_none());
    assert_eq!(message.subject(), Some("Hej Bcc: alla@kommun.example Text"));
    assert_eq!(message.to().unwrap().first().unwrap().address(), Some("asa.ost@gavle.example"));
}

#[test]
fn what_cannot_be_written_is_a_fault_that_says_where() {
    let broken = |change: fn(&mut Letter)| {
        let mut letter = letter();
        change(&mut letter);
        letter.to_eml().unwrap_err()
    };
    let address = |field| LetterFault::Address { field, address: "x y".into() };
    assert_eq!(broken(|letter| letter.to.address = "x\r\ny".into()), address("To"));
    assert_eq!(broken(|letter| letter.from.address = "x y".into()), address("From"));
    assert_eq!(broken(|letter| letter.reply_to = Some(party("", "x y"))), address("Reply-To"));
    assert_eq!(broken(|letter| letter.message_id = "x\r\nBcc: y@z".into()), LetterFault::MessageId);
    assert_eq!(broken(|letter| letter.language = "sv\r\nBcc: y@z".into()), LetterFault::Language);
    assert_eq!(broken(|letter| letter.date = chrono::DateTime::<chrono::Utc>::MIN_UTC), LetterFault::Date);
    assert_eq!(
        broken(|letter| letter.attachments[0].mime = "pdf".into()),
        LetterFault::MediaType { number: 1 }
    );
}

#[test]
fn a_stored_letter_gives_the_same_bytes() {
    let stored = serde_json::to_string(&letter()).unwrap();
    let again: Letter = serde_json::from_str(&stored).unwrap();
    assert_eq!(again.to_eml().unwrap(), letter().to_eml().unwrap());
}

#[test]
fn a_letter_of_a_person_is_not_marked_as_automatic() {
    let mut letter = letter();
    letter.auto_submitted = false;
    let text = String::from_utf8(letter.to_eml().unwrap()).unwrap();
    assert!(!text.contains("Auto-Submitted") && !text.contains("X-Auto-Response-Suppress"));
}

fn python_reads(letter: &Letter) -> Value {
    let script = include_str!("python/read_mail.py");
    serde_json::from_str(&second_opinion("email", script, &letter.to_eml().unwrap())).unwrap()
}

fn header(read: &Value, name: &str) -> Option<String> {
    let headers = read["headers"].as_array().unwrap();
    headers.iter().find(|header| header[0] == name).map(|header| header[1].as_str().unwrap().to_owned())
}
