//! What a day needs of its venue, and when what is missing is red. Pure.
//!
//! The needs are those of the authority's information to the counties of 2024 (1.3, before 5 to 11), with a step-free way
//! and a hearing loop as the law on accessibility asks of public meetings.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use sea_orm::entity::prelude::*;

use crate::day::rules::Format;

/// The most of something that can be noted.
pub const MOST: i32 = 10_000;
/// People at a round table, as the authority asks for six to eight.
const AT_A_TABLE: i64 = 8;

/// Something that the day needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Need {
    /// A booked venue with an address.
    #[sea_orm(string_value = "venue")]
    Venue,
    /// One large room, not several small ones.
    #[sea_orm(string_value = "one_room")]
    OneRoom,
    /// A seat for each.
    #[sea_orm(string_value = "seats")]
    Seats,
    /// Round tables for six to eight.
    #[sea_orm(string_value = "tables")]
    Tables,
    /// A way in without steps, and a toilet that everybody can use.
    #[sea_orm(string_value = "step_free")]
    StepFree,
    /// A hearing loop.
    #[sea_orm(string_value = "hearing_loop")]
    HearingLoop,
    /// A projector.
    #[sea_orm(string_value = "projector")]
    Projector,
    /// Several microphones.
    #[sea_orm(string_value = "microphones")]
    Microphones,
    /// Some of them wireless, or headsets.
    #[sea_orm(string_value = "wireless")]
    Wireless,
    /// Two flip charts.
    #[sea_orm(string_value = "flip_charts")]
    FlipCharts,
    /// Somebody from IT on site.
    #[sea_orm(string_value = "it")]
    It,
    /// Coffee.
    #[sea_orm(string_value = "coffee")]
    Coffee,
    /// Lunch.
    #[sea_orm(string_value = "lunch")]
    Lunch,
    /// Water on the tables.
    #[sea_orm(string_value = "water")]
    Water,
    /// Pens and paper for each.
    #[sea_orm(string_value = "pens")]
    Pens,
    /// Prints for each.
    #[sea_orm(string_value = "prints")]
    Prints,
    /// Where to join by video.
    #[sea_orm(string_value = "meeting")]
    Meeting,
    /// A tried site for each municipality that joins by video.
    #[sea_orm(string_value = "sites")]
    Sites,
}

/// How far a need is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum NeedState {
    /// Nobody has asked for it.
    #[sea_orm(string_value = "missing")]
    Missing,
    /// It is asked for.
    #[sea_orm(string_value = "asked")]
    Asked,
    /// It will be there.
    #[sea_orm(string_value = "confirmed")]
    Confirmed,
}

impl NeedState {
    /// In order.
    pub const ALL: [Self; 3] = [Self::Missing, Self::Asked, Self::Confirmed];

    /// The code in forms and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Asked => "asked",
            Self::Confirmed => "confirmed",
        }
    }
}

impl Need {
    /// Every need, in the order of the page.
    pub const ALL: [Self; 18] = [
        Self::Venue,
        Self::OneRoom,
        Self::Seats,
        Self::Tables,
        Self::StepFree,
        Self::HearingLoop,
        Self::Projector,
        Self::Microphones,
        Self::Wireless,
        Self::FlipCharts,
        Self::It,
        Self::Coffee,
        Self::Lunch,
        Self::Water,
        Self::Pens,
        Self::Prints,
        Self::Meeting,
        Self::Sites,
    ];

    /// The code in forms and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Venue => "venue",
            Self::OneRoom => "one_room",
            Self::Seats => "seats",
            Self::Tables => "tables",
            Self::StepFree => "step_free",
            Self::HearingLoop => "hearing_loop",
            Self::Projector => "projector",
            Self::Microphones => "microphones",
            Self::Wireless => "wireless",
            Self::FlipCharts => "flip_charts",
            Self::It => "it",
            Self::Coffee => "coffee",
            Self::Lunch => "lunch",
            Self::Water => "water",
            Self::Pens => "pens",
            Self::Prints => "prints",
            Self::Meeting => "meeting",
            Self::Sites => "sites",
        }
    }

    /// Whether a day of this format needs it.
    #[must_use]
    pub const fn is_of(self, format: Format) -> bool {
        match format {
            Format::Physical => !self.is_digital(),
            Format::Digital => self.is_digital(),
            Format::Hybrid => true,
        }
    }

    const fn is_digital(self) -> bool {
        matches!(self, Self::Meeting | Self::Sites)
    }

    /// Whether its state follows from what is entered elsewhere, so that nobody says it here.
    #[must_use]
    pub const fn is_known(self) -> bool {
        self.is_digital()
    }

    /// Whether how many there are stands in the workshop's settings.
    #[must_use]
    pub const fn is_in_settings(self) -> bool {
        matches!(self, Self::Seats | Self::Tables)
    }

    /// Missing, it is red so many days before the day: as long as it takes to get it. A venue is booked two months ahead;
    /// a kitchen wants to know ten days ahead.
    #[must_use]
    pub const fn limit(self) -> u64 {
        match self {
            Self::Venue => 60,
            Self::OneRoom => 45,
            Self::Seats | Self::Tables | Self::StepFree => 30,
            Self::HearingLoop => 21,
            Self::Projector
            | Self::Microphones
            | Self::Wireless
            | Self::FlipCharts
            | Self::It
            | Self::Meeting => 14,
            Self::Coffee | Self::Lunch => 10,
            Self::Pens | Self::Sites => 7,
            Self::Water | Self::Prints => 3,
        }
    }

    /// How many are needed; none where it is there or not.
    #[must_use]
    pub fn needed(self, heads: &Heads) -> Option<i64> {
        match self {
            Self::Seats | Self::Pens | Self::Prints => Some(heads.people),
            Self::Tables => Some((heads.people + AT_A_TABLE - 1) / AT_A_TABLE),
            Self::Coffee | Self::Lunch => Some(heads.meals()),
            Self::Microphones => Some(3),
            Self::Wireless => Some(1),
            Self::FlipCharts => Some(2),
            Self::Sites => Some(heads.municipalities),
            Self::Venue
            | Self::OneRoom
            | Self::StepFree
            | Self::HearingLoop
            | Self::Projector
            | Self::It
            | Self::Water
            | Self::Meeting => None,
        }
    }
}

/// How many come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heads {
    /// Participants: those registered, and while registration is open the seats of who has not answered.
    pub people: i64,
    /// Guests who have not said no.
    pub guests: i64,
    /// Facilitators and the county's own people.
    pub others: i64,
    /// Municipalities that take part.
    pub municipalities: i64,
    /// Nobody more registers.
    pub is_final: bool,
}

/// What of registration the count stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Registered {
    /// Municipalities: those invited, before the invitation all of the county.
    pub municipalities: i64,
    /// How many of them have answered.
    pub answered: i64,
    /// Who is registered.
    pub people: i64,
    /// The most seats of a municipality.
    pub seats: i64,
    /// The last day is past.
    pub is_closed: bool,
}

impl Heads {
    /// Counts. Until the last day each municipality that is silent may fill its seats.
    #[must_use]
    pub fn of(registered: Registered, guests: i64, others: i64) -> Self {
        let silent = (registered.municipalities - registered.answered).max(0);
        let is_final = registered.is_closed || (silent == 0 && registered.municipalities > 0);
        let awaited = if is_final { 0 } else { silent.saturating_mul(registered.seats) };
        let people = registered.people.saturating_add(awaited);
        Self { people, guests, others, municipalities: registered.municipalities, is_final }
    }

    /// Who eats.
    #[must_use]
    pub const fn meals(&self) -> i64 {
        self.people.saturating_add(self.guests).saturating_add(self.others)
    }
}

/// What is said of a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// How far it is met.
    pub state: NeedState,
    /// How many there are, where they are counted.
    pub there: Option<i64>,
}

impl Said {
    /// Nothing.
    pub const NOTHING: Self = Self { state: NeedState::Missing, there: None };
}

/// How a need stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    /// It is met.
    Met,
    /// It is not, and there is time.
    Wait,
    /// It is not, and it is time to do something.
    Red,
}

/// Whether it is met: confirmed, and as many as are needed.
#[must_use]
pub fn is_met(said: Said, needed: Option<i64>) -> bool {
    said.state == NeedState::Confirmed && needed.is_none_or(|needed| said.there.unwrap_or_default() >= needed)
}

/// From which day on it is red. What is asked for has half the time more.
#[must_use]
pub fn red_from(need: Need, state: NeedState, day: NaiveDate) -> NaiveDate {
    let limit = match state {
        NeedState::Asked => need.limit() / 2,
        NeedState::Missing | NeedState::Confirmed => need.limit(),
    };
    day.checked_sub_days(Days::new(limit)).unwrap_or(day)
}

/// How it stands. After the day nothing is red any more.
#[must_use]
pub fn light(need: Need, said: Said, needed: Option<i64>, day: NaiveDate, today: NaiveDate) -> Light {
    if is_met(said, needed) {
        Light::Met
    } else if (red_from(need, said.state, day)..=day).contains(&today) {
        Light::Red
    } else {
        Light::Wait
    }
}

/// What is said of each need of a workshop.
pub type AllSaid = BTreeMap<Need, Said>;
