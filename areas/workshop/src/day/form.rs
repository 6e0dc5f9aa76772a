//! The settings as they are written in the form, and the rules that make settings of them. Pure.

use chrono::{Datelike as _, NaiveDate, NaiveTime};
use programme::form_date::{self, NoDay};
use texts::Words;
use web::{Faults, Posted};

use super::rules::{Format, Settings};

/// The longest place and address, in characters.
const LONGEST_LINE: usize = 200;
/// The longest text about whom to ask, in characters.
const LONGEST_CONTACT: usize = 500;
/// Years in which a workshop may lie; outside, somebody's finger slipped.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// The settings as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettingsForm {
    /// Day, as 2029-03-13.
    pub day: String,
    /// From, as 09:00.
    pub starts: String,
    /// To, as 14:30.
    pub ends: String,
    /// Code of the format.
    pub format: String,
    /// Venue and room.
    pub place: String,
    /// Street address.
    pub address: String,
    /// Last day for registration.
    pub register_by: String,
    /// Least people from a municipality.
    pub seats_least: String,
    /// Most people from a municipality.
    pub seats_most: String,
    /// Tables in the room.
    pub tables: String,
    /// Chairs at each table.
    pub chairs: String,
    /// Whom to ask.
    pub contact: String,
}

/// One thing that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormFault {
    /// The field.
    pub field: &'static str,
    /// The sentence, as a text key.
    pub key: &'static str,
}

impl SettingsForm {
    /// The form as it was posted. A time that can be read is written the way that a field for times shows it.
    #[must_use]
    pub fn posted(posted: &Posted) -> Self {
        let text = |name| posted.text(name).to_owned();
        let clock = |name| time(posted.text(name)).map_or_else(|| text(name), clock);
        Self {
            day: text("day"),
            starts: clock("starts"),
            ends: clock("ends"),
            format: text("format"),
            place: text("place"),
            address: text("address"),
            register_by: text("register_by"),
            seats_least: text("seats_least"),
            seats_most: text("seats_most"),
            tables: text("tables"),
            chairs: text("chairs"),
            contact: text("contact"),
        }
    }

    /// The form that shows these settings.
    #[must_use]
    pub fn of(settings: &Settings) -> Self {
        Self {
            day: settings.day.to_string(),
            starts: clock(settings.starts),
            ends: clock(settings.ends),
            format: settings.format.code().to_owned(),
            place: settings.place.clone(),
            address: settings.address.clone(),
            register_by: settings.register_by.to_string(),
            seats_least: settings.seats_least.to_string(),
            seats_most: settings.seats_most.to_string(),
            tables: settings.tables.to_string(),
            chairs: settings.chairs.to_string(),
            contact: settings.contact.clone(),
        }
    }

    /// The settings, or everything that is wrong, in the order of the fields. A last day for registration that has passed
    /// is wrong when it is another than the one that stands.
    ///
    /// # Errors
    /// At least one fault.
    pub fn check(&self, today: NaiveDate, stands: Option<NaiveDate>) -> Result<Settings, Vec<FormFault>> {
        let mut faults = Checked(Vec::new());
        let day = faults.keep("day", date(&self.day, "day-fault-day"));
        if day.is_some_and(|day| day < today) {
            faults.add("day", "day-fault-day-past");
        }
        let starts = faults.keep("starts", time(&self.starts).ok_or("day-fault-starts"));
        let ends = faults.keep("ends", time(&self.ends).ok_or("day-fault-ends"));
        if starts.zip(ends).is_some_and(|(starts, ends)| ends <= starts) {
            faults.add("ends", "day-fault-ends-early");
        }
        let format = Format::ALL.into_iter().find(|format| format.code() == self.format);
        let format = faults.keep("format", format.ok_or("day-fault-format"));
        let place = faults.keep("place", place(&self.place));
        let address = one_line(&self.address);
        if address.chars().count() > LONGEST_LINE {
            faults.add("address", "day-fault-address-long");
        }
        let register_by = faults.keep("register_by", date(&self.register_by, "day-fault-register-by"));
        if register_by.zip(day).is_some_and(|(register_by, day)| register_by >= day) {
            faults.add("register_by", "day-fault-register-by-late");
        }
        let is_new = register_by != stands;
        if is_new && register_by.is_some_and(|register_by| register_by < today) {
            faults.add("register_by", "day-fault-register-by-past");
        }
        let seats_least =
            faults.keep("seats_least", whole(&self.seats_least, 1..=50).ok_or("day-fault-seats-least"));
        let seats_most =
            faults.keep("seats_most", whole(&self.seats_most, 1..=50).ok_or("day-fault-seats-most"));
        if seats_least.zip(seats_most).is_some_and(|(least, most)| most < least) {
            faults.add("seats_most", "day-fault-seats-most-less");
        }
        let tables = faults.keep("tables", whole(&self.tables, 1..=100).ok_or("day-fault-tables"));
        let chairs = faults.keep("chairs", whole(&self.chairs, 2..=20).ok_or("day-fault-chairs"));
        let contact = faults.keep("contact", contact(&self.contact));
        let settings = (|| {
            Some(Settings {
                day: day?,
                starts: starts?,
                ends: ends?,
                place: place?,
                address,
                format: format?,
                register_by: register_by?,
                seats_least: seats_least?,
                seats_most: seats_most?,
                tables: tables?,
                chairs: chairs?,
                contact: contact?,
            })
        })();
        settings.filter(|_| faults.0.is_empty()).ok_or(faults.0)
    }
}

/// The faults as sentences beside their fields.
#[must_use]
pub fn said(faults: &[FormFault], words: &Words) -> Faults {
    let mut said = Faults::none();
    for fault in faults {
        said.add(fault.field, words.say(fault.key));
    }
    said
}

struct Checked(Vec<FormFault>);

impl Checked {
    fn add(&mut self, field: &'static str, key: &'static str) {
        self.0.push(FormFault { field, key });
    }

    fn keep<T>(&mut self, field: &'static str, checked: Result<T, &'static str>) -> Option<T> {
        checked.map_err(|key| self.add(field, key)).ok()
    }
}

fn date(text: &str, unread: &'static str) -> Result<NaiveDate, &'static str> {
    match form_date::read(text) {
        Ok(day) if YEARS.contains(&day.year()) => Ok(day),
        Ok(_) | Err(NoDay::Empty | NoDay::Unreadable) => Err(unread),
        Err(NoDay::NotInCalendar) => Err("day-fault-no-such-day"),
    }
}

/// "09:00", and "09.00" as it is written in Swedish.
fn time(text: &str) -> Option<NaiveTime> {
    let text = text.trim().replace('.', ":");
    NaiveTime::parse_from_str(&text, "%H:%M").ok()
}

fn clock(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

fn whole(text: &str, range: std::ops::RangeInclusive<i32>) -> Option<i32> {
    text.trim().parse().ok().filter(|number| range.contains(number))
}

/// Control characters part words like white space does: no letter, calendar or database takes them.
fn one_line(text: &str) -> String {
    let parts = text.split(|sign: char| sign.is_whitespace() || sign.is_control());
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn place(text: &str) -> Result<String, &'static str> {
    let line = one_line(text);
    match line.chars().count() {
        0 => Err("day-fault-place"),
        1..=LONGEST_LINE => Ok(line),
        _ => Err("day-fault-place-long"),
    }
}

fn contact(text: &str) -> Result<String, &'static str> {
    let lines: Vec<String> = text.lines().map(one_line).filter(|line| !line.is_empty()).collect();
    let text = lines.join("\n");
    match text.chars().count() {
        0 => Err("day-fault-contact"),
        1..=LONGEST_CONTACT => Ok(text),
        _ => Err("day-fault-contact-long"),
    }
}
