//! The press itself.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::fault::PressFault;
use crate::legible::{legible_data, legible_text};
use crate::room::{Room, Stock, datetime};

/// A paper to be printed.
pub struct Sheet<'a> {
    /// The Typst source. It imports `/house.typ` and reads `json("/data.json")`.
    pub template: &'static str,
    /// What the template reads. Text in it is shown as it stands, never read as markup.
    pub data: &'a Value,
    /// The document's title, as a screen reader and the window title say it. Must not be empty (PDF/UA-1, 7.1).
    pub title: &'a str,
    /// ISO 639 code of the language, `sv` or `en`.
    pub language: &'a str,
    /// The document's date. From the caller, so that the same sheet gives the same bytes.
    pub made_at: DateTime<Utc>,
}

/// Fonts and house style, loaded once. Cheap to clone, may be used from many threads.
#[derive(Clone)]
pub struct Press(Arc<Stock>);

impl Default for Press {
    fn default() -> Self {
        Self::new()
    }
}

impl Press {
    /// Loads fonts and house style from the program itself.
    #[must_use]
    pub fn new() -> Self {
        Self(Arc::new(Stock::new()))
    }

    /// Sets the sheet and writes it as PDF/UA-1. Blocks for as long as that takes; call it off the async threads.
    pub fn print(&self, sheet: &Sheet<'_>) -> Result<Vec<u8>, PressFault> {
        self.on_a_clean_bench(sheet, Warnings::Passed)
    }

    /// As [`Press::print`], but what Typst only warns of (an unknown font, a layout that does not settle) is a
    /// fault too. For tests of templates.
    pub fn proof(&self, sheet: &Sheet<'_>) -> Result<Vec<u8>, PressFault> {
        self.on_a_clean_bench(sheet, Warnings::Refused)
    }

    fn on_a_clean_bench(&self, sheet: &Sheet<'_>, warnings: Warnings) -> Result<Vec<u8>, PressFault> {
        let printed = self.set(sheet, warnings);
        // Typst keeps everything it has computed for the next run of the same document. Papers differ, so in a
        // server that is memory without use.
        comemo::evict(0);
        printed
    }

    fn set(&self, sheet: &Sheet<'_>, warnings: Warnings) -> Result<Vec<u8>, PressFault> {
        let book = &self.0.book;
        let data = serde_json::to_vec(&legible_data(book, sheet.data))?;
        let about = json!({ "title": legible_text(book, sheet.title), "language": sheet.language });
        let room = Room::new(&self.0, sheet.template, data, serde_json::to_vec(&about)?, sheet.made_at);

        let set = typst::compile::<PagedDocument>(&room);
        let document = set.output.map_err(|faults| PressFault::template(&room, &faults))?;
        if matches!(warnings, Warnings::Refused) && !set.warnings.is_empty() {
            return Err(PressFault::template(&room, &set.warnings));
        }
        let options = options(sheet)?;
        typst_pdf::pdf(&document, &options).map_err(|faults| PressFault::not_accessible(&room, &faults))
    }
}

#[derive(Clone, Copy)]
enum Warnings {
    Passed,
    Refused,
}

fn options(sheet: &Sheet<'_>) -> Result<PdfOptions, PressFault> {
    let made_at = datetime(sheet.made_at).ok_or(PressFault::MadeAt)?;
    // Holds: a single standard can not be at odds with another.
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).expect("PDF/UA-1 alone");
    Ok(PdfOptions {
        creator: Smart::Custom(Some("Valskydd".into())),
        timestamp: Some(Timestamp::new_utc(made_at)),
        standards,
        ..PdfOptions::default()
    })
}
