//! `valskydd seating solve FILE`.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use seating::command::{SolveOptions, solve_command};

/// A clock that stands still.
fn still() -> Duration {
    Duration::ZERO
}

fn tiny() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/instances/tiny.txt"))
}

#[test]
fn the_objective_is_printed_and_the_groups_are_written() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("groups.txt");
    let options = SolveOptions { steps: Some(5_000), out: Some(out.clone()), ..SolveOptions::default() };
    assert_eq!(solve_command(tiny(), &options, &still), ("36.250\n".into(), 0));
    let written = fs::read_to_string(out).unwrap();
    let groups: Vec<&str> = written.lines().map(|line| line.split_once(' ').unwrap().1).collect();
    assert_eq!(groups.len(), 6);
    assert!(groups[0] == groups[1] && groups[1] == groups[5]);
    assert!(groups[2] == groups[3] && groups[3] == groups[4] && groups[2] != groups[0]);
}

#[test]
fn json_holds_the_group_of_each_person() {
    let options = SolveOptions { steps: Some(5_000), seed: 4, json: true, ..SolveOptions::default() };
    let (text, code) = solve_command(tiny(), &options, &still);
    assert_eq!(code, 0);
    let answer: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(answer["objective"], 36.25);
    assert_eq!(answer["groups"].as_array().unwrap().len(), 6);
    assert_eq!((&answer["optimal"], &answer["seed"]), (&true.into(), &4.into()));
}

#[test]
fn a_file_that_cannot_be_read_is_one_sentence_and_two() {
    let (text, code) = solve_command(Path::new("nowhere.txt"), &SolveOptions::default(), &still);
    assert_eq!(code, 2);
    assert!(text.starts_with("nowhere.txt cannot be read: ") && text.lines().count() == 1, "{text}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken.txt");
    fs::write(&path, "3 1 ss 3 3\n0 1 2\n0 2 NaN\n1 2 3\n").unwrap();
    let (text, code) = solve_command(&path, &SolveOptions::default(), &still);
    assert_eq!(code, 2);
    assert!(text.ends_with("is not an MDGPLIB instance, line 3: \"NaN\" is not a finite gain.\n"), "{text}");
}

#[test]
fn groups_that_cannot_be_written_are_one_sentence_and_two() {
    let folder = tempfile::tempdir().unwrap();
    let out = Some(folder.path().join("no/such/folder"));
    let (text, code) =
        solve_command(tiny(), &SolveOptions { steps: Some(10), out, ..SolveOptions::default() }, &still);
    assert_eq!(code, 2);
    assert!(text.contains("cannot be written"), "{text}");
}

#[test]
fn the_seconds_are_kept() {
    let begun = Instant::now();
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/instances/RanReal_n120_ss_01.txt"));
    let options = SolveOptions { seconds: Some(0.5), threads: 2, json: true, ..SolveOptions::default() };
    let (text, code) = solve_command(path, &options, &|| begun.elapsed());
    assert_eq!(code, 0, "{text}");
    let answer: serde_json::Value = serde_json::from_str(&text).unwrap();
    // Wide, for machines that do much else meanwhile.
    assert!((0.45..1.5).contains(&answer["seconds"].as_f64().unwrap()), "{text}");
    assert_eq!((&answer["optimal"], &answer["threads"]), (&false.into(), &2.into()));
}

#[test]
fn no_time_is_one_sentence_and_two() {
    for seconds in [0.0, -1.0, f64::NAN] {
        let options = SolveOptions { seconds: Some(seconds), ..SolveOptions::default() };
        let (text, code) = solve_command(tiny(), &options, &still);
        assert_eq!((code, text.ends_with("are no time to search in.\n")), (2, true), "{text}");
    }
}
