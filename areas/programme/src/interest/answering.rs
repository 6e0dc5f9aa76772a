//! What a county does: answers, changes its answer, asks.

use std::collections::HashMap;

use chrono::NaiveDate;
use organisation::{Duty, MayAnswer, OrganisationId, register};
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use store::{DeedKey, Desk, Line, Opened, Sight, Store, StoreFault, hash_token, see_as};
use texts::{Lang, Words, local};
use web::House;

use super::letters;
use super::records::{QuestionId, day, interest, question};
use super::rules::{Answer, Stage, Wants};
use super::views::Asked;
use crate::records::ProgrammeId;

/// Who answers, and where the receipt goes.
#[derive(Clone, Debug)]
pub struct Answerer {
    /// Name of the person, or of the office that the link was sent to.
    pub name: String,
    /// Mail address.
    pub address: String,
    /// Where the receipt leads back to the answer.
    pub url: String,
}

/// What a county says, as it sees the matter.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// The answer.
    pub answer: &'a Answer,
    /// A new question; empty when there is none.
    pub question: &'a str,
    /// Who says it.
    pub by: &'a Answerer,
    /// The version of the answer that they have seen; 0 when there was none.
    pub base: i32,
    /// The day that the county's workshop is set to.
    pub set: Option<NaiveDate>,
}

/// What became of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stands.
    Stored,
    /// It stood already.
    Before,
    /// Another answer came in meanwhile; nothing was changed.
    Overtaken,
    /// The window for workshops is over.
    Closed,
}

/// Knows the days that counties' workshops are set to, which a higher area holds.
#[async_trait::async_trait]
pub trait SetDays: Send + Sync {
    /// The days in a programme, of those counties whose the caller may see.
    ///
    /// # Errors
    /// [`StoreFault`] when the database refuses.
    async fn of(
        &self,
        store: &Store,
        programme: ProgrammeId,
    ) -> Result<HashMap<OrganisationId, NaiveDate>, StoreFault>;
}

/// The same form with the same content is the same deed. After going back in the browser the form is the same but what
/// it holds may be another: then it is another deed, and the version decides.
pub(super) fn key(form: DeedKey, content: &str) -> DeedKey {
    let hash = hash_token(&format!("{}\n{content}", form.0));
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(hash).for_each(|(byte, from)| *byte = from);
    DeedKey(Uuid::from_bytes(bytes))
}

/// Stores a county's answer and question: with a journal line for each and a receipt, and with a letter to those who
/// lead the programme when a county says no whose workshop has a day.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn answer(
    house: &House,
    words: &Words,
    permit: &MayAnswer,
    asked: &Asked,
    said: Said<'_>,
    form: DeedKey,
) -> Result<Outcome, StoreFault> {
    let Said { answer, question, by, base, set } = said;
    let store = house.store();
    // Read before the desk is open: who leads the programme is no county's to see, and the house looks.
    let leads =
        see_as(Sight::House, register::holders(store, &[asked.national.id], Duty::NationalLead)).await?;
    let key = key(form, &format!("{answer:?}\n{question}"));
    let Opened::Desk(mut desk) = store.desk_once(permit.author(), key).await? else {
        return Ok(Outcome::Before);
    };
    let today = local(desk.now()).date();
    if asked.stage(today) == Stage::Closed {
        desk.clear().await?;
        return Ok(Outcome::Closed);
    }
    let is_same = asked.answer.as_ref() == Some(answer) && asked.interest.version == base;
    if is_same && question.is_empty() {
        desk.clear().await?;
        return Ok(Outcome::Before);
    }
    if !is_same {
        if !take_turn(&desk, asked, answer, by, base).await? {
            desk.clear().await?;
            return Ok(Outcome::Overtaken);
        }
        let late = today > asked.call.last_day;
        replace_days(&desk, asked, answer).await?;
        desk.write(answered(asked, answer, base, late));
        desk.post(letters::receipt(words, asked, (answer, late), by)?);
        let before = asked.answer.as_ref().map(|before| before.wants);
        if let (Wants::No, Some(set), true) = (answer.wants, set, before != Some(Wants::No)) {
            let own = house.words(Lang::Sv);
            for lead in leads.values().flatten() {
                let to = (lead.name.as_str(), lead.address.as_str());
                desk.post(letters::withdrawn(&own, asked, (set, &by.name), to)?);
            }
        }
    }
    if !question.is_empty() {
        put_question(&mut desk, asked, question, by).await?;
    }
    desk.seal("").await?;
    Ok(Outcome::Stored)
}

/// Moves the answer's version on, unless somebody else has done so.
async fn take_turn(
    desk: &Desk,
    asked: &Asked,
    answer: &Answer,
    by: &Answerer,
    base: i32,
) -> Result<bool, StoreFault> {
    let moved = interest::Entity::update_many()
        .col_expr(interest::Column::Version, Expr::col(interest::Column::Version).add(1))
        .col_expr(interest::Column::AnsweredAt, Expr::value(Some(desk.now())))
        .col_expr(interest::Column::AnsweredBy, Expr::value(by.name.as_str()))
        .col_expr(interest::Column::Wants, Expr::value(Some(answer.wants)))
        .col_expr(interest::Column::Format, Expr::value(answer.format))
        .col_expr(interest::Column::Length, Expr::value(answer.length))
        .col_expr(interest::Column::Wishes, Expr::value(answer.wishes.as_str()))
        .filter(interest::Column::Id.eq(asked.interest.id))
        .filter(interest::Column::Version.eq(base))
        .exec(desk.db())
        .await?;
    Ok(moved.rows_affected == 1)
}

/// Makes the stored days those of the answer: two statements.
async fn replace_days(desk: &Desk, asked: &Asked, answer: &Answer) -> Result<(), StoreFault> {
    let id = asked.interest.id;
    day::Entity::delete_many().filter(day::Column::Interest.eq(id)).exec(desk.db()).await?;
    if answer.days.is_empty() {
        return Ok(());
    }
    let rows = answer.days.iter().map(|(own, mark)| {
        let place = answer.best.iter().position(|best| best == own).map_or(0, |place| place + 1);
        day::ActiveModel {
            interest: Set(id),
            day: Set(*own),
            mark: Set(*mark),
            place: Set(i32::try_from(place).unwrap_or_default()),
        }
    });
    day::Entity::insert_many(rows).exec_without_returning(desk.db()).await?;
    Ok(())
}

fn answered(asked: &Asked, answer: &Answer, base: i32, late: bool) -> Line {
    Line {
        deed: if base == 0 { "interest.answered" } else { "interest.changed" },
        subject: "interest",
        subject_id: asked.interest.id.uuid(),
        owner: Some(asked.county.id.uuid()),
        details: json!({
            "wants": answer.wants == Wants::Yes,
            "days": answer.days.len(),
            "late": late,
            "version": base + 1,
        }),
    }
}

async fn put_question(desk: &mut Desk, asked: &Asked, text: &str, by: &Answerer) -> Result<(), StoreFault> {
    let id: QuestionId = desk.id();
    desk.insert(question::ActiveModel {
        id: Set(id),
        programme: Set(asked.programme.id),
        interest: Set(asked.interest.id),
        text: Set(text.to_owned()),
        asked_at: Set(desk.now()),
        asked_by: Set(by.name.clone()),
        answer: Set(String::new()),
        answered_at: Set(None),
        answered_by: Set(String::new()),
        shown: Set(false),
        version: Set(0),
    })
    .await?;
    desk.write(Line {
        deed: "interest.question_asked",
        subject: "interest",
        subject_id: asked.interest.id.uuid(),
        owner: Some(asked.county.id.uuid()),
        details: json!({ "characters": text.chars().count() }),
    });
    Ok(())
}
