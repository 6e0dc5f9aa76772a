//! Somebody comes who has no seat in the plan that stands: they get one that is free, and nobody moves for it.

use std::collections::HashSet;

use serde_json::json;
use store::{Author, Line, Sight};
use web::House;

use super::history::{self, Way};
use super::{NotDone, line_of, registered};
use crate::day::Workshop;
use crate::records::{ParticipantId, planning};
use crate::registration::views::participants;
use crate::seats::settling::lock;
use crate::table_plan::arrange::{NoPlan, Task, arrange};
use crate::table_plan::job::{Gauge, Stage};
use crate::table_plan::rules::{RoomSize, Wanted};
use crate::table_plan::state::{Seat, Seats};
use crate::table_plan::views::{self, Standing};

/// What the plan's history calls it.
const DEED: &str = "table_plan.late_seated";
/// Steps of the engine: everybody else sits fast.
const STEPS: u64 = 100_000;

/// Gives those of `late` who have no seat one that is free by the rules of the plan that stands, and moves nobody. Says how
/// many got one: nobody when there is no plan, or when one is being made. For whom there is none the tables are to be
/// planned again. With the sight of the workshop's county, whoever stands at the door.
///
/// # Errors
/// [`NotDone`] when the database refuses.
pub async fn seat_late(
    house: &House,
    author: &Author,
    workshop: &Workshop,
    late: &[ParticipantId],
) -> Result<usize, NotDone> {
    let county = Sight::Authority(workshop.county.uuid());
    let standing = store::see_as(county, views::standing(house.store(), workshop)).await?;
    let now = house.store().doors().now();
    let is_planned = |row: &planning::Model| row.stage != Stage::Over && now < row.until;
    if standing.plan.is_none() || standing.planning.as_ref().is_some_and(is_planned) {
        return Ok(0);
    }
    let (version, seed) = (standing.version(), house.store().doors().seed());
    let (late, room) = (late.to_vec(), RoomSize::of(workshop));
    let found = tokio::task::spawn_blocking(move || free_seats(standing, &late, room, seed));
    let found = found.await.map_err(|fault| NotDone::Engine(fault.to_string()))?;
    if found.is_empty() {
        return Ok(0);
    }
    let people = store::see_as(county, participants(house.store(), workshop.id)).await?;
    let mut desk = house.store().desk(author).await?;
    lock(&desk, workshop.id).await?;
    let seated = desk
        .see_as(county, async {
            let plan = views::plan(desk.db(), workshop.id).await?;
            // Somebody changed the plan meanwhile: whoever is without a table then is seen at the door.
            let Some(plan) = plan.filter(|plan| plan.version == version) else { return Ok(0) };
            let come = registered(&desk, workshop.id).await?;
            let before =
                views::state(house.store(), desk.db(), &plan, workshop.county).await?.state.among(&come);
            let mut after = before.clone();
            let mut seated = HashSet::new();
            for (who, round, seat) in found.iter().filter(|(who, ..)| come.contains(who)) {
                after.seats.put(*round, *who, *seat);
                seated.insert(*who);
            }
            let way = Way { back_to: Some(plan.version), forth_to: None };
            history::write_seats_and_book(&desk, &plan, (&before, &after), &people, DEED, way).await?;
            Ok::<_, NotDone>(seated.len())
        })
        .await?;
    if seated == 0 {
        desk.clear().await?;
        return Ok(0);
    }
    let line = line_of(DEED, workshop.id, json!({ "people": seated }));
    desk.write(Line { owner: Some(workshop.county.uuid()), ..line });
    desk.seal("").await?;
    Ok(seated)
}

/// A free seat in each round for as many as there are seats for: all of them, or else one after the other.
fn free_seats(
    mut standing: Standing,
    late: &[ParticipantId],
    room: RoomSize,
    seed: u64,
) -> Vec<(ParticipantId, usize, Seat)> {
    let rounds = standing.wanted.rounds.count();
    let has_seat =
        |seats: &Seats, who: ParticipantId| (0..rounds).any(|round| seats.at(round, who).is_some());
    let without: Vec<ParticipantId> = standing
        .people
        .iter()
        .map(|row| row.id)
        .filter(|who| late.contains(who) && !has_seat(&standing.seats, *who))
        .collect();
    // Nobody comes to a table by themselves: those that are laid are the room.
    let tables = usize::try_from(standing.seats.tables()).unwrap_or_default();
    let room = RoomSize { tables: tables.min(room.tables), ..room };
    if let Some(found) = sit(&standing, &without, room, seed) {
        return found;
    }
    let mut all = Vec::new();
    for who in without {
        for (who, round, seat) in sit(&standing, &[who], room, seed).unwrap_or_default() {
            standing.seats.put(round, who, seat);
            all.push((who, round, seat));
        }
    }
    all
}

/// Where they sit when nobody else moves; none when there is no room by the rules.
fn sit(
    standing: &Standing,
    who: &[ParticipantId],
    room: RoomSize,
    seed: u64,
) -> Option<Vec<(ParticipantId, usize, Seat)>> {
    if who.is_empty() {
        return Some(Vec::new());
    }
    let wanted = Wanted { least: 1, most: standing.wanted.most.min(room.chairs), ..standing.wanted };
    let mut task: Task = standing.task(wanted, room);
    task.anew = false;
    task.people.retain(|one| who.contains(&one.id) || one.seats.iter().any(Option::is_some));
    let others: HashSet<ParticipantId> = task.people.iter().map(|one| one.id).collect();
    task.book = task.book.among(&others);
    for seat in task.people.iter_mut().flat_map(|one| &mut one.seats).flatten() {
        seat.fixed = true;
    }
    let arranged = match arrange(&task, seed, STEPS, &Gauge::default()) {
        Ok(arranged) => arranged,
        Err(NoPlan::Refused(_) | NoPlan::Engine(_)) => return None,
    };
    let seats = arranged.seats;
    let places = who.iter().flat_map(|who| (0..seats.rounds()).map(move |round| (*who, round)));
    Some(places.filter_map(|(who, round)| Some((who, round, seats.at(round, who)?))).collect())
}
