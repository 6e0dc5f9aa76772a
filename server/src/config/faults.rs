//! What is wrong with a configuration: where it stands, what it is, and what would do. Never with a secret in it.

use std::fmt;
use std::path::{Path, PathBuf};

use figment::error::Kind;
use toml_edit::{ImDocument, Item};

use super::secrets::is_secret_key;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file and the line, when it stands in a file.
    pub place: Option<(PathBuf, usize)>,
    /// The key, as `mail.smtp.port`; empty when the file as a whole is meant.
    pub key: String,
    /// What is wrong.
    pub what: String,
    /// What would do.
    pub remedy: String,
}

impl Fault {
    /// A fault of a key.
    #[must_use]
    pub fn new(key: impl Into<String>, what: impl Into<String>) -> Self {
        Self { place: None, key: key.into(), what: what.into(), remedy: String::new() }
    }

    /// With what would do.
    #[must_use]
    pub fn do_this(self, remedy: impl Into<String>) -> Self {
        Self { remedy: remedy.into(), ..self }
    }

    /// With the line where the key stands in the file.
    #[must_use]
    pub(super) fn found_in(self, place: Option<(&Path, &str)>) -> Self {
        let line = place.and_then(|(file, text)| Some((file.to_owned(), line_of(text, &self.key)?)));
        Self { place: line, ..self }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((file, line)) = &self.place {
            write!(f, "{}:{line}: ", file.display())?;
        }
        if !self.key.is_empty() {
            write!(f, "{} ", self.key)?;
        }
        f.write_str(&self.what)?;
        if self.remedy.is_empty() { Ok(()) } else { write!(f, "; {}", self.remedy) }
    }
}

/// A configuration that cannot be used, with everything that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unusable(pub Vec<Fault>);

impl Unusable {
    pub(super) fn one(fault: Fault) -> Self {
        Self(vec![fault])
    }
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("konfigurationen kan inte användas")?;
        self.0.iter().try_for_each(|fault| write!(f, "\n  {fault}"))
    }
}

impl std::error::Error for Unusable {}

/// The text of a file that is TOML. The parser's own message would print the line, which may be a password's.
pub(super) fn readable(file: &Path) -> Result<String, Unusable> {
    let text = std::fs::read_to_string(file).map_err(|fault| {
        let what = format!("filen {} kan inte läsas: {fault}", file.display());
        Unusable::one(Fault::new("", what).do_this("kontrollera namnet och rättigheterna"))
    })?;
    match ImDocument::parse(text.as_str()) {
        Ok(_) => Ok(text),
        Err(fault) => {
            let line = fault.span().map_or(1, |span| line_at(&text, span.start));
            let mut said = Fault::new("", format!("är inte TOML: {}", fault.message().replace('\n', ", ")));
            said.place = Some((file.to_owned(), line));
            Err(Unusable::one(said))
        }
    }
}

fn line_at(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

/// The line where a key stands, or the nearest table above it.
fn line_of(text: &str, key: &str) -> Option<usize> {
    let document = ImDocument::parse(text).ok()?;
    let mut item: &Item = document.as_item();
    let mut found = None;
    for part in key.split('.') {
        let Some((name, inner)) = item.as_table_like().and_then(|table| table.get_key_value(part)) else {
            break;
        };
        found = name.span().or_else(|| inner.span()).or(found);
        item = inner;
    }
    found.map(|span| line_at(text, span.start))
}

/// What the reader refused, in our words.
pub(super) fn explained(fault: figment::Error, place: Option<(&Path, &str)>) -> Unusable {
    let said = |one: figment::Error| {
        let mut key = one.path.join(".");
        let (what, remedy) = match &one.kind {
            Kind::UnknownField(name, known) => {
                if !key.ends_with(name.as_str()) {
                    key = if key.is_empty() { name.clone() } else { format!("{key}.{name}") };
                }
                ("finns inte".to_owned(), format!("de som finns är {}", known.join(", ")))
            }
            Kind::MissingField(name) => {
                key = if key.is_empty() { name.to_string() } else { format!("{key}.{name}") };
                ("saknas".to_owned(), "skriv in den".to_owned())
            }
            Kind::InvalidType(found, wanted) | Kind::InvalidValue(found, wanted) => {
                let found = if is_secret_key(&key) { "något annat".to_owned() } else { found.to_string() };
                (format!("kan inte vara {found}"), format!("det ska vara {wanted}"))
            }
            Kind::UnknownVariant(found, known) => {
                (format!("kan inte vara {found}"), format!("det ska vara ett av {}", known.join(", ")))
            }
            other if is_secret_key(&key) => {
                // Its words may hold what was found.
                let _ = other;
                ("kan inte läsas".to_owned(), "det ska vara en text".to_owned())
            }
            other => (format!("kan inte läsas: {other}"), String::new()),
        };
        Fault::new(key, what).do_this(remedy).found_in(place)
    };
    Unusable(fault.into_iter().map(said).collect())
}
