//! Who is asking, before anyone has said who it is: a browser, a language, and the sessions it holds.

use std::any::Any;
use std::net::IpAddr;
use std::panic::AssertUnwindSafe;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use chrono::{DateTime, Utc};
use futures_util::FutureExt as _;
use store::{Sight, StoreFault, hash_token, see_as, token_text};
use subtle::ConstantTimeEq as _;
use texts::{Lang, Words};

use crate::cookies;
use crate::flash::{self, Note};
use crate::house::{Front, House};
use crate::limits::{self, Keys, Limit};
use crate::peer::{self, Peer};
use crate::posted;
use crate::session::{self, Arrival, Device, Session, Way};
use crate::shell::Shell;
use crate::trouble::{self, Trouble};

const BROWSER: &str = "vs_b";
pub(crate) const LANGUAGE: &str = "vs_l";
const YEAR: u32 = 365 * 24 * 3600;

/// The request's visitor: made once for each request, handed to every handler.
#[derive(Clone, Debug)]
pub struct Visitor {
    words: Words,
    browser: String,
    csrf: String,
    /// The same by older keys of the house: of pages that were open when the key was renewed.
    older_csrf: Vec<String>,
    path: String,
    met_at: DateTime<Utc>,
    device: Device,
    address: Option<IpAddr>,
    sessions: Vec<Session>,
    note: Option<Note>,
    seen: Option<String>,
}

impl Visitor {
    /// The same visitor with the line that says as what they see the page: written by the gate.
    #[must_use]
    pub fn seeing(mut self, line: String) -> Self {
        self.seen = Some(line);
        self
    }

    /// The words in the visitor's language.
    #[must_use]
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// What is kept of the browser's mark, to bind a link to the browser that asked for it.
    #[must_use]
    pub fn browser_hash(&self) -> Vec<u8> {
        hash_token(&self.browser)
    }

    /// When the request came.
    #[must_use]
    pub fn met_at(&self) -> DateTime<Utc> {
        self.met_at
    }

    /// The address that asks; none when nobody knows, as in a test without a connection.
    #[must_use]
    pub fn address(&self) -> Option<IpAddr> {
        self.address
    }

    /// How and from where somebody comes in who has just shown who they are.
    #[must_use]
    pub fn arrival(&self, way: Way) -> Arrival {
        let network = self.address.map(peer::network).unwrap_or_default();
        Arrival { way, device: self.device, network, browser: self.browser_hash() }
    }

    /// The session of a kind, if the browser holds one.
    #[must_use]
    pub fn session(&self, kind: session::Kind) -> Option<&Session> {
        self.sessions.iter().find(|session| session.kind == kind)
    }

    /// The token that every form of this browser carries.
    #[must_use]
    pub fn csrf(&self) -> &str {
        &self.csrf
    }

    /// Whether a form carries this browser's token. Compared in constant time.
    #[must_use]
    pub fn sent(&self, token: &str) -> bool {
        let fits = |own: &String| bool::from(own.as_bytes().ct_eq(token.as_bytes()));
        // An empty one is no token, whatever it is held against.
        !token.is_empty() && std::iter::once(&self.csrf).chain(&self.older_csrf).any(fits)
    }

    /// The path and query that were asked for.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The frame of a page without anyone signed in.
    #[must_use]
    pub fn shell(&self, house: &House, title: impl Into<String>) -> Shell {
        Shell {
            t: self.words.clone(),
            title: title.into(),
            who: None,
            navigation: Vec::new(),
            trail: Vec::new(),
            flash: self.note.as_ref().and_then(|note| note.flash(&self.words)),
            seen: self.seen.clone(),
            csrf: self.csrf.clone(),
            path: self.path.clone(),
            version: house.front().version,
            holds_link: self.session(session::Kind::Link).is_some(),
            refresh_seconds: None,
            script: false,
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Trouble> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Trouble::ours("no visitor on this route"))
    }
}

/// Who asked, for the log: the id of a person or of a link, never a name. Lies among an answer's extensions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asker(pub String);

impl Asker {
    fn of(sessions: &[Session]) -> Self {
        let said = |session: &Session| format!("{} {}", session.kind.code(), session.subject);
        let whom = [session::Kind::Person, session::Kind::Link];
        let first = whom.iter().find_map(|kind| sessions.iter().find(|session| session.kind == *kind));
        Self(first.map(said).unwrap_or_default())
    }
}

/// Makes the visitor of each request, gives a new browser its mark, and turns trouble into a page.
pub async fn receive(State(house): State<House>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path_and_query().map_or("/", PathAndQuery::as_str).to_owned();
    let peer = request.extensions().get::<Peer>().copied();
    let (visitor, is_new) = match meet(&house, request.headers(), peer, path).await {
        Ok(met) => met,
        Err(fault) => return trouble::last_resort(&fault.to_string()),
    };
    request.extensions_mut().insert(visitor.clone());
    let is_reading = request.method() == Method::GET;
    let mut response = if visitor.path.contains("%00") {
        // No address of ours holds the sign zero, and PostgreSQL takes no question with it.
        Trouble::NotFound.into_response()
    } else if let Err(trouble) = uploads(&house, &visitor, request.headers()).await {
        trouble.into_response()
    } else {
        answer(request, next).await
    };
    trouble::explain(&house, &visitor, is_reading, &mut response);
    response.extensions_mut().insert(Asker::of(&visitor.sessions));
    let headers = response.headers_mut();
    if is_new {
        cookies::set(headers, house.front(), BROWSER, &visitor.browser, Some(YEAR));
    }
    if is_reading && visitor.note.is_some() && is_page(headers) {
        flash::take_away(headers, house.front());
    }
    response
}

/// Files are read into memory: nobody sends them without end. Who holds a session is counted by it alone.
async fn uploads(house: &House, visitor: &Visitor, headers: &HeaderMap) -> Result<(), Trouble> {
    if !posted::is_multipart(headers) {
        return Ok(());
    }
    let subject = visitor.sessions.first().map(|session| session.subject.to_string());
    let keys = Keys::of(visitor, subject.clone().unwrap_or_default()).known(subject.is_some());
    limits::admit(house, Limit::Upload, &keys).await
}

/// The handler's answer. One that panics has left nothing behind (a desk that is dropped undoes itself); the fault
/// is ours.
async fn answer(request: Request, next: Next) -> Response {
    // Whatever called this: what a request may see, its gate says.
    AssertUnwindSafe(see_as(Sight::Nobody, next.run(request)))
        .catch_unwind()
        .await
        .unwrap_or_else(|panic| Trouble::ours(format!("panic: {}", words_of(panic.as_ref()))).into_response())
}

/// Something that shows a note: no file, and no way on to somewhere else.
fn is_page(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}

fn words_of(panic: &(dyn Any + Send)) -> &str {
    let owned = panic.downcast_ref::<String>().map(String::as_str);
    owned.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("without words")
}

/// Takes the headers alone: a request cannot be lent out while one waits for the database (its body is not `Sync`).
async fn meet(
    house: &House,
    headers: &HeaderMap,
    peer: Option<Peer>,
    path: String,
) -> Result<(Visitor, bool), StoreFault> {
    let front = house.front();
    let known = cookies::read(headers, front, BROWSER).filter(|mark| mark.len() == 43);
    let is_new = known.is_none();
    let browser = known.map_or_else(|| token_text(&house.store().doors().bytes()), str::to_owned);
    let mut marks = house.key().each().map(|key| token_text(&key.derive("csrf", &[browser.as_bytes()])));
    let csrf = marks.next().unwrap_or_default();
    let older_csrf = marks.collect();
    let sessions = session::of_request(house, headers).await?;
    let words = house.words(language(headers, front));
    let note = flash::read(headers, front);
    let met_at = house.store().doors().now();
    let address = peer.map(|Peer(peer)| front.proxies.client(peer, headers));
    let user_agent = headers.get(header::USER_AGENT).and_then(|line| line.to_str().ok());
    let device = Device::of(user_agent.unwrap_or_default());
    Ok((
        Visitor {
            words,
            browser,
            csrf,
            older_csrf,
            path,
            met_at,
            device,
            address,
            sessions,
            note,
            seen: None,
        },
        is_new,
    ))
}

/// What the person chose, else what the browser asks for first, else Swedish.
fn language(headers: &HeaderMap, front: &Front) -> Lang {
    if let Some(chosen) = cookies::read(headers, front, LANGUAGE).and_then(|code| code.parse().ok()) {
        return chosen;
    }
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|line| line.to_str().ok()).unwrap_or_default();
    wanted
        .split(',')
        .filter_map(|entry| entry.split([';', '-']).next())
        .find_map(|code| code.trim().parse().ok())
        .unwrap_or_default()
}
