//! The catalogue in one reader's language.

use std::cmp::Ordering;
use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};

use crate::{Catalogue, Lang};

/// The catalogue in one reader's language. Cheap to clone; every page, letter and paper holds one.
#[derive(Clone)]
pub struct Words {
    catalogue: Arc<Catalogue>,
    lang: Lang,
}

impl Words {
    /// The catalogue as read in `lang`.
    #[must_use]
    pub const fn new(catalogue: Arc<Catalogue>, lang: Lang) -> Self {
        Self { catalogue, lang }
    }

    /// The reader's language.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// The same catalogue in another language.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> Self {
        Self { catalogue: Arc::clone(&self.catalogue), lang }
    }

    /// A message without values.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.catalogue.format(self.lang, key, None)
    }

    /// A message with one value.
    #[must_use]
    pub fn say1<'a>(&self, key: &str, name: &'a str, value: impl Into<FluentValue<'a>>) -> String {
        self.say_with(key, [(name, value.into())])
    }

    /// A message with two values.
    #[must_use]
    pub fn say2<'a>(
        &self,
        key: &str,
        first: &'a str,
        value: impl Into<FluentValue<'a>>,
        second: &'a str,
        other: impl Into<FluentValue<'a>>,
    ) -> String {
        self.say_with(key, [(first, value.into()), (second, other.into())])
    }

    /// A message with any number of values.
    #[must_use]
    pub fn say_with<'a>(
        &self,
        key: &str,
        values: impl IntoIterator<Item = (&'a str, FluentValue<'a>)>,
    ) -> String {
        let args: FluentArgs<'a> = values.into_iter().collect();
        self.catalogue.format(self.lang, key, Some(&args))
    }

    /// "a, b och c".
    #[must_use]
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [most @ .., last] => format!("{} {} {last}", most.join(", "), self.say("list-and")),
        }
    }

    /// The order of two names in the reader's language: å ä ö last in Swedish.
    #[must_use]
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        self.catalogue.sorting.compare(self.lang, left, right)
    }

    /// Sorts by the text that `key` takes from each item, in the reader's language.
    pub fn sort_by_text<T>(&self, items: &mut [T], key: impl Fn(&T) -> &str) {
        items.sort_by(|left, right| self.compare(key(left), key(right)));
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({})", self.lang)
    }
}
