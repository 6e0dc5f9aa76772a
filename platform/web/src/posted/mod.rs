//! A form as it was posted: text and files, nothing checked but that it came from a page of ours.

use axum::RequestExt as _;
use axum::body::Bytes;
use axum::extract::multipart::MultipartError;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::{HeaderMap, StatusCode, header};
use percent_encoding::percent_decode;
use sea_orm::prelude::Uuid;
use store::DeedKey;
use subtle::ConstantTimeEq as _;

use crate::trouble::Trouble;
use crate::visitor::Visitor;

/// The largest file that is read into memory, in bytes. A larger one is let through to its end and thrown away, so
/// that the page can say so beside the field instead of a broken connection.
pub const LARGEST_FILE: usize = 10 * 1024 * 1024;
/// The largest text field, in bytes: a list of 100 000 rows fits.
const LARGEST_TEXT: usize = 8 * 1024 * 1024;
/// The largest form with all its files, in bytes: past that the connection is broken off.
const LARGEST_FORM: usize = 256 * 1024 * 1024;
/// Fields in one form: a review page of 1 500 rows fits.
const MOST_FIELDS: usize = 20_000;
/// What is held in memory of one form, in bytes: all its fields and files together.
const MOST_KEPT: usize = 32 * 1024 * 1024;

/// A file that came with a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// The field it came in.
    pub field: String,
    /// Its name, a hint only.
    pub name: String,
    /// Its content; empty when it was too large.
    pub bytes: Bytes,
    /// How large it was, in bytes.
    pub size: usize,
}

impl Upload {
    /// More than [`LARGEST_FILE`].
    #[must_use]
    pub const fn is_too_large(&self) -> bool {
        self.size > LARGEST_FILE
    }
}

/// A posted form.
#[derive(Clone, Debug, Default)]
pub struct Posted {
    fields: Vec<(String, String)>,
    files: Vec<Upload>,
}

impl Posted {
    /// The text of a field, as it was written but for white space around it; empty when there is none.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// The text of a field to the letter.
    #[must_use]
    pub fn raw(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// All values of a field that may come many times.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Every field, in order.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether a box was ticked or a button pressed.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(field, _)| field == name)
    }

    /// The file of a field, if one was chosen.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&Upload> {
        self.files.iter().find(|file| file.field == name && (file.size > 0 || !file.name.is_empty()))
    }

    /// The form's key, by which sending it twice does the deed once.
    ///
    /// # Errors
    /// [`Trouble::StaleForm`] when it is missing or no key.
    pub fn deed_key(&self) -> Result<DeedKey, Trouble> {
        self.text("deed").parse::<Uuid>().map(DeedKey).map_err(|_| Trouble::StaleForm)
    }

    /// A number that a page of ours put in the form.
    ///
    /// # Errors
    /// [`Trouble::Malformed`] when it is none.
    pub fn number<T: std::str::FromStr>(&self, name: &str) -> Result<T, Trouble> {
        self.text(name).parse().map_err(|_| Trouble::Malformed)
    }
}

impl Posted {
    /// Takes one part of a form with files; `name` is the file's, and `bytes` are empty when `size` is too large.
    fn take(
        &mut self,
        field: String,
        name: Option<String>,
        bytes: Vec<u8>,
        size: usize,
    ) -> Result<(), Trouble> {
        if self.fields.len() + self.files.len() >= MOST_FIELDS {
            return Err(Trouble::TooLarge);
        }
        check_text(&field)?;
        match name {
            Some(name) => {
                check_text(&name)?;
                self.files.push(Upload { field, name, bytes: bytes.into(), size });
            }
            None if size > LARGEST_TEXT => return Err(Trouble::TooLarge),
            None => {
                let text = String::from_utf8(bytes).map_err(|_| Trouble::Malformed)?;
                check_text(&text)?;
                self.fields.push((field, text));
            }
        }
        Ok(())
    }
}

impl<S: Send + Sync> FromRequest<S> for Posted {
    type Rejection = Trouble;

    async fn from_request(mut request: Request, state: &S) -> Result<Self, Trouble> {
        let visitor: Visitor = request.extract_parts_with_state(state).await?;
        let posted = if is_multipart(request.headers()) {
            DefaultBodyLimit::max(LARGEST_FORM).apply(&mut request);
            let parts = Multipart::from_request(request, state).await.map_err(|_| Trouble::Malformed)?;
            read_parts(parts).await?
        } else {
            DefaultBodyLimit::max(LARGEST_TEXT).apply(&mut request);
            let body = Bytes::from_request(request, state).await.map_err(|_| Trouble::TooLarge)?;
            read_pairs(&body)?
        };
        let ours = visitor.csrf().as_bytes().ct_eq(posted.raw("csrf").as_bytes());
        if bool::from(ours) { Ok(posted) } else { Err(Trouble::StaleForm) }
    }
}

pub(crate) fn is_multipart(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.starts_with("multipart/form-data")
}

fn read_pairs(body: &[u8]) -> Result<Posted, Trouble> {
    // The parser below would put a mark in place of what is no UTF-8.
    check_text(&percent_decode(body).decode_utf8().map_err(|_| Trouble::Malformed)?)?;
    let fields: Vec<_> = form_urlencoded::parse(body)
        .take(MOST_FIELDS + 1)
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    if fields.len() > MOST_FIELDS {
        return Err(Trouble::TooLarge);
    }
    Ok(Posted { fields, files: Vec::new() })
}

/// No keyboard writes the sign zero, and PostgreSQL does not keep it.
fn check_text(text: &str) -> Result<(), Trouble> {
    if text.contains('\0') { Err(Trouble::Malformed) } else { Ok(()) }
}

/// Reads to the end also when the form is refused: a browser shows no answer before it has sent everything.
async fn read_parts(mut parts: Multipart) -> Result<Posted, Trouble> {
    let (mut posted, mut kept, mut refused) = (Posted::default(), 0, None);
    while let Some(mut part) = parts.next_field().await.map_err(|fault| unread(&fault))? {
        let field = part.name().unwrap_or_default().to_owned();
        let name = part.file_name().map(str::to_owned);
        let most = if name.is_some() { LARGEST_FILE } else { LARGEST_TEXT };
        let (mut bytes, mut size) = (Vec::new(), 0);
        while let Some(chunk) = part.chunk().await.map_err(|fault| unread(&fault))? {
            size += chunk.len();
            if size <= most && refused.is_none() {
                bytes.extend_from_slice(&chunk);
            } else {
                bytes = Vec::new();
            }
        }
        kept += bytes.len() + field.len() + name.as_ref().map_or(0, String::len);
        if refused.is_none() {
            refused = posted.take(field, name, bytes, size).err();
        }
        if kept > MOST_KEPT {
            refused = Some(Trouble::TooLarge);
        }
        if refused.is_some() {
            posted = Posted::default();
        }
    }
    refused.map_or(Ok(posted), Err)
}

fn unread(fault: &MultipartError) -> Trouble {
    if fault.status() == StatusCode::PAYLOAD_TOO_LARGE { Trouble::TooLarge } else { Trouble::Malformed }
}
