//! The errand that sends: looks every five minutes at every workshop whose letters are not over, and sends what is due.

use chrono::TimeDelta;
use organisation::link::{self, Purpose, Receiver as LinkReceiver};
use organisation::post::{Address, Content};
use organisation::records::LinkId;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _};
use serde_json::json;
use store::{Author, Desk, Errand, Line, StoreFault};
use texts::{Lang, local};
use web::House;
use workshop::WorkshopId;
use workshop::day::rules::State;
use workshop::day_papers::Attending;
use workshop::invitation::{invited_meeting, registration_link, told};
use workshop::preparation::guests::ends_at;
use workshop::records::workshop as workshops;

use crate::records::{meeting, once};
use crate::rules::{Letter, Receiver, Whom};
use crate::standing::{Standing, Target, standing};
use crate::wording::{Matter, appointment};
use crate::{calendars, changes};

/// The days after a workshop on which its letters are looked at: thanks may be late.
const AFTER: TimeDelta = TimeDelta::days(40);

/// Looks every five minutes.
#[must_use]
pub fn errand(house: House, attending: Attending) -> Errand {
    Errand::new("send by rule", TimeDelta::minutes(5), move |_| {
        let (house, attending) = (house.clone(), attending.clone());
        async move { send_due(&house, &attending).await.map(|_| ()) }
    })
}

/// Sends what is due, one deed for each workshop. Gives how many letters were posted. What goes wrong with one workshop holds
/// no other up.
///
/// # Errors
/// [`StoreFault`] when the database refuses to say which workshops there are.
pub async fn send_due(house: &House, attending: &Attending) -> Result<usize, StoreFault> {
    let store = house.store();
    let today = local(store.doors().now()).date();
    let ids: Vec<WorkshopId> = workshops::Entity::find()
        .filter(workshops::Column::State.ne(State::Preparing))
        .filter(workshops::Column::Day.gte(today - AFTER))
        .select_only()
        .column(workshops::Column::Id)
        .into_tuple()
        .all(store.reader())
        .await?;
    let mut letters = 0;
    for id in ids {
        match of_workshop(house, attending, id).await {
            Ok(sent) => letters += sent,
            Err(fault) => {
                tracing::error!(workshop = %id, %fault, "letters by rule could not be sent; it is tried again");
            }
        }
    }
    Ok(letters)
}

async fn of_workshop(house: &House, attending: &Attending, id: WorkshopId) -> Result<usize, StoreFault> {
    changes::see(house.store(), id).await?;
    let by_rule = by_rule(house, attending, id).await?;
    Ok(by_rule + calendars::send(house, id).await?)
}

/// The workshop under the lock of a desk, so that two programs that look at once do one after the other, and the second
/// sees what the first has done. None when there is nothing to do any more.
pub(crate) async fn locked(
    house: &House,
    attending: &Attending,
    id: WorkshopId,
) -> Result<Option<(Desk, Standing)>, StoreFault> {
    let desk = house.store().desk(&Author::program()).await?;
    let found = workshops::Entity::find_by_id(id).lock_exclusive().one(desk.db()).await?;
    let standing = if found.is_some() { standing(house.store(), attending, id).await? } else { None };
    let Some(standing) = standing else {
        desk.clear().await?;
        return Ok(None);
    };
    Ok(Some((desk, standing)))
}

async fn by_rule(house: &House, attending: &Attending, id: WorkshopId) -> Result<usize, StoreFault> {
    let store = house.store();
    // Looked at outside the transaction first: as a rule nothing is due, and no deed is held up.
    let Some(seen) = standing(store, attending, id).await? else { return Ok(0) };
    if seen.round(local(store.doors().now())).is_empty() {
        return Ok(0);
    }
    let Some((mut desk, standing)) = locked(house, attending, id).await? else { return Ok(0) };
    let round = standing.round(local(desk.now()));
    if round.is_empty() {
        desk.clear().await?;
        return Ok(0);
    }
    let words = house.words(Lang::Sv);
    let matter = Matter { words: &words, standing: &standing, today: local(desk.now()).date() };
    let mut letters = 0;
    for letter in Letter::ALL {
        let mut sent = 0;
        for (_, whom) in round.iter().filter(|(one, _)| *one == letter) {
            let Some(target) = standing.target(letter, *whom) else { continue };
            sent += post(&mut desk, house, &matter, letter, target).await?;
        }
        if sent > 0 {
            desk.write(Line {
                deed: "mailing.sent",
                subject: "workshop",
                subject_id: id.uuid(),
                owner: Some(standing.county.id.uuid()),
                details: json!({ "rule": letter.code(), "letters": sent }),
            });
        }
        letters += sent;
    }
    desk.seal("").await?;
    Ok(letters)
}

/// Posts a letter to everybody of a target, and keeps that it was. Gives how many.
pub(crate) async fn post(
    desk: &mut Desk,
    house: &House,
    matter: &Matter<'_>,
    letter: Letter,
    target: &Target,
) -> Result<usize, StoreFault> {
    let standing = matter.standing;
    let ruled = standing.ruled(letter);
    if letter.is_repeated() {
        let of = (standing.workshop.id, letter, target.whom);
        once::Entity::delete_by_id(of).exec(desk.db()).await?;
        told(desk, &standing.workshop, [target.organisation.id]).await?;
    }
    desk.insert(once::ActiveModel {
        workshop: Set(standing.workshop.id),
        letter: Set(letter),
        whom: Set(target.whom),
        held: Set(false),
        at: Set(desk.now()),
    })
    .await?;
    for (name, address) in &target.people {
        let url = url(desk, house, standing, letter, (target, name, address)).await?;
        let (subject, blocks) = matter.letter(&ruled, target, name, &url);
        let mut content = Content::new(Lang::Sv, standing.county.formal_name.clone(), blocks);
        content.reply_to.clone_from(&standing.reply_to);
        let is_their_own = target.receiver == Receiver::Person && target.hands_over.is_none();
        if is_their_own && matter.puts_in_calendar(letter, address) {
            let of = (&standing.workshop, &standing.county);
            let when = (standing.workshop.sequence, desk.now());
            content.appointment = Some(appointment(matter.words, of, target.whom, when));
            into_calendar(desk, standing, target.whom).await?;
        }
        if letter == Letter::Changed {
            // The invitation put the meeting into their calendar.
            let of = (&standing.workshop, &standing.county, &target.organisation);
            content.appointment = Some(invited_meeting(desk, matter.words, of).await?);
        }
        desk.post(content.to(Address {
            once_key: key(letter, target, (address, standing.workshop.sequence)),
            occasion: if target.receiver == Receiver::Person { "rule-person" } else { "rule" },
            about: standing.workshop.id.uuid(),
            sender: Some(standing.county.id.uuid()),
            receiver: Some(target.organisation.id.uuid()),
            name: name.clone(),
            address: address.clone(),
            subject,
        })?);
    }
    Ok(target.people.len())
}

/// By which the outbox knows a letter. A person has one address, and is found again when they are registered no more.
fn key(letter: Letter, target: &Target, (address, sequence): (&str, i32)) -> String {
    match target.receiver {
        Receiver::Person => person_key(letter, target.whom),
        _ if letter.is_repeated() => {
            format!("rule:{}:{}:{sequence}:{address}", letter.code(), target.whom)
        }
        _ => format!("rule:{}:{}:{address}", letter.code(), target.whom),
    }
}

/// By which the outbox knows a letter to a person.
pub(crate) fn person_key(letter: Letter, whom: Whom) -> String {
    format!("rule:{}:{whom}", letter.code())
}

async fn into_calendar(desk: &Desk, standing: &Standing, person: Whom) -> Result<(), StoreFault> {
    desk.insert(meeting::ActiveModel {
        person: Set(person),
        workshop: Set(standing.workshop.id),
        sequence: Set(standing.workshop.sequence),
        is_out: Set(false),
        differs_since: Set(None),
    })
    .await
}

/// Where the letter's button leads: a link that is made for its receiver, or a page of the county's own.
async fn url(
    desk: &Desk,
    house: &House,
    standing: &Standing,
    letter: Letter,
    (target, name, address): (&Target, &str, &str),
) -> Result<String, StoreFault> {
    let workshop = &standing.workshop;
    Ok(match (target.receiver, target.invitation) {
        (Receiver::Person, _) => {
            link::placeholder(own_day(desk, house, standing, letter, (target, name, address)).await?)
        }
        (Receiver::Municipality | Receiver::Contact, Some(invitation)) => {
            let of = (invitation, target.organisation.id);
            link::placeholder(registration_link(desk, house, workshop, of, (name, address)).await?)
        }
        _ if letter.is_about_course() => format!("/workshop/{}/kurs", workshop.id),
        _ => format!("/workshop/{}/svar", workshop.id),
    })
}

/// A person's own page. What is sent after the day leads to it for another month.
async fn own_day(
    desk: &Desk,
    house: &House,
    standing: &Standing,
    letter: Letter,
    (target, name, address): (&Target, &str, &str),
) -> Result<LinkId, StoreFault> {
    let usual = ends_at(&standing.workshop, desk.now());
    let is_after = matches!(letter, Letter::Thanks | Letter::Missed);
    let ends_at = if is_after { usual.max(desk.now() + TimeDelta::days(30)) } else { usual };
    let purpose = Purpose::Participant { about: target.whom, municipality: target.organisation.id, ends_at };
    let receiver =
        LinkReceiver { name: name.to_owned(), address: address.to_owned(), owner: Some(standing.county.id) };
    link::hand_out(desk, house.key(), purpose, &receiver).await
}
