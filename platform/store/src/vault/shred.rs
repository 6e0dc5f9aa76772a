//! Throwing an organisation's key away: what it sealed can be read by nobody any more, here and in every copy.

use sea_orm::prelude::Uuid;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _};
use serde_json::json;

use super::records::data_key;
use super::ring::aside;
use crate::journal::personal;
use crate::{Desk, Line, StoreFault};

/// Proof that whoever throws keys away means it.
#[derive(Clone, Debug)]
pub struct Consent {
    /// Who else agreed, and the request in which it was asked and answered.
    agreed: Option<(String, Uuid)>,
    reason: String,
}

impl Consent {
    /// A second person agreed. Whoever calls this holds the proof of it; the reason stands in the request.
    #[must_use]
    pub fn of_second(by: &str, request: Uuid) -> Self {
        Self { agreed: Some((by.to_owned(), request)), reason: String::new() }
    }

    /// Somebody at the server's command line typed the organisation's name. None when it is another name, or when
    /// there is no reason.
    #[must_use]
    pub fn typed(typed: &str, name: &str, reason: &str) -> Option<Self> {
        let (typed, reason) = (typed.trim(), reason.trim());
        (!typed.is_empty() && typed == name && !reason.is_empty())
            .then(|| Self { agreed: None, reason: reason.to_owned() })
    }
}

/// Throws an organisation's keys away: its share in the keyring and its wrapped keys in the database. What it seals
/// afterwards gets a new key. Takes the desk, on which the proof may have been redeemed, and seals it. Says how many keys
/// there were; doing it again finishes what was cut off.
///
/// # Errors
/// [`StoreFault`] when the share cannot be destroyed or the database refuses.
pub async fn shred(mut desk: Desk, organisation: Uuid, consent: &Consent) -> Result<u64, StoreFault> {
    let store = desk.store().clone();
    let live = || {
        data_key::Entity::find()
            .filter(data_key::Column::Organisation.eq(organisation))
            .filter(data_key::Column::ShreddedAt.is_null())
    };
    // Waits for deeds that are sealing, and lets none begin.
    live().lock_exclusive().all(desk.db()).await?;
    let keys = data_key::Entity::update_many()
        .col_expr(data_key::Column::Wrapped, Expr::value(None::<Vec<u8>>))
        .col_expr(data_key::Column::ShreddedAt, Expr::value(Some(desk.now())))
        .filter(data_key::Column::Organisation.eq(organisation))
        .filter(data_key::Column::ShreddedAt.is_null())
        .exec(desk.db())
        .await?
        .rows_affected;
    desk.write(Line {
        deed: "vault.shredded",
        subject: "organisation",
        subject_id: organisation,
        owner: Some(organisation),
        details: json!({
            "keys": keys,
            "reason": consent.reason,
            "agreed_by": consent.agreed.as_ref().map(|(name, _)| personal(name)),
            "request": consent.agreed.as_ref().map(|(_, request)| request),
        }),
    });
    // The share first: a journal that says "thrown away" while the share lives on would be the worse lie. If the
    // database fails after this, the keys are gone and doing it again writes it down.
    let keyring = store.keyring()?.clone();
    aside(move || keyring.destroy_share(organisation)).await?;
    desk.seal("").await?;
    Ok(keys)
}
