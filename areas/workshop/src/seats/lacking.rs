//! The letter that names what a municipality lacks: one press, and each gets a letter about itself.

use organisation::link;
use organisation::{MayCoordinate, register};
use roster::Role;
use sea_orm::ActiveValue::Set;
use serde_json::json;
use store::{DeedKey, Line, Opened, StoreFault};
use texts::Lang;
use web::House;

use super::deeds::{of_invitation, upsert};
use super::letters;
use super::records::invitation_seats;
use super::rules::{Cover, SeatRules};
use super::settling::rules;
use crate::day;
use crate::invitation::posting::{Answers, letters_of, registration_link};
use crate::invitation::views::recipients;
use crate::records::{InvitationId, WorkshopId};
use crate::registration::rules::SHOWN;
use crate::registration::views::{Answer, answers};

/// What a municipality that has answered lacks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lacks {
    /// Roles that nobody covers and no seat is held for.
    pub missing: Vec<Role>,
    /// Roles with a seat that has no name yet.
    pub vacant: Vec<Role>,
}

impl Lacks {
    /// Of an answer.
    #[must_use]
    pub fn of(rules: &SeatRules, answer: &Answer) -> Self {
        let vacant = |role: &Role| {
            let count =
                |of: &std::collections::BTreeMap<Role, usize>| of.get(role).copied().unwrap_or_default();
            rules.cover(*role, count(&answer.in_role), count(&answer.held)) == Cover::Vacant
        };
        Self {
            missing: rules.missing(&answer.in_role, &answer.held),
            vacant: SHOWN.into_iter().filter(vacant).collect(),
        }
    }

    /// Lacks something.
    #[must_use]
    pub fn is_something(&self) -> bool {
        !self.missing.is_empty() || !self.vacant.is_empty()
    }
}

/// Writes to one municipality, or to all that have answered and lack something. Says to how many; those without an address
/// that works are passed over.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn tell(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    only: Option<InvitationId>,
    (to, key): (Answers, DeedKey),
) -> Result<Option<usize>, StoreFault> {
    let store = house.store();
    let county = register::organisation(store, permit.county()).await?;
    let mut desk = match store.desk_once(permit.author(), key).await? {
        Opened::Desk(desk) => desk,
        Opened::Done(told) => return Ok(Some(told.parse().unwrap_or_default())),
    };
    let Some(workshop) = day::locked(&desk, permit, id).await? else {
        desk.clear().await?;
        return Ok(None);
    };
    let (rules, _) = rules(desk.db(), id).await?;
    let reached = recipients(store, county.id, id).await?;
    let words = house.words(Lang::Sv);
    let letters = letters_of(&workshop, &county, "lacking", &to.to);
    let mut told = 0;
    for answer in answers(store, id).await? {
        let lacks = Lacks::of(&rules, &answer);
        let is_meant = only.is_none_or(|only| only == answer.invitation);
        if answer.answered_at.is_none() || !is_meant || !lacks.is_something() {
            continue;
        }
        let recipient = reached.iter().find(|recipient| recipient.municipality.id == answer.municipality);
        let Some(recipient) = recipient.filter(|recipient| !recipient.people.is_empty()) else { continue };
        let municipality = &recipient.municipality;
        for (name, address) in &recipient.people {
            let whose = (answer.invitation, municipality.id);
            let link = registration_link(&desk, house, &workshop, whose, (name, address)).await?;
            let lacks = (lacks.missing.as_slice(), lacks.vacant.as_slice());
            let letter = letters::lacking(&words, &workshop, municipality, lacks, &link::placeholder(link));
            let once = format!("lacking:{}:{address}:{}", answer.invitation, key.0);
            desk.post(letters.letter(once, (municipality, name, address), letter, None)?);
        }
        let at = desk.now();
        let row = of_invitation(answer.invitation, |row| row.lacking_at = Set(Some(at)));
        upsert(&desk, row, &[invitation_seats::Column::LackingAt]).await?;
        told += 1;
    }
    if told == 0 {
        desk.clear().await?;
        return Ok(Some(0));
    }
    desk.write(Line {
        deed: "seats.lacking_told",
        subject: "workshop",
        subject_id: id.uuid(),
        owner: Some(county.id.uuid()),
        details: json!({ "municipalities": told }),
    });
    desk.seal(&told.to_string()).await?;
    Ok(Some(told))
}
