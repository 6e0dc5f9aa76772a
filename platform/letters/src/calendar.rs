//! Calendar files (RFC 5545) that invite to a meeting or call it off (RFC 5546).

mod zone;

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use icalendar::{Calendar, Component as _, Event, EventLike as _, EventStatus, Property};
use serde::{Deserialize, Serialize};

use crate::{Party, header};

/// A meeting as it stands in one person's calendar.
///
/// Where to join a digital meeting does not belong in it: calendars are shared and synchronised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Stays the same through all changes; one for each person and meeting.
    pub uid: String,
    /// One more for each change, the cancellation included; a calendar ignores what is older than what it has.
    pub sequence: u32,
    /// When this version was written.
    pub stamp: DateTime<Utc>,
    /// Begins, in the meeting's own time zone.
    pub start: NaiveDateTime,
    /// Ends, in the meeting's own time zone.
    pub end: NaiveDateTime,
    /// The time zone, such as `chrono_tz::Europe::Stockholm`.
    pub zone: Tz,
    /// One line.
    pub summary: String,
    /// May have several lines.
    pub description: String,
    /// Where, as people read it.
    pub location: String,
    /// Must be the mailbox that the letter is sent from: Outlook refuses other meetings.
    pub organizer: Party,
    /// Who is invited. Only a file that is downloaded rather than mailed goes without.
    pub attendee: Option<Party>,
    /// The page about the meeting.
    pub url: Option<String>,
}

/// What a calendar file asks the receiver's program to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Method {
    /// Put the meeting into the calendar, or bring it up to date.
    Request,
    /// Take it out.
    Cancel,
}

impl Method {
    fn word(self) -> &'static str {
        match self {
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// A calendar file that puts the meeting into a calendar. It asks for no answer, since nobody reads the answers.
#[must_use]
pub fn request(meeting: &Meeting) -> String {
    file(meeting, Method::Request, EventStatus::Confirmed)
}

/// A calendar file that takes the meeting out again. Its sequence must be higher than that of the last request.
#[must_use]
pub fn cancel(meeting: &Meeting) -> String {
    file(meeting, Method::Cancel, EventStatus::Cancelled)
}

/// One meeting of a calendar that is fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The meeting.
    pub meeting: Meeting,
    /// It is called off: programs that have it take it out, and the sequence must be higher than before.
    pub cancelled: bool,
}

/// A calendar to be saved or fetched again and again (RFC 5546, 3.2.1): all its meetings under a `name`. Programs ask
/// for news about once an hour (RFC 7986, 5.7).
#[must_use]
pub fn published(name: &str, entries: &[Entry]) -> String {
    let mut calendar = Calendar::empty();
    let name = header::clean(name);
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", "-//Valskydd//Letters//SV"))
        .append_property(("CALSCALE", "GREGORIAN"))
        .append_property(("METHOD", "PUBLISH"))
        .append_property(Property::new("NAME", escaped(&name)))
        .append_property(Property::new("X-WR-CALNAME", escaped(&name)))
        .append_property(Property::new("REFRESH-INTERVAL", "PT1H").add_parameter("VALUE", "DURATION").done())
        .append_property(("X-PUBLISHED-TTL", "PT1H"));
    for entry in entries {
        let status = if entry.cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed };
        calendar.push(event(&entry.meeting, status));
    }
    // The zone of the earliest meeting reaches all later ones.
    let first = entries.iter().map(|entry| &entry.meeting).min_by_key(|meeting| meeting.start);
    let zone = first.map(zone::component).unwrap_or_default();
    folded(&calendar.to_string().replacen("BEGIN:VEVENT", &(zone + "BEGIN:VEVENT"), 1))
}

/// Text of a calendar's own property (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,")
}

fn file(meeting: &Meeting, method: Method, status: EventStatus) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", "-//Valskydd//Letters//SV"))
        .append_property(("CALSCALE", "GREGORIAN"))
        .append_property(("METHOD", method.word()))
        .push(event(meeting, status));
    // The library gives every component an id and a stamp of its own, which a time zone must not have (RFC 5545,
    // 3.6.5). So the zone, which holds nothing that anybody typed, is put in front of the event here.
    let file = calendar.to_string().replacen("BEGIN:VEVENT", &(zone::component(meeting) + "BEGIN:VEVENT"), 1);
    folded(&file)
}

/// Breaks lines at 75 octets (RFC 5545, 3.1). The library does so too, but lets the last piece of a line have 76.
fn folded(file: &str) -> String {
    let mut folded = String::with_capacity(file.len() + file.len() / 25);
    let mut used = 0;
    for sign in file.replace("\r\n ", "").chars() {
        // Only the breaks between lines are left as control characters.
        if sign.is_control() {
            used = 0;
        } else if used + sign.len_utf8() > 75 {
            folded.push_str("\r\n ");
            used = 1 + sign.len_utf8();
        } else {
            used += sign.len_utf8();
        }
        folded.push(sign);
    }
    folded
}

fn event(meeting: &Meeting, status: EventStatus) -> Event {
    let mut event = Event::new();
    event
        .uid(&header::clean(&meeting.uid))
        .sequence(meeting.sequence)
        .timestamp(meeting.stamp)
        .append_property(local("DTSTART", meeting.start, meeting.zone))
        .append_property(local("DTEND", meeting.end, meeting.zone))
        .summary(&header::clean(&meeting.summary))
        .append_property(status)
        .append_property(("TRANSP", "OPAQUE"))
        // Outlook: no proposals for another time either.
        .append_property(("X-MICROSOFT-DISALLOW-COUNTER", "TRUE"))
        .append_property(person("ORGANIZER", &meeting.organizer));
    if !meeting.description.is_empty() {
        event.description(&lines(&meeting.description));
    }
    if !meeting.location.is_empty() {
        event.location(&header::clean(&meeting.location));
    }
    if let Some(attendee) = &meeting.attendee {
        let mut attendee = person("ATTENDEE", attendee);
        attendee
            .add_parameter("ROLE", "REQ-PARTICIPANT")
            .add_parameter("PARTSTAT", "NEEDS-ACTION")
            .add_parameter("RSVP", "FALSE");
        event.append_multi_property(attendee);
    }
    if let Some(url) = &meeting.url {
        event.url(&header::clean(url).replace(' ', "%20"));
    }
    event
}

fn local(name: &str, time: NaiveDateTime, zone: Tz) -> Property {
    let mut property = Property::new(name, time.format("%Y%m%dT%H%M%S").to_string());
    property.add_parameter("TZID", zone.name());
    property
}

fn person(name: &str, party: &Party) -> Property {
    // As in the letter's header, so that organizer and sender are equal; what is not an address stands as it is.
    let address = header::address("To", party)
        .map_or_else(|_| header::clean(&party.address).replace(' ', ""), |address| address.to_string());
    let mut property = Property::new(name, format!("mailto:{address}"));
    // A parameter cannot hold quotation marks (RFC 5545, 3.2).
    let person = header::clean(&party.name).replace('"', "'");
    if !person.is_empty() {
        property.add_parameter("CN", &person);
    }
    property
}

/// Text that may have line breaks but no other control characters.
fn lines(text: &str) -> String {
    text.trim().lines().map(header::clean).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use chrono::{NaiveDate, TimeZone as _};

    pub(crate) fn meeting() -> Meeting {
        let day = NaiveDate::from_ymd_opt(2029, 1, 16).unwrap();
        Meeting {
            uid: "0190-meeting@valskydd.example".into(),
            sequence: 2,
            stamp: Utc.with_ymd_and_hms(2028, 11, 20, 8, 30, 0).unwrap(),
            start: day.and_hms_opt(9, 0, 0).unwrap(),
            end: day.and_hms_opt(16, 0, 0).unwrap(),
            zone: chrono_tz::Europe::Stockholm,
            summary: "Workshop, skydd av val; Gävle".into(),
            description: "Ta med er lista.\nVälkomna!".into(),
            location: "Länsstyrelsen, Gävle".into(),
            organizer: Party { name: "Länsstyrelsen".into(), address: "val@lansstyrelsen.example".into() },
            attendee: Some(Party {
                name: "Åsa \"Å\" Öst, Gävle".into(),
                address: "asa@kommun.example".into(),
            }),
            url: Some("https://valskydd.example/w/1".into()),
        }
    }

    #[test]
    fn a_request_and_its_cancellation_speak_of_the_same_meeting() {
        let mut meeting = meeting();
        let request = request(&meeting);
        meeting.sequence += 1;
        let cancel = cancel(&meeting);
        for line in ["METHOD:REQUEST", "SEQUENCE:2", "STATUS:CONFIRMED", "UID:0190-meeting@valskydd.example"]
        {
            assert!(request.contains(&format!("\r\n{line}\r\n")), "{line} in {request}");
        }
        for line in ["METHOD:CANCEL", "SEQUENCE:3", "STATUS:CANCELLED", "UID:0190-meeting@valskydd.example"] {
            assert!(cancel.contains(&format!("\r\n{line}\r\n")), "{line} in {cancel}");
        }
    }

    #[test]
    fn no_answer_is_asked_for() {
        let unfolded = request(&meeting()).replace("\r\n ", "");
        assert!(unfolded.contains("ATTENDEE;CN=\"Åsa 'Å' Öst, Gävle\";PARTSTAT=NEEDS-ACTION;ROLE=REQ-PARTICIPANT;RSVP=FALSE:mailto:asa@kommun.example"), "{unfolded}");
        assert!(!unfolded.contains("RSVP=TRUE"));
    }

    #[test]
    fn the_time_zone_has_both_changes_and_no_id_of_its_own() {
        let request = request(&meeting());
        let zone = &request[request.find("BEGIN:VTIMEZONE").unwrap()..request.find("END:VTIMEZONE").unwrap()];
        assert!(zone.contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"), "{zone}");
        assert!(zone.contains("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"), "{zone}");
        assert!(!zone.contains("DTSTAMP") && !zone.contains("UID"), "{zone}");
        assert!(request.contains("DTSTART;TZID=Europe/Stockholm:20290116T090000\r\n"), "{request}");
    }

    #[test]
    fn line_breaks_in_a_field_never_become_lines_of_the_file() {
        let mut bad = meeting();
        let poison = "x\r\nATTACH:https://evil.example\nX-A:1\r";
        for field in [&mut bad.uid, &mut bad.summary, &mut bad.description, &mut bad.location] {
            *field = poison.into();
        }
        bad.organizer = Party { name: poison.into(), address: poison.into() };
        bad.attendee = Some(bad.organizer.clone());
        bad.url = Some(poison.into());
        let file = request(&bad);
        let names = |file: &str| -> Vec<String> {
            let unfolded = file.replace("\r\n ", "");
            unfolded
                .lines()
                .map(|line| line.split([':', ';']).next().unwrap_or_default().to_owned())
                .collect()
        };
        assert_eq!(names(&file), names(&request(&meeting())), "{file}");
        assert!(!file.replace("\r\n", "").contains(['\r', '\n']));
    }

    #[test]
    fn lines_are_folded_at_75_octets() {
        let mut long = meeting();
        long.description = "å 🗳️ ".repeat(400);
        long.attendee = Some(Party { name: "Å".repeat(500), address: "asa@kommun.example".into() });
        assert!(request(&long).split("\r\n").all(|line| line.len() <= 75));
    }
}
