//! What can go wrong at the press.

use thiserror::Error;
use typst::diag::SourceDiagnostic;
use typst::syntax::DiagSpan;
use typst::{World, WorldExt};

use crate::room::Room;

/// Why a paper did not come out. All of them are ours to mend, none is the reader's.
#[derive(Debug, Error)]
pub enum PressFault {
    /// The template is wrong, or the data has not the shape that it reads.
    #[error("{place}: {message}")]
    Template {
        /// What Typst says, with its hint when there is one.
        message: String,
        /// File and line, as `/main.typ:12`; empty when Typst names no place.
        place: String,
    },
    /// The paper was set, but it would not have been PDF/UA-1.
    #[error("not accessible, {place}: {message}")]
    NotAccessible {
        /// The rule that is broken, in Typst's words.
        message: String,
        /// File and line, as `/main.typ:12`; empty when Typst names no place.
        place: String,
    },
    /// The data could not be written as JSON.
    #[error("the data of the paper can not be written as JSON")]
    Data(#[from] serde_json::Error),
    /// `made_at` lies outside what a PDF can carry (years 0–9999).
    #[error("the paper's date lies outside what a PDF can carry")]
    MadeAt,
}

impl PressFault {
    /// The first of Typst's complaints while it read and set the template.
    pub(crate) fn template(room: &Room, diagnostics: &[SourceDiagnostic]) -> Self {
        let (message, place) = first(room, diagnostics);
        Self::Template { message, place }
    }

    /// The first of the complaints while the PDF was written.
    pub(crate) fn not_accessible(room: &Room, diagnostics: &[SourceDiagnostic]) -> Self {
        let (message, place) = first(room, diagnostics);
        Self::NotAccessible { message, place }
    }
}

fn first(room: &Room, diagnostics: &[SourceDiagnostic]) -> (String, String) {
    let Some(diagnostic) = diagnostics.first() else {
        return ("no reason given".into(), String::new());
    };
    let mut message = diagnostic.message.to_string();
    for hint in &diagnostic.hints {
        message.push_str("; ");
        message.push_str(&hint.v);
    }
    (message, place(room, diagnostic.span).unwrap_or_default())
}

fn place(room: &Room, span: DiagSpan) -> Option<String> {
    let id = span.id()?;
    let range = room.range(span)?;
    let line = room.source(id).ok()?.lines().byte_to_line(range.start)?;
    Some(format!("{}:{}", id.get().vpath().get_with_slash(), line + 1))
}
