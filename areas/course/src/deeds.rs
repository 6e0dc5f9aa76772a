//! Somebody says that the course is done, takes it back, or exempts; a county sets its policy; the national lead says where
//! the course is.

use organisation::{MayCoordinate, MayHost, MayJoin, MayLead, MayRegister, OrganisationId};
use programme::ProgrammeId;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use store::{Author, DeedKey, Desk, Line, Opened, StoreFault};
use web::House;
use workshop::day;
use workshop::records::{invitation, participant};
use workshop::registration::views::Invited;
use workshop::{ParticipantId, WorkshopId};

use crate::records::{fact, terms, told};
use crate::rules::{Hand, Policy, Source};
use crate::views::{self, Marks, Told};

/// What a form came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stands. About how many people something changed.
    Done(usize),
    /// Somebody else changed it meanwhile; nothing was changed.
    Newer,
    /// There is no such thing here.
    NotFound,
}

/// A person's own matter: who, of which workshop, of which county.
pub type Own = (ParticipantId, WorkshopId, OrganisationId);

/// Somebody says that they have done the course or its short version, or takes that back. Whoever presses twice has said
/// it once.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn say(
    house: &House,
    permit: &MayJoin,
    (who, workshop, county): Own,
    (source, is_done): (Source, bool),
    key: DeedKey,
) -> Result<Outcome, StoreFault> {
    if !Hand::Person.may_take_back(source) {
        return Ok(Outcome::NotFound);
    }
    let Opened::Desk(mut desk) = house.store().desk_once(permit.author(), key).await? else {
        return Ok(Outcome::Done(0));
    };
    let changed = if is_done {
        let said = Said { source, by: String::new(), reason: String::new() };
        put(&desk, workshop, &[who], &said).await?
    } else {
        take_back(&desk, &[who], &[source]).await?
    };
    if changed == 0 {
        desk.clear().await?;
        return Ok(Outcome::Done(0));
    }
    let deed = match (is_done, source) {
        (false, _) => "course.taken_back",
        (true, Source::Short) => "course.short_done",
        (true, _) => "course.said_done",
    };
    desk.write(Line {
        deed,
        subject: "participant",
        subject_id: who.uuid(),
        owner: Some(county.uuid()),
        details: json!({}),
    });
    desk.seal("").await?;
    Ok(Outcome::Done(changed))
}

/// Whoever stands at the door says that somebody did the short version there. A part of the door's own deed, which has
/// seen to it that they are registered for the workshop.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn short_at_door(
    desk: &mut Desk,
    permit: &MayHost,
    workshop: WorkshopId,
    who: ParticipantId,
) -> Result<(), StoreFault> {
    let said = Said { source: Source::Short, by: name(permit.author()), reason: String::new() };
    if put(desk, workshop, &[who], &said).await? > 0 {
        desk.write(Line {
            deed: "course.short_noted",
            subject: "participant",
            subject_id: who.uuid(),
            owner: Some(permit.county().uuid()),
            details: json!({}),
        });
    }
    Ok(())
}

/// A municipality attests that some of its own have done the course, or takes its word back.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn attest_own(
    house: &House,
    permit: &MayRegister,
    invited: &Invited,
    (who, is_done): (&[ParticipantId], bool),
    key: DeedKey,
) -> Result<Outcome, StoreFault> {
    let Opened::Desk(desk) = house.store().desk_once(permit.author(), key).await? else {
        return Ok(Outcome::Done(0));
    };
    let own = of_invitations(&desk, &[invited.invitation.id], who).await?;
    let changed = if is_done {
        let said = Said { source: Source::Municipality, by: name(permit.author()), reason: String::new() };
        put(&desk, invited.workshop.id, &own, &said).await?
    } else {
        take_back(&desk, &own, &[Source::Municipality]).await?
    };
    let about = ("invitation", invited.invitation.id.uuid(), invited.county.id);
    sealed(desk, about, (is_done, Source::Municipality), changed).await
}

/// A county says something about some of its workshop's people, by its own word or by a list's, or exempts one.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn attest(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    who: &[ParticipantId],
    (source, reason): (Source, &str),
    key: DeedKey,
) -> Result<Outcome, StoreFault> {
    let (desk, own) = match county_desk(house, permit, id, who, key).await? {
        Ok(opened) => opened,
        Err(outcome) => return Ok(outcome),
    };
    let said = Said { source, by: name(permit.author()), reason: reason.to_owned() };
    let changed = put(&desk, id, &own, &said).await?;
    sealed(desk, ("workshop", id.uuid(), permit.county()), (true, source), changed).await
}

/// A county takes back everything that is said of some people: their course is missing again.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn clear(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    who: &[ParticipantId],
    key: DeedKey,
) -> Result<Outcome, StoreFault> {
    let (desk, own) = match county_desk(house, permit, id, who, key).await? {
        Ok(opened) => opened,
        Err(outcome) => return Ok(outcome),
    };
    let all: Vec<Source> =
        Source::ALL.into_iter().filter(|source| Hand::County.may_take_back(*source)).collect();
    let changed = take_back(&desk, &own, &all).await?;
    sealed(desk, ("workshop", id.uuid(), permit.county()), (false, Source::County), changed).await
}

/// Sets what a county does where the course is missing.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn set_policy(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    (policy, base): (Policy, i32),
    key: DeedKey,
) -> Result<Outcome, StoreFault> {
    let (mut desk, _) = match county_desk(house, permit, id, &[], key).await? {
        Ok(opened) => opened,
        Err(outcome) => return Ok(outcome),
    };
    let (_, version) = views::policy(desk.db(), id).await?;
    if version != base {
        desk.clear().await?;
        return Ok(Outcome::Newer);
    }
    let row = terms::ActiveModel { workshop: Set(id), policy: Set(policy), version: Set(base + 1) };
    let columns = [terms::Column::Policy, terms::Column::Version];
    terms::Entity::insert(row)
        .on_conflict(OnConflict::column(terms::Column::Workshop).update_columns(columns).to_owned())
        .exec_without_returning(desk.db())
        .await?;
    desk.write(Line {
        deed: "course.policy_set",
        subject: "workshop",
        subject_id: id.uuid(),
        owner: Some(permit.county().uuid()),
        details: json!({ "policy": policy.code() }),
    });
    desk.seal("").await?;
    Ok(Outcome::Done(1))
}

/// The national lead says where the course is, and what its short version says. A text that is as it ships is kept as such.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn save_told(
    house: &House,
    permit: &MayLead,
    programme: ProgrammeId,
    (told, base): (&Told, i32),
    key: DeedKey,
) -> Result<Outcome, StoreFault> {
    let Opened::Desk(mut desk) = house.store().desk_once(permit.author(), key).await? else {
        return Ok(Outcome::Done(0));
    };
    // Two who save at once meet here: the second one finds a version that is not the one it began from.
    let shipped = Told::shipped();
    let own = |text: &String, shipped: &String| if text == shipped { String::new() } else { text.clone() };
    let row = told::ActiveModel {
        programme: Set(programme),
        place: Set(told.place.clone()),
        short_sv: Set(own(&told.short_sv, &shipped.short_sv)),
        short_en: Set(own(&told.short_en, &shipped.short_en)),
        version: Set(base + 1),
    };
    let columns = [told::Column::Place, told::Column::ShortSv, told::Column::ShortEn, told::Column::Version];
    let conflict = OnConflict::column(told::Column::Programme)
        .update_columns(columns)
        .action_and_where(Expr::col((told::Entity, told::Column::Version)).eq(base))
        .to_owned();
    let put = told::Entity::insert(row).on_conflict(conflict).exec_without_returning(desk.db()).await?;
    let stood = views::told(desk.db(), programme).await?;
    if put == 0 || stood.version != base + 1 {
        desk.clear().await?;
        return Ok(Outcome::Newer);
    }
    desk.write(Line {
        deed: "course.told",
        subject: "programme",
        subject_id: programme.uuid(),
        owner: None,
        details: json!({ "version": base + 1 }),
    });
    desk.seal("").await?;
    Ok(Outcome::Done(1))
}

/// A word as it is written down.
pub(crate) struct Said {
    /// Whose.
    pub source: Source,
    /// Who said it, where it was not the person.
    pub by: String,
    /// Why they are exempt.
    pub reason: String,
}

fn name(author: &Author) -> String {
    author.name.clone()
}

/// The desk of a county's deed with its workshop under the lock, and those of `who` who are registered there.
async fn county_desk(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    who: &[ParticipantId],
    key: DeedKey,
) -> Result<Result<(Desk, Vec<ParticipantId>), Outcome>, StoreFault> {
    let Opened::Desk(desk) = house.store().desk_once(permit.author(), key).await? else {
        return Ok(Err(Outcome::Done(0)));
    };
    if day::locked(&desk, permit, id).await?.is_none() {
        desk.clear().await?;
        return Ok(Err(Outcome::NotFound));
    }
    let own = of_workshop(&desk, id, who).await?;
    Ok(Ok((desk, own)))
}

/// Those of `who` who are registered for the workshop.
pub(crate) async fn of_workshop(
    desk: &Desk,
    id: WorkshopId,
    who: &[ParticipantId],
) -> Result<Vec<ParticipantId>, StoreFault> {
    if who.is_empty() {
        return Ok(Vec::new());
    }
    let sent = invitation::Entity::find().filter(invitation::Column::Workshop.eq(id)).all(desk.db()).await?;
    let sent: Vec<_> = sent.into_iter().map(|one| one.id).collect();
    of_invitations(desk, &sent, who).await
}

async fn of_invitations(
    desk: &Desk,
    sent: &[workshop::InvitationId],
    who: &[ParticipantId],
) -> Result<Vec<ParticipantId>, StoreFault> {
    let found = participant::Entity::find()
        .filter(participant::Column::Invitation.is_in(sent.iter().copied()))
        .filter(participant::Column::Id.is_in(who.iter().copied()))
        .all(desk.db())
        .await?;
    Ok(found.into_iter().map(|one| one.id).collect())
}

/// Writes a word down about each of these, unless it stands already. Gives of how many it is new.
pub(crate) async fn put(
    desk: &Desk,
    workshop: WorkshopId,
    who: &[ParticipantId],
    said: &Said,
) -> Result<usize, StoreFault> {
    let mut stands = std::collections::HashSet::new();
    for fact in views::facts(desk.db(), workshop).await? {
        // Another reason is another word.
        if fact.source == said.source && fact.reason == said.reason {
            stands.insert(fact.participant);
        }
    }
    let people = participant::Entity::find()
        .filter(participant::Column::Id.is_in(who.iter().copied().filter(|one| !stands.contains(one))))
        .all(desk.db())
        .await?;
    let row = |person: &participant::Model| {
        let marks = Marks::of(person.id, (&person.name, &person.email), person.protected > 0);
        fact::ActiveModel {
            participant: Set(person.id),
            source: Set(said.source),
            workshop: Set(workshop),
            at: Set(desk.now()),
            said_by: Set(said.by.clone()),
            reason: Set(said.reason.clone()),
            name_mark: Set(marks.name),
            address_mark: Set(marks.address),
        }
    };
    let rows: Vec<_> = people.iter().map(row).collect();
    let new = rows.len();
    if new > 0 {
        // What stands there was said of somebody else who had the row.
        let columns = [
            fact::Column::At,
            fact::Column::SaidBy,
            fact::Column::Reason,
            fact::Column::NameMark,
            fact::Column::AddressMark,
        ];
        let again = OnConflict::columns([fact::Column::Participant, fact::Column::Source])
            .update_columns(columns)
            .to_owned();
        fact::Entity::insert_many(rows).on_conflict(again).exec_without_returning(desk.db()).await?;
    }
    Ok(new)
}

async fn take_back(desk: &Desk, who: &[ParticipantId], sources: &[Source]) -> Result<usize, StoreFault> {
    let gone = fact::Entity::delete_many()
        .filter(fact::Column::Participant.is_in(who.iter().copied()))
        .filter(fact::Column::Source.is_in(sources.iter().copied()))
        .exec(desk.db())
        .await?;
    Ok(usize::try_from(gone.rows_affected).unwrap_or_default())
}

/// Seals a deed about several people; one that changed nothing leaves no line.
async fn sealed(
    mut desk: Desk,
    (subject, subject_id, county): (&'static str, sea_orm::prelude::Uuid, OrganisationId),
    (is_done, source): (bool, Source),
    changed: usize,
) -> Result<Outcome, StoreFault> {
    if changed == 0 {
        desk.clear().await?;
        return Ok(Outcome::Done(0));
    }
    let deed = match (is_done, source) {
        (false, _) => "course.taken_back",
        (true, Source::Exempt) => "course.exempted",
        (true, Source::List) => "course.list_taken",
        (true, _) => "course.attested",
    };
    desk.write(Line {
        deed,
        subject,
        subject_id,
        owner: Some(county.uuid()),
        details: json!({ "people": changed }),
    });
    desk.seal("").await?;
    Ok(Outcome::Done(changed))
}
