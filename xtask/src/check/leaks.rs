//! Nothing in the tree tells of the machine it was written on.

use anyhow::Result;

use crate::tree::File;

/// Folders of a person or a machine. Written in two halves, so that this file passes its own check.
const PLACES: [&str; 4] =
    [concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/Us", "ers/"), concat!("/wo", "rk/")];

/// The only place crates come from.
const CRATES: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// One line for each leak: a path of a machine, or the address of a package registry.
pub fn faults(files: &[File]) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for file in files {
        let Some(text) = file.text()? else { continue };
        for (number, line) in (1..).zip(text.lines()) {
            if let Some(what) = leak(&file.name, line) {
                faults.push(format!("{}:{number}: {what}", file.name));
            }
        }
    }
    Ok(faults)
}

fn leak(name: &str, line: &str) -> Option<&'static str> {
    let file = name.rsplit('/').next().unwrap_or(name);
    let line = line.trim();
    let registry = match file {
        "package-lock.json" => line.starts_with("\"resolved\": \"http"),
        "Cargo.lock" => line.starts_with("source = ") && !line.contains(CRATES),
        ".npmrc" | "pip.conf" => line.contains("registry=") || line.contains("index-url"),
        "config.toml" => line.starts_with("registry = ") || line.starts_with("replace-with"),
        _ => false,
    };
    if registry {
        return Some("names a package registry");
    }
    PLACES.iter().any(|place| stands_in(line, place)).then_some("names a path of a machine")
}

/// Whether the line holds the path from its beginning, not as a part of an address or a longer path.
fn stands_in(line: &str, place: &str) -> bool {
    line.match_indices(place).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + place.len()..].chars().next();
        let begins = before
            .is_none_or(|letter| !letter.is_alphanumeric() && !matches!(letter, '.' | '_' | '-' | '}' | '~'));
        begins && after.is_some_and(|letter| letter.is_alphanumeric() || letter == '.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_a_machine_is_found_wherever_it_begins() {
        for before in ["", "\"", "see ", "=", "("] {
            let line = format!("{before}{}anna/valskydd", PLACES[1]);
            assert!(leak("docs/tour.md", &line).is_some(), "{line}");
        }
    }

    #[test]
    fn addresses_and_our_own_folders_are_no_leaks() {
        for line in [
            format!("https://example.se{}page", PLACES[1]),
            format!("$HOME{}", PLACES[0]),
            "areas/workshop/src".to_owned(),
            "/workshop/1".to_owned(),
        ] {
            assert_eq!(leak("docs/tour.md", &line), None, "{line}");
        }
    }

    #[test]
    fn a_lock_file_that_names_a_registry_is_found() {
        let node = "      \"resolved\": \"https://packages.example/axe-core.tgz\",";
        assert!(leak("browser_tests/package-lock.json", node).is_some());
        assert!(leak("Cargo.lock", "source = \"registry+https://crates.example/index\"").is_some());
        assert!(leak("Cargo.lock", &format!("source = \"{CRATES}\"")).is_none());
    }
}
