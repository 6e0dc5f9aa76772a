//! The crates of the workspace and what they stand on, as cargo tells it.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::run;

/// Where a crate stands in the house, by the folder it lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Floor {
    /// `engines/`
    Engines,
    /// `platform/`
    Platform,
    /// `areas/`
    Areas,
    /// `server/`
    Server,
    /// `xtask/`, beside the house.
    Xtask,
}

impl Floor {
    /// From a crate's path in the project; nothing for a folder that is no floor.
    fn of(path: &str) -> Option<Self> {
        match path.split('/').next()? {
            "engines" => Some(Self::Engines),
            "platform" => Some(Self::Platform),
            "areas" => Some(Self::Areas),
            "server" => Some(Self::Server),
            "xtask" => Some(Self::Xtask),
            _ => None,
        }
    }

    /// The folder's name.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Engines => "engines",
            Self::Platform => "platform",
            Self::Areas => "areas",
            Self::Server => "server",
            Self::Xtask => "xtask",
        }
    }
}

/// One crate of the workspace.
#[derive(Debug, Clone)]
pub struct Crate {
    /// Its name.
    pub name: String,
    /// Its one line of description.
    pub description: String,
    /// Its folder from the root.
    pub folder: String,
    /// Where it stands.
    pub floor: Floor,
    /// The crates of this workspace that it stands on.
    pub stands_on: Vec<Arrow>,
    /// Whether it has benches.
    pub has_benches: bool,
}

/// One dependency inside the workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrow {
    /// The crate it points at.
    pub to: String,
    /// Whether it is for tests alone.
    pub for_tests: bool,
}

#[derive(Deserialize)]
struct Told {
    packages: Vec<ToldCrate>,
    workspace_root: String,
}

#[derive(Deserialize)]
struct ToldCrate {
    name: String,
    description: Option<String>,
    manifest_path: String,
    dependencies: Vec<ToldDependency>,
    targets: Vec<ToldTarget>,
}

#[derive(Deserialize)]
struct ToldDependency {
    name: String,
    kind: Option<String>,
    path: Option<String>,
}

#[derive(Deserialize)]
struct ToldTarget {
    kind: Vec<String>,
}

/// Asks cargo for the crates, sorted by floor and name.
pub fn crates() -> Result<Vec<Crate>> {
    let words = ["metadata", "--no-deps", "--format-version", "1"];
    let output = run::cargo(&words).output().context("cargo metadata could not be started")?;
    anyhow::ensure!(
        output.status.success(),
        "cargo metadata: {}",
        String::from_utf8_lossy(&output.stderr).trim()
    );
    read(&output.stdout)
}

fn read(json: &[u8]) -> Result<Vec<Crate>> {
    let told: Told = serde_json::from_slice(json).context("cargo metadata's answer was not understood")?;
    let root = Path::new(&told.workspace_root);
    let mut crates = told.packages.into_iter().map(|one| standing(one, root)).collect::<Result<Vec<_>>>()?;
    crates.sort_by(|a, b| (a.floor, &a.name).cmp(&(b.floor, &b.name)));
    Ok(crates)
}

fn standing(told: ToldCrate, root: &Path) -> Result<Crate> {
    let folder = Path::new(&told.manifest_path).parent().unwrap_or(root);
    let folder = folder.strip_prefix(root).unwrap_or(folder).to_string_lossy().replace('\\', "/");
    let floor = Floor::of(&folder).with_context(|| format!("{folder} lies on no floor of the house"))?;
    let mut stands_on: Vec<Arrow> = told
        .dependencies
        .into_iter()
        .filter(|dependency| dependency.path.is_some())
        .map(|dependency| Arrow { to: dependency.name, for_tests: dependency.kind.as_deref() == Some("dev") })
        .collect();
    stands_on.sort_by(|a, b| (&a.to, a.for_tests).cmp(&(&b.to, b.for_tests)));
    Ok(Crate {
        name: told.name,
        description: told.description.unwrap_or_default(),
        floor,
        stands_on,
        has_benches: told.targets.iter().any(|target| target.kind.iter().any(|kind| kind == "bench")),
        folder,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_is_read_with_its_floor_and_its_arrows_inside_the_workspace() -> Result<()> {
        let json = br#"{"workspace_root": "/w", "packages": [{"name": "workshop", "description": "A day",
            "manifest_path": "/w/areas/workshop/Cargo.toml", "targets": [{"kind": ["lib"]}, {"kind": ["bench"]}],
            "dependencies": [{"name": "serde", "kind": null}, {"name": "trials", "kind": "dev", "path": "/w/platform/trials"},
            {"name": "organisation", "kind": null, "path": "/w/areas/organisation"}]}]}"#;
        let crates = read(json)?;
        assert_eq!((crates[0].floor, crates[0].folder.as_str()), (Floor::Areas, "areas/workshop"));
        assert!(crates[0].has_benches);
        let arrows = [("organisation", false), ("trials", true)];
        let arrows = arrows.map(|(to, for_tests)| Arrow { to: to.into(), for_tests });
        assert_eq!(crates[0].stands_on, arrows);
        Ok(())
    }

    #[test]
    fn a_folder_that_is_no_floor_is_refused() {
        let json = br#"{"workspace_root": "/w", "packages": [{"name": "utils", "description": null,
            "manifest_path": "/w/utils/Cargo.toml", "targets": [], "dependencies": []}]}"#;
        assert!(read(json).is_err());
    }
}
