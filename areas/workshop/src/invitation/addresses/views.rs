//! Where letters go, and where they do not get through.

use std::collections::{HashMap, HashSet};

use ::organisation::OrganisationId;
use ::organisation::records::organisation;
use ::organisation::register::{self, Organisation, folded};
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, ExprTrait as _, FromQueryResult, IdenStatic as _,
    Iterable as _, JoinType, QueryFilter as _, QueryOrder as _, QuerySelect as _, RelationDef, Select,
    SelectTwo,
};
use store::outbox::{self, Posted, State as LetterState};
use store::{Store, StoreFault};

use super::known::{Known, Mark};
use super::records::{address, bounce};
use super::rules::same;
use crate::records::{WorkshopId, invitation};

pub use address::Model as Kept;
pub use bounce::Model as Bounce;

/// From where the addresses of a municipality are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// It keeps them itself.
    Kept,
    /// They are its coordinators'.
    Coordinators,
    /// It is the one in the register.
    Register,
}

/// An address at which letters did not arrive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounced {
    /// Person or office.
    pub name: String,
    /// Mail address.
    pub address: String,
    /// The letter.
    pub letter: Uuid,
    /// What the mail server said or reported; empty when somebody says that it came back.
    pub reason: String,
    /// It came back after it was taken: somebody said so, or a mail server reported it. Else the mail server refused.
    pub marked: bool,
}

/// A municipality of the county and where its letters go.
#[derive(Clone, Debug)]
pub struct Recipient {
    /// The municipality.
    pub municipality: Organisation,
    /// From where its addresses are.
    pub source: Source,
    /// Name and mail address of each receiver that can be written to; none when no address is known that works.
    pub people: Vec<(String, String)>,
    /// The others.
    pub bounced: Vec<Bounced>,
}

/// The municipalities of a county with their addresses, and which of those a letter about the workshop did not reach.
/// Three queries, however many municipalities.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn recipients(
    store: &Store,
    county: OrganisationId,
    workshop: WorkshopId,
) -> Result<Vec<Recipient>, StoreFault> {
    let letters = outbox::about(store, workshop.uuid()).await?;
    Ok(Addresses::of(store, county).await?.recipients(&letters))
}

/// All that is known of where a county's letters go.
pub struct Addresses {
    municipalities: Vec<(Organisation, Vec<Kept>)>,
    known: Known,
}

impl Addresses {
    /// Of the municipalities of a county: two queries.
    ///
    /// # Errors
    /// [`StoreFault`] when the database refuses.
    pub async fn of(store: &Store, county: OrganisationId) -> Result<Self, StoreFault> {
        let rows = with_kept(register::right_below(county)).all(store.reader()).await?;
        let municipalities = by_municipality(rows);
        let known = Known::of(store, county).await?;
        Ok(Self { municipalities, known })
    }

    /// The same with the invitations to a workshop: as many queries.
    ///
    /// # Errors
    /// [`StoreFault`] when the database refuses.
    pub async fn of_invited(
        store: &Store,
        county: OrganisationId,
        workshop: WorkshopId,
    ) -> Result<(Self, Vec<invitation::Model>), StoreFault> {
        let rows =
            with_invitations(county, workshop).into_model::<Invited, Kept>().all(store.reader()).await?;
        let mut invitations: Vec<invitation::Model> = Vec::new();
        let mut below = Vec::new();
        for (Invited { municipality, invitation }, kept) in rows {
            let is_new = |one: &invitation::Model| invitations.last().is_none_or(|last| last.id != one.id);
            invitations.extend(invitation.filter(is_new));
            below.push((municipality, kept));
        }
        let known = Known::of(store, county).await?;
        Ok((Self { municipalities: by_municipality(below), known }, invitations))
    }

    /// The county's own coordinators: name and mail address of each.
    #[must_use]
    pub fn county(&self) -> &[(String, String)] {
        &self.known.county
    }

    /// Where letters go, after these about the same workshop, oldest first.
    #[must_use]
    pub fn recipients(&self, letters: &[Posted]) -> Vec<Recipient> {
        let unreached = unreached(letters, &self.known.marked);
        let all = self.municipalities.iter().map(|(municipality, kept)| {
            let coordinators = self.known.coordinators.get(&municipality.id).map_or(&[][..], Vec::as_slice);
            recipient(municipality.clone(), kept, coordinators, &unreached)
        });
        all.collect()
    }

    /// The letters that came back after they had left.
    #[must_use]
    pub fn returned(&self) -> HashSet<Uuid> {
        self.known.marked.iter().map(|one| one.letter).collect()
    }
}

fn recipient(
    municipality: Organisation,
    kept: &[Kept],
    coordinators: &[(String, String)],
    unreached: &HashMap<(OrganisationId, String), Unreached>,
) -> Recipient {
    let (source, all): (_, Vec<(String, String)>) = if !kept.is_empty() {
        (Source::Kept, kept.iter().map(|one| (one.name.clone(), one.address.clone())).collect())
    } else if !coordinators.is_empty() {
        (Source::Coordinators, coordinators.to_vec())
    } else {
        let known = Some(&municipality.mail).filter(|mail| !mail.is_empty());
        let own = known.map(|mail| (municipality.formal_name.clone(), mail.clone()));
        (Source::Register, own.into_iter().collect())
    };
    let (mut people, mut bounced) = (Vec::new(), Vec::new());
    for (name, address) in all {
        match unreached.get(&(municipality.id, folded(&address))) {
            None => people.push((name, address)),
            Some(unreached) => bounced.push(Bounced {
                name,
                address,
                letter: unreached.letter,
                marked: unreached.marked,
                reason: unreached.reason.clone(),
            }),
        }
    }
    Recipient { municipality, source, people, bounced }
}

/// Municipalities with the addresses that each keeps itself, a row for each.
fn with_kept(
    municipalities: Select<organisation::Entity>,
) -> SelectTwo<organisation::Entity, address::Entity> {
    let to_kept: RelationDef = organisation::Entity::belongs_to(address::Entity)
        .from(organisation::Column::Id)
        .to(address::Column::Municipality)
        .into();
    municipalities
        .join(JoinType::LeftJoin, to_kept)
        .order_by_asc(address::Column::KeptAt)
        .order_by_asc(address::Column::Id)
        .select_also(address::Entity)
}

/// A municipality, and its invitation to a workshop.
#[derive(FromQueryResult)]
struct Invited {
    #[sea_orm(nested)]
    municipality: Organisation,
    #[sea_orm(nested(prefix = "invited_"))]
    invitation: Option<invitation::Model>,
}

/// The municipalities of a county with their invitations to a workshop, and the addresses that they keep: [`Invited`].
fn with_invitations(
    county: OrganisationId,
    workshop: WorkshopId,
) -> SelectTwo<organisation::Entity, address::Entity> {
    let to_invitation: RelationDef = organisation::Entity::belongs_to(invitation::Entity)
        .from(organisation::Column::Id)
        .to(invitation::Column::Municipality)
        .on_condition(move |_, sent| {
            Condition::all().add(Expr::col((sent, invitation::Column::Workshop)).eq(workshop))
        })
        .into();
    let below = register::right_below(county).join(JoinType::LeftJoin, to_invitation);
    let with_own = invitation::Column::iter()
        .fold(below, |below, column| below.column_as(column, format!("invited_{}", column.as_str())));
    with_kept(with_own)
}

/// The rows of each municipality put together. They come municipality by municipality.
fn by_municipality(rows: Vec<(Organisation, Option<Kept>)>) -> Vec<(Organisation, Vec<Kept>)> {
    let mut all: Vec<(Organisation, Vec<Kept>)> = Vec::new();
    for (municipality, kept) in rows {
        match all.last_mut() {
            Some((last, addresses)) if last.id == municipality.id => addresses.extend(kept),
            _ => all.push((municipality, kept.into_iter().collect())),
        }
    }
    all
}

/// The letter that did not arrive, and why.
struct Unreached {
    letter: Uuid,
    reason: String,
    marked: bool,
}

/// Addresses at which the last letter did not arrive, with that letter and what the mail server said.
fn unreached(letters: &[Posted], marked: &[Mark]) -> HashMap<(OrganisationId, String), Unreached> {
    let mut all = HashMap::new();
    // Oldest first: what the last letter to an address met is what counts.
    for letter in letters {
        let Some(receiver) = letter.receiver.map(OrganisationId::from) else { continue };
        let place = (receiver, folded(&letter.address));
        if letter.state == LetterState::Failed {
            let reason = letter.reason.clone().unwrap_or_default();
            all.insert(place, Unreached { letter: letter.id, reason, marked: false });
        } else {
            all.remove(&place);
        }
    }
    for one in marked {
        let unreached = Unreached { letter: one.letter, reason: one.reason.clone(), marked: true };
        all.insert((one.municipality, folded(&one.address)), unreached);
    }
    all
}

/// The addresses that a municipality keeps, in the order in which they came.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn kept(store: &Store, municipality: OrganisationId) -> Result<Vec<Kept>, StoreFault> {
    Ok(address::Entity::find()
        .filter(address::Column::Municipality.eq(municipality))
        .order_by_asc(address::Column::KeptAt)
        .order_by_asc(address::Column::Id)
        .all(store.reader())
        .await?)
}

/// The letters about a workshop that came back after they had left.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn returned(store: &Store, workshop: WorkshopId) -> Result<HashSet<Uuid>, StoreFault> {
    let rows =
        bounce::Entity::find().filter(bounce::Column::Workshop.eq(workshop)).all(store.reader()).await?;
    Ok(rows.into_iter().map(|row| row.letter).collect())
}

/// Which of a municipality's addresses somebody says do not work.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn marked(store: &Store, municipality: OrganisationId) -> Result<Vec<Bounce>, StoreFault> {
    Ok(bounce::Entity::find()
        .filter(bounce::Column::Municipality.eq(municipality))
        .all(store.reader())
        .await?)
}

impl Kept {
    /// A letter to it came back.
    #[must_use]
    pub fn is_among(&self, bounces: &[Bounce]) -> bool {
        bounces.iter().any(|bounce| same(&bounce.address, &self.address))
    }
}
