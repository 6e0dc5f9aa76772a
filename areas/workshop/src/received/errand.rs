//! Reading the mailboxes, every two minutes.

use std::sync::Arc;

use ::letters::SubAddress;
use ::mailbox::{Mailbox, MailboxFault, Opened, Waiting};
use chrono::TimeDelta;
use organisation::{OrganisationId, Tier, register};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use store::{Errand, Store, StoreFault};
use web::{House, LARGEST_FILE};

use super::deeds::{self, Arrived, TakenIn};
use super::records::mailbox;
use super::rules::line;
use super::views;

/// A county's mailbox as the operator has set it up.
#[derive(Clone, Debug)]
pub struct MailSource {
    /// The county's code: "21".
    pub county: String,
    /// Its mail address.
    pub address: String,
    /// What the receiving mail server calls itself in `Authentication-Results`; empty when nobody has said.
    pub server: String,
    /// Its sub-addresses, when its server knows them: each letter then has one of its own for reports.
    pub returns: Option<SubAddress>,
    /// Where it is.
    pub mailbox: Mailbox,
}

/// Looks every two minutes.
#[must_use]
pub fn errand(house: House, sources: Vec<MailSource>) -> Errand {
    let sources = Arc::new(sources);
    Errand::new("read mailboxes", TimeDelta::minutes(2), move |_| {
        let (house, sources) = (house.clone(), Arc::clone(&sources));
        async move { read_all(&house, &sources).await }
    })
}

/// Reads all mailboxes. One that cannot be read holds none of the others up: its county is told, and it is read again next
/// time. A county whose mailbox is set up no longer has none: its letters ask for answers there no more.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn read_all(house: &House, sources: &[MailSource]) -> Result<(), StoreFault> {
    let mut own = Vec::new();
    for source in sources {
        let Some(county) = set_up(house.store(), source).await? else {
            tracing::error!(county = source.county, "a mailbox is set up for a county that is not there");
            continue;
        };
        own.push(county);
        let read = read(house, county, source).await;
        finished(house.store(), county, read).await?;
    }
    // The row stays: numbers go on from where they were.
    let gone = mailbox::Entity::update_many()
        .col_expr(mailbox::Column::Address, Expr::value(""))
        .filter(mailbox::Column::Address.ne(""))
        .filter(mailbox::Column::County.is_not_in(own));
    house.store().keep_place(gone).await?;
    Ok(())
}

/// Makes the county's mailbox known, or its address. None when there is no such county.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn set_up(store: &Store, source: &MailSource) -> Result<Option<OrganisationId>, StoreFault> {
    let county = register::by_code(store, Tier::County, &source.county).await?;
    let Some(county) = county.map(|county| county.id) else { return Ok(None) };
    match mailbox::Entity::find_by_id(county).one(store.reader()).await? {
        Some(known) if known.address == source.address => {}
        Some(_) => {
            let change = mailbox::Entity::update_many()
                .col_expr(mailbox::Column::Address, Expr::value(source.address.as_str()))
                .filter(mailbox::Column::County.eq(county));
            store.keep_place(change).await?;
        }
        None => {
            store
                .jot(mailbox::ActiveModel {
                    county: Set(county),
                    address: Set(source.address.clone()),
                    validity: Set(0),
                    uid: Set(0),
                    number: Set(0),
                    read_at: Set(None),
                    failing_since: Set(None),
                    fault: Set(String::new()),
                })
                .await?;
        }
    }
    Ok(Some(county))
}

/// Why a round ended before its time.
#[derive(Debug, thiserror::Error)]
enum Ended {
    #[error(transparent)]
    Mailbox(#[from] MailboxFault),
    #[error(transparent)]
    Store(#[from] StoreFault),
    /// So many mails wait for somebody that no more are taken in.
    #[error("too many wait")]
    TooMany,
}

async fn read(house: &House, county: OrganisationId, source: &MailSource) -> Result<(), Ended> {
    let store = house.store();
    let mut folder = source.mailbox.open().await?;
    let place = views::mailbox_of(store, county).await?;
    let validity = i64::from(folder.validity());
    // Numbered anew, it is read from its beginning; what stands already is known by its digest.
    let after = place.filter(|place| place.validity == validity).map_or(0, |place| place.uid);
    let mut after = u32::try_from(after).unwrap_or_default();
    loop {
        let waiting = folder.after(after).await?;
        let Some(last) = waiting.last().copied() else { break };
        for mail in waiting {
            take(house, county, source, &mut folder, mail).await?;
            let change = mailbox::Entity::update_many()
                .col_expr(mailbox::Column::Uid, Expr::value(i64::from(mail.uid)))
                .col_expr(mailbox::Column::Validity, Expr::value(validity))
                .filter(mailbox::Column::County.eq(county));
            store.keep_place(change).await?;
        }
        after = last.uid;
    }
    folder.close().await;
    Ok(())
}

async fn take(
    house: &House,
    county: OrganisationId,
    source: &MailSource,
    folder: &mut Opened,
    mail: Waiting,
) -> Result<(), Ended> {
    let is_whole = mail.size as usize <= LARGEST_FILE;
    let bytes = if is_whole { folder.bytes(mail.uid).await? } else { folder.header(mail.uid).await? };
    // Somebody deleted it meanwhile.
    let Some(bytes) = bytes else { return Ok(()) };
    let at = mail.arrived_at.unwrap_or_else(|| house.store().doors().now());
    let arrived = Arrived { bytes, is_whole, size: mail.size.into(), at };
    let (server, returns) = (source.server.clone(), source.returns.clone());
    let looked = tokio::task::spawn_blocking(move || {
        let looked = deeds::look(&arrived, &server, returns.as_ref());
        (arrived, looked)
    });
    let (arrived, looked) = looked.await.map_err(|fault| StoreFault::Unreadable(fault.to_string()))?;
    match deeds::take_in(house, county, arrived, looked).await? {
        TakenIn::TooMany => Err(Ended::TooMany),
        TakenIn::Now(_) | TakenIn::Before => Ok(()),
    }
}

/// Keeps when it was read, or since when and why it cannot be: also when a mail could not be kept, as for a county whose
/// key is gone. A database that takes nothing at all does not take this either, and ends the round.
async fn finished(store: &Store, county: OrganisationId, read: Result<(), Ended>) -> Result<(), StoreFault> {
    let now = store.doors().now();
    let change = mailbox::Entity::update_many().filter(mailbox::Column::County.eq(county));
    let change = match read {
        Ok(()) => change
            .col_expr(mailbox::Column::ReadAt, Expr::value(Some(now)))
            .col_expr(mailbox::Column::FailingSince, Expr::value(None::<chrono::DateTime<chrono::Utc>>))
            .col_expr(mailbox::Column::Fault, Expr::value("")),
        Err(fault) => {
            tracing::warn!(%fault, "a mailbox could not be read; it is tried again in two minutes");
            let since = views::mailbox_of(store, county).await?.and_then(|place| place.failing_since);
            let why = match fault {
                Ended::TooMany => "too_many".to_owned(),
                // What the database says is for the log alone.
                Ended::Store(_) => "not_kept".to_owned(),
                Ended::Mailbox(fault) => line(&fault.to_string()),
            };
            change
                .col_expr(mailbox::Column::FailingSince, Expr::value(Some(since.unwrap_or(now))))
                .col_expr(mailbox::Column::Fault, Expr::value(why))
        }
    };
    store.keep_place(change).await?;
    Ok(())
}
