//! Whoever comes to the door without being registered may have done the course all the same: they wait for a seat, or are
//! registered for another day of the same programme. They stand there by name alone, so a word about them counts when it
//! is about one person of their municipality, known by one address.

use std::collections::{BTreeSet, HashMap};

use organisation::{MayHost, OrganisationId};
use roster::fold_email;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use store::{Desk, Line, Sight, StoreFault};
use workshop::day::Workshop;
use workshop::records::{invitation, participant, workshop as days};
use workshop::{InvitationId, ParticipantId, WorkshopId};

use crate::matching::plain;
use crate::records::fact;
use crate::rules::{Source, State};
use crate::views::{self, Fact, Marks};

/// Somebody who came.
#[derive(Clone, Copy, Debug)]
pub struct Newcomer<'a> {
    /// As whom they are registered now.
    pub id: ParticipantId,
    /// Name, as it was said.
    pub name: &'a str,
    /// From which municipality.
    pub municipality: OrganisationId,
}

/// Gives somebody who was let in the words that stand about them elsewhere, and says how they stand. With the sight of the
/// workshop's county, whoever stands at the door. A part of the door's own deed.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn carry(
    desk: &mut Desk,
    permit: &MayHost,
    workshop: &Workshop,
    who: Newcomer<'_>,
) -> Result<State, StoreFault> {
    let county = Sight::Authority(workshop.county.uuid());
    let facts = desk
        .see_as(county, async {
            let facts = known(desk, workshop, who).await?;
            put(desk, workshop.id, who, &facts).await?;
            Ok::<_, StoreFault>(facts)
        })
        .await?;
    if !facts.is_empty() {
        desk.write(Line {
            deed: "course.carried",
            subject: "participant",
            subject_id: who.id.uuid(),
            owner: Some(permit.county().uuid()),
            details: json!({}),
        });
    }
    Ok(State::of(facts.into_iter().map(|fact| fact.source)))
}

/// The words about the one person who it may be; none when it may be two.
async fn known(desk: &Desk, workshop: &Workshop, who: Newcomer<'_>) -> Result<Vec<Fact>, StoreFault> {
    let sent: Vec<(InvitationId, WorkshopId)> = invitation::Entity::find()
        .filter(invitation::Column::Municipality.eq(who.municipality))
        .find_also_related(days::Entity)
        .filter(days::Column::Programme.eq(workshop.programme))
        .all(desk.db())
        .await?
        .into_iter()
        .map(|(sent, _)| (sent.id, sent.workshop))
        .collect();
    let people = participant::Entity::find()
        .filter(participant::Column::Invitation.is_in(sent.iter().map(|(id, _)| *id)))
        .filter(participant::Column::Protected.eq(0))
        .filter(participant::Column::Id.ne(who.id))
        .all(desk.db())
        .await?;
    let name = plain(who.name);
    let same: HashMap<ParticipantId, participant::Model> =
        people.into_iter().filter(|one| plain(&one.name) == name).map(|one| (one.id, one)).collect();
    let addresses: BTreeSet<String> = same.values().map(|one| fold_email(&one.email)).collect();
    if addresses.len() != 1 || addresses.contains("") {
        return Ok(Vec::new());
    }
    let mut facts = views::facts_about(desk.db(), same.keys().map(|id| id.uuid())).await?;
    // An exemption is for one day.
    let is_here = |fact: &Fact| {
        let day =
            same.get(&fact.participant).and_then(|one| sent.iter().find(|(id, _)| *id == one.invitation));
        day.is_some_and(|(_, day)| *day == workshop.id)
    };
    facts.retain(|fact| fact.source != Source::Exempt || is_here(fact));
    // Of two words of one source the older one.
    let mut sources = Vec::new();
    facts.retain(|fact| {
        let is_new = !sources.contains(&fact.source);
        sources.push(fact.source);
        is_new
    });
    Ok(facts)
}

async fn put(desk: &Desk, workshop: WorkshopId, who: Newcomer<'_>, facts: &[Fact]) -> Result<(), StoreFault> {
    if facts.is_empty() {
        return Ok(());
    }
    let marks = Marks::of(who.id, (who.name, ""), false);
    let rows = facts.iter().map(|fact| fact::ActiveModel {
        participant: Set(who.id),
        source: Set(fact.source),
        workshop: Set(workshop),
        at: Set(fact.at),
        said_by: Set(fact.said_by.clone()),
        reason: Set(fact.reason.clone()),
        name_mark: Set(marks.name.clone()),
        address_mark: Set(marks.address.clone()),
    });
    fact::Entity::insert_many(rows).exec_without_returning(desk.db()).await?;
    Ok(())
}
