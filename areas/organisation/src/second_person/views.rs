//! What the pages read.

use store::{Store, StoreFault};

use crate::duty::Duty;
use crate::records::{PersonId, person};
use crate::register::{self, Organisation};

/// The people who can answer in this authority's matter, other than the one who asks: those who decide there, and at
/// the tier above.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn who_can_answer(
    store: &Store,
    authority: &Organisation,
    asker: PersonId,
) -> Result<Vec<person::Model>, StoreFault> {
    let mut places = vec![authority.id];
    places.extend(authority.parent);
    let mut people = Vec::new();
    for place in places {
        let held = register::people_of(store, place).await?;
        people.extend(
            held.into_iter().filter(|(_, duty): &(_, Duty)| duty.coordinates()).map(|(person, _)| person),
        );
    }
    people.retain(|person| person.id != asker);
    people.dedup_by_key(|person| person.id);
    Ok(people)
}
