//! What is done with an invitation: its text is saved, it is sent, the silent are reminded.

use std::collections::{BTreeMap, HashMap, HashSet};

use organisation::link;
use organisation::{MayCoordinate, OrganisationId, register};
use programme::draft_settings::asks_for_approval;
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};
use serde_json::json;
use store::{DeedKey, Desk, Line, Opened, StoreFault, hash_token};
use texts::{Lang, local};
use web::House;

use super::addresses::rules::Receiver;
use super::letters::Matter;
use super::posting::{Answers, invite, letters_of, post_invitation, registration_link, told};
use super::rules::may_remind;
use super::version::approval::Approval;
use super::views::{self, Recipient};
use super::{addresses, version};
use crate::agenda::deeds::told_along;
use crate::agenda::views::exact_times;
use crate::day::{self, Workshop};
use crate::records::{WorkshopId, invitation, workshop};

/// A deed that was not done. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum NotDone {
    /// Somebody saved meanwhile.
    #[error("somebody saved version {} meanwhile", .0.version)]
    Newer(Box<Workshop>),
    /// There is no such workshop in this county.
    #[error("no such workshop in this county")]
    NoWorkshop,
    /// The programme asks for approval and the text has none.
    #[error("the invitation is not approved")]
    NotApproved,
    /// Municipalities without an address, by name.
    #[error("no address for {0:?}")]
    NoAddress(Vec<String>),
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreFault),
}

impl From<sea_orm::DbErr> for NotDone {
    fn from(fault: sea_orm::DbErr) -> Self {
        Self::Store(fault.into())
    }
}

/// The workshop under the desk's lock, through its county.
pub(super) async fn take(desk: &Desk, permit: &MayCoordinate, id: WorkshopId) -> Result<Workshop, NotDone> {
    day::locked(desk, permit, id).await?.ok_or(NotDone::NoWorkshop)
}

/// The same form with the same content is the same deed. After going back in the browser the form is the same but what
/// it holds, or what it is about, may be another: then it is another deed.
#[must_use]
pub fn key(form: DeedKey, content: &str) -> DeedKey {
    let hash = hash_token(&format!("{}\n{content}", form.0));
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(hash).for_each(|(byte, from)| *byte = from);
    DeedKey(Uuid::from_bytes(bytes))
}

/// Saves the county's own text, if nobody saved since `base_version`.
///
/// # Errors
/// [`NotDone`].
pub async fn save_text(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    base_version: i32,
    text: &str,
    form: DeedKey,
) -> Result<(), NotDone> {
    let opened = house.store().desk_once(permit.author(), key(form, text)).await?;
    let Opened::Desk(mut desk) = opened else { return Ok(()) };
    let workshop = take(&desk, permit, id).await?;
    if workshop.version != base_version {
        return Err(NotDone::Newer(Box::new(workshop)));
    }
    workshop::Entity::update_many()
        .col_expr(workshop::Column::OwnText, Expr::value(text))
        .col_expr(workshop::Column::Version, Expr::value(base_version + 1))
        .filter(workshop::Column::Id.eq(id))
        .exec(desk.db())
        .await?;
    if workshop.own_text != text {
        version::deeds::own_text_changed(&desk, id).await?;
    }
    desk.write(Line {
        deed: "invitation.text_saved",
        subject: "workshop",
        subject_id: id.uuid(),
        owner: Some(permit.county().uuid()),
        details: json!({ "characters": text.chars().count(), "version": base_version + 1 }),
    });
    Ok(desk.seal("").await?)
}

/// Sends the invitation to all municipalities of the county. `entered` are addresses for municipalities that had none,
/// by municipality code. Answers go to `answers`. Says how many municipalities it goes to: those that had this version
/// of the day already get nothing.
///
/// # Errors
/// [`NotDone`]; with [`NotDone::NoAddress`] nobody was invited.
pub async fn send(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    entered: &BTreeMap<String, String>,
    answers: impl Into<Answers>,
    form: DeedKey,
) -> Result<usize, NotDone> {
    let answers = answers.into();
    let county = register::organisation(house.store(), permit.county()).await?;
    let sequence = sequence(house, id).await?;
    let opened = house.store().desk_once(permit.author(), key(form, &sequence.to_string())).await?;
    let Opened::Desk(mut desk) = opened else {
        return Ok(register::below(house.store(), county.id).await?.len());
    };
    let workshop = take(&desk, permit, id).await?;
    let standing = views::standing(desk.db(), &workshop).await?;
    let asked = asks_for_approval(desk.db(), workshop.programme).await?;
    if asked && standing.approval() != Approval::Approved {
        return Err(NotDone::NotApproved);
    }
    // Read under the lock: whoever pressed at the same moment may have entered an address.
    let mut recipients = views::recipients(house.store(), county.id, id).await?;
    let before: HashSet<Uuid> = letters(house, id).await?.into_iter().map(|letter| letter.id).collect();
    take_addresses(&mut desk, &mut recipients, entered, &permit.author().name).await?;
    let lacking: Vec<_> = recipients
        .iter()
        .filter(|recipient| recipient.people.is_empty())
        .map(|recipient| recipient.municipality.name.clone())
        .collect();
    if !lacking.is_empty() {
        return Err(NotDone::NoAddress(lacking));
    }
    let all_get_it = nobody_has_it(&desk, &workshop).await?;
    let invitations = invite(&desk, &workshop, &recipients).await?;
    let wording = standing.wording(&workshop.own_text);
    let words = house.words(Lang::Sv);
    let times = exact_times(desk.db(), &workshop, &words).await?;
    let matter =
        Matter { words: &words, workshop: &workshop, county: &county, wording: &wording, times: &times };
    for recipient in &recipients {
        let invitation = invitations.get(&recipient.municipality.id).copied().ok_or(NotDone::NoWorkshop)?;
        post_invitation(&mut desk, house, &matter, invitation, recipient, &answers).await?;
    }
    told(&desk, &workshop, invitations.into_keys()).await?;
    // Who has the letter already gets none, and does not know of times that were set after it.
    if all_get_it {
        told_along(&desk, id, &times).await?;
    }
    let (state, _) = workshop.state.invite();
    workshop::Entity::update_many()
        .col_expr(workshop::Column::State, Expr::value(state))
        .filter(workshop::Column::Id.eq(id))
        .exec(desk.db())
        .await?;
    desk.write(Line {
        deed: "invitation.sent",
        subject: "workshop",
        subject_id: id.uuid(),
        owner: Some(county.id.uuid()),
        details: json!({ "municipalities": recipients.len(), "sequence": workshop.sequence }),
    });
    desk.seal("").await?;
    let posted = letters(house, id).await?.into_iter().filter(|letter| !before.contains(&letter.id));
    Ok(posted.filter_map(|letter| letter.receiver).collect::<HashSet<_>>().len())
}

/// Whether no municipality has a letter with the meeting as it is now.
async fn nobody_has_it(desk: &Desk, workshop: &Workshop) -> Result<bool, StoreFault> {
    let told = invitation::Entity::find()
        .filter(invitation::Column::Workshop.eq(workshop.id))
        .filter(invitation::Column::ToldSequence.gte(workshop.sequence))
        .count(desk.db())
        .await?;
    Ok(told == 0)
}

/// The letters about the workshop, oldest first.
pub(super) async fn letters(house: &House, id: WorkshopId) -> Result<Vec<store::outbox::Posted>, StoreFault> {
    store::outbox::about(house.store(), id.uuid()).await
}

/// Which version of the day stands now.
async fn sequence(house: &House, id: WorkshopId) -> Result<i32, NotDone> {
    let found = workshop::Entity::find_by_id(id).one(house.store().reader()).await?;
    found.map(|workshop| workshop.sequence).ok_or(NotDone::NoWorkshop)
}

/// Keeps the addresses that were entered, each with its journal line.
async fn take_addresses(
    desk: &mut Desk,
    recipients: &mut [Recipient],
    entered: &BTreeMap<String, String>,
    by: &str,
) -> Result<(), NotDone> {
    for recipient in recipients.iter_mut().filter(|recipient| recipient.people.is_empty()) {
        let Some(address) = entered.get(&recipient.municipality.code) else { continue };
        let name = recipient.municipality.formal_name.clone();
        addresses::deeds::replace(desk, recipient, &Receiver { name, address: address.clone() }, by).await?;
    }
    Ok(())
}

/// Reminds the municipalities that have not answered and were not written to within the last day. Says how many.
///
/// # Errors
/// [`NotDone`].
pub async fn remind(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    answers: impl Into<Answers>,
    key: DeedKey,
) -> Result<usize, NotDone> {
    let answers = answers.into();
    let store = house.store();
    let county = register::organisation(store, permit.county()).await?;
    let mut desk = match store.desk_once(permit.author(), key).await? {
        Opened::Desk(desk) => desk,
        // The same form was sent before: it is answered as it was then.
        Opened::Done(reminded) => return Ok(reminded.parse().unwrap_or_default()),
    };
    let workshop = take(&desk, permit, id).await?;
    // Read under the lock: whoever pressed at the same moment may have reminded.
    let mut recipients = views::recipients(store, county.id, id).await?;
    recipients.retain(|recipient| !recipient.people.is_empty());
    let reachable: HashSet<_> = recipients.iter().map(|recipient| recipient.municipality.id).collect();
    let last_letters = last_letters(house, id).await?;
    let silent: HashMap<_, _> = invitation::Entity::find()
        .filter(invitation::Column::Workshop.eq(id))
        .filter(invitation::Column::AnsweredAt.is_null())
        .all(desk.db())
        .await?
        .into_iter()
        .filter(|row| {
            let last = last_letters.get(&row.municipality).copied().unwrap_or(row.sent_at);
            reachable.contains(&row.municipality) && may_remind(row.answered_at.is_some(), last, desk.now())
        })
        .map(|row| (row.municipality, row))
        .collect();
    if silent.is_empty() {
        desk.clear().await?;
        return Ok(0);
    }
    let wording = views::standing(desk.db(), &workshop).await?.wording(&workshop.own_text);
    let (words, today) = (house.words(Lang::Sv), local(desk.now()).date());
    let matter =
        Matter { words: &words, workshop: &workshop, county: &county, wording: &wording, times: &[] };
    let letters = letters_of(&workshop, &county, "reminder", &answers.to);
    for recipient in &recipients {
        let municipality = &recipient.municipality;
        let Some(row) = silent.get(&municipality.id) else { continue };
        for (name, address) in &recipient.people {
            let link = registration_link(&desk, house, &workshop, (row.id, municipality.id), (name, address))
                .await?;
            let (subject, mut blocks) = matter.reminder(municipality, &link::placeholder(link), today);
            blocks.extend(answers.code(&words, row.id));
            let once = format!("reminder:{}:{address}:{}", row.id, row.reminders + 1);
            desk.post(letters.letter(once, (municipality, name, address), (subject, blocks), None)?);
        }
    }
    invitation::Entity::update_many()
        .col_expr(invitation::Column::Reminders, Expr::col(invitation::Column::Reminders).add(1))
        .filter(invitation::Column::Id.is_in(silent.values().map(|row| row.id)))
        .exec(desk.db())
        .await?;
    desk.write(Line {
        deed: "invitation.reminded",
        subject: "workshop",
        subject_id: id.uuid(),
        owner: Some(county.id.uuid()),
        details: json!({ "municipalities": silent.len() }),
    });
    desk.seal(&silent.len().to_string()).await?;
    Ok(silent.len())
}

/// When each municipality was last written to about the workshop.
async fn last_letters(
    house: &House,
    id: WorkshopId,
) -> Result<HashMap<OrganisationId, chrono::DateTime<chrono::Utc>>, StoreFault> {
    // Oldest first, so that the newest is what stays.
    Ok(letters(house, id)
        .await?
        .into_iter()
        .filter_map(|letter| Some((OrganisationId::from(letter.receiver?), letter.posted_at)))
        .collect())
}

/// Sends a letter that failed or is in doubt again. Says whether it was one of those.
///
/// # Errors
/// [`NotDone`].
pub async fn send_again(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    letter: Uuid,
    form: DeedKey,
) -> Result<bool, NotDone> {
    // One page has a form for each letter, all with the page's key.
    let opened = house.store().desk_once(permit.author(), key(form, &letter.to_string())).await?;
    let Opened::Desk(mut desk) = opened else { return Ok(true) };
    take(&desk, permit, id).await?;
    if !store::outbox::resend(&desk, id.uuid(), letter).await? {
        desk.clear().await?;
        return Ok(false);
    }
    desk.write(Line {
        deed: "invitation.letter_sent_again",
        subject: "letter",
        subject_id: letter,
        owner: Some(permit.county().uuid()),
        details: json!({}),
    });
    desk.seal("").await?;
    Ok(true)
}
