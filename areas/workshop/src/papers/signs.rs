//! Direction signs (*skyltar*): a lying A4 with an arrow and a text, to be read across a hall.

use serde::Serialize;

use super::Paper;
use super::samples::by;

/// Where an arrow points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Arrow {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Straight on: upwards on the paper.
    Straight,
    /// There is none: one is there.
    None,
}

impl Arrow {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Left, Self::Right, Self::Straight, Self::None];

    /// The code in forms and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
            Self::Straight => "straight",
            Self::None => "none",
        }
    }

    /// The arrow with this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|arrow| arrow.code() == code)
    }
}

/// One sign.
#[derive(Clone, Debug, Serialize)]
pub struct Sign {
    /// What it points to. It is the document's title too.
    pub text: String,
    /// Where to.
    pub arrow: Arrow,
    /// The arrow in words, for those who hear the paper; empty without one.
    pub arrow_said: String,
    /// Below: whose sign it is. May be empty.
    pub foot: String,
}

impl Paper for Sign {
    const TEMPLATE: &'static str = include_str!("signs.typ");

    fn title(&self) -> &str {
        &self.text
    }

    fn samples(language: &str) -> Vec<(&'static str, Self)> {
        let sign = |text: &str, arrow, said: &str| Self {
            text: text.into(),
            arrow,
            arrow_said: said.into(),
            foot: by(
                language,
                "Workshop i valsäkerhet, Gävleborg · torsdag 18 januari 2029",
                "Workshop on election security, Gävleborg · Thursday 18 January 2029",
            )
            .into(),
        };
        let long = by(
            language,
            "Säkerhetsskyddschefernas eftermiddagssamling i Gasklockans källare",
            "The heads of protective security meet in the cellar after lunch",
        );
        vec![
            ("empty", sign("Lunch", Arrow::None, "")),
            (
                "usual",
                sign(
                    by(language, "Registrering", "Registration"),
                    Arrow::Left,
                    by(language, "Pil åt vänster", "Arrow to the left"),
                ),
            ),
            (
                "to the right",
                sign(
                    "Workshop i valsäkerhet",
                    Arrow::Right,
                    by(language, "Pil åt höger", "Arrow to the right"),
                ),
            ),
            (
                "longest names",
                sign(long, Arrow::Straight, by(language, "Pil rakt fram", "Arrow straight on")),
            ),
        ]
    }
}
