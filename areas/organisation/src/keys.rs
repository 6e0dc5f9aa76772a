//! An authority's keys: thrown away by two of those who decide for it, or by whoever runs the house; changed by the
//! latter. Those who decide for the authority are told, whoever it was.

mod letter;

use store::vault::{Consent, begin_rotation, shred};
use store::{Author, Desk, Store, StoreFault};
use texts::Words;

use crate::deciding::deciding;
use crate::register::{self, Organisation};
use crate::second_person::{Act, NotAgreed, redeem};
use crate::{Actor, OrganisationId, PersonId};
use letter::{Told, told};

/// Throws the authority's keys away: what it has sealed can never be read again, in no copy either. Takes the agreement
/// that the actor asked for; it works once. Says how many keys there were.
///
/// # Errors
/// [`NotAgreed`] when nobody has agreed, or the store refuses: then the agreement stands as before.
pub async fn throw_away(
    store: &Store,
    words: &Words,
    actor: &Actor,
    authority: OrganisationId,
) -> Result<u64, NotAgreed> {
    let mut desk = store.desk(&actor.author()).await?;
    let agreed = redeem(&mut desk, actor, Act::ThrowAwayKey, authority.uuid()).await?;
    let consent = Consent::of_second(agreed.by(), agreed.request());
    let authority = register::organisation(store, authority).await?;
    let by_two = Told::ThrownAwayByTwo(actor.name(), agreed.by());
    tell(&mut desk, words, &authority, by_two, &[actor.person_id()]).await?;
    Ok(shred(desk, authority.id.uuid(), &consent).await?)
}

/// The same from the server's command line. Says how many keys there were.
///
/// # Errors
/// [`StoreFault`] when the share cannot be destroyed or the database refuses.
pub async fn throw_away_at_server(
    store: &Store,
    words: &Words,
    author: &Author,
    authority: &Organisation,
    consent: &Consent,
) -> Result<u64, StoreFault> {
    let mut desk = store.desk(author).await?;
    tell(&mut desk, words, authority, Told::ThrownAwayAtServer, &[]).await?;
    shred(desk, authority.id.uuid(), consent).await
}

/// Gives the authority a new data key, from the server's command line. What is sealed is sealed anew by and by.
///
/// # Errors
/// [`StoreFault`] when its keys are missing or others, or it has none.
pub async fn rotate(
    store: &Store,
    words: &Words,
    author: &Author,
    authority: &Organisation,
) -> Result<(), StoreFault> {
    let mut desk = store.desk(author).await?;
    tell(&mut desk, words, authority, Told::Rotated, &[]).await?;
    begin_rotation(desk, authority.id.uuid()).await
}

async fn tell(
    desk: &mut Desk,
    words: &Words,
    authority: &Organisation,
    what: Told<'_>,
    but: &[PersonId],
) -> Result<(), StoreFault> {
    for to in deciding(desk, authority, but).await? {
        desk.post(told(desk, words, authority, what, &to)?);
    }
    Ok(())
}
