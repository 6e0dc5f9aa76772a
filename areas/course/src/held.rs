//! What is held about a person who asks: the words about their course. A county answers for its workshops, a municipality
//! for its own people; who of them it is, the workshops have found.

use organisation::Duty;
use organisation::held::{HeldReader, HeldSource, Piece};
use store::StoreFault;
use workshop::held::{Theirs, piece};

use crate::views;

/// What this area holds.
pub struct CourseHeld;

#[async_trait::async_trait]
impl HeldSource for CourseHeld {
    async fn held(&self, reader: &HeldReader<'_>) -> Result<Vec<Piece>, StoreFault> {
        let theirs = Theirs::of(reader, &[Duty::CountyCoordinator, Duty::MunicipalCoordinator]).await?;
        if theirs.is_empty() {
            return Ok(Vec::new());
        }
        let (words, store) = (reader.words, reader.app.store());
        let facts = views::facts_about(store.reader(), theirs.ids()).await?;
        let mut pieces = Vec::new();
        for fact in facts {
            let whom = fact.participant.uuid();
            let Some((fits, workshop)) = theirs.get(whom) else { continue };
            let said = words.say(&format!("course-source-{}", fact.source.code()));
            let facts = [
                ("course-held-workshop", words.date(workshop.day)),
                ("course-held-said", said),
                ("course-held-at", words.moment(fact.at)),
                ("course-held-by", fact.said_by),
                ("course-held-reason", fact.reason),
            ];
            let id = format!("course:{whom}:{}", fact.source.code());
            pieces.push(piece(words, (id, "course-held"), fits, facts));
        }
        Ok(pieces)
    }
}
