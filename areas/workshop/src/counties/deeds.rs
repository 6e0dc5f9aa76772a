//! Making a county's workshop on its behalf.

use chrono::{Days, NaiveDate};
use organisation::{MayLead, OrganisationId};
use programme::plan;
use programme::views::Programme;
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};
use serde_json::json;
use sheets::FileKind;
use store::{DeedKey, Line, Opened, Store, StoreFault};

use super::views;
use crate::day;
use crate::day::rules::Settings;
use crate::records::workshop;

/// How far ahead a workshop is set when the time for workshops is already running out.
const SHORT_NOTICE: Days = Days::new(42);

/// Why no workshop was made.
#[derive(Debug, thiserror::Error)]
pub enum MakeFault {
    /// There is no such county.
    #[error("there is no such county")]
    NotFound,
    /// The county has one already.
    #[error("the county has a workshop already")]
    HasOne,
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreFault),
}

/// Makes a workshop for a county that has none in the programme, with the usual settings, on a day among those on
/// which workshops are held. The county changes what it wants otherwise.
///
/// # Errors
/// [`MakeFault::HasOne`] when the county has one.
pub async fn make_workshop(
    store: &Store,
    permit: &MayLead,
    programme: &Programme,
    county: OrganisationId,
    today: NaiveDate,
    key: DeedKey,
) -> Result<(), MakeFault> {
    let counties = views::all(store, programme.id).await?;
    let number = counties.iter().position(|own| own.organisation.id == county).ok_or(MakeFault::NotFound)?;
    let municipalities = usize::try_from(counties[number].municipalities).unwrap_or_default();
    let mut desk = match store.desk_once(permit.author(), key).await? {
        Opened::Desk(desk) => desk,
        Opened::Done(_) => return Ok(()),
    };
    let existing = workshop::Entity::find()
        .filter(workshop::Column::Programme.eq(programme.id))
        .filter(workshop::Column::County.eq(county))
        .count(desk.db())
        .await
        .map_err(StoreFault::from)?;
    if existing > 0 {
        desk.clear().await?;
        return Err(MakeFault::HasOne);
    }
    let plan = plan::views::newest(desk.db(), programme).await?.plan;
    let earliest = today + SHORT_NOTICE;
    let settings = Settings::planned(&plan, plan.window().proposal(number).max(earliest), municipalities);
    day::deeds::make(&mut desk, programme.id, county, &settings).await?;
    desk.seal("made").await?;
    Ok(())
}

/// Writes down that the table of the counties was taken out.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn take_out(
    store: &Store,
    permit: &MayLead,
    programme: &Programme,
    kind: FileKind,
) -> Result<(), StoreFault> {
    let mut desk = store.desk(permit.author()).await?;
    desk.write(Line {
        deed: "programme.counties_taken_out",
        subject: "programme",
        subject_id: programme.id.uuid(),
        owner: permit.author().organisation,
        details: json!({ "kind": kind.code() }),
    });
    desk.seal("").await
}
