//! An authority's keys thrown away, by two of those who decide for it.

use store::Store;
use store::vault::{Consent, shred};

use crate::second_person::{Act, NotAgreed, redeem};
use crate::{Actor, OrganisationId};

/// Throws the authority's keys away: what it has sealed can never be read again, in no copy either. Takes the agreement
/// that the actor asked for; it works once. Says how many keys there were.
///
/// # Errors
/// [`NotAgreed`] when nobody has agreed, or the store refuses: then the agreement stands as before.
pub async fn throw_away(store: &Store, actor: &Actor, authority: OrganisationId) -> Result<u64, NotAgreed> {
    let mut desk = store.desk(&actor.author()).await?;
    let agreed = redeem(&mut desk, actor, Act::ThrowAwayKey, authority.uuid()).await?;
    let consent = Consent::of_second(agreed.by(), agreed.request());
    Ok(shred(desk, authority.uuid(), &consent).await?)
}
