//! Which letter goes to whom, when, and under which condition. Pure: the moment and everything that is known come in.
//!
//! Always: a letter of a rule goes to somebody once, whatever is changed and however often somebody looks; none leaves
//! outside working hours but one that would come too late; none when what it is about is over.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use sea_orm::entity::prelude::*;

use crate::quiet;

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
    /// To everybody who is registered: when, where, what to bring.
    #[sea_orm(string_value = "practical")]
    Practical,
    /// To everybody who is registered, when people meet by video: where the link is found.
    #[sea_orm(string_value = "joining")]
    Joining,
    /// To everybody who was registered: thanks, and where the documentation is.
    #[sea_orm(string_value = "thanks")]
    Thanks,
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
    pub const ALL: [Self; 7] = [
        Self::FirstReminder,
        Self::LastReminder,
        Self::Contact,
        Self::County,
        Self::Practical,
        Self::Joining,
        Self::Thanks,
    ];

    /// The code in addresses, text keys and the journal.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::FirstReminder => "first_reminder",
            Self::LastReminder => "last_reminder",
            Self::Contact => "contact",
            Self::County => "county",
            Self::Practical => "practical",
            Self::Joining => "joining",
            Self::Thanks => "thanks",
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
            Self::FirstReminder | Self::LastReminder => Receiver::Municipality,
            Self::Contact => Receiver::Contact,
            Self::County => Receiver::County,
            Self::Practical | Self::Joining | Self::Thanks => Receiver::Person,
        }
    }

    /// From when its time is counted, and to which side.
    #[must_use]
    pub const fn anchor(self) -> (Anchor, Side) {
        match self {
            Self::FirstReminder | Self::LastReminder | Self::Contact => (Anchor::LastDay, Side::Before),
            Self::County => (Anchor::LastDay, Side::After),
            Self::Practical | Self::Joining => (Anchor::Start, Side::Before),
            Self::Thanks => (Anchor::End, Side::After),
        }
    }

    /// How it ships.
    #[must_use]
    pub const fn usual(self) -> Rule {
        let count = match self {
            Self::FirstReminder => 7,
            Self::LastReminder => 2,
            Self::Practical => 5,
            Self::Contact | Self::County | Self::Joining | Self::Thanks => 1,
        };
        Rule { letter: self, is_on: true, count, unit: Unit::Days }
    }

    /// Whether it rather comes at night than not at all.
    const fn is_urgent(self) -> bool {
        matches!(self, Self::Joining)
    }
}

/// When a letter is sent, and whether.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Which letter.
    pub letter: Letter,
    /// It is sent at all.
    pub is_on: bool,
    /// How many days or hours before or after its anchor.
    pub count: u16,
    /// In what that is counted.
    pub unit: Unit,
}

/// The times of a workshop, on the clock in Sweden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// Last day for registration.
    pub last_day: NaiveDate,
    /// The start.
    pub start: NaiveDateTime,
    /// The end.
    pub end: NaiveDateTime,
    /// People meet by video, some or all.
    pub by_video: bool,
}

impl Times {
    /// The end of the last day.
    fn last_moment(&self) -> NaiveDateTime {
        self.last_day.checked_add_days(Days::new(1)).unwrap_or(self.last_day).and_time(NaiveTime::MIN)
    }

    fn anchor(&self, anchor: Anchor) -> NaiveDateTime {
        match anchor {
            Anchor::LastDay => self.last_moment(),
            Anchor::Start => self.start,
            Anchor::End => self.end,
        }
    }

    fn day(&self, anchor: Anchor) -> NaiveDate {
        match anchor {
            Anchor::LastDay => self.last_day,
            Anchor::Start => self.start.date(),
            Anchor::End => self.end.date(),
        }
    }
}

impl Rule {
    /// From when the letter is to be sent, before anybody asks for working hours.
    #[must_use]
    pub fn due(&self, times: &Times) -> NaiveDateTime {
        let (anchor, side) = self.letter.anchor();
        match (self.unit, side) {
            (Unit::Days, Side::Before) => at_eight(times.day(anchor), -i64::from(self.count)),
            (Unit::Days, Side::After) => at_eight(times.day(anchor), i64::from(self.count)),
            (Unit::Hours, Side::Before) => moved(times.anchor(anchor), -i64::from(self.count)),
            (Unit::Hours, Side::After) => moved(times.anchor(anchor), i64::from(self.count)),
        }
    }

    /// From when it makes no sense any more.
    #[must_use]
    pub fn until(&self, times: &Times) -> NaiveDateTime {
        match self.letter {
            Letter::FirstReminder | Letter::LastReminder | Letter::Contact => times.last_moment(),
            Letter::County | Letter::Practical => times.start,
            Letter::Joining => times.end,
            Letter::Thanks => moved(times.end, 30 * 24),
        }
    }

    /// When it leaves, for whoever it was meant for from the beginning; none when there is no time for it.
    #[must_use]
    pub fn leaves(&self, times: &Times) -> Option<NaiveDateTime> {
        let (due, until) = (self.due(times), self.until(times));
        let open = quiet::next_open(due);
        if open < until { Some(open) } else { (self.letter.is_urgent() && due < until).then_some(due) }
    }
}

fn at_eight(day: NaiveDate, days: i64) -> NaiveDateTime {
    let eight = NaiveTime::from_hms_opt(8, 0, 0).unwrap_or(NaiveTime::MIN);
    day.checked_add_signed(TimeDelta::days(days)).unwrap_or(day).and_time(eight)
}

fn moved(moment: NaiveDateTime, hours: i64) -> NaiveDateTime {
    moment.checked_add_signed(TimeDelta::hours(hours)).unwrap_or(moment)
}

/// What is known of somebody a letter may be for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// A letter can be sent to them.
    pub reachable: bool,
    /// Of a municipality, or of the county when all have: the answer is there.
    pub answered: bool,
    /// Of a municipality: those who were invited have been reminded.
    pub reminded: bool,
    /// When they were last written to about the same; none when never.
    pub last_letter: Option<NaiveDateTime>,
}

/// What is to be done about one letter to one receiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It leaves then.
    Waits(NaiveDateTime),
    /// It leaves now.
    Leaves,
    /// It does not leave: the rule is off, the condition does not hold, or it is too late.
    Stays,
}

/// How long after a letter about the same its receivers are reminded, and somebody else is told.
const PEACE: TimeDelta = TimeDelta::hours(44);
const TIME_TO_ANSWER: TimeDelta = TimeDelta::hours(20);

/// What is to be done at `now` about a letter to somebody who has not got it.
#[must_use]
pub fn decide(rule: &Rule, times: &Times, known: &Known, now: NaiveDateTime) -> Decision {
    let letter = rule.letter;
    if !rule.is_on || !holds(letter, times, known) {
        return Decision::Stays;
    }
    let Some(mut leaves) = rule.leaves(times) else { return Decision::Stays };
    let until = rule.until(times);
    let peace = match letter.receiver() {
        Receiver::Municipality => Some(PEACE),
        Receiver::Contact => Some(TIME_TO_ANSWER),
        Receiver::County | Receiver::Person => None,
    };
    if let Some((last, peace)) = known.last_letter.zip(peace) {
        leaves = leaves.max(quiet::next_open(last + peace));
    }
    if now >= until || leaves >= until {
        return Decision::Stays;
    }
    if now < leaves {
        return Decision::Waits(leaves);
    }
    let open = quiet::next_open(now);
    if open == now || (open >= until && letter.is_urgent()) {
        Decision::Leaves
    } else if open < until {
        Decision::Waits(open)
    } else {
        Decision::Stays
    }
}

fn holds(letter: Letter, times: &Times, known: &Known) -> bool {
    let condition = match letter {
        Letter::FirstReminder | Letter::LastReminder | Letter::County => !known.answered,
        // The ladder: those who were invited come first.
        Letter::Contact => !known.answered && known.reminded,
        Letter::Practical | Letter::Thanks => true,
        Letter::Joining => times.by_video,
    };
    condition && known.reachable
}

/// Somebody a letter may be for, by the id of an invitation, a participant or, for the county, the workshop.
pub type Whom = Uuid;

/// What was sent, or is held back: each letter to each receiver once.
pub type Done = BTreeSet<(Letter, Whom)>;

/// The letters that leave at `now`: of two reminders of which both are due, the later one alone.
#[must_use]
pub fn round(
    rules: &[Rule],
    times: &Times,
    people: &[(Receiver, Whom, Known)],
    done: &Done,
    now: NaiveDateTime,
) -> Vec<(Letter, Whom)> {
    let mut leaving = Vec::new();
    for rule in rules {
        let letter = rule.letter;
        for (receiver, whom, known) in people {
            if letter.receiver() != *receiver || done.contains(&(letter, *whom)) {
                continue;
            }
            if is_overtaken(*rule, rules, times, (*whom, done), now) {
                continue;
            }
            if decide(rule, times, known, now) == Decision::Leaves {
                leaving.push((letter, *whom));
            }
        }
    }
    leaving
}

/// Whether the last reminder has come, or is due: then the first one has had its time.
fn is_overtaken(
    rule: Rule,
    rules: &[Rule],
    times: &Times,
    (whom, done): (Whom, &Done),
    now: NaiveDateTime,
) -> bool {
    rule.letter == Letter::FirstReminder
        && (done.contains(&(Letter::LastReminder, whom))
            || rules.iter().any(|other| {
                other.letter == Letter::LastReminder
                    && other.is_on
                    && other.leaves(times).is_some_and(|leaves| leaves <= now)
            }))
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
