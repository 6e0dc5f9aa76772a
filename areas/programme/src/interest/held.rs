//! What is held about a person who asks ([`organisation::held`]): who answered for a county, who asked a question, who
//! asked the counties. They stand there by name alone.

use organisation::Duty;
use organisation::held::{Fits, HeldReader, HeldSource, Piece};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use store::StoreFault;

use super::records::{call, interest, question};

/// What this part holds.
pub struct InterestHeld;

#[async_trait::async_trait]
impl HeldSource for InterestHeld {
    async fn held(&self, reader: &HeldReader<'_>) -> Result<Vec<Piece>, StoreFault> {
        match reader.actor.duty() {
            Duty::CountyCoordinator => of_county(reader).await,
            Duty::NationalLead => of_nation(reader).await,
            Duty::MunicipalCoordinator | Duty::Auditor | Duty::Facilitator => Ok(Vec::new()),
        }
    }
}

fn piece(
    reader: &HeldReader<'_>,
    (id, title): (String, &str),
    fits: Fits,
    facts: impl IntoIterator<Item = (&'static str, String)>,
) -> Piece {
    let said = facts.into_iter().filter(|(_, text)| !text.is_empty());
    let facts = said.map(|(key, text)| (reader.words.say(key), text)).collect();
    Piece { id, title: reader.words.say(title), fits, facts, text: Vec::new() }
}

/// What a county's people answered and asked.
async fn of_county(reader: &HeldReader<'_>) -> Result<Vec<Piece>, StoreFault> {
    let (db, words, whom) = (reader.app.store().reader(), reader.words, reader.whom);
    let own = interest::Entity::find()
        .filter(interest::Column::County.eq(reader.actor.organisation().id))
        .order_by_asc(interest::Column::Id)
        .all(db)
        .await?;
    let mut pieces = Vec::new();
    for answer in &own {
        let Some(fits) = whom.fits(&answer.answered_by, "") else { continue };
        let facts = [
            ("held-name", answer.answered_by.clone()),
            ("held-interest-answered", answer.answered_at.map(|at| words.moment(at)).unwrap_or_default()),
            ("held-interest-wishes", answer.wishes.clone()),
        ];
        pieces.push(piece(reader, (format!("interest:{}", answer.id), "held-interest"), fits, facts));
    }
    let asked = question::Entity::find()
        .filter(question::Column::Interest.is_in(own.iter().map(|one| one.id)))
        .order_by_asc(question::Column::Id)
        .all(db)
        .await?;
    for one in asked {
        let Some(fits) = whom.fits(&one.asked_by, "") else { continue };
        let facts = [
            ("held-name", one.asked_by),
            ("held-interest-question", one.text),
            ("held-interest-asked", words.moment(one.asked_at)),
        ];
        pieces.push(piece(reader, (format!("question:{}", one.id), "held-question"), fits, facts));
    }
    Ok(pieces)
}

/// What people of the national authority asked and answered.
async fn of_nation(reader: &HeldReader<'_>) -> Result<Vec<Piece>, StoreFault> {
    let (db, words, whom) = (reader.app.store().reader(), reader.words, reader.whom);
    let mut pieces = Vec::new();
    for call in call::Entity::find().all(db).await? {
        let Some(fits) = whom.fits(&call.asked_by, "") else { continue };
        let facts = [("held-name", call.asked_by), ("held-interest-asked", words.moment(call.asked_at))];
        pieces.push(piece(reader, (format!("call:{}", call.programme), "held-call"), fits, facts));
    }
    let answered = question::Entity::find().filter(question::Column::AnsweredBy.ne(""));
    for one in answered.order_by_asc(question::Column::Id).all(db).await? {
        let Some(fits) = whom.fits(&one.answered_by, "") else { continue };
        let facts = [
            ("held-name", one.answered_by),
            ("held-interest-answer", one.answer),
            ("held-interest-answered", one.answered_at.map(|at| words.moment(at)).unwrap_or_default()),
        ];
        pieces.push(piece(reader, (format!("answer:{}", one.id), "held-answer"), fits, facts));
    }
    Ok(pieces)
}
