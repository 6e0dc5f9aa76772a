//! Links that were opened in more browsers than one, until their owner has looked.

use store::StoreFault;

use super::{rules, views};
use crate::Duty;
use crate::home::{HomeReader, HomeSource, Look, Need};

/// Says which links seem to have been forwarded.
pub struct LinkNeeds;

#[async_trait::async_trait]
impl HomeSource for LinkNeeds {
    async fn look(&self, reader: &HomeReader<'_>) -> Result<Look, StoreFault> {
        let HomeReader { app, actor, words, .. } = *reader;
        match actor.duty() {
            Duty::NationalLead | Duty::CountyCoordinator | Duty::MunicipalCoordinator => {}
            Duty::Auditor | Duty::Facilitator => return Ok(Look::default()),
        }
        let opened = views::opened_widely(app.store(), actor).await?;
        let count = |number: i64| u64::try_from(number).unwrap_or_default();
        let forwarded = opened
            .into_iter()
            .filter(|row| rules::is_forwarded(count(row.browsers), count(row.known.into())));
        let need = |row: views::Forwarded| Need {
            text: words.say2("links-need", "name", &row.name, "browsers", row.browsers),
            href: format!("/lankar#lank-{}", row.id),
            due: None,
        };
        Ok(Look::of(forwarded.map(need).collect()))
    }
}
