//! A person at the door decides about somebody who was not let in at once.

use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use store::{DeedKey, Desk, Opened, StoreFault};
use web::House;
use workshop::ParticipantId;
use workshop::registration::views::role_of;
use workshop::registration::walk_in::{LetIn, Newcomer, hold, let_in, let_in_anyway};

use super::coming::{Comer, Namesake, away, came_in, is_needed, no_seat, try_seat};
use super::known::waits;
use super::late::seat_those;
use super::{By, is_registered, put};
use crate::records::{NoteId, note, scan};
use crate::rules::{HANDED_IN_WITHIN, Refusal, Taken, taken};
use crate::{tried, views};

/// Why somebody was not let in at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSeat {
    /// The municipality has as many as it may send.
    Municipality,
    /// The room is full.
    Room,
    /// The municipality is not invited.
    NotInvited,
    /// Somebody with the same name from the same municipality is registered or noted already, or several wait for a seat.
    Same,
    /// Whoever they would stand in for is here, or somebody else came in that place.
    Taken,
    /// They came when the county had shut the door.
    Closed,
}

impl NoSeat {
    /// All.
    pub const ALL: [Self; 6] =
        [Self::Municipality, Self::Room, Self::NotInvited, Self::Same, Self::Taken, Self::Closed];

    /// The code in the database, in the journal and in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Municipality => "municipality",
            Self::Room => "room",
            Self::NotInvited => "not_invited",
            Self::Same => "same",
            Self::Taken => "taken",
            Self::Closed => "closed",
        }
    }

    /// The reason with this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.code() == code)
    }
}

/// What a person decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// They come in.
    LetIn,
    /// They come in over the limit of seats. Not asked for as such: it is what letting in is when there is no seat.
    Over,
    /// It is somebody who is registered or let in already.
    Same,
    /// They do not come in.
    Not,
}

impl Decision {
    /// Those that are asked for.
    pub const ASKED: [Self; 3] = [Self::LetIn, Self::Same, Self::Not];

    /// The code in forms and in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::LetIn => "in",
            Self::Over => "over",
            Self::Same => "same",
            Self::Not => "not",
        }
    }

    /// What is asked for by this code.
    #[must_use]
    pub fn asked(code: &str) -> Option<Self> {
        Self::ASKED.into_iter().find(|one| one.code() == code)
    }
}

/// What came of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// They are a participant and here; `over`: there was no seat for them.
    In {
        /// As whom.
        who: ParticipantId,
        /// Over the limit.
        over: bool,
    },
    /// On the day they would be: the door is tried out.
    Tried {
        /// Over the limit.
        over: bool,
    },
    /// They are not somebody else, and there is no seat for them: still to be decided.
    NoSeat(NoSeat),
    /// They are the one who was meant.
    Same,
    /// They do not come in.
    Not,
    /// Their municipality is not invited, so nobody can come for it.
    NotInvited,
    /// The day is over.
    Refused(Refusal),
    /// It is decided already.
    Before,
}

/// Decides about somebody who was noted. `same`: whom they are, when that is what is decided; none for somebody else who is
/// noted.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn decide(
    house: &House,
    by: By<'_>,
    (id, decision, same): (NoteId, Decision, Option<ParticipantId>),
    key: DeedKey,
) -> Result<Decided, StoreFault> {
    let Opened::Desk(mut desk) = house.store().desk_once(by.permit.author(), key).await? else {
        return Ok(Decided::Before);
    };
    hold(&desk, by.workshop).await?;
    let noted = views::undecided(desk.db(), by.workshop, desk.now()).await?;
    let Some(note) = noted.into_iter().find(|note| note.id == id) else {
        desk.clear().await?;
        return Ok(Decided::Before);
    };
    if desk.now() >= views::times(by.workshop).over_at() + HANDED_IN_WITHIN {
        desk.clear().await?;
        return Ok(Decided::Refused(Refusal::Over));
    }
    let decided = match decision {
        Decision::LetIn | Decision::Over => let_them_in(&mut desk, house, by, &note).await?,
        Decision::Same => is_same(&mut desk, house, by, (&note, same)).await?,
        Decision::Not => {
            close(&desk, &note, (Decision::Not, None)).await?;
            let details = json!({ "outcome": note.why });
            desk.write(by.line("door.turned_away", ("workshop", by.workshop.id.uuid()), details));
            Decided::Not
        }
    };
    match decided {
        Decided::Before | Decided::NotInvited | Decided::Refused(_) => desk.clear().await?,
        Decided::In { .. } | Decided::Tried { .. } | Decided::NoSeat(_) | Decided::Same | Decided::Not => {
            desk.seal("").await?;
        }
    }
    let came = match decided {
        Decided::In { who, .. } => Some(who),
        Decided::Same => same,
        _ => None,
    };
    seat_those(house, by, came).await?;
    Ok(decided)
}

async fn let_them_in(
    desk: &mut Desk,
    house: &House,
    by: By<'_>,
    note: &note::Model,
) -> Result<Decided, StoreFault> {
    let newcomer = match note.participant {
        None => None,
        Some(who) => match waits(desk, by, who).await? {
            Some(one) => Some(one.comes()),
            // They were given a seat while they stood at the door.
            None if is_registered(desk, by.workshop.id, who).await? => {
                return is_here(desk, by, note, Some(who)).await;
            }
            None => None,
        },
    };
    let newcomer = newcomer.unwrap_or_else(|| Newcomer {
        name: note.name.clone(),
        municipality: note.municipality,
        role: role_of(&note.role),
        role_text: String::new(),
        waits: None,
    });
    bring_in(desk, house, by, (note, &newcomer)).await
}

/// Lets somebody in who was noted, over the limit of seats when that is what the person was asked about.
async fn bring_in(
    desk: &mut Desk,
    house: &House,
    by: By<'_>,
    (note, newcomer): (&note::Model, &Newcomer),
) -> Result<Decided, StoreFault> {
    let instead_of = match note.instead_of {
        Some(absent) if is_needed(desk, by, absent).await? => Some(absent),
        _ => None,
    };
    let away = away(desk, by, instead_of).await?;
    let why = NoSeat::of_code(&note.why).unwrap_or(NoSeat::Municipality);
    if by.tries(note.at) {
        return try_to_let_in(desk, by, note, (newcomer, instead_of, &away), why).await;
    }
    let (who, over) = match let_in(desk, by.workshop, newcomer, &away).await? {
        LetIn::In(who) => (who, false),
        LetIn::NotInvited => return Ok(Decided::NotInvited),
        // Whoever turns out to be somebody else is subject to the same rules as anybody: nobody was asked about seats.
        kept_out if why == NoSeat::Same => {
            return still_noted(desk, by, note, (no_seat(kept_out), newcomer.waits)).await;
        }
        _ => match let_in_anyway(desk, by.workshop, newcomer).await? {
            LetIn::In(who) => (who, true),
            _ => return Ok(Decided::NotInvited),
        },
    };
    let (at, late) = (note.at, is_late(desk, by, note).await?);
    let comer = Comer {
        key: note.id.uuid(),
        by_phone: true,
        newcomer,
        instead_of,
        at,
        late,
        seen: note.seen,
        namesake: if why == NoSeat::Same && newcomer.waits.is_none() {
            Namesake::Another
        } else {
            Namesake::Unasked
        },
    };
    came_in(desk, house, by, comer, who).await?;
    let decision = if over { Decision::Over } else { Decision::LetIn };
    close(desk, note, (decision, Some(who))).await?;
    if over {
        let details = json!({ "outcome": note.why });
        desk.write(by.line("door.let_in_over", ("participant", who.uuid()), details));
    }
    Ok(Decided::In { who, over })
}

/// It is known who they are or are not, and there is no seat for them.
async fn still_noted(
    desk: &mut Desk,
    by: By<'_>,
    note: &note::Model,
    (why, waits): (NoSeat, Option<ParticipantId>),
) -> Result<Decided, StoreFault> {
    let row = note::ActiveModel {
        why: Set(why.code().to_owned()),
        participant: Set(waits.filter(|_| !by.tries(note.at))),
        ..Default::default()
    };
    change(desk, note, row).await?;
    let details = json!({ "outcome": why.code() });
    desk.write(by.line("door.noted", ("workshop", by.workshop.id.uuid()), details));
    Ok(Decided::NoSeat(why))
}

/// The same when the door is tried out: it stands in the note, and they keep their name there.
async fn try_to_let_in(
    desk: &mut Desk,
    by: By<'_>,
    note: &note::Model,
    (newcomer, instead_of, away): (&Newcomer, Option<ParticipantId>, &[ParticipantId]),
    why: NoSeat,
) -> Result<Decided, StoreFault> {
    let over = match try_seat(desk, by, newcomer, away).await? {
        None => false,
        Some(LetIn::NotInvited) => return Ok(Decided::NotInvited),
        Some(kept_out) if why == NoSeat::Same => {
            return still_noted(desk, by, note, (no_seat(kept_out), None)).await;
        }
        Some(_) => true,
    };
    let decision = if over { Decision::Over } else { Decision::LetIn };
    let row = note::ActiveModel {
        decided: Set(Some(decision.code().to_owned())),
        instead_of: Set(instead_of),
        ..Default::default()
    };
    change(desk, note, row).await?;
    desk.write(by.line("door.tried", ("workshop", by.workshop.id.uuid()), json!({})));
    Ok(Decided::Tried { over })
}

/// Whether the house heard of them, or they came, when the door was shut.
async fn is_late(desk: &Desk, by: By<'_>, note: &note::Model) -> Result<bool, StoreFault> {
    let now = desk.now();
    let closed_at = views::closed_at(desk.db(), by.workshop, now).await?;
    Ok(taken(note.at, now, closed_at, views::times(by.workshop)) != Taken::InTime)
}

/// They are somebody who is registered, or who waits for a seat and is let in as who they are.
async fn is_same(
    desk: &mut Desk,
    house: &House,
    by: By<'_>,
    (note, same): (&note::Model, Option<ParticipantId>),
) -> Result<Decided, StoreFault> {
    if let Some(who) = same
        && let Some(one) = waits(desk, by, who).await?
    {
        return bring_in(desk, house, by, (note, &one.comes())).await;
    }
    is_here(desk, by, note, same).await
}

/// They are somebody who is registered: here, since they were noted. Or somebody who is noted as well, and stays so.
async fn is_here(
    desk: &mut Desk,
    by: By<'_>,
    note: &note::Model,
    same: Option<ParticipantId>,
) -> Result<Decided, StoreFault> {
    // Somebody who was let in when the door was tried out is here already.
    let tried = tried::all(desk.db(), by.workshop, desk.now()).await?;
    let same = same.filter(|who| !tried.iter().any(|note| tried::id(note) == *who));
    if let Some(who) = same {
        if !is_registered(desk, by.workshop.id, who).await? {
            return Ok(Decided::Before);
        }
        let late = is_late(desk, by, note).await?;
        let arrival = by.scan(note.id.uuid(), who, note.at, desk.now());
        let without_course = !course::views::state(desk.db(), who).await?.is_enough();
        let (seen, device) = (note.seen, note.device.clone());
        put(desk, scan::Model { seen, late, device, without_course, ..arrival }).await?;
    }
    close(desk, note, (Decision::Same, same)).await?;
    let (subject, id) = same.map_or(("workshop", by.workshop.id.uuid()), |who| ("participant", who.uuid()));
    desk.write(by.line("door.same_person", (subject, id), json!({})));
    Ok(Decided::Same)
}

/// It is decided: the name goes.
async fn close(
    desk: &Desk,
    note: &note::Model,
    (decision, who): (Decision, Option<ParticipantId>),
) -> Result<(), StoreFault> {
    let row = note::ActiveModel {
        name: Set(String::new()),
        decided: Set(Some(decision.code().to_owned())),
        participant: Set(who),
        ..Default::default()
    };
    change(desk, note, row).await
}

async fn change(desk: &Desk, note: &note::Model, row: note::ActiveModel) -> Result<(), StoreFault> {
    note::Entity::update_many().set(row).filter(note::Column::Id.eq(note.id)).exec(desk.db()).await?;
    Ok(())
}
