//! What is wrong with a form: all of it at once, each fault by its field.

/// One thing to correct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The id of the field it belongs to; the summary links to it.
    pub field: String,
    /// What is wrong and what to do, as a sentence in the reader's language.
    pub text: String,
}

/// All faults of a form, in the order of its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Nothing to correct: a form that is shown for the first time.
    #[must_use]
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// Adds a fault after those there are.
    pub fn add(&mut self, field: impl Into<String>, text: impl Into<String>) {
        self.0.push(Fault { field: field.into(), text: text.into() });
    }

    /// The first fault of a field.
    #[must_use]
    pub fn of(&self, field: impl AsRef<str>) -> Option<&str> {
        self.0.iter().find(|fault| fault.field == field.as_ref()).map(|fault| fault.text.as_str())
    }

    /// The form can be used as it is.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// All of them, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Fault> {
        self.0.iter()
    }

    /// The value if there is one; else the reason becomes a fault of `field`. Lets a form check all its fields
    /// before it says what is wrong.
    pub fn keep<T, E: ToString>(&mut self, field: impl Into<String>, checked: Result<T, E>) -> Option<T> {
        match checked {
            Ok(value) => Some(value),
            Err(reason) => {
                self.add(field, reason.to_string());
                None
            }
        }
    }
}

impl<'a> IntoIterator for &'a Faults {
    type Item = &'a Fault;
    type IntoIter = std::slice::Iter<'a, Fault>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_says_all_its_faults_at_once_and_keeps_what_can_be_used() {
        let mut faults = Faults::none();
        let seats = faults.keep("seats", "4".parse::<u8>());
        let tables = faults.keep("tables", "fyra".parse::<u8>());
        faults.add("place", "Skriv var workshopen hålls.");
        assert_eq!(seats, Some(4));
        assert_eq!(tables, None);
        assert_eq!(faults.len(), 2);
        assert_eq!(faults.of("place"), Some("Skriv var workshopen hålls."));
        assert_eq!(faults.of("seats"), None);
    }

    #[test]
    fn a_field_shows_its_first_fault() {
        let mut faults = Faults::none();
        faults.add("date", "Datumet finns inte.");
        faults.add("date", "Datumet har passerat.");
        assert_eq!(faults.of("date"), Some("Datumet finns inte."));
    }
}
