//! Programs that know nothing of each other read a calendar file.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::{TrialFault, python_with};

const PLACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/calendar_readers");

/// What the Python packages icalendar and vobject and the npm package ical.js read in a calendar file with one event, by
/// their names: `method`, `uid`, `sequence`, `status`, `summary`, `description`, `location`, and of `start` and `end` what
/// the clock shows and the moment by the file's own time zone, in UTC.
///
/// # Errors
/// [`TrialFault::Missing`] says what to install; [`TrialFault::Failed`] when one of them cannot read the file.
pub fn read_calendar(file: &str) -> Result<[(&'static str, Value); 3], TrialFault> {
    let by_python = |module: &str, script: &str| {
        let python = python_with(module)?;
        read(Command::new(python.program).arg(script), module, file)
    };
    Ok([
        ("icalendar", by_python("icalendar", "read_icalendar.py")?),
        ("vobject", by_python("vobject", "read_vobject.py")?),
        ("ical.js", by_node(file)?),
    ])
}

fn by_node(file: &str) -> Result<Value, TrialFault> {
    let node = Command::new("node").arg("--version").stdin(Stdio::null()).output();
    if !node.is_ok_and(|said| said.status.success()) {
        let remedy = "Debian: apt-get install nodejs npm.".to_owned();
        return Err(TrialFault::Missing { what: "Node".to_owned(), remedy });
    }
    if !Path::new(PLACE).join("node_modules/ical.js").is_dir() {
        let remedy = "`cargo xtask test` installs it; by hand: npm ci in platform/trials/calendar_readers.";
        return Err(TrialFault::Missing {
            what: "the npm package ical.js".to_owned(),
            remedy: remedy.to_owned(),
        });
    }
    read(Command::new("node").arg("read_ical.mjs"), "ical.js", file)
}

fn read(command: &mut Command, reader: &str, file: &str) -> Result<Value, TrialFault> {
    let mut running = command
        .current_dir(PLACE)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    if let Some(mut input) = running.stdin.take() {
        // A reader that gives up early says why below.
        let _ = input.write_all(file.as_bytes());
    }
    let said = running.wait_with_output()?;
    let failed = |output: String| TrialFault::Failed { what: reader.to_owned(), output };
    if !said.status.success() {
        return Err(failed(String::from_utf8_lossy(&said.stderr).into_owned()));
    }
    serde_json::from_slice(&said.stdout).map_err(|fault| failed(fault.to_string()))
}
