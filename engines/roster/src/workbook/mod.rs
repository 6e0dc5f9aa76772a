//! Workbooks: zip archives of XML, read part by part as they inflate.
//!
//! Read here with `zip` and `quick-xml` rather than with calamine, whose version 0.38 was tried first. With it a big
//! list was read less than seven times as fast as openpyxl reads it. It sets memory aside for as many texts as a
//! file declares, keeps a whole `OpenDocument` sheet before the first cell can be counted, and does not stop where
//! such a sheet breaks off. What is needed here is little: the cells' text.

mod cells;
mod ods;
mod package;
mod strings;
mod styles;
mod xlsx;
mod xml;

use crate::caps::Caps;
use crate::interpret;
use crate::kind;
use crate::reading::{Form, Reading};
use crate::refusal::{Likeness, Refusal};
use package::Package;

/// Reads a workbook out of a zip archive.
pub(crate) fn read(bytes: &[u8], caps: &Caps) -> Result<Reading, Refusal> {
    let mut package = Package::open(bytes, caps)?;
    let form = form(&mut package)?;
    package.refuse_encrypted_and_bombs()?;
    let sheets = match form {
        Form::Ods => ods::sheets(&mut package, caps)?,
        _ => xlsx::sheets(&mut package, caps)?,
    };
    drop(package);
    interpret::reading(form, None, sheets)
}

/// Which workbook it is, by the parts it holds.
fn form(package: &mut Package<'_>) -> Result<Form, Refusal> {
    if package.has("content.xml") && package.has("mimetype") {
        return match package.head("mimetype", 200)?.trim() {
            "application/vnd.oasis.opendocument.spreadsheet"
            | "application/vnd.oasis.opendocument.spreadsheet-template" => Ok(Form::Ods),
            other if other.contains("presentation") => not_workbook(Likeness::Slides),
            other if other.contains("opendocument.text") => not_workbook(Likeness::TextDocument),
            _ => not_workbook(Likeness::OfficeFile),
        };
    }
    if package.has_under("xl/") && !package.has("xl/workbook.bin") {
        return Ok(Form::Xlsx);
    }
    not_workbook(match () {
        () if package.has("xl/workbook.bin") => Likeness::BinaryWorkbook,
        () if package.has_under("word/") => Likeness::TextDocument,
        () if package.has_under("ppt/") => Likeness::Slides,
        () if package.has("[content_types].xml") => Likeness::OfficeFile,
        () => Likeness::Archive,
    })
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
