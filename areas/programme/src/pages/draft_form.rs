//! The form of a draft: its parts as fields, and what is wrong with them in words.

use chrono::{NaiveDate, NaiveTime};
use texts::Words;
use web::{Faults, Posted, Trouble};

use crate::draft::placeholder::{Unknown, Values};
use crate::draft::{DraftText, LONGEST_TEXT, MOST_PARTS, Part, Wrong};

/// One part as fields.
pub(super) struct PartField {
    /// From 1.
    pub number: usize,
    /// "Del 2: Anmälan (låst)".
    pub title: String,
    pub key: String,
    pub name: String,
    pub text: String,
    pub locked: bool,
    /// Height of the field, in lines.
    pub rows: String,
    /// What the button that moves it up sends.
    pub up: String,
}

/// What was written.
pub(super) fn read(posted: &Posted) -> Result<DraftText, Trouble> {
    let count: usize = posted.number("parts")?;
    let parts = (1..=count.min(MOST_PARTS * 2)).map(|number| {
        let of = |what: &str| posted.raw(&format!("part-{number}-{what}"));
        Part {
            key: of("key").chars().filter(|sign| !sign.is_control()).take(60).collect(),
            name: of("name").to_owned(),
            text: of("text").to_owned(),
            locked: of("locked") == "ja",
        }
    });
    Ok(DraftText::written(posted.raw("subject"), posted.raw("audience"), parts))
}

/// Adds a part or moves one up, when that is what the button says.
pub(super) fn rearranged(button: &str, text: &mut DraftText, new_key: impl FnOnce() -> String) -> bool {
    if button == "add" {
        text.parts.push(Part { key: new_key(), ..Part::default() });
        return true;
    }
    let Some(key) = button.strip_prefix("up-") else { return false };
    if let Some(place) = text.parts.iter().position(|part| part.key == key).filter(|place| *place > 0) {
        text.parts.swap(place - 1, place);
    }
    true
}

/// The parts as fields; one empty one when there are none.
pub(super) fn fields(words: &Words, text: &DraftText) -> Vec<PartField> {
    let one = [Part::default()];
    let parts = if text.parts.is_empty() { &one[..] } else { &text.parts };
    let field = |(place, part): (usize, &Part)| PartField {
        number: place + 1,
        title: title(words, place + 1, part),
        key: part.key.clone(),
        name: part.name.clone(),
        text: part.text.clone(),
        locked: part.locked,
        rows: (part.text.chars().count() / 70 + 3).clamp(4, 20).to_string(),
        up: format!("up-{}", part.key),
    };
    parts.iter().enumerate().map(field).collect()
}

fn title(words: &Words, number: usize, part: &Part) -> String {
    let key = match (part.name.is_empty(), part.locked) {
        (true, _) => "draft-part-title-new",
        (false, true) => "draft-part-title-locked",
        (false, false) => "draft-part-title",
    };
    words.say2(key, "number", number, "name", &part.name)
}

/// What is wrong, in words.
pub(super) fn faults(words: &Words, text: &DraftText) -> Faults {
    let mut faults = Faults::none();
    for fault in text.faults() {
        let field = fault.field.id();
        let what = field.rsplit('-').next().unwrap_or_default();
        let said = match &fault.wrong {
            Wrong::Empty => words.say(&format!("programme-draft-{what}-empty")),
            Wrong::Long if what == "text" => words.say1("programme-draft-text-long", "most", LONGEST_TEXT),
            Wrong::Long => words.say(&format!("programme-draft-{what}-long")),
            Wrong::Many => words.say1("draft-many", "most", MOST_PARTS),
            Wrong::Unknown(unknown) => unknown_placeholder(words, unknown),
        };
        faults.add(field, said);
    }
    faults
}

/// Where the placeholder stands that does not exist, and which was most likely meant.
#[must_use]
pub fn unknown_placeholder(words: &Words, unknown: &Unknown) -> String {
    words.say_with(
        "draft-unknown",
        [
            ("written", unknown.written.as_str().into()),
            ("line", unknown.line.into()),
            ("column", unknown.column.into()),
            ("nearest", format!("{{{}}}", unknown.nearest.name()).into()),
        ],
    )
}

/// An invented municipality and its workshop.
pub(super) struct Example {
    municipality: String,
    county: String,
    authority: String,
    place: String,
    address: String,
    contact: String,
}

impl Example {
    pub(super) fn new(words: &Words) -> Self {
        let say = |what: &str| words.say(&format!("draft-example-{what}"));
        Self {
            municipality: say("municipality"),
            county: say("county"),
            authority: say("authority"),
            place: say("place"),
            address: say("address"),
            contact: say("contact"),
        }
    }

    pub(super) fn values(&self) -> Values<'_> {
        let day = |month, day| NaiveDate::from_ymd_opt(2029, month, day).unwrap_or_default();
        let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
        Values {
            municipality: &self.municipality,
            county: &self.county,
            authority: &self.authority,
            day: day(3, 13),
            hours: (time(9), time(14)),
            place: &self.place,
            address: &self.address,
            last_day: day(2, 27),
            least: 3,
            most: 5,
            contact: &self.contact,
        }
    }
}
