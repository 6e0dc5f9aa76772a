//! All messages of the program, in both languages.

use std::collections::BTreeSet;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::langid;

use crate::Lang;
use crate::sorting::Sorting;

/// An area's two Fluent files, as text.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// The area's name, for error messages.
    pub area: &'static str,
    /// Fluent in Swedish.
    pub sv: &'static str,
    /// Fluent in English.
    pub en: &'static str,
}

impl Source {
    const fn text(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Sv => self.sv,
            Lang::En => self.en,
        }
    }
}

/// The texts as shipped do not hold together. Found when the program starts and in tests.
#[derive(Debug, thiserror::Error)]
pub enum TextFault {
    /// A Fluent file cannot be read.
    #[error("{area} ({lang}): {reason}")]
    Unreadable {
        /// The area whose file it is.
        area: &'static str,
        /// Which of its two files.
        lang: Lang,
        /// What the parser says.
        reason: String,
    },
    /// A key is defined a second time.
    #[error("{area} ({lang}): the key is defined twice: {reason}")]
    Twice {
        /// The area with the second definition.
        area: &'static str,
        /// Which of its two files.
        lang: Lang,
        /// The key, as the parser names it.
        reason: String,
    },
    /// Keys that are written in one language only.
    #[error("in one language only: {0:?}")]
    OneLanguage(Vec<String>),
}

/// All messages of the program in both languages. Built once, shared by everyone.
pub struct Catalogue {
    sv: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
    keys: BTreeSet<String>,
    pub(crate) sorting: Sorting,
}

impl Catalogue {
    /// Joins the sources with this crate's own.
    ///
    /// # Errors
    /// [`TextFault`] when a file cannot be read, a key stands twice or in one language only.
    pub fn build(sources: &[Source]) -> Result<Self, TextFault> {
        let (sv, sv_keys) = bundle(Lang::Sv, sources)?;
        let (en, en_keys) = bundle(Lang::En, sources)?;
        let lonely: Vec<String> = sv_keys.symmetric_difference(&en_keys).cloned().collect();
        if !lonely.is_empty() {
            return Err(TextFault::OneLanguage(lonely));
        }
        Ok(Self { sv, en, keys: sv_keys, sorting: Sorting::new() })
    }

    /// Every key there is, for the test that looks for unused ones.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(String::as_str)
    }

    /// The message, or the key in `⟦⟧` when there is none or a value is missing: seen by the tests that render
    /// every sample, and never a reason to fail a page in front of a person.
    pub(crate) fn format(&self, lang: Lang, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let bundle = match lang {
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        };
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("⟦{key}⟧");
        };
        let mut faults = Vec::new();
        let text = bundle.format_pattern(pattern, args, &mut faults).into_owned();
        if faults.is_empty() { text } else { format!("⟦{key}: {text}⟧") }
    }
}

type Bundle = FluentBundle<FluentResource>;

fn bundle(lang: Lang, sources: &[Source]) -> Result<(Bundle, BTreeSet<String>), TextFault> {
    let locale = match lang {
        Lang::Sv => langid!("sv-SE"),
        Lang::En => langid!("en-GB"),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // The marks that isolate writing directions show up in mail subjects and PDF; both languages run left to right.
    bundle.set_use_isolating(false);
    let mut keys = BTreeSet::new();
    for source in std::iter::once(&crate::OWN).chain(sources) {
        let resource = FluentResource::try_new(source.text(lang).to_owned()).map_err(|(_, faults)| {
            TextFault::Unreadable { area: source.area, lang, reason: format!("{faults:?}") }
        })?;
        keys.extend(message_keys(source.text(lang)));
        bundle.add_resource(resource).map_err(|faults| TextFault::Twice {
            area: source.area,
            lang,
            reason: format!("{faults:?}"),
        })?;
    }
    Ok((bundle, keys))
}

/// Message keys stand at the start of a line before an equals sign; terms (`-name`) are internal to a file.
fn message_keys(fluent: &str) -> impl Iterator<Item = String> + '_ {
    fluent
        .lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_alphabetic()))
        .filter_map(|line| line.split_once('='))
        .map(|(key, _)| key.trim().to_owned())
}
