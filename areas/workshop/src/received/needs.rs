//! What needs a county about its mail: mails that wait, and a mailbox that cannot be read.

use organisation::Duty;
use organisation::home::{HomeReader, HomeSource, Look, Need};
use store::StoreFault;

use super::views;

/// Says it.
pub struct ReceivedNeeds;

#[async_trait::async_trait]
impl HomeSource for ReceivedNeeds {
    async fn look(&self, reader: &HomeReader<'_>) -> Result<Look, StoreFault> {
        let HomeReader { app, actor, words, .. } = *reader;
        let mut needs = Vec::new();
        if actor.duty() != Duty::CountyCoordinator {
            return Ok(Look::of(needs));
        }
        let (store, county) = (app.store(), actor.organisation().id);
        let Some(mailbox) = views::mailbox_of(store, county).await? else { return Ok(Look::of(needs)) };
        let mut need = |text: String| needs.push(Need { text, href: "/inkommet".to_owned(), due: None });
        let waiting = views::waiting(store, county).await?;
        if waiting > 0 {
            need(words.say1("received-need-waiting", "count", waiting));
        }
        if let Some(since) = mailbox.failing_since {
            need(words.say1("received-need-failing", "moment", words.moment(since)));
        }
        Ok(Look::of(needs))
    }
}
