//! What stands of a county's version.

use organisation::OrganisationId;
use organisation::register::{self, Organisation};
use programme::ProgrammeId;
use programme::views::{Draft, newest, newest_and_approval};
use sea_orm::{ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use store::{Store, StoreFault};

use super::approval::Approval;
use super::records::version;
use super::rules::{Offer, Version};
use crate::day::Workshop;
use crate::invitation::letters::Wording;
use crate::records::{WorkshopId, agenda, workshop};

pub use version::Model as Row;

/// The nation's draft and what the county made of it.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The newest national draft.
    pub national: Draft,
    /// The county's row; none while it has neither written nor asked for approval.
    pub row: Option<Row>,
    /// The county's version; none while it follows the nation.
    pub version: Option<Version>,
}

impl Standing {
    /// Out of the newest draft and the county's row.
    ///
    /// # Errors
    /// [`StoreFault`] when the row holds what cannot be read.
    pub fn of(national: Draft, row: Option<Row>) -> Result<Self, StoreFault> {
        let version = row.as_ref().map(read).transpose()?.flatten();
        Ok(Self { national, row, version })
    }

    /// The county's version, or the one with which it would begin.
    #[must_use]
    pub fn version(&self) -> Version {
        self.version.clone().unwrap_or_else(|| Version::of(&self.national.text))
    }

    /// Its number; 0 before the first.
    #[must_use]
    pub fn number(&self) -> i32 {
        self.row.as_ref().map_or(0, |row| row.version)
    }

    /// How far the approval has come.
    #[must_use]
    pub fn approval(&self) -> Approval {
        self.row.as_ref().map_or(Approval::Writing, |row| row.approval)
    }

    /// The national changes that wait for the county's word.
    #[must_use]
    pub fn offers(&self) -> Vec<Offer> {
        self.version.as_ref().map(|version| version.offers(&self.national.text)).unwrap_or_default()
    }

    /// What the letter says, with the county's own text before it.
    #[must_use]
    pub fn wording(&self, own_text: &str) -> Wording {
        let national = &self.national.text;
        let parts = self.version.as_ref().map_or_else(|| national.parts.clone(), |own| own.letter(national));
        Wording {
            subject: national.subject.clone(),
            audience: national.audience.clone(),
            own_text: own_text.to_owned(),
            parts: parts.into_iter().map(|part| part.text).filter(|text| !text.is_empty()).collect(),
        }
    }
}

/// What stands for a workshop: two queries.
///
/// # Errors
/// [`StoreFault`] when the database refuses, or holds what cannot be read.
pub async fn standing(db: &impl ConnectionTrait, workshop: &Workshop) -> Result<Standing, StoreFault> {
    let national = newest(db, workshop.programme).await?;
    Standing::of(national, version::Entity::find_by_id(workshop.id).one(db).await?)
}

/// What the page of the invitation needs beside it.
pub struct Page {
    /// What stands.
    pub standing: Standing,
    /// Whether the programme asks for approval.
    pub asks: bool,
    /// The workshop's own agenda, when it has one.
    pub agenda: Option<agenda::Model>,
}

/// What stands for a workshop, with what the page of the invitation needs beside it: two queries.
///
/// # Errors
/// As [`standing`].
pub async fn of_page(db: &impl ConnectionTrait, workshop: &Workshop) -> Result<Page, StoreFault> {
    let (national, asks) = newest_and_approval(db, workshop.programme).await?;
    let found = workshop::Entity::find_by_id(workshop.id)
        .find_also_related(version::Entity)
        .find_also_related(agenda::Entity)
        .one(db)
        .await?;
    let (row, agenda) = found.map_or((None, None), |(_, row, agenda)| (row, agenda));
    Ok(Page { standing: Standing::of(national, row)?, asks, agenda })
}

fn read(row: &Row) -> Result<Option<Version>, StoreFault> {
    if row.parts.is_empty() {
        return Ok(None);
    }
    serde_json::from_str(&row.parts).map(Some).map_err(|fault| StoreFault::Unreadable(fault.to_string()))
}

/// A county's invitation, as the national lead looks at it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The workshop.
    pub workshop: Workshop,
    /// Whose.
    pub county: Organisation,
    /// The county's row; none while it has neither written nor asked.
    pub row: Option<Row>,
}

/// The invitations of a programme, those that wait first, then by county: three queries.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn of_programme(store: &Store, programme: ProgrammeId) -> Result<Vec<Asked>, StoreFault> {
    let workshops = workshop::Entity::find()
        .filter(workshop::Column::Programme.eq(programme))
        .order_by_asc(workshop::Column::Day)
        .all(store.reader())
        .await?;
    let ids: Vec<WorkshopId> = workshops.iter().map(|one| one.id).collect();
    let rows =
        version::Entity::find().filter(version::Column::Workshop.is_in(ids)).all(store.reader()).await?;
    let counties: Vec<OrganisationId> = workshops.iter().map(|one| one.county).collect();
    let counties = register::named(store, counties).await?;
    let mut all: Vec<Asked> = workshops
        .into_iter()
        .filter_map(|workshop| {
            let county = counties.get(&workshop.county)?.clone();
            let row = rows.iter().find(|row| row.workshop == workshop.id).cloned();
            Some(Asked { workshop, county, row })
        })
        .collect();
    let waits = |one: &Asked| one.row.as_ref().is_some_and(|row| row.approval == Approval::Waiting);
    all.sort_by_key(|one| (!waits(one), one.county.code.clone()));
    Ok(all)
}
