//! The parts of a draft and what is wrong with them.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::placeholder::{self, Unknown};

/// The longest subject line, the longest line about the audience and the longest name of a part, in characters.
pub const LONGEST_LINE: usize = 200;
/// The longest text of all parts together, in characters: about twenty pages.
pub const LONGEST_TEXT: usize = 60_000;
/// The most parts of a draft.
pub const MOST_PARTS: usize = 40;

/// One part of the letter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Stays the same through all versions, so that a county's words find their part again.
    pub key: String,
    /// What those who write call it; it does not stand in the letter.
    pub name: String,
    /// Paragraphs, parted by empty lines.
    pub text: String,
    /// It reads the same in every county.
    pub locked: bool,
}

/// The national text of the invitation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftText {
    /// Subject line of the letter.
    pub subject: String,
    /// Who is to come, in one line; may be empty.
    pub audience: String,
    /// From top to bottom; each has a text and a key of its own.
    pub parts: Vec<Part>,
}

/// Where a fault stands. Parts are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The subject line.
    Subject,
    /// The line about the audience.
    Audience,
    /// The name of a part.
    Name(usize),
    /// The text of a part.
    Text(usize),
}

impl Field {
    /// Its id in a form.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Subject => "subject".to_owned(),
            Self::Audience => "audience".to_owned(),
            Self::Name(part) => format!("part-{}-name", part + 1),
            Self::Text(part) => format!("part-{}-text", part + 1),
        }
    }
}

/// What is wrong there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing stands where something must.
    Empty,
    /// Longer than [`LONGEST_LINE`], or all parts together longer than [`LONGEST_TEXT`].
    Long,
    /// More than [`MOST_PARTS`].
    Many,
    /// A placeholder that does not exist.
    Unknown(Unknown),
}

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFault {
    /// Where.
    pub field: Field,
    /// What.
    pub wrong: Wrong,
}

impl DraftText {
    /// The text as somebody wrote it in a form: lines are one line, line ends are `\n`, nothing around it, and no
    /// control characters, which no letter and no database takes. A part without name and text is left out; one whose
    /// key another has already gets one of its own.
    #[must_use]
    pub fn written(subject: &str, audience: &str, parts: impl IntoIterator<Item = Part>) -> Self {
        let mut taken = HashSet::new();
        let parts = parts.into_iter().map(|part| Part {
            key: part.key,
            name: one_line(&part.name),
            text: written(&part.text),
            locked: part.locked,
        });
        let mut kept: Vec<Part> =
            parts.filter(|part| !part.name.is_empty() || !part.text.is_empty()).collect();
        for part in &mut kept {
            while part.key.is_empty() || taken.contains(&part.key) {
                part.key.push('+');
            }
            taken.insert(part.key.clone());
        }
        Self { subject: one_line(subject), audience: one_line(audience), parts: kept }
    }

    /// Everything that is wrong, in the order of the fields.
    #[must_use]
    pub fn faults(&self) -> Vec<TextFault> {
        let mut faults = Vec::new();
        let mut add = |field, wrong| faults.push(TextFault { field, wrong });
        if self.subject.is_empty() {
            add(Field::Subject, Wrong::Empty);
        }
        for (field, line) in [(Field::Subject, &self.subject), (Field::Audience, &self.audience)] {
            if line.chars().count() > LONGEST_LINE {
                add(field, Wrong::Long);
            }
            for unknown in placeholder::unknown(line) {
                add(field, Wrong::Unknown(unknown));
            }
        }
        if self.parts.is_empty() {
            add(Field::Text(0), Wrong::Empty);
        }
        let mut length = 0;
        for (place, part) in self.parts.iter().enumerate() {
            if part.name.chars().count() > LONGEST_LINE {
                add(Field::Name(place), Wrong::Long);
            }
            if part.name.is_empty() {
                add(Field::Name(place), Wrong::Empty);
            }
            if part.text.is_empty() {
                add(Field::Text(place), Wrong::Empty);
            }
            let before = length;
            length += part.text.chars().count();
            if before <= LONGEST_TEXT && length > LONGEST_TEXT {
                add(Field::Text(place), Wrong::Long);
            }
            if place == MOST_PARTS {
                add(Field::Text(place), Wrong::Many);
            }
            let unknown = placeholder::unknown(&part.text);
            for unknown in unknown {
                add(Field::Text(place), Wrong::Unknown(unknown));
            }
        }
        faults
    }

    /// The part with this key.
    #[must_use]
    pub fn part(&self, key: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.key == key)
    }

    /// The paragraphs of all parts.
    pub fn paragraphs(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().flat_map(|part| paragraphs(&part.text))
    }
}

/// The paragraphs of a text in which empty lines part them.
pub fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty())
}

/// A line as it is kept.
#[must_use]
pub fn one_line(text: &str) -> String {
    let text: String = text.chars().map(plain).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Paragraphs as they are kept.
#[must_use]
pub fn written(text: &str) -> String {
    let text: String = text.replace("\r\n", "\n").chars().map(plain).collect();
    let lines: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
    lines.join("\n")
}

fn plain(sign: char) -> char {
    if sign.is_control() && sign != '\n' { ' ' } else { sign }
}

#[cfg(test)]
mod tests {
    use super::super::default_draft;
    use super::*;

    fn part(key: &str, name: &str, text: &str) -> Part {
        Part { key: key.into(), name: name.into(), text: text.into(), locked: false }
    }

    #[test]
    fn all_faults_of_a_draft_are_said_at_once() {
        let long = "å".repeat(LONGEST_LINE + 1);
        let text = DraftText::written(" \r\n ", &long, [part("a", "", "Kom {dga}!"), part("b", "Slut", " ")]);
        let found: Vec<_> = text
            .faults()
            .into_iter()
            .map(|fault| (fault.field.id(), matches!(fault.wrong, Wrong::Unknown(_))))
            .collect();
        let expected = [
            ("subject", false),
            ("audience", false),
            ("part-1-name", false),
            ("part-1-text", true),
            ("part-2-text", false),
        ];
        assert_eq!(found, expected.map(|(field, unknown)| (field.to_owned(), unknown)));
        let none = DraftText::written("a", "", []).faults();
        assert_eq!(none, [TextFault { field: Field::Text(0), wrong: Wrong::Empty }]);
    }

    #[test]
    fn twenty_pages_fit_and_forty_parts_and_no_more() {
        let page = "ö".repeat(LONGEST_TEXT / 2);
        let mut text = DraftText::written("a", "", [part("a", "a", &page), part("b", "b", &page)]);
        assert_eq!(text.faults(), []);
        text.parts[1].text.push('ö');
        assert_eq!(text.faults(), [TextFault { field: Field::Text(1), wrong: Wrong::Long }]);
        let many = (0..=MOST_PARTS).map(|number| part(&number.to_string(), "a", "b"));
        let many = DraftText::written("a", "", many);
        assert_eq!(many.faults(), [TextFault { field: Field::Text(MOST_PARTS), wrong: Wrong::Many }]);
    }

    #[test]
    fn a_text_from_a_browser_keeps_its_paragraphs_and_loses_its_empty_parts() {
        let parts = [part("a", "", "  Ett\r\nstycke \r\n\r\n\r\n\r\nTvå\r\n"), part("b", " ", "\r\n")];
        let text = DraftText::written("Hej\r\ndär\0", "", parts);
        assert_eq!((text.subject.as_str(), text.parts.len()), ("Hej där", 1));
        assert_eq!(text.paragraphs().collect::<Vec<_>>(), ["Ett\nstycke", "Två"]);
    }

    #[test]
    fn every_part_has_a_key_of_its_own() {
        let text = DraftText::written("a", "", ["", "x", "x", "x"].map(|key| part(key, "a", "b")));
        let keys: HashSet<_> = text.parts.iter().map(|part| part.key.as_str()).collect();
        assert_eq!(keys.len(), 4);
        assert!(keys.contains("x") && !keys.contains(""));
    }

    #[test]
    fn the_shipped_draft_can_be_saved_as_it_is() {
        let draft = default_draft();
        assert_eq!(draft.faults(), []);
        assert!(draft.paragraphs().count() >= 5);
        assert!(draft.parts.iter().any(|part| part.locked) && draft.parts.iter().any(|part| !part.locked));
        assert_eq!(draft, DraftText::written(&draft.subject, &draft.audience, draft.parts.clone()));
    }
}
