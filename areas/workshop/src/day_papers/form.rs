//! The form of a direction sign: what it says and where it points. Strings in, a sign or all faults out. Pure.

use programme::draft::one_line;
use texts::Words;
use web::{Faults, Posted};

use crate::papers::signs::Arrow;

/// The longest text of a sign, in characters: more cannot be read in passing.
pub(super) const LONGEST: usize = 60;

/// What a sign says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// Where people are registered.
    Registration,
    /// Where the workshop is.
    Workshop,
    /// Lunch.
    Lunch,
    /// Toilets.
    Toilet,
    /// Something else.
    Own,
}

impl Says {
    pub(super) const ALL: [Self; 5] =
        [Self::Registration, Self::Workshop, Self::Lunch, Self::Toilet, Self::Own];

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::Workshop => "workshop",
            Self::Lunch => "lunch",
            Self::Toilet => "toilet",
            Self::Own => "own",
        }
    }
}

/// What is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SignForm {
    pub says: String,
    pub own: String,
    pub arrow: String,
}

/// What is wrong: the field, and the text key of the sentence.
type Wrong = Vec<(&'static str, &'static str)>;

impl SignForm {
    pub(super) fn posted(posted: &Posted) -> Self {
        let text = |field| posted.text(field).to_owned();
        Self { says: text("says"), own: text("own"), arrow: text("arrow") }
    }

    /// What it says, with the own text when that is chosen, and where it points.
    pub(super) fn check(&self) -> Result<(Says, String, Arrow), Wrong> {
        let mut wrong = Wrong::new();
        let says = Says::ALL.into_iter().find(|says| says.code() == self.says);
        if says.is_none() {
            wrong.push(("says", "day_papers-fault-says"));
        }
        let own = one_line(&self.own);
        if says == Some(Says::Own) && own.is_empty() {
            wrong.push(("own", "day_papers-fault-own"));
        }
        if says == Some(Says::Own) && own.chars().count() > LONGEST {
            wrong.push(("own", "day_papers-fault-long"));
        }
        let arrow = Arrow::of_code(&self.arrow);
        if arrow.is_none() {
            wrong.push(("arrow", "day_papers-fault-arrow"));
        }
        match (says, arrow) {
            (Some(says), Some(arrow)) if wrong.is_empty() => Ok((says, own, arrow)),
            _ => Err(wrong),
        }
    }
}

/// The faults as sentences beside their fields.
pub(super) fn said(wrong: &Wrong, words: &Words) -> Faults {
    let mut faults = Faults::none();
    for (field, key) in wrong {
        faults.add(*field, words.say(key));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(says: &str, own: &str, arrow: &str) -> SignForm {
        SignForm { says: says.into(), own: own.into(), arrow: arrow.into() }
    }

    fn fields(form: &SignForm) -> Vec<&'static str> {
        form.check().unwrap_err().into_iter().map(|(field, _)| field).collect()
    }

    #[test]
    fn every_ready_text_points_every_way() {
        for says in Says::ALL {
            for arrow in Arrow::ALL {
                let checked = form(says.code(), "Sal 2", arrow.code()).check();
                assert_eq!(checked, Ok((says, "Sal 2".into(), arrow)));
            }
        }
    }

    #[test]
    fn all_faults_are_told_at_once() {
        assert_eq!(fields(&SignForm::default()), ["says", "arrow"]);
        assert_eq!(fields(&form("own", " \n ", "up")), ["own", "arrow"]);
        assert_eq!(fields(&form("own", &"Å".repeat(LONGEST + 1), "left")), ["own"]);
    }

    #[test]
    fn an_own_text_is_one_line() {
        assert_eq!(form("own", "Sal 2\n till höger", "left").check().unwrap().1, "Sal 2 till höger");
    }

    #[test]
    fn what_is_typed_beside_a_ready_text_is_no_fault() {
        assert!(form("lunch", &"Å".repeat(LONGEST + 1), "left").check().is_ok());
    }
}
