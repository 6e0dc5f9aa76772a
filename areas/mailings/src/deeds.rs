//! What a coordinator does with letters: changes a rule, holds one back, lets it go, tries it, sends it again.

use letters::Block;
use organisation::post::{Address, Content};
use organisation::{Actor, MayCoordinate};
use sea_orm::prelude::Uuid;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use store::journal::personal;
use store::outbox::{self, Kept, State};
use store::{DeedKey, Desk, Line, Opened, Parcel, StoreFault};
use texts::{Lang, Words};
use web::House;
use workshop::WorkshopId;
use workshop::day::locked;
use workshop::day_papers::Attending;
use workshop::invitation::deeds::key;

use crate::records::{once, rule};
use crate::ruled::{Ruled, ruled};
use crate::rules::{Letter, Rule, Whom};
use crate::standing::standing;
use crate::wording::{self, read};

/// A deed that was not done. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum NotDone {
    /// Somebody saved meanwhile.
    #[error("somebody saved version {} meanwhile", .0.version)]
    Newer(Box<Ruled>),
    /// There is no such thing in this county's workshop.
    #[error("no such thing in this county's workshop")]
    Nothing,
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreFault),
}

impl From<sea_orm::DbErr> for NotDone {
    fn from(fault: sea_orm::DbErr) -> Self {
        Self::Store(fault.into())
    }
}

impl From<NotDone> for web::Trouble {
    fn from(fault: NotDone) -> Self {
        match fault {
            NotDone::Store(fault) => fault.into(),
            NotDone::Newer(_) | NotDone::Nothing => Self::NotFound,
        }
    }
}

fn about(deed: &'static str, id: WorkshopId, permit: &MayCoordinate, details: serde_json::Value) -> Line {
    Line { deed, subject: "workshop", subject_id: id.uuid(), owner: Some(permit.county().uuid()), details }
}

/// Opens a desk with the workshop under its lock. None when the same form was sent before.
async fn open(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    form: DeedKey,
) -> Result<Option<Desk>, NotDone> {
    let Opened::Desk(desk) = house.store().desk_once(permit.author(), form).await? else { return Ok(None) };
    locked(&desk, permit, id).await?.ok_or(NotDone::Nothing)?;
    Ok(Some(desk))
}

/// Saves a rule of a workshop, if nobody saved since `base_version`. Subject and words that are as they ship are kept as
/// such: a later version of the program may say them better.
///
/// # Errors
/// [`NotDone`].
pub async fn save_rule(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    base_version: i32,
    new: &Ruled,
    form: DeedKey,
) -> Result<(), NotDone> {
    let rule = new.rule;
    let content = format!("{rule:?}\n{}\n{}", new.subject, new.text);
    let Some(mut desk) = open(house, permit, id, key(form, &content)).await? else { return Ok(()) };
    let row = rule::Entity::find_by_id((id, rule.letter)).one(desk.db()).await?;
    let before = ruled(rule.letter, row.as_ref());
    if before.version != base_version {
        desk.clear().await?;
        return Err(NotDone::Newer(Box::new(before)));
    }
    let words = house.words(Lang::Sv);
    let shipped = ruled(rule.letter, None);
    let own = |text: &str, shipped: String| if text == shipped { String::new() } else { text.to_owned() };
    let saved = rule::ActiveModel {
        workshop: Set(id),
        letter: Set(rule.letter),
        is_on: Set(rule.is_on),
        count: Set(i32::from(rule.count)),
        unit: Set(rule.unit),
        subject: Set(own(&new.subject, wording::subject(&words, &shipped))),
        text: Set(own(&new.text, wording::text(&words, &shipped))),
        version: Set(before.version + 1),
    };
    if row.is_some() {
        rule::Entity::update(saved).exec(desk.db()).await?;
    } else {
        desk.insert(saved).await?;
    }
    desk.write(about("mailing.rule_saved", id, permit, details(before.rule, rule)));
    Ok(desk.seal("").await?)
}

fn details(before: Rule, now: Rule) -> serde_json::Value {
    let state = if now.is_on { "on" } else { "off" };
    let changed = before.count != now.count || before.unit != now.unit;
    json!({ "rule": now.letter.code(), "state": state, "retimed": changed })
}

/// Holds a letter of a rule back that has not been sent to somebody, or lets it go. Says whether something changed.
///
/// # Errors
/// [`NotDone`].
pub async fn hold(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    (letter, whom): (Letter, Whom),
    is_held: bool,
    form: DeedKey,
) -> Result<bool, NotDone> {
    let content = format!("{}\n{whom}\n{is_held}", letter.code());
    let Some(mut desk) = open(house, permit, id, key(form, &content)).await? else { return Ok(true) };
    let row = once::Entity::find_by_id((id, letter, whom)).one(desk.db()).await?;
    // What was sent of an earlier change holds nothing back.
    let row = row.filter(|row| row.held || !letter.is_repeated());
    let changes = match &row {
        None => is_held,
        Some(row) => row.held && !is_held,
    };
    if !changes {
        desk.clear().await?;
        return Ok(false);
    }
    let known = standing(house.store(), &Attending::nobody(), id).await?.ok_or(NotDone::Nothing)?;
    let target = known.target(letter, whom).ok_or(NotDone::Nothing)?;
    if is_held {
        once::Entity::delete_by_id((id, letter, whom)).exec(desk.db()).await?;
        desk.insert(once::ActiveModel {
            workshop: Set(id),
            letter: Set(letter),
            whom: Set(whom),
            held: Set(true),
            at: Set(desk.now()),
        })
        .await?;
    } else {
        once::Entity::delete_many()
            .filter(once::Column::Workshop.eq(id))
            .filter(once::Column::Letter.eq(letter))
            .filter(once::Column::Whom.eq(whom))
            .filter(once::Column::Held.eq(true))
            .exec(desk.db())
            .await?;
    }
    let name = target.people.first().map(|(name, _)| name.clone()).unwrap_or_default();
    let deed = if is_held { "mailing.held" } else { "mailing.released" };
    desk.write(about(deed, id, permit, json!({ "rule": letter.code(), "to": personal(&name) })));
    desk.seal("").await?;
    Ok(true)
}

/// Holds a letter back that is posted and has not left, or lets it go. Says whether something changed.
///
/// # Errors
/// [`NotDone`].
pub async fn hold_posted(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    letter: &Kept,
    is_held: bool,
    form: DeedKey,
) -> Result<bool, NotDone> {
    let content = format!("{}\n{is_held}", letter.posted.id);
    let Some(mut desk) = open(house, permit, id, key(form, &content)).await? else { return Ok(true) };
    let whose = (permit.county().uuid(), letter.posted.id);
    let changed = if is_held {
        outbox::hold(&desk, whose.0, whose.1).await?
    } else {
        outbox::release(&desk, whose.0, whose.1).await?
    };
    if !changed {
        desk.clear().await?;
        return Ok(false);
    }
    let deed = if is_held { "mailing.held" } else { "mailing.released" };
    desk.write(line(deed, permit, letter));
    desk.seal("").await?;
    Ok(true)
}

fn line(deed: &'static str, permit: &MayCoordinate, letter: &Kept) -> Line {
    Line {
        deed,
        subject: "letter",
        subject_id: letter.posted.id,
        owner: Some(permit.county().uuid()),
        details: json!({ "to": personal(&letter.posted.name), "subject": letter.posted.subject }),
    }
}

/// What a letter that is tried says: marked as a trial, with no link that opens anything and no meeting.
pub(crate) fn trial(words: &Words, content: &Content) -> Content {
    let mark = Block::Paragraph(words.say("mailings-trial-mark"));
    let without_link = |block: &Block| match block {
        Block::Button { text, .. } => Block::Paragraph(words.say1("mailings-button-nowhere", "text", text)),
        other => other.clone(),
    };
    let mut tried = content.clone();
    tried.body.blocks = std::iter::once(mark).chain(content.body.blocks.iter().map(without_link)).collect();
    tried.appointment = None;
    tried
}

/// Sends a letter to whoever asks, as a trial.
///
/// # Errors
/// [`NotDone`].
pub async fn try_on(
    house: &House,
    (permit, actor): (&MayCoordinate, &Actor),
    id: WorkshopId,
    (subject, content): (&str, &Content),
    form: DeedKey,
) -> Result<(), NotDone> {
    let Some(mut desk) = open(house, permit, id, key(form, subject)).await? else { return Ok(()) };
    let words = house.words(Lang::Sv);
    let subject = words.say1("mailings-trial-subject", "subject", subject);
    desk.post(trial(&words, content).to(Address {
        once_key: format!("trial:{}", form.0),
        occasion: "trial",
        about: id.uuid(),
        sender: Some(permit.county().uuid()),
        receiver: None,
        name: actor.name().to_owned(),
        address: actor.address().to_owned(),
        subject: subject.clone(),
    })?);
    desk.write(about("mailing.tried", id, permit, json!({ "subject": subject })));
    Ok(desk.seal("").await?)
}

/// Sends a letter that left before once more, to the same address, with the same link. Says whether it had left.
///
/// # Errors
/// [`NotDone`].
pub async fn send_again(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    letter: &Kept,
    form: DeedKey,
) -> Result<bool, NotDone> {
    let form = key(form, &letter.posted.id.to_string());
    let Some(mut desk) = open(house, permit, id, form).await? else { return Ok(true) };
    if letter.posted.state != State::Sent {
        desk.clear().await?;
        return Ok(false);
    }
    read(&letter.content)?;
    desk.post(Parcel {
        once_key: format!("again:{}:{}", letter.posted.id, form.0),
        occasion: "again",
        about: letter.posted.about,
        sender: Some(permit.county().uuid()),
        receiver: letter.posted.receiver,
        name: letter.posted.name.clone(),
        address: letter.posted.address.clone(),
        subject: letter.posted.subject.clone(),
        content: letter.content.clone(),
    });
    desk.write(line("mailing.sent_again", permit, letter));
    desk.seal("").await?;
    Ok(true)
}

/// A posted letter about this workshop, when its county sent it.
///
/// # Errors
/// [`NotDone::Nothing`] when there is none.
pub async fn posted(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    letter: Uuid,
) -> Result<Kept, NotDone> {
    let found = outbox::one(house.store(), permit.county().uuid(), letter).await?;
    found.filter(|letter| letter.posted.about == id.uuid()).ok_or(NotDone::Nothing)
}
