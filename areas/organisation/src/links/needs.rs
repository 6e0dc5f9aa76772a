//! Links that were opened in more browsers than one, until their owner has looked.

use store::StoreFault;

use super::{rules, views};
use crate::Duty;
use crate::home::{HomeReader, HomeSource, Look, Need, Part, Row, Told, Whose};
use crate::records::LinkId;

/// Says which links seem to have been forwarded.
pub struct LinkNeeds;

#[async_trait::async_trait]
impl HomeSource for LinkNeeds {
    fn asks(&self, reader: &HomeReader<'_>) -> Vec<Part> {
        match reader.actor.duty() {
            Duty::NationalLead | Duty::CountyCoordinator | Duty::MunicipalCoordinator => {
                vec![views::opened_widely(reader.app.store(), reader.actor)]
            }
            Duty::Auditor | Duty::Facilitator => Vec::new(),
        }
    }

    async fn look(&self, reader: &HomeReader<'_>, told: &Told) -> Result<Look, StoreFault> {
        let count = |number: Option<i64>| number.and_then(|number| u64::try_from(number).ok());
        let is_forwarded = |row: &&Row| {
            rules::is_forwarded(count(row.number).unwrap_or_default(), count(row.known).unwrap_or_default())
        };
        let mut forwarded: Vec<&Row> = told.all(views::OPENED_WIDELY).filter(is_forwarded).collect();
        // The newest first.
        forwarded.sort_by_key(|row| std::cmp::Reverse(row.id));
        let need = |row: &Row| {
            let (name, browsers) = (row.text.as_deref().unwrap_or_default(), row.number.unwrap_or_default());
            let link = row.id.map(|id| format!("#lank-{}", LinkId::from(id))).unwrap_or_default();
            Need {
                text: reader.words.say2("links-need", "name", name, "browsers", browsers),
                href: format!("/lankar{link}"),
                due: None,
                whose: Whose::Own,
            }
        };
        Ok(Look::of(forwarded.into_iter().map(need).collect()))
    }
}
