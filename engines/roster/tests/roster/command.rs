//! `valskydd roster read FILE`.

use std::path::Path;

use roster::command::read_command;
use serde_json::Value;

fn fixture(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

#[test]
fn a_list_is_printed_as_json_with_cells_and_sentences() {
    let (json, exit) = read_command(&fixture("deltagare_semikolon_utf8bom.csv"));
    assert_eq!(exit, 0);
    let reading: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(reading["columns"][2]["field"], "email");
    let elsa = &reading["rows"][6];
    assert_eq!(elsa["number"], 9);
    assert_eq!(elsa["name"], "Elsa Wästberg");
    assert_eq!(elsa["role"], "it_security");
    assert_eq!(elsa["clean"], false);
    let fault = &elsa["faults"][0];
    assert_eq!(fault["cell"], "C9");
    assert_eq!(fault["code"], "email_invalid");
    assert_eq!(fault["severity"], "fault");
    assert!(fault["sentence"].as_str().unwrap().contains("elsa.wastberg@ljusdal"));
    assert!(fault["sentence_sv"].as_str().unwrap().starts_with("Det går inte att skicka"));
    assert_eq!(reading["merged"][0]["number"], 7);
}

#[test]
fn a_file_that_is_too_big_is_refused_without_being_read() {
    let file = tempfile::NamedTempFile::new().unwrap();
    file.as_file().set_len(200_000_000).unwrap();
    let (sentence, exit) = read_command(file.path());
    assert_eq!(exit, 2);
    assert_eq!(sentence, "The file is 200000000 bytes; at most 64000000 bytes are read.");
}

#[test]
fn what_cannot_be_read_is_one_sentence_and_exit_2() {
    for path in
        [fixture("finns-inte.csv"), fixture("."), Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")]
    {
        let (sentence, exit) = read_command(&path);
        assert_eq!(exit, 2, "{sentence}");
        assert!(sentence.ends_with('.') && !sentence.contains('\n'), "{sentence}");
    }
}
