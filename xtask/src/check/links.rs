//! A link in a document leads to a file that is there.

use std::path::Path;

use anyhow::Result;

use crate::tree::File;

/// One line for each link inside the project that leads nowhere. Addresses on the net are not asked.
pub fn faults(root: &Path, files: &[File]) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for file in files.iter().filter(|file| Path::new(&file.name).extension().is_some_and(|kind| kind == "md"))
    {
        let text = file.text()?.unwrap_or_default();
        let folder = root.join(&file.name).parent().map_or_else(|| root.to_path_buf(), Path::to_path_buf);
        for target in targets(&text).filter(|target| !folder.join(target).exists()) {
            faults.push(format!("{}: {target} is not there", file.name));
        }
    }
    Ok(faults)
}

/// What `[…](target)` names, without the part after `#`.
fn targets(text: &str) -> impl Iterator<Item = &str> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split([')', '\n']).next())
        .map(|target| target.split('#').next().unwrap_or(target))
        .filter(|target| !target.is_empty() && !target.contains(':'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree;

    #[test]
    fn a_link_that_leads_nowhere_is_named() -> Result<()> {
        let folder = tempfile::tempdir()?;
        std::fs::create_dir(folder.path().join("docs"))?;
        let text = "[a](docs/b.md#part) [c](docs/c.md) [here](#part) [net](https://example.se/x.md)";
        std::fs::write(folder.path().join("README.md"), text)?;
        std::fs::write(folder.path().join("docs/b.md"), "![up](../README.md) [d](d.png)")?;
        let faults = faults(folder.path(), &tree::files(folder.path())?)?;
        assert_eq!(faults, ["README.md: docs/c.md is not there", "docs/b.md: d.png is not there"]);
        Ok(())
    }
}
