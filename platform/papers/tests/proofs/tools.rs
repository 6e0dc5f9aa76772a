//! The programs of Poppler, that tests need and cannot do without.

use std::path::Path;
use std::process::{Command, Output};

/// Runs one of Poppler's programs; says what to install when it is not there.
pub fn poppler(program: &str, arguments: &[&str], folder: &Path) -> Output {
    let output = Command::new(program).args(arguments).current_dir(folder).output().unwrap_or_else(|fault| {
        panic!("`{program}` is missing ({fault}). It is in the package poppler-utils: apt-get install poppler-utils")
    });
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

/// All text of a PDF, in reading order.
pub fn text_of(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder for a moment");
    std::fs::write(folder.path().join("paper.pdf"), pdf).expect("room for a paper");
    let output = poppler("pdftotext", &["-enc", "UTF-8", "paper.pdf", "-"], folder.path());
    String::from_utf8(output.stdout).expect("UTF-8 as asked for")
}
