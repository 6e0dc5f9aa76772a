//! What is held about a person who asks: that they joined by video. For the county and for their municipality; who of the
//! participants it is, the workshops have found.

use organisation::Duty;
use organisation::held::{HeldReader, HeldSource, Piece};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use store::StoreFault;
use workshop::held::{Theirs, piece};

use crate::records::joined;

/// What this area holds.
pub struct JoiningHeld;

#[async_trait::async_trait]
impl HeldSource for JoiningHeld {
    async fn held(&self, reader: &HeldReader<'_>) -> Result<Vec<Piece>, StoreFault> {
        let theirs = Theirs::of(reader, &[Duty::CountyCoordinator, Duty::MunicipalCoordinator]).await?;
        if theirs.is_empty() {
            return Ok(Vec::new());
        }
        let (words, store) = (reader.words, reader.app.store());
        let found = joined::Entity::find()
            .filter(joined::Column::Participant.is_in(theirs.ids()))
            .order_by_asc(joined::Column::FirstAt)
            .all(store.reader())
            .await?;
        let mut pieces = Vec::new();
        for one in found {
            let whom = one.participant.uuid();
            let Some((fits, workshop)) = theirs.get(whom) else { continue };
            let noted = if one.noted > 0 { one.noted.to_string() } else { String::new() };
            let missing =
                if one.without_course { words.say("joining-held-without-course") } else { String::new() };
            let facts = [
                ("joining-held-workshop", words.date(workshop.day)),
                ("joining-held-first", words.moment(one.first_at)),
                ("joining-held-last", words.moment(one.last_at)),
                ("joining-held-times", one.times.to_string()),
                ("joining-held-browsers", noted),
                ("joining-held-course", missing),
            ];
            pieces.push(piece(words, (format!("joined:{whom}"), "joining-held"), fits, facts));
        }
        Ok(pieces)
    }
}
