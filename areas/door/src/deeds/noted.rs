//! Those whom nobody expected, as a phone noted them without a network: taken in with the rest of its queue.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use organisation::{OrganisationId, register};
use roster::Role;
use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use store::{Desk, StoreFault};
use web::House;
use workshop::ParticipantId;
use workshop::registration::walk_in;

use super::coming::{Came, Comer, Namesake, admit, as_known, noted};
use super::known::known as known_by_name;
use super::{By, Decision, NoSeat, invitation_of};
use crate::records::{NoteId, note};
use crate::rules::newcomers::{Newcomer, in_order};
use crate::rules::{Refusal, Taken, corrected, taken};
use crate::views;

/// The longest name that is kept.
const LONGEST: usize = 200;

/// Somebody whom nobody expected, as a phone noted them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotedComer {
    /// Made by the phone.
    pub key: Uuid,
    /// Name, as it was said.
    pub name: String,
    /// From which municipality; of a stand-in, as the phone knew it.
    pub municipality: Option<OrganisationId>,
    /// In whose place they come.
    pub instead_of: Option<ParticipantId>,
    /// Target role, when it is known.
    pub role: Option<Role>,
    /// When, by the phone's clock: milliseconds since 1970.
    pub said_ms: i64,
    /// By how much that clock was behind the server's when it was asked last.
    pub off_ms: i64,
    /// Who they are was looked at.
    pub seen: bool,
}

/// What is asked of each of them before seats are.
enum Asked {
    /// What became of them before.
    Known(Came),
    /// From no municipality of the county, or without a name.
    Nobody,
    /// In time or not.
    Somebody(Newcomer, Taken),
}

/// Takes them in, whoever came first before the others, and says what became of each in the order in which they were
/// given. The workshop is held. The number says how many of them are new.
pub(super) async fn take_in(
    desk: &mut Desk,
    house: &House,
    by: By<'_>,
    all: &[NotedComer],
) -> Result<(Vec<(Uuid, Came)>, usize), StoreFault> {
    let below = register::below(house.store(), by.workshop.county).await?;
    let below: BTreeSet<OrganisationId> = below.into_iter().map(|one| one.id).collect();
    let (now, known) = (desk.now(), known(desk, by, all).await?);
    let closed_at = views::closed_at(desk.db(), by.workshop, now).await?;
    let mut came: HashMap<Uuid, Came> = HashMap::new();
    let mut somebody: Vec<(Newcomer, Taken)> = Vec::new();
    for one in all {
        let asked = match known.get(&one.key) {
            Some(before) => Asked::Known(*before),
            None => who(desk, by, (one, &below), (now, closed_at)).await?,
        };
        match asked {
            Asked::Known(before) => drop(came.insert(one.key, before)),
            Asked::Nobody => drop(came.insert(one.key, Came::Unknown)),
            Asked::Somebody(who, taken) => somebody.push((who, taken)),
        }
    }
    let by_key: HashMap<Uuid, &NotedComer> = all.iter().map(|one| (one.key, one)).collect();
    let taken: HashMap<Uuid, Taken> = somebody.iter().map(|(one, taken)| (one.key, *taken)).collect();
    let in_order = in_order(somebody.into_iter().map(|(one, _)| one));
    let new = in_order.len();
    for one in in_order {
        let said = by_key[&one.key];
        let newcomer = walk_in::Newcomer {
            name: one.name,
            municipality: one.municipality,
            role: said.role.unwrap_or(Role::Other),
            role_text: String::new(),
            waits: None,
        };
        let comer = Comer {
            key: one.key,
            by_phone: true,
            newcomer: &newcomer,
            instead_of: one.instead_of,
            at: one.at,
            late: taken[&one.key] == Taken::Late,
            seen: said.seen,
            namesake: Namesake::Unasked,
        };
        let became = match taken[&one.key] {
            // They stand there all the same: the county says what becomes of them.
            Taken::Refused(Refusal::Closed) => {
                let newcomer =
                    as_known(&newcomer, known_by_name(desk, by, (&newcomer, one.instead_of)).await?);
                noted(desk, by, Comer { newcomer: &newcomer, ..comer }, NoSeat::Closed).await?
            }
            Taken::Refused(why) => Came::Refused(why),
            Taken::InTime | Taken::Late => admit(desk, house, by, comer).await?,
        };
        came.insert(one.key, became);
    }
    Ok((all.iter().map(|one| (one.key, came[&one.key])).collect(), new))
}

/// What became of those that were handed in before.
async fn known(desk: &Desk, by: By<'_>, all: &[NotedComer]) -> Result<BTreeMap<Uuid, Came>, StoreFault> {
    let keys = all.iter().map(|one| NoteId::from(one.key));
    let rows = note::Entity::find()
        .filter(note::Column::Workshop.eq(by.workshop.id))
        .filter(note::Column::Id.is_in(keys))
        .all(desk.db())
        .await?;
    let became = |row: &note::Model| match (&row.decided, row.participant) {
        (None, _) => Came::Noted(NoSeat::of_code(&row.why).unwrap_or(NoSeat::Municipality)),
        (Some(decided), Some(who)) if decided != Decision::Same.code() => Came::In(who),
        (Some(_), _) => Came::Before,
    };
    Ok(rows.iter().map(|row| (row.id.uuid(), became(row))).collect())
}

async fn who(
    desk: &Desk,
    by: By<'_>,
    (one, below): (&NotedComer, &BTreeSet<OrganisationId>),
    (now, closed_at): (DateTimeUtc, Option<DateTimeUtc>),
) -> Result<Asked, StoreFault> {
    let name: String = one.name.trim().chars().take(LONGEST).collect();
    let registered = match one.instead_of {
        Some(absent) => invitation_of(desk, by.workshop.id, absent).await?.map(|own| own.municipality),
        None => None,
    };
    let municipality = registered.or(one.municipality).filter(|own| below.contains(own));
    let Some(municipality) = municipality.filter(|_| !name.is_empty()) else { return Ok(Asked::Nobody) };
    let at = corrected(one.said_ms, one.off_ms, now);
    // Whoever they would stand in for is not registered any more: they come for their municipality.
    let instead_of = one.instead_of.filter(|_| registered.is_some());
    let newcomer = Newcomer { at, key: one.key, name, municipality, instead_of };
    Ok(Asked::Somebody(newcomer, taken(at, now, closed_at, views::times(by.workshop))))
}
