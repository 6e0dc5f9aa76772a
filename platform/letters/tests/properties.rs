//! Whatever is typed, a letter has the headers it should have and no others.
#![allow(clippy::unwrap_used)] // what cannot be unwrapped ends the test, in helpers too

mod sample;

use letters::{Block, Body, calendar::Meeting, calendar::request};
use mail_parser::MessageParser;
use proptest::prelude::*;
use sample::{letter, meeting, party};

/// Text with an inclination to what does harm.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => any::<String>(),
        1 => Just("\r\n".to_owned()),
        1 => Just("\r\nBcc: x@y.example\r\n\r\n".to_owned()),
        1 => Just("\r\n.\r\n".to_owned()),
        1 => Just("=?utf-8?b?DQpCY2M6IHg=?=".to_owned()),
        1 => Just("\"<>,;:\\".to_owned()),
        1 => Just("å👩‍💻\u{202E}\0".to_owned()),
        1 => "[a-z ]{900,1200}",
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

fn header_names(bytes: &[u8]) -> Vec<String> {
    let message = MessageParser::default().parse(bytes).expect("a message");
    let parts = message.parts.iter();
    parts.flat_map(|part| part.headers.iter().map(|header| header.name().to_owned())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_a_header(subject in text(), from in text(), to in text(), words in text(), file in text()) {
        let usual = header_names(&letter().to_eml().unwrap());
        let mut letter = letter();
        letter.subject = subject;
        letter.from.name = from;
        letter.to.name = to.clone();
        letter.reply_to = Some(party(&to, "bo@kommun.example"));
        letter.body = Body { blocks: vec![
            Block::Heading(words.clone()), Block::Paragraph(words.clone()), Block::Small(words.clone()),
            Block::Facts(vec![(words.clone(), words.clone())]), Block::List(vec![words.clone()]),
            Block::Button { text: words.clone(), url: words },
        ]};
        letter.attachments[0].name = file;
        let bytes = letter.to_eml().unwrap();
        prop_assert_eq!(header_names(&bytes), usual);
        let message = MessageParser::default().parse(&bytes).unwrap();
        prop_assert_eq!(message.to().unwrap().first().unwrap().address(), Some("asa.ost@gavle.example"));
        prop_assert!(message.bcc().is_none() && message.cc().is_none());
        // RFC 5322, 2.1.1: no line over 998; and nothing that is not ASCII outside encodings.
        let text = String::from_utf8(bytes).unwrap();
        prop_assert!(text.is_ascii());
        prop_assert!(text.split("\r\n").all(|line| line.len() <= 998));
        prop_assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    }

    #[test]
    fn an_address_is_written_as_it_is_or_refused(address in text()) {
        let mut letter = letter();
        letter.to.address = address;
        if let Ok(bytes) = letter.to_eml() {
            prop_assert_eq!(header_names(&bytes).len(), header_names(&sample::letter().to_eml().unwrap()).len());
        }
    }

    #[test]
    fn no_text_makes_a_calendar_line(words in text(), name in text()) {
        let names = |file: &str| -> Vec<String> {
            let unfolded = file.replace("\r\n ", "");
            unfolded.split("\r\n").map(|line| line.split([':', ';']).next().unwrap_or_default().to_owned()).collect()
        };
        let usual = names(&request(&meeting()));
        let person = party(&format!("x{name}"), &words);
        let words = format!("x{words}");
        let file = request(&Meeting {
            uid: words.clone(), summary: words.clone(), description: words.clone(), location: words.clone(),
            organizer: person.clone(), attendee: Some(person), url: Some(words), ..meeting()
        });
        prop_assert_eq!(names(&file), usual);
        prop_assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
    }
}
