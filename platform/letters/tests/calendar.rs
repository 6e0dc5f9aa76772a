//! Calendar files as the Python packages icalendar and vobject read them. ical.js reads those of the running program in
//! browser_tests/25-tour.test.mjs.
#![allow(clippy::unwrap_used)] // what cannot be unwrapped ends the test, in helpers too

mod sample;

use letters::calendar::{Entry, Meeting, cancel, published, request};
use sample::{meeting, second_opinion};
use serde_json::{Value, json};

#[test]
fn a_request_says_what_was_meant() {
    let read = read(&request(&meeting()));
    let expected = json!({
        "method": "REQUEST", "uid": "meeting-17@valskydd.example", "sequence": 1, "status": "CONFIRMED",
        "summary": meeting().summary, "description": meeting().description, "location": meeting().location,
        "url": "https://valskydd.example/w/17",
        "organizer": ["Länsstyrelsen Gävleborg", "mailto:val@lansstyrelsen.example"],
        "attendee": ["Åsa Öst, Gävle", "mailto:asa.ost@gavle.example", "FALSE"],
        "stamp": "2028-11-20T08:30:00+00:00",
        "start": "2029-01-16T09:00:00+01:00", "end": "2029-01-16T16:00:00+01:00",
        "start_by_file": "2029-01-16T09:00:00+1", "zone": "Europe/Stockholm",
        "observances": [
            ["DAYLIGHT", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "+0200"],
            ["STANDARD", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "+0100"],
        ],
        "contents": ["VCALENDAR", "VTIMEZONE", "DAYLIGHT", "STANDARD", "VEVENT"],
    });
    assert_eq!(read, expected);
}

#[test]
fn a_meeting_in_summer_is_two_hours_ahead_by_the_zone_in_the_file() {
    let shift = chrono::TimeDelta::days(150);
    let summer = Meeting { start: meeting().start + shift, end: meeting().end + shift, ..meeting() };
    let read = read(&request(&summer));
    assert_eq!(read["start"], "2029-06-15T09:00:00+02:00");
    assert_eq!(read["start_by_file"], "2029-06-15T09:00:00+2");
}

#[test]
fn a_cancellation_names_the_same_meeting_with_a_higher_sequence() {
    let read = read(&cancel(&Meeting { sequence: 2, ..meeting() }));
    assert_eq!(
        [&read["method"], &read["status"], &read["uid"], &read["sequence"]],
        [&json!("CANCEL"), &json!("CANCELLED"), &json!("meeting-17@valskydd.example"), &json!(2)]
    );
}

#[test]
fn three_programs_read_a_request_its_update_and_its_cancellation_alike() {
    let agenda = "Ta med er lista.\nkl. 09.00–09.20 Samling; fika, \"kaffe\"\nkl. 09.20–10.00 C:\\val 🗳️";
    let first = Meeting { sequence: 0, description: agenda.to_owned(), ..meeting() };
    let moved = Meeting { sequence: 1, start: first.start + chrono::TimeDelta::days(90), ..first.clone() };
    let moved = Meeting { end: moved.start + chrono::TimeDelta::hours(5), ..moved };
    let off = Meeting { sequence: 2, ..moved.clone() };
    for (file, meeting, method, status, starts) in [
        (request(&first), &first, "REQUEST", "CONFIRMED", "2029-01-16T08:00:00Z"),
        (request(&moved), &moved, "REQUEST", "CONFIRMED", "2029-04-16T07:00:00Z"),
        (cancel(&off), &off, "CANCEL", "CANCELLED", "2029-04-16T07:00:00Z"),
    ] {
        for (reader, read) in trials::read_calendar(&file).unwrap_or_else(|fault| panic!("{fault}")) {
            let expected = json!({
                "method": method, "uid": meeting.uid, "sequence": meeting.sequence, "status": status,
                "summary": meeting.summary, "description": meeting.description, "location": meeting.location,
                "start": [meeting.start.format("%Y-%m-%dT%H:%M:%S").to_string(), starts],
                "end": read["end"],
            });
            assert_eq!(read, expected, "{reader}: {file}");
        }
    }
}

#[test]
fn hard_text_comes_through() {
    let hard = "Öl, \"citat\"; C:\\val 🗳️ ".repeat(20);
    let hard = hard.trim().to_owned();
    let read = read(&request(&Meeting { summary: hard.clone(), location: hard.clone(), ..meeting() }));
    assert_eq!(read["summary"], hard);
    assert_eq!(read["location"], hard);
}

/// One that stands, one in summer time, and one that was called off after it had been told.
fn calendar() -> String {
    let summer = chrono::TimeDelta::days(150);
    let entry = |uid: &str, sequence: u32, by: chrono::TimeDelta, cancelled: bool| Entry {
        meeting: Meeting {
            uid: format!("{uid}@valskydd.example"),
            sequence,
            start: meeting().start + by,
            end: meeting().end + by,
            attendee: None,
            ..meeting()
        },
        cancelled,
    };
    let none = chrono::TimeDelta::zero();
    let entries = [entry("one", 0, none, false), entry("two", 1, summer, false), entry("off", 3, none, true)];
    published("Turné, \"team A\"; Gävle", &entries)
}

#[test]
fn a_calendar_is_read_alike_by_two_parsers() {
    let expected = json!({
        "method": "PUBLISH", "name": "Turné, \"team A\"; Gävle",
        "events": [
            ["one@valskydd.example", 0, "CONFIRMED", "2029-01-16T09:00:00+01:00", meeting().summary],
            ["two@valskydd.example", 1, "CONFIRMED", "2029-06-15T09:00:00+02:00", meeting().summary],
            ["off@valskydd.example", 3, "CANCELLED", "2029-01-16T09:00:00+01:00", meeting().summary],
        ],
    });
    for (module, script) in [
        ("icalendar", include_str!("python/read_published_icalendar.py")),
        ("vobject", include_str!("python/read_published_vobject.py")),
    ] {
        let read: Value =
            serde_json::from_str(&second_opinion(module, script, calendar().as_bytes())).unwrap();
        assert_eq!(read, expected, "{module}");
    }
}

#[test]
fn updates_and_cancellations_in_letters_are_read_by_vobject() {
    let script = include_str!("python/read_published_vobject.py");
    let read = |file: &str| -> Value {
        serde_json::from_str(&second_opinion("vobject", script, file.as_bytes())).unwrap()
    };
    let update = read(&request(&Meeting { sequence: 2, ..meeting() }));
    assert_eq!([&update["method"], &update["events"][0][1]], [&json!("REQUEST"), &json!(2)]);
    let off = read(&cancel(&Meeting { sequence: 3, ..meeting() }));
    assert_eq!([&off["method"], &off["events"][0][2]], [&json!("CANCEL"), &json!("CANCELLED")]);
}

#[test]
fn an_empty_calendar_is_a_calendar() {
    let file = published("Ingen", &[]);
    assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"), "{file}");
    assert!(!file.contains("VEVENT") && !file.contains("VTIMEZONE"), "{file}");
}

fn read(file: &str) -> Value {
    let script = include_str!("python/read_calendar.py");
    serde_json::from_str(&second_opinion("icalendar", script, file.as_bytes())).unwrap()
}
