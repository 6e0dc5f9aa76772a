//! One person a line, as people write it in a mail: "Anna Andersson, säkerhetschef, anna@…". The pieces of a line
//! are told by what they hold, since no two lines need have the same.

use crate::addresses;
use crate::caps::Caps;
use crate::cells::is_phone;
use crate::email;
use crate::guess::is_like_name;
use crate::headers;
use crate::layout::Fixed;
use crate::person::Field;
use crate::refusal::Refusal;
use crate::role::Role;
use crate::table::{Builder, Sheet};
use crate::words::folded;

/// The columns that such a line is shown as.
pub(crate) const COLUMNS: Fixed = &[
    ("Namn", Field::Name),
    ("Roll", Field::Role),
    ("E-post", Field::Email),
    ("Telefon", Field::Phone),
    ("Kommun", Field::Municipality),
    ("Specialkost", Field::Diet),
    ("Övrigt", Field::Note),
];

/// Words of a piece. A piece with more is a sentence, and a name has no more than five.
const MOST_WORDS: usize = 8;
const MOST_NAME_WORDS: usize = 5;
/// Bytes of a line about one person. A longer one is running text.
const MOST_BYTES: usize = 2_000;

type Cells = [String; 7];

/// The people of a line; none when it is running text.
pub(crate) fn people(line: &str) -> Vec<Cells> {
    let line = without_mark(line);
    if line.matches('@').count() >= 2 && addresses::looks_like_addresses(line) {
        return addresses::entries(line).iter().map(|entry| of_entry(entry)).collect();
    }
    person(line).into_iter().collect()
}

/// The lines that hold people, with their numbers; `used` says which they were.
pub(crate) fn read(lines: &[(usize, &str)], caps: &Caps) -> Result<(Sheet, Vec<usize>), Refusal> {
    let mut builder = Builder::new(caps);
    builder.begin(None, false);
    let mut used = Vec::new();
    for &(number, line) in lines {
        for (entry, cells) in people(line).iter().enumerate() {
            builder.entry(number, entry);
            for (column, cell) in cells.iter().enumerate() {
                builder.cell(number, column, cell)?;
            }
            used.push(number);
        }
    }
    used.dedup();
    Ok((builder.take(), used))
}

fn of_entry(entry: &str) -> Cells {
    let entry = addresses::parsed(entry);
    let mut cells = Cells::default();
    let beside = if Role::read(&entry.organisation).is_some() { Field::Role } else { Field::Municipality };
    put(&mut cells, Field::Name, &entry.name);
    put(&mut cells, Field::Email, &entry.address);
    put(&mut cells, beside, &entry.organisation);
    cells
}

/// "1. ", "- ", "• ": marks of a list, and the numbers of one.
fn without_mark(line: &str) -> &str {
    let line = line.trim().trim_start_matches(['-', '–', '•', '*', '·', '●', '▪', '\u{a0}']).trim_start();
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match line.get(digits..).and_then(|rest| rest.strip_prefix(['.', ')'])) {
        Some(rest) if (1..=3).contains(&digits) && rest.starts_with(char::is_whitespace) => rest.trim(),
        _ => line,
    }
}

fn person(line: &str) -> Option<Cells> {
    if line.len() > MOST_BYTES {
        return None;
    }
    let pieces = pieces(line);
    let mut cells = Cells::default();
    for piece in &pieces {
        place(&mut cells, piece);
    }
    let [name, role, address, ..] = &cells;
    let words = |text: &str| text.split_whitespace().count();
    let is_name = name.is_empty()
        || (words(name) <= MOST_NAME_WORDS && name.chars().any(char::is_uppercase) && !ends_a_sentence(name));
    let is_person = if address.is_empty() {
        is_like_name(name) && Role::read(role).is_some()
    } else {
        is_name && address.len() >= 3
    };
    (is_person && pieces.iter().all(|piece| words(piece) <= MOST_WORDS)).then_some(cells)
}

fn ends_a_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', ':']) && text.split_whitespace().count() > 2
}

/// Split at commas and the like outside quotes, brackets and parentheses, and at dashes between spaces.
fn pieces(line: &str) -> Vec<String> {
    let line = line.replace(" – ", "\t").replace(" — ", "\t").replace(" - ", "\t");
    let mut pieces = vec![String::new()];
    let (mut quoted, mut depth) = (false, 0_usize);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            '<' | '(' => depth += 1,
            '>' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if matches!(c, ',' | ';' | '\t' | '|') && !quoted && depth == 0 {
            pieces.push(String::new());
        } else if let Some(last) = pieces.last_mut() {
            last.push(c);
        }
    }
    let mut pieces: Vec<String> = pieces.iter().map(|piece| piece.trim().to_owned()).collect();
    pieces.retain(|piece| !piece.is_empty());
    join_turned_name(&mut pieces);
    pieces
}

/// "Ek, Anna <anna@…>": the comma is a part of the name.
fn join_turned_name(pieces: &mut Vec<String>) {
    let Some([last, first]) = pieces.get(..2) else { return };
    let beside = email::unwrapped(first).name;
    let is_word =
        |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphabetic() || " -'’".contains(c));
    if last.split_whitespace().count() <= 2
        && is_word(last)
        && is_word(beside)
        && Role::read(beside).is_none()
    {
        let joined = format!("{last}, {first}");
        pieces.splice(..2, [joined]);
    }
}

/// Puts a piece where it belongs.
fn place(cells: &mut Cells, piece: &str) {
    if let Some((label, rest)) = piece.split_once(':')
        && let Some(guess) = headers::guess(label)
        && !rest.trim().is_empty()
    {
        put(cells, guess.field, rest.trim());
        return;
    }
    if piece.contains('@') {
        let (name, address) = name_and_address(piece);
        put(cells, Field::Email, &address);
        if !name.is_empty() {
            place(cells, &name);
        }
        return;
    }
    let (before, inside) = addresses::without_parentheses(piece);
    if !before.is_empty() && !inside.is_empty() {
        place(cells, &before);
        place(cells, &inside);
        return;
    }
    put(cells, field_of(cells, piece), piece);
}

fn field_of(cells: &Cells, piece: &str) -> Field {
    const DIETS: [&str; 9] =
        ["gluten", "laktos", "vegetar", "vegan", "allerg", "halal", "kosher", "pescetar", "specialkost"];
    let said = folded(piece);
    let is_place = ["kommun", "stad", "lansstyrelsen"].iter().any(|word| said.ends_with(word));
    if is_phone(piece) {
        Field::Phone
    } else if DIETS.iter().any(|word| said.contains(word)) {
        Field::Diet
    } else if is_place || said.starts_with("region ") {
        Field::Municipality
    } else if Role::read(piece).is_some() {
        Field::Role
    } else if cells[0].is_empty() {
        Field::Name
    } else if cells[1].is_empty() {
        Field::Role
    } else {
        Field::Note
    }
}

/// Puts a text into its cell; what has no place, or whose place is taken, is a note.
fn put(cells: &mut Cells, field: Field, text: &str) {
    let field = if matches!(field, Field::FirstName | Field::LastName) { Field::Name } else { field };
    let note = COLUMNS.len() - 1;
    let at = COLUMNS.iter().position(|(_, column)| *column == field).unwrap_or(note);
    let at = if cells[at].is_empty() { at } else { note };
    if text.is_empty() {
        return;
    }
    if !cells[at].is_empty() {
        cells[at].push_str("; ");
    }
    cells[at].push_str(text);
}

/// "Anna Ek <a@x.se>", "Anna Ek a@x.se", and "Anna Ek anna.ek @x.se" with a space that slipped in.
fn name_and_address(piece: &str) -> (String, String) {
    if piece.contains('<') {
        let found = email::unwrapped(piece);
        return (found.name.trim_matches('"').to_owned(), found.address.to_owned());
    }
    let words: Vec<&str> = piece.split_whitespace().collect();
    let Some(at) = words.iter().position(|word| word.contains('@')) else {
        return (piece.to_owned(), String::new());
    };
    let (mut first, mut last) = (at, at);
    if words[at].starts_with('@') && at > 0 {
        first = at - 1;
    }
    if words[at].ends_with('@') && at + 1 < words.len() {
        last = at + 1;
    }
    let address = words[first..=last].join(" ");
    let rest: Vec<&str> = words[..first].iter().chain(&words[last + 1..]).copied().collect();
    (
        rest.join(" ").trim_end_matches([':', '-', ' ']).to_owned(),
        email::unwrapped(&address).address.to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::people;

    fn told(line: &str) -> Vec<String> {
        people(line).iter().map(|cells| cells.join("|")).collect()
    }

    #[test]
    fn pieces_are_told_by_what_they_hold() {
        assert_eq!(
            told("Anna Andersson, säkerhetschef, anna@x.se"),
            ["Anna Andersson|säkerhetschef|anna@x.se||||"]
        );
        assert_eq!(told("2. Bo Ek – bo@x.se – 070-111 22 33"), ["Bo Ek||bo@x.se|070-111 22 33|||"]);
        assert_eq!(
            told("• Bo Ek (kommunikatör), Gävle kommun, tel: 026-17 00 04, vegetarian, bo@x.se"),
            ["Bo Ek|kommunikatör|bo@x.se|026-17 00 04|Gävle kommun|vegetarian|"]
        );
        assert_eq!(
            told("Bo Ek, registrator, bo@x.se, kommer sent"),
            ["Bo Ek|registrator|bo@x.se||||kommer sent"]
        );
        assert_eq!(told("Ek, Anna <a@x.se>; 070-111 22 33"), ["Ek, Anna||a@x.se|070-111 22 33|||"]);
        assert_eq!(told("Anna Ek anna.ek @x.se"), ["Anna Ek||anna.ek @x.se||||"]);
    }

    #[test]
    fn an_outlook_line_is_its_people() {
        assert_eq!(told("Anna Ek <a@x.se>; Ek, Bo <b@x.se>"), ["Anna Ek||a@x.se||||", "Ek, Bo||b@x.se||||"]);
    }

    #[test]
    fn a_person_without_address_has_a_role() {
        assert_eq!(told("Anna Ek, säkerhetschef"), ["Anna Ek|säkerhetschef|||||"]);
        assert!(told("Hej Anna, här kommer listan").is_empty());
    }

    #[test]
    fn sentences_with_an_address_are_no_people() {
        for line in [
            "Hör av er till anna@x.se om ni har frågor.",
            "Vi skickar fler namn nästa vecka, svara gärna till oss på val@x.se så snart ni kan",
            "Har ni frågor? val@x.se",
            "",
        ] {
            assert!(told(line).is_empty(), "{line}");
        }
    }
}
