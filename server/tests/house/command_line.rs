//! The program as it is typed.

use std::path::Path;
use std::process::{Command, Output};

fn valskydd(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_valskydd")).args(arguments).output().unwrap()
}

fn fixture(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../engines/roster/tests/fixtures");
    folder.join(name).display().to_string()
}

#[test]
fn a_list_is_read_without_a_server() {
    let read = valskydd(&["roster", "read", &fixture("deltagare_semikolon_windows1252.csv")]);
    assert!(read.status.success());
    let json: serde_json::Value = serde_json::from_slice(&read.stdout).unwrap();
    let text = json.to_string();
    assert!(text.contains("Karin Åström") && text.contains("security_coordinator"), "{text}");
}

#[test]
fn what_is_no_list_is_refused_in_one_sentence() {
    let read = valskydd(&["roster", "read", env!("CARGO_BIN_EXE_valskydd")]);
    assert_eq!(read.status.code(), Some(2));
    assert!(read.stdout.is_empty());
    assert_eq!(String::from_utf8(read.stderr).unwrap().trim().lines().count(), 1);
}

#[test]
fn the_same_seed_and_steps_give_the_same_groups() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../engines/seating/tests/instances/tiny.txt");
    let file = file.display().to_string();
    let solve = || valskydd(&["seating", "solve", &file, "--steps", "1000", "--seed", "4", "--json"]);
    let (first, second) = (solve(), solve());
    assert!(first.status.success());
    assert_eq!(first.stdout, second.stdout);
}

#[test]
fn a_setting_that_does_not_exist_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("valskydd.toml");
    std::fs::write(&file, "lissen = \"127.0.0.1:1\"\n").unwrap();
    let served = valskydd(&["--config", file.to_str().unwrap(), "serve"]);
    assert_eq!(served.status.code(), Some(2));
    assert!(String::from_utf8(served.stderr).unwrap().contains("lissen"));
}

#[test]
fn an_empty_installation_gets_its_first_lead_and_only_one() {
    let folder = tempfile::tempdir().unwrap();
    let init = || {
        Command::new(env!("CARGO_BIN_EXE_valskydd"))
            .env("VALSKYDD_DATA", folder.path())
            .args(["init", "--name", "Ingrid Sandell", "--address", "ingrid@val.example"])
            .output()
            .unwrap()
    };
    let first = init();
    assert!(first.status.success(), "{}", String::from_utf8_lossy(&first.stderr));
    assert!(String::from_utf8(first.stdout).unwrap().contains("/l/"));
    assert_eq!(init().status.code(), Some(2));
    let end = |address: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_valskydd"));
        command.env("VALSKYDD_DATA", folder.path()).args(["sessions", "end", address]).output().unwrap()
    };
    assert_eq!(String::from_utf8(end("Ingrid@val.example").stdout).unwrap(), "0 sessions ended\n");
    assert_eq!(end("nobody@val.example").status.code(), Some(2));
    assert_eq!(String::from_utf8(end("--everybody").stdout).unwrap(), "0 sessions ended\n");
    let verified = Command::new(env!("CARGO_BIN_EXE_valskydd"))
        .env("VALSKYDD_DATA", folder.path())
        .args(["journal", "verify"])
        .output()
        .unwrap();
    assert!(verified.status.success());
}
