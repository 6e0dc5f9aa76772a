//! What needs two, who may ask and answer, and how a request moves. Pure.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::entity::prelude::*;

use crate::duty::Duty;
use crate::records::{OrganisationId, PersonId};

/// What is not done by one alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Act {
    /// Throws an authority's sealing key away: what it sealed can never be read again. The thing is the authority.
    #[sea_orm(string_value = "throw_away_key")]
    ThrowAwayKey,
    /// Takes the whole register of an authority's people with duties out. The thing is the authority.
    #[sea_orm(string_value = "take_out_everyone")]
    TakeOutEveryone,
    /// Opens protected identities. The thing is the workshop whose participants they are.
    #[sea_orm(string_value = "open_protected")]
    OpenProtected,
}

impl Act {
    /// Every act.
    pub const ALL: [Self; 3] = [Self::ThrowAwayKey, Self::TakeOutEveryone, Self::OpenProtected];

    /// The code in the database, forms, journal and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ThrowAwayKey => "throw_away_key",
            Self::TakeOutEveryone => "take_out_everyone",
            Self::OpenProtected => "open_protected",
        }
    }
}

/// How far a request has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum State {
    /// It waits for an answer.
    #[sea_orm(string_value = "asked")]
    Asked,
    /// The second person agreed.
    #[sea_orm(string_value = "agreed")]
    Agreed,
    /// The second person declined.
    #[sea_orm(string_value = "declined")]
    Declined,
    /// The asker took it back.
    #[sea_orm(string_value = "withdrawn")]
    Withdrawn,
    /// The deed was done.
    #[sea_orm(string_value = "used")]
    Used,
}

impl State {
    /// The code in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Agreed => "agreed",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::Used => "used",
        }
    }
}

/// How long a request waits for its answer.
pub const WAITS: TimeDelta = TimeDelta::days(3);
/// How long an agreement can be used.
pub const GOOD_FOR: TimeDelta = TimeDelta::hours(24);

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What was said last.
    pub state: State,
    /// Until when it can be answered, or used.
    pub ends_at: DateTime<Utc>,
    /// Who asked.
    pub asked_by: PersonId,
}

/// What somebody does with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// The second person agrees.
    Agree,
    /// The second person declines.
    Decline,
    /// The asker takes it back.
    Withdraw,
    /// The asker does the deed.
    Use,
}

/// Why a move is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Its time is over.
    #[error("its time is over")]
    Lapsed,
    /// It was answered, taken back or done before.
    #[error("it is settled")]
    Settled,
    /// Whoever asks cannot answer.
    #[error("who asks cannot answer")]
    Own,
    /// Only whoever asked may take it back or do it.
    #[error("somebody else asked")]
    Anothers,
}

impl Standing {
    /// Whether its time is over before it came to anything.
    #[must_use]
    pub fn has_lapsed(&self, now: DateTime<Utc>) -> bool {
        match self.state {
            State::Asked | State::Agreed => now >= self.ends_at,
            State::Declined | State::Withdrawn | State::Used => false,
        }
    }

    /// The request after a move by `person`: its state, and until when it stands.
    ///
    /// # Errors
    /// [`Refused`].
    pub fn after(
        &self,
        what: Move,
        person: PersonId,
        now: DateTime<Utc>,
    ) -> Result<(State, DateTime<Utc>), Refused> {
        let own = person == self.asked_by;
        match what {
            Move::Agree | Move::Decline if own => return Err(Refused::Own),
            Move::Withdraw | Move::Use if !own => return Err(Refused::Anothers),
            _ => {}
        }
        if self.has_lapsed(now) {
            return Err(Refused::Lapsed);
        }
        match (what, self.state) {
            (Move::Agree, State::Asked) => Ok((State::Agreed, now + GOOD_FOR)),
            (Move::Decline, State::Asked) => Ok((State::Declined, self.ends_at)),
            (Move::Withdraw, State::Asked | State::Agreed) => Ok((State::Withdrawn, self.ends_at)),
            (Move::Use, State::Agreed) => Ok((State::Used, self.ends_at)),
            (Move::Agree | Move::Decline | Move::Withdraw | Move::Use, _) => Err(Refused::Settled),
        }
    }
}

/// Whether a duty at an organisation may ask in the matter of `authority`: whoever decides there.
#[must_use]
pub fn may_ask(duty: Duty, at: OrganisationId, authority: OrganisationId) -> bool {
    duty.coordinates() && at == authority
}

/// Whether it may answer: whoever decides there, or at the tier above (`parent`).
#[must_use]
pub fn may_answer(
    duty: Duty,
    at: OrganisationId,
    authority: OrganisationId,
    parent: Option<OrganisationId>,
) -> bool {
    duty.coordinates() && (at == authority || Some(at) == parent)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn person(number: u128) -> PersonId {
        PersonId::from(Uuid::from_u128(number))
    }

    fn noon() -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(20_000)
    }

    fn asked() -> Standing {
        Standing { state: State::Asked, ends_at: noon() + WAITS, asked_by: person(1) }
    }

    #[test]
    fn the_asker_cannot_agree_and_another_cannot_use() {
        assert_eq!(asked().after(Move::Agree, person(1), noon()), Err(Refused::Own));
        let (state, ends_at) = asked().after(Move::Agree, person(2), noon()).unwrap();
        let agreed = Standing { state, ends_at, ..asked() };
        assert_eq!(agreed.after(Move::Use, person(2), noon()), Err(Refused::Anothers));
        assert_eq!(agreed.after(Move::Use, person(1), noon()).unwrap().0, State::Used);
        assert_eq!(agreed.after(Move::Use, person(1), noon() + GOOD_FOR), Err(Refused::Lapsed));
    }

    fn moves() -> impl Strategy<Value = Vec<(Move, u128, i64)>> {
        let what = prop_oneof![Just(Move::Agree), Just(Move::Decline), Just(Move::Withdraw), Just(Move::Use)];
        proptest::collection::vec((what, 1_u128..4, 0_i64..100), 0..12)
    }

    proptest! {
        /// Whatever is pressed in whatever order: it is done at most once, by the asker, after another agreed, and
        /// within its time.
        #[test]
        fn nothing_is_done_by_one_alone(moves in moves()) {
            let (mut standing, mut now) = (asked(), noon());
            let (mut agreed_by, mut used) = (None, 0);
            for (what, who, hours) in moves {
                now += TimeDelta::hours(hours);
                let before = standing;
                if let Ok((state, ends_at)) = standing.after(what, person(who), now) {
                    prop_assert!(now < before.ends_at);
                    standing = Standing { state, ends_at, ..standing };
                    match what {
                        Move::Agree => agreed_by = Some(who),
                        Move::Use => {
                            used += 1;
                            prop_assert_eq!(who, 1);
                            prop_assert!(agreed_by.is_some_and(|by| by != 1));
                        }
                        Move::Decline | Move::Withdraw => {}
                    }
                }
            }
            prop_assert!(used <= 1);
        }
    }

    #[test]
    fn the_same_authority_or_the_tier_above_answers_and_nobody_else() {
        let organisation = |number| OrganisationId::from(Uuid::from_u128(number));
        let (own, above, sibling) = (organisation(1), organisation(2), organisation(3));
        for duty in Duty::ALL {
            let decides = duty.coordinates();
            assert_eq!(may_ask(duty, own, own), decides);
            assert!(!may_ask(duty, above, own));
            assert_eq!(may_answer(duty, own, own, Some(above)), decides);
            assert_eq!(may_answer(duty, above, own, Some(above)), decides);
            assert!(!may_answer(duty, sibling, own, Some(above)));
            assert!(!may_answer(duty, above, own, None));
        }
    }
}
