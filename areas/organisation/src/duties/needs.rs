//! The yearly review, among what needs doing.

use chrono::TimeDelta;
use store::StoreFault;
use texts::local;

use super::{review, views};
use crate::home::{HomeReader, HomeSource, Look, Need, Part, Told, Whose};

/// Says when the duties of an authority are to be gone through.
pub struct DutyNeeds;

#[async_trait::async_trait]
impl HomeSource for DutyNeeds {
    fn asks(&self, reader: &HomeReader<'_>) -> Vec<Part> {
        if reader.actor.duty().coordinates() {
            views::reviewed_and_given(reader.actor).into()
        } else {
            Vec::new()
        }
    }

    async fn look(&self, reader: &HomeReader<'_>, told: &Told) -> Result<Look, StoreFault> {
        let HomeReader { app, words, .. } = *reader;
        let day = |part| told.one(part).and_then(|row| row.at).map(|at| local(at).date());
        let (last, first) = (day(views::REVIEWED), day(views::GIVEN));
        let due = review::due(last, first).filter(|due| *due <= app.today() + TimeDelta::days(review::AHEAD));
        let need = due.map(|due| Need {
            text: words.say("duties-need-review"),
            href: "/uppdrag/genomgang".to_owned(),
            due: Some(due),
            whose: Whose::Own,
        });
        Ok(Look::of(need.into_iter().collect()))
    }
}
