//! What is held about a person who asks: letters that were sent to them as a participant, also when another hands them
//! over, and that one is held back. For the county that sends them; who of the participants it is, the workshops have
//! found.

use organisation::Duty;
use organisation::held::{HeldReader, HeldSource, Piece, letter};
use sea_orm::prelude::Uuid;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use store::{StoreFault, outbox};
use workshop::held::{Theirs, piece};

use crate::records::once;
use crate::rules::{Letter, Receiver};
use crate::sending::person_key;

/// What this area holds.
pub struct MailingsHeld;

#[async_trait::async_trait]
impl HeldSource for MailingsHeld {
    async fn held(&self, reader: &HeldReader<'_>) -> Result<Vec<Piece>, StoreFault> {
        let theirs = Theirs::of(reader, &[Duty::CountyCoordinator]).await?;
        if theirs.is_empty() {
            return Ok(Vec::new());
        }
        let (words, store) = (reader.words, reader.app.store());
        let own = |letter: &Letter| letter.receiver() == Receiver::Person;
        let letters = || Letter::ALL.into_iter().filter(own);
        let keys: Vec<_> = theirs
            .ids()
            .flat_map(|whom| letters().map(move |letter| (person_key(letter, whom), whom)))
            .collect();
        let sent = outbox::keyed(store, keys.iter().map(|(key, _)| key.clone())).await?;
        let kept = |(key, whom): &(_, Uuid)| Some((sent.get(key)?.clone(), theirs.get(*whom)?.0));
        let mut sent: Vec<_> = keys.iter().filter_map(kept).collect();
        sent.sort_by_key(|(kept, _)| kept.posted.id);
        let mut pieces: Vec<_> = sent.into_iter().map(|(kept, fits)| letter(words, kept, fits)).collect();
        let stopped = once::Entity::find()
            .filter(once::Column::Whom.is_in(theirs.ids()))
            .filter(once::Column::Held.eq(true))
            .order_by_asc(once::Column::At)
            .all(store.reader())
            .await?;
        for one in stopped {
            let Some((fits, workshop)) = theirs.get(one.whom) else { continue };
            let facts = [
                ("mailings-held-workshop", words.date(workshop.day)),
                ("mailings-held-letter", crate::pages::name(words, one.letter)),
                ("mailings-held-since", words.moment(one.at)),
            ];
            let id = format!("held-letter:{}:{}", one.letter.code(), one.whom);
            pieces.push(piece(words, (id, "mailings-held-back"), fits, facts));
        }
        Ok(pieces)
    }
}
