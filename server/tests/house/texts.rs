//! Every text is there in both languages, and every text is used.

use std::path::{Path, PathBuf};

use texts::Catalogue;
use valskydd::assembly::sources;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn collect(folder: &Path, text: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if path.is_dir() {
            collect(&path, text);
        } else if matches!(ending, "rs" | "html") {
            text.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// All code and templates, where keys stand between quotes.
fn code() -> String {
    let mut text = String::new();
    for folder in ["areas", "platform", "server"] {
        for entry in std::fs::read_dir(root().join(folder)).into_iter().flatten() {
            let path = entry.unwrap().path();
            let part = if path.is_dir() { path } else { continue };
            for inner in ["src", "templates"] {
                if part.join(inner).is_dir() {
                    collect(&part.join(inner), &mut text);
                }
            }
        }
    }
    text
}

#[test]
fn all_texts_hold_together_in_both_languages() {
    Catalogue::build(&sources()).unwrap();
}

/// A key is used when it stands in the code between quotes, or when the code builds keys from its beginning:
/// `"trouble-{}-title"` uses every key that begins with `trouble-`.
#[test]
fn every_text_is_used() {
    let code = code();
    let beginnings: Vec<&str> = code
        .split('"')
        .filter_map(|quoted| quoted.split_once('{').map(|(beginning, _)| beginning))
        .filter(|beginning| {
            beginning.ends_with('-')
                && beginning.len() > 3
                && beginning
                    .chars()
                    .all(|letter| letter.is_ascii_lowercase() || letter == '-' || letter == '_')
        })
        .collect();
    let catalogue = Catalogue::build(&sources()).unwrap();
    let unused: Vec<_> = catalogue
        .keys()
        .filter(|key| {
            !code.contains(&format!("\"{key}\""))
                && !beginnings.iter().any(|beginning| key.starts_with(beginning))
        })
        .collect();
    assert!(unused.is_empty(), "written but never said: {unused:?}");
}

/// Every deed that is written to the journal has its words.
#[test]
fn every_deed_has_its_words() {
    let code = code();
    let catalogue = Catalogue::build(&sources()).unwrap();
    let keys: Vec<_> = catalogue.keys().collect();
    let deeds = code.split("deed: \"").skip(1).filter_map(|rest| rest.split('"').next());
    for deed in deeds.filter(|deed| deed.contains('.')) {
        let key = format!("deed-{}", deed.replace('.', "-"));
        assert!(keys.contains(&key.as_str()), "{key}");
    }
}
