//! Doing it: one transaction for each workshop, with its certificate and the journal's line.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use organisation::OrganisationId;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use serde_json::json;
use store::{Author, Desk, Line, Store, StoreFault};
use texts::local;
use workshop::WorkshopId;
use workshop::received::records::ReceivedId;
use workshop::records::workshop as days;

use super::certificate::{Certificate, Gone, Held};
use super::records::{CertificateId, certificate, disposal};
use super::rules::{Days, How, Kind, Reason, State, goes, last_day};
use crate::retention::Times;

type Row = disposal::Model;

/// Deletes what goes today: one deed for each workshop. Says of how many workshops, a county's other mail being one.
///
/// # Errors
/// [`StoreFault`] when the database refuses; what was deleted before that stays deleted.
pub async fn carry_out_due(store: &Store, times: &Times) -> Result<usize, StoreFault> {
    let today = local(store.doors().now()).date();
    let open = disposal::Entity::find()
        .filter(disposal::Column::OpenKey.is_not_null())
        .filter(disposal::Column::DueOn.lte(today))
        .all(store.reader())
        .await?;
    let due = open.iter().filter(|row| how(row, times, today).is_some());
    let about: BTreeSet<_> = due.map(|row| (row.county, row.workshop)).collect();
    let mut done = 0;
    for (county, workshop) in about {
        done += usize::from(carry_out(store, county, workshop, times).await?);
    }
    Ok(done)
}

fn how(row: &Row, times: &Times, today: NaiveDate) -> Option<How> {
    let days =
        Days { proposed_on: local(row.proposed_at).date(), due_on: row.due_on, held_until: row.held_until };
    goes(row.state, days, times.silence(), today)
}

/// Deletes what goes today of a workshop, or of a county's mail that belongs to none. Says whether something went.
///
/// # Errors
/// [`StoreFault`] when the database refuses; nothing is deleted then.
pub async fn carry_out(
    store: &Store,
    county: OrganisationId,
    workshop: Option<WorkshopId>,
    times: &Times,
) -> Result<bool, StoreFault> {
    let mut desk = store.desk(&Author::program()).await?;
    let Some(went) = carry_out_on(&mut desk, store, county, workshop, times).await? else {
        desk.clear().await?;
        return Ok(false);
    };
    desk.seal("").await?;
    Ok(went)
}

/// The same on a desk, which is not sealed. None when nothing was due any more.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn carry_out_on(
    desk: &mut Desk,
    store: &Store,
    county: OrganisationId,
    workshop: Option<WorkshopId>,
    times: &Times,
) -> Result<Option<bool>, StoreFault> {
    let today = local(desk.now()).date();
    let day = day_of(desk, workshop).await?;
    let of = match workshop {
        Some(workshop) => disposal::Column::Workshop.eq(workshop),
        None => disposal::Column::Workshop.is_null(),
    };
    // Under the lock: what another program has done, or a person answered, counts.
    let open = disposal::Entity::find()
        .filter(disposal::Column::County.eq(county))
        .filter(of)
        .filter(disposal::Column::OpenKey.is_not_null())
        .order_by_asc(disposal::Column::Kind)
        .lock_exclusive()
        .all(desk.db())
        .await?;
    let is_moved = day.is_some_and(|day| last_day(day, times.participants.months) > today);
    let mut said = Certificate::default();
    let (mut went, mut void) = (Vec::new(), Vec::new());
    for row in &open {
        let Some(how) = how(row, times, today) else {
            said.held.extend(held(row));
            continue;
        };
        let (count, links) =
            if is_moved { (0, 0) } else { delete(desk, store, (county, workshop), row.kind, times).await? };
        if count == 0 && (is_moved || row.kind != Kind::Guests) {
            void.push(row.id);
            continue;
        }
        went.push(row.id);
        said.gone.push(Gone {
            kind: row.kind,
            count,
            links,
            months: times.participants.months,
            decision: times.participants.decision.clone(),
            due_on: row.due_on,
            how,
            answered_on: row.decided_at.map(|at| local(at).date()),
        });
    }
    if went.is_empty() && void.is_empty() {
        return Ok(None);
    }
    let certificate =
        if went.is_empty() { None } else { Some(certify(desk, county, (workshop, day), &said).await?) };
    close(desk, &went, (State::Done, certificate)).await?;
    close(desk, &void, (State::Void, None)).await?;
    if !void.is_empty() {
        desk.write(Line {
            deed: "disposal.void",
            subject: "organisation",
            subject_id: county.uuid(),
            owner: Some(county.uuid()),
            details: json!({ "items": void.len(), "moved": is_moved }),
        });
    }
    Ok(Some(!went.is_empty()))
}

/// The workshop's day, with the workshop locked: nobody moves it until this is done.
async fn day_of(desk: &Desk, workshop: Option<WorkshopId>) -> Result<Option<NaiveDate>, StoreFault> {
    let Some(id) = workshop else { return Ok(None) };
    let found = days::Entity::find_by_id(id).lock_exclusive().one(desk.db()).await?;
    Ok(found.map(|workshop| workshop.day))
}

fn held(row: &Row) -> Option<Held> {
    let is_held = row.state == State::Held;
    is_held.then(|| Held { kind: row.kind, reason: Reason::of_code(&row.held_for), until: row.held_until })
}

/// Deletes; says how many, and how many personal links with them.
async fn delete(
    desk: &mut Desk,
    store: &Store,
    (county, workshop): (OrganisationId, Option<WorkshopId>),
    kind: Kind,
    times: &Times,
) -> Result<(usize, usize), StoreFault> {
    let kept = &times.participants;
    match (kind, workshop) {
        (Kind::Participants, Some(id)) => {
            let gone = workshop::registration::counted::count_on(desk, id, county, kept).await?;
            Ok((gone.people, gone.links))
        }
        (Kind::Guests, Some(id)) => {
            Ok((workshop::preparation::retention::forget_on(desk, id, county, kept).await?, 0))
        }
        (Kind::Mail, _) => {
            let due = workshop::received::retention::due(store, kept.before(desk.now())).await?;
            let own = due.into_iter().filter(|mail| mail.county == county && mail.workshop == workshop);
            let ids: Vec<ReceivedId> = own.map(|mail| mail.id).collect();
            Ok((workshop::received::retention::forget_on(desk, county, &ids, kept).await?, 0))
        }
        (Kind::Participants | Kind::Guests, None) => Ok((0, 0)),
    }
}

async fn close(
    desk: &Desk,
    which: &[super::records::DisposalId],
    (state, certificate): (State, Option<CertificateId>),
) -> Result<(), StoreFault> {
    disposal::Entity::update_many()
        .col_expr(disposal::Column::State, Expr::value(state))
        .col_expr(disposal::Column::OpenKey, Expr::value(None::<String>))
        .col_expr(disposal::Column::Certificate, Expr::value(certificate))
        .filter(disposal::Column::Id.is_in(which.iter().copied()))
        .exec(desk.db())
        .await?;
    Ok(())
}

/// Writes the certificate and the journal's line, which says the same.
async fn certify(
    desk: &mut Desk,
    county: OrganisationId,
    (workshop, day): (Option<WorkshopId>, Option<NaiveDate>),
    said: &Certificate,
) -> Result<CertificateId, StoreFault> {
    let last: Option<i32> = certificate::Entity::find()
        .filter(certificate::Column::County.eq(county))
        .select_only()
        .column_as(certificate::Column::Number.max(), "number")
        .into_tuple::<Option<i32>>()
        .one(desk.db())
        .await?
        .flatten();
    let (id, number) = (desk.id(), last.unwrap_or_default() + 1);
    let content = serde_json::to_string(said).map_err(|fault| StoreFault::Setting(fault.to_string()))?;
    desk.insert(certificate::ActiveModel {
        id: Set(id),
        county: Set(county),
        number: Set(number),
        workshop: Set(workshop),
        day: Set(day),
        done_at: Set(desk.now()),
        content: Set(content),
    })
    .await?;
    let mut details = json!({
        "number": number,
        "people": said.count(Kind::Participants),
        "guests": said.count(Kind::Guests),
        "mails": said.count(Kind::Mail),
        "links": said.links(),
        "held": said.held.len(),
    });
    if let Some(day) = day {
        details["day"] = json!(day);
    }
    if let Some(gone) = said.gone.first() {
        details["months"] = json!(gone.months);
        let all_one = said.gone.iter().all(|other| other.how == gone.how);
        details["outcome"] = json!(if all_one { gone.how.code() } else { "several" });
        if !gone.decision.is_empty() {
            details["reason"] = json!(gone.decision);
        }
    }
    desk.write(Line {
        deed: "disposal.done",
        subject: "disposal_certificate",
        subject_id: CertificateId::uuid(id),
        owner: Some(county.uuid()),
        details,
    });
    Ok(id)
}
