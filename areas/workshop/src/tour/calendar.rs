//! Calendar files: one county's day, or all days of a team, with those that are called off.

use ::letters::Party;
use ::letters::calendar::{Entry, Meeting, published};
use chrono::{DateTime, NaiveTime, Utc};
use organisation::post::Appointment;
use organisation::register::Organisation;
use sea_orm::prelude::Uuid;
use texts::{STOCKHOLM, Words};

use super::agreed::Event;
use super::views::Standing;
use crate::day::Workshop;

/// The entry as it is known in calendars: the same in a letter, a file and a feed.
fn uid(standing: &Standing, event: &Event) -> String {
    let code = standing.facts.county(event.county).map(|county| county.code.clone()).unwrap_or_default();
    let whose = if event.is_county() { String::new() } else { format!("-{}", event.audience.simple()) };
    format!("tour-{}-{code}{whose}@valskydd", standing.programme.id)
}

/// An entry's sequence: it goes up when the tour changes it and when the county changes the workshop, since both count
/// upwards only.
fn sequence(event: &Event, workshop: Option<&Workshop>) -> u32 {
    let own = event.sequence.saturating_add(workshop.map_or(0, |workshop| workshop.version));
    u32::try_from(own).unwrap_or_default()
}

/// A day in a letter.
#[must_use]
pub fn appointment(
    words: &Words,
    standing: &Standing,
    event: &Event,
    workshop: Option<&Workshop>,
    now: DateTime<Utc>,
) -> Appointment {
    let meeting = meeting(words, standing, event, workshop, nobody(), now);
    Appointment {
        uid: meeting.uid,
        sequence: meeting.sequence,
        stamp: now,
        start: meeting.start,
        end: meeting.end,
        summary: meeting.summary,
        description: meeting.description,
        location: meeting.location,
        cancelled: event.cancelled,
    }
}

/// The letter's sender takes its place.
fn nobody() -> Party {
    Party { name: String::new(), address: String::new() }
}

fn meeting(
    words: &Words,
    standing: &Standing,
    event: &Event,
    workshop: Option<&Workshop>,
    organizer: Party,
    now: DateTime<Utc>,
) -> Meeting {
    let county = standing.facts.county(event.county);
    let name = county.map(|county| county.name.clone()).unwrap_or_default();
    let clock = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
    // A day that was called off is known by the day it had.
    let (starts, ends) = workshop.map_or((clock(9), clock(15)), |own| (own.starts, own.ends));
    let people: Vec<String> = event.people.iter().map(|person| person.name.clone()).collect();
    let place: Vec<&str> = workshop
        .iter()
        .flat_map(|own| [own.place.as_str(), own.address.as_str()])
        .filter(|part| !part.is_empty())
        .collect();
    // Before the county has said where, the town is what one plans by.
    let location = if place.is_empty() {
        county.map(|county| county.seat_name.clone()).unwrap_or_default()
    } else {
        place.join(", ")
    };
    Meeting {
        uid: uid(standing, event),
        sequence: sequence(event, workshop),
        stamp: now,
        start: event.day.and_time(starts),
        end: event.day.and_time(ends),
        zone: STOCKHOLM,
        summary: words.say1("tour-ics-summary", "county", name),
        description: words.say2("tour-ics-text", "team", &event.team, "people", words.list(&people)),
        location,
        organizer,
        attendee: None,
        url: None,
    }
}

/// The calendar of a county or of a team as a file: what stands, and what was called off.
#[must_use]
pub fn file(
    words: &Words,
    standing: &Standing,
    audience: Uuid,
    (name, national): (&str, &Organisation),
    now: DateTime<Utc>,
) -> String {
    let organizer = Party {
        name: national.formal_name.clone(),
        // Nobody answers to a calendar that is fetched, but the format wants an address.
        address: if national.mail.is_empty() {
            "nobody@valskydd.invalid".to_owned()
        } else {
            national.mail.clone()
        },
    };
    let entry = |event: &Event| {
        let workshop = standing.workshops.get(&event.county);
        let meeting = meeting(
            words,
            standing,
            event,
            workshop,
            organizer.clone(),
            event.stamp.max(made(workshop, now)),
        );
        Entry { meeting, cancelled: event.cancelled }
    };
    let own = standing.events.iter().filter(|event| event.audience == audience);
    published(name, &own.map(entry).collect::<Vec<_>>())
}

/// When a workshop that was changed since its entry was, as nothing says when: now.
fn made(workshop: Option<&Workshop>, now: DateTime<Utc>) -> DateTime<Utc> {
    if workshop.is_some_and(|own| own.version > 1) { now } else { DateTime::<Utc>::MIN_UTC }
}
