//! Sending a list in, and taking one out.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use organisation::link::{self, Purpose, Receiver};
use organisation::{MayCoordinate, MayRegister};
use roster::compare::differing;
use roster::{Columns, Person, Role, fold_email};
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use sheets::FileKind;
use store::vault::{Ring, Sealed, Sealer};
use store::{DeedKey, Desk, Line, Opened, StoreFault, hash_token};
use texts::{Words, local};
use web::House;

use super::held::{self, Who, bare};
use super::labels::{Label, labels};
use super::sealed::{self, OwnList, PERSON, Private};
use super::views::{self, Invited};
use super::{letter, remembered};
use crate::day::Workshop;
use crate::records::{InvitationId, ParticipantId, invitation, participant};
use crate::seats::rules::Place;
use crate::seats::settling::{self, Arrived};

/// A list that is checked and ready to be sent in.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// Everyone, in order; each address once.
    pub people: Vec<Person>,
    /// Who keeps what is sealed of somebody on the list that stands, by place among the people.
    pub keeps: BTreeMap<usize, ParticipantId>,
    /// Who they are, by place among the people, where that is known or was said. Of the others a name or an address
    /// that each list has once is the same person.
    pub who: BTreeMap<usize, Who>,
    /// Who stands on the list that is there, is not among the people, and comes nevertheless.
    pub stay: Vec<ParticipantId>,
    /// What the form said beside the people. It tells the same form sent twice from another; what is made of it depends
    /// on the list that stands.
    pub said: String,
    /// How the columns of the municipality's next list with the same header are read.
    pub columns: Option<Columns>,
    /// Where the receipt goes.
    pub receipt: String,
    /// The version of the list that the sender has seen.
    pub base: i32,
}

/// How many people came, changed and went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// On the list that was sent, not before.
    pub new: usize,
    /// On both, with other details.
    pub changed: usize,
    /// No longer on the list.
    pub gone: usize,
    /// Of those on the list, how many wait for a seat.
    pub waiting: usize,
}

/// What became of a list that was sent in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stands.
    Stored(Changes),
    /// The same form was sent before, and stands.
    Before,
    /// Another list came in meanwhile; nothing was changed.
    Overtaken,
}

/// Sends a municipality's list in: the list, the journal line and the receipt, or nothing at all.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn submit(
    house: &House,
    words: &Words,
    permit: &MayRegister,
    invited: &Invited,
    list: &List,
    form: Uuid,
) -> Result<Outcome, StoreFault> {
    let store = house.store();
    let _turn = store.turn(invited.workshop.id.uuid()).await;
    let Opened::Desk(mut desk) = store.desk_once(permit.author(), key(form, list)).await? else {
        return Ok(Outcome::Before);
    };
    let Some(changes) = put(&mut desk, house, words, invited, list).await? else {
        desk.clear().await?;
        return Ok(Outcome::Overtaken);
    };
    desk.seal("").await?;
    Ok(Outcome::Stored(changes))
}

/// Puts a list on the desk: the people, the journal line, the receipt. None when another list came in meanwhile;
/// the desk is then to be cleared. Whoever calls this holds the permit for `invited`, or writes the demo's content.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub(crate) async fn put(
    desk: &mut Desk,
    house: &House,
    words: &Words,
    invited: &Invited,
    list: &List,
) -> Result<Option<Changes>, StoreFault> {
    // First of all, so that everybody who sends at once meets here and waits for each other: seats are the workshop's.
    settling::lock(desk, invited.workshop.id).await?;
    if !take_turn(desk, invited.invitation.id, list).await? {
        return Ok(None);
    }
    let (sealer, ring) = desk.keys(invited.municipality.id.uuid()).await?;
    let old = if list.base == 0 { OwnList::default() } else { standing(desk, &ring, invited).await? };
    let Some(people) = old.kept_by(&list.people, &list.keeps) else { return Ok(None) };
    let (people, of) = with_those_who_stay(&old, people, list);
    let labels = labels(desk, house, invited, &old, (&people, &of)).await?;
    let mut changes =
        replace(desk, &sealer, invited, &old, (&people, &of), &labels, list.people.len()).await?;
    let arrived = Arrived { invitation: invited.invitation.id, before: &old.stored };
    let places = settling::settle(desk, house, &invited.workshop, Some(arrived)).await?;
    changes.waiting = places.values().filter(|place| place.waits()).count();
    if let Some(columns) = &list.columns {
        remembered::keep(desk, invited.municipality.id, columns).await?;
    }
    let is_late = local(desk.now()).date() > invited.workshop.register_by;
    desk.write(Line {
        deed: if list.base == 0 { "registration.submitted" } else { "registration.changed" },
        subject: "invitation",
        subject_id: invited.invitation.id.uuid(),
        owner: Some(invited.county.id.uuid()),
        details: json!({
            "people": people.len(),
            "new": changes.new,
            "changed": changes.changed,
            "gone": changes.gone,
            "waiting": changes.waiting,
            "late": is_late,
        }),
    });
    let purpose = Purpose::Registration {
        about: invited.invitation.id.uuid(),
        municipality: invited.municipality.id,
        ends_at: link_ends(&invited.workshop),
    };
    let receiver = Receiver {
        name: invited.municipality.formal_name.clone(),
        address: list.receipt.clone(),
        owner: Some(invited.county.id),
    };
    let link = link::hand_out(desk, house.key(), purpose, &receiver).await?;
    let list = List { people, ..list.clone() };
    desk.post(letter::receipt(words, invited, &list, &places, link)?);
    Ok(Some(changes))
}

/// The same form with the same people is the same deed. After going back in the browser the form is the same but its
/// people are not: then it is another deed, and the version decides.
fn key(form: Uuid, list: &List) -> DeedKey {
    let mut content = format!("{form}\n{}\n{}", list.receipt, list.said);
    for person in &list.people {
        let role = person.role.map_or("", Role::code);
        let Person { name, email, role_text, phone, diet, access, .. } = person;
        let protected = if person.protected { "protected" } else { "" };
        for part in [name.as_str(), email, role, role_text, phone, diet, access, protected] {
            content.push('\n');
            content.push_str(part);
        }
    }
    let hash = hash_token(&content);
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(hash).for_each(|(byte, from)| *byte = from);
    DeedKey(Uuid::from_bytes(bytes))
}

/// Moves the list's version on, unless somebody else has done so.
async fn take_turn(desk: &Desk, id: InvitationId, list: &List) -> Result<bool, StoreFault> {
    let moved = invitation::Entity::update_many()
        .col_expr(invitation::Column::ListVersion, Expr::col(invitation::Column::ListVersion).add(1))
        .col_expr(invitation::Column::AnsweredAt, Expr::value(Some(desk.now())))
        .col_expr(invitation::Column::AnsweredFrom, Expr::value(list.receipt.as_str()))
        .filter(invitation::Column::Id.eq(id))
        .filter(invitation::Column::ListVersion.eq(list.base))
        .exec(desk.db())
        .await?;
    Ok(moved.rows_affected == 1)
}

async fn standing(desk: &Desk, ring: &Ring, invited: &Invited) -> Result<OwnList, StoreFault> {
    let stored = views::list(invited.invitation.id).all(desk.db()).await?;
    Ok(sealed::opened(ring, invited.municipality.id, stored))
}

/// The people of a list with those who stay though it does not name them, each with the place in the old list.
fn with_those_who_stay(
    old: &OwnList,
    mut people: Vec<Person>,
    list: &List,
) -> (Vec<Person>, Vec<Option<usize>>) {
    let mut of = held::settled(old, &people, &list.who);
    let staying: Vec<usize> = held::staying(old, &of, &list.stay).collect();
    for known in staying {
        people.push(old.people[known].clone());
        of.push(Some(known));
    }
    (people, of)
}

/// Makes the stored people those of the list: three statements at most. Who stays keeps the id, and with it the seat.
/// `named`: how many of them the list names; the others stay as they are.
async fn replace(
    desk: &Desk,
    sealer: &Sealer,
    invited: &Invited,
    old: &OwnList,
    (people, of): (&[Person], &[Option<usize>]),
    labels: &[Label],
    named: usize,
) -> Result<Changes, StoreFault> {
    let kept = || of.iter().zip(people).filter_map(|(known, person)| Some(((*known)?, person)));
    let other = kept().filter(|(known, person)| !differing(&old.people[*known], &bare(person)).is_empty());
    let gone: Vec<ParticipantId> = old
        .stored
        .iter()
        .enumerate()
        .filter(|(at, _)| !of.contains(&Some(*at)))
        .map(|(_, stored)| stored.id)
        .collect();
    let changes = Changes {
        new: of.iter().filter(|known| known.is_none()).count(),
        changed: other.count(),
        gone: gone.len(),
        waiting: 0,
    };
    if !gone.is_empty() {
        participant::Entity::delete_many()
            .filter(participant::Column::Id.is_in(gone))
            .exec(desk.db())
            .await?;
    }
    let kept = kept().map(|(known, person)| (&old.stored[known], person));
    let moved = kept.filter(|(stored, person)| stored.email_folded != folded(stored.id, person));
    let moved: Vec<ParticipantId> = moved.map(|(stored, _)| stored.id).collect();
    if !moved.is_empty() {
        make_way(desk, moved).await?;
    }
    let is_late = local(desk.now()).date() > invited.workshop.register_by;
    // Nobody new has a seat before the seats are settled.
    let waits = (if is_late { Place::Late } else { Place::RoomFull }, Some(desk.now()));
    let rows = people.iter().zip(labels).enumerate().map(|(at, (person, label))| {
        let id = of[at].map_or_else(|| desk.id(), |known| old.stored[known].id);
        // Whoever stays without being on the list keeps the envelope, also one that cannot be opened now.
        let stays = of[at].filter(|_| at >= named).and_then(|known| old.stored[known].sealed_person.clone());
        let envelope = match stays {
            Some(envelope) => envelope,
            None => sealer.seal(PERSON.of(id.uuid()), &Private::of(person))?,
        };
        Ok(participant::ActiveModel {
            place: Set(waits.0),
            waits_since: Set(waits.1),
            ..row(id, invited.invitation.id, at, person, label, envelope)
        })
    });
    let rows = rows.collect::<Result<Vec<_>, StoreFault>>()?;
    participant::Entity::insert_many(rows)
        .on_conflict(OnConflict::column(participant::Column::Id).update_columns(DETAILS).to_owned())
        .exec_without_returning(desk.db())
        .await?;
    Ok(changes)
}

/// Takes the addresses from those who get another, so that two can exchange theirs: each address stands once at any
/// moment. The place in the list is no address.
async fn make_way(desk: &Desk, moved: Vec<ParticipantId>) -> Result<(), StoreFault> {
    participant::Entity::update_many()
        .col_expr(participant::Column::EmailFolded, Expr::col(participant::Column::Position).cast_as("text"))
        .filter(participant::Column::Id.is_in(moved))
        .exec(desk.db())
        .await?;
    Ok(())
}

/// What may differ when somebody stays on the list.
const DETAILS: [participant::Column; 10] = [
    participant::Column::Position,
    participant::Column::Name,
    participant::Column::Email,
    participant::Column::EmailFolded,
    participant::Column::Role,
    participant::Column::RoleText,
    participant::Column::Phone,
    participant::Column::Protected,
    participant::Column::SealedPerson,
    participant::Column::NeedsDeleted,
];

/// What stands once in a list: the address, or the id of somebody whose address is sealed.
fn folded(id: ParticipantId, person: &Person) -> String {
    if person.protected { id.to_string() } else { fold_email(&person.email) }
}

fn row(
    id: ParticipantId,
    invitation: InvitationId,
    at: usize,
    person: &Person,
    label: &Label,
    sealed: Sealed<Private>,
) -> participant::ActiveModel {
    let open = |text: &str| if person.protected { String::new() } else { text.to_owned() };
    participant::ActiveModel {
        id: Set(id),
        invitation: Set(invitation),
        position: Set(i32::try_from(at + 1).unwrap_or(i32::MAX)),
        name: Set(label.text.clone()),
        email: Set(open(&person.email)),
        email_folded: Set(folded(id, person)),
        role: Set(person.role.unwrap_or(Role::Other).code().to_owned()),
        role_text: Set(person.role_text.clone()),
        phone: Set(open(&person.phone)),
        protected: Set(label.number),
        sealed_person: Set(Some(sealed)),
        needs_deleted: Set(false),
        ..Default::default()
    }
}

/// The link of a receipt works until the day after the workshop is over.
fn link_ends(workshop: &Workshop) -> DateTime<Utc> {
    (workshop.day + TimeDelta::days(2)).and_time(NaiveTime::MIN).and_utc()
}

/// Writes down that the county took its list of participants out.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn take_out(
    house: &House,
    permit: &MayCoordinate,
    workshop: &Workshop,
    kind: FileKind,
    people: usize,
) -> Result<(), StoreFault> {
    let mut desk = house.store().desk(permit.author()).await?;
    desk.write(Line {
        deed: "list.taken_out",
        subject: "workshop",
        subject_id: workshop.id.uuid(),
        owner: Some(permit.county().uuid()),
        details: json!({ "kind": kind.code(), "people": people }),
    });
    desk.seal("").await
}
