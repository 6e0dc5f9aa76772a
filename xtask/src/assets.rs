//! The style sheet and scripts that are kept in the tree.

use anyhow::Result;

use crate::{needs, run, tree};

const FOLDER: &str = "xtask/assets";

/// Builds them anew from their sources.
pub fn run() -> Result<()> {
    needs::node_parts(FOLDER)?;
    run::it(run::command("npm", ["run", "build"]).current_dir(tree::root().join(FOLDER)))
}
