//! Text with one person a line: which separator, and the cells.

use crate::caps::Caps;
use crate::refusal::Refusal;
use crate::table::{Builder, Sheet};

/// Tab before the others on a draw: nobody types a tab into a cell.
const SEPARATORS: [char; 4] = ['\t', ';', ',', '|'];

/// Line ends of any system as `\n`, so that rows can be counted.
pub(crate) fn with_plain_line_ends(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains('\r') {
        return text.replace("\r\n", "\n").replace('\r', "\n").into();
    }
    text.into()
}

/// Excel's own hint in the first line, `sep=;`. Excel does not show that line, so rows are counted after it.
pub(crate) fn declared_separator(text: &str) -> Option<(char, &str)> {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let hint = line.trim_matches(|c| c == '"' || c == ' ');
    let separator = crate::email::strip_prefix_ignoring_case(hint, "sep=")?;
    let mut chars = separator.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if c.is_ascii() => Some((c, rest)),
        // A line "sep=\t" loses its tab to the trimming of some programs.
        (None, _) => Some(('\t', rest)),
        _ => None,
    }
}

/// The separator that stands equally often, outside quotes, in most of the first lines; `None` when no
/// character does.
pub(crate) fn guessed_separator(text: &str) -> Option<char> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(60).collect();
    SEPARATORS
        .into_iter()
        .enumerate()
        .filter_map(|(rank, separator)| {
            let (lines_alike, count) = commonest_count(&lines, separator)?;
            Some((lines_alike * count.min(8), std::cmp::Reverse(rank), separator))
        })
        .max()
        .map(|(_, _, separator)| separator)
}

/// How many lines have the commonest count of a separator, and that count. Lines without any do not vote: titles
/// above the header have none.
fn commonest_count(lines: &[&str], separator: char) -> Option<(usize, usize)> {
    let mut votes = std::collections::BTreeMap::<usize, usize>::new();
    for line in lines {
        let count = count_outside_quotes(line, separator);
        if count > 0 {
            *votes.entry(count).or_default() += 1;
        }
    }
    votes.into_iter().map(|(count, lines)| (lines, count)).max()
}

fn count_outside_quotes(line: &str, separator: char) -> usize {
    let mut quoted = false;
    line.chars()
        .filter(|&c| {
            quoted ^= c == '"';
            !quoted && c == separator
        })
        .count()
}

/// The cells. Without a separator every line is one cell. Quotes that do not pair up would swallow the lines
/// after them; then each line is read alone.
pub(crate) fn read(text: &str, separator: Option<char>, caps: &Caps) -> Result<Sheet, Refusal> {
    read_from(text, separator, 1, caps)
}

/// The same for a part of a text whose first line has this number.
pub(crate) fn read_from(
    text: &str,
    separator: Option<char>,
    first: usize,
    caps: &Caps,
) -> Result<Sheet, Refusal> {
    let mut builder = Builder::new(caps);
    builder.begin(None, false);
    let separator = separator.and_then(|c| u8::try_from(c).ok()).unwrap_or(0);
    if memchr::memchr_iter(b'"', text.as_bytes()).count().is_multiple_of(2) {
        read_records(text, separator, true, first, &mut builder)?;
    } else {
        for (at, line) in text.split('\n').enumerate() {
            let pairs = memchr::memchr_iter(b'"', line.as_bytes()).count().is_multiple_of(2);
            read_records(line, separator, pairs, at + first, &mut builder)?;
        }
    }
    Ok(builder.take())
}

fn read_records(
    text: &str,
    separator: u8,
    quoting: bool,
    first: usize,
    builder: &mut Builder<'_>,
) -> Result<(), Refusal> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .quoting(quoting)
        .flexible(true)
        .has_headers(false)
        .from_reader(std::io::Read::chain(text.as_bytes(), &b"\n"[..]));
    let mut record = csv::StringRecord::new();
    let mut inner_breaks = 0;
    loop {
        let more = reader.read_record(&mut record).map_err(|err| Refusal::damaged(builder.place(), err))?;
        if !more {
            return Ok(());
        }
        // The line after the record, minus the line breaks inside quotes: spreadsheets count records.
        let line_after = usize::try_from(reader.position().line()).unwrap_or(usize::MAX);
        inner_breaks +=
            record.iter().map(|cell| memchr::memchr_iter(b'\n', cell.as_bytes()).count()).sum::<usize>();
        let number = line_after.saturating_sub(2 + inner_breaks) + first;
        for (column, cell) in record.iter().enumerate() {
            builder.cell(number, column, cell)?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{declared_separator, guessed_separator, read};
    use crate::Caps;

    fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
        let sheet = read(text, guessed_separator(text), &Caps::default()).unwrap();
        sheet.rows.into_iter().map(|row| (row.number, row.cells)).collect()
    }

    #[test]
    fn the_separator_is_the_one_that_stands_equally_often() {
        assert_eq!(guessed_separator("a;b;c\n\"x;y\";1;2\nSjöberg, Anna;3;4"), Some(';'));
        assert_eq!(guessed_separator("a,b,c\n\"x, y\",1;2,3"), Some(','));
        assert_eq!(guessed_separator("Titel, med komma\na\tb\nc\td"), Some('\t'));
        assert_eq!(guessed_separator("ett ord\nett till"), None);
    }

    #[test]
    fn excels_hint_is_read_in_any_case() {
        assert_eq!(declared_separator("SEP=,\nx"), Some((',', "x")));
        assert_eq!(declared_separator("separat;x\n"), None);
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_shows_them() {
        let text = "a;b\n\n\"två\nrader\";x\n\nc;d";
        let numbers: Vec<usize> = rows(text).into_iter().map(|(number, _)| number).collect();
        assert_eq!(numbers, [1, 3, 5]);
    }

    #[test]
    fn a_quote_without_its_pair_does_not_swallow_the_lines_after_it() {
        let rows = rows("a;b\n\"Karin;x\nAnna;y\nMia;z");
        assert_eq!(rows.len(), 4);
        assert_eq!(rows[2], (3, vec!["Anna".to_owned(), "y".to_owned()]));
    }
}
