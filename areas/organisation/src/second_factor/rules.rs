//! Of whom a second factor is demanded, and what is open to whoever has shown one.

use serde::Deserialize;
use web::session::Way;

use crate::{Duty, account};

/// Of whom a second factor is demanded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Demand {
    /// Of nobody: it is offered.
    #[default]
    Nobody,
    /// Of those who decide for an authority or read its journal.
    Deciding,
    /// Of everybody with a duty.
    Everybody,
}

impl Demand {
    /// Whether it is demanded for a duty.
    #[must_use]
    pub const fn is_of(self, duty: Duty) -> bool {
        match (self, duty) {
            (Self::Nobody, _) | (Self::Deciding, Duty::Facilitator) => false,
            (
                Self::Deciding,
                Duty::NationalLead | Duty::CountyCoordinator | Duty::MunicipalCoordinator | Duty::Auditor,
            )
            | (Self::Everybody, _) => true,
        }
    }

    /// Whether it is demanded for one of them: a duty is changed within a session.
    pub fn is_of_any(self, duties: impl IntoIterator<Item = Duty>) -> bool {
        duties.into_iter().any(|duty| self.is_of(duty))
    }
}

/// How somebody who is signed in stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// They have shown what is demanded.
    Whole,
    /// One factor was shown, and a second may be added.
    MayAdd,
    /// One factor was shown, and the second is there to be shown.
    MustShow,
}

/// How somebody stands who came in this way.
#[must_use]
pub const fn standing(demanded: bool, way: Way, has_second: bool) -> Standing {
    match (demanded, way.is_two_factors(), way, has_second) {
        (false, ..) | (_, true, ..) => Standing::Whole,
        // Handed over in person, to somebody who has lost what they had.
        (_, _, Way::Command, _) | (_, _, _, false) => Standing::MayAdd,
        (..) => Standing::MustShow,
    }
}

/// Where a second factor is shown.
const SHOWING: [&str; 3] = [super::PATH, "/logga-in/igen", "/logga-in/igen/kod"];

impl Standing {
    /// Whether a page or an act is open: what lies behind gates, since what is open to all does nothing for a person.
    #[must_use]
    pub fn opens(self, path: &str) -> bool {
        let below =
            |page: &str| path.strip_prefix(page).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        match self {
            Self::Whole => true,
            Self::MustShow => SHOWING.contains(&path),
            Self::MayAdd => SHOWING.contains(&path) || below(account::PATH) || path == account::WELCOME,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WAYS: [Way; 6] =
        [Way::Link, Way::Passkey, Way::Code, Way::Provider, Way::ProviderTwo, Way::Command];

    #[test]
    fn where_nothing_is_demanded_everybody_is_whole() {
        for way in WAYS {
            for has_second in [false, true] {
                assert_eq!(standing(false, way, has_second), Standing::Whole);
            }
        }
    }

    #[test]
    fn one_factor_never_adds_a_second_beside_one_that_is_there() {
        for way in [Way::Link, Way::Provider] {
            assert_eq!(standing(true, way, false), Standing::MayAdd, "{way:?}");
            assert_eq!(standing(true, way, true), Standing::MustShow, "{way:?}");
        }
        assert_eq!(standing(true, Way::Command, true), Standing::MayAdd, "handed over in person");
        assert!(!Standing::MustShow.opens("/konto/inloggningssatt/kodapp/borja"));
    }

    #[test]
    fn whoever_has_shown_one_reaches_nothing_but_the_way_to_a_second() {
        for standing in [Standing::MayAdd, Standing::MustShow] {
            for path in
                ["/", "/brev", "/handelser", "/uppdrag", "/konto/inloggningar", "/konto/inloggningssattx"]
            {
                assert!(!standing.opens(path), "{standing:?}: {path}");
            }
            assert!(standing.opens("/konto/tva-faktorer") && standing.opens("/logga-in/igen"));
        }
        for path in ["/konto/inloggningssatt", "/konto/inloggningssatt/passnyckel/borja", "/konto/valkommen"]
        {
            assert!(Standing::MayAdd.opens(path), "{path}");
        }
    }

    #[test]
    fn those_who_decide_are_all_but_facilitators() {
        for duty in Duty::ALL {
            assert!(!Demand::Nobody.is_of(duty) && Demand::Everybody.is_of(duty));
            assert_eq!(Demand::Deciding.is_of(duty), duty != Duty::Facilitator);
        }
        assert!(Demand::Deciding.is_of_any([Duty::Facilitator, Duty::Auditor]));
    }
}
