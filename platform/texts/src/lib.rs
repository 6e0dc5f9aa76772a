//! # Texts
//! Every word a person reads, in Swedish and English, and what goes with words: dates, week numbers and the
//! order of å ä ö.
//!
//! An area hands in its two Fluent files as a [`Source`]; [`Catalogue::build`] joins them and refuses a key that
//! is defined twice or in one language only. A page holds [`Words`]: the catalogue in the reader's language.

mod catalogue;
mod dates;
mod lang;
mod sorting;
mod words;

pub use catalogue::{Catalogue, Source, TextFault};
pub use dates::{STOCKHOLM, local, local_span};
pub use fluent_bundle::FluentValue;
pub use lang::Lang;
pub use words::{Value, Words};

/// The texts of this crate itself: weekdays, months, days left. Always part of a catalogue.
pub const OWN: Source =
    Source { area: "texts", sv: include_str!("../texts/sv.ftl"), en: include_str!("../texts/en.ftl") };
