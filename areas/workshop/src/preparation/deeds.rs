//! What is done with the venue, the order to it, and the sites.

use std::collections::HashMap;
use std::fmt::Write as _;

use letters::{Block, Party};
use organisation::post::{Address, Content};
use organisation::{MayCoordinate, OrganisationId, register};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use serde_json::json;
use store::vault::Column;
use store::{DeedKey, Desk, Line, Opened, StoreFault, hash_token};
use texts::Lang;
use web::House;

use super::checklist::{NotDone, take};
use super::order::{Ordered, called, said};
use super::records::{meeting, need, order, site};
use super::venue::{Need, NeedState};
use crate::invitation::deeds::key;
use crate::records::WorkshopId;

/// Where a meeting's address lies.
pub const MEETING: Column = Column { table: "workshop_meeting", column: "sealed_address" };

/// What is noted of one need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// Which.
    pub need: Need,
    /// How far it is met.
    pub state: NeedState,
    /// How many there are.
    pub there: Option<i32>,
    /// A note.
    pub note: String,
}

/// What tells one state of rows from another.
fn mark(text: &str) -> String {
    hash_token(text).iter().take(8).fold(String::new(), |mut mark, byte| {
        let _ = write!(mark, "{byte:02x}");
        mark
    })
}

async fn needs(db: &impl ConnectionTrait, id: WorkshopId) -> Result<Vec<need::Model>, StoreFault> {
    let all = need::Entity::find().filter(need::Column::Workshop.eq(id));
    Ok(all.order_by_asc(need::Column::Need).all(db).await?)
}

fn mark_of_needs(rows: &[need::Model]) -> String {
    let rows: Vec<_> = rows.iter().map(|row| (row.need, row.state, row.there, &row.note)).collect();
    mark(&format!("{rows:?}"))
}

/// What a form begins from, so that whoever saves over somebody else's is told.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn needs_mark(house: &House, id: WorkshopId) -> Result<String, StoreFault> {
    Ok(mark_of_needs(&needs(house.store().reader(), id).await?))
}

pub(super) fn line(
    deed: &'static str,
    id: WorkshopId,
    permit: &MayCoordinate,
    details: serde_json::Value,
) -> Line {
    Line { deed, subject: "workshop", subject_id: id.uuid(), owner: Some(permit.county().uuid()), details }
}

/// Saves what is noted of needs. What was not changed keeps who said it and when.
///
/// # Errors
/// [`NotDone::Newer`] when somebody saved since `base`.
pub async fn save_needs(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    base: &str,
    noted: &[Noted],
    form: DeedKey,
) -> Result<(), NotDone> {
    let opened = house.store().desk_once(permit.author(), key(form, &format!("{noted:?}"))).await?;
    let Opened::Desk(mut desk) = opened else { return Ok(()) };
    take(&desk, permit, id).await?;
    let before = needs(desk.db(), id).await?;
    if mark_of_needs(&before) != base {
        desk.clear().await?;
        return Err(NotDone::Newer);
    }
    let before: HashMap<Need, need::Model> = before.into_iter().map(|row| (row.need, row)).collect();
    let mut changed = 0;
    for new in noted {
        let same = match before.get(&new.need) {
            Some(row) => (row.state, row.there, &row.note) == (new.state, new.there, &new.note),
            None => new.state == NeedState::Missing && new.there.is_none() && new.note.is_empty(),
        };
        if same {
            continue;
        }
        changed += 1;
        let row = need::ActiveModel {
            workshop: Set(id),
            need: Set(new.need),
            state: Set(new.state),
            there: Set(new.there),
            note: Set(new.note.clone()),
            said_by: Set(permit.author().name.clone()),
            said_at: Set(desk.now()),
        };
        let over = OnConflict::columns([need::Column::Workshop, need::Column::Need])
            .update_columns([
                need::Column::State,
                need::Column::There,
                need::Column::Note,
                need::Column::SaidBy,
                need::Column::SaidAt,
            ])
            .to_owned();
        need::Entity::insert(row).on_conflict(over).exec_without_returning(desk.db()).await?;
    }
    if changed == 0 {
        return Ok(desk.clear().await?);
    }
    desk.write(line("workshop.needs_saved", id, permit, json!({ "count": changed })));
    Ok(desk.seal("").await?)
}

/// To whom an order goes and what it says beside the numbers, checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// To whom.
    pub name: String,
    /// Their mail address.
    pub address: String,
    /// The county's own words.
    pub message: String,
    /// Facilitators and own people who eat too.
    pub others: i32,
}

/// Saves an order over `version`, on an open desk.
async fn put(desk: &Desk, id: WorkshopId, version: i32, wanted: &Wanted) -> Result<Vec<Ordered>, NotDone> {
    let row = order::Entity::find_by_id(id).one(desk.db()).await?;
    if row.as_ref().map_or(0, |row| row.version) != version {
        return Err(NotDone::Newer);
    }
    let saved = order::ActiveModel {
        workshop: Set(id),
        name: Set(wanted.name.clone()),
        address: Set(wanted.address.clone()),
        message: Set(wanted.message.clone()),
        others: Set(wanted.others),
        version: Set(version + 1),
        ..Default::default()
    };
    if row.is_some() {
        order::Entity::update(saved).exec(desk.db()).await?;
    } else {
        let first = order::ActiveModel { told: Set(String::new()), told_at: Set(None), ..saved };
        desk.insert(first).await?;
    }
    told(row.as_ref())
}

/// What was sent last; nothing before.
///
/// # Errors
/// [`StoreFault`] when it cannot be read.
pub fn told(row: Option<&order::Model>) -> Result<Vec<Ordered>, NotDone> {
    match row.map(|row| row.told.as_str()) {
        None | Some("") => Ok(Vec::new()),
        Some(told) => {
            let unreadable = |fault: serde_json::Error| StoreFault::Unreadable(format!("an order: {fault}"));
            Ok(serde_json::from_str(told).map_err(unreadable)?)
        }
    }
}

/// The order of a workshop.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn order_of(house: &House, id: WorkshopId) -> Result<Option<order::Model>, StoreFault> {
    Ok(order::Entity::find_by_id(id).one(house.store().reader()).await?)
}

/// Saves the order without sending it.
///
/// # Errors
/// [`NotDone::Newer`] when somebody was faster.
pub async fn save_order(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    version: i32,
    wanted: &Wanted,
    form: DeedKey,
) -> Result<(), NotDone> {
    let opened = house.store().desk_once(permit.author(), key(form, &format!("save {wanted:?}"))).await?;
    let Opened::Desk(mut desk) = opened else { return Ok(()) };
    take(&desk, permit, id).await?;
    put(&desk, id, version, wanted).await?;
    desk.write(line("workshop.order_saved", id, permit, json!({ "version": version + 1 })));
    Ok(desk.seal("").await?)
}

/// Saves the order and sends it to the venue. Answers go to `reply_to`.
///
/// # Errors
/// [`NotDone::Newer`] when somebody was faster.
pub async fn send_order(
    house: &House,
    permit: &MayCoordinate,
    (id, version): (WorkshopId, i32),
    (wanted, lines): (&Wanted, &[Ordered]),
    reply_to: Party,
    form: DeedKey,
) -> Result<(), NotDone> {
    let county = register::organisation(house.store(), permit.county()).await?;
    let opened = house.store().desk_once(permit.author(), key(form, &format!("send {wanted:?}"))).await?;
    let Opened::Desk(mut desk) = opened else { return Ok(()) };
    let workshop = take(&desk, permit, id).await?;
    let before = put(&desk, id, version, wanted).await?;
    let words = house.words(Lang::Sv);
    let day = words.date(workshop.day);
    let again = if before.is_empty() { "" } else { "-again" };
    let subject = words.say1(&format!("preparation-order-letter-subject{again}"), "day", &day);
    let opening = words.say2(
        &format!("preparation-order-letter-opening{again}"),
        "county",
        &county.formal_name,
        "day",
        &day,
    );
    let facts = lines.iter().filter(|line| line.code != "message");
    let facts = facts.map(|line| (called(&words, &line.code), said(&words, line))).collect();
    let mut blocks = vec![Block::Heading(subject.clone()), Block::Paragraph(opening), Block::Facts(facts)];
    let own = wanted.message.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
    blocks.extend(own.map(|text| Block::Paragraph(text.to_owned())));
    blocks.push(Block::Paragraph(words.say("preparation-order-letter-diets")));
    let contact = if workshop.contact.is_empty() { &county.formal_name } else { &workshop.contact };
    blocks.push(Block::Small(words.say1("invitation-ask", "contact", contact)));
    let mut content = Content::new(Lang::Sv, county.formal_name.clone(), blocks);
    content.reply_to = Some(reply_to);
    desk.post(content.to(Address {
        once_key: format!("order:{id}:{}", version + 1),
        occasion: "order",
        about: id.uuid(),
        sender: Some(county.id.uuid()),
        receiver: None,
        name: wanted.name.clone(),
        address: wanted.address.clone(),
        subject,
    })?);
    let json = |fault: serde_json::Error| StoreFault::Unreadable(fault.to_string());
    let sent = order::ActiveModel {
        workshop: Set(id),
        told: Set(serde_json::to_string(lines).map_err(json)?),
        told_at: Set(Some(desk.now())),
        ..Default::default()
    };
    order::Entity::update(sent).exec(desk.db()).await?;
    desk.write(line(
        "workshop.order_sent",
        id,
        permit,
        json!({ "version": version + 1, "lines": lines.len() }),
    ));
    Ok(desk.seal("").await?)
}

/// A municipality's site, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteOf {
    /// Of which municipality.
    pub municipality: OrganisationId,
    /// Room and street address.
    pub place: String,
    /// Whom to ring.
    pub contact: String,
    /// Its equipment was tried.
    pub tested: bool,
}

async fn sites(db: &impl ConnectionTrait, id: WorkshopId) -> Result<Vec<site::Model>, StoreFault> {
    let all = site::Entity::find().filter(site::Column::Workshop.eq(id));
    Ok(all.order_by_asc(site::Column::Municipality).all(db).await?)
}

fn mark_of_sites(rows: &[site::Model]) -> String {
    let rows: Vec<_> =
        rows.iter().map(|row| (row.municipality, &row.place, &row.contact, row.tested)).collect();
    mark(&format!("{rows:?}"))
}

/// What a form of sites begins from.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn sites_mark(house: &House, id: WorkshopId) -> Result<String, StoreFault> {
    Ok(mark_of_sites(&sites(house.store().reader(), id).await?))
}

/// Saves the sites, and where to join when it was written anew.
///
/// # Errors
/// [`NotDone::Newer`] when somebody saved since `base`.
pub async fn save_sites(
    house: &House,
    permit: &MayCoordinate,
    (id, base): (WorkshopId, &str),
    (all, meeting): (&[SiteOf], &str),
    form: DeedKey,
) -> Result<(), NotDone> {
    let content = format!("{all:?}{meeting}");
    let opened = house.store().desk_once(permit.author(), key(form, &content)).await?;
    let Opened::Desk(mut desk) = opened else { return Ok(()) };
    take(&desk, permit, id).await?;
    let before = sites(desk.db(), id).await?;
    if mark_of_sites(&before) != base {
        desk.clear().await?;
        return Err(NotDone::Newer);
    }
    site::Entity::delete_many().filter(site::Column::Workshop.eq(id)).exec(desk.db()).await?;
    let kept: Vec<_> =
        all.iter().filter(|one| one.tested || !one.place.is_empty() || !one.contact.is_empty()).collect();
    let rows = kept.iter().map(|one| site::ActiveModel {
        workshop: Set(id),
        municipality: Set(one.municipality),
        place: Set(one.place.clone()),
        contact: Set(one.contact.clone()),
        tested: Set(one.tested),
    });
    if !kept.is_empty() {
        site::Entity::insert_many(rows).exec_without_returning(desk.db()).await?;
    }
    if !meeting.is_empty() {
        let sealed = desk.sealer(permit.county().uuid()).await?;
        let row = meeting::ActiveModel {
            workshop: Set(id),
            sealed_address: Set(sealed.seal(MEETING.of(id.uuid()), &meeting.to_owned())?),
        };
        let over = OnConflict::column(meeting::Column::Workshop)
            .update_column(meeting::Column::SealedAddress)
            .to_owned();
        meeting::Entity::insert(row).on_conflict(over).exec_without_returning(desk.db()).await?;
    }
    let details = json!({ "municipalities": kept.len() });
    desk.write(line("workshop.sites_saved", id, permit, details));
    Ok(desk.seal("").await?)
}
