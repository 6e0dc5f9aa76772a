//! # Limits
//! Slow for those who guess, never shut for those who may come in.
//!
//! A try is counted for each key that it concerns: the network it comes from, the address or link that it is about
//! from that network, and the address or link whoever asks. After a few free tries each further one makes the next
//! wait longer. Counted is what was asked, before anybody looks whether it exists: the answer tells nothing.
//!
//! Always:
//! - somebody in a browser where they signed in before is counted by that browser alone, so that no stranger can make
//!   them wait;
//! - a try that is refused is not counted: waiting always ends;
//! - the tallies lie in the database, so that several nodes count together, under an HMAC of what was asked: neither
//!   addresses nor networks of strangers are kept.

mod records;
mod rules;

use axum::http::HeaderMap;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use store::{Sight, Store, StoreFault, see_as};

use crate::house::House;
use crate::peer;
use crate::trouble::Trouble;
use crate::visitor::Visitor;

pub(crate) use records::Tallies;
pub use rules::{Limit, Scope};
use rules::{Tally, next};

/// Whom a try concerns.
#[derive(Clone, Debug)]
pub struct Keys {
    network: String,
    about: String,
    browser: Vec<u8>,
    is_known: bool,
}

impl Keys {
    /// A try of this visitor about something: a mail address as it is compared, a link's token, a person's id. Empty
    /// when it is about nothing in particular.
    #[must_use]
    pub fn of(visitor: &Visitor, about: impl Into<String>) -> Self {
        Self {
            network: visitor.address().map(peer::network).unwrap_or_default(),
            about: about.into(),
            browser: visitor.browser_hash(),
            is_known: false,
        }
    }

    /// Whether the one whom it is about has signed in in this browser before
    /// ([`crate::session::is_known_browser`]); when it is about nobody yet, whether anybody has
    /// ([`crate::session::is_somebodys_browser`]).
    #[must_use]
    pub fn known(self, is_known: bool) -> Self {
        Self { is_known, ..self }
    }

    /// What is counted, with what each key may. A browser's mark alone is nothing: whoever guesses throws it away.
    fn counted(&self) -> Vec<(Scope, Vec<&[u8]>)> {
        let (network, about) = (self.network.as_bytes(), self.about.as_bytes());
        if self.is_known {
            return vec![(Scope::KnownBrowser, vec![self.browser.as_slice(), about])];
        }
        let mut counted = Vec::new();
        if !self.network.is_empty() {
            counted.push((Scope::Network, vec![network]));
        }
        if !self.network.is_empty() && !self.about.is_empty() {
            counted.push((Scope::AboutFromNetwork, vec![network, about]));
        }
        if !self.about.is_empty() {
            counted.push((Scope::About, vec![about]));
        }
        counted
    }
}

/// Counts a try and lets it through, or says how long to wait.
///
/// # Errors
/// [`Trouble::TooOften`] when it is too early, else what the database says.
pub async fn admit(house: &House, limit: Limit, keys: &Keys) -> Result<(), Trouble> {
    let now = house.store().doors().now();
    // A key that was just renewed gives nobody their free tries anew: for as long as tallies last, what they were
    // counted under before is counted too.
    let makers: Vec<_> = house.key().used_since(now - Limit::LONGEST_MEMORY).collect();
    let mut hashed: Vec<(Vec<u8>, Scope)> = keys
        .counted()
        .into_iter()
        .flat_map(|(scope, parts)| {
            let parts: Vec<&[u8]> =
                [limit.code().as_bytes(), scope.code().as_bytes()].into_iter().chain(parts).collect();
            makers.iter().map(move |key| (key.derive("limit", &parts).to_vec(), scope))
        })
        .collect();
    if hashed.is_empty() {
        return Ok(());
    }
    // Always in the same order, so that two tries at once wait for each other and not in a circle.
    hashed.sort_by(|left, right| left.0.cmp(&right.0));
    // The house counts: whoever tries is nobody yet.
    match see_as(Sight::House, count(house.store(), limit, &hashed, now)).await? {
        None => Ok(()),
        Some(until) => Err(Trouble::TooOften { seconds: seconds_until(now, until) }),
    }
}

/// Counts for all keys, or for none when one of them has to wait; gives until when.
async fn count(
    store: &Store,
    limit: Limit,
    keys: &[(Vec<u8>, Scope)],
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, StoreFault> {
    let aside = store.aside().await?;
    let rows = keys.iter().map(|(key, _)| records::ActiveModel {
        key: Set(key.clone()),
        tries: Set(0),
        last_at: Set(now),
        free_at: Set(now),
    });
    // What is there already is written over with itself: that locks the row and gives it back.
    let as_it_stands =
        OnConflict::column(records::Column::Key).update_column(records::Column::Key).to_owned();
    let found =
        records::Entity::insert_many(rows).on_conflict(as_it_stands).exec_with_returning(aside.db()).await?;
    let mut after = Vec::new();
    for row in &found {
        let Some((_, scope)) = keys.iter().find(|(key, _)| *key == row.key) else { continue };
        let tries = u32::try_from(row.tries).unwrap_or_default();
        let before = Tally { tries, last_at: row.last_at, free_at: row.free_at };
        match next(limit, *scope, before, now) {
            Ok(tally) => after.push((row.key.clone(), tally)),
            // Dropped, nothing was counted.
            Err(until) => return Ok(Some(until)),
        }
    }
    for (key, tally) in after {
        records::Entity::update_many()
            .col_expr(records::Column::Tries, Expr::value(i32::try_from(tally.tries).unwrap_or(i32::MAX)))
            .col_expr(records::Column::LastAt, Expr::value(tally.last_at))
            .col_expr(records::Column::FreeAt, Expr::value(tally.free_at))
            .filter(records::Column::Key.eq(key))
            .exec(aside.db())
            .await?;
    }
    aside.keep().await?;
    Ok(None)
}

fn seconds_until(now: DateTime<Utc>, until: DateTime<Utc>) -> u32 {
    // A part of a second counts as a whole one, or the browser comes back too early.
    let seconds = (until - now).num_milliseconds().max(1).unsigned_abs().div_ceil(1000);
    u32::try_from(seconds).unwrap_or(u32::MAX)
}

/// `Retry-After` (RFC 9110, section 10.2.3).
pub(crate) fn tell(headers: &mut HeaderMap, seconds: u32) {
    headers.insert(axum::http::header::RETRY_AFTER, seconds.into());
}

/// Forgets tallies that no longer make anybody wait. A background errand.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn clear_forgotten(store: &Store, now: DateTime<Utc>) -> Result<(), StoreFault> {
    let old = records::Entity::delete_many().filter(records::Column::LastAt.lt(now - Limit::LONGEST_MEMORY));
    store.tidy(old).await?;
    Ok(())
}
