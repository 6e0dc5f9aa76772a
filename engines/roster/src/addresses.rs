//! Mail addresses with or without names: a "To" line, or one address a line.

use crate::caps::Caps;
use crate::email::{self, strip_prefix_ignoring_case};
use crate::layout::Fixed;
use crate::person::Field;
use crate::refusal::Refusal;
use crate::table::{Builder, Sheet};

/// The columns that an address line is shown as.
pub(crate) const COLUMNS: Fixed =
    &[("Namn", Field::Name), ("E-post", Field::Email), ("Kommun", Field::Municipality)];

/// Words that mail programs put before the line.
const LEADS: [&str; 8] = ["till:", "to:", "kopia:", "cc:", "bcc:", "hemlig kopia:", "från:", "from:"];

/// Whether the text is addresses rather than a table: most addresses in angle brackets, or an address in nearly
/// every piece between commas, semicolons and line ends.
pub(crate) fn looks_like_addresses(text: &str) -> bool {
    let ats = text.matches('@').count();
    let brackets =
        text.split('<').skip(1).filter(|s| s.split('>').next().is_some_and(|s| s.contains('@'))).count();
    if ats == 0 {
        return false;
    }
    let mut pieces = 0_usize;
    let mut with_address = 0_usize;
    split(text, |piece, _| {
        pieces += usize::from(!piece.trim().is_empty());
        with_address += usize::from(piece.matches('@').count() == 1);
    });
    brackets * 2 >= ats || with_address * 5 >= pieces * 4
}

/// One row per entry: name, address, what stood in parentheses.
pub(crate) fn read(text: &str, caps: &Caps) -> Result<Sheet, Refusal> {
    let mut builder = Builder::new(caps);
    builder.begin(None, false);
    for (at, entry) in entries(text).iter().enumerate() {
        let cells = parsed(entry);
        for (column, cell) in [cells.name, cells.address, cells.organisation].iter().enumerate() {
            builder.cell(at + 1, column, cell)?;
        }
    }
    Ok(builder.take())
}

/// Splits at `;`, `,` and line ends outside quotes, brackets and parentheses.
fn split<'a>(text: &'a str, mut each: impl FnMut(&'a str, char)) {
    let mut start = 0;
    let mut quoted = false;
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '<' | '(' if !quoted => depth += 1,
            '>' | ')' if !quoted => depth = depth.saturating_sub(1),
            ';' | ',' if !quoted && depth == 0 => {
                each(&text[start..at], c);
                start = at + 1;
            }
            // A line end closes what was left open: one bad entry must not swallow the rest.
            '\n' => {
                each(&text[start..at], c);
                start = at + 1;
                quoted = false;
                depth = 0;
            }
            _ => {}
        }
    }
    each(&text[start..], '\n');
}

/// The entries. A piece without an address before a comma or a line end belongs to the next one: "Sjöberg,
/// Anna <anna@…>", or a line that was wrapped.
pub(crate) fn entries(text: &str) -> Vec<String> {
    let mut entries = Vec::new();
    let mut pending = String::new();
    split(text, |piece, end| {
        pending.push_str(piece);
        let complete = pending.contains('@') || end == ';';
        if !complete {
            pending.push(if end == ',' { ',' } else { ' ' });
            return;
        }
        if !pending.trim().is_empty() {
            entries.push(std::mem::take(&mut pending));
        }
        pending.clear();
    });
    if pending.chars().any(char::is_alphanumeric) {
        entries.push(pending);
    }
    entries
}

/// An entry of an address line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub name: String,
    pub address: String,
    pub organisation: String,
}

pub(crate) fn parsed(entry: &str) -> Entry {
    let entry = without_lead(entry.trim());
    let (name, address) = name_and_address(entry);
    let (name, organisation) = without_parentheses(&name);
    let name = unquoted(&name);
    let name =
        if email::unwrapped(&name).address.eq_ignore_ascii_case(&address) { String::new() } else { name };
    Entry { name, address, organisation }
}

fn without_lead(entry: &str) -> &str {
    let lead = LEADS.iter().find_map(|lead| strip_prefix_ignoring_case(entry, lead));
    lead.unwrap_or(entry).trim()
}

fn name_and_address(entry: &str) -> (String, String) {
    let found = email::unwrapped(entry);
    if !found.name.is_empty() || entry.contains('<') {
        return (found.name.to_owned(), found.address.to_owned());
    }
    let (addresses, words): (Vec<&str>, Vec<&str>) = entry.split_whitespace().partition(|w| w.contains('@'));
    let address = addresses.first().map(|w| email::unwrapped(w).address.to_owned()).unwrap_or_default();
    let rest: Vec<&str> = words.into_iter().chain(addresses.into_iter().skip(1)).collect();
    (rest.join(" ").trim_end_matches([',', ':', '-', ' ']).to_owned(), address)
}

/// "Håkan Ljung (Gävle kommun)": what stands in parentheses at the end is where the person works.
pub(crate) fn without_parentheses(name: &str) -> (String, String) {
    let name = name.trim().trim_matches('"').trim();
    if let Some((before, inside)) = name.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        return (before.trim().to_owned(), inside.trim().to_owned());
    }
    (name.to_owned(), String::new())
}

fn unquoted(name: &str) -> String {
    let mut name = name.trim();
    for (open, close) in [('"', '"'), ('\'', '\''), ('“', '”'), ('”', '”'), ('‘', '’')] {
        name = name.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)).unwrap_or(name).trim();
    }
    name.replace("\\\"", "\"").replace("\\\\", "\\")
}

#[cfg(test)]
mod tests {
    use super::{Entry, entries, looks_like_addresses, parsed};

    fn entry(name: &str, address: &str, organisation: &str) -> Entry {
        Entry { name: name.into(), address: address.into(), organisation: organisation.into() }
    }

    #[test]
    fn entries_are_taken_apart() {
        assert_eq!(parsed("Karin Åström <k@x.se>"), entry("Karin Åström", "k@x.se", ""));
        assert_eq!(parsed("\"Sjöberg, Anna\" <a@x.se>"), entry("Sjöberg, Anna", "a@x.se", ""));
        assert_eq!(
            parsed("Håkan Ljung (Gävle kommun) <h@x.se>"),
            entry("Håkan Ljung", "h@x.se", "Gävle kommun")
        );
        assert_eq!(parsed("'mia.niemi@x.se'"), entry("", "mia.niemi@x.se", ""));
        assert_eq!(parsed("'mia@x.se' <mia@x.se>"), entry("", "mia@x.se", ""));
        assert_eq!(parsed("Till: Karin Åström karin@x.se"), entry("Karin Åström", "karin@x.se", ""));
        assert_eq!(parsed("Pat O'Brien <p@x.se>"), entry("Pat O'Brien", "p@x.se", ""));
        assert_eq!(parsed("Karin Åström"), entry("Karin Åström", "", ""));
    }

    #[test]
    fn a_comma_in_a_name_without_quotes_does_not_split_it() {
        let text = "Sjöberg, Anna <a@x.se>\nÅström, Karin <k@x.se>, mia@x.se";
        assert_eq!(entries(text), ["Sjöberg, Anna <a@x.se>", "Åström, Karin <k@x.se>", " mia@x.se"]);
    }

    #[test]
    fn an_entry_without_address_is_kept() {
        assert_eq!(entries("Karin Åström; a@x.se; Mia"), ["Karin Åström", " a@x.se", " Mia "]);
    }

    #[test]
    fn a_table_is_not_taken_for_addresses() {
        assert!(!looks_like_addresses("Karin Åström;karin@x.se;Valsamordnare\nAnna;anna@x.se;Ledamot"));
        assert!(looks_like_addresses("karin@x.se, anna@x.se"));
        assert!(looks_like_addresses("Karin Åström karin@x.se\nAnna Ek anna@x.se"));
    }
}
