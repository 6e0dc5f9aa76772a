//! What an agenda is made of. Pure. How it is fitted to the day stands in [`fit`](super::fit).

use serde::{Deserialize, Serialize};

/// Minutes are given, and times laid, in steps of this.
pub const STEP: u16 = 5;
/// The most items.
pub const MOST_ITEMS: usize = 30;
/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 200;
/// The longest item or pause, in minutes.
pub const LONGEST: u16 = 480;
/// The shortest and longest time without a pause that can be asked for, in minutes.
pub const STRETCHES: std::ops::RangeInclusive<u16> = 30..=240;

/// What people do in an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// They arrive, get coffee, find their table: nobody needs a pause from it.
    Gathering,
    /// Somebody speaks to the room.
    Talk,
    /// The tables work.
    Exercise,
}

impl Kind {
    /// Every kind, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Talk, Self::Exercise, Self::Gathering];

    /// The code in forms and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Gathering => "gathering",
            Self::Talk => "talk",
            Self::Exercise => "exercise",
        }
    }
}

/// How long something may be, in minutes, all in steps of [`STEP`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// At least; more than nothing.
    pub least: u16,
    /// Between the two, when there is time.
    pub usual: u16,
    /// At most.
    pub most: u16,
}

impl Span {
    /// From three numbers of minutes in order.
    #[must_use]
    pub const fn of(least: u16, usual: u16, most: u16) -> Self {
        Self { least, usual, most }
    }
}

/// A part of the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// As it is printed.
    pub title: String,
    /// What people do.
    pub kind: Kind,
    /// How long.
    pub span: Span,
    /// May be left out of a day that is too short for everything.
    pub may_go: bool,
}

/// When people rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pauses {
    /// A break.
    pub rest: Span,
    /// Lunch.
    pub lunch: Span,
    /// The longest that people work without either, in minutes.
    pub stretch: u16,
}

/// An agenda before it is fitted to the day: items in their order, and the rules for pauses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agenda {
    /// The items; pauses are laid between them.
    pub items: Vec<Item>,
    /// When people rest.
    pub pauses: Pauses,
}
