//! The body of a form taken apart. Knows nothing of pages and visitors: the fuzz target builds this file alone.

use axum::RequestExt as _;
use axum::body::Bytes;
use axum::extract::multipart::MultipartError;
use axum::extract::{DefaultBodyLimit, FromRequest as _, Multipart, Request};
use axum::http::{HeaderMap, StatusCode, header};
use percent_encoding::percent_decode;

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

/// Why a body is no form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// More was sent than is taken.
    TooLarge,
    /// No browser sends such.
    Malformed,
}

/// Texts and files, in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// Field and text.
    pub fields: Vec<(String, String)>,
    /// Files.
    pub files: Vec<Upload>,
}

/// Reads a form of either kind.
///
/// # Errors
/// [`Unread`] when it is none, or too large.
pub async fn read(mut request: Request) -> Result<Body, Unread> {
    if is_multipart(request.headers()) {
        DefaultBodyLimit::max(LARGEST_FORM).apply(&mut request);
        let parts = Multipart::from_request(request, &()).await.map_err(|_| Unread::Malformed)?;
        read_parts(parts).await
    } else {
        DefaultBodyLimit::max(LARGEST_TEXT).apply(&mut request);
        let bytes = request.extract::<Bytes, _>().await.map_err(|_| Unread::TooLarge)?;
        read_pairs(&bytes)
    }
}

/// Whether the headers say that files may come.
pub fn is_multipart(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.starts_with("multipart/form-data")
}

fn read_pairs(body: &[u8]) -> Result<Body, Unread> {
    // The parser below would put a mark in place of what is no UTF-8.
    check_text(&percent_decode(body).decode_utf8().map_err(|_| Unread::Malformed)?)?;
    let fields: Vec<_> = form_urlencoded::parse(body)
        .take(MOST_FIELDS + 1)
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    if fields.len() > MOST_FIELDS {
        return Err(Unread::TooLarge);
    }
    Ok(Body { fields, files: Vec::new() })
}

/// No keyboard writes the sign zero, and PostgreSQL does not keep it.
fn check_text(text: &str) -> Result<(), Unread> {
    if text.contains('\0') { Err(Unread::Malformed) } else { Ok(()) }
}

impl Body {
    /// Takes one part of a form with files; `name` is the file's, and `bytes` are empty when `size` is too large.
    fn take(
        &mut self,
        field: String,
        name: Option<String>,
        bytes: Vec<u8>,
        size: usize,
    ) -> Result<(), Unread> {
        if self.fields.len() + self.files.len() >= MOST_FIELDS {
            return Err(Unread::TooLarge);
        }
        check_text(&field)?;
        match name {
            Some(name) => {
                check_text(&name)?;
                self.files.push(Upload { field, name, bytes: bytes.into(), size });
            }
            None if size > LARGEST_TEXT => return Err(Unread::TooLarge),
            None => {
                let text = String::from_utf8(bytes).map_err(|_| Unread::Malformed)?;
                check_text(&text)?;
                self.fields.push((field, text));
            }
        }
        Ok(())
    }
}

/// Reads to the end also when the form is refused: a browser shows no answer before it has sent everything.
async fn read_parts(mut parts: Multipart) -> Result<Body, Unread> {
    let (mut form, mut kept, mut refused) = (Body::default(), 0, None);
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
            refused = form.take(field, name, bytes, size).err();
        }
        if kept > MOST_KEPT {
            refused = Some(Unread::TooLarge);
        }
        if refused.is_some() {
            form = Body::default();
        }
    }
    refused.map_or(Ok(form), Err)
}

fn unread(fault: &MultipartError) -> Unread {
    if fault.status() == StatusCode::PAYLOAD_TOO_LARGE { Unread::TooLarge } else { Unread::Malformed }
}
