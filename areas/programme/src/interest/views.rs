//! What the pages of interest read. The number of queries does not grow with counties, days or questions.

use std::collections::{BTreeMap, HashMap};

use organisation::home::{Part, Row};
use organisation::register::{self, Organisation};
use organisation::{Duty, OrganisationId, Tier};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, JoinType, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, RelationDef,
};
use store::outbox::{self, State as LetterState};
use store::{Store, StoreFault};

use super::records::{InterestId, call, day, interest, question};
use super::rules::{Answer, Stage};
use crate::calendar::{ElectionKind, Window};
use crate::plan::records::version;
use crate::plan::views as plans;
use crate::records::{ProgrammeId, programme};
use crate::views::{Programme, newest_id};

pub use call::Model as Call;
pub use interest::Model as Interest;
pub use question::Model as Question;

/// One county's interest with everything that a page about it needs.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The row.
    pub interest: Interest,
    /// What the county said last; none before it has.
    pub answer: Option<Answer>,
    /// Its questions, oldest first.
    pub questions: Vec<Question>,
    /// Whose.
    pub county: Organisation,
    /// The authority that asks.
    pub national: Organisation,
    /// In which programme.
    pub programme: Programme,
    /// Until when.
    pub call: Call,
    /// The days among which the county chooses.
    pub window: Window,
}

impl Asked {
    /// Whether answers are taken.
    #[must_use]
    pub fn stage(&self, today: chrono::NaiveDate) -> Stage {
        Stage::on(today, self.call.last_day, self.window)
    }
}

impl Interest {
    /// Whether the last answer came after the last day.
    #[must_use]
    pub fn is_late(&self, last_day: chrono::NaiveDate) -> bool {
        self.answered_at.is_some_and(|at| texts::local(at).date() > last_day)
    }

    /// The answer with these days; none before there is one.
    #[must_use]
    pub fn answer(&self, days: &[day::Model]) -> Option<Answer> {
        let mut best: Vec<_> = days.iter().filter(|day| day.place > 0).collect();
        best.sort_unstable_by_key(|day| day.place);
        Some(Answer {
            wants: self.wants?,
            format: self.format,
            length: self.length,
            days: days.iter().map(|day| (day.day, day.mark)).collect(),
            best: best.into_iter().map(|day| day.day).collect(),
            wishes: self.wishes.clone(),
        })
    }
}

/// Whether and until when the counties are asked in a programme.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn call(db: &impl ConnectionTrait, programme: ProgrammeId) -> Result<Option<Call>, StoreFault> {
    Ok(call::Entity::find_by_id(programme).one(db).await?)
}

/// The interest with this id, when it is this county's.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn of_county(
    store: &Store,
    county: OrganisationId,
    id: InterestId,
) -> Result<Option<Asked>, StoreFault> {
    let found = interest::Entity::find_by_id(id)
        .filter(interest::Column::County.eq(county))
        .one(store.reader())
        .await?;
    whole(store, found).await
}

/// The same for whoever leads the programme.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn of_any(store: &Store, id: InterestId) -> Result<Option<Asked>, StoreFault> {
    whole(store, interest::Entity::find_by_id(id).one(store.reader()).await?).await
}

async fn whole(store: &Store, found: Option<Interest>) -> Result<Option<Asked>, StoreFault> {
    let Some(interest) = found else { return Ok(None) };
    let db = store.reader();
    let days = day::Entity::find().filter(day::Column::Interest.eq(interest.id)).all(db).await?;
    let questions = question::Entity::find()
        .filter(question::Column::Interest.eq(interest.id))
        .order_by_asc(question::Column::AskedAt)
        .order_by_asc(question::Column::Id)
        .all(db)
        .await?;
    let found = plans::of(db, interest.programme).await?;
    let (Some((programme, window)), Some(call)) = (found, call(db, interest.programme).await?) else {
        return Err(StoreFault::Unreadable(format!("the interest {} has no programme", interest.id)));
    };
    let county = register::organisation(store, interest.county).await?;
    let national =
        county.parent.ok_or_else(|| StoreFault::Unreadable(format!("{} stands alone", county.name)))?;
    let national = register::organisation(store, national).await?;
    let answer = interest.answer(&days);
    Ok(Some(Asked { interest, answer, questions, county, national, programme, call, window }))
}

/// A county's own interest in a programme.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn own(
    store: &Store,
    programme: ProgrammeId,
    county: OrganisationId,
) -> Result<Option<Interest>, StoreFault> {
    Ok(interest::Entity::find()
        .filter(interest::Column::Programme.eq(programme))
        .filter(interest::Column::County.eq(county))
        .one(store.reader())
        .await?)
}

/// The part with what a county is asked in the newest programme and has not answered, and the last day.
pub(super) const UNANSWERED: &str = "unanswered";
/// The part with that programme's plan, once the last day is past.
pub(super) const LATE: &str = "late";

/// What a county has not answered: the parts of it.
pub(super) fn unanswered(county: OrganisationId, today: chrono::NaiveDate) -> [Part; 2] {
    let to_call: RelationDef = interest::Entity::belongs_to(call::Entity)
        .from(interest::Column::Programme)
        .to(call::Column::Programme)
        .into();
    let to_programme: RelationDef = interest::Entity::belongs_to(programme::Entity)
        .from(interest::Column::Programme)
        .to(programme::Column::Id)
        .into();
    let asked = interest::Entity::find()
        .join(JoinType::InnerJoin, to_call)
        .join(JoinType::InnerJoin, to_programme)
        .filter(interest::Column::County.eq(county))
        .filter(interest::Column::Version.eq(0))
        .filter(interest::Column::Programme.in_subquery(newest_id()));
    let late = asked
        .clone()
        .join(JoinType::LeftJoin, plans::to_plan())
        .filter(plans::is_newest())
        .filter(call::Column::LastDay.lt(today));
    [
        Part::of(UNANSWERED, asked).id(interest::Column::Id).day(call::Column::LastDay),
        Part::of(LATE, late)
            .code(programme::Column::Election)
            .day(programme::Column::ElectionDay)
            .text(version::Column::Content),
    ]
}

/// What a row of [`LATE`] says: election, its day, and the plan where one is saved.
pub(super) fn late_plan(row: &Row) -> Option<(ElectionKind, chrono::NaiveDate, Option<&str>)> {
    let code = row.code.as_deref()?;
    let kind = ElectionKind::ALL.into_iter().find(|kind| kind.code() == code)?;
    Some((kind, row.day?, row.text.as_deref()))
}

/// The questions of a programme that are answered and shown to all counties, oldest first.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn shown_to_all(store: &Store, programme: ProgrammeId) -> Result<Vec<Question>, StoreFault> {
    Ok(question::Entity::find()
        .filter(question::Column::Programme.eq(programme))
        .filter(question::Column::Shown.eq(true))
        .filter(question::Column::Version.gt(0))
        .order_by_asc(question::Column::AskedAt)
        .order_by_asc(question::Column::Id)
        .all(store.reader())
        .await?)
}

/// A county in the lead's table.
#[derive(Clone, Debug)]
pub struct County {
    /// The county board.
    pub organisation: Organisation,
    /// Its row; none when it came after the letters went out.
    pub interest: Option<Interest>,
    /// What it said.
    pub answer: Option<Answer>,
    /// How many of its questions wait for an answer.
    pub waiting: usize,
    /// Its last letter could not be delivered.
    pub bounced: bool,
}

/// Every county with its interest and what it said, by code: two queries.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn answers(
    store: &Store,
    programme: ProgrammeId,
) -> Result<Vec<(Organisation, Option<Interest>, Option<Answer>)>, StoreFault> {
    let counties = register::of_tier(store, Tier::County).await?;
    let rows = interest::Entity::find()
        .filter(interest::Column::Programme.eq(programme))
        .find_with_related(day::Entity)
        .all(store.reader())
        .await?;
    let mut rows: HashMap<_, _> = rows.into_iter().map(|row| (row.0.county, row)).collect();
    let county = |organisation: Organisation| {
        let row = rows.remove(&organisation.id);
        let answer = row.as_ref().and_then(|(interest, days)| interest.answer(days));
        (organisation, row.map(|(interest, _)| interest), answer)
    };
    Ok(counties.into_iter().map(county).collect())
}

/// All counties in a programme, by code: four queries.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn all(store: &Store, programme: ProgrammeId) -> Result<Vec<County>, StoreFault> {
    all_asking(store, programme, &questions(store, programme).await?).await
}

/// The same when the questions are at hand: three queries.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn all_asking(
    store: &Store,
    programme: ProgrammeId,
    questions: &[(Question, OrganisationId)],
) -> Result<Vec<County>, StoreFault> {
    let waiting = waiting(questions);
    let letters = outbox::about(store, programme.uuid()).await?;
    // Oldest first: the newest is what stays.
    let letters: HashMap<_, _> =
        letters.into_iter().filter_map(|letter| Some((letter.receiver?, letter.state))).collect();
    let county = |(organisation, interest, answer): (Organisation, Option<Interest>, _)| County {
        waiting: interest.as_ref().and_then(|own| waiting.get(&own.id)).copied().unwrap_or_default(),
        bounced: letters.get(&organisation.id.uuid()) == Some(&LetterState::Failed),
        organisation,
        interest,
        answer,
    };
    Ok(answers(store, programme).await?.into_iter().map(county).collect())
}

/// How many questions of each county wait for an answer.
fn waiting(questions: &[(Question, OrganisationId)]) -> BTreeMap<InterestId, usize> {
    let mut counts = BTreeMap::new();
    for (question, _) in questions.iter().filter(|(question, _)| question.version == 0) {
        *counts.entry(question.interest).or_default() += 1;
    }
    counts
}

/// All questions of a programme with whose they are: those that wait first, then the newest.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn questions(
    store: &Store,
    programme: ProgrammeId,
) -> Result<Vec<(Question, OrganisationId)>, StoreFault> {
    let found = question::Entity::find()
        .find_also_related(interest::Entity)
        .filter(question::Column::Programme.eq(programme))
        .order_by_asc(question::Column::AskedAt)
        .all(store.reader())
        .await?;
    let mut all: Vec<_> =
        found.into_iter().filter_map(|(question, interest)| Some((question, interest?.county))).collect();
    all.sort_by_key(|(question, _)| question.version > 0);
    Ok(all)
}

/// A county and where its letters go.
#[derive(Clone, Debug)]
pub struct Recipient {
    /// The county.
    pub county: Organisation,
    /// Name and mail address of each receiver; none when no address is known.
    pub people: Vec<(String, String)>,
}

/// The counties with the addresses known for them: the coordinators', else the county board's own. Three queries.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn recipients(store: &Store) -> Result<Vec<Recipient>, StoreFault> {
    let counties = register::of_tier(store, Tier::County).await?;
    let ids: Vec<_> = counties.iter().map(|county| county.id).collect();
    let mut holders = register::holders(store, &ids, Duty::CountyCoordinator).await?;
    Ok(counties
        .into_iter()
        .map(|county| {
            let people = holders.remove(&county.id).unwrap_or_default().into_iter();
            let mut people: Vec<_> = people.map(|person| (person.name, person.address)).collect();
            if people.is_empty() && !county.mail.is_empty() {
                people.push((county.formal_name.clone(), county.mail.clone()));
            }
            Recipient { county, people }
        })
        .collect())
}
