//! Letters of invitation onto the desk: the invitation's row, the link, the letter to each receiver.

use std::collections::HashMap;

use ::letters::{Block, Party};
use chrono::TimeDelta;
use organisation::OrganisationId;
use organisation::link::{self, Purpose, Receiver};
use organisation::post::{Appointment, Correspondence};
use organisation::register::Organisation;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use store::{Desk, StoreFault};
use texts::{Lang, STOCKHOLM, Words};
use web::House;

use super::letters::{Matter, meeting};
use super::views::Recipient;
use crate::agenda::views::exact_times;
use crate::day::Workshop;
use crate::received::rules::code;
use crate::records::{InvitationId, invitation};

/// Where answers to a letter go, and whether a list can come with them.
#[derive(Clone, Debug)]
pub struct Answers {
    /// To whom.
    pub to: Party,
    /// It is a mailbox that is read: the list may come in the answer.
    pub by_mail: bool,
}

impl From<Party> for Answers {
    fn from(to: Party) -> Self {
        Self { to, by_mail: false }
    }
}

impl Answers {
    /// That the list may come by mail, and the code that ties it to the invitation; nothing when no mailbox is read.
    pub(super) fn code(&self, words: &Words, invitation: InvitationId) -> Option<Block> {
        let code = || Block::Small(words.say1("received-code", "code", code(invitation)));
        self.by_mail.then(code)
    }
}

/// Letters of the county about its workshop.
pub(crate) fn letters_of<'a>(
    workshop: &Workshop,
    county: &'a Organisation,
    occasion: &'static str,
    reply_to: &'a Party,
) -> Correspondence<'a> {
    Correspondence { lang: Lang::Sv, occasion, about: workshop.id.uuid(), sender: county, reply_to }
}

/// The invitation to every receiver of a municipality, each with a link of its own. Whoever has the letter of this version
/// of the day gets none.
pub(super) async fn post_invitation(
    desk: &mut Desk,
    house: &House,
    matter: &Matter<'_>,
    invitation: InvitationId,
    recipient: &Recipient,
    answers: &Answers,
) -> Result<(), StoreFault> {
    let (workshop, municipality) = (matter.workshop, &recipient.municipality);
    let letters = letters_of(workshop, matter.county, "invitation", &answers.to);
    for (name, address) in &recipient.people {
        let link =
            registration_link(desk, house, workshop, (invitation, municipality.id), (name, address)).await?;
        let (subject, mut blocks) = matter.invitation(municipality, &link::placeholder(link));
        blocks.extend(answers.code(matter.words, invitation));
        let meeting = Some(matter.appointment(municipality, desk.now()));
        let once =
            format!("invitation:{}:{}:{address}:{}", workshop.id, municipality.code, workshop.sequence);
        desk.post(letters.letter(once, (municipality, name, address), (subject, blocks), meeting)?);
    }
    Ok(())
}

/// Makes the invitations that are not there yet, and gives all of them by municipality.
pub(super) async fn invite(
    desk: &Desk,
    workshop: &Workshop,
    recipients: &[Recipient],
) -> Result<HashMap<OrganisationId, InvitationId>, StoreFault> {
    let standing = invitation::Entity::find()
        .filter(invitation::Column::Workshop.eq(workshop.id))
        .all(desk.db())
        .await?;
    let mut all: HashMap<_, _> = standing.into_iter().map(|row| (row.municipality, row.id)).collect();
    let mut new = Vec::new();
    for recipient in recipients {
        all.entry(recipient.municipality.id).or_insert_with(|| {
            let id: InvitationId = desk.id();
            new.push(invitation::ActiveModel {
                id: Set(id),
                workshop: Set(workshop.id),
                municipality: Set(recipient.municipality.id),
                sent_at: Set(desk.now()),
                reminders: Set(0),
                answered_at: Set(None),
                list_version: Set(0),
                answered_from: Set(String::new()),
                told_sequence: Set(workshop.sequence),
            });
            id
        });
    }
    if !new.is_empty() {
        invitation::Entity::insert_many(new).exec_without_returning(desk.db()).await?;
    }
    Ok(all)
}

/// The meeting that the invitation put into a municipality's calendar, as it is now.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn invited_meeting(
    desk: &Desk,
    words: &Words,
    (workshop, county, municipality): (&Workshop, &Organisation, &Organisation),
) -> Result<Appointment, StoreFault> {
    let times = exact_times(desk.db(), workshop, words).await?;
    Ok(meeting(words, workshop, county, municipality, (&times, desk.now())))
}

/// Keeps that these municipalities know the meeting as it is now.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn told(
    desk: &Desk,
    workshop: &Workshop,
    municipalities: impl IntoIterator<Item = OrganisationId>,
) -> Result<(), StoreFault> {
    invitation::Entity::update_many()
        .col_expr(invitation::Column::ToldSequence, Expr::value(workshop.sequence))
        .filter(invitation::Column::Workshop.eq(workshop.id))
        .filter(invitation::Column::Municipality.is_in(municipalities))
        .exec(desk.db())
        .await?;
    Ok(())
}

/// A link that opens a municipality's registration until the end of the day after the workshop.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn registration_link(
    desk: &Desk,
    house: &House,
    workshop: &Workshop,
    (invitation, municipality): (InvitationId, OrganisationId),
    (name, address): (&str, &str),
) -> Result<organisation::records::LinkId, StoreFault> {
    let midnight = (workshop.day + TimeDelta::days(2)).and_time(chrono::NaiveTime::MIN);
    let ends_at = midnight.and_local_timezone(STOCKHOLM).earliest().map_or(desk.now(), |end| end.to_utc());
    let purpose = Purpose::Registration { about: invitation.uuid(), municipality, ends_at };
    let owner = Some(workshop.county);
    let receiver = Receiver { name: name.to_owned(), address: address.to_owned(), owner };
    link::hand_out(desk, house.key(), purpose, &receiver).await
}
