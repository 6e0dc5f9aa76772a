//! What needs a county about its mail: mails that wait, and a mailbox that cannot be read.

use organisation::Duty;
use organisation::home::{HomeReader, HomeSource, Look, Need, Part, Told, Whose};
use store::StoreFault;

use super::views;

/// Says it.
pub struct ReceivedNeeds;

#[async_trait::async_trait]
impl HomeSource for ReceivedNeeds {
    fn asks(&self, reader: &HomeReader<'_>) -> Vec<Part> {
        match reader.actor.duty() {
            Duty::CountyCoordinator => vec![views::mailbox_and_waiting(reader.actor.organisation().id)],
            Duty::NationalLead | Duty::MunicipalCoordinator | Duty::Auditor | Duty::Facilitator => Vec::new(),
        }
    }

    async fn look(&self, reader: &HomeReader<'_>, told: &Told) -> Result<Look, StoreFault> {
        let words = reader.words;
        let mut needs = Vec::new();
        let mut need = |text: String| {
            needs.push(Need { text, href: "/inkommet".to_owned(), due: None, whose: Whose::Own });
        };
        let mailbox = told.one(views::MAILBOX);
        if let Some(waiting) = mailbox.and_then(|row| row.number).filter(|waiting| *waiting > 0) {
            need(words.say1("received-need-waiting", "count", waiting));
        }
        if let Some(since) = mailbox.and_then(|row| row.at) {
            need(words.say1("received-need-failing", "moment", words.moment(since)));
        }
        Ok(Look::of(needs))
    }
}
