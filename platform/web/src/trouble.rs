//! When a page cannot be given. Two kinds: *yours*, a sentence and a way on; *ours*, an incident number for the
//! person and the whole chain of causes in the log, once, here at the edge.

use std::error::Error;
use std::fmt::Write as _;

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use store::StoreFault;

use crate::house::House;
use crate::limits;
use crate::shell::Shell;
use crate::visitor::Visitor;

/// Why there is no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is no such thing, or it is not for this visitor: the two look the same from outside.
    NotFound,
    /// Signed in, but without the duty that the page is for.
    NotYours,
    /// Nobody is signed in.
    SignIn,
    /// Signed in too long ago for what is asked. Holds the code of the page to come back to afterwards: a word of the
    /// area's own list, never an address.
    SignInAgain(String),
    /// A personal link is needed, used up, or past its time.
    NeedsLink,
    /// Tried too often; the next try is let through after so many seconds.
    TooOften {
        /// How long to wait.
        seconds: u32,
    },
    /// The form did not come from a page of ours, or its page is too old.
    StaleForm,
    /// More was sent than is taken.
    TooLarge,
    /// The request makes no sense; browsers do not send such.
    Malformed,
    /// Our fault. Holds the chain of causes, for the log only.
    Ours(String),
}

impl Trouble {
    /// Our fault, in words for the log.
    #[must_use]
    pub fn ours(what: impl Into<String>) -> Self {
        Self::Ours(what.into())
    }

    /// Our fault, with its chain of causes.
    #[must_use]
    pub fn from_error(error: &dyn Error) -> Self {
        let mut chain = error.to_string();
        let mut source = error.source();
        while let Some(cause) = source {
            // Writing to a String cannot fail.
            let _ = write!(chain, ": {cause}");
            source = cause.source();
        }
        Self::Ours(chain)
    }

    const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::NotYours => StatusCode::FORBIDDEN,
            Self::SignIn | Self::SignInAgain(_) => StatusCode::SEE_OTHER,
            Self::NeedsLink => StatusCode::GONE,
            Self::TooOften { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::StaleForm | Self::Malformed => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Ours(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    const fn code(&self) -> &'static str {
        match self {
            Self::NotFound | Self::SignIn | Self::SignInAgain(_) => "not-found",
            Self::NotYours => "not-yours",
            Self::NeedsLink => "needs-link",
            Self::TooOften { .. } => "too-often",
            Self::StaleForm => "stale-form",
            Self::Malformed => "malformed",
            Self::TooLarge => "too-large",
            Self::Ours(_) => "ours",
        }
    }
}

impl From<StoreFault> for Trouble {
    fn from(fault: StoreFault) -> Self {
        match fault {
            StoreFault::RightGone => Self::NotYours,
            other => Self::from_error(&other),
        }
    }
}

impl From<sea_orm::DbErr> for Trouble {
    fn from(fault: sea_orm::DbErr) -> Self {
        Self::from_error(&fault)
    }
}

impl From<askama::Error> for Trouble {
    fn from(fault: askama::Error) -> Self {
        Self::from_error(&fault)
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        match self {
            Self::SignIn => return Redirect::to("/logga-in").into_response(),
            Self::SignInAgain(back) => {
                return Redirect::to(&format!("/logga-in/igen?till={back}")).into_response();
            }
            _ => {}
        }
        // The page is written further out, where the reader's language is known.
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

#[derive(Template)]
#[template(path = "trouble.html")]
struct TroublePage {
    shell: Shell,
    text: String,
    incident: Option<String>,
}

/// The frame of whoever is signed in, for the page that says what is wrong: put into the answer by who knows them.
#[derive(Clone, Debug)]
pub struct Framed(pub Shell);

impl Framed {
    /// Whether an answer will become such a page.
    #[must_use]
    pub fn is_wanted(response: &Response) -> bool {
        let status = response.status();
        (status.is_client_error() || status.is_server_error())
            && (response.extensions().get::<Trouble>().is_some() || is_bare(response))
    }

    fn titled(self, title: String) -> Shell {
        let mut shell = Shell { title, ..self.0 };
        if let Some(last) = shell.trail.last_mut() {
            last.text.clone_from(&shell.title);
        }
        shell
    }
}

/// Turns trouble into its page, and an unknown address into the page that says so.
pub(crate) fn explain(house: &House, visitor: &Visitor, is_reading: bool, response: &mut Response) {
    let said = response.extensions_mut().remove::<Trouble>();
    let framed = response.extensions_mut().remove::<Framed>();
    let Some(trouble) = said.or_else(|| meant_by(response, is_reading)) else { return };
    let incident = match &trouble {
        Trouble::Ours(chain) => {
            let incident = format!("{:08X}", house.store().doors().seed() >> 32);
            tracing::error!(%incident, cause = %chain, "a page could not be given");
            Some(incident)
        }
        _ => None,
    };
    let words = visitor.words();
    let title = words.say(&format!("trouble-{}-title", trouble.code()));
    let shell = match framed {
        Some(framed) => framed.titled(title),
        None => visitor.shell(house, title),
    };
    let text = match trouble {
        Trouble::TooOften { seconds } => {
            words.say1("trouble-too-often-text", "minutes", seconds.div_ceil(60))
        }
        _ => words.say(&format!("trouble-{}-text", trouble.code())),
    };
    let page = TroublePage { shell, text, incident };
    *response = match page.render() {
        Ok(html) => (trouble.status(), crate::page::html(html)).into_response(),
        Err(fault) => last_resort(&fault.to_string()),
    };
    if let Trouble::TooOften { seconds } = trouble {
        limits::tell(response.headers_mut(), seconds);
    }
}

/// An answer without a page of its own.
fn is_bare(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    kind.is_none_or(|kind| kind == HeaderValue::from_static("text/plain; charset=utf-8"))
}

/// What an answer without a page of its own means: axum gives such ones for addresses and forms it cannot take apart.
fn meant_by(response: &Response, is_reading: bool) -> Option<Trouble> {
    match response.status() {
        _ if !is_bare(response) => None,
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Some(Trouble::NotFound),
        // An address that is cut off or misspelt.
        StatusCode::BAD_REQUEST if is_reading => Some(Trouble::NotFound),
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY | StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            Some(Trouble::Malformed)
        }
        StatusCode::PAYLOAD_TOO_LARGE => Some(Trouble::TooLarge),
        _ => None,
    }
}

/// When not even the page of trouble can be made.
pub(crate) fn last_resort(cause: &str) -> Response {
    tracing::error!(%cause, "no page could be made");
    let text = "Valskydd svarar inte just nu. Försök igen om en stund.\nValskydd does not answer right now. Please try again shortly.\n";
    (StatusCode::SERVICE_UNAVAILABLE, text).into_response()
}
