//! Finding what is due before its last day, and proposing it.

use std::collections::{BTreeMap, HashMap};

use chrono::{NaiveDate, TimeDelta};
use organisation::OrganisationId;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _, TryInsertResult,
};
use serde_json::json;
use store::{Author, Line, Store, StoreFault};
use texts::local;
use workshop::WorkshopId;
use workshop::records::workshop as days;

use super::records::disposal;
use super::rules::{Kind, State, last_day};
use crate::retention::Times;

/// Something that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    workshop: Option<WorkshopId>,
    kind: Kind,
    count: i64,
    due_on: NaiveDate,
}

/// While a proposal is open there is no other for the same.
fn open_key(county: OrganisationId, found: &Found) -> String {
    let about = found.workshop.map_or_else(|| county.uuid(), WorkshopId::uuid);
    format!("{about}:{}", found.kind.code())
}

/// Proposes what will be due so many days from now: one deed for each county. Says how many proposals were made.
///
/// # Errors
/// [`StoreFault`] when the database refuses; what was proposed before that stands.
pub async fn propose(store: &Store, times: &Times) -> Result<usize, StoreFault> {
    follow_days(store, times).await?;
    let mut proposed = 0;
    for (county, found) in due(store, times).await? {
        proposed += propose_to(store, county, &found).await?;
    }
    Ok(proposed)
}

/// Proposals of workshops whose last day is another than it was when they were made: the day was moved, or the times
/// changed. They wait for an answer again, but for those that are held back.
async fn follow_days(store: &Store, times: &Times) -> Result<(), StoreFault> {
    let open = disposal::Entity::find()
        .filter(disposal::Column::OpenKey.is_not_null())
        .filter(disposal::Column::Workshop.is_not_null())
        .all(store.reader())
        .await?;
    let days = days_of(store, open.iter().filter_map(|row| row.workshop)).await?;
    for row in open {
        let Some(day) = row.workshop.and_then(|id| days.get(&id)) else { continue };
        let due_on = last_day(*day, times.participants.months);
        if due_on == row.due_on {
            continue;
        }
        // What is held back is held for another reason than the day, and until its own.
        let state = if row.state == State::Held { State::Held } else { State::Proposed };
        let mut desk = store.desk(&Author::program()).await?;
        disposal::Entity::update_many()
            .col_expr(disposal::Column::DueOn, Expr::value(due_on))
            .col_expr(disposal::Column::Reminded, Expr::value(false))
            .col_expr(disposal::Column::State, Expr::value(state))
            .col_expr(disposal::Column::ProposedAt, Expr::value(desk.now()))
            .col_expr(disposal::Column::Version, Expr::col(disposal::Column::Version).add(1))
            .filter(disposal::Column::Id.eq(row.id))
            .filter(disposal::Column::Version.eq(row.version))
            .exec(desk.db())
            .await?;
        desk.write(Line {
            deed: "disposal.last_day_moved",
            subject: "disposal",
            subject_id: row.id.uuid(),
            owner: Some(row.county.uuid()),
            details: json!({ "kind": row.kind.code(), "last_day": [row.due_on, due_on] }),
        });
        desk.seal("").await?;
    }
    Ok(())
}

async fn due(store: &Store, times: &Times) -> Result<BTreeMap<OrganisationId, Vec<Found>>, StoreFault> {
    let ahead = store.doors().now() + TimeDelta::days(i64::from(times.proposal_days));
    let (kept, mut rows) = (&times.participants, Vec::new());
    let before = kept.before(ahead);
    let day = local(before).date();
    for (id, county, people) in workshop::registration::counted::due(store, day).await? {
        rows.push((county, id, Kind::Participants, people));
    }
    for (id, county, guests) in workshop::preparation::retention::due(store, day).await? {
        rows.push((county, id, Kind::Guests, guests));
    }
    let mut mails: BTreeMap<_, i64> = BTreeMap::new();
    let mut of_none: BTreeMap<OrganisationId, (i64, NaiveDate)> = BTreeMap::new();
    for mail in workshop::received::retention::due(store, before).await? {
        if let Some(id) = mail.workshop {
            *mails.entry((mail.county, id)).or_default() += 1;
        } else {
            let due_on = last_day(local(mail.arrived_at).date(), kept.months);
            // They go together, on the last day of the last of them: otherwise each would be a proposal of its own.
            let batch = of_none.entry(mail.county).or_insert((0, due_on));
            *batch = (batch.0 + 1, Ord::max(batch.1, due_on));
        }
    }
    rows.extend(mails.into_iter().map(|((county, id), count)| (county, id, Kind::Mail, count)));
    let days = days_of(store, rows.iter().map(|(_, id, ..)| *id)).await?;
    let mut found: BTreeMap<OrganisationId, Vec<Found>> = BTreeMap::new();
    for (county, id, kind, count) in rows {
        let Some(day) = days.get(&id) else { continue };
        let due_on = last_day(*day, kept.months);
        found.entry(county).or_default().push(Found { workshop: Some(id), kind, count, due_on });
    }
    for (county, (count, due_on)) in of_none {
        let mail = Found { workshop: None, kind: Kind::Mail, count, due_on };
        found.entry(county).or_default().push(mail);
    }
    Ok(found)
}

async fn days_of(
    store: &Store,
    ids: impl IntoIterator<Item = WorkshopId>,
) -> Result<HashMap<WorkshopId, NaiveDate>, StoreFault> {
    let rows: Vec<(WorkshopId, NaiveDate)> = days::Entity::find()
        .filter(days::Column::Id.is_in(ids))
        .select_only()
        .column(days::Column::Id)
        .column(days::Column::Day)
        .into_tuple()
        .all(store.reader())
        .await?;
    Ok(rows.into_iter().collect())
}

async fn propose_to(store: &Store, county: OrganisationId, found: &[Found]) -> Result<usize, StoreFault> {
    let mut desk = store.desk(&Author::program()).await?;
    let mut made: Vec<&Found> = Vec::new();
    for one in found {
        let row = disposal::ActiveModel {
            id: Set(desk.id()),
            county: Set(county),
            workshop: Set(one.workshop),
            kind: Set(one.kind),
            open_key: Set(Some(open_key(county, one))),
            state: Set(State::Proposed),
            count: Set(one.count),
            due_on: Set(one.due_on),
            proposed_at: Set(desk.now()),
            reminded: Set(false),
            decided_at: Set(None),
            decided_by: Set(None),
            held_for: Set(String::new()),
            note: Set(String::new()),
            held_until: Set(None),
            certificate: Set(None),
            version: Set(1),
        };
        let inserted = disposal::Entity::insert(row)
            .on_conflict(OnConflict::column(disposal::Column::OpenKey).do_nothing().to_owned())
            .try_insert()
            .exec_without_returning(desk.db())
            .await?;
        if matches!(inserted, TryInsertResult::Inserted(1..)) {
            made.push(one);
        }
    }
    let Some(first) = made.iter().map(|one| one.due_on).min() else {
        desk.clear().await?;
        return Ok(0);
    };
    let of = |kind: Kind| made.iter().filter(|one| one.kind == kind).map(|one| one.count).sum::<i64>();
    desk.write(Line {
        deed: "disposal.proposed",
        subject: "organisation",
        subject_id: county.uuid(),
        owner: Some(county.uuid()),
        details: json!({
            "people": of(Kind::Participants), "guests": of(Kind::Guests), "mails": of(Kind::Mail), "last_day": first,
        }),
    });
    let count = made.len();
    desk.seal("").await?;
    Ok(count)
}
