//! Whoever comes to the door without a seat may have done the course all the same: they wait for a seat and have the words
//! that are about them, or are registered for another day of the same programme. They stand there by name, so a word from
//! elsewhere counts when it is about one person of their municipality, known by one address.

use std::collections::{BTreeSet, HashMap};

use organisation::{MayHost, OrganisationId};
use roster::{fold_email, is_same_name};
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use store::{Desk, Line, Sight, StoreFault};
use workshop::day::Workshop;
use workshop::records::{invitation, participant, workshop as days};
use workshop::{InvitationId, ParticipantId, WorkshopId};

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
    let (own, carried) = desk
        .see_as(county, async {
            let known = known(desk, workshop, who).await?;
            let own = views::facts_of(desk.db(), who.id).await?;
            // Where they have a word of their own they need no other's.
            let is_new = |fact: &Fact| own.iter().all(|one| one.source != fact.source);
            let carried: Vec<Fact> = known.facts.into_iter().filter(is_new).collect();
            put(desk, workshop.id, (who, &known.email), &carried).await?;
            Ok::<_, StoreFault>((own, carried))
        })
        .await?;
    if !carried.is_empty() {
        desk.write(Line {
            deed: "course.carried",
            subject: "participant",
            subject_id: who.id.uuid(),
            owner: Some(permit.county().uuid()),
            details: json!({}),
        });
    }
    Ok(State::of(own.into_iter().chain(carried).map(|fact| fact.source)))
}

/// What is known of somebody who came.
struct Elsewhere {
    /// Their own address; empty where they have none.
    email: String,
    /// The words about the one person who they may be elsewhere; none when it may be two.
    facts: Vec<Fact>,
}

async fn known(desk: &Desk, workshop: &Workshop, who: Newcomer<'_>) -> Result<Elsewhere, StoreFault> {
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
        .all(desk.db())
        .await?;
    let email = people.iter().find(|one| one.id == who.id).map(|one| one.email.clone()).unwrap_or_default();
    let people = people.into_iter().filter(|one| one.id != who.id);
    let same: HashMap<ParticipantId, participant::Model> =
        people.filter(|one| is_same_name(&one.name, who.name)).map(|one| (one.id, one)).collect();
    let mut addresses: BTreeSet<String> = same.values().map(|one| fold_email(&one.email)).collect();
    // Whoever waits for a seat has an address; whoever walked in has none.
    addresses.extend(Some(fold_email(&email)).filter(|own| !own.is_empty()));
    if addresses.len() != 1 || addresses.contains("") {
        return Ok(Elsewhere { email, facts: Vec::new() });
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
    Ok(Elsewhere { email, facts })
}

async fn put(
    desk: &Desk,
    workshop: WorkshopId,
    (who, email): (Newcomer<'_>, &str),
    facts: &[Fact],
) -> Result<(), StoreFault> {
    if facts.is_empty() {
        return Ok(());
    }
    let marks = Marks::of(who.id, (who.name, email), false);
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
