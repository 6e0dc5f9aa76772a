//! A real list placed from the command line.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

/// Forty people from eight municipalities, five roles.
const ROLES: [&str; 5] =
    ["Valsamordnare", "Säkerhetssamordnare", "Kommunikatör", "It-säkerhetsansvarig", "Ledamot valnämnden"];

fn list(folder: &Path) -> String {
    let people = (0..40).map(|at| {
        let (kommun, role) = (at / 5, ROLES[at % 5]);
        format!("Person {at};p{at}@kommun{kommun}.example;Kommun {kommun};{role}\n")
    });
    let file = folder.join("deltagare.csv");
    std::fs::write(&file, "Namn;E-post;Kommun;Roll\n".to_owned() + &people.collect::<String>()).unwrap();
    file.display().to_string()
}

fn plan(folder: &Path, rules: &str, more: &[&str]) -> Output {
    let (list, file) = (list(folder), folder.join("regler.toml"));
    std::fs::write(&file, rules).unwrap();
    let rules = file.display().to_string();
    Command::new(env!("CARGO_BIN_EXE_valskydd"))
        .args(["seating", "plan", &list, "--rules", &rules, "--steps", "300000"])
        .args(more)
        .output()
        .unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_list_becomes_a_plan_on_paper_and_in_sheets() {
    let folder = tempfile::tempdir().unwrap();
    let rules =
        "[[rule]]\nis = \"fixed\"\nperson = \"Person 7\"\ntable = 2\n[[rule]]\nis = \"at-most\"\nmost = 1\n";
    let done = plan(folder.path(), rules, &["--rounds", "2", "--json"]);
    assert!(done.status.success(), "{}", said(&done.stderr));
    let answer: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    let rounds = answer["rounds"].as_array().unwrap();
    assert_eq!(rounds.len(), 2);
    for round in rounds {
        let tables = round.as_object().unwrap();
        assert!(tables["2"].as_array().unwrap().contains(&"Person 7".into()));
        assert!(tables.values().all(|people| (6..=8).contains(&people.as_array().unwrap().len())));
        let everyone: BTreeSet<&str> = tables
            .values()
            .flat_map(|people| people.as_array().unwrap())
            .filter_map(|name| name.as_str())
            .collect();
        assert_eq!(everyone.len(), 40);
    }
    let bytes = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    assert!(bytes("bord.pdf").starts_with(b"%PDF-"));
    assert!(bytes("bord.xlsx").starts_with(b"PK"));
    assert_eq!(said(&bytes("bord.csv")).lines().count(), 41);
}

#[test]
fn the_same_seed_and_steps_give_the_same_plan() {
    let folder = tempfile::tempdir().unwrap();
    let once = || plan(folder.path(), "", &["--rounds", "2", "--json", "--seed", "5"]).stdout;
    let first = once();
    assert!(!first.is_empty());
    assert_eq!(first, once());
}

#[test]
fn rules_that_clash_are_named_by_their_lines() {
    let folder = tempfile::tempdir().unwrap();
    let apart = "[[rule]]\nis = \"apart\"\npeople = [\"Person 1\", \"Person 2\"]\n";
    let together = "[[rule]]\nis = \"together\"\npeople = [\"Person 1\", \"Person 2\"]\n";
    let fixed = "[[rule]]\nis = \"fixed\"\nperson = \"Person 9\"\ntable = 1\n";
    let refused = plan(folder.path(), &format!("{apart}{fixed}{together}"), &[]);
    assert_eq!(refused.status.code(), Some(2));
    let sentence = said(&refused.stderr);
    assert!(sentence.contains("the rules of lines 1, 8 cannot all hold; no fewer clash."), "{sentence}");
    assert!(!folder.path().join("bord.pdf").exists());
}

#[test]
fn a_rule_about_somebody_who_is_not_on_the_list_is_refused_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let rules = "\n[[rule]]\nis = \"apart\"\npeople = [\"Person 1\", \"Nils Holgersson\"]\n";
    let refused = plan(folder.path(), rules, &[]);
    assert_eq!(refused.status.code(), Some(2));
    let sentence = said(&refused.stderr);
    assert!(sentence.contains("line 2: Nils Holgersson is not on the list"), "{sentence}");
}

#[test]
fn somebody_who_stands_on_two_lines_is_refused_with_both() {
    let folder = tempfile::tempdir().unwrap();
    let list = |rows: &str| {
        let file = folder.path().join("deltagare.csv");
        std::fs::write(&file, format!("Namn;E-post;Kommun\n{rows}")).unwrap();
        let list = file.display().to_string();
        let run =
            Command::new(env!("CARGO_BIN_EXE_valskydd")).args(["seating", "plan", &list]).output().unwrap();
        (run.status.code(), said(&run.stderr))
    };
    let (code, sentence) = list(
        "Anna Ek;anna@gavle.example;Gävle\nBo Ek;bo@gavle.example;Gävle\nA Ek;ANNA@gavle.example;Gävle\n",
    );
    assert_eq!(code, Some(2));
    assert!(sentence.contains("line 4: anna@gavle.example stands on line 2 too"), "{sentence}");
    let (code, sentence) = list("Anna Ek;;Gävle\nAnna Ek;;Ockelbo\nanna ek;;gävle\n");
    assert_eq!(code, Some(2));
    assert!(sentence.contains("line 4: anna ek stands on line 2 too"), "{sentence}");
    assert_eq!(sentence.lines().count(), 1, "the same name from elsewhere is somebody else: {sentence}");
}

#[test]
fn sizes_that_cannot_hold_everyone_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let refused = plan(folder.path(), "", &["--tables", "6-8", "--room", "4"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused.stderr).contains("40 people"), "{}", said(&refused.stderr));
    let typed = plan(folder.path(), "", &["--tables", "8-6"]);
    assert!(said(&typed.stderr).contains("6-8"));
}
