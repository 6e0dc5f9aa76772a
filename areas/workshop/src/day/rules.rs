//! What a workshop is and how it moves. Pure.

use chrono::{NaiveDate, NaiveTime};
use sea_orm::entity::prelude::*;

/// How people meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Format {
    /// In one room.
    #[sea_orm(string_value = "physical")]
    Physical,
    /// Each municipality in a room of its own, joined by video.
    #[sea_orm(string_value = "digital")]
    Digital,
    /// Some in the room, some by video.
    #[sea_orm(string_value = "hybrid")]
    Hybrid,
}

impl Format {
    /// Every format, the usual one first.
    pub const ALL: [Self; 3] = [Self::Physical, Self::Digital, Self::Hybrid];

    /// The code in forms and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Physical => "physical",
            Self::Digital => "digital",
            Self::Hybrid => "hybrid",
        }
    }
}

/// How far a workshop has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum State {
    /// The county gets it ready; nobody is invited yet.
    #[sea_orm(string_value = "preparing")]
    Preparing,
    /// The municipalities are invited.
    #[sea_orm(string_value = "invited")]
    Invited,
    /// There is a table plan.
    #[sea_orm(string_value = "placed")]
    Placed,
}

/// What a move did, for the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// It was its first time: the state changed.
    Forward,
    /// It had been done before; the state stays.
    Again,
}

impl State {
    /// Every state, in order.
    pub const ALL: [Self; 3] = [Self::Preparing, Self::Invited, Self::Placed];

    /// The code in forms and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Preparing => "preparing",
            Self::Invited => "invited",
            Self::Placed => "placed",
        }
    }

    /// Invitations are sent.
    #[must_use]
    pub const fn invite(self) -> (Self, Moved) {
        match self {
            Self::Preparing => (Self::Invited, Moved::Forward),
            Self::Invited => (Self::Invited, Moved::Again),
            Self::Placed => (Self::Placed, Moved::Again),
        }
    }

    /// People are placed at tables.
    #[must_use]
    pub const fn place(self) -> (Self, Moved) {
        match self {
            Self::Preparing | Self::Invited => (Self::Placed, Moved::Forward),
            Self::Placed => (Self::Placed, Moved::Again),
        }
    }
}

/// Settings of a workshop, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The day.
    pub day: NaiveDate,
    /// From, on the clock in Sweden.
    pub starts: NaiveTime,
    /// To, after `starts`.
    pub ends: NaiveTime,
    /// Venue and room.
    pub place: String,
    /// Street address.
    pub address: String,
    /// How people meet.
    pub format: Format,
    /// Last day for registration, before the day.
    pub register_by: NaiveDate,
    /// Least people from a municipality, at least 1.
    pub seats_least: i32,
    /// Most people from a municipality, at least `seats_least`.
    pub seats_most: i32,
    /// Tables in the room.
    pub tables: i32,
    /// Chairs at each table.
    pub chairs: i32,
    /// Whom to ask.
    pub contact: String,
}
