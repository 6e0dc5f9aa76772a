//! Order of names after the rules of each language (Unicode collation, CLDR data in the program).

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

use crate::Lang;

/// One collator for each language.
pub(crate) struct Sorting {
    sv: Option<CollatorBorrowed<'static>>,
    en: Option<CollatorBorrowed<'static>>,
}

impl Sorting {
    pub(crate) fn new() -> Self {
        let options = CollatorOptions::default();
        // The data of both languages is compiled in; were it ever left out, plain order is the way on.
        Self {
            sv: Collator::try_new(locale!("sv").into(), options).ok(),
            en: Collator::try_new(locale!("en").into(), options).ok(),
        }
    }

    pub(crate) fn compare(&self, lang: Lang, left: &str, right: &str) -> Ordering {
        let collator = match lang {
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        };
        collator.as_ref().map_or_else(|| left.cmp(right), |collator| collator.compare(left, right))
    }
}
