//! Small files: no `.rs` file over the limit.

use std::path::Path;

use anyhow::Result;

use crate::tree::File;

/// Lines of the longest file that is let through.
const LIMIT: usize = 400;

/// One line for each file that is too long.
pub fn faults(files: &[File]) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for file in files.iter().filter(|file| Path::new(&file.name).extension().is_some_and(|kind| kind == "rs"))
    {
        let lines = file.text()?.map_or(0, |text| text.lines().count());
        if lines > LIMIT {
            faults.push(format!("{} has {lines} lines; at most {LIMIT}", file.name));
        }
    }
    Ok(faults)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree;

    #[test]
    fn a_file_over_the_limit_is_named_with_its_length() -> Result<()> {
        let folder = tempfile::tempdir()?;
        std::fs::write(folder.path().join("just.rs"), "\n".repeat(LIMIT))?;
        std::fs::write(folder.path().join("over.rs"), "\n".repeat(LIMIT + 1))?;
        std::fs::write(folder.path().join("long.md"), "\n".repeat(LIMIT * 2))?;
        let faults = faults(&tree::files(folder.path())?)?;
        assert_eq!(faults, ["over.rs has 401 lines; at most 400"]);
        Ok(())
    }
}
