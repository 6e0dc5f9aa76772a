//! Instances in the MDGPLIB format: read, refused with the line, solved.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use seating::Budget;
use seating::mdgp::{Fault, Instance, read, solve_instance};

const TINY: &str = include_str!("instances/tiny.txt");
const REAL: &[u8] = include_bytes!("instances/RanReal_n120_ss_01.txt");

/// The line and the sentence of a refusal.
fn refusal(text: &str) -> (usize, String) {
    let refused = read(text.as_bytes()).unwrap_err();
    (refused.line, refused.fault.to_string())
}

/// The tiny instance with one line replaced.
fn with(line: usize, new: &str) -> String {
    let lines = (1..).zip(TINY.lines()).map(|(number, old)| if number == line { new } else { old });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

fn within_sizes(instance: &Instance, group_of: &[usize]) -> bool {
    let mut load = vec![0; instance.sizes().len()];
    for &group in group_of {
        load[group] += 1;
    }
    load.iter().zip(instance.sizes()).all(|(size, (least, most))| (least..=most).contains(&size))
}

#[test]
fn a_tiny_instance_is_read_and_solved_to_its_best() {
    let instance = read(TINY.as_bytes()).unwrap();
    assert_eq!((instance.people(), instance.sizes()), (6, &[(2, 4), (2, 4)][..]));
    assert!((instance.gain(4, 2) - 7.25).abs() < 1e-12);
    let plan = solve_instance(&instance, 1, Budget { steps: 5_000 });
    // 0, 1 and 5 together, 2, 3 and 4 together: 10 + 1 + 1 and 8 + 7.25 + 9.
    assert!((plan.objective - 36.25).abs() < 1e-9, "{}", plan.objective);
    assert!(within_sizes(&instance, &plan.group_of));
}

#[test]
fn line_ends_of_any_system_and_empty_lines_are_read() {
    let windows = TINY.replace('\n', "\r\n") + "\r\n\r\n";
    assert_eq!(read(windows.as_bytes()).unwrap(), read(TINY.as_bytes()).unwrap());
}

#[test]
fn a_header_that_cannot_be_is_refused_at_line_one() {
    let header = |text| refusal(&with(1, text));
    assert_eq!(header("6 2 ds -2 4 2 4"), (1, "-2 is negative".into()));
    assert_eq!(header("6 2 ds 4 2 2 4"), (1, "group 0 cannot have at least 4 and at most 2 people".into()));
    let sums = "6 people do not fit: the groups take between 8 and 10".to_string();
    assert_eq!(header("6 2 ds 4 5 4 5"), (1, sums));
    assert_eq!(header("6 2 ds 2 4 2"), (1, "3 sizes stand here, but 2 groups need 4".into()));
    assert_eq!(header("6 2 xs 2 4 2 4"), (1, "\"xs\" is neither ss nor ds".into()));
    assert_eq!(header("six 2 ds 2 4 2 4"), (1, "\"six\" is not the number of people".into()));
    assert_eq!(header("6 7 ds 2 4 2 4"), (1, "7 groups cannot be made of 6 people".into()));
    assert_eq!(header("0 0 ss"), (1, "0 groups cannot be made of 0 people".into()));
    assert_eq!(header("9999 1 ss 9999 9999").0, 1);
    assert_eq!(refusal("  \n\n"), (1, "the file is empty".into()));
}

#[test]
fn a_pair_that_cannot_be_is_refused_with_its_line() {
    assert_eq!(refusal(&with(4, "0 3 NaN")), (4, "\"NaN\" is not a finite gain".into()));
    assert_eq!(refusal(&with(4, "0 3 inf")), (4, "\"inf\" is not a finite gain".into()));
    assert_eq!(
        refusal(&with(5, "0 6 1")),
        (5, "person 6 does not exist: people are numbered from 0 to 5".into())
    );
    assert_eq!(refusal(&with(5, "0 -1 1")), (5, "-1 is negative".into()));
    assert_eq!(refusal(&with(6, "3 3 1")), (6, "person 3 is paired with themselves".into()));
    assert_eq!(refusal(&with(7, "1 0 1")), (7, "the gain of persons 1 and 0 stands twice".into()));
    assert_eq!(refusal(&with(8, "1 3")), (8, "a line must hold two people and a gain, not 2 words".into()));
    let latin = read(b"6 2 ds 2 4 2 4\n0 1 \xE5\n").unwrap_err();
    assert_eq!((latin.line, latin.fault), (2, Fault::NotText));
}

#[test]
fn a_file_that_ends_too_early_is_refused_at_its_end() {
    let cut = TINY.lines().take(14).collect::<Vec<_>>().join("\n");
    assert_eq!(refusal(&cut), (14, "the file ends too early: 13 of 15 pairs are there".into()));
    let promised = "the file ends too early: 1 of 17997000 pairs are there".to_string();
    assert_eq!(refusal("6000 1 ss 6000 6000\n0 1 5\n"), (2, promised));
}

#[test]
fn gains_of_any_scale_are_solved_alike() {
    for scale in [1e-3, 1.0, 1e6, 1e12, 1e300] {
        let (header, lines) = TINY.split_once('\n').unwrap();
        let scaled = lines.lines().map(|line| {
            let (pair, gain) = line.rsplit_once(' ').unwrap();
            format!("{pair} {:e}\n", gain.parse::<f64>().unwrap() * scale)
        });
        let text = format!("{header}\n{}", scaled.collect::<Vec<_>>().concat());
        let plan = solve_instance(&read(text.as_bytes()).unwrap(), 1, Budget { steps: 5_000 });
        assert!((plan.objective / scale - 36.25).abs() < 1e-9, "{scale}: {}", plan.objective);
    }
}

#[test]
fn a_public_instance_comes_near_the_published_value_in_few_steps() {
    let instance = read(REAL).unwrap();
    let plan = solve_instance(&instance, 1, Budget { steps: 100_000 });
    assert!(within_sizes(&instance, &plan.group_of));
    assert!((instance.objective(&plan.group_of) - plan.objective).abs() < 1e-9);
    // TPSDP: 47 343.681 on average in three seconds. This is a fraction of that work.
    assert!(plan.objective > 46_900.0, "{}", plan.objective);
    assert_eq!(plan, solve_instance(&instance, 1, Budget { steps: 100_000 }));
}
