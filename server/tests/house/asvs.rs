//! The documents on security: every requirement of OWASP's ASVS once, and every proof is a test that is there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const PROVEN: &str = "proven by test";
const REVIEWED: &str = "reviewed";
const NOT_MET: &str = "not met";
const STATES: [&str; 4] = [PROVEN, REVIEWED, "does not apply", NOT_MET];
/// Endings of the files that a review names.
const KINDS: [&str; 10] = ["csv", "html", "js", "json", "lock", "md", "mjs", "rs", "service", "toml"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> Option<String> {
    std::fs::read_to_string(root().join(path)).ok()
}

/// One requirement in the table.
#[derive(Debug)]
struct Row {
    id: String,
    level: String,
    what: String,
    state: String,
    proof: String,
}

/// The rows, in the order of the table.
fn rows(table: &str) -> Vec<Row> {
    let begins = |line: &&str| line.strip_prefix("| ").is_some_and(|rest| rest.starts_with(char::is_numeric));
    table
        .lines()
        .filter(begins)
        .map(|line| {
            let cells: Vec<_> =
                line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
            let [id, level, what, state, proof] = cells.try_into().expect(line);
            Row { id, level, what, state, proof }
        })
        .collect()
}

fn table() -> String {
    read("docs/security/asvs.md").unwrap()
}

/// What stands between the marks for code.
fn marked(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

fn is_rust(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|kind| kind == "rs")
}

/// A file and the test in it: `areas/x/tests/y.rs: its_name`.
fn test_in(mark: &str) -> Option<(&str, &str)> {
    mark.split_once(": ").filter(|(path, _)| is_rust(path) || path.ends_with(".test.mjs"))
}

/// Something in the tree, by its ending. Types, addresses, settings and code are not.
fn is_path(mark: &str) -> bool {
    let kind = Path::new(mark).extension().and_then(|kind| kind.to_str()).unwrap_or_default();
    let is_ours = KINDS.contains(&kind) || mark.ends_with("/Containerfile");
    is_ours && !mark.starts_with('/') && !mark.contains([' ', ':'])
}

/// Whether a Rust file has a test of this name: a function with a test's attribute right above it.
fn has_test(code: &str, name: &str) -> bool {
    let lines: Vec<_> = code.lines().map(str::trim).collect();
    let declared = format!("fn {name}(");
    let at = lines.iter().position(|line| line.trim_start_matches("async ").starts_with(&declared));
    let above = at.map(|at| lines[..at].iter().rev().take_while(|line| line.starts_with(['#', '/'])));
    let is_mark = |line: &&str| line.starts_with("#[test]") || line.starts_with("#[tokio::test");
    above.is_some_and(|mut above| above.any(is_mark))
}

/// A test or a path that is named and is not there.
fn lacking(text: &str) -> Option<String> {
    for (path, name) in marked(text).filter_map(test_in) {
        let Some(code) = read(path) else { return Some(format!("{path} is not there")) };
        let found = if is_rust(path) { has_test(&code, name) } else { code.contains(name) };
        if !found {
            return Some(format!("{path} has no test {name}"));
        }
    }
    let gone = paths(text).find(|path| !root().join(path).exists());
    gone.map(|path| format!("{path} is not there"))
}

fn paths(text: &str) -> impl Iterator<Item = &str> {
    marked(text).filter(|mark| test_in(mark).is_none() && is_path(mark))
}

/// What does not hold of a row; none when it does.
fn fault(row: &Row) -> Option<String> {
    let said = |what: &str| Some(format!("{}: {what}", row.id));
    if !STATES.contains(&row.state.as_str()) {
        return said("its state is none");
    }
    if row.what.split_whitespace().count() > 10 {
        return said("more than ten words");
    }
    if row.proof.is_empty() {
        return said("neither proof nor reason");
    }
    if let Some(what) = lacking(&row.proof) {
        return said(&what);
    }
    let tests = marked(&row.proof).filter_map(test_in).count();
    match row.state.as_str() {
        PROVEN if tests == 0 => said("proven by no test"),
        REVIEWED if paths(&row.proof).next().is_none() => said("nothing is named that was reviewed"),
        _ => None,
    }
}

#[test]
fn every_proof_in_the_table_is_there() {
    let faults: Vec<_> = rows(&table()).iter().filter_map(fault).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_proof_in_the_threat_model_is_there() {
    let text = read("docs/security/threat-model.md").unwrap();
    let faults: Vec<_> = text.lines().filter_map(lacking).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_requirement_stands_in_the_table_once_with_its_level() {
    let ids = read("docs/security/asvs-5.0-ids.csv").unwrap();
    let mut lines = ids.lines();
    assert_eq!(lines.next(), Some("id,level"));
    let wanted: Vec<_> = lines.map(|line| line.split_once(',').expect(line)).collect();
    let chosen = wanted.iter().filter(|(_, level)| *level == "3").count();
    assert_eq!((wanted.len(), chosen), (261, 8), "levels 1 and 2 whole, and what was chosen of 3");
    let table = table();
    let written = rows(&table);
    let written: Vec<_> = written.iter().map(|row| (row.id.as_str(), row.level.as_str())).collect();
    assert_eq!(written, wanted);
}

#[test]
fn what_is_said_at_the_top_is_what_the_table_says() {
    let table = table();
    let mut counts: BTreeMap<&str, usize> = STATES.map(|state| (state, 0)).into();
    let rows = rows(&table);
    for row in &rows {
        *counts.get_mut(row.state.as_str()).expect(&row.id) += 1;
    }
    let [proven, reviewed, elsewhere, not_met] = STATES.map(|state| counts[state]);
    let counted = format!(
        "**{proven} proven by test, {reviewed} reviewed, {elsewhere} do not apply, {not_met} not met: {} in all.**",
        rows.len()
    );
    assert!(table.contains(&counted), "the counts at the top should be: {counted}");
    let open: BTreeSet<_> =
        rows.iter().filter(|row| row.state == NOT_MET).map(|row| row.id.clone()).collect();
    let listed =
        table.split("## Not met\n").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap_or_default();
    let listed = listed.lines().filter_map(|line| line.trim_end_matches('|').rsplit_once('|'));
    let listed: BTreeSet<_> = listed
        .flat_map(|(_, ids)| ids.split(',').map(str::trim))
        .filter(|id| id.starts_with(char::is_numeric))
        .map(str::to_owned)
        .collect();
    assert_eq!(listed, open, "the list of what is not met");
}

#[test]
fn a_row_that_claims_too_much_is_found() {
    let claim = |state: &str, proof: &str| {
        let row = format!("| 1.1.1 | 2 | What | {state} | {proof} |");
        rows(&row).iter().find_map(fault)
    };
    let own = "server/tests/house/asvs.rs";
    assert_eq!(claim(PROVEN, &format!("`{own}: a_row_that_claims_too_much_is_found`")), None);
    assert_eq!(claim(REVIEWED, &format!("Seen in `{own}`, `image/svg+xml` and `http://`")), None);
    for (state, proof) in [
        (PROVEN, format!("`{own}: fault`")),
        (PROVEN, format!("`{own}: no_such_test`")),
        (PROVEN, "`server/tests/house/none.rs: a_test`".to_owned()),
        (PROVEN, format!("`{own}`")),
        (PROVEN, "`browser_tests/01-start.test.mjs: a title that nobody wrote`".to_owned()),
        (REVIEWED, "`server/src/none.rs` was read".to_owned()),
        (REVIEWED, format!("`{own}` and `no_such_folder/none.rs` were read")),
        (REVIEWED, "It looks good".to_owned()),
        ("well met", format!("`{own}`")),
        (NOT_MET, String::new()),
    ] {
        assert!(claim(state, &proof).is_some(), "{state}: {proof}");
    }
}
