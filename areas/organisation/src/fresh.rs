//! Signed in lately: what is asked before an act that a stranger at an open screen must not do.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use chrono::TimeDelta;
use web::session::Kind;
use web::{Trouble, Visitor};

/// Pages to come back to after having signed in again: a closed list, so that no address from outside is ever gone
/// to. A new sensitive page gets a line here.
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
}

impl Return {
    /// Every one.
    pub const ALL: [Self; 5] = [Self::Home, Self::Sessions, Self::Means, Self::Accounts, Self::SecondPerson];

    /// The word in an address.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Home => "start",
            Self::Sessions => "inloggningar",
            Self::Means => "inloggningssatt",
            Self::Accounts => "inloggningstjanst",
            Self::SecondPerson => "i-forening",
        }
    }

    /// Where it leads.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Home => "/",
            Self::Sessions => "/konto/inloggningar",
            Self::Means => "/konto/inloggningssatt",
            Self::Accounts => "/konto/inloggningstjanst",
            Self::SecondPerson => "/i-forening",
        }
    }

    /// The one with this word; the first page when there is none.
    #[must_use]
    pub fn read(code: &str) -> Self {
        Self::ALL.into_iter().find(|back| back.code() == code).unwrap_or_default()
    }

    /// The one that a request to `path` belongs to: the page itself, or an act below it.
    #[must_use]
    pub fn of(path: &str) -> Self {
        let path = path.split('?').next().unwrap_or_default();
        let below =
            |page: &str| path.strip_prefix(page).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let found = Self::ALL.into_iter().filter(|back| *back != Self::Home).find(|back| below(back.path()));
        found.unwrap_or_default()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_an_address_asks_for_one_comes_back_to_a_page_of_the_list() {
        for back in Return::ALL {
            assert_eq!(Return::read(back.code()), back);
            assert_eq!(Return::of(back.path()), back);
            assert!(back.path().starts_with('/') && !back.path().starts_with("//"));
        }
        for foreign in ["", "//x.example", "https://x.example", "inloggningar/../..", "START"] {
            assert_eq!(Return::read(foreign), Return::Home, "{foreign}");
        }
    }

    #[test]
    fn an_act_belongs_to_the_page_it_lies_below() {
        assert_eq!(Return::of("/konto/inloggningar/avsluta?x=1"), Return::Sessions);
        assert_eq!(Return::of("/konto/inloggningarna"), Return::Home);
        assert_eq!(Return::of("/workshop/1"), Return::Home);
    }
}
