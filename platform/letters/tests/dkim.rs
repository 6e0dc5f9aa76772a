//! Letters that are signed, checked by a program that knows nothing of ours.
#![allow(clippy::unwrap_used)] // what cannot be unwrapped ends the test, in helpers too

mod sample;

use std::collections::BTreeMap;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use letters::{Block, DkimKey, Letter, Post, Security, SmtpConfig};
use proptest::prelude::*;
use sample::{letter, second_opinion};
use serde_json::{Value, json};
use trials::MailServer;

const RSA: &str = include_str!("keys/rsa.pem");
const RSA_TRADITIONAL: &str = include_str!("keys/rsa_traditional.pem");
const ED25519: &str = include_str!("keys/ed25519.pem");

fn keys() -> Vec<DkimKey> {
    let key = |selector: &str, pem: &str| DkimKey::from_pem("lansstyrelsen.example", selector, pem).unwrap();
    vec![key("valskydd-rsa", RSA), key("valskydd-ed", ED25519)]
}

/// What dkimpy finds in a message, given the records that `keys` print.
fn checked(message: &[u8], keys: &[DkimKey]) -> Vec<Value> {
    let records: BTreeMap<_, _> = keys.iter().map(|key| (key.record_name(), key.record())).collect();
    let given = json!({ "message": STANDARD.encode(message), "records": records }).to_string();
    let said = second_opinion("dkim", include_str!("python/verify_dkim.py"), given.as_bytes());
    serde_json::from_str(&said).unwrap()
}

async fn in_folder(letter: &Letter) -> Vec<u8> {
    let place = tempfile::tempdir().unwrap();
    Post::folder(place.path()).signing(keys()).deliver(letter).await.unwrap();
    std::fs::read(place.path().join(format!("{}.eml", letter.message_id))).unwrap()
}

#[tokio::test]
async fn both_signatures_hold_on_the_wire_and_another_word_breaks_both() {
    let server = MailServer::start().unwrap();
    let config = SmtpConfig {
        host: server.host().into(),
        port: server.port(),
        security: Security::None,
        user: None,
        password: None,
    };
    Post::smtp(&config).unwrap().signing(keys()).deliver(&letter()).await.unwrap();
    let message = server.received().remove(0).bytes;
    let found = checked(&message, &keys());
    let algorithms: Vec<_> = found.iter().map(|one| one["algorithm"].as_str().unwrap()).collect();
    assert_eq!(algorithms, ["rsa-sha256", "ed25519-sha256"]);
    for one in &found {
        assert_eq!(one["good"], true, "{one}");
        for name in ["from", "to", "subject", "date", "message-id", "content-type", "auto-submitted"] {
            assert!(one["signed"].as_array().unwrap().contains(&json!(name)), "{name} in {one}");
        }
    }
    let text = String::from_utf8(message).unwrap();
    let others = [
        text.replace("bjuder in", "bjuder ut"),
        text.replace("Subject: ", "Subject: Nytt "),
        text.replacen("To: ", "Reply-To: <annan@annan.example>\r\nTo: ", 1),
        text.replacen("From: ", "From: <annan@annan.example>\r\nFrom: ", 1),
    ];
    for other in others {
        assert_ne!(other, text);
        assert!(checked(other.as_bytes(), &keys()).iter().all(|one| one["good"] != true), "{other}");
    }
}

#[tokio::test]
async fn the_same_letter_is_signed_with_the_same_bytes_and_its_lines_stay_short() {
    let signed = String::from_utf8(in_folder(&letter()).await).unwrap();
    assert_eq!(signed, String::from_utf8(in_folder(&letter()).await).unwrap());
    assert!(signed.ends_with(&String::from_utf8(letter().to_eml().unwrap()).unwrap()));
    assert!(signed.split("\r\n").all(|line| line.len() <= 120), "{signed}");
}

#[test]
fn a_key_is_read_in_both_forms_and_printed_without_its_secret() {
    let (new, old) =
        (&keys()[0], DkimKey::from_pem("lansstyrelsen.example", "valskydd-rsa", RSA_TRADITIONAL).unwrap());
    assert_eq!(new.record(), old.record());
    assert_eq!(new.record_name(), "valskydd-rsa._domainkey.lansstyrelsen.example");
    assert!(
        new.record().starts_with("v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A"),
        "{}",
        new.record()
    );
    let line = new.zone_line();
    assert!(line.split('"').skip(1).step_by(2).all(|piece| piece.len() <= 255), "{line}");
    let whole: String = line.split('"').skip(1).step_by(2).collect();
    assert_eq!(whole, new.record());
    let printed = format!("{:?}", keys());
    let secret = |pem: &str| pem.lines().nth(1).unwrap()[..40].to_owned();
    assert!(!printed.contains(&secret(RSA)) && !printed.contains(&secret(ED25519)), "{printed}");
}

#[test]
fn a_letter_may_name_where_reports_go() {
    let mut letter = letter();
    letter.bounces_to = Some("studs+1@kommun.example\r\nBcc: x@y.example".into());
    assert!(letter.to_eml().is_err());
}

#[tokio::test]
async fn the_envelope_carries_the_address_of_this_letter() {
    let server = MailServer::start().unwrap();
    let config = SmtpConfig {
        host: server.host().into(),
        port: server.port(),
        security: Security::None,
        user: None,
        password: None,
    };
    let bounces_to = Some("studs+0190b6f0@lansstyrelsen.example".to_owned());
    Post::smtp(&config).unwrap().deliver(&Letter { bounces_to, ..letter() }).await.unwrap();
    let received = &server.received()[0];
    assert_eq!(received.from, "studs+0190b6f0@lansstyrelsen.example");
    assert_eq!(
        String::from_utf8_lossy(&received.bytes),
        String::from_utf8_lossy(&letter().to_eml().unwrap())
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn signatures_hold_whatever_the_letter_says(subject in "\\PC{0,120}", name in "\\PC{0,60}", words in "(\\PC|\\n|\\t| ){0,400}") {
        let mut letter = letter();
        letter.subject = subject;
        letter.to.name = name;
        letter.body.blocks = vec![Block::Paragraph(words)];
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let message = runtime.block_on(in_folder(&letter));
        let found = checked(&message, &keys());
        prop_assert!(found.len() == 2 && found.iter().all(|one| one["good"] == true), "{:?}", found);
    }
}
