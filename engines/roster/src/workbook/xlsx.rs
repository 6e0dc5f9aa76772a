//! Office Open XML: from the package's start over the workbook to its sheets (ECMA-376 part 1, 18).

use quick_xml::events::BytesStart;

use super::cells::{Book, Cells};
use super::package::Package;
use super::strings::Strings;
use super::styles::Styles;
use super::xml::{Handler, attribute};
use crate::caps::Caps;
use crate::refusal::{Likeness, Refusal};
use crate::table::{Builder, Sheet};

/// Relationships of one part. A workbook has one for each sheet and some for itself.
const MAX_RELATIONSHIPS: usize = 10_000;

pub(super) fn sheets(package: &mut Package<'_>, caps: &Caps) -> Result<Vec<Sheet>, Refusal> {
    let start = start_part(package, "xl/workbook.xml")?;
    let folder = start.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let mut workbook = Workbook::default();
    if !package.parse(&start, &mut workbook)? {
        return Err(Refusal::ZipButNotWorkbook { looks_like: Likeness::OfficeFile });
    }
    if workbook.sheets.len() > caps.max_sheets {
        return Err(Refusal::TooManySheets { found: workbook.sheets.len(), max: caps.max_sheets });
    }
    let relationships = relationships(package, &start)?;
    // Where a careless program left the relationship out, the parts lie where all programs put them.
    let target = |kind: &str, usual: &str| resolved(&folder, relationships.first(kind).unwrap_or(usual));
    let mut book = Book {
        strings: Strings::new(caps),
        styles: Styles::default(),
        counts_from_1904: workbook.counts_from_1904,
    };
    package.parse(&target("/sharedStrings", "sharedStrings.xml"), &mut book.strings)?;
    package.parse(&target("/styles", "styles.xml"), &mut book.styles)?;
    let mut builder = Builder::new(caps);
    let mut sheets = Vec::with_capacity(workbook.sheets.len());
    for listed in workbook.sheets {
        let Some(part) = relationships.worksheet(&listed.relationship) else { continue };
        let part = resolved(&folder, part);
        builder.begin(Some(listed.name.clone()), listed.hidden);
        let found = package.parse(&part, &mut Cells::new(&book, &mut builder));
        if !found.map_err(|refusal| in_sheet(refusal, &builder.place()))? {
            return Err(Refusal::damaged(format!("the sheet “{}”", listed.name), "its part is missing"));
        }
        sheets.push(builder.take());
    }
    Ok(sheets)
}

/// A break in a sheet's part is told by row, which the sender can look at, and by byte.
fn in_sheet(refusal: Refusal, place: &str) -> Refusal {
    match refusal {
        Refusal::Damaged { place: part, reason } if part != place => {
            Refusal::Damaged { place: format!("{part}, after {place}"), reason }
        }
        other => other,
    }
}

/// The part that lists the sheets or holds the document, as the package's start says.
pub(super) fn start_part(package: &mut Package<'_>, usual: &str) -> Result<String, Refusal> {
    let start = relationships(package, "")?;
    Ok(start.first("/officeDocument").map_or_else(|| usual.to_owned(), |target| resolved("", target)))
}

/// The relationships of a part; of the package itself for an empty name.
fn relationships(package: &mut Package<'_>, part: &str) -> Result<Relationships, Refusal> {
    let (folder, name) = part.rsplit_once('/').map_or(("", part), |(folder, name)| (folder, name));
    let slash = if folder.is_empty() { "" } else { "/" };
    let mut found = Relationships::default();
    package.parse(&format!("{folder}{slash}_rels/{name}.rels"), &mut found)?;
    Ok(found)
}

/// A target, relative to a folder unless it begins at the package's root.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(path.pop()),
            "." | "" => {}
            step => path.push(step),
        }
    }
    path.join("/")
}

#[derive(Default)]
struct Relationships {
    all: Vec<Relationship>,
}

struct Relationship {
    id: String,
    kind: String,
    target: String,
}

impl Relationships {
    fn first(&self, kind: &str) -> Option<&str> {
        self.all.iter().find(|one| one.kind.ends_with(kind)).map(|one| one.target.as_str())
    }

    /// The part of a worksheet; nothing for a chart or a dialogue, which have no cells.
    fn worksheet(&self, id: &str) -> Option<&str> {
        let found = self.all.iter().find(|one| one.id == id && one.kind.ends_with("/worksheet"));
        found.map(|one| one.target.as_str())
    }
}

impl Handler for Relationships {
    fn start(&mut self, name: &str, tag: &BytesStart<'_>) -> Result<(), Refusal> {
        if name == "Relationship" && self.all.len() < MAX_RELATIONSHIPS {
            let text = |key| attribute(tag, key).unwrap_or_default();
            self.all.push(Relationship { id: text("Id"), kind: text("Type"), target: text("Target") });
        }
        Ok(())
    }

    fn end(&mut self, _: &str) -> Result<(), Refusal> {
        Ok(())
    }
}

#[derive(Default)]
struct Workbook {
    sheets: Vec<Listed>,
    counts_from_1904: bool,
}

struct Listed {
    name: String,
    relationship: String,
    hidden: bool,
}

impl Handler for Workbook {
    fn start(&mut self, name: &str, tag: &BytesStart<'_>) -> Result<(), Refusal> {
        match name {
            "workbookPr" => {
                self.counts_from_1904 =
                    attribute(tag, "date1904").is_some_and(|value| value == "1" || value == "true");
            }
            // Far beyond any cap on sheets, and little memory.
            "sheet" if self.sheets.len() < MAX_RELATIONSHIPS => self.sheets.push(Listed {
                name: attribute(tag, "name").unwrap_or_default(),
                relationship: attribute(tag, "id").unwrap_or_default(),
                hidden: attribute(tag, "state").is_some_and(|state| state != "visible"),
            }),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, _: &str) -> Result<(), Refusal> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_are_relative_to_their_part_or_absolute() {
        assert_eq!(resolved("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(resolved("xl/a", "../b/c.xml"), "xl/b/c.xml");
        assert_eq!(resolved("", "..\\..\\x.xml"), "x.xml");
    }
}
