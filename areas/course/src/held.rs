//! What is held about a person who asks: the words about their course. A county answers for its workshops, a municipality
//! for its own people.

use std::collections::HashMap;

use organisation::held::{HeldReader, HeldSource, Piece};
use organisation::{Duty, OrganisationId};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use store::StoreFault;
use workshop::records::{invitation, participant, workshop as day};
use workshop::{InvitationId, ParticipantId};

use crate::views;

/// What this area holds.
pub struct CourseHeld;

#[async_trait::async_trait]
impl HeldSource for CourseHeld {
    async fn held(&self, reader: &HeldReader<'_>) -> Result<Vec<Piece>, StoreFault> {
        let (words, db, own) = (reader.words, reader.app.store().reader(), reader.actor.organisation().id);
        let mut pieces = Vec::new();
        for (workshop, sent) in workshops(reader, own).await? {
            let facts = views::facts(db, workshop.id).await?;
            let people = participant::Entity::find()
                .filter(participant::Column::Id.is_in(facts.iter().map(|fact| fact.participant)))
                .filter(participant::Column::Invitation.is_in(sent))
                .all(db)
                .await?;
            let people: HashMap<ParticipantId, participant::Model> =
                people.into_iter().map(|person| (person.id, person)).collect();
            for fact in facts {
                let Some(person) = people.get(&fact.participant) else { continue };
                let Some(fits) = reader.whom.fits(&person.name, &person.email) else { continue };
                let said = words.say(&format!("course-source-{}", fact.source.code()));
                let said_facts = [
                    ("course-held-workshop", words.date(workshop.day)),
                    ("course-held-said", said),
                    ("course-held-at", words.moment(fact.at)),
                    ("course-held-by", fact.said_by),
                    ("course-held-reason", fact.reason),
                ];
                let facts = said_facts.into_iter().filter(|(_, text)| !text.is_empty());
                pieces.push(Piece {
                    id: format!("course:{}:{}", fact.participant, fact.source.code()),
                    title: words.say("course-held"),
                    fits,
                    facts: facts.map(|(key, text)| (words.say(key), text)).collect(),
                    text: Vec::new(),
                });
            }
        }
        Ok(pieces)
    }
}

/// The workshops about whose people the reader's authority answers, each with the invitations that these people came by.
async fn workshops(
    reader: &HeldReader<'_>,
    own: OrganisationId,
) -> Result<Vec<(day::Model, Vec<InvitationId>)>, StoreFault> {
    let db = reader.app.store().reader();
    let sent = match reader.actor.duty() {
        Duty::CountyCoordinator => {
            let held = day::Entity::find().filter(day::Column::County.eq(own)).all(db).await?;
            let held = held.into_iter().map(|one| one.id);
            invitation::Entity::find().filter(invitation::Column::Workshop.is_in(held)).all(db).await?
        }
        Duty::MunicipalCoordinator => {
            invitation::Entity::find().filter(invitation::Column::Municipality.eq(own)).all(db).await?
        }
        Duty::NationalLead | Duty::Auditor | Duty::Facilitator => return Ok(Vec::new()),
    };
    let found = day::Entity::find()
        .filter(day::Column::Id.is_in(sent.iter().map(|one| one.workshop)))
        .order_by_asc(day::Column::Day)
        .all(db)
        .await?;
    let own = |workshop: day::Model| {
        let ids = sent.iter().filter(|one| one.workshop == workshop.id).map(|one| one.id).collect();
        (workshop, ids)
    };
    Ok(found.into_iter().map(own).collect())
}
