//! The body of a mail: what the sender wrote, the mail it answers, the signature; and where in it the list stands.

use crate::addresses;
use crate::caps::Caps;
use crate::email::strip_prefix_ignoring_case;
use crate::head;
use crate::headers;
use crate::layout::Fixed;
use crate::lines;
use crate::person::Field;
use crate::reading::Form;
use crate::refusal::Refusal;
use crate::separated;
use crate::table::{Builder, Sheet};

/// What a line of a mail is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {
    /// By the sender.
    Here,
    /// In the mail that is answered or passed on.
    Before,
    /// Below the greeting.
    Signature,
}

const GREETINGS: [&str; 9] = [
    "med vänlig hälsning",
    "med vänliga hälsningar",
    "vänliga hälsningar",
    "vänlig hälsning",
    "mvh",
    "hälsningar",
    "kind regards",
    "best regards",
    "regards",
];
/// Lines that programs put before the mail that is answered.
const BEFORE: [&str; 6] = [
    "-----ursprungligt meddelande",
    "-----original message",
    "-----vidarebefordrat",
    "---------- forwarded message",
    "---------- vidarebefordrat",
    "begin forwarded message",
];
/// Fields of that mail, as programs show them.
const FIELDS: [&str; 14] = [
    "från:",
    "from:",
    "skickat:",
    "sent:",
    "till:",
    "to:",
    "kopia:",
    "cc:",
    "datum:",
    "date:",
    "ämne:",
    "subject:",
    "prioritet:",
    "bifogade filer:",
];

/// What each line is.
pub(crate) fn written(lines: &[&str]) -> Vec<Written> {
    let mut now = Written::Here;
    let mut written = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let line = line.trim();
        if begins_before(line, lines.get(at + 1).copied()) {
            now = Written::Before;
        } else if now == Written::Here && is_greeting(line) {
            now = Written::Signature;
        }
        written.push(if line.starts_with('>') { Written::Before } else { now });
    }
    written
}

fn begins(line: &str, starts: &[&str]) -> bool {
    let line = line.to_lowercase();
    starts.iter().any(|start| line.starts_with(start))
}

fn begins_before(line: &str, next: Option<&str>) -> bool {
    let answers = (begins(line, &["den ", "on ", "le "]) && ends_quoting(line)) || begins(line, &BEFORE);
    let field = |line: &str| begins(line.trim().trim_start_matches('*'), &FIELDS);
    answers || (begins(line.trim_start_matches('*'), &FIELDS[..2]) && next.is_some_and(field))
}

fn ends_quoting(line: &str) -> bool {
    line.ends_with(':') && [" skrev", " wrote"].iter().any(|word| line.contains(word))
}

fn is_greeting(line: &str) -> bool {
    line == "--" || (line.len() < 60 && begins(line, &GREETINGS) && !line.contains('@'))
}

/// A line of the mail that is answered, without the mark before it; nothing for its fields.
pub(crate) fn unquoted(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(['>', ' ']);
    let is_field = begins(line.trim_start_matches('*'), &FIELDS) || begins(line, &BEFORE);
    (!is_field && !ends_quoting(line.trim())).then_some(line)
}

/// A list within a text.
pub(crate) struct Found {
    pub form: Form,
    pub fixed: Option<Fixed>,
    pub sheet: Sheet,
    /// Numbers of the lines it was read from.
    pub used: Vec<usize>,
}

/// The columns of "Namn: …" under each other.
const PAIRS: Fixed = &[
    ("Namn", Field::Name),
    ("Förnamn", Field::FirstName),
    ("Efternamn", Field::LastName),
    ("Roll", Field::Role),
    ("E-post", Field::Email),
    ("Telefon", Field::Phone),
    ("Kommun", Field::Municipality),
    ("Specialkost", Field::Diet),
    ("Tillgänglighet", Field::Access),
    ("Skyddade uppgifter", Field::Protected),
    ("Övrigt", Field::Note),
];

/// The list in these numbered lines: a table with a header, details under each other, addresses, or one person a
/// line. `None` when there is none.
pub(crate) fn find(lines: &[(usize, &str)], caps: &Caps) -> Result<Option<Found>, Refusal> {
    if let Some(found) = table(lines, caps)? {
        return Ok(Some(found));
    }
    if let Some(found) = pairs(lines, caps)? {
        return Ok(Some(found));
    }
    let (sheet, used) = lines::read(lines, caps)?;
    if !sheet.rows.is_empty() {
        let form = Form::Separated { separator: '\n' };
        return Ok(Some(Found { form, fixed: Some(lines::COLUMNS), sheet, used }));
    }
    blocks(lines, caps)
}

/// A header, and the lines below it that have its separator.
fn table(lines: &[(usize, &str)], caps: &Caps) -> Result<Option<Found>, Refusal> {
    let mut best: Option<(u32, usize, char)> = None;
    for (at, (_, line)) in lines.iter().take(500).enumerate() {
        for separator in ['\t', ';', '|', ','] {
            let cells: Vec<String> = line.split(separator).map(str::to_owned).collect();
            let score = if cells.len() >= 2 { headers::row_score(&cells) } else { 0 };
            let followed = lines.get(at + 1..).unwrap_or_default().iter().take(20);
            let is_followed = score > 0
                && followed
                    .clone()
                    .any(|(_, below)| below.matches(separator).count() + 1 >= cells.len().min(3));
            if is_followed && best.is_none_or(|(most, ..)| score > most) {
                best = Some((score, at, separator));
            }
        }
    }
    let Some((_, at, separator)) = best else { return Ok(None) };
    let (mut last, mut without) = (at, 0);
    for (below, (_, line)) in lines.iter().enumerate().skip(at + 1) {
        if line.contains(separator) {
            (last, without) = (below, 0);
        } else if !line.trim().is_empty() {
            without += 1;
        }
        if without > 2 {
            break;
        }
    }
    let block = &lines[at..=last];
    let first = block[0].0;
    // Lines between that belong elsewhere stand empty, so that rows have the numbers of their lines.
    let mut text = String::new();
    let mut number = first;
    for (own, line) in block {
        while number < *own {
            text.push('\n');
            number += 1;
        }
        text.push_str(line);
    }
    let sheet = separated::read_from(&text, Some(separator), first, caps)?;
    let Some(head) = head::of(&sheet.rows) else { return Ok(None) };
    let header = &sheet.rows[head.first].cells;
    if sheet.rows.iter().skip(head.last + 1).all(|row| row.cells == *header) {
        // A header with nobody below it, as in an invitation: the list stands elsewhere.
        return Ok(None);
    }
    let used = block.iter().map(|(number, _)| *number).collect();
    Ok(Some(Found { form: Form::Separated { separator }, fixed: None, sheet, used }))
}

/// "Namn: Anna Ek", "Roll: …" under each other; a person ends where a detail comes again, or at an empty line before
/// a new name.
pub(crate) fn pairs(lines: &[(usize, &str)], caps: &Caps) -> Result<Option<Found>, Refusal> {
    let detail = |line: &str| {
        let (label, text) = line.split_once(':')?;
        let guess = headers::guess(label).filter(|guess| guess.score >= 60 && !text.trim().is_empty())?;
        PAIRS
            .iter()
            .position(|(_, field)| *field == guess.field)
            .map(|column| (column, text.trim().to_owned()))
    };
    let details: Vec<(usize, usize, String)> = lines
        .iter()
        .filter_map(|(number, line)| detail(line).map(|(column, text)| (*number, column, text)))
        .collect();
    let has = |field| details.iter().any(|(_, column, _)| PAIRS[*column].1 == field);
    if !(has(Field::Email) && (has(Field::Name) || has(Field::FirstName))) {
        return Ok(None);
    }
    let mut builder = Builder::new(caps);
    builder.begin(None, false);
    let mut taken = [false; PAIRS.len()];
    let (mut row, mut used) = (0, Vec::new());
    for (number, column, text) in &details {
        if row == 0 || taken[*column] {
            (row, taken) = (*number, [false; PAIRS.len()]);
        }
        taken[*column] = true;
        builder.cell(row, *column, text)?;
        used.push(*number);
    }
    let form = Form::Separated { separator: ':' };
    Ok(Some(Found { form, fixed: Some(PAIRS), sheet: builder.take(), used }))
}

/// A name, a title and an address on lines of their own, people apart by an empty line.
fn blocks(lines: &[(usize, &str)], caps: &Caps) -> Result<Option<Found>, Refusal> {
    let mut builder = Builder::new(caps);
    builder.begin(None, false);
    let mut used = Vec::new();
    for block in lines.split(|(_, line)| line.trim().is_empty()) {
        let ats: usize = block.iter().map(|(_, line)| line.matches('@').count()).sum();
        if ats != 1 || !(2..=8).contains(&block.len()) {
            continue;
        }
        let joined: Vec<&str> = block.iter().map(|(_, line)| line.trim()).collect();
        let [cells] = &lines::people(&joined.join(", "))[..] else { continue };
        for (column, cell) in cells.iter().enumerate() {
            builder.cell(block[0].0, column, cell)?;
        }
        used.extend(block.iter().map(|(number, _)| *number));
    }
    let sheet = builder.take();
    let form = Form::Separated { separator: '\n' };
    Ok((!sheet.rows.is_empty()).then_some(Found { form, fixed: Some(lines::COLUMNS), sheet, used }))
}

/// The whole text as the "To" line of a letter, when it is one.
pub(crate) fn addresses(lines: &[(usize, &str)], caps: &Caps) -> Result<Option<Found>, Refusal> {
    let filled: Vec<&str> =
        lines.iter().map(|(_, line)| *line).filter(|line| !line.trim().is_empty()).collect();
    let is_line = filled.iter().any(|line| line.matches('@').count() >= 2)
        || filled.iter().all(|line| line.contains('@') || line.trim_end().ends_with([',', ';']));
    let text = filled.join("\n");
    if !is_line || !addresses::looks_like_addresses(&text) {
        return Ok(None);
    }
    let sheet = addresses::read(&text, caps)?;
    let used = lines.iter().map(|(number, _)| *number).collect();
    Ok(Some(Found { form: Form::Addresses, fixed: Some(addresses::COLUMNS), sheet, used }))
}

/// Whether the text begins like a saved mail: fields of a header, one of which only a mail program writes.
pub(crate) fn is_mail(text: &str) -> bool {
    const KNOWN: [&str; 5] = ["message-id:", "mime-version:", "received:", "content-type:", "return-path:"];
    let mut fields = 0;
    let mut written_by_a_program = false;
    for line in text.lines().take(200) {
        if line.starts_with([' ', '\t']) && fields > 0 {
            continue;
        }
        let is_from = fields == 0 && line.starts_with("From ");
        let label = line.split(':').next().unwrap_or_default();
        let is_field = line.contains(':')
            && !label.is_empty()
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if !is_field && !is_from {
            break;
        }
        fields += 1;
        written_by_a_program |= KNOWN.iter().any(|known| strip_prefix_ignoring_case(line, known).is_some());
    }
    fields >= 2 && written_by_a_program
}
