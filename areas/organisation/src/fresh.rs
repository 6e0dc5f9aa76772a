//! Signed in lately: what is asked before an act that a stranger at an open screen must not do.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use chrono::TimeDelta;
use sea_orm::prelude::Uuid;
use web::session::Kind;
use web::{Faults, Trouble, Visitor};

/// Pages to come back to after having signed in again: a closed list, so that no address from outside is ever gone
/// to. A new sensitive page gets a line here. What varies in an address is the id of a thing and nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Return {
    /// The first page.
    #[default]
    Home,
    /// The person's own sessions.
    Sessions,
    /// How the person signs in.
    Means,
    /// The person's accounts at sign-in services.
    Accounts,
    /// What two do together.
    SecondPerson,
    /// One thing that two do together.
    Request(Uuid),
    /// The authority's duties.
    Duties,
    /// Giving one.
    GiveDuty,
    /// Giving the first one at an authority below.
    GiveDutyAt(Uuid),
    /// Going through them.
    Review,
    /// One duty.
    Duty(Uuid),
    /// Duties at the authorities below.
    Below,
    /// One of them.
    DutyBelow(Uuid),
    /// The facilitators of a workshop.
    Facilitators(Uuid),
    /// Agreeing on the tour.
    Tour,
    /// What is held about a person.
    Extract,
}

impl Return {
    /// Every one, about this thing where it is about one.
    #[must_use]
    pub const fn all(thing: Uuid) -> [Self; 16] {
        [
            Self::Home,
            Self::Sessions,
            Self::Means,
            Self::Accounts,
            Self::SecondPerson,
            Self::Request(thing),
            Self::Duties,
            Self::GiveDuty,
            Self::GiveDutyAt(thing),
            Self::Review,
            Self::Duty(thing),
            Self::Below,
            Self::DutyBelow(thing),
            Self::Facilitators(thing),
            Self::Tour,
            Self::Extract,
        ]
    }

    /// The word in an address; the thing's id after a dot.
    #[must_use]
    pub fn code(self) -> String {
        let (word, thing) = match self {
            Self::Home => ("start", None),
            Self::Sessions => ("inloggningar", None),
            Self::Means => ("inloggningssatt", None),
            Self::Accounts => ("inloggningstjanst", None),
            Self::SecondPerson => ("i-forening", None),
            Self::Request(thing) => ("i-forening", Some(thing)),
            Self::Duties => ("uppdrag", None),
            Self::GiveDuty => ("nytt-uppdrag", None),
            Self::GiveDutyAt(thing) => ("nytt-uppdrag", Some(thing)),
            Self::Review => ("genomgang", None),
            Self::Duty(thing) => ("uppdrag", Some(thing)),
            Self::Below => ("uppdrag-under", None),
            Self::DutyBelow(thing) => ("uppdrag-under", Some(thing)),
            Self::Facilitators(thing) => ("workshopledare", Some(thing)),
            Self::Tour => ("turne", None),
            Self::Extract => ("registerutdrag", None),
        };
        thing.map_or_else(|| word.to_owned(), |thing| format!("{word}.{thing}"))
    }

    /// Where it leads.
    #[must_use]
    pub fn path(self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::Sessions => "/konto/inloggningar".to_owned(),
            Self::Means => "/konto/inloggningssatt".to_owned(),
            Self::Accounts => "/konto/inloggningstjanst".to_owned(),
            Self::SecondPerson => "/i-forening".to_owned(),
            Self::Request(thing) => format!("/i-forening/{thing}"),
            Self::Duties => "/uppdrag".to_owned(),
            Self::GiveDuty => "/uppdrag/nytt".to_owned(),
            Self::GiveDutyAt(thing) => format!("/uppdrag/nytt?hos={thing}"),
            Self::Review => "/uppdrag/genomgang".to_owned(),
            Self::Duty(thing) => format!("/uppdrag/{thing}"),
            Self::Below => "/uppdrag/under".to_owned(),
            Self::DutyBelow(thing) => format!("/uppdrag/under/{thing}"),
            Self::Facilitators(thing) => format!("/workshop/{thing}/ledare"),
            Self::Tour => "/turne/faststall".to_owned(),
            Self::Extract => "/personuppgifter/utdrag".to_owned(),
        }
    }

    /// The one with this word; the first page when there is none.
    #[must_use]
    pub fn read(code: &str) -> Self {
        let thing = code.split_once('.').and_then(|(_, thing)| thing.parse().ok()).unwrap_or_default();
        Self::all(thing).into_iter().find(|back| back.code() == code).unwrap_or_default()
    }

    /// The one that a request to `path` (with its query) belongs to: the page itself, or an act below it.
    #[must_use]
    pub fn of(path: &str) -> Self {
        let thing = path.split(['/', '?', '=', '&']).find_map(|part| part.parse().ok()).unwrap_or_default();
        let below = |page: &str| {
            path.strip_prefix(page).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '&']))
        };
        let fitting = Self::all(thing).into_iter().filter(|back| *back != Self::Home && below(&back.path()));
        fitting.max_by_key(|back| back.path().len()).unwrap_or_default()
    }
}

/// Proof that the person has shown who they are within the last minutes. A deed that is hard to undo takes one; a
/// handler that asks for one sends people to sign in again when it is too long ago.
#[derive(Clone, Debug)]
pub struct Fresh(());

impl Fresh {
    /// How long a proof of who one is counts as fresh.
    pub const LASTS: TimeDelta = TimeDelta::minutes(10);

    /// For a visitor who has signed in lately.
    ///
    /// # Errors
    /// [`Trouble::SignIn`] when nobody is signed in, [`Trouble::SignInAgain`] when it is too long ago.
    pub fn of(visitor: &Visitor) -> Result<Self, Trouble> {
        let session = visitor.session(Kind::Person).ok_or(Trouble::SignIn)?;
        if visitor.met_at() - session.signed_at <= Self::LASTS {
            Ok(Self(()))
        } else {
            Err(Trouble::SignInAgain(Return::of(visitor.path()).code()))
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Fresh {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Trouble> {
        Self::of(&Visitor::from_request_parts(parts, state).await?)
    }
}

/// On a page whose forms are sensitive: whether one signed in lately, and what the page says when not. Drawn by
/// `parts::sign_in_again`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Again {
    /// Nothing for a visitor who has signed in lately.
    pub ask: Option<Ask>,
}

/// What the page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// What it is about.
    pub title: String,
    /// Why, and what to do.
    pub text: String,
    /// The words on the way there.
    pub link: String,
    /// Where one signs in again and comes back to this page.
    pub href: String,
    /// Something was typed: it stays on this page, and one signs in beside it.
    pub keeps: bool,
}

impl Again {
    /// For a page that is opened: its forms come after signing in again, so that nobody types for nothing.
    ///
    /// # Errors
    /// [`Trouble::SignIn`] when nobody is signed in.
    pub fn before(visitor: &Visitor) -> Result<Self, Trouble> {
        Self::when(visitor, false)
    }

    /// For a page that comes back with what was typed, since it was sent too late; `faults` gets a line of it.
    ///
    /// # Errors
    /// [`Trouble::SignIn`] when nobody is signed in.
    pub fn after(visitor: &Visitor, faults: &mut Faults) -> Result<Self, Trouble> {
        let again = Self::when(visitor, true)?;
        if again.ask.is_some() {
            faults.add("again", visitor.words().say("again-fault"));
        }
        Ok(again)
    }

    /// Whether the page shows its forms.
    #[must_use]
    pub fn shows_forms(&self) -> bool {
        self.ask.as_ref().is_none_or(|ask| ask.keeps)
    }

    fn when(visitor: &Visitor, keeps: bool) -> Result<Self, Trouble> {
        let back = match Fresh::of(visitor) {
            Ok(_) => return Ok(Self::default()),
            Err(Trouble::SignInAgain(back)) => back,
            Err(other) => return Err(other),
        };
        let (title, text, link) = if keeps {
            ("again-after-title", "again-after-text", "again-after-link")
        } else {
            ("again-title", "again-before-text", "again-title")
        };
        let say = |key| visitor.words().say(key);
        let href = format!("/logga-in/igen?till={back}");
        Ok(Self { ask: Some(Ask { title: say(title), text: say(text), link: say(link), href, keeps }) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THING: Uuid = Uuid::from_u128(0x0123_4567_89ab_7def_8123_4567_89ab_cdef);

    #[test]
    fn whatever_an_address_asks_for_one_comes_back_to_a_page_of_the_list() {
        for back in Return::all(THING) {
            assert_eq!(Return::read(&back.code()), back);
            assert_eq!(Return::of(&back.path()), back);
            assert!(back.path().starts_with('/') && !back.path().starts_with("//"));
        }
        for foreign in [
            "",
            "//x.example",
            "https://x.example",
            "inloggningar/../..",
            "START",
            "start.x",
            "uppdrag.",
            "uppdrag.//x.example",
            "uppdrag.0123456789AB7DEF81234567",
            "inloggningar.01234567-89ab-7def-8123-456789abcdef",
            "workshopledare",
        ] {
            assert_eq!(Return::read(foreign), Return::Home, "{foreign}");
        }
    }

    #[test]
    fn an_act_belongs_to_the_page_it_lies_below() {
        for (path, back) in [
            ("/konto/inloggningar/avsluta?x=1".to_owned(), Return::Sessions),
            ("/konto/inloggningarna".to_owned(), Return::Home),
            ("/workshop/1".to_owned(), Return::Home),
            (format!("/workshop/{THING}/ledare"), Return::Facilitators(THING)),
            (format!("/workshop/{THING}/ledarna"), Return::Home),
            ("/uppdrag/nytt".to_owned(), Return::GiveDuty),
            (format!("/uppdrag/nytt?hos={THING}"), Return::GiveDutyAt(THING)),
            ("/uppdrag/nytt?hos=//x.example".to_owned(), Return::GiveDuty),
            (format!("/uppdrag/{THING}/sista-dag"), Return::Duty(THING)),
            (format!("/uppdrag/under/{THING}/ta-bort"), Return::DutyBelow(THING)),
            (format!("/i-forening/{THING}/kasta-nyckeln"), Return::Request(THING)),
            ("/uppdrag/annat".to_owned(), Return::Duties),
        ] {
            assert_eq!(Return::of(&path), back, "{path}");
        }
    }
}
