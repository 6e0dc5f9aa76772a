//! What the lead needs to do: tell those who know something else than what was agreed on.

use std::collections::BTreeSet;

use organisation::{Actor, App, Duty, Need, NeedSource, Whose};
use store::StoreFault;
use texts::Words;

use super::views;

/// Letters of the tour that wait to be sent.
pub struct TourNeeds;

#[async_trait::async_trait]
impl NeedSource for TourNeeds {
    async fn needs(&self, app: &App, actor: &Actor, words: &Words) -> Result<Vec<Need>, StoreFault> {
        if actor.duty() != Duty::NationalLead {
            return Ok(Vec::new());
        }
        let store = app.store();
        let Some(programme) = programme::views::current(store).await? else { return Ok(Vec::new()) };
        let events = views::agreed(store, programme.id).await?;
        let differing: Vec<_> = events.iter().filter(|event| event.differs()).collect();
        let whom: BTreeSet<_> = differing.iter().map(|event| event.audience).collect();
        if whom.is_empty() {
            return Ok(Vec::new());
        }
        let text = words.say1("tour-need", "count", whom.len());
        // The nearest of the days that somebody does not know.
        let due = differing.iter().map(|event| event.day).min();
        Ok(vec![Need { text, href: "/turne/besked".to_owned(), due }])
    }

    fn whose(&self, _: &Actor, _: &Need) -> Whose {
        Whose::Own
    }
}
