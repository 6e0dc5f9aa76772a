//! Workbooks and documents: zip archives of XML, read part by part as they inflate; and Excel's old form.
//!
//! Read here with `zip` and `quick-xml` rather than with calamine, whose version 0.38 was tried first. With it a big
//! list was read less than seven times as fast as openpyxl reads it. It sets memory aside for as many texts as a
//! file declares, keeps a whole `OpenDocument` sheet before the first cell can be counted, and does not stop where
//! such a sheet breaks off. What is needed here is little: the cells' text.

mod cells;
mod docx;
mod ods;
mod package;
mod strings;
mod styles;
pub(crate) mod xls;
mod xlsx;
mod xml;

use crate::caps::Caps;
use crate::container::Container;
use crate::grid::Page;
use crate::interpret;
use crate::kind;
use crate::reading::{Form, Reading};
use crate::refusal::{Likeness, Refusal};
use crate::table::Sheet;
use package::Package;

/// What a zip archive holds.
pub(crate) enum Unpacked {
    Sheets(Form, Vec<Sheet>),
    Document(Page),
}

/// Reads a workbook out of a zip archive.
pub(crate) fn read(bytes: &[u8], caps: &Caps) -> Result<Reading, Refusal> {
    let mut package = Package::open(bytes, caps)?;
    let form = match holds(&mut package)? {
        Holds::Sheets(form) => form,
        Holds::Document => return Err(Refusal::ZipButNotWorkbook { looks_like: Likeness::TextDocument }),
    };
    let sheets = sheets(&mut package, form, caps)?;
    drop(package);
    interpret::reading(form, None, sheets)
}

/// Unpacks a workbook or a document; what was inflated is counted in `spent`, also when it fails.
pub(crate) fn unpack(bytes: &[u8], caps: &Caps, spent: &mut u64) -> Result<Unpacked, Refusal> {
    let mut package = Package::open(bytes, caps)?;
    let found = match holds(&mut package) {
        Ok(Holds::Sheets(form)) => {
            sheets(&mut package, form, caps).map(|sheets| Unpacked::Sheets(form, sheets))
        }
        Ok(Holds::Document) => package
            .refuse_encrypted_and_bombs()
            .and_then(|()| docx::page(&mut package, caps))
            .map(Unpacked::Document),
        Err(refusal) => Err(refusal),
    };
    *spent += package.spent();
    found
}

fn sheets(package: &mut Package<'_>, form: Form, caps: &Caps) -> Result<Vec<Sheet>, Refusal> {
    package.refuse_encrypted_and_bombs()?;
    match form {
        Form::Ods => ods::sheets(package, caps),
        _ => xlsx::sheets(package, caps),
    }
}

enum Holds {
    Sheets(Form),
    Document,
}

/// What it is, by the parts it holds.
fn holds(package: &mut Package<'_>) -> Result<Holds, Refusal> {
    if package.has("content.xml") && package.has("mimetype") {
        return match package.head("mimetype", 200)?.trim() {
            "application/vnd.oasis.opendocument.spreadsheet"
            | "application/vnd.oasis.opendocument.spreadsheet-template" => Ok(Holds::Sheets(Form::Ods)),
            other if other.contains("presentation") => not_workbook(Likeness::Slides),
            other if other.contains("opendocument.text") => not_workbook(Likeness::TextDocument),
            _ => not_workbook(Likeness::OfficeFile),
        };
    }
    if package.has_under("xl/") && !package.has("xl/workbook.bin") {
        return Ok(Holds::Sheets(Form::Xlsx));
    }
    if package.has_under("word/") {
        return Ok(Holds::Document);
    }
    not_workbook(match () {
        () if package.has("xl/workbook.bin") => Likeness::BinaryWorkbook,
        () if package.has_under("ppt/") => Likeness::Slides,
        () if package.has("[content_types].xml") => Likeness::OfficeFile,
        () => Likeness::Archive,
    })
}

fn not_workbook(looks_like: Likeness) -> Result<Holds, Refusal> {
    Err(Refusal::ZipButNotWorkbook { looks_like })
}

/// What an OLE2 container holds. Office wraps a workbook with a password in one.
pub(crate) enum Ole2<'a> {
    Workbook(Container<'a>),
    Letter(Container<'a>),
}

/// Opens a container and says what is in it.
pub(crate) fn ole2<'a>(bytes: &'a [u8], caps: &Caps) -> Result<Ole2<'a>, Refusal> {
    let container = Container::open(bytes, caps.max_unpacked_bytes)?;
    if container.has("EncryptedPackage") {
        Err(Refusal::Encrypted)
    } else if xls::stream_of(&container).is_some() {
        Ok(Ole2::Workbook(container))
    } else if container.has("__properties_version1.0") {
        Ok(Ole2::Letter(container))
    } else if container.has("WordDocument") {
        Err(Refusal::NotAList { looks_like: Likeness::TextDocument })
    } else if container.has("PowerPoint Document") {
        Err(Refusal::NotAList { looks_like: Likeness::Slides })
    } else {
        Err(Refusal::NotAList { looks_like: Likeness::OfficeFile })
    }
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
