//! Other programs: said before they run, and their failure said in one line.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// A command with its words, in the root of the project.
pub fn command<I, S>(program: &str, words: I) -> Command
where
    I: IntoIterator<Item = S>,
    S: AsRef<OsStr>,
{
    let mut command = Command::new(program);
    command.args(words).current_dir(crate::tree::root());
    command
}

/// The cargo that started us, or the one on the path. It gets nothing of what that cargo told us of ourselves: build
/// scripts look at it, and whatever stands on them would be built anew each time somebody calls cargo directly.
pub fn cargo(words: &[&str]) -> Command {
    let mut cargo = command(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()), words);
    let ours = |name: &str| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_");
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(ours) {
            cargo.env_remove(name);
        }
    }
    cargo
}

/// Runs it with our own input and output; an exit code other than 0 is a fault.
pub fn it(command: &mut Command) -> Result<()> {
    let said = say(command);
    let status = command.status().with_context(|| format!("`{said}` could not be started"))?;
    if !status.success() {
        bail!("`{said}` ended with {status}");
    }
    Ok(())
}

/// Runs it, shows every line as it comes and hands it to `hear`. Gives back whether it ended well.
pub fn heard(command: &mut Command, mut hear: impl FnMut(&str)) -> Result<bool> {
    let said = say(command);
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("`{said}` could not be started"))?;
    let out = child.stdout.take().context("its output was just asked for")?;
    for line in BufReader::new(out).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        hear(&line);
    }
    Ok(child.wait()?.success())
}

/// What it wrote to standard output; nothing when it cannot run or fails. For asking, so nothing is said.
pub fn answer<I, S>(program: &str, words: I) -> Option<String>
where
    I: IntoIterator<Item = S>,
    S: AsRef<OsStr>,
{
    let output = Command::new(program).args(words).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn say(command: &Command) -> String {
    let words: Vec<_> = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let said = words.join(" ");
    eprintln!("> {said}");
    said
}
