//! The arrows of the house: downwards only, and between areas only those that are listed.

use crate::metadata::{Arrow, Crate, Floor};

/// What an area may stand on beside `organisation`, which all may.
const AREAS: &[(&str, &[&str])] = &[
    ("organisation", &[]),
    ("library", &[]),
    ("programme", &["library"]),
    ("workshop", &["programme"]),
    ("course", &["programme", "workshop"]),
    ("mailings", &["programme", "workshop", "course"]),
    ("joining", &["programme", "workshop", "course"]),
    ("door", &["programme", "workshop", "course"]),
    ("personal_data", &["programme", "workshop"]),
    ("analysis", &["library"]),
    ("exercise", &["library", "workshop"]),
    ("follow_up", &["library", "exercise", "analysis", "workshop"]),
];

/// Helps tests and the commands; never a part of the program.
const TRIALS: &str = "trials";

/// One line for each arrow that may not be.
pub fn faults(crates: &[Crate]) -> Vec<String> {
    let floor_of = |name: &str| crates.iter().find(|one| one.name == name).map(|one| one.floor);
    let mut faults = Vec::new();
    for one in crates {
        for arrow in &one.stands_on {
            let Some(below) = floor_of(&arrow.to) else {
                faults.push(format!("{} → {}: not a crate of this workspace", one.name, arrow.to));
                continue;
            };
            if let Some(why) = refusal(one, arrow, below) {
                faults.push(format!("{} → {}: {why}", one.name, arrow.to));
            }
        }
        let known = AREAS.iter().any(|(area, _)| *area == one.name);
        if one.floor == Floor::Areas && !known {
            faults.push(format!("{}: an area without a line in the list of arrows", one.name));
        }
    }
    faults
}

/// Why this arrow may not be, or nothing.
fn refusal(from: &Crate, arrow: &Arrow, below: Floor) -> Option<&'static str> {
    if matches!(below, Floor::Server | Floor::Xtask) {
        return Some("nothing stands on the roof or on xtask");
    }
    if arrow.to == TRIALS && !arrow.for_tests && from.floor != Floor::Xtask {
        return Some("trials is for tests alone");
    }
    match from.floor {
        Floor::Engines => Some("an engine stands alone"),
        Floor::Platform if below == Floor::Areas => Some("the platform knows no area"),
        Floor::Areas if below == Floor::Areas && !is_listed(&from.name, &arrow.to) => {
            Some("not one of the arrows between areas")
        }
        Floor::Xtask if arrow.to != TRIALS => Some("xtask stands beside the house"),
        Floor::Platform | Floor::Areas | Floor::Server | Floor::Xtask => None,
    }
}

fn is_listed(from: &str, to: &str) -> bool {
    let everyone = to == "organisation" && from != "organisation";
    everyone || AREAS.iter().any(|(area, below)| *area == from && below.contains(&to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn house(arrows: &[(&str, &str)]) -> Vec<Crate> {
        let floors = [
            (Floor::Engines, vec!["roster", "seating"]),
            (Floor::Platform, vec!["store", "web", "trials"]),
            (Floor::Areas, vec!["organisation", "programme", "workshop"]),
            (Floor::Server, vec!["valskydd"]),
            (Floor::Xtask, vec!["xtask"]),
        ];
        let stands_on = |name: &str| {
            let from_here = arrows.iter().filter(|(from, _)| *from == name);
            from_here.map(|(_, to)| Arrow { to: (*to).into(), for_tests: false }).collect()
        };
        let crates = floors.into_iter().flat_map(|(floor, names)| {
            names.into_iter().map(move |name| Crate {
                name: name.into(),
                description: String::new(),
                folder: String::new(),
                floor,
                stands_on: stands_on(name),
                has_benches: false,
            })
        });
        crates.collect()
    }

    #[test]
    fn arrows_downwards_are_let_through() {
        let arrows = [
            ("web", "store"),
            ("organisation", "web"),
            ("programme", "organisation"),
            ("workshop", "programme"),
            ("workshop", "seating"),
            ("valskydd", "workshop"),
            ("valskydd", "roster"),
            ("xtask", "trials"),
        ];
        assert_eq!(faults(&house(&arrows)), Vec::<String>::new());
    }

    #[test]
    fn every_arrow_that_may_not_be_is_named() {
        for arrow in [
            ("roster", "seating"),
            ("seating", "store"),
            ("store", "organisation"),
            ("organisation", "programme"),
            ("programme", "workshop"),
            ("workshop", "valskydd"),
            ("workshop", "xtask"),
            ("valskydd", "trials"),
            ("xtask", "store"),
            ("web", "somewhere_else"),
        ] {
            let faults = faults(&house(&[arrow]));
            assert_eq!(faults.len(), 1, "{arrow:?}: {faults:?}");
            assert!(faults[0].starts_with(&format!("{} → {}", arrow.0, arrow.1)));
        }
    }
}
