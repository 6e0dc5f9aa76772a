//! Links that were opened in more browsers than one, until their owner has looked.

use store::StoreFault;
use texts::Words;

use super::{rules, views};
use crate::{Actor, App, Duty, Need, NeedSource};

/// Says which links seem to have been forwarded.
pub struct LinkNeeds;

#[async_trait::async_trait]
impl NeedSource for LinkNeeds {
    async fn needs(&self, app: &App, actor: &Actor, words: &Words) -> Result<Vec<Need>, StoreFault> {
        match actor.duty() {
            Duty::NationalLead | Duty::CountyCoordinator | Duty::MunicipalCoordinator => {}
            Duty::Auditor | Duty::Facilitator => return Ok(Vec::new()),
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
        Ok(forwarded.map(need).collect())
    }
}
