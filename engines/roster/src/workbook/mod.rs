//! Workbooks: zip archives of XML. What is in them is counted and searched before a parser sees it.

mod guard;
mod ods;
mod xlsx;

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use zip::ZipArchive;

use crate::caps::Caps;
use crate::interpret;
use crate::kind;
use crate::reading::{Form, Reading};
use crate::refusal::{Likeness, Refusal};

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Reads a workbook out of a zip archive.
pub(crate) fn read(bytes: &[u8], caps: &Caps) -> Result<Reading, Refusal> {
    // Third-party parsers check their arithmetic in our release build and would take the server's task down with
    // a panic on a hostile file. Nothing outlives the closure, so nothing is left half done.
    catch_unwind(AssertUnwindSafe(|| read_unguarded(bytes, caps)))
        .unwrap_or_else(|_| Err(Refusal::damaged("the workbook", "its parts contradict each other")))
}

fn read_unguarded(bytes: &[u8], caps: &Caps) -> Result<Reading, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))
        .map_err(|err| Refusal::damaged(format!("its end (byte {})", bytes.len()), err))?;
    let form = form(&mut archive)?;
    guard::check(&mut archive, caps)?;
    let sheets = match form {
        Form::Ods => ods::sheets(&mut archive, caps)?,
        _ => xlsx::sheets(bytes, caps)?,
    };
    interpret::reading(form, None, sheets)
}

/// Which workbook it is, by the parts it holds.
fn form(archive: &mut Archive<'_>) -> Result<Form, Refusal> {
    let parts: Vec<String> = archive.file_names().flatten().map(|name| guard::normal(&name)).collect();
    let has = |name: &str| parts.iter().any(|part| part == name);
    if has("content.xml") && has("mimetype") {
        return match guard::mimetype(archive)?.as_str() {
            "application/vnd.oasis.opendocument.spreadsheet"
            | "application/vnd.oasis.opendocument.spreadsheet-template" => Ok(Form::Ods),
            other if other.contains("presentation") => not_workbook(Likeness::Slides),
            other if other.contains("opendocument.text") => not_workbook(Likeness::TextDocument),
            _ => not_workbook(Likeness::OfficeFile),
        };
    }
    if parts.iter().any(|part| guard::is_workbook(part)) {
        guard::check_start(archive)?;
        return Ok(Form::Xlsx);
    }
    let is_under = |folder: &str| parts.iter().any(|part| part.starts_with(folder));
    let likeness = match () {
        () if has("xl/workbook.bin") => Likeness::BinaryWorkbook,
        () if is_under("word/") => Likeness::TextDocument,
        () if is_under("ppt/") => Likeness::Slides,
        () if has("[content_types].xml") => Likeness::OfficeFile,
        () => Likeness::Archive,
    };
    not_workbook(likeness)
}

fn not_workbook(looks_like: Likeness) -> Result<Form, Refusal> {
    Err(Refusal::ZipButNotWorkbook { looks_like })
}

/// Why an OLE2 container is not read. Office wraps a workbook with a password in one; Excel 97–2003 wrote one.
pub(crate) fn ole2_refusal(bytes: &[u8]) -> Refusal {
    if kind::ole2_holds(bytes, "EncryptedPackage") {
        Refusal::Encrypted
    } else if kind::ole2_holds(bytes, "Workbook") || kind::ole2_holds(bytes, "Book") {
        Refusal::OldWorkbook
    } else if kind::ole2_holds(bytes, "WordDocument") {
        Refusal::NotAList { looks_like: Likeness::TextDocument }
    } else {
        Refusal::NotAList { looks_like: Likeness::OfficeFile }
    }
}
