//! A phone hands in what it noted without a network. What it hands in twice changes nothing the second time, and it does not
//! matter which phone comes first.

use std::collections::{BTreeMap, HashSet};

use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _};
use serde_json::json;
use store::{Desk, StoreFault};
use web::House;
use workshop::ParticipantId;
use workshop::records::{invitation, participant};
use workshop::registration::walk_in::hold;
use workshop::seats::rules::Place;

use super::coming::Came;
use super::late::seat_those;
use super::noted::{NotedComer, take_in};
use super::taught::short_done;
use super::{By, Way, put};
use crate::records::scan;
use crate::rules::{Here, Refusal, Taken, corrected, merge, taken};
use crate::{tried, views};

/// Something that a phone noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// Made by the phone.
    pub key: Uuid,
    /// Whose.
    pub participant: ParticipantId,
    /// When, by the phone's clock: milliseconds since 1970.
    pub said_ms: i64,
    /// By how much that clock was behind the server's when it was asked last.
    pub off_ms: i64,
    /// Who they are was looked at.
    pub seen: bool,
    /// How they were found.
    pub way: Way,
    /// The arrival that it takes back.
    pub undoes: Option<Uuid>,
    /// They did the short version of the course there.
    pub short: bool,
}

/// What a phone is told of one scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// They are here.
    Here,
    /// They were already, since then: the first arrival counts.
    Already(DateTimeUtc),
    /// It counts, and came when the door was shut.
    Late,
    /// Taken back.
    TakenBack,
    /// It does not count.
    Refused(Refusal),
    /// Nobody who is registered now.
    Unknown,
}

/// What a phone is told: of each scan, and of each whom nobody expected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandedIn {
    /// Of each scan.
    pub scans: Vec<(Uuid, Told)>,
    /// Of each newcomer.
    pub comers: Vec<(Uuid, Came)>,
}

/// Takes in what a phone noted: one deed for all of it, and one answer for each.
///
/// # Errors
/// [`StoreFault`] when the database refuses; then the phone keeps it all.
pub async fn hand_in(
    house: &House,
    by: By<'_>,
    (noted, comers): (&[Noted], &[NotedComer]),
) -> Result<HandedIn, StoreFault> {
    let mut desk = house.store().desk(by.permit.author()).await?;
    if !comers.is_empty() {
        // Before anything is written: whoever waits for the workshop holds nothing that the one who has it needs.
        hold(&desk, by.workshop).await?;
    }
    let now = desk.now();
    let known = registered(&desk, by).await?;
    let closed_at = views::closed_at(desk.db(), by.workshop, now).await?;
    let before = merge(views::scans(desk.db(), by.workshop, now, None).await?);
    let states = course::views::states(desk.db(), by.workshop.id).await?;
    let (mut told, mut new, mut refused) = (Vec::new(), 0, 0);
    for one in noted {
        let at = corrected(one.said_ms, one.off_ms, now);
        let said = if known.contains(&one.participant) {
            match taken(at, now, closed_at, views::times(by.workshop)) {
                Taken::Refused(why) => Told::Refused(why),
                counts => {
                    let late = counts == Taken::Late;
                    let row = by.scan(one.key, one.participant, at, now);
                    let way = one.way.code().to_owned();
                    let is_arrival = one.undoes.is_none();
                    if is_arrival && one.short {
                        short_done(&mut desk, by, one.participant).await?;
                    }
                    // What a phone noted has happened: they are in, whatever the list said that it went by.
                    let is_missing = !states.get(one.participant).is_enough();
                    let without_course = is_arrival && is_missing && !one.short;
                    let (seen, undoes) = (one.seen, one.undoes);
                    let row = scan::Model { undoes, seen, way, late, without_course, ..row };
                    new += usize::from(put(&desk, row).await?);
                    what(one, (at, late), &before)
                }
            }
        } else if one.undoes.is_some() && tried::take_back(&mut desk, by, one.participant).await? {
            new += 1;
            Told::TakenBack
        } else {
            Told::Unknown
        };
        refused += usize::from(matches!(said, Told::Refused(_) | Told::Unknown));
        told.push((one.key, said));
    }
    let (comers, newcomers) = take_in(&mut desk, house, by, comers).await?;
    refused += comers.iter().filter(|(_, came)| matches!(came, Came::Refused(_) | Came::Unknown)).count();
    let told = HandedIn { scans: told, comers };
    if new + newcomers == 0 {
        desk.clear().await?;
        return Ok(told);
    }
    let details = json!({ "new": new + newcomers, "refused": refused, "late": closed_at.is_some() });
    desk.write(by.line("door.queue_taken_in", ("workshop", by.workshop.id.uuid()), details));
    desk.seal("").await?;
    let counted = |told: &Told| matches!(told, Told::Here | Told::Already(_) | Told::Late);
    let arrived = noted.iter().zip(&told.scans).filter(|(_, (_, told))| counted(told));
    let arrived = arrived.map(|(one, _)| one.participant);
    let came = told.comers.iter().filter_map(|(_, came)| match came {
        Came::In(who) => Some(*who),
        _ => None,
    });
    seat_those(house, by, arrived.chain(came).collect::<Vec<_>>()).await?;
    Ok(told)
}

fn what(one: &Noted, (at, late): (DateTimeUtc, bool), before: &BTreeMap<ParticipantId, Here>) -> Told {
    if one.undoes.is_some() {
        return Told::TakenBack;
    }
    // What this phone has handed in before is no other's, unless another was first.
    let another = |here: &&Here| !here.keys.contains(&one.key) || here.since < at;
    match before.get(&one.participant).filter(another) {
        Some(here) => Told::Already(here.since),
        None if late => Told::Late,
        None => Told::Here,
    }
}

/// Everybody who is registered.
async fn registered(desk: &Desk, by: By<'_>) -> Result<HashSet<ParticipantId>, StoreFault> {
    let own = sea_orm::QueryTrait::into_query(
        invitation::Entity::find()
            .filter(invitation::Column::Workshop.eq(by.workshop.id))
            .select_only()
            .column(invitation::Column::Id),
    );
    let people: Vec<ParticipantId> = participant::Entity::find()
        .filter(participant::Column::Invitation.in_subquery(own))
        .filter(participant::Column::Place.eq(Place::Seated))
        .select_only()
        .column(participant::Column::Id)
        .into_tuple()
        .all(desk.db())
        .await?;
    Ok(people.into_iter().collect())
}
