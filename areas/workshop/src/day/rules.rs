//! What a workshop is and how it moves. Pure.

use chrono::{Days, NaiveDate, NaiveTime};
use programme::plan::Plan;
use sea_orm::entity::prelude::*;

pub use programme::interest::rules::Format;

/// How long before the last day for registration the municipalities should have their invitation.
pub const TIME_TO_ANSWER: Days = Days::new(28);

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
    /// The day is over and documented: whoever led it sees it no more.
    #[sea_orm(string_value = "documented")]
    Documented,
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
    pub const ALL: [Self; 4] = [Self::Preparing, Self::Invited, Self::Placed, Self::Documented];

    /// The code in forms and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Preparing => "preparing",
            Self::Invited => "invited",
            Self::Placed => "placed",
            Self::Documented => "documented",
        }
    }

    /// Invitations are sent.
    #[must_use]
    pub const fn invite(self) -> (Self, Moved) {
        match self {
            Self::Preparing => (Self::Invited, Moved::Forward),
            Self::Invited => (Self::Invited, Moved::Again),
            Self::Placed => (Self::Placed, Moved::Again),
            Self::Documented => (Self::Documented, Moved::Again),
        }
    }

    /// The day is documented. None before the day, and for a workshop to which nobody was invited.
    #[must_use]
    pub fn document(self, day: NaiveDate, today: NaiveDate) -> Option<(Self, Moved)> {
        match self {
            Self::Preparing => None,
            Self::Invited | Self::Placed if today < day => None,
            Self::Invited | Self::Placed => Some((Self::Documented, Moved::Forward)),
            Self::Documented => Some((Self::Documented, Moved::Again)),
        }
    }

    /// People are placed at tables.
    #[must_use]
    pub const fn place(self) -> (Self, Moved) {
        match self {
            Self::Preparing | Self::Invited => (Self::Placed, Moved::Forward),
            Self::Placed => (Self::Placed, Moved::Again),
            Self::Documented => (Self::Documented, Moved::Again),
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

/// What of a meeting stands in people's calendars: when one of these changes, they must be told.
const IN_CALENDARS: [&str; 5] = ["day", "starts", "ends", "place", "address"];

impl Settings {
    /// What a county starts from: a physical day of five and a half hours with lunch, three to five people from each
    /// municipality, tables of eight that take them all, and a last day for registration eight days before.
    #[must_use]
    pub fn usual(day: NaiveDate, municipalities: usize) -> Self {
        Self::with_seats(day, municipalities, 3, 5)
    }

    /// What a county starts from as the programme has it: its seats for each municipality, tables that take them all,
    /// and its last day for registration.
    #[must_use]
    pub fn planned(plan: &Plan, day: NaiveDate, municipalities: usize) -> Self {
        let seats = (i32::from(plan.seats_least), i32::from(plan.seats_most));
        let register_by = day - Days::new(u64::from(plan.register_days));
        Self { register_by, ..Self::with_seats(day, municipalities, seats.0, seats.1) }
    }

    fn with_seats(day: NaiveDate, municipalities: usize, seats_least: i32, seats_most: i32) -> Self {
        let chairs = 8;
        let people = i32::try_from(municipalities).unwrap_or(i32::MAX).saturating_mul(seats_most);
        Self {
            day,
            starts: clock(9, 0),
            ends: clock(14, 30),
            place: String::new(),
            address: String::new(),
            format: Format::Physical,
            register_by: day - Days::new(8),
            seats_least,
            seats_most,
            tables: (people.saturating_add(chairs - 1) / chairs).clamp(1, 100),
            chairs,
            contact: String::new(),
        }
    }

    /// Chairs in the room.
    #[must_use]
    pub const fn room(&self) -> i32 {
        self.tables.saturating_mul(self.chairs)
    }

    /// Whether the room is too small for the least that `municipalities` may send.
    #[must_use]
    pub fn is_too_small(&self, municipalities: u64) -> bool {
        let least =
            i64::from(self.seats_least).saturating_mul(i64::try_from(municipalities).unwrap_or(i64::MAX));
        self.format != Format::Digital && least > i64::from(self.room())
    }

    /// The names of the settings that differ, in the order of the form.
    #[must_use]
    pub fn changed(&self, other: &Self) -> Vec<&'static str> {
        let differs = [
            ("day", self.day != other.day),
            ("starts", self.starts != other.starts),
            ("ends", self.ends != other.ends),
            ("format", self.format != other.format),
            ("place", self.place != other.place),
            ("address", self.address != other.address),
            ("register_by", self.register_by != other.register_by),
            ("seats_least", self.seats_least != other.seats_least),
            ("seats_most", self.seats_most != other.seats_most),
            ("tables", self.tables != other.tables),
            ("chairs", self.chairs != other.chairs),
            ("contact", self.contact != other.contact),
        ];
        differs.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
    }
}

/// Whether people's calendars must be told of these changes.
#[must_use]
pub fn moves_the_meeting(changed: &[&str]) -> bool {
    changed.iter().any(|name| IN_CALENDARS.contains(name))
}

/// A time on the hour and minute, which are in range wherever this is called.
fn clock(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usual() -> Settings {
        Settings::usual(NaiveDate::from_ymd_opt(2029, 3, 13).unwrap(), 10)
    }

    #[test]
    fn the_usual_room_takes_everybody() {
        for municipalities in [0, 1, 10, 33, 49, usize::MAX] {
            let settings = Settings::usual(usual().day, municipalities);
            assert!((1..=100).contains(&settings.tables));
            if municipalities < 100 {
                assert!(settings.room() >= i32::try_from(municipalities * 5).unwrap());
            }
        }
        assert_eq!(usual().register_by, NaiveDate::from_ymd_opt(2029, 3, 5).unwrap());
    }

    #[test]
    fn a_room_is_too_small_when_the_least_do_not_fit_and_never_when_all_meet_by_video() {
        let small = Settings { tables: 3, ..usual() };
        assert!(!small.is_too_small(8));
        assert!(small.is_too_small(9));
        assert!(!Settings { format: Format::Digital, ..small }.is_too_small(9));
        assert!(usual().is_too_small(u64::MAX));
    }

    #[test]
    fn a_new_contact_moves_no_meeting_and_a_new_hour_does() {
        let contact = Settings { contact: "Karin".into(), ..usual() };
        assert_eq!(contact.changed(&usual()), ["contact"]);
        assert!(!moves_the_meeting(&contact.changed(&usual())));
        let later = Settings { starts: clock(10, 0), ..contact };
        assert_eq!(later.changed(&usual()), ["starts", "contact"]);
        assert!(moves_the_meeting(&later.changed(&usual())));
    }

    #[test]
    fn a_state_never_goes_back() {
        for state in State::ALL {
            assert!(state.invite().0 >= state && state.place().0 >= state);
        }
        let day = usual().day;
        for state in State::ALL {
            assert_eq!(state.document(day, day - Days::new(1)).is_some(), state == State::Documented);
            assert_eq!(state.document(day, day).is_some(), state != State::Preparing);
        }
        assert_eq!(State::Preparing.invite(), (State::Invited, Moved::Forward));
        assert_eq!(State::Placed.invite(), (State::Placed, Moved::Again));
    }
}
