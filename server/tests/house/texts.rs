//! Every text is there in both languages, and every text is used.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use texts::Catalogue;
use valskydd::assembly::sources;

use crate::resident::{Base, Resident};

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

/// Where JSON is made that goes into no journal: taking the journal out, what a paper is made of, what phones at a door get.
const NO_DETAILS: [&str; 4] = [
    "organisation/src/journal/export.rs",
    "papers/src/press.rs",
    "door/src/pages/data.rs",
    "door/src/pages/mobile.rs",
];

/// What deeds tell, by the names that they give it in the code.
fn detail_names(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            detail_names(&path, names);
        }
        let is_other = NO_DETAILS.iter().any(|other| path.ends_with(other));
        if is_other || path.extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        let code = std::fs::read_to_string(&path).unwrap();
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        for made in code.split("json!(").skip(1) {
            let mut depth = 1;
            let end = made.find(|sign: char| {
                depth += i32::from(sign == '(') - i32::from(sign == ')');
                depth == 0
            });
            // Between quotes stand names and values by turns; a name is followed by a colon.
            let parts: Vec<&str> = made[..end.unwrap()].split('"').collect();
            let keys = parts.windows(2).skip(1).step_by(2).filter(|pair| pair[1].starts_with(':'));
            names.extend(keys.map(|pair| pair[0].to_owned()));
        }
    }
}

/// Whatever a deed tells has a word in both languages, and is shown by it.
#[test]
fn every_detail_of_a_deed_has_its_word() {
    let mut names = BTreeSet::new();
    for folder in ["areas", "platform"] {
        for entry in std::fs::read_dir(root().join(folder)).unwrap() {
            detail_names(&entry.unwrap().path().join("src"), &mut names);
        }
    }
    detail_names(&root().join("server/src"), &mut names);
    let catalogue = Catalogue::build(&sources()).unwrap();
    let keys: BTreeSet<_> = catalogue.keys().collect();
    let without = |name: &&String| {
        !organisation::journal::NAMES.contains(&name.as_str())
            || !keys.contains(format!("journal-detail-{name}").as_str())
    };
    let missing: Vec<_> = names.iter().filter(without).collect();
    assert!(missing.is_empty(), "told by a deed, without a word: {missing:?}");
    for known in ["new_browser", "agreed_by", "people"] {
        assert!(names.contains(known), "{known} is not found any more: is this test still looking?");
    }
}

/// Whatever code stands in a detail has its word: a new one of any area fails here.
#[test]
fn every_code_in_a_detail_has_its_word() {
    use organisation::journal::has_word;
    use programme::calendar::ElectionKind;
    use workshop::day::rules::Format;
    use workshop::table_plan::{book::Part, job::Effort, paper::Kind};
    let missing = |of: &'static str, codes: &[&'static str]| -> Vec<(&str, &str)> {
        codes.iter().filter(|code| !has_word(of, code)).map(|code| (of, *code)).collect()
    };
    let mut all = missing("format", &Format::ALL.map(Format::code));
    all.extend(missing("election", &ElectionKind::ALL.map(ElectionKind::code)));
    all.extend(missing("part", &Part::ALL.map(Part::code)));
    all.extend(missing("effort", &Effort::ALL.map(Effort::code)));
    all.extend(missing("kind", &Kind::ALL.map(Kind::code)));
    assert!(all.is_empty(), "told by a deed, without a word: {all:?}");
}

/// What the demo's journal tells: names that the code makes one by one are caught here.
#[tokio::test]
async fn every_deed_and_detail_that_the_demo_wrote_has_its_word() {
    let house = Resident::on(Base::Sqlite).await;
    let lines = store::journal::read(house.app.store(), &store::journal::Filter::default(), 10_000).await;
    let lines = lines.unwrap();
    let deeds: BTreeSet<_> = lines.iter().map(|line| line.deed.as_str()).collect();
    assert!(deeds.len() >= 8, "{deeds:?}");
    for line in lines {
        assert!(organisation::journal::DEEDS.contains(&line.deed.as_str()), "{}", line.deed);
        let details: serde_json::Value = serde_json::from_str(&line.details).unwrap();
        for (name, value) in details.as_object().into_iter().flatten() {
            assert!(organisation::journal::NAMES.contains(&name.as_str()), "{}: {name}", line.deed);
            let is_coded = organisation::journal::VALUES.iter().any(|(of, _)| of == name) && name != "reason";
            if let Some(code) = value.as_str().filter(|_| is_coded) {
                assert!(organisation::journal::has_word(name, code), "{}: {name}: {code}", line.deed);
            }
        }
    }
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
