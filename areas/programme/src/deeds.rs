//! Making a programme and saving its draft.

use chrono::NaiveDate;
use organisation::MayLead;
use sea_orm::ActiveValue::Set;
use serde_json::json;
use store::{DeedKey, Desk, Line, Opened, Store, StoreFault};

use crate::calendar::ElectionKind;
use crate::draft::DraftText;
use crate::plan::{self, Plan};
use crate::records::{ProgrammeId, draft, programme};
use crate::views::{self, Draft};

/// Who stands as the author of the text that a programme starts with.
const SHIPPED_BY: &str = "Valskydd";

/// Makes a programme with the first version of its draft, and the plan that ships.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn make(
    desk: &mut Desk,
    name: &str,
    kind: ElectionKind,
    day: NaiveDate,
    first_draft: &DraftText,
) -> Result<ProgrammeId, StoreFault> {
    make_with(desk, name, kind, day, first_draft, &plan::shipped(kind, day)).await
}

/// Makes a programme with the first versions of its draft and its plan.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn make_with(
    desk: &mut Desk,
    name: &str,
    kind: ElectionKind,
    day: NaiveDate,
    first_draft: &DraftText,
    first_plan: &Plan,
) -> Result<ProgrammeId, StoreFault> {
    let id: ProgrammeId = desk.id();
    desk.insert(programme::ActiveModel {
        id: Set(id),
        name: Set(name.to_owned()),
        election: Set(kind),
        election_day: Set(day),
        made_at: Set(desk.now()),
    })
    .await?;
    desk.insert(row(desk, id, 1, first_draft, SHIPPED_BY)?).await?;
    plan::deeds::begin(desk, id, first_plan, SHIPPED_BY).await?;
    desk.write(Line {
        deed: "programme.made",
        subject: "programme",
        subject_id: id.uuid(),
        owner: None,
        details: json!({ "name": name, "election": kind.code(), "day": day }),
    });
    Ok(id)
}

/// What came of saving a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The version that now counts.
    pub version: i32,
}

/// Why a draft was not saved.
#[derive(Debug, thiserror::Error)]
pub enum DraftFault {
    /// Somebody saved another version meanwhile: who, when and what stands in it.
    #[error("version {} was saved meanwhile", .0.version)]
    NewerVersion(Box<Draft>),
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreFault),
}

impl From<sea_orm::DbErr> for DraftFault {
    fn from(fault: sea_orm::DbErr) -> Self {
        Self::Store(fault.into())
    }
}

/// Saves the draft as the version after `base_version`, unless there is one already. A text that changes nothing
/// makes no version.
///
/// # Errors
/// [`DraftFault::NewerVersion`] when somebody was faster; the caller still holds its own text.
pub async fn save_draft(
    store: &Store,
    permit: &MayLead,
    programme: ProgrammeId,
    base_version: i32,
    text: &DraftText,
    key: DeedKey,
) -> Result<Saved, DraftFault> {
    let mut desk = match store.desk_once(permit.author(), key).await? {
        Opened::Desk(desk) => desk,
        Opened::Done(version) => return Ok(Saved { version: version.parse().unwrap_or(base_version) }),
    };
    let newest = views::newest(desk.db(), programme).await?;
    if newest.version != base_version {
        desk.clear().await?;
        return Err(DraftFault::NewerVersion(Box::new(newest)));
    }
    if newest.text == *text {
        desk.clear().await?;
        return Ok(Saved { version: base_version });
    }
    let version = base_version + 1;
    let inserted = desk.insert(row(&desk, programme, version, text, &permit.author().name)?).await;
    if let Err(fault) = inserted {
        desk.clear().await?;
        // On PostgreSQL two deeds may both have read the same newest version; the index lets one of them through.
        if fault.is_unique_violation() {
            return Err(DraftFault::NewerVersion(Box::new(views::newest_draft(store, programme).await?)));
        }
        return Err(fault.into());
    }
    desk.write(Line {
        deed: "programme.draft_saved",
        subject: "programme",
        subject_id: programme.uuid(),
        owner: permit.author().organisation,
        details: json!({ "version": version }),
    });
    desk.seal(&version.to_string()).await?;
    Ok(Saved { version })
}

fn row(
    desk: &Desk,
    programme: ProgrammeId,
    version: i32,
    text: &DraftText,
    by: &str,
) -> Result<draft::ActiveModel, StoreFault> {
    let parts =
        serde_json::to_string(&text.parts).map_err(|fault| StoreFault::Unreadable(fault.to_string()))?;
    Ok(draft::ActiveModel {
        id: Set(desk.id()),
        programme: Set(programme),
        version: Set(version),
        subject: Set(text.subject.clone()),
        audience: Set(text.audience.clone()),
        parts: Set(parts),
        saved_by: Set(by.to_owned()),
        saved_at: Set(desk.now()),
    })
}
