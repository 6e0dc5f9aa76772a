//! What has been over for a year goes: duties, reviews, what two persons agreed to, links (`docs/retention.md`). And
//! links to things that are gone.

use chrono::{DateTime, Months, TimeDelta, Utc};
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{Alias, Expr, ExprTrait as _, Query};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _,
};
use serde_json::{Value, json};
use store::journal::{Forgotten, erase};
use store::wall::{Guard, Wall};
use store::{Author, Desk, Errand, Line, Store, StoreFault};
use texts::local;

use crate::records::{LinkId, duty_held, personal_link};
use crate::second_person::records::request;

/// How long something is kept, and which decision says so when it is not as long as usual.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Whole months.
    pub months: u32,
    /// The decision's reference; empty where the usual holds.
    pub decision: String,
}

impl Kept {
    /// As long as usual.
    #[must_use]
    pub fn usual(months: u32) -> Self {
        Self { months, decision: String::new() }
    }

    /// What was over by this moment goes.
    #[must_use]
    pub fn before(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        now.checked_sub_months(Months::new(self.months)).unwrap_or(DateTime::<Utc>::MIN_UTC)
    }

    /// The details of the line that says what went, with the decision when there is one.
    #[must_use]
    pub fn told(&self, mut details: Value) -> Value {
        if !self.decision.is_empty() {
            details["reason"] = json!(self.decision);
        }
        details
    }
}

/// Months that what is over is kept, when nothing else is decided.
pub const USUAL_MONTHS: u32 = 12;
/// Of each kind, in one turn of the errand.
const AT_ONCE: u64 = 500;

/// Reviews were kept for good before; now the house may take old ones away.
pub(crate) const REVIEWS_GO: Wall = Wall {
    name: "0005_organisation_reviews_go",
    before: &[],
    guards: &[Guard::of("duty_review")
        .read("authority = sight_authority()")
        .add("authority = sight_authority()")],
};

/// Looks once a day.
#[must_use]
pub fn errand(kept: Kept) -> Errand {
    Errand::new("forget what is over", TimeDelta::days(1), move |store| {
        let kept = kept.clone();
        async move { forget(&store, &kept).await }
    })
}

/// Deletes what has been over for so long: one deed, one line. What is left for the next turn goes then.
///
/// # Errors
/// [`StoreFault`] when the database refuses; nothing is deleted then.
pub async fn forget(store: &Store, kept: &Kept) -> Result<(), StoreFault> {
    let before = kept.before(store.doors().now());
    let mut desk = store.desk(&Author::program()).await?;
    let duties = duties(&desk, before).await?;
    let reviews = reviews(&desk, before).await?;
    let agreements = agreements(&desk, before).await?;
    let links = ended_links(&desk, before).await?;
    if duties + reviews == 0 && agreements.is_empty() && links.is_empty() {
        return desk.clear().await;
    }
    let told = kept.told(json!({
        "duties": duties, "reviews": reviews, "agreements": agreements.len(), "links": links.len(),
    }));
    let subjects = links.iter().map(|link| link.uuid()).chain(agreements).collect();
    let names = Forgotten { authors: Vec::new(), subjects };
    erase(&mut desk, &names, "past", Uuid::nil(), None).await?;
    desk.write(Line {
        deed: "organisation.past_forgotten",
        subject: "past",
        subject_id: Uuid::nil(),
        owner: None,
        details: told,
    });
    desk.seal("").await
}

/// Duties that were taken away, or whose last day was, so long ago. Their people go by themselves, a year after the
/// last of them.
async fn duties(desk: &Desk, before: DateTime<Utc>) -> Result<u64, StoreFault> {
    use duty_held::Column as C;
    let over = C::OverAt.lt(before).or(C::EndsOn.lt(local(before).date()));
    Ok(duty_held::Entity::delete_many().filter(over).exec(desk.db()).await?.rows_affected)
}

/// Reviews but each authority's last one: from it the next is counted.
async fn reviews(desk: &Desk, before: DateTime<Utc>) -> Result<u64, StoreFault> {
    let (review, later) = (Alias::new("duty_review"), Alias::new("later"));
    let of = |table: &Alias, column: &'static str| Expr::col((table.clone(), Alias::new(column)));
    let newer = Query::select()
        .expr(Expr::value(1))
        .from_as(review.clone(), later.clone())
        .and_where(of(&later, "authority").eq(of(&review, "authority")))
        .and_where(of(&later, "at").gt(of(&review, "at")))
        .to_owned();
    let past = Query::delete()
        .from_table(review.clone())
        .and_where(of(&review, "at").lt(before))
        .and_where(Expr::exists(newer))
        .to_owned();
    Ok(desk.db().execute(&past).await?.rows_affected())
}

/// What two persons agreed to, or one of them not; gives which.
async fn agreements(desk: &Desk, before: DateTime<Utc>) -> Result<Vec<Uuid>, StoreFault> {
    let past: Vec<Uuid> = request::Entity::find()
        .select_only()
        .column(request::Column::Id)
        .filter(request::Column::EndsAt.lt(before))
        .limit(AT_ONCE)
        .into_tuple()
        .all(desk.db())
        .await?;
    request::Entity::delete_many()
        .filter(request::Column::Id.is_in(past.iter().copied()))
        .exec(desk.db())
        .await?;
    Ok(past)
}

async fn ended_links(desk: &Desk, before: DateTime<Utc>) -> Result<Vec<LinkId>, StoreFault> {
    taken(desk, Condition::all().add(personal_link::Column::EndsAt.lt(before))).await
}

/// Deletes the links to things that are gone, on the desk of the deed that takes those away, and the names of those who
/// had them out of the journal. `subject`, `subject_id` and `owner` are those of the journal's line of it.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn forget_links_to(
    desk: &mut Desk,
    things: impl IntoIterator<Item = Uuid>,
    (subject, subject_id, owner): (&'static str, Uuid, Option<Uuid>),
) -> Result<usize, StoreFault> {
    let things: Vec<Uuid> = things.into_iter().collect();
    let mut links = Vec::new();
    for some in things.chunks(usize::try_from(AT_ONCE).unwrap_or(usize::MAX)) {
        loop {
            let those = Condition::all().add(personal_link::Column::About.is_in(some.iter().copied()));
            let gone = taken(desk, those).await?;
            if gone.is_empty() {
                break;
            }
            links.extend(gone);
        }
    }
    let subjects = links.iter().map(|link| link.uuid()).collect();
    erase(desk, &Forgotten { authors: Vec::new(), subjects }, subject, subject_id, owner).await?;
    Ok(links.len())
}

/// Deletes some of these links; the browsers they were opened in go with them.
async fn taken(desk: &Desk, those: Condition) -> Result<Vec<LinkId>, StoreFault> {
    let links: Vec<LinkId> = personal_link::Entity::find()
        .select_only()
        .column(personal_link::Column::Id)
        .filter(those)
        .limit(AT_ONCE)
        .into_tuple()
        .all(desk.db())
        .await?;
    personal_link::Entity::delete_many()
        .filter(personal_link::Column::Id.is_in(links.iter().copied()))
        .exec(desk.db())
        .await?;
    Ok(links)
}
