//! The program `valskydd`.

use std::process::ExitCode;

fn main() -> ExitCode {
    valskydd::commands::run()
}
