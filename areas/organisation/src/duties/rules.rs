//! How a duty lives, and who may give, change and take which. Pure.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::duty::{Duty, Tier};
use crate::records::{OrganisationId, PersonId};

/// Why a duty was over before its last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Over {
    /// Somebody took it away.
    #[sea_orm(string_value = "taken_away")]
    TakenAway,
    /// The workshop it was bound to is documented.
    #[sea_orm(string_value = "documented")]
    Documented,
}

/// What decides where in its life a duty is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The first day, when one was set.
    pub starts_on: Option<NaiveDate>,
    /// The last day, when one was set.
    pub ends_on: Option<NaiveDate>,
    /// Why it is over before that.
    pub over: Option<Over>,
}

/// Where in its life a duty is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Life {
    /// Its first day lies ahead.
    Future,
    /// It is held.
    Live,
    /// Its last day has passed, or its workshop is documented.
    Ended,
    /// Somebody took it away.
    TakenAway,
}

impl Life {
    /// Every one, in order.
    pub const ALL: [Self; 4] = [Self::Future, Self::Live, Self::Ended, Self::TakenAway];

    /// Where a duty of this span is today.
    #[must_use]
    pub fn of(span: Span, today: NaiveDate) -> Self {
        match span.over {
            Some(Over::TakenAway) => Self::TakenAway,
            Some(Over::Documented) => Self::Ended,
            None if span.ends_on.is_some_and(|last| last < today) => Self::Ended,
            None if span.starts_on.is_some_and(|first| first > today) => Self::Future,
            None => Self::Live,
        }
    }

    /// The code in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Future => "future",
            Self::Live => "live",
            Self::Ended => "ended",
            Self::TakenAway => "taken_away",
        }
    }

    /// Whether it can still be changed: what is over stays as it was.
    #[must_use]
    pub const fn can_be_changed(self) -> bool {
        match self {
            Self::Future | Self::Live => true,
            Self::Ended | Self::TakenAway => false,
        }
    }
}

impl Span {
    /// The same with another last day.
    ///
    /// # Errors
    /// [`Refusal`] when the duty is over, or the day has passed or comes before the first.
    pub fn until(self, last: Option<NaiveDate>, today: NaiveDate) -> Result<Self, Refusal> {
        if !Life::of(self, today).can_be_changed() {
            return Err(Refusal::Over);
        }
        if last.is_some_and(|last| last < today || self.starts_on.is_some_and(|first| last < first)) {
            return Err(Refusal::Passed);
        }
        Ok(Self { ends_on: last, ..self })
    }

    /// The same, over.
    ///
    /// # Errors
    /// [`Refusal::Over`] when it is over already.
    pub fn over(self, why: Over, today: NaiveDate) -> Result<Self, Refusal> {
        if Life::of(self, today).can_be_changed() {
            Ok(Self { over: Some(why), ..self })
        } else {
            Err(Refusal::Over)
        }
    }
}

/// An organisation with its place among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which.
    pub id: OrganisationId,
    /// Its tier.
    pub tier: Tier,
    /// The one above; for a contractor, the authority that has contracted it.
    pub parent: Option<OrganisationId>,
}

/// Somebody with a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Who.
    pub person: PersonId,
    /// In which duty they act.
    pub duty: Duty,
    /// Where.
    pub at: Place,
}

/// What is to be given.
#[derive(Clone, Copy, Debug)]
pub struct Gift<'a> {
    /// To whom; nobody yet when the address is new.
    pub to: Option<PersonId>,
    /// What.
    pub duty: Duty,
    /// Where; for a facilitator, whom they come from.
    pub at: Place,
    /// The county whose workshop a facilitator is to lead.
    pub county: Option<OrganisationId>,
    /// Where the receiver holds duties now.
    pub holds_at: &'a [OrganisationId],
    /// How many hold the duty there now.
    pub holders: usize,
}

/// Why something is not given, changed or taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is for somebody else to give: from here it does not exist.
    #[error("it is another's to give")]
    NotYours,
    /// Nobody gives themselves anything, nor more time.
    #[error("nobody gives themselves a duty")]
    Oneself,
    /// The tier above gives the first one only.
    #[error("the authority has somebody who gives its duties")]
    NotFirst,
    /// Whoever decides for the tier above cannot decide below it too.
    #[error("the receiver belongs to the tier above")]
    FromAbove,
    /// The receiver has it already.
    #[error("the receiver has it already")]
    Held,
    /// It is over.
    #[error("the duty is over")]
    Over,
    /// The last day has passed, or comes before the first.
    #[error("the last day has passed")]
    Passed,
    /// Nobody would be left who decides there, and that was not confirmed.
    #[error("nobody would be left")]
    LastHolder,
}

/// Whether the giver may give this.
///
/// # Errors
/// [`Refusal`].
pub fn may_give(giver: &Holder, gift: &Gift<'_>) -> Result<(), Refusal> {
    if !giver.duty.coordinates() || !giver.duty.belongs_to(giver.at.tier) {
        return Err(Refusal::NotYours);
    }
    if gift.to == Some(giver.person) {
        return Err(Refusal::Oneself);
    }
    if !gift.duty.belongs_to(gift.at.tier) {
        return Err(Refusal::NotYours);
    }
    match (gift.duty, gift.county) {
        (Duty::Facilitator, Some(county)) => may_give_workshop(giver, gift, county),
        (Duty::Facilitator, None) | (_, Some(_)) => Err(Refusal::NotYours),
        (_, None) if gift.at.id == giver.at.id => Ok(()),
        (duty, None) => {
            let is_above = gift.at.parent == Some(giver.at.id) && gift.at.tier != Tier::Contractor;
            if !is_above || !duty.coordinates() {
                return Err(Refusal::NotYours);
            }
            if gift.holders > 0 {
                return Err(Refusal::NotFirst);
            }
            if gift.holds_at.contains(&giver.at.id) { Err(Refusal::FromAbove) } else { Ok(()) }
        }
    }
}

/// A facilitator for a workshop: given by its county or by the national lead. A county gives it to people of a firm
/// that it or the national authority has contracted, or to somebody whom the national authority trusts already.
fn may_give_workshop(giver: &Holder, gift: &Gift<'_>, county: OrganisationId) -> Result<(), Refusal> {
    match giver.duty {
        Duty::NationalLead => Ok(()),
        Duty::CountyCoordinator if county == giver.at.id => {
            let contracted = gift.at.parent == Some(giver.at.id) || gift.at.parent == giver.at.parent;
            let known = gift.holds_at.contains(&gift.at.id);
            let fits = match gift.at.tier {
                Tier::Contractor => contracted,
                Tier::National => known,
                Tier::County | Tier::Municipality => false,
            };
            if fits { Ok(()) } else { Err(Refusal::NotYours) }
        }
        Duty::CountyCoordinator | Duty::MunicipalCoordinator | Duty::Auditor | Duty::Facilitator => {
            Err(Refusal::NotYours)
        }
    }
}

/// A duty that somebody holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Whose.
    pub person: PersonId,
    /// What.
    pub duty: Duty,
    /// Where.
    pub at: OrganisationId,
    /// Whose workshop it is bound to.
    pub county: Option<OrganisationId>,
}

/// Whether somebody looks after this duty: its authority does; for a facilitator, the workshop's county and the
/// national lead.
#[must_use]
pub fn looks_after(who: &Holder, held: &Held) -> bool {
    let decides = who.duty.coordinates() && who.duty.belongs_to(who.at.tier);
    decides
        && match held.county {
            Some(county) => who.duty == Duty::NationalLead || county == who.at.id,
            None => held.at == who.at.id,
        }
}

/// Whether they may set another last day.
///
/// # Errors
/// [`Refusal`].
pub fn may_prolong(who: &Holder, held: &Held) -> Result<(), Refusal> {
    if !looks_after(who, held) {
        return Err(Refusal::NotYours);
    }
    if held.person == who.person { Err(Refusal::Oneself) } else { Ok(()) }
}

/// Whether they may take it away. `left` is how many others hold it there; with none left, `knowing` must say so.
///
/// # Errors
/// [`Refusal`].
pub fn may_take(who: &Holder, held: &Held, left: usize, knowing: bool) -> Result<(), Refusal> {
    if !looks_after(who, held) {
        return Err(Refusal::NotYours);
    }
    let is_last = held.duty.coordinates() && left == 0;
    if is_last && !knowing { Err(Refusal::LastHolder) } else { Ok(()) }
}

/// Whether they may take it away from the tier right above, where the authority can no longer be trusted to do it
/// itself. `above` is the authority above the one where it is held. A workshop's facilitators are its county's.
///
/// # Errors
/// [`Refusal::NotYours`].
pub fn may_take_below(who: &Holder, held: &Held, above: Option<OrganisationId>) -> Result<(), Refusal> {
    let decides = who.duty.coordinates() && who.duty.belongs_to(who.at.tier);
    if decides && held.county.is_none() && above == Some(who.at.id) { Ok(()) } else { Err(Refusal::NotYours) }
}
