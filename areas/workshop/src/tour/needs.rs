//! What the national lead needs to do about the tour: tell those who do not know what was agreed on.

use std::collections::BTreeSet;

use organisation::home::{Need, Whose};
use programme::ProgrammeId;
use store::{Store, StoreFault};
use texts::Words;

use super::views;

/// Whom to tell, where somebody is to be told. One query.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub(crate) async fn to_tell(
    store: &Store,
    programme: ProgrammeId,
    words: &Words,
) -> Result<Option<Need>, StoreFault> {
    let events = views::agreed(store, programme).await?;
    let differing: Vec<_> = events.iter().filter(|event| event.differs()).collect();
    let whom: BTreeSet<_> = differing.iter().map(|event| event.audience).collect();
    if whom.is_empty() {
        return Ok(None);
    }
    let text = words.say1("tour-need", "count", whom.len());
    // The nearest of the days that somebody does not know.
    let due = differing.iter().map(|event| event.day).min();
    Ok(Some(Need { text, href: "/turne/besked".to_owned(), due, whose: Whose::Own }))
}
