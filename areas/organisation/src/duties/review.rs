//! Going through the duties once a year: who still needs this.

use chrono::{Months, NaiveDate};
use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, sea_query::Expr,
};
use serde_json::json;
use store::{DeedKey, Line, Opened, Store, StoreFault};
use texts::{Words, local};

use super::deeds::{self, NotDone};
use super::rules::Life;
use super::views::Row;
use crate::Actor;
use crate::records::{OrganisationId, duty_held};

/// Reviews.
pub(crate) mod records {
    use crate::records::OrganisationId;
    use sea_orm::entity::prelude::*;

    /// One review.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "duty_review")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub authority: OrganisationId,
        pub at: DateTimeUtc,
        /// Who did it, as their name was then.
        pub by_name: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// How many days before its day a review stands among what needs doing.
pub const AHEAD: i64 = 30;

/// When the next review is due: a year after the last one, or after the first duty was given where there was none.
#[must_use]
pub fn due(last: Option<NaiveDate>, first_given: Option<NaiveDate>) -> Option<NaiveDate> {
    last.or(first_given)?.checked_add_months(Months::new(12))
}

/// What is to become of a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is still needed.
    Keep,
    /// It is taken away.
    Take,
}

/// When the authority last went through its duties, and who did it.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn last(
    store: &Store,
    authority: OrganisationId,
) -> Result<Option<(DateTimeUtc, String)>, StoreFault> {
    let found = records::Entity::find()
        .filter(records::Column::Authority.eq(authority))
        .order_by_desc(records::Column::At)
        .one(store.reader())
        .await?;
    Ok(found.map(|review| (review.at, review.by_name)))
}

/// The duties that a review asks about: those that are held or will be.
#[must_use]
pub fn asked(rows: Vec<Row>, today: NaiveDate) -> Vec<Row> {
    let open = |row: &Row| match row.life(today) {
        Life::Future | Life::Live => true,
        Life::Ended | Life::TakenAway => false,
    };
    rows.into_iter().filter(open).collect()
}

/// Keeps and takes away, all in one deed. One's own duty is kept.
///
/// # Errors
/// [`NotDone`].
pub async fn settle(
    store: &Store,
    words: &Words,
    actor: &Actor,
    verdicts: &[(Uuid, Verdict)],
    key: DeedKey,
) -> Result<(), NotDone> {
    let Opened::Desk(mut desk) = store.desk_once(&actor.author(), key).await? else { return Ok(()) };
    let today = local(desk.now()).date();
    let (mut kept, mut taken) = (0, 0);
    for (id, verdict) in verdicts {
        let held = deeds::looked_after(&desk, actor, *id).await?;
        if !Life::of(held.span(), today).can_be_changed() {
            // Somebody took it away while the page was open.
            continue;
        }
        match verdict {
            Verdict::Take if held.person != actor.person_id() => {
                deeds::take_on(&mut desk, words, actor, (*id, false)).await?;
                taken += 1;
            }
            Verdict::Keep | Verdict::Take => {
                let now = Expr::value(Some(desk.now()));
                deeds::set(&desk, *id, duty_held::Column::KeptAt, now).await?;
                kept += 1;
            }
        }
    }
    let authority = actor.organisation().id;
    desk.insert(records::ActiveModel {
        id: Set(desk.id()),
        authority: Set(authority),
        at: Set(desk.now()),
        by_name: Set(actor.name().to_owned()),
    })
    .await?;
    desk.write(Line {
        deed: "organisation.duties_reviewed",
        subject: "organisation",
        subject_id: authority.uuid(),
        owner: Some(authority.uuid()),
        details: json!({ "kept": kept, "taken_away": taken }),
    });
    Ok(desk.seal("").await?)
}
