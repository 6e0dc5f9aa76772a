//! Meetings in people's calendars: one that is moved is brought up to date, one that is not for somebody any more is taken
//! out (RFC 5546, REQUEST and CANCEL), each with a sequence above the last.
//!
//! A change is told half an hour after it was seen, so that a slip that is mended at once tells nobody.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use organisation::post::{Address, Content};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use store::outbox::{Kept, keyed};
use store::{Desk, Line, Store, StoreFault};
use texts::{Lang, local};
use web::House;
use workshop::WorkshopId;
use workshop::day_papers::Attending;

use crate::quiet::change_leaves;
use crate::records::meeting;
use crate::rules::Letter;
use crate::sending::{locked, person_key};
use crate::standing::{Standing, standing};
use crate::wording::{Matter, appointment};

/// How long a change stands before people are told.
const SETTLES: TimeDelta = TimeDelta::minutes(30);

/// A meeting that is otherwise than the calendar has it.
#[derive(Clone, Debug)]
struct Differs {
    row: meeting::Model,
    /// They are registered no more.
    is_out: bool,
}

/// Tells those whose meeting is otherwise than their calendar has it. Gives how many letters were posted.
pub(crate) async fn send(house: &House, id: WorkshopId) -> Result<usize, StoreFault> {
    let store = house.store();
    let Some(seen) = standing(store, &Attending::nobody(), id).await? else { return Ok(0) };
    let now = store.doors().now();
    let all = differing(store, &seen).await?;
    // What is over is told nobody: lists are deleted after the day.
    if all.is_empty() || local(now) >= seen.times.start {
        return Ok(0);
    }
    if all.iter().any(|one| one.row.differs_since.is_none()) {
        mark(store, &all, now).await?;
    }
    if !all.iter().any(|one| is_due(&seen, one, now)) {
        return Ok(0);
    }
    let Some((mut desk, standing)) = locked(house, &Attending::nobody(), id).await? else { return Ok(0) };
    let mut due = differing(store, &standing).await?;
    due.retain(|one| is_due(&standing, one, desk.now()));
    let letters = tell(&mut desk, house, &standing, &due).await?;
    if letters == 0 {
        desk.clear().await?;
        return Ok(0);
    }
    desk.write(Line {
        deed: "mailing.calendars_changed",
        subject: "workshop",
        subject_id: id.uuid(),
        owner: Some(standing.county.id.uuid()),
        details: json!({ "letters": letters }),
    });
    desk.seal("").await?;
    Ok(letters)
}

async fn differing(store: &Store, standing: &Standing) -> Result<Vec<Differs>, StoreFault> {
    let rows = meeting::Entity::find()
        .filter(meeting::Column::Workshop.eq(standing.workshop.id))
        .filter(meeting::Column::IsOut.eq(false))
        .all(store.reader())
        .await?;
    let all = rows.into_iter().map(|row| {
        let is_out = standing.target(Letter::Practical, row.person).is_none();
        Differs { row, is_out }
    });
    Ok(all.filter(|one| one.is_out || one.row.sequence < standing.workshop.sequence).collect())
}

/// Since when they differ, as far as anybody saw. A meeting that is as it was again is told of as one that was moved.
async fn mark(store: &Store, all: &[Differs], now: DateTime<Utc>) -> Result<(), StoreFault> {
    let new = all.iter().filter(|one| one.row.differs_since.is_none()).map(|one| one.row.person);
    let mark = meeting::Entity::update_many()
        .col_expr(meeting::Column::DiffersSince, Expr::value(Some(now)))
        .filter(meeting::Column::Person.is_in(new));
    store.keep_place(mark).await?;
    Ok(())
}

/// Half an hour after it was seen, in working hours, or at night when the morning would be too late.
fn is_due(standing: &Standing, one: &Differs, now: DateTime<Utc>) -> bool {
    let is_settled = one.row.differs_since.is_some_and(|since| now >= since + SETTLES);
    is_settled && change_leaves(standing.times.start, local(now)) <= local(now)
}

async fn tell(
    desk: &mut Desk,
    house: &House,
    standing: &Standing,
    due: &[Differs],
) -> Result<usize, StoreFault> {
    let words = house.words(Lang::Sv);
    let matter = Matter { words: &words, standing, today: local(desk.now()).date() };
    let keys = due.iter().map(|one| person_key(Letter::Practical, one.row.person));
    // Who is registered no more is found by the letter they got.
    let before: HashMap<String, Kept> = keyed(house.store(), keys).await?;
    let mut letters = 0;
    for one in due {
        let person = one.row.person;
        let sequence = standing.workshop.sequence.max(one.row.sequence) + i32::from(one.is_out);
        meeting::Entity::update_many()
            .col_expr(meeting::Column::Sequence, Expr::value(sequence))
            .col_expr(meeting::Column::IsOut, Expr::value(one.is_out))
            .col_expr(meeting::Column::DiffersSince, Expr::value(None::<DateTime<Utc>>))
            .filter(meeting::Column::Person.eq(person))
            .exec(desk.db())
            .await?;
        let to = standing.target(Letter::Practical, person).and_then(|target| target.people.first().cloned());
        let to = to.filter(|(_, address)| !address.is_empty()).or_else(|| {
            let letter = before.get(&person_key(Letter::Practical, person))?;
            Some((letter.posted.name.clone(), letter.posted.address.clone()))
        });
        let Some((name, address)) = to else { continue };
        let receiver =
            before.get(&person_key(Letter::Practical, person)).and_then(|letter| letter.posted.receiver);
        let (subject, blocks) = matter.change(&name, one.is_out);
        let mut content = Content::new(Lang::Sv, standing.county.formal_name.clone(), blocks);
        content.reply_to.clone_from(&standing.reply_to);
        let of = (&standing.workshop, &standing.county);
        let mut meeting = appointment(&words, of, person, (sequence, desk.now()));
        meeting.cancelled = one.is_out;
        content.appointment = Some(meeting);
        desk.post(content.to(Address {
            once_key: format!("change:{person}:{sequence}"),
            occasion: "change",
            about: standing.workshop.id.uuid(),
            sender: Some(standing.county.id.uuid()),
            receiver,
            name,
            address,
            subject,
        })?);
        letters += 1;
    }
    Ok(letters)
}
