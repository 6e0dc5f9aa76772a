//! The seats of a municipality as a row of marks: filled for a name, a ring for a seat that is held, broken for somebody
//! who waits. The same stands beside it in words.

use askama::Template;
use texts::Words;

use crate::seats::rules::Group;

/// Units from mark to mark.
const STEP: usize = 20;
/// Marks that a row shows; more are a number.
const MOST_SHOWN: usize = 24;

/// One mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// From the left, in units of the picture.
    pub x: usize,
    /// The end of its class.
    pub kind: &'static str,
}

/// A municipality's row.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "seats/pages/picture.html")]
pub(super) struct Row {
    pub width: usize,
    pub marks: Vec<Mark>,
    /// More than are shown.
    pub more: usize,
    /// The same in words.
    pub said: String,
}

impl Row {
    /// Of a municipality.
    pub fn of(words: &Words, group: &Group) -> Self {
        let (seated, vacant) = (group.seated(), group.vacant());
        let waiting = group.people.len() - seated;
        let kinds = [("named", seated), ("held", vacant), ("waits", waiting)];
        let all: Vec<&'static str> =
            kinds.into_iter().flat_map(|(kind, many)| std::iter::repeat_n(kind, many)).collect();
        let shown = all.len().min(MOST_SHOWN);
        let mark = |(at, kind): (usize, &&'static str)| Mark { x: at * STEP + STEP / 2, kind };
        Self {
            width: (shown * STEP).max(STEP),
            marks: all.iter().take(shown).enumerate().map(mark).collect(),
            more: all.len() - shown,
            said: words.say_with(
                "seats-row",
                [
                    ("taken", group.taken().into()),
                    ("most", group.most.into()),
                    ("seated", seated.into()),
                    ("vacant", vacant.into()),
                    ("waiting", waiting.into()),
                ],
            ),
        }
    }
}
