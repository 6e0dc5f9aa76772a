//! What an invitation's text must be, and when a reminder may go. Pure.

use chrono::{DateTime, TimeDelta, Utc};

/// The longest text of a county's own, in characters: about four pages.
pub const LONGEST_TEXT: usize = 10_000;

/// The county's text cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// Longer than [`LONGEST_TEXT`].
    TooLong(usize),
}

/// The county's text as it is kept: line ends as `\n`, no white space around it or at the ends of its lines, so that a
/// line that looks empty is; tabs, which pasted tables bring, as spaces, and no other control characters.
///
/// # Errors
/// [`TextFault::TooLong`].
pub fn own_text(typed: &str) -> Result<String, TextFault> {
    let text = typed.replace("\r\n", "\n").replace('\t', " ");
    let lines: Vec<String> = text.trim().lines().map(line).collect();
    let text = lines.join("\n");
    let length = text.chars().count();
    if length > LONGEST_TEXT { Err(TextFault::TooLong(length)) } else { Ok(text) }
}

fn line(typed: &str) -> String {
    let plain: String = typed.chars().filter(|character| !character.is_control()).collect();
    plain.trim_end().to_owned()
}

/// A text's paragraphs: parted by empty lines.
pub fn paragraphs(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split("\n\n").map(|paragraph| paragraph.trim().to_owned()).filter(|paragraph| !paragraph.is_empty())
}

/// Whether a municipality may be reminded now: it has not answered, and the last letter is a day old.
#[must_use]
pub fn may_remind(answered: bool, last_letter: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    !answered && now - last_letter >= TimeDelta::hours(20)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_its_paragraphs_and_loses_its_control_characters() {
        let text = own_text("  Hej!\r\n\r\nVälkomna\u{0} till Gävle.\r\n").unwrap();
        assert_eq!(paragraphs(&text).collect::<Vec<_>>(), ["Hej!", "Välkomna till Gävle."]);
    }

    #[test]
    fn a_line_of_spaces_parts_paragraphs_and_a_tab_parts_words() {
        let text = own_text("Kl. 9\tKaffe \r\n \t\r\nKl. 12\tLunch").unwrap();
        assert_eq!(paragraphs(&text).collect::<Vec<_>>(), ["Kl. 9 Kaffe", "Kl. 12 Lunch"]);
    }

    #[test]
    fn a_text_of_five_pages_is_too_long() {
        assert_eq!(own_text(&"a".repeat(LONGEST_TEXT + 1)), Err(TextFault::TooLong(LONGEST_TEXT + 1)));
    }

    #[test]
    fn a_municipality_is_reminded_once_a_day_until_it_answers() {
        let sent: DateTime<Utc> = "2029-02-20T08:00:00Z".parse().unwrap();
        assert!(!may_remind(false, sent, sent + TimeDelta::hours(3)));
        assert!(may_remind(false, sent, sent + TimeDelta::hours(24)));
        assert!(!may_remind(true, sent, sent + TimeDelta::days(9)));
    }
}
