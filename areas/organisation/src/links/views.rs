//! What the pages of links read.

use std::collections::HashMap;

use sea_orm::prelude::Uuid;
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, ExprTrait as _, JoinType, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, RelationDef,
};
use store::{Store, StoreFault};

use super::records::browser;
use crate::home::Part;
use crate::link::{self, Link};
use crate::records::{LinkId, OrganisationId, personal_link};
use crate::register::{self, Organisation};
use crate::{Actor, Duty};

/// A link with where it was opened.
#[derive(Clone, Debug)]
pub struct Row {
    /// The link.
    pub link: Link,
    /// The organisation for which its holder acts.
    pub organisation: Option<Organisation>,
    /// In how many browsers it was opened.
    pub browsers: u64,
}

/// What the actor answers for: the national lead the links that it handed out, a county those and the ones of its own
/// people, a municipality those of its own people.
fn of_actor(actor: &Actor) -> Condition {
    let own = actor.organisation().id;
    let (of_own, handed_out) =
        (personal_link::Column::Organisation.eq(own), personal_link::Column::Owner.eq(own));
    let whose = match actor.duty() {
        Duty::MunicipalCoordinator => of_own,
        Duty::CountyCoordinator => of_own.or(handed_out),
        Duty::NationalLead | Duty::Auditor | Duty::Facilitator => handed_out,
    };
    // A link to sign in is its person's own, not its authority's.
    Condition::all().add(whose).add(personal_link::Column::Kind.ne(link::SIGN_IN))
}

/// The links that the actor answers for, newest first. Three queries, however many there are.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn all(store: &Store, actor: &Actor) -> Result<Vec<Row>, StoreFault> {
    let links = personal_link::Entity::find()
        .filter(of_actor(actor))
        .order_by_desc(personal_link::Column::MadeAt)
        .all(store.reader())
        .await?;
    rows(store, links).await
}

/// Those of them that open one thing, or one of several.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn about(store: &Store, actor: &Actor, things: &[Uuid]) -> Result<Vec<Row>, StoreFault> {
    let links = personal_link::Entity::find()
        .filter(of_actor(actor))
        .filter(personal_link::Column::About.is_in(things.iter().copied()))
        .order_by_desc(personal_link::Column::MadeAt)
        .all(store.reader())
        .await?;
    rows(store, links).await
}

/// One of them.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn one(store: &Store, actor: &Actor, id: LinkId) -> Result<Option<Link>, StoreFault> {
    Ok(personal_link::Entity::find_by_id(id).filter(of_actor(actor)).one(store.reader()).await?)
}

async fn rows(store: &Store, links: Vec<Link>) -> Result<Vec<Row>, StoreFault> {
    let counted: Vec<(LinkId, i64)> = browser::Entity::find()
        .select_only()
        .column(browser::Column::Link)
        .column_as(browser::Column::BrowserHash.count(), "browsers")
        .filter(browser::Column::Link.is_in(links.iter().map(|link| link.id)))
        .group_by(browser::Column::Link)
        .into_tuple()
        .all(store.reader())
        .await?;
    let counted: HashMap<_, _> = counted.into_iter().collect();
    let places: Vec<OrganisationId> = links.iter().filter_map(|link| link.organisation).collect();
    let organisations = register::named(store, places).await?;
    let row = |link: Link| Row {
        organisation: link.organisation.and_then(|id| organisations.get(&id).cloned()),
        browsers: counted.get(&link.id).and_then(|count| u64::try_from(*count).ok()).unwrap_or_default(),
        link,
    };
    Ok(links.into_iter().map(row).collect())
}

/// In how many browsers the links that open each of some things were opened. One query.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn places_of(
    store: &Store,
    things: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, u64>, StoreFault> {
    let to_link: RelationDef = browser::Entity::belongs_to(personal_link::Entity)
        .from(browser::Column::Link)
        .to(personal_link::Column::Id)
        .into();
    let counted: Vec<(Uuid, i64)> = browser::Entity::find()
        .select_only()
        .column(personal_link::Column::About)
        .column_as(browser::Column::BrowserHash.count(), "browsers")
        .join(JoinType::InnerJoin, to_link)
        .filter(personal_link::Column::About.is_in(things))
        .group_by(personal_link::Column::About)
        .into_tuple()
        .all(store.reader())
        .await?;
    Ok(counted.into_iter().map(|(thing, many)| (thing, u64::try_from(many).unwrap_or_default())).collect())
}

/// The part with those that were opened in more than one browser.
pub(super) const OPENED_WIDELY: &str = "opened widely";

/// The links that the actor answers for which work and were opened in more than one browser: to whom they were sent, in
/// how many, and how many of those the owner knows of.
pub(super) fn opened_widely(store: &Store, actor: &Actor) -> Part {
    let to_browser: RelationDef = personal_link::Entity::belongs_to(browser::Entity)
        .from(personal_link::Column::Id)
        .to(browser::Column::Link)
        .into();
    let browsers = || browser::Column::BrowserHash.count();
    let opened = personal_link::Entity::find()
        .join(JoinType::InnerJoin, to_browser)
        .filter(of_actor(actor))
        .filter(personal_link::Column::RevokedAt.is_null())
        .filter(personal_link::Column::EndsAt.gt(store.doors().now()))
        .group_by(personal_link::Column::Id)
        .having(browsers().gt(1));
    Part::of(OPENED_WIDELY, opened)
        .id(personal_link::Column::Id)
        .text(personal_link::Column::Name)
        .number(browsers())
        .known(personal_link::Column::BrowsersKnown)
}

/// Whether a link was opened before in another browser than this, and never in this one.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn is_new_here(store: &Store, link: LinkId, browser_hash: &[u8]) -> Result<bool, StoreFault> {
    let all = browser::Entity::find().filter(browser::Column::Link.eq(link)).all(store.reader()).await?;
    Ok(!all.is_empty() && all.iter().all(|one| one.browser_hash != browser_hash))
}

/// How many links for the same thing went to an address lately.
pub(super) async fn sent_lately(store: &Store, link: &Link) -> Result<u64, StoreFault> {
    let since = store.doors().now() - super::rules::PAUSE;
    Ok(personal_link::Entity::find()
        .filter(personal_link::Column::About.eq(link.about))
        .filter(personal_link::Column::Address.eq(&link.address))
        .filter(personal_link::Column::MadeAt.gt(since))
        .count(store.reader())
        .await?)
}
