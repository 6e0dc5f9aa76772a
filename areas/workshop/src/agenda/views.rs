//! What the pages, the letter and the paper of an agenda read.

use organisation::OrganisationId;
use programme::agenda::Agenda;
use programme::agenda::fit::{Fitted, Misfit, fit};
use programme::agenda::lines::{Line, lines, say_the_same};
use programme::plan::views::standard_agenda;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, ExprTrait as _, JoinType,
    QueryFilter as _, QuerySelect as _,
};
use store::{Reader, StoreFault};
use texts::Words;

use crate::day::Workshop;
use crate::records::{WorkshopId, agenda, invitation, participant};
use crate::seats::rules::Place;

/// The agenda of a workshop as it stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Items and pauses: the county's own, or the programme's.
    pub agenda: Agenda,
    /// 0 when the county has saved none.
    pub version: i32,
    /// Fitted to the workshop's times.
    pub fitted: Result<Fitted, Misfit>,
    /// What the municipalities were told last; none when they were told nothing.
    pub told: Option<Vec<Line>>,
}

impl Standing {
    /// The lines; none when it does not fit.
    #[must_use]
    pub fn lines(&self, words: &Words) -> Vec<Line> {
        self.fitted.as_ref().map(|fitted| lines(&self.agenda, fitted, words)).unwrap_or_default()
    }
}

/// Who is concerned when the agenda changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Concerned {
    /// Municipalities that are invited.
    pub municipalities: usize,
    /// People who are registered.
    pub people: i64,
}

/// The agenda of a workshop.
///
/// # Errors
/// [`StoreFault`] when the database refuses or what it holds cannot be read.
pub async fn standing(db: &impl ConnectionTrait, workshop: &Workshop) -> Result<Standing, StoreFault> {
    let row = agenda::Entity::find_by_id(workshop.id).one(db).await?;
    of_row(db, row.as_ref(), workshop).await
}

/// The same out of a row that is at hand.
///
/// # Errors
/// [`StoreFault`] when the database refuses or what it holds cannot be read.
pub async fn of_row(
    db: &impl ConnectionTrait,
    row: Option<&agenda::Model>,
    workshop: &Workshop,
) -> Result<Standing, StoreFault> {
    let Some(row) = row else {
        let agenda = standard_agenda(db, workshop.programme).await?;
        let fitted = fit(&agenda, workshop.starts, workshop.ends);
        return Ok(Standing { agenda, version: 0, fitted, told: None });
    };
    own(row, workshop)
}

/// The county's own.
fn own(row: &agenda::Model, workshop: &Workshop) -> Result<Standing, StoreFault> {
    let unreadable = |fault: serde_json::Error| StoreFault::Unreadable(format!("an agenda: {fault}"));
    let told = match row.told.as_str() {
        "" => None,
        told => Some(serde_json::from_str(told).map_err(unreadable)?),
    };
    let agenda = serde_json::from_str(&row.content).map_err(unreadable)?;
    let fitted = fit(&agenda, workshop.starts, workshop.ends);
    Ok(Standing { agenda, version: row.version, fitted, told })
}

/// What letters say of when what happens: nothing before the county has set its agenda, or while it does not fit the day.
///
/// # Errors
/// [`StoreFault`] when the database refuses or what it holds cannot be read.
pub async fn exact_times(
    db: &impl ConnectionTrait,
    workshop: &Workshop,
    words: &Words,
) -> Result<Vec<Line>, StoreFault> {
    let row = agenda::Entity::find_by_id(workshop.id).one(db).await?;
    exact_times_of(db, row.as_ref(), workshop, words).await
}

/// The same out of a row that is at hand.
///
/// # Errors
/// As [`exact_times`].
pub async fn exact_times_of(
    db: &impl ConnectionTrait,
    row: Option<&agenda::Model>,
    workshop: &Workshop,
    words: &Words,
) -> Result<Vec<Line>, StoreFault> {
    Ok(if row.is_some() { of_row(db, row, workshop).await?.lines(words) } else { Vec::new() })
}

/// Whether the county's agenda says other times than the municipalities were told, or times of which they know nothing.
///
/// # Errors
/// [`StoreFault`] when the row holds what cannot be read.
pub fn untold(row: &agenda::Model, workshop: &Workshop, words: &Words) -> Result<bool, StoreFault> {
    let standing = own(row, workshop)?;
    let lines = standing.lines(words);
    Ok(!lines.is_empty() && !standing.told.is_some_and(|told| say_the_same(&told, &lines)))
}

/// Whom a change concerns, and which municipalities are invited.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn concerned(
    db: &Reader,
    workshop: WorkshopId,
) -> Result<(Concerned, Vec<OrganisationId>), StoreFault> {
    let to_seated = invitation::Entity::belongs_to(participant::Entity)
        .from(invitation::Column::Id)
        .to(participant::Column::Invitation)
        .on_condition(|_, people| {
            Condition::all().add(Expr::col((people, participant::Column::Place)).eq(Place::Seated))
        });
    let rows: Vec<(OrganisationId, i64)> = invitation::Entity::find()
        .select_only()
        .column(invitation::Column::Municipality)
        .column_as(participant::Column::Id.count(), "people")
        .join(JoinType::LeftJoin, to_seated.into())
        .filter(invitation::Column::Workshop.eq(workshop))
        .group_by(invitation::Column::Municipality)
        .into_tuple()
        .all(db)
        .await?;
    let people = rows.iter().map(|(_, people)| people).sum();
    let invited: Vec<_> = rows.into_iter().map(|(municipality, _)| municipality).collect();
    Ok((Concerned { municipalities: invited.len(), people }, invited))
}
