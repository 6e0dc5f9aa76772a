//! What an area has for the first page: what needs doing, and how things stand in figures and in a picture.

use askama::DynTemplate;

use super::Need;

/// One figure: a number large enough to be read from the door, and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The number or the few words: "23", "7 av 10".
    pub value: String,
    /// What it counts: "dagar kvar".
    pub label: String,
    /// Where one sees more.
    pub href: String,
    /// How it stands.
    pub state: FigureState,
}

/// How a figure stands: the edge of its tile, and a word, for colour is never alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureState {
    /// Neither good nor bad.
    Plain,
    /// Nothing is left to do.
    Done,
    /// Needs somebody soon.
    Due,
    /// Late.
    Late,
}

impl FigureState {
    /// The word for it, as a text key; none where there is nothing to say.
    #[must_use]
    pub const fn word(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Done => Some("home-figure-done"),
            Self::Due => Some("home-figure-due"),
            Self::Late => Some("home-figure-late"),
        }
    }

    /// The end of its CSS class.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Done => "done",
            Self::Due => "due",
            Self::Late => "late",
        }
    }
}

/// What needs one reader now, and how things stand for them.
#[derive(Default)]
pub struct Look {
    /// One sentence under the heading; the usual one when empty.
    pub lead: String,
    /// How far it has come, as a chain of dots.
    pub steps: Vec<web::Step>,
    /// The figures.
    pub figures: Vec<Figure>,
    /// What needs doing.
    pub needs: Vec<Need>,
    /// A picture with its table. It sees only what it was given.
    pub picture: Option<Box<dyn DynTemplate + Send>>,
}

impl Look {
    /// Of an area that has a list of needs and nothing else to show.
    #[must_use]
    pub fn of(needs: Vec<Need>) -> Self {
        Self { needs, ..Self::default() }
    }
}
