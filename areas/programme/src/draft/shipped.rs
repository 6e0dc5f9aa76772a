//! The draft that ships with the program.

use super::parts::{DraftText, Part};

/// The draft that ships with the program, in Swedish like the letters to the municipalities.
#[must_use]
pub fn default_draft() -> DraftText {
    DraftText::written(
        "Inbjudan till workshop i valsäkerhet",
        "Valsamordnare, valnämnd, säkerhets-, kris- och beredskapssamordnare, kommunikatörer och it-säkerhetsansvariga",
        parts(include_str!("shipped.sv.txt")),
    )
}

/// A line that begins with `#` begins a part: its key, its name, and a star when it is locked.
fn parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for line in text.lines() {
        if let Some((key, name)) = line.strip_prefix('#').and_then(|title| title.split_once(' ')) {
            let locked = name.ends_with('*');
            let name = name.trim_end_matches('*').trim().to_owned();
            parts.push(Part { key: key.to_owned(), name, text: String::new(), locked });
        } else if let Some(part) = parts.last_mut() {
            part.text.push_str(line);
            part.text.push('\n');
        }
    }
    parts
}
