//! Which letters there are: to whom, and from when their time is counted.

use sea_orm::entity::prelude::*;

use super::Rule;

/// A letter that is sent by rule. They stand in the order in which they go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Letter {
    /// To a municipality that has not answered.
    #[sea_orm(string_value = "first_reminder")]
    FirstReminder,
    /// The same, nearer to the last day.
    #[sea_orm(string_value = "last_reminder")]
    LastReminder,
    /// To the municipality's own address, when those who were invited have not answered.
    #[sea_orm(string_value = "contact")]
    Contact,
    /// To the county: who has not answered.
    #[sea_orm(string_value = "county")]
    County,
    /// To a municipality that is invited: the day or the place is another than it was told. Once for each change.
    #[sea_orm(string_value = "changed")]
    Changed,
    /// To everybody who is registered: when, where, what to bring.
    #[sea_orm(string_value = "practical")]
    Practical,
    /// To everybody who is registered, when people meet by video: where the link is found.
    #[sea_orm(string_value = "joining")]
    Joining,
    /// To somebody who has not done the course: two weeks before.
    #[sea_orm(string_value = "course_first")]
    CourseFirst,
    /// The same, a week before.
    #[sea_orm(string_value = "course_second")]
    CourseSecond,
    /// To a municipality: who of its people has not done it.
    #[sea_orm(string_value = "course_municipality")]
    CourseMunicipality,
    /// To somebody who has not done it, three days before.
    #[sea_orm(string_value = "course_third")]
    CourseThird,
    /// To the county: how many have not done it, municipality by municipality.
    #[sea_orm(string_value = "course_county")]
    CourseCounty,
    /// To somebody who has not done it, the day before.
    #[sea_orm(string_value = "course_last")]
    CourseLast,
    /// To everybody who came: thanks, and where the documentation is. To everybody who was registered when nobody noted who
    /// came.
    #[sea_orm(string_value = "thanks")]
    Thanks,
    /// To everybody who was registered and did not come: where the documentation is.
    #[sea_orm(string_value = "missed")]
    Missed,
}

/// Whom a letter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receiver {
    /// Those at a municipality who got the invitation.
    Municipality,
    /// A municipality's own address in the register.
    Contact,
    /// The county's coordinators.
    County,
    /// A registered person.
    Person,
}

/// From when it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The last day for registration.
    LastDay,
    /// The workshop's start.
    Start,
    /// The workshop's end.
    End,
    /// When it was seen that the day or the place is another.
    Change,
}

/// Before or after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Before.
    Before,
    /// After.
    After,
}

/// In what it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Unit {
    /// Days, at eight in the morning.
    #[sea_orm(string_value = "days")]
    Days,
    /// Hours, to the minute.
    #[sea_orm(string_value = "hours")]
    Hours,
}

impl Unit {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Days, Self::Hours];

    /// The code in forms and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Hours => "hours",
        }
    }

    /// The most that can be said in it: two months.
    #[must_use]
    pub const fn most(self) -> u16 {
        match self {
            Self::Days => 60,
            Self::Hours => 1440,
        }
    }
}

impl Letter {
    /// Every letter.
    pub const ALL: [Self; 15] = [
        Self::FirstReminder,
        Self::LastReminder,
        Self::Contact,
        Self::County,
        Self::Changed,
        Self::Practical,
        Self::Joining,
        Self::CourseFirst,
        Self::CourseSecond,
        Self::CourseMunicipality,
        Self::CourseThird,
        Self::CourseCounty,
        Self::CourseLast,
        Self::Thanks,
        Self::Missed,
    ];

    /// The code in addresses, text keys and the journal.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::FirstReminder => "first_reminder",
            Self::LastReminder => "last_reminder",
            Self::Contact => "contact",
            Self::County => "county",
            Self::Changed => "changed",
            Self::Practical => "practical",
            Self::Joining => "joining",
            Self::CourseFirst => "course_first",
            Self::CourseSecond => "course_second",
            Self::CourseMunicipality => "course_municipality",
            Self::CourseThird => "course_third",
            Self::CourseCounty => "course_county",
            Self::CourseLast => "course_last",
            Self::Thanks => "thanks",
            Self::Missed => "missed",
        }
    }

    /// The letter of a code.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|letter| letter.code() == code)
    }

    /// Whom it is for.
    #[must_use]
    pub const fn receiver(self) -> Receiver {
        match self {
            Self::FirstReminder | Self::LastReminder | Self::Changed | Self::CourseMunicipality => {
                Receiver::Municipality
            }
            Self::Contact => Receiver::Contact,
            Self::County | Self::CourseCounty => Receiver::County,
            Self::Practical
            | Self::Joining
            | Self::CourseFirst
            | Self::CourseSecond
            | Self::CourseThird
            | Self::CourseLast
            | Self::Thanks
            | Self::Missed => Receiver::Person,
        }
    }

    /// From when its time is counted, and to which side.
    #[must_use]
    pub const fn anchor(self) -> (Anchor, Side) {
        match self {
            Self::FirstReminder | Self::LastReminder | Self::Contact => (Anchor::LastDay, Side::Before),
            Self::County => (Anchor::LastDay, Side::After),
            Self::Practical
            | Self::Joining
            | Self::CourseFirst
            | Self::CourseSecond
            | Self::CourseMunicipality
            | Self::CourseThird
            | Self::CourseCounty
            | Self::CourseLast => (Anchor::Start, Side::Before),
            Self::Thanks | Self::Missed => (Anchor::End, Side::After),
            Self::Changed => (Anchor::Change, Side::After),
        }
    }

    /// How it ships.
    #[must_use]
    pub const fn usual(self) -> Rule {
        let count = match self {
            Self::CourseFirst => 14,
            Self::FirstReminder | Self::CourseSecond => 7,
            Self::Practical | Self::CourseMunicipality => 5,
            Self::CourseThird => 3,
            // A phone from the door may come back a day late.
            Self::LastReminder | Self::CourseCounty | Self::Missed => 2,
            Self::Changed
            | Self::Contact
            | Self::County
            | Self::Joining
            | Self::CourseLast
            | Self::Thanks => 1,
        };
        // A slip that is mended within the hour is told nobody.
        let unit = if matches!(self, Self::Changed) { Unit::Hours } else { Unit::Days };
        Rule { letter: self, is_on: true, count, unit }
    }

    /// Whether it rather comes at night than not at all.
    pub(super) const fn is_urgent(self) -> bool {
        matches!(self, Self::Joining | Self::Changed)
    }

    /// Whether it is sent once for each change of the workshop, not once for all.
    #[must_use]
    pub const fn is_repeated(self) -> bool {
        matches!(self, Self::Changed)
    }

    /// The letter that says the same to those in the other case: whoever got the one does not get the other, also when more
    /// is known later.
    pub(super) const fn other_case(self) -> Option<Self> {
        match self {
            Self::Thanks => Some(Self::Missed),
            Self::Missed => Some(Self::Thanks),
            _ => None,
        }
    }

    /// Whether it is about the course: it leaves while the course is missing, and names those whose course is.
    #[must_use]
    pub const fn is_about_course(self) -> bool {
        matches!(
            self,
            Self::CourseFirst
                | Self::CourseSecond
                | Self::CourseMunicipality
                | Self::CourseThird
                | Self::CourseCounty
                | Self::CourseLast
        )
    }

    /// The reminders of the same thing to the same people that come after it: when one of them has come, or is due, this
    /// one has had its time.
    pub(super) const fn later(self) -> &'static [Self] {
        match self {
            Self::FirstReminder => &[Self::LastReminder],
            Self::CourseFirst => &[Self::CourseSecond, Self::CourseThird, Self::CourseLast],
            Self::CourseSecond => &[Self::CourseThird, Self::CourseLast],
            Self::CourseThird => &[Self::CourseLast],
            _ => &[],
        }
    }
}
