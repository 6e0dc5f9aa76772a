//! A letter as it is usually sent, for all tests of this crate.

#![allow(dead_code)] // each test program uses a part of it

use std::{
    io::Write as _,
    process::{Command, Stdio},
};

use chrono::{NaiveDate, TimeZone as _, Utc};
use letters::{
    Attachment, Block, Body, CalendarPart, Letter, Method, Party,
    calendar::{self, Meeting},
};

pub fn party(name: &str, address: &str) -> Party {
    Party { name: name.into(), address: address.into() }
}

pub fn meeting() -> Meeting {
    let day = NaiveDate::from_ymd_opt(2029, 1, 16).unwrap();
    Meeting {
        uid: "meeting-17@valskydd.example".into(),
        sequence: 1,
        stamp: Utc.with_ymd_and_hms(2028, 11, 20, 8, 30, 0).unwrap(),
        start: day.and_hms_opt(9, 0, 0).unwrap(),
        end: day.and_hms_opt(16, 0, 0).unwrap(),
        zone: chrono_tz::Europe::Stockholm,
        summary: "Workshop, Gävleborg; hela dagen".into(),
        description:
            "Ta med er lista.\nFrågor: ring oss på 010-000 00 00, så svarar vi så fort vi kan. Välkomna!"
                .into(),
        location: "Länsstyrelsen, Borgmästarplan 2, Gävle".into(),
        organizer: party("Länsstyrelsen Gävleborg", "val@lansstyrelsen.example"),
        attendee: Some(party("Åsa Öst, Gävle", "asa.ost@gavle.example")),
        url: Some("https://valskydd.example/w/17".into()),
    }
}

pub fn body() -> Body {
    Body {
        blocks: vec![
            Block::Heading("Välkommen till workshop i Gävle".into()),
            Block::Paragraph(
                "Länsstyrelsen bjuder in er kommun. Anmäl er senast fredag 8 december 2028.".into(),
            ),
            Block::Facts(vec![
                ("Dag".into(), "tisdag 16 januari 2029 kl. 09.00–16.00".into()),
                ("Plats".into(), "Länsstyrelsen, Borgmästarplan 2, Gävle".into()),
            ]),
            Block::Button {
                text: "Anmäl er".into(),
                url: "https://valskydd.example/a/0123456789?sprak=sv&v=1".into(),
            },
            Block::List(vec!["Tre till fem personer".into(), "Gärna från olika delar av kommunen".into()]),
            Block::Small("Har du frågor? Ring Bo Ek, 010-000 00 00.".into()),
        ],
    }
}

pub fn letter() -> Letter {
    let meeting = meeting();
    Letter {
        message_id: "0190b6f0-17.invitation@valskydd.example".into(),
        from: meeting.organizer.clone(),
        reply_to: Some(party("Bo Ek", "bo.ek@lansstyrelsen.example")),
        to: party("Åsa Öst, Gävle", "asa.ost@gavle.example"),
        subject: "Inbjudan: workshop i Gävle den 16 januari".into(),
        body: body(),
        calendar: Some(CalendarPart { method: Method::Request, ics: calendar::request(&meeting) }),
        attachments: vec![Attachment {
            name: "Program för dagen.pdf".into(),
            mime: "application/pdf".into(),
            bytes: b"%PDF-1.7\r\nnot really\xFF\x00".to_vec(),
        }],
        date: Utc.with_ymd_and_hms(2028, 11, 20, 8, 30, 0).unwrap(),
        language: "sv".into(),
        auto_submitted: true,
        bounces_to: None,
    }
}

/// What a Python program, found for its module, says of `input`.
pub fn second_opinion(module: &str, script: &str, input: &[u8]) -> String {
    let python = trials::python_with(module).unwrap_or_else(|fault| panic!("{fault}"));
    let mut program = Command::new(python.program)
        .args(["-c", script])
        .env("PYTHONIOENCODING", "utf-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    program.stdin.take().unwrap().write_all(input).unwrap();
    let output = program.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
