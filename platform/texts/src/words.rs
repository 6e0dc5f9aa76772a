//! The catalogue in one reader's language.

use std::cmp::Ordering;
use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};

use crate::{Catalogue, Lang};

/// What can stand in a message: text, and numbers that choose between singular and plural. Taken by reference as well,
/// since that is how templates hand values in.
pub trait Value {
    /// The value as Fluent takes it.
    fn fluent(&self) -> FluentValue<'static>;
}

impl<T: Value + ?Sized> Value for &T {
    fn fluent(&self) -> FluentValue<'static> {
        (**self).fluent()
    }
}

impl Value for str {
    fn fluent(&self) -> FluentValue<'static> {
        FluentValue::String(self.to_owned().into())
    }
}

impl Value for String {
    fn fluent(&self) -> FluentValue<'static> {
        self.as_str().fluent()
    }
}

macro_rules! number {
    ($($kind:ty),+) => {$(
        impl Value for $kind {
            fn fluent(&self) -> FluentValue<'static> {
                (*self).into()
            }
        }
    )+};
}

number!(i32, i64, u8, u16, u32, u64, usize);

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
    pub fn say1(&self, key: &str, name: &str, value: impl Value) -> String {
        self.say_with(key, [(name, value.fluent())])
    }

    /// A message with two values.
    #[must_use]
    pub fn say2(&self, key: &str, first: &str, value: impl Value, second: &str, other: impl Value) -> String {
        self.say_with(key, [(first, value.fluent()), (second, other.fluent())])
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
