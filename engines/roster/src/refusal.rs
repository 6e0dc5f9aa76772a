//! Why a file could not be read at all.

use serde::Serialize;
use thiserror::Error;

/// What a file that is no list looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// A PDF document.
    Pdf,
    /// A picture.
    Picture,
    /// A Word or other text document.
    TextDocument,
    /// A slide show.
    Slides,
    /// An archive that holds other files.
    Archive,
    /// A web page or another XML file.
    WebPage,
    /// Contact cards (vCard).
    ContactCards,
    /// A workbook in Excel's binary form (.xlsb).
    BinaryWorkbook,
    /// A whole mail or an Office file of unknown kind.
    OfficeFile,
    /// Running text in which no list is found.
    Prose,
    /// Bytes that are no text.
    Binary,
}

impl Likeness {
    /// The code by which a user interface finds its own words.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Picture => "picture",
            Self::TextDocument => "text_document",
            Self::Slides => "slides",
            Self::Archive => "archive",
            Self::WebPage => "web_page",
            Self::ContactCards => "contact_cards",
            Self::BinaryWorkbook => "binary_workbook",
            Self::OfficeFile => "office_file",
            Self::Prose => "prose",
            Self::Binary => "binary",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Pdf => "a PDF document",
            Self::Picture => "a picture",
            Self::TextDocument => "a text document",
            Self::Slides => "a slide show",
            Self::Archive => "an archive with other files in it",
            Self::WebPage => "a web page",
            Self::ContactCards => "contact cards",
            Self::BinaryWorkbook => "a binary Excel workbook (.xlsb)",
            Self::OfficeFile => "an Office file without a list",
            Self::Prose => "running text",
            Self::Binary => "a file that holds no text",
        }
    }
}

impl std::fmt::Display for Likeness {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.words())
    }
}

/// A file that is not read, with the place where it went wrong. `Display` is one English sentence.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// Nothing was handed in, or only white space.
    #[error("The file is empty.")]
    Empty,
    /// A header row was found, and nobody below it.
    #[error("The list has a header in row {row} but nobody below it.")]
    OnlyHeader {
        /// Row of the header, 1-based.
        row: usize,
    },
    /// The file is bigger than the cap.
    #[error("The file is {bytes} bytes; at most {max} bytes are read.")]
    TooLarge {
        /// Size of the file.
        bytes: u64,
        /// The cap.
        max: u64,
    },
    /// The content is something else than a list.
    #[error("The file is not a list of participants; it looks like {looks_like}.")]
    NotAList {
        /// What it looks like.
        looks_like: Likeness,
    },
    /// The workbook is protected by a password.
    #[error("The workbook is protected by a password; save it without one and send it again.")]
    Encrypted,
    /// The workbook is in the form of Excel 97–2003.
    #[error("The workbook is in the old .xls format; save it as .xlsx and send it again.")]
    OldWorkbook,
    /// The file breaks off or contradicts itself.
    #[error("The file is damaged at {place}: {reason}.")]
    Damaged {
        /// Part of the file, sheet or byte.
        place: String,
        /// What the reader said.
        reason: String,
    },
    /// A zip archive without a workbook, whatever its name says.
    #[error("The file is a zip archive but not a workbook; it looks like {looks_like}.")]
    ZipButNotWorkbook {
        /// What it looks like.
        looks_like: Likeness,
    },
    /// More sheets than the cap.
    #[error("The workbook has {found} sheets; at most {max} are read.")]
    TooManySheets {
        /// Sheets found.
        found: usize,
        /// The cap.
        max: usize,
    },
    /// More rows than the cap.
    #[error("The list has more than {max} rows; reading stopped at {place}.")]
    TooManyRows {
        /// Where the cap was passed.
        place: String,
        /// The cap.
        max: usize,
    },
    /// More cells than the cap.
    #[error("The list has more than {max} cells; reading stopped at {place}.")]
    TooManyCells {
        /// Where the cap was passed.
        place: String,
        /// The cap.
        max: usize,
    },
    /// More text than is kept in memory.
    #[error("The list has more text than is read; reading stopped at {place}.")]
    TooMuchText {
        /// Where the bound was passed.
        place: String,
    },
    /// The parts of the workbook inflate beyond the cap.
    #[error("The workbook unpacks to more than {max} bytes; reading stopped in {part}.")]
    UnpacksTooLarge {
        /// Part in which the cap was passed.
        part: String,
        /// The cap.
        max: u64,
    },
    /// A part of the workbook declares a document type or entities, which no spreadsheet program writes.
    #[error(
        "The workbook declares XML entities in {part}, which no spreadsheet program does; it is not read."
    )]
    XmlEntities {
        /// The part.
        part: String,
    },
}

impl Refusal {
    /// The code by which a user interface finds its own words.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::OnlyHeader { .. } => "only_header",
            Self::TooLarge { .. } => "too_large",
            Self::NotAList { .. } => "not_a_list",
            Self::Encrypted => "encrypted",
            Self::OldWorkbook => "old_workbook",
            Self::Damaged { .. } => "damaged",
            Self::ZipButNotWorkbook { .. } => "zip_but_not_workbook",
            Self::TooManySheets { .. } => "too_many_sheets",
            Self::TooManyRows { .. } => "too_many_rows",
            Self::TooManyCells { .. } => "too_many_cells",
            Self::TooMuchText { .. } => "too_much_text",
            Self::UnpacksTooLarge { .. } => "unpacks_too_large",
            Self::XmlEntities { .. } => "xml_entities",
        }
    }

    /// What the file looks like instead, where that is known.
    #[must_use]
    pub fn looks_like(&self) -> Option<Likeness> {
        match self {
            Self::NotAList { looks_like } | Self::ZipButNotWorkbook { looks_like } => Some(*looks_like),
            _ => None,
        }
    }

    /// Where it went wrong, where there is such a place.
    #[must_use]
    pub fn place(&self) -> Option<&str> {
        match self {
            Self::Damaged { place, .. }
            | Self::TooManyRows { place, .. }
            | Self::TooManyCells { place, .. }
            | Self::TooMuchText { place } => Some(place),
            Self::UnpacksTooLarge { part, .. } | Self::XmlEntities { part } => Some(part),
            _ => None,
        }
    }

    pub(crate) fn damaged(place: impl Into<String>, reason: impl std::fmt::Display) -> Self {
        let reason = reason.to_string();
        Self::Damaged { place: place.into(), reason: reason.trim_end_matches('.').to_owned() }
    }
}
