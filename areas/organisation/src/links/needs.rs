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
        let now = app.store().doors().now();
        let forwarded = views::all(app.store(), actor).await?.into_iter().filter(|row| {
            let known = u64::try_from(row.link.browsers_known).unwrap_or_default();
            let life = rules::Life::of(row.link.ends_at, row.link.revoked_at, now);
            life == rules::Life::Live && rules::is_forwarded(row.browsers, known)
        });
        let need = |row: views::Row| Need {
            text: words.say2("links-need", "name", &row.link.name, "browsers", row.browsers),
            href: format!("/lankar#lank-{}", row.link.id),
            due: None,
        };
        Ok(forwarded.map(need).collect())
    }
}
