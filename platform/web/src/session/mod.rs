//! Sessions: what a browser holds after somebody showed who they are. Only the hash of the token is kept.
//!
//! Always:
//! - a session ends at its set time however busy it is, and a person's also when nothing was asked for so long
//!   ([`Front::idle`](crate::Front::idle));
//! - a new proof gives a new token, so that a token from before is worth nothing after it;
//! - whoever signs in is known again by the browser's mark, so that a browser never seen before can be told of.

mod arrival;
mod deeds;
mod device;
pub(crate) mod records;
mod views;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::prelude::Uuid;

pub use arrival::{Arrival, Way};
pub use deeds::{Begun, begin, clear_ended, confirm, end, end_all, end_everybodys, end_one, end_others};
pub use device::Device;
pub(crate) use views::of_request;
pub use views::{Listed, is_known_browser, is_somebodys_browser, list};

/// Whose session it is: a signed-in person's, or that of whoever holds a personal link. A browser may hold one of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A person with duties.
    Person,
    /// The holder of a personal link.
    Link,
}

impl Kind {
    const ALL: [Self; 2] = [Self::Person, Self::Link];

    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Link => "link",
        }
    }

    const fn cookie(self) -> &'static str {
        match self {
            Self::Person => "vs_s",
            Self::Link => "vs_k",
        }
    }

    /// How long a session lasts: a working day for people, a week for a link's holder, who has only that one thing.
    const fn lasts(self) -> TimeDelta {
        match self {
            Self::Person => TimeDelta::hours(10),
            Self::Link => TimeDelta::days(7),
        }
    }

    /// How long it lasts without a request. Whoever holds a link can open it again anyway.
    const fn rests(self, idle: TimeDelta) -> TimeDelta {
        match self {
            Self::Person => idle,
            Self::Link => self.lasts(),
        }
    }
}

/// A session that the browser holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: Uuid,
    /// Whose it is.
    pub kind: Kind,
    /// The person's or the link's id.
    pub subject: Uuid,
    /// By what proof it holds.
    pub way: Way,
    /// When that proof was last given.
    pub signed_at: DateTime<Utc>,
}
