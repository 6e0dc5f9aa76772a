//! A letter to the county when nobody has answered a proposal shortly before its last day: once for each proposal.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use letters::Block;
use organisation::post::{Address, Content};
use organisation::records::person;
use organisation::{Duty, OrganisationId, register};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _};
use serde_json::json;
use store::{Author, Line, Parcel, StoreFault};
use texts::{Lang, Words, local};
use web::House;

use super::records::{DisposalId, disposal};
use super::rules::State;
use crate::retention::Times;

/// Days before the last day.
const DAYS_BEFORE: i64 = 7;

/// Reminds counties of proposals that nobody has answered: one deed for each county. Says how many letters were posted.
///
/// # Errors
/// [`StoreFault`] when the database refuses; what was posted before that is posted.
pub(super) async fn remind(house: &House, times: &Times) -> Result<usize, StoreFault> {
    let store = house.store();
    let soon = local(store.doors().now()).date() + TimeDelta::days(DAYS_BEFORE);
    // Where proposals are made shortly before, the first page is enough.
    if i64::from(times.proposal_days) <= DAYS_BEFORE {
        return Ok(0);
    }
    let rows = disposal::Entity::find()
        .filter(disposal::Column::State.eq(State::Proposed))
        .filter(disposal::Column::Reminded.eq(false))
        .filter(disposal::Column::DueOn.lte(soon))
        .order_by_asc(disposal::Column::DueOn)
        .all(store.reader())
        .await?;
    let mut by_county: BTreeMap<OrganisationId, Vec<DisposalId>> = BTreeMap::new();
    for row in &rows {
        by_county.entry(row.county).or_default().push(row.id);
    }
    let counties: Vec<_> = by_county.keys().copied().collect();
    let holders = register::holders(store, &counties, Duty::CountyCoordinator).await?;
    let mut posted = 0;
    for (county, ids) in by_county {
        let people = holders.get(&county).map(Vec::as_slice).unwrap_or_default();
        posted += remind_one(house, county, &ids, people).await?;
    }
    Ok(posted)
}

async fn remind_one(
    house: &House,
    county: OrganisationId,
    ids: &[DisposalId],
    people: &[person::Model],
) -> Result<usize, StoreFault> {
    let mut desk = house.store().desk(&Author::program()).await?;
    let own = || {
        disposal::Entity::find()
            .filter(disposal::Column::Id.is_in(ids.iter().copied()))
            .filter(disposal::Column::State.eq(State::Proposed))
            .filter(disposal::Column::Reminded.eq(false))
    };
    let waiting = own().lock_exclusive().all(desk.db()).await?;
    let Some(first) = waiting.iter().min_by_key(|row| row.due_on) else {
        desk.clear().await?;
        return Ok(0);
    };
    for person in people {
        desk.post(letter(&house.words(Lang::Sv), (first.id, county), (waiting.len(), first.due_on), person)?);
    }
    disposal::Entity::update_many()
        .col_expr(disposal::Column::Reminded, Expr::value(true))
        .filter(disposal::Column::Id.is_in(waiting.iter().map(|row| row.id)))
        .exec(desk.db())
        .await?;
    desk.write(Line {
        deed: "disposal.reminded",
        subject: "organisation",
        subject_id: county.uuid(),
        owner: Some(county.uuid()),
        details: json!({ "letters": people.len(), "items": waiting.len(), "last_day": first.due_on }),
    });
    desk.seal("").await?;
    Ok(people.len())
}

fn letter(
    words: &Words,
    (first, county): (DisposalId, OrganisationId),
    (count, due_on): (usize, NaiveDate),
    to: &person::Model,
) -> Result<Parcel, StoreFault> {
    let subject = words.say1("disposal-letter-subject", "count", count);
    let matter = words.say2("disposal-letter-matter", "count", count, "day", words.date(due_on));
    let blocks = vec![
        Block::Paragraph(matter),
        Block::Paragraph(words.say("disposal-letter-otherwise")),
        Block::Button {
            text: words.say("disposal-letter-button"),
            url: "/personuppgifter/gallring".to_owned(),
        },
    ];
    Content::new(words.lang(), words.say("sign-in-letter-sender"), blocks).to(Address {
        once_key: format!("disposal:{first}:{due_on}:{}", to.address),
        occasion: "disposal",
        about: first.uuid(),
        sender: None,
        receiver: Some(county.uuid()),
        name: to.name.clone(),
        address: to.address.clone(),
        subject,
    })
}
