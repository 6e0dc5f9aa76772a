//! What just happened, said once on the next page. The cookie holds a text key and plain values, so a forged one can
//! make the page say nothing but one of our own sentences.

use axum::http::HeaderMap;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use texts::Words;

use crate::cookies;
use crate::house::Front;
use crate::shell::{Flash, FlashKind};

const COOKIE: &str = "vs_f";

/// A sentence for the next page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    fault: bool,
    key: String,
    values: Vec<(String, String)>,
}

impl Note {
    /// Something was done.
    #[must_use]
    pub fn done(key: &str) -> Self {
        Self { fault: false, key: key.to_owned(), values: Vec::new() }
    }

    /// Something could not be done.
    #[must_use]
    pub fn fault(key: &str) -> Self {
        Self { fault: true, ..Self::done(key) }
    }

    /// With a value for the sentence.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "callers hand in numbers and texts as they have them")]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.values.push((name.to_owned(), value.to_string()));
        self
    }

    /// The sentence, or nothing when the key is none of ours.
    pub(crate) fn flash(&self, words: &Words) -> Option<Flash> {
        let values = self.values.iter().map(|(name, value)| {
            // Numbers as numbers, so that singular and plural come out right.
            let value = value.parse::<i64>().map_or_else(|_| value.as_str().into(), Into::into);
            (name.as_str(), value)
        });
        let text = words.say_with(&self.key, values);
        let kind = if self.fault { FlashKind::Fault } else { FlashKind::Done };
        (!text.starts_with('⟦')).then_some(Flash { kind, text })
    }

    pub(crate) fn give(&self, front: &Front, headers: &mut HeaderMap) {
        let text = serde_json::to_vec(self).map(|json| URL_SAFE_NO_PAD.encode(json)).unwrap_or_default();
        cookies::set(headers, front, COOKIE, &text, Some(120));
    }
}

pub(crate) fn read(headers: &HeaderMap, front: &Front) -> Option<Note> {
    let json = URL_SAFE_NO_PAD.decode(cookies::read(headers, front, COOKIE)?).ok()?;
    serde_json::from_slice(&json).ok()
}

pub(crate) fn take_away(headers: &mut HeaderMap, front: &Front) {
    cookies::set(headers, front, COOKIE, "", Some(0));
}
