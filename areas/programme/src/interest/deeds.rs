//! What the national lead does: asks the counties, moves the last day, reminds, answers questions, takes the table out.

use std::collections::{BTreeMap, HashMap};

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use letters::Party;
use organisation::link::{self, Purpose, Receiver};
use organisation::records::organisation as organisations;
use organisation::{MayLead, OrganisationId, Tier, register};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _};
use serde_json::json;
use sheets::FileKind;
use store::{DeedKey, Desk, Line, Opened, StoreFault};
use texts::{Lang, STOCKHOLM, local};
use web::House;

use super::letters::Matter;
use super::records::{InterestId, QuestionId, call, interest, question};
use super::rules::may_remind;
use super::views::{self, Question, Recipient};
use crate::calendar::Window;
use crate::plan::views as plans;
use crate::views::Programme;

/// A deed that was not done. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum NotDone {
    /// The counties are asked already, or not yet.
    #[error("the counties are asked already, or not yet")]
    NotNow,
    /// Counties without an address, by name.
    #[error("no address for {0:?}")]
    NoAddress(Vec<String>),
    /// There is no such question.
    #[error("there is no such question")]
    NotFound,
    /// Somebody else answered meanwhile.
    #[error("somebody answered meanwhile")]
    Newer(Box<Question>),
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreFault),
}

impl From<sea_orm::DbErr> for NotDone {
    fn from(fault: sea_orm::DbErr) -> Self {
        Self::Store(fault.into())
    }
}

/// The authority that leads the programme.
async fn national(house: &House) -> Result<register::Organisation, StoreFault> {
    let found = register::of_tier(house.store(), Tier::National).await?.into_iter().next();
    found.ok_or_else(|| StoreFault::Unreadable("there is no national authority".to_owned()))
}

/// Asks every county by a letter with a personal link. `entered` are addresses for counties that had none, by county
/// code. Says how many counties are asked.
///
/// # Errors
/// [`NotDone::NoAddress`]: nobody was asked. [`NotDone::NotNow`]: they are asked already.
pub async fn ask(
    house: &House,
    permit: &MayLead,
    programme: &Programme,
    last_day: NaiveDate,
    entered: &BTreeMap<String, String>,
    contact: &Party,
    key: DeedKey,
) -> Result<usize, NotDone> {
    let store = house.store();
    let (sender, window) = (national(house).await?, plans::window(store, programme).await?);
    let mut desk = match store.desk_once(permit.author(), key).await? {
        Opened::Desk(desk) => desk,
        Opened::Done(asked) => return Ok(asked.parse().unwrap_or_default()),
    };
    let row = call::ActiveModel {
        programme: Set(programme.id),
        last_day: Set(last_day),
        asked_at: Set(desk.now()),
        asked_by: Set(permit.author().name.clone()),
    };
    // The key of the table lets one of two who ask at once through.
    if let Err(fault) = desk.insert(row).await {
        desk.clear().await?;
        return Err(if fault.is_unique_violation() { NotDone::NotNow } else { fault.into() });
    }
    let mut recipients = views::recipients(store).await?;
    take_addresses(&mut desk, &mut recipients, entered).await?;
    let lacking = recipients.iter().filter(|recipient| recipient.people.is_empty());
    let lacking: Vec<_> = lacking.map(|recipient| recipient.county.name.clone()).collect();
    if !lacking.is_empty() {
        desk.clear().await?;
        return Err(NotDone::NoAddress(lacking));
    }
    let words = house.words(Lang::Sv);
    let matter = Matter { words: &words, programme, sender: &sender, contact, last_day, window };
    let ids: Vec<InterestId> = recipients.iter().map(|_| desk.id()).collect();
    let rows = ids.iter().zip(&recipients).map(|(id, recipient)| asked_row(&desk, *id, programme, recipient));
    interest::Entity::insert_many(rows).exec_without_returning(desk.db()).await?;
    for (id, recipient) in ids.iter().zip(&recipients) {
        for person in &recipient.people {
            let url = link_for(&desk, house, window, (*id, recipient.county.id), person, sender.id).await?;
            let letter = matter.ask(&recipient.county, &url);
            let once = format!("interest:{id}:{}", person.1);
            desk.post(matter.to(&recipient.county, person, letter, ("interest", once))?);
        }
    }
    desk.write(Line {
        deed: "interest.asked",
        subject: "programme",
        subject_id: programme.id.uuid(),
        owner: permit.author().organisation,
        details: json!({ "counties": recipients.len(), "last_day": last_day }),
    });
    desk.seal(&recipients.len().to_string()).await?;
    Ok(recipients.len())
}

fn asked_row(desk: &Desk, id: InterestId, programme: &Programme, to: &Recipient) -> interest::ActiveModel {
    interest::ActiveModel {
        id: Set(id),
        programme: Set(programme.id),
        county: Set(to.county.id),
        reminders: Set(0),
        last_letter_at: Set(desk.now()),
        version: Set(0),
        answered_at: Set(None),
        answered_by: Set(String::new()),
        wants: Set(None),
        format: Set(None),
        length: Set(None),
        wishes: Set(String::new()),
    }
}

/// Keeps the addresses that were entered, each with its journal line.
async fn take_addresses(
    desk: &mut Desk,
    recipients: &mut [Recipient],
    entered: &BTreeMap<String, String>,
) -> Result<(), NotDone> {
    for recipient in recipients.iter_mut().filter(|recipient| recipient.people.is_empty()) {
        let county = &recipient.county;
        let Some(address) = entered.get(&county.code) else { continue };
        organisations::Entity::update_many()
            .col_expr(organisations::Column::Mail, Expr::value(address))
            .filter(organisations::Column::Id.eq(county.id))
            .exec(desk.db())
            .await?;
        desk.write(Line {
            deed: "organisation.changed",
            subject: "organisation",
            subject_id: county.id.uuid(),
            owner: county.parent.map(OrganisationId::uuid),
            details: json!({ "changed": "mail" }),
        });
        recipient.people.push((county.formal_name.clone(), address.clone()));
    }
    Ok(())
}

/// What stands for the address of a link that works until the window for workshops is over.
async fn link_for(
    desk: &Desk,
    house: &House,
    window: Window,
    (interest, county): (InterestId, OrganisationId),
    (name, address): &(String, String),
    owner: OrganisationId,
) -> Result<String, StoreFault> {
    let midnight = (window.last + TimeDelta::days(1)).and_time(NaiveTime::MIN);
    let ends_at = midnight.and_local_timezone(STOCKHOLM).earliest().map_or(desk.now(), |end| end.to_utc());
    let purpose = Purpose::Interest { about: interest.uuid(), county, ends_at };
    let receiver = Receiver { name: name.clone(), address: address.clone(), owner: Some(owner) };
    Ok(link::placeholder(link::hand_out(desk, house.key(), purpose, &receiver).await?))
}

/// Moves the last day. Tells nobody: who has not answered is told by the next reminder.
///
/// # Errors
/// [`NotDone::NotNow`] before the counties are asked.
pub async fn move_last_day(
    house: &House,
    permit: &MayLead,
    programme: &Programme,
    last_day: NaiveDate,
    key: DeedKey,
) -> Result<(), NotDone> {
    let opened = house.store().desk_once(permit.author(), key).await?;
    let Opened::Desk(mut desk) = opened else { return Ok(()) };
    let before = call::Entity::find_by_id(programme.id).lock_exclusive().one(desk.db()).await?;
    let Some(before) = before else {
        desk.clear().await?;
        return Err(NotDone::NotNow);
    };
    if before.last_day == last_day {
        return Ok(desk.clear().await?);
    }
    call::Entity::update_many()
        .col_expr(call::Column::LastDay, Expr::value(last_day))
        .filter(call::Column::Programme.eq(programme.id))
        .exec(desk.db())
        .await?;
    desk.write(Line {
        deed: "interest.last_day_moved",
        subject: "programme",
        subject_id: programme.id.uuid(),
        owner: permit.author().organisation,
        details: json!({ "last_day": [before.last_day, last_day] }),
    });
    Ok(desk.seal("").await?)
}

/// Reminds the counties that have not answered and were not written to within the last day. Says how many.
///
/// # Errors
/// [`NotDone::NotNow`] before the counties are asked.
pub async fn remind(
    house: &House,
    permit: &MayLead,
    programme: &Programme,
    contact: &Party,
    key: DeedKey,
) -> Result<usize, NotDone> {
    let store = house.store();
    let (sender, window) = (national(house).await?, plans::window(store, programme).await?);
    let mut desk = match store.desk_once(permit.author(), key).await? {
        Opened::Desk(desk) => desk,
        Opened::Done(reminded) => return Ok(reminded.parse().unwrap_or_default()),
    };
    // Who reminds at the same moment waits here, and then finds everybody reminded.
    let call = call::Entity::find_by_id(programme.id).lock_exclusive().one(desk.db()).await?;
    let Some(call) = call else {
        desk.clear().await?;
        return Err(NotDone::NotNow);
    };
    let silent: HashMap<_, _> = interest::Entity::find()
        .filter(interest::Column::Programme.eq(programme.id))
        .filter(interest::Column::Version.eq(0))
        .all(desk.db())
        .await?
        .into_iter()
        .filter(|row| may_remind(row.version > 0, row.last_letter_at, desk.now()))
        .map(|row| (row.county, row))
        .collect();
    let mut recipients = views::recipients(store).await?;
    recipients.retain(|to| !to.people.is_empty() && silent.contains_key(&to.county.id));
    if recipients.is_empty() {
        desk.clear().await?;
        return Ok(0);
    }
    let (words, today) = (house.words(Lang::Sv), local(desk.now()).date());
    let matter =
        Matter { words: &words, programme, sender: &sender, contact, last_day: call.last_day, window };
    let mut reminded = Vec::new();
    for recipient in &recipients {
        let Some(row) = silent.get(&recipient.county.id) else { continue };
        for person in &recipient.people {
            let url = link_for(&desk, house, window, (row.id, row.county), person, sender.id).await?;
            let letter = matter.reminder(&recipient.county, &url, today);
            let once = format!("interest-reminder:{}:{}:{}", row.id, person.1, row.reminders + 1);
            desk.post(matter.to(&recipient.county, person, letter, ("reminder", once))?);
        }
        reminded.push(row.id);
    }
    interest::Entity::update_many()
        .col_expr(interest::Column::Reminders, Expr::col(interest::Column::Reminders).add(1))
        .col_expr(interest::Column::LastLetterAt, Expr::value(desk.now()))
        .filter(interest::Column::Id.is_in(reminded))
        .exec(desk.db())
        .await?;
    desk.write(Line {
        deed: "interest.reminded",
        subject: "programme",
        subject_id: programme.id.uuid(),
        owner: permit.author().organisation,
        details: json!({ "counties": recipients.len() }),
    });
    desk.seal(&recipients.len().to_string()).await?;
    Ok(recipients.len())
}

/// An answer to a question, checked.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The words.
    pub text: String,
    /// Whether question and answer are shown to all counties.
    pub shown: bool,
    /// The version of the answer that the lead has seen; 0 when there was none.
    pub base: i32,
}

/// Answers a county's question: the county gets a letter when the words are new.
///
/// # Errors
/// [`NotDone::Newer`] when somebody else answered meanwhile, [`NotDone::NotFound`].
pub async fn answer_question(
    house: &House,
    permit: &MayLead,
    programme: &Programme,
    id: QuestionId,
    reply: &Reply,
    contact: &Party,
    form: DeedKey,
) -> Result<(), NotDone> {
    let store = house.store();
    let (sender, window) = (national(house).await?, plans::window(store, programme).await?);
    let key = super::answering::key(form, &format!("{id}\n{}\n{}", reply.shown, reply.text));
    let Opened::Desk(mut desk) = store.desk_once(permit.author(), key).await? else { return Ok(()) };
    let found = question::Entity::find_by_id(id)
        .filter(question::Column::Programme.eq(programme.id))
        .lock_exclusive()
        .one(desk.db())
        .await?;
    let Some(before) = found else {
        desk.clear().await?;
        return Err(NotDone::NotFound);
    };
    if before.version != reply.base {
        desk.clear().await?;
        return Err(NotDone::Newer(Box::new(before)));
    }
    let is_new = before.answer != reply.text;
    if !is_new && before.shown == reply.shown {
        return Ok(desk.clear().await?);
    }
    question::Entity::update_many()
        .col_expr(question::Column::Answer, Expr::value(reply.text.as_str()))
        .col_expr(question::Column::AnsweredAt, Expr::value(Some(desk.now())))
        .col_expr(question::Column::AnsweredBy, Expr::value(permit.author().name.as_str()))
        .col_expr(question::Column::Shown, Expr::value(reply.shown))
        .col_expr(question::Column::Version, Expr::value(before.version + 1))
        .filter(question::Column::Id.eq(id))
        .exec(desk.db())
        .await?;
    let own = interest::Entity::find_by_id(before.interest).one(desk.db()).await?.ok_or(NotDone::NotFound)?;
    if is_new {
        let call = views::call(desk.db(), programme.id).await?.ok_or(NotDone::NotFound)?;
        let words = house.words(Lang::Sv);
        let matter =
            Matter { words: &words, programme, sender: &sender, contact, last_day: call.last_day, window };
        let to = views::recipients(store).await?.into_iter().find(|to| to.county.id == own.county);
        for person in to.iter().flat_map(|to| &to.people) {
            let url = link_for(&desk, house, window, (own.id, own.county), person, sender.id).await?;
            let letter = matter.answer(&before, &reply.text, &url);
            let once = format!("interest-answer:{id}:{}:{}", person.1, before.version + 1);
            let county = &to.as_ref().ok_or(NotDone::NotFound)?.county;
            desk.post(matter.to(county, person, letter, ("answer", once))?);
        }
    }
    desk.write(Line {
        deed: "interest.question_answered",
        subject: "interest",
        subject_id: own.id.uuid(),
        owner: Some(own.county.uuid()),
        details: json!({ "characters": reply.text.chars().count(), "shown": reply.shown }),
    });
    Ok(desk.seal("").await?)
}

/// Writes down that the table of answers was taken out.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn take_out(
    house: &House,
    permit: &MayLead,
    programme: &Programme,
    kind: FileKind,
    counties: usize,
) -> Result<(), StoreFault> {
    let mut desk = house.store().desk(permit.author()).await?;
    desk.write(Line {
        deed: "interest.taken_out",
        subject: "programme",
        subject_id: programme.id.uuid(),
        owner: permit.author().organisation,
        details: json!({ "kind": kind.code(), "counties": counties }),
    });
    desk.seal("").await
}
