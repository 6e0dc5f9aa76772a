//! One way in for whatever was sent: a file, a pasted text, a saved mail with the list in its body or attached. Says
//! what it took, from which part, and what it left and why.

mod eml;
mod letter;
mod look;
mod mime;
mod msg;
mod said;

use serde::Serialize;

use crate::caps::Caps;
use crate::columns::Columns;
use crate::reading::Reading;
use crate::refusal::Refusal;

pub(crate) use look::Looker;

/// What was taken, and what was left. Every part with something in it is in one of the two.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    /// What came, taken as a whole.
    pub source: Source,
    /// The mail's header, when it was a mail. Nothing in it is proven: anybody can write anything there.
    pub letter: Option<Letter>,
    /// The lists, in the order of the parts.
    pub lists: Vec<List>,
    /// What was left, in the order of the parts.
    pub left: Vec<Left>,
}

impl Taken {
    /// The list to show first: the one with most people, attached ones before the body's on a draw.
    #[must_use]
    pub fn best(&self) -> Option<&List> {
        let attached = |list: &List| list.part.0.iter().any(|step| matches!(step, Step::Attachment { .. }));
        let ranked = self.lists.iter().enumerate();
        ranked
            .max_by_key(|(at, list)| (list.reading.rows.len(), attached(list), std::cmp::Reverse(*at)))
            .map(|(_, list)| list)
    }
}

/// A list and where it stood.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct List {
    /// The part it was read from.
    pub part: Part,
    /// The form of that part.
    pub source: Source,
    /// What was read. Its `form` is the nearest of the four that a file alone can have; `source` is exact.
    pub reading: Reading,
}

/// The form of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Source {
    /// Text with a separator between the cells.
    Separated,
    /// Mail addresses, as in a "To" line.
    Addresses,
    /// One person a line, or details under each other.
    Lines,
    /// Office Open XML workbook.
    Xlsx,
    /// `OpenDocument` spreadsheet.
    Ods,
    /// Workbook of Excel 5 to 2003.
    Xls,
    /// Word document.
    Docx,
    /// Web page, or the body of a mail in that form.
    Html,
    /// Saved mail (RFC 5322).
    Eml,
    /// Mail saved by Outlook.
    Msg,
}

impl Source {
    /// The code by which a user interface finds its own words.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Separated => "separated",
            Self::Addresses => "addresses",
            Self::Lines => "lines",
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
            Self::Xls => "xls",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Eml => "eml",
            Self::Msg => "msg",
        }
    }
}

/// Where a part stands, from the whole inwards. Empty is the whole.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash, Serialize)]
pub struct Part(pub Vec<Step>);

/// A step into what came.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Step {
    /// The text of a mail.
    Body,
    /// The mail that is answered or passed on, below the text.
    Before,
    /// An attachment.
    Attachment {
        /// Its number in the mail, 1-based.
        number: usize,
        /// Its name as the sender wrote it, shortened; empty when it has none.
        name: String,
    },
}

impl Part {
    pub(crate) fn with(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }
}

/// What a mail says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Letter {
    /// The sender's address.
    pub from: String,
    /// The sender's name.
    pub from_name: String,
    /// The subject.
    pub subject: String,
    /// Date and time of sending, RFC 3339.
    pub date: Option<String>,
    /// Message id, without brackets.
    pub message_id: Option<String>,
}

/// A part that holds no list, or whose list is not taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Left {
    /// The part.
    pub part: Part,
    /// First and last line in it, 1-based, where not all of it was left.
    pub lines: Option<(usize, usize)>,
    /// Why.
    pub why: Why,
    /// The first words, shortened to 120 characters; for a part without words its kind as the sender's program says.
    pub text: String,
}

/// Why a part was left.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Why {
    /// A picture, which cannot be read; a list may stand on it.
    Picture,
    /// Running text beside the list, or without one.
    Prose,
    /// The mail that is answered or passed on.
    Before,
    /// The signature.
    Signature,
    /// The same body in another form, from which nothing was needed.
    OtherForm,
    /// Mails and documents within each other, deeper than is read.
    TooDeep,
    /// More parts than are read.
    TooManyParts,
    /// Read as a file of its own, and refused.
    Refused(Refusal),
}

/// Takes what was sent, told by its content alone. Columns that somebody has decided about are read so wherever a list
/// has that header; see [`Reading::read_as`].
///
/// # Errors
///
/// A file that is no mail, and from which no list can be read; see [`Refusal`]. A mail is never refused for what it
/// holds: that is told in [`Taken::left`].
pub fn take(bytes: &[u8], caps: &Caps, remembered: &[Columns]) -> Result<Taken, Refusal> {
    let size = bytes.len() as u64;
    if size > caps.max_bytes {
        return Err(Refusal::TooLarge { bytes: size, max: caps.max_bytes });
    }
    let mut looker = Looker::new(caps, remembered);
    let source = looker.file(bytes, &Part::default(), 0)?;
    Ok(looker.taken(source))
}

/// Takes pasted text, which may also be a whole mail or a page.
///
/// # Errors
///
/// As [`take()`].
pub fn take_text(text: &str, caps: &Caps, remembered: &[Columns]) -> Result<Taken, Refusal> {
    take(text.as_bytes(), caps, remembered)
}
