//! What the columns of a list hold, as a value that can be changed, kept for a sender, and given with the next list.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::person::Field;
use crate::reading::Reading;
use crate::words::folded;

/// The columns of a list as they are to be read, told by the list's header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns {
    /// The header's fingerprint: the same for the same words in the same order, whatever their case and spaces.
    pub fingerprint: String,
    /// What each column holds; `None` for one that is not read.
    pub fields: Vec<Option<Field>>,
}

impl Columns {
    /// The same with another reading of one column. Beyond the last column nothing changes.
    #[must_use]
    pub fn with(mut self, column: usize, field: Option<Field>) -> Self {
        if let Some(place) = self.fields.get_mut(column) {
            *place = field;
        }
        self
    }
}

impl Reading {
    /// The columns as they were read here. Changed or not, they can be kept and given with the next list that has the
    /// same header, or with this one again.
    #[must_use]
    pub fn read_as(&self) -> Columns {
        let headers: Vec<&str> = self.columns.iter().map(|column| column.header.as_str()).collect();
        Columns {
            fingerprint: fingerprint(&headers),
            fields: self.columns.iter().map(|column| column.field).collect(),
        }
    }
}

/// Sixteen hexadecimal digits of a header. A list without header has one by its width.
pub(crate) fn fingerprint(headers: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for header in headers {
        hasher.update(folded(header).split_whitespace().collect::<Vec<_>>().join(" "));
        hasher.update([0]);
    }
    let first = hasher.finalize().iter().take(8).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    format!("{first:016x}")
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    #[test]
    fn a_fingerprint_is_of_words_in_their_order() {
        assert_eq!(fingerprint(&["Namn", "E-post "]), fingerprint(&["NAMN", "e-post"]));
        assert_ne!(fingerprint(&["Namn", "E-post"]), fingerprint(&["E-post", "Namn"]));
        assert_ne!(fingerprint(&["Namn E-post"]), fingerprint(&["Namn", "E-post"]));
        assert_eq!(fingerprint(&["Namn"]).len(), 16);
    }
}
