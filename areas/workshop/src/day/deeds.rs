//! Making a workshop and saving its settings.

use chrono::NaiveDate;
use organisation::{MayCoordinate, OrganisationId, duties};
use programme::ProgrammeId;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _};
use serde_json::{Map, Value, json};
use store::{DeedKey, Desk, Line, Opened, Store, StoreFault};
use texts::Words;

use super::load::{Workshop, locked, of_county};
use super::rules::{Moved, Settings, State, moves_the_meeting};
use crate::preparation;
use crate::records::{WorkshopId, workshop};
use crate::seats;
use web::House;

/// Makes a county's workshop.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn make(
    desk: &mut Desk,
    programme: ProgrammeId,
    county: OrganisationId,
    settings: &Settings,
) -> Result<WorkshopId, StoreFault> {
    let id: WorkshopId = desk.id();
    let row = workshop::ActiveModel {
        id: Set(id),
        programme: Set(programme),
        county: Set(county),
        state: Set(State::Preparing),
        own_text: Set(String::new()),
        version: Set(1),
        sequence: Set(0),
        made_at: Set(desk.now()),
        ..filled(settings)
    };
    desk.insert(row).await?;
    preparation::checklist::begin(desk, id, programme).await?;
    desk.write(Line {
        deed: "workshop.made",
        subject: "workshop",
        subject_id: id.uuid(),
        owner: Some(county.uuid()),
        details: json!({ "day": settings.day, "format": settings.format.code() }),
    });
    Ok(id)
}

/// What came of saving settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// People who are invited must be told: day, time or place is another.
    pub meeting_moved: bool,
}

/// Why settings were not saved.
#[derive(Debug, thiserror::Error)]
pub enum SettingsFault {
    /// The bearer's county has no such workshop.
    #[error("there is no such workshop")]
    NotFound,
    /// Somebody saved meanwhile; this is what counts now.
    #[error("version {} was saved meanwhile", .0.version)]
    NewerVersion(Box<Workshop>),
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreFault),
}

impl From<sea_orm::DbErr> for SettingsFault {
    fn from(fault: sea_orm::DbErr) -> Self {
        Self::Store(fault.into())
    }
}

/// Saves the settings over `base_version`. When the meeting moves after the invitation, its sequence goes up, so that
/// people's calendars take the change (RFC 5545, 3.8.7.4). What changes nothing is not saved.
///
/// # Errors
/// [`SettingsFault::NewerVersion`] when somebody was faster; the caller still holds its own settings.
pub async fn save_settings(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    base_version: i32,
    settings: &Settings,
    key: DeedKey,
) -> Result<Saved, SettingsFault> {
    let store = house.store();
    let mut desk = match store.desk_once(permit.author(), key).await? {
        Opened::Desk(desk) => desk,
        Opened::Done(outcome) => return Ok(Saved { meeting_moved: outcome == MOVED }),
    };
    let before = of_county(permit, id).one(desk.db()).await?.ok_or(SettingsFault::NotFound)?;
    if before.version != base_version {
        desk.clear().await?;
        return Err(SettingsFault::NewerVersion(Box::new(before)));
    }
    let old = before.settings();
    let changed = settings.changed(&old);
    if changed.is_empty() {
        desk.clear().await?;
        return Ok(Saved { meeting_moved: false });
    }
    let meeting_moved = before.state != State::Preparing && moves_the_meeting(&changed);
    let row = workshop::ActiveModel {
        version: Set(base_version + 1),
        sequence: Set(before.sequence + i32::from(meeting_moved)),
        ..filled(settings)
    };
    let saved = workshop::Entity::update_many()
        .set(row)
        .filter(workshop::Column::Id.eq(id))
        .filter(workshop::Column::Version.eq(base_version))
        .exec(desk.db())
        .await?;
    if saved.rows_affected == 0 {
        // On PostgreSQL two deeds may both have read the same version; the filter lets one of them through.
        desk.clear().await?;
        let now = of_county(permit, id).one(store.reader()).await?.ok_or(SettingsFault::NotFound)?;
        return Err(SettingsFault::NewerVersion(Box::new(now)));
    }
    desk.write(Line {
        deed: "workshop.settings_saved",
        subject: "workshop",
        subject_id: id.uuid(),
        owner: Some(permit.county().uuid()),
        details: json!({ "version": base_version + 1, "changed": details(&changed, &old, settings) }),
    });
    if changed.iter().any(|name| GIVES_SEATS.contains(name)) {
        let workshop = of_county(permit, id).one(desk.db()).await?.ok_or(SettingsFault::NotFound)?;
        seats::settling::settle(&mut desk, house, &workshop, None).await?;
    }
    desk.seal(if meeting_moved { MOVED } else { "saved" }).await?;
    Ok(Saved { meeting_moved })
}

/// Sets another day, as the tour has it; the last day for registration keeps its distance. False when it is that day
/// already, or the workshop has been. On the desk of the deed that agrees on the tour.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn set_day(desk: &mut Desk, id: WorkshopId, day: NaiveDate) -> Result<bool, StoreFault> {
    let Some(before) = workshop::Entity::find_by_id(id).lock_exclusive().one(desk.db()).await? else {
        return Ok(false);
    };
    let today = texts::local(desk.now()).date();
    if before.day == day || before.day < today || before.state == State::Documented {
        return Ok(false);
    }
    let register_by = day - (before.day - before.register_by);
    let meeting_moved = before.state != State::Preparing;
    workshop::Entity::update_many()
        .set(workshop::ActiveModel {
            day: Set(day),
            register_by: Set(register_by),
            version: Set(before.version + 1),
            sequence: Set(before.sequence + i32::from(meeting_moved)),
            ..Default::default()
        })
        .filter(workshop::Column::Id.eq(id))
        .exec(desk.db())
        .await?;
    desk.write(Line {
        deed: "workshop.day_set",
        subject: "workshop",
        subject_id: id.uuid(),
        owner: Some(before.county.uuid()),
        details: json!({ "day": [before.day, day], "register_by": [before.register_by, register_by] }),
    });
    Ok(true)
}

/// Says that the workshop is documented, and ends the duties of those who led it, who are told. False before its day.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn document(
    store: &Store,
    words: &Words,
    permit: &MayCoordinate,
    id: WorkshopId,
    key: DeedKey,
) -> Result<bool, StoreFault> {
    let Opened::Desk(mut desk) = store.desk_once(permit.author(), key).await? else { return Ok(true) };
    let Some(before) = locked(&desk, permit, id).await? else { return Ok(false) };
    let today = texts::local(desk.now()).date();
    let Some((state, Moved::Forward)) = before.state.document(before.day, today) else {
        desk.clear().await?;
        return Ok(before.state == State::Documented);
    };
    workshop::Entity::update_many()
        .col_expr(workshop::Column::State, Expr::value(state))
        .filter(workshop::Column::Id.eq(id))
        .exec(desk.db())
        .await?;
    let leading = duties::deeds::end_with_workshop(&mut desk, words, id.uuid()).await?;
    desk.write(Line {
        deed: "workshop.documented",
        subject: "workshop",
        subject_id: id.uuid(),
        owner: Some(permit.county().uuid()),
        details: json!({ "facilitators": leading }),
    });
    desk.seal("").await?;
    Ok(true)
}

/// Settings by which there can be more seats than before.
const GIVES_SEATS: [&str; 4] = ["format", "seats_most", "tables", "chairs"];
/// The outcome of a form that moved the meeting.
const MOVED: &str = "moved";

fn filled(settings: &Settings) -> workshop::ActiveModel {
    workshop::ActiveModel {
        day: Set(settings.day),
        starts: Set(settings.starts),
        ends: Set(settings.ends),
        place: Set(settings.place.clone()),
        address: Set(settings.address.clone()),
        format: Set(settings.format),
        register_by: Set(settings.register_by),
        seats_least: Set(settings.seats_least),
        seats_most: Set(settings.seats_most),
        tables: Set(settings.tables),
        chairs: Set(settings.chairs),
        contact: Set(settings.contact.clone()),
        ..Default::default()
    }
}

/// From what to what. Whom to ask is a person's name and phone: that it changed is enough.
fn details(changed: &[&'static str], old: &Settings, new: &Settings) -> Value {
    let value = |name: &str, settings: &Settings| match name {
        "day" => json!(settings.day),
        "starts" => json!(settings.starts),
        "ends" => json!(settings.ends),
        "format" => json!(settings.format.code()),
        "place" => json!(settings.place),
        "address" => json!(settings.address),
        "register_by" => json!(settings.register_by),
        "seats_least" => json!(settings.seats_least),
        "seats_most" => json!(settings.seats_most),
        "tables" => json!(settings.tables),
        "chairs" => json!(settings.chairs),
        _ => Value::Null,
    };
    let pairs = changed.iter().map(|name| {
        let pair = match *name {
            "contact" => Value::Null,
            name => json!([value(name, old), value(name, new)]),
        };
        ((*name).to_owned(), pair)
    });
    Value::Object(pairs.collect::<Map<_, _>>())
}
