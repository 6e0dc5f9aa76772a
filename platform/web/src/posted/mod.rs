//! A form as it was posted: text and files, nothing checked but that it came from a page of ours.

mod body;

use axum::RequestExt as _;
use axum::extract::{FromRequest, Request};
use sea_orm::prelude::Uuid;
use store::DeedKey;

use crate::trouble::Trouble;
use crate::visitor::Visitor;
use body::{Body, Unread};

pub(crate) use body::is_multipart;
pub use body::{LARGEST_FILE, Upload};

/// A posted form.
#[derive(Clone, Debug, Default)]
pub struct Posted {
    body: Body,
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
        self.body.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// All values of a field that may come many times.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.body.fields.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Every field, in order.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.body.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether a box was ticked or a button pressed.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.body.fields.iter().any(|(field, _)| field == name)
    }

    /// The file of a field, if one was chosen.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&Upload> {
        self.body.files.iter().find(|file| file.field == name && (file.size > 0 || !file.name.is_empty()))
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

impl From<Unread> for Trouble {
    fn from(why: Unread) -> Self {
        match why {
            Unread::TooLarge => Self::TooLarge,
            Unread::Malformed => Self::Malformed,
        }
    }
}

impl<S: Send + Sync> FromRequest<S> for Posted {
    type Rejection = Trouble;

    async fn from_request(mut request: Request, state: &S) -> Result<Self, Trouble> {
        let visitor: Visitor = request.extract_parts_with_state(state).await?;
        let posted = Self { body: body::read(request).await? };
        if visitor.sent(posted.raw("csrf")) { Ok(posted) } else { Err(Trouble::StaleForm) }
    }
}
